/**
 * The sentinel: one look at every open watch of the project, and at what production serves. It finishes what a run that
 * died began in production, judges what is watched, reports what nobody recorded, and begins nothing itself.
 */
import type { Verdict } from "../../lib/verdict.ts";
import type { Plan } from "../../plan/plan.ts";
import type { Forge, Host } from "../../providers/contract.ts";
import { decideLook, type LookStep, recordsToRead, weightOf } from "../../release/decide-look.ts";
import { asRecorded } from "../../release/expected-production.ts";
import type { ProductionRecord } from "../../release/record.ts";
import { withoutRepeats } from "../../release/without-repeats.ts";
import { type CommandResult, endedAs, worstEnd, worstWithOthers } from "../../release/result.ts";
import { isRollingOut, type ProductionState } from "../../release/world.ts";
import type { CommandContext } from "../context.ts";
import { endSettled } from "../end-settled.ts";
import { bestEffort, createPart, type Journal } from "../journal.ts";
import { promoteCandidate } from "../promote-candidate.ts";
import { putBackAborted } from "../put-back-rollout.ts";
import { restoreAndLook } from "../restore-and-look.ts";
import { readServed } from "../read-served.ts";
import { listProductionRecords, readProduction, readRecord, readStaging } from "../release-records.ts";
import { type Observations, observeProduction } from "../observe/observe-production.ts";
import { observed } from "../observe/observed-plan.ts";
import { changesNothing, mayChange, observingContext } from "../observe/observing-context.ts";
import { writeProductionStatus } from "../write-release-status.ts";
import { countRequests } from "./count-requests.ts";
import { findForeign } from "./find-foreign.ts";
import { lookAtRollout } from "./look-at-rollout.ts";
import { lookAtWatch } from "./look-at-watch.ts";
import { planOfRelease } from "./plan-of-release.ts";

/** Requests to GitHub of one look, where nobody floods the record with entries of their own and nothing is rolled back or held. */
export const MOST_REQUESTS = 10;
/** Those of a rollback's incident besides: look for it, read whose commits were taken out, open it, look for another's. */
export const INCIDENT_REQUESTS = 4;
/** Of a look that observes what others deploy, with what it writes about several of them. */
export const MOST_OBSERVING_REQUESTS = 24;
/** Records whose statuses are read: the newest, that of what production serves, and as many others as are left. */
const RECORDS_READ = 4;
/** What a word about a release that production does not serve may cost, but for an incident. */
const COSTS: Readonly<Record<LookStep["do"], number>> = {
  nothing: 0,
  report: 0,
  wait: 0,
  close: 1,
  settle: 4,
  watch: 6,
  "finish-promote": 6,
};
interface Looking {
  readonly context: CommandContext;
  readonly journal: Journal;
  readonly host: Host;
  readonly forge: Forge;
}

interface Seen {
  readonly production: ProductionState;
  readonly listed: Awaited<ReturnType<typeof listProductionRecords>>["records"];
  /** Those that were read, newest first. */
  readonly records: readonly ProductionRecord[];
}

export async function lookAtReleases(given: CommandContext, journal: Journal): Promise<CommandResult> {
  const context = observingContext(given);
  const [host, connected] = await Promise.all([context.role("host"), context.role("forge")]);
  const { forge, count, counting } = countRequests(connected);
  const { forgeUntil } = context;
  const counted =
    forgeUntil === undefined ? {} : { forgeUntil: async (until: AbortSignal) => counting(await forgeUntil(until)) };
  const looking: Looking = { context: { ...context, ...counted }, journal, host, forge };
  const seen = await read(looking);
  const { production, records, listed } = seen;
  journal.productionBefore(production.project.productionDeploymentId);
  journal.productionAfter(production, null);
  const newest = listed[0]?.payload.release;
  const steps = records.map((record) => ({
    record,
    step: decideLook({ record, production, now: context.clock.now(), newest: record.payload.release === newest }),
  }));
  const ends: CommandResult[] = [];
  // What production serves comes first: what is left of the requests is for the others.
  const inOrder = steps.toSorted((one, other) => weightOf(other.step) - weightOf(one.step));
  let most = MOST_REQUESTS;
  for (const [index, { record, step }] of inOrder.entries()) {
    if (changesNothing(context) && mayChange(step, record, production)) {
      journal.note(`release ${record.payload.release} is left as it is: this look only observes`);
      continue;
    }
    // The first is never put off: others who flood the record must not keep a release from its watch.
    if (index > 0 && count() + COSTS[step.do] > most) {
      journal.note(
        `release ${record.payload.release} is left to the next look, so that this one does not ask GitHub too often`,
      );
      continue;
    }
    const end = await act(looking, seen, record, step);
    if (end !== null) ends.push(end);
    // What is held now is held at the next look as well: whoever comes after it would wait for ever.
    if (end?.decision === "hold") most += COSTS.watch;
  }
  const changed =
    ends.some(({ decision }) => decision === "rolled-back") || steps.some(({ step }) => step.do === "finish-promote");
  const observations = await observe(looking, seen, (requests) => count() + requests <= MOST_OBSERVING_REQUESTS);
  ends.push(...observations.ends);
  const last =
    changed || observations.isServed
      ? { foreign: null, production }
      : await findForeign(looking.context, journal, host, seen);
  const own = last.foreign === null ? [] : [createPart(journal).finishWith(last.foreign)];
  const parts = [...ends, ...own];
  const [about, worst] = [worstEnd(parts), worstWithOthers(parts)];
  if (about !== null && worst !== null) return endedAs(about, journal.finish(worst));
  journal.productionAfter(last.production, await readServed(context));
  return journal.finishWith(
    asRecorded(last.production, { releases: listed.length, isObserved: observations.isServed }),
  );
}

