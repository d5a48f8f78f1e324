/** One look at an open watch: judged from the beginning by what the vendors have, ended or left with a word for the next look. */
import { renderDuration } from "../../lib/duration.ts";
import { renderInstant } from "../../lib/instant.ts";
import { pass } from "../../lib/verdict.ts";
import type { ProductionRecord, ProductionStatus } from "../../release/record.ts";
import type { CommandResult } from "../../release/result.ts";
import { parseWatchLooks, type WatchLooks } from "../../release/watch-looks.ts";
import type { CommandContext } from "../context.ts";
import { bestEffort, type Journal } from "../journal.ts";
import { putBackRollout } from "../put-back-rollout.ts";
import { restoreAutoAssign } from "../record-production.ts";
import { readAgain } from "../release-records.ts";
import { neverAsked, withoutCode } from "./without-code.ts";
import { probeAgain } from "./probe-again.ts";
import { writeProductionStatus } from "../write-release-status.ts";
import { endWatch, type Watched } from "../watch/end-watch.ts";
import { type Look, lookOnce } from "../watch/look-once.ts";
import { showLook, standingOf } from "../watch/show-look.ts";
import { createWatchMemory, judgedUntil, type WatchMemory } from "../watch/watch-memory.ts";

export async function lookAtWatch(
  context: CommandContext,
  journal: Journal,
  { host, forge, record }: Omit<Watched, "record"> & { readonly record: ProductionRecord },
): Promise<CommandResult> {
  const { clock } = context;
  const promotedAt =
    Math.floor(((record.phase === "promoting" ? null : record.promotedAt) ?? clock.now()) / 1_000) * 1_000;
  const watched = { host, forge, record: { ...record, promotedAt } };
  // A promote that was cut off before its end: what it would have put back is put back here.
  if (record.phase === "promoting") {
    await restoreAutoAssign(context, journal, host, record);
    await putBackRollout(journal, host, record);
  }
  const before = parseWatchLooks(record);
  // GitHub's clock told the time of the look before; it may be a little ahead of ours.
  const silenceMs = record.phase === "watching" ? Math.max(0, clock.now() - record.statusAt) : 0;
  sayLate(context, journal, silenceMs);
  const looks = {
    count: (before?.count ?? 0) + 1,
    longestSilenceMs: Math.max(before?.longestSilenceMs ?? 0, silenceMs),
  };
  const acceptedMs = context.plan.stages.production.watch?.silenceMs ?? 0;
  const memory = createWatchMemory(false, {
    presence: { looks: looks.count, longestSilenceMs: looks.longestSilenceMs, acceptedMs },
    judgedUntil: before === null ? null : promotedAt + before.judgedMs,
  });
  if (before?.gatesOpen === false) memory.gates = pass("verified", "The production gates passed after the promote.");
  const askable = await withoutCode(context);
  await probeAgain(askable.context, memory, record);
  const look = await lookOnce(askable.context, journal, watched, memory);
  showLook(context, journal, look, new Set());
  const unasked = before?.gatesOpen === false ? [] : askable.left;
  const gatesOpen = unasked.length > 0 || memory.gates?.outcome === "hold";
  if (look.answer.kind === "continue") {
    const judgedMs = Math.max(before?.judgedMs ?? 0, (judgedUntil(memory) ?? promotedAt) - promotedAt);
    return goOn(context, journal, watched, { look, memory, silenceMs, looks: { ...looks, judgedMs, gatesOpen } });
  }
  const { answer } = look;
  const isUnasked = answer.kind === "end" && answer.verdict.outcome === "pass" && unasked.length > 0;
  return endWatch(context, journal, watched, isUnasked ? { kind: "end", verdict: neverAsked(unasked) } : answer);
}

function sayLate({ plan }: CommandContext, journal: Journal, silenceMs: number): void {
  const { watch } = plan.stages.production;
  if (watch === null || silenceMs <= watch.silenceMs) return;
  journal.note(
    `nobody looked for ${renderDuration(silenceMs)}, and the plan accepts ${renderDuration(watch.silenceMs)}: see what starts the looks`,
  );
}

interface GoingOn {
  readonly look: Look;
  readonly memory: WatchMemory;
  readonly looks: WatchLooks;
  readonly silenceMs: number;
}

async function goOn(
  context: CommandContext,
  journal: Journal,
  { forge, record }: Watched,
  { look, memory, looks, silenceMs }: GoingOn,
): Promise<CommandResult> {
  const { clock, plan } = context;
  const standing = standingOf(look);
  journal.tick({ ...standing, previousMs: null });
  const until = record.promotedAt + record.payload.watchForMs;
  const probes = plan.stages.production.verify.some(({ gate }) => gate === "http");
  // A look that did not reach the site leaves no word: for health checks nobody has looked.
  if (probes && memory.rounds.length === 0 && clock.now() <= until) {
    journal.note("no health check got through to the site, so this look does not count as one");
  } else {
    await leaveWord(
      context,
      journal,
      { forge, record },
      { phase: "watching", promotedAt: record.promotedAt, until, looks },
    );
  }
  const late = looks.count > 1 ? `, ${renderDuration(silenceMs)} after the one before` : "";
  return journal.finish({
    decision: "watching",
    reasonCode: "watch_open",
    summary: `${record.payload.candidate.id} is watched until ${renderInstant(until)}: look ${looks.count}${late}; ${standing.clear} of ${standing.clear + standing.open} conditions clear, longest silence ${renderDuration(looks.longestSilenceMs)}.`,
  });
}

/** Read once more: whoever stays, or a person, may have written while this look judged, and theirs must stay. */
async function leaveWord(
  context: CommandContext,
  journal: Journal,
  { forge, record }: Pick<Watched, "forge" | "record">,
  status: ProductionStatus,
): Promise<void> {
  await bestEffort(journal, "the look was not written down", async () => {
    const now = await readAgain(context, journal, forge, record);
    if (now.phase === record.phase) await writeProductionStatus(context, forge, record, status);
  });
}
