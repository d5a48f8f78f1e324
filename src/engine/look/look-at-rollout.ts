/** One look at a stage of a rolling release: judged from its beginning by what the vendors have, ended or left with a word. */
import { renderInstant } from "../../lib/instant.ts";
import type { CommandResult } from "../../release/result.ts";
import { stageOf } from "../../release/rollout-stage.ts";
import type { CommandContext } from "../context.ts";
import { bestEffort, type Journal } from "../journal.ts";
import { readAgain } from "../release-records.ts";
import { beginStage, type Rolling, stageMsOf } from "../rollout/drive-rollout.ts";
import { endStage } from "../rollout/end-stage.ts";
import { writeProgress } from "../rollout/record-stage.ts";
import { lookOnce } from "../watch/look-once.ts";
import { showLook, standingOf } from "../watch/show-look.ts";
import { createWatchMemory, judgedUntil } from "../watch/watch-memory.ts";

export async function lookAtRollout(
  context: CommandContext,
  journal: Journal,
  rolling: Rolling,
): Promise<CommandResult> {
  const { host, forge } = rolling;
  const begun = await beginStage(context, journal, rolling);
  if ("kind" in begun) return begun.kind === "ended" ? begun.result : watching(journal, begun.promoted);
  const { watched, progress } = begun;
  const stage = stageOf(progress, stageMsOf(watched.record));
  const before = progress.looks;
  const silenceMs = Math.max(0, context.clock.now() - Math.max(watched.record.statusAt, progress.stageAt));
  const longestSilenceMs = Math.max(before?.longestSilenceMs ?? 0, silenceMs);
  const count = (before?.count ?? 0) + 1;
  const acceptedMs = context.plan.stages.production.watch?.silenceMs ?? 0;
  const memory = createWatchMemory(false, {
    presence: { looks: count, longestSilenceMs, acceptedMs },
    judgedUntil: before === null ? null : progress.startedAt + before.judgedMs,
  });
  const look = await lookOnce(context, journal, { host, record: watched.record, stage }, memory);
  showLook(context, journal, look, new Set());
  const { answer } = look;
  if (answer.kind !== "continue") {
    const ended = await endStage(context, journal, watched, stage, answer);
    if (ended.kind === "ended") return ended.result;
    // What the host shows now stands in the record before this look is over: the next one may be hours away.
    const next = await beginStage(context, journal, { ...rolling, record: watched.record });
    if ("kind" in next) return next.kind === "ended" ? next.result : watching(journal, next.promoted);
    return open(journal, next.progress.stage, next.progress.stages, null);
  }
  const standing = standingOf(look);
  journal.tick({ ...standing, previousMs: null });
  const judgedMs = Math.max(before?.judgedMs ?? 0, (judgedUntil(memory) ?? progress.startedAt) - progress.startedAt);
  const looks = { count, longestSilenceMs, judgedMs, gatesOpen: memory.gates?.outcome !== "pass" };
  await bestEffort(journal, "the look was not written down", async () => {
    // Whoever stays, or a person, may have written while this look judged, and theirs must stay.
    const now = await readAgain(context, journal, forge, watched.record);
    if (now.phase === watched.record.phase && now.reason === watched.record.reason)
      await writeProgress(context, forge, watched.record, { ...progress, looks });
  });
  return open(journal, progress.stage, progress.stages, stage.to);
}

function open(journal: Journal, stage: number, stages: number, until: number | null): CommandResult {
  const end = until === null ? "" : ` until ${renderInstant(until)}`;
  return journal.finish({
    decision: "watching",
    reasonCode: "watch_open",
    summary: `Stage ${stage + 1} of ${stages} of the rollout is watched${end}; scheduled looks go on with it.`,
  });
}

/** Its watch has begun; the next look judges it. */
function watching(journal: Journal, promoted: CommandResult): CommandResult {
  const { decision, reasonCode, summary } = promoted;
  return decision === "proceed"
    ? journal.finish({ ...promoted, decision: "watching", reasonCode: "watch_open" })
    : journal.finish({ decision, reasonCode, summary, remedy: promoted.remedy });
}