async function observe(
  { context, journal, host, forge }: Looking,
  { production, listed }: Seen,
  affords: (requests: number) => boolean,
): Promise<Observations> {
  if (context.plan.stages.production.watch?.observe !== true) return { ends: [], isServed: false };
  return observeProduction({ context, journal, host, forge, production, releases: listed, affords });
}

async function read({ context, journal, host, forge }: Looking): Promise<Seen> {
  const [production, { records: listed, crowded }] = await Promise.all([
    readProduction(context, host),
    listProductionRecords(context, journal, forge),
  ]);
  if (crowded) journal.note("others wrote so many newer deployments that older records may not have been read");
  const now = context.clock.now();
  const { read, left } = recordsToRead(listed, production, { now, most: RECORDS_READ });
  if (left > 0)
    journal.note(
      `${left} older release${left === 1 ? "" : "s"} whose time to be watched is not over, and that production does not serve, were not read`,
    );
  const records = withoutRepeats(await Promise.all(read.map((own) => readRecord(context, journal, forge, own))));
  return { production, listed, records };
}

async function judgingPlan(...about: Parameters<typeof planOfRelease>): Promise<Plan> {
  const plan = await planOfRelease(...about);
  return about[0].options.observe === true ? observed(plan) : plan;
}

/** Null where it changes nothing about how the look ends. */
async function act(
  { context: whole, journal, host, forge }: Looking,
  { production, listed, records }: Seen,
  record: ProductionRecord,
  step: LookStep,
): Promise<CommandResult | null> {
  const { release, commit } = record.payload;
  const judged = step.do === "watch" || step.do === "finish-promote";
  const plan = judged ? await judgingPlan(whole, journal, forge, record) : whole.plan;
  const context: CommandContext = { ...whole, plan, release: { id: release, commit } };
  const part = createPart(journal);
  if (judged || step.do === "settle") {
    journal.about(context.release);
    journal.candidate(record.payload.candidate);
  }
  switch (step.do) {
    case "nothing":
      return null;
    case "wait":
      journal.note(`release ${release}: ${step.why}, so it is left alone`);
      return null;
    case "report":
      await restoreAndLook(context, part, host, { production, record });
      return part.finishWith(step.verdict);
    case "settle":
      return endSettled(context, part, { host, forge, record, production }, step.settled);
    case "watch":
      return isRollingOut(production, record.payload.candidate.id)
        ? lookAtRollout(context, part, { host, forge, record })
        : lookAtWatch(context, part, { host, forge, record });
    case "close":
      await close({ context, journal, host, forge }, record, step.verdict);
      return null;
    case "finish-promote": {
      const [candidate, staging] = await Promise.all([
        host.readDeployment(record.payload.candidate.id),
        readStaging(context, journal, forge),
      ]);
      const promoted = await promoteCandidate({
        context,
        journal: part,
        host,
        forge,
        candidate,
        records: { staging, record, history: records, listed },
      });
      // Its watch has begun; the next look judges it.
      return promoted.decision === "proceed"
        ? { ...promoted, decision: "watching", reasonCode: "watch_open" }
        : promoted;
    }
  }
}

async function close(
  { context, journal, host, forge }: Looking,
  record: ProductionRecord,
  { reasonCode, summary }: Verdict,
): Promise<void> {
  const { payload, promotedAt } = record;
  await bestEffort(journal, "the end of a watch was not written", () =>
    writeProductionStatus(context, forge, record, { phase: "held", promotedAt, reason: `${reasonCode}, ${summary}` }),
  );
  journal.note(`release ${payload.release}: ${summary}`);
  await putBackAborted(journal, host, record);
}
