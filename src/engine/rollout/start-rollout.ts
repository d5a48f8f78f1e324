/** The end of a promote whose visitors come in stages: the first of them get it, and the watch decides about the others. */
import { hold, pass, type Verdict } from "../../lib/verdict.ts";
import type { Forge, Host, HostRollouts } from "../../providers/contract.ts";
import type { PlannedRollout } from "../../release/payload.ts";
import type { ProductionRecord } from "../../release/record.ts";
import type { CommandResult } from "../../release/result.ts";
import { decideSettled } from "../../release/decide-settled.ts";
import { parseRolloutProgress } from "../../release/rollout-progress.ts";
import { type ProductionState, productionShows, rollingOut } from "../../release/world.ts";
import type { CommandContext } from "../context.ts";
import { bestEffort, type Journal } from "../journal.ts";
import { nullWhereSilent } from "../null-where-silent.ts";
import { readPatiently } from "../read-patiently.ts";
import { readServed } from "../read-served.ts";
import { restoreAutoAssign } from "../record-production.ts";
import { readAgain, readProduction, readProductionRecord } from "../release-records.ts";
import { endSettled } from "../end-settled.ts";
import { type Moved, moveRollout } from "./move-rollout.ts";
import { progressOf, writeProgress } from "./record-stage.ts";
import { putBackSettings, useOurSettings } from "./rollout-settings.ts";

/** How long what follows the first request may wait for a vendor that does not answer: the release is live by then. */
const AFTERWARDS_MS = 2 * 60_000;

interface Begun {
  readonly host: Host;
  readonly forge: Forge;
  readonly record: ProductionRecord;
}

/** Null: somebody gave it to everybody meanwhile, which is confirmed as any promote is. */
export async function startRollout(
  context: CommandContext,
  journal: Journal,
  { host, forge, record }: Begun,
): Promise<CommandResult | null> {
  const { candidate, rollout } = record.payload;
  if (rollout === undefined || host.rollouts === undefined) throw new Error("a rollout that is not planned");
  const release = { host, forge, record };
  const moved = await beginFirstStage(context, journal, release, { rollout, rollouts: host.rollouts });
  if (moved.kind === "ended") return moved.result;
  if (moved.kind === "stopped") return notBegun(context, journal, release, moved.verdict);
  const { production } = moved;
  await bestEffort(journal, "automatic assignment of production domains was not put back", () =>
    readPatiently(context, journal, AFTERWARDS_MS, () => restoreAutoAssign(context, journal, host, record)),
  );
  const { ended, read } = await whatOthersDecided(context, journal, release, AFTERWARDS_MS);
  if (ended !== null) return ended;
  journal.productionAfter(read, await readServed(context));
  // As whoever decides on the promote reads it: what is still being rolled out is not everybody's, whatever the domains show.
  const active = rollingOut(read) ?? (productionShows(read, candidate.id) ? null : rollingOut(production));
  if (active === null) {
    const now = read.project.productionDeploymentId;
    return now === candidate.id ? null : journal.finishWith(movedSince(candidate.id, now));
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

/** Of a command that ends before the host is asked, the plan's settings are put back; those of one that ends as asked, by who goes on. */
async function beginFirstStage(
  context: CommandContext,
  journal: Journal,
  release: Begun,
  { rollout, rollouts }: { readonly rollout: PlannedRollout; readonly rollouts: HostRollouts },
): Promise<Moved | { readonly kind: "ended"; readonly result: CommandResult }> {
  const { host, record } = release;
  const { candidate, previous, unpinned } = record.payload;
  const beside = previous?.id ?? null;
  const unpin = context.options.unpin || unpinned;
  const begun = parseRolloutProgress(record) !== null;
  const goal = { candidateId: candidate.id, stage: 0, stages: rollout.percents.length, beside, unpin, begun };
  let mustPutBack = false;
  try {
    const before = await readProduction(context, host);
    // Another run may be done with all of its stages by now: what they were for is over.
    if (!begun && rollingOut(before) === null && !productionShows(before, candidate.id)) {
      mustPutBack = true;
      const unmet = await useOurSettings(rollouts, journal, rollout);
      if (unmet !== null) return { kind: "ended", result: journal.finishWith(unmet) };
      // A person's rollback that came meanwhile has taken the release out before it is in. Nothing is live: nobody is waited for.
      const { ended } = await whatOthersDecided(context, journal, release, 0);
      if (ended !== null) await putBackSettings(journal, host, record);
      if (ended !== null) return { kind: "ended", result: ended };
    }
    // A host that was asked may begin at any moment, and without the stages everybody would get it.
    return await moveRollout(context, journal, host, goal, () => (mustPutBack = false));
  } catch (error) {
    if (mustPutBack) await putBackSettings(journal, host, record);
    throw error;
  }
}

function movedSince(candidateId: string, now: string | null): Verdict {
  return hold(
    "production_moved",
    `Production was ${candidateId}, and is ${now ?? "nothing"} by now, changed by somebody else.`,
    "Check what production serves now; if Holdpoint made that change, it has its own watch.",
  );
}

/** What was written since this run read the record stays, and `ended` it; null where nobody decided anything. */
async function whatOthersDecided(
  context: CommandContext,
  journal: Journal,
  { host, forge, record }: Begun,
  patienceMs: number,
): Promise<{ readonly ended: CommandResult | null; readonly read: ProductionState }> {
  const [read, now] = await readPatiently(context, journal, patienceMs, async () => {
    const reading = readProduction(context, host);
    reading.then(
      (production) => journal.productionAfter(production, null),
      () => undefined,
    );
    // Another run may have recorded the release as well, and a person's rollback speaks of the newest.
    const newest = async () =>
      (await readProductionRecord(context, journal, forge)) ?? readAgain(context, journal, forge, record);
    return Promise.all([reading, newest()]);
  });
  const settled = decideSettled(read, now);
  const known = { host, forge, record: now, production: read };
  return { ended: settled && (await endSettled(context, journal, known, settled)), read };
}

/** The host may have begun it and taken it back since: what it switched on by that, and what was written for it, is put back. */
async function notBegun(
  context: CommandContext,
  journal: Journal,
  { host, record }: Begun,
  verdict: Verdict,
): Promise<CommandResult> {
  await bestEffort(journal, "automatic assignment of production domains was not put back", () =>
    restoreAutoAssign(context, journal, host, record),
  );
  await putBackSettings(journal, host, record);
  // All of that took a while.
  const production = await nullWhereSilent(() => readProduction(context, host));
  journal.productionAfter(production, production === null ? null : await readServed(context));
  return journal.finishWith(verdict);
}
