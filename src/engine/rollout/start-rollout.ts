/** The end of a promote whose visitors come in stages: the first of them get it, and the watch decides about the others. */
import { pass } from "../../lib/verdict.ts";
import type { Forge, Host } from "../../providers/contract.ts";
import type { ProductionRecord } from "../../release/record.ts";
import type { CommandResult } from "../../release/result.ts";
import { rollingOut } from "../../release/world.ts";
import type { CommandContext } from "../context.ts";
import { bestEffort, type Journal } from "../journal.ts";
import { readPatiently } from "../read-patiently.ts";
import { readServed } from "../read-served.ts";
import { restoreAutoAssign } from "../record-production.ts";
import { readProduction } from "../release-records.ts";
import { moveRollout } from "./move-rollout.ts";
import { progressOf, writeProgress } from "./record-stage.ts";
import { useOurSettings } from "./rollout-settings.ts";

/** How long what follows the first request may wait for a vendor that does not answer: the release is live by then. */
const AFTERWARDS_MS = 2 * 60_000;

export async function startRollout(
  context: CommandContext,
  journal: Journal,
  { host, forge, record }: { readonly host: Host; readonly forge: Forge; readonly record: ProductionRecord },
): Promise<CommandResult> {
  const { candidate, rollout } = record.payload;
  if (rollout === undefined || host.rollouts === undefined) throw new Error("a rollout that is not planned");
  const before = await readProduction(context, host);
  if (rollingOut(before) === null) {
    const unmet = await useOurSettings(host.rollouts, journal, rollout);
    if (unmet !== null) return journal.finishWith(unmet);
  }
  const goal = { candidateId: candidate.id, stage: 0, stages: rollout.percents.length };
  const moved = await moveRollout(context, journal, host, goal);
  if (moved.kind === "stopped") return journal.finishWith(moved.verdict);
  const { production } = moved;
  const active = rollingOut(production);
  await bestEffort(journal, "automatic assignment of production domains was not put back", () =>
    readPatiently(context, journal, AFTERWARDS_MS, () => restoreAutoAssign(context, journal, host, record)),
  );
  journal.productionAfter(production, await readServed(context));
  if (active === null) {
    // Somebody gave it to everybody meanwhile: the watch takes it from here.
    return journal.finishWith(pass("already_done", `Production serves ${candidate.id}.`));
  }
  const found = progressOf(record, production, context.clock.now());
  if (found?.isNew === true)
    await readPatiently(context, journal, AFTERWARDS_MS, () => writeProgress(context, forge, record, found.progress));
  const shares = active.stages.map(({ percent }) => percent);
  if (shares.join() !== rollout.percents.join() || active.stages.some(({ automatic }) => automatic)) {
    journal.note(
      `the rolling release that is in force has other stages than the plan (${shares.map((share) => `${share} %`).join(", ")}${active.stages.some(({ automatic }) => automatic) ? ", some of which end by themselves" : ""}): it began with settings that were there before`,
    );
  }
  const stage = active.activeStage ?? 0;
  const text = `${candidate.id} is given to ${shares[stage] ?? 0} % of the visitors, stage ${stage + 1} of ${shares.length}`;
  journal.step("promote", text);
  return journal.finishWith(pass("rollout_started", `A rolling release began: ${text}.`));
}
