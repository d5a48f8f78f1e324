/** What follows the watch of a stage: the next one, everybody, a rollback, or a word that a person must decide. */
import type { Verdict } from "../../lib/verdict.ts";
import type { CommandResult } from "../../release/result.ts";
import { decideSettled } from "../../release/decide-settled.ts";
import type { RolloutStage } from "../../release/rollout-stage.ts";
import { describeActive } from "../../release/decide-rollout.ts";
import { rollingOut } from "../../release/world.ts";
import type { CommandContext } from "../context.ts";
import { endSettled } from "../end-settled.ts";
import { bestEffort, type Journal } from "../journal.ts";
import { readPatiently } from "../read-patiently.ts";
import { readServed } from "../read-served.ts";
import { restoreAfterFailure } from "../record-production.ts";
import { readAgain, readProduction } from "../release-records.ts";
import { rollBackRelease } from "../roll-back-release.ts";
import { writeCommitStatus, writeProductionStatus } from "../write-release-status.ts";
import type { Watched } from "../watch/end-watch.ts";
import type { WatchEnd } from "../watch/watch-production.ts";
import { moveRollout } from "./move-rollout.ts";

/** How long a vendor that does not answer is waited for at the end of a stage. */
const PATIENCE_MS = 5 * 60_000;

type StageEnd =
  /** The host shows another stage, or none: what is so is read again. */
  { readonly kind: "moved" } | { readonly kind: "ended"; readonly result: CommandResult };

export async function endStage(
  context: CommandContext,
  journal: Journal,
  watched: Watched,
  stage: RolloutStage,
  answer: WatchEnd,
): Promise<StageEnd> {
  const { host, record } = watched;
  if (answer.kind === "rollback") {
    const { summary, reasonCode } = answer.verdict;
    const reason = `in stage ${stage.index + 1} of ${stage.stages}: ${summary}`;
    const result = await rollBackRelease(context, journal, { host, record, reason, code: reasonCode });
    return { kind: "ended", result };
  }
  if (answer.verdict.reasonCode === "rollout_moved") return { kind: "moved" };
  if (answer.verdict.outcome !== "pass") return held(context, journal, watched, answer.verdict);
  const settled = await whatOthersWrote(context, journal, watched);
  if (settled !== null) return settled;
  const next = stage.index + 1;
  const { candidate } = record.payload;
  journal.noteOnce(`stage ${next} of ${stage.stages} is clear: no rollback condition was met to its end`);
  const moved = await moveRollout(context, journal, host, {
    candidateId: candidate.id,
    stage: next,
    stages: stage.stages,
    beside: record.payload.previous?.id ?? null,
  });
  if (moved.kind === "stopped") {
    // Whoever took it back has decided; that is read from the host, and settled there.
    if (moved.verdict.reasonCode === "production_moved") return { kind: "moved" };
    return held(context, journal, watched, moved.verdict);
  }
  const active = rollingOut(moved.production);
  journal.step("stage", active === null ? `${candidate.id} is given to all of the visitors` : describeActive(active));
  return { kind: "moved" };
}

/** A person may have asked for a rollback while this stage was judged: what they wrote stays. */
async function whatOthersWrote(context: CommandContext, journal: Journal, watched: Watched): Promise<StageEnd | null> {
  const { host, forge, record } = watched;
  const [production, now] = await readPatiently(context, journal, PATIENCE_MS, () =>
    Promise.all([readProduction(context, host), readAgain(context, journal, forge, record)]),
  );
  const settled = decideSettled(production, now);
  if (settled === null) return null;
  return {
    kind: "ended",
    result: await endSettled(context, journal, { host, forge, record: now, production }, settled),
  };
}

async function held(context: CommandContext, journal: Journal, watched: Watched, verdict: Verdict): Promise<StageEnd> {
  const settled = await whatOthersWrote(context, journal, watched);
  if (settled !== null) return settled;
  const { host, forge, record } = watched;
  const reason = `${verdict.reasonCode}, ${verdict.summary}`;
  await bestEffort(journal, "the end of the stage was not written", () =>
    writeProductionStatus(context, forge, record, { phase: "held", promotedAt: record.promotedAt, reason }),
  );
  await writeCommitStatus(context, journal, forge, "pending", verdict.summary);
  const production = await readProduction(context, host);
  await restoreAfterFailure(context, journal, host, { production, record });
  journal.productionAfter(production, await readServed(context));
  const active = rollingOut(production);
  const where = active === null ? "" : ` It stays where it is: ${describeActive(active)}.`;
  const { reasonCode, summary, remedy = "" } = verdict;
  const result = journal.finish({
    decision: "hold",
    reasonCode,
    summary: `${summary}${where}`,
    remedy: `${remedy} Then watch again (\`watch\`), which judges this stage once more, complete the rolling release at the host, or dispatch a rollback.`,
  });
  return { kind: "ended", result };
}
