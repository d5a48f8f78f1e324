/** What follows the watch of a stage: the next one, everybody, a rollback, or a word that a person must decide. */
import { hold, type Verdict } from "../../lib/verdict.ts";
import type { CommandResult } from "../../release/result.ts";
import { decideSettled } from "../../release/decide-settled.ts";
import type { RungWords } from "../../release/rung-words.ts";
import { watchedAnew } from "../../release/watched-anew.ts";
import type { ProductionRecord } from "../../release/record.ts";
import type { RolloutStage } from "../../release/rollout-stage.ts";
import { describeActive } from "../../release/decide-rollout.ts";
import { type ProductionState, rollingOut } from "../../release/world.ts";
import type { CommandContext } from "../context.ts";
import { endSettled } from "../end-settled.ts";
import { bestEffort, type Journal } from "../journal.ts";
import { readPatiently } from "../read-patiently.ts";
import { readServed } from "../read-served.ts";
import { restoreAndLook } from "../restore-and-look.ts";
import { readAgain, readProduction } from "../release-records.ts";
import { findUntoldRungs } from "../rest-of-ladder.ts";
import { rollBackWatched } from "../roll-back-watched.ts";
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
    const result = await rollBackWatched(context, journal, watched.forge, { host, record, reason, code: reasonCode });
    return { kind: "ended", result };
  }
  if (answer.verdict.reasonCode === "rollout_moved") return { kind: "moved" };
  if (answer.verdict.outcome !== "pass") return held(context, journal, watched, answer.verdict);
  const { ended, now, production } = await whatOthersWrote(context, journal, watched);
  if (ended !== null) return ended;
  const untold = await findUntoldRungs(context, now);
  if (untold.length > 0) {
    const rungs = Object.fromEntries(untold.map((key) => [key, "done" as const]));
    return held(context, journal, watched, clearOnlySo(stage, untold), rungs);
  }
  const next = stage.index + 1;
  const { candidate } = record.payload;
  journal.noteOnce(`stage ${next} of ${stage.stages} is clear: no rollback condition was met to its end`);
  const moved = await moveRollout(context, journal, host, {
    candidateId: candidate.id,
    stage: next,
    stages: stage.stages,
    beside: record.payload.previous?.id ?? null,
    startedAt: rollingOut(production)?.startedAt ?? null,
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

/** A run that a rung has helped, and whose forge was silent, could leave no word of it: how the release does without, nobody saw. */
function clearOnlySo({ index, stages }: RolloutStage, keys: readonly string[]): Verdict {
  const names = keys.join(" and ");
  const [is, was] = keys.length === 1 ? ["is", "was"] : ["are", "were"];
  return hold(
    "rung_in_force",
    `Stage ${index + 1} of ${stages} is clear, but ${names} ${is} as the rollback's ladder makes it, and ${was} not when this release was recorded: a run that died may have changed it, and whether the release is well without that is not known.`,
    "Look at it, and decide whether more visitors may get the release so.",
  );
}

/** A person may have asked for a rollback while this stage was judged, and another run watches it, too: what they wrote stays. */
async function whatOthersWrote(
  context: CommandContext,
  journal: Journal,
  watched: Watched,
): Promise<{ readonly ended: StageEnd | null; readonly now: ProductionRecord; readonly production: ProductionState }> {
  const { host, forge, record } = watched;
  const [production, now] = await readPatiently(context, journal, PATIENCE_MS, () =>
    Promise.all([readProduction(context, host), readAgain(context, journal, forge, record)]),
  );
  const settled = decideSettled(production, now);
  if (settled !== null) {
    const result = await endSettled(context, journal, { host, forge, record: now, production }, settled);
    return { ended: { kind: "ended", result }, now, production };
  }
  const anew = watchedAnew(now, { since: record.promotedAt, phase: "promoting" });
  if (anew === null) return { ended: null, now, production };
  journal.productionAfter(production, await readServed(context));
  return { ended: { kind: "ended", result: journal.finishWith(anew) }, now, production };
}

/** `untold`: rungs of which the record says nothing. */
async function held(
  context: CommandContext,
  journal: Journal,
  watched: Watched,
  verdict: Verdict,
  untold: RungWords = {},
): Promise<StageEnd> {
  const { ended, now } = await whatOthersWrote(context, journal, watched);
  if (ended !== null) return ended;
  const rungs = { ...now.rungs, ...untold };
  const { host, forge, record } = watched;
  const reason = `${verdict.reasonCode}, ${verdict.summary}`;
  await bestEffort(journal, "the end of the stage was not written", () =>
    writeProductionStatus(context, forge, record, { phase: "held", promotedAt: record.promotedAt, reason, rungs }),
  );
  await writeCommitStatus(context, journal, forge, "pending", verdict.summary);
  const production = await readProduction(context, host);
  journal.productionAfter(production, await readServed(context));
  await restoreAndLook(context, journal, host, { production, record });
  const left = journal.production();
  const active = left === null ? null : rollingOut(left);
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
