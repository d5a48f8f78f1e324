/**
 * What comes before a release's production record, one thing at a time, and production is read again after each: who approved,
 * whether all records were read, and the way back. Only then is it written.
 */
import { plannedFlags } from "../plan/planned-flags.ts";
import { planSteps } from "../plan/plan-steps.ts";
import type { PlannedRollout } from "../release/payload.ts";
import type { RecordedFlag } from "../release/recorded-flag.ts";
import type { WayBack } from "../release/way-back.ts";
import type { World } from "../release/world.ts";
import type { Promotion } from "./confirm-promote.ts";
import { chooseTarget, missesPromote, recordProduction, servedBefore, type TargetChoice } from "./record-production.ts";
import { readApprovals } from "./read-approvals.ts";
import { listProductionRecords, readRecords, type Records } from "./release-records.ts";
import { requireStagingSteps } from "./steps/require-staging-steps.ts";
import { requireStepsKept } from "./steps/require-steps-kept.ts";
import { NOT_REVIEWED, type ReleaseReview, reviewRelease } from "./requires-checklist.ts";

export interface Preparation {
  readonly records: Records;
  readonly review: ReleaseReview;
  /** Null until it was looked at. */
  readonly way: ProvenWay | null;
  readonly isReadAgain: boolean;
  /** Nothing of staging was left out. */
  readonly isStaged: boolean;
  /** The steps before the promote are done. */
  readonly stepsTaken: boolean;
  /** None of the release's steps was taken back since it was recorded: of its own record a run knows that. */
  readonly stepsKept: boolean;
}

interface ProvenWay {
  /** What production served then. */
  readonly before: string | null;
  readonly choice: TargetChoice;
  readonly wayBack: WayBack | null;
}

export function beginPreparation({ context: { plan } }: Promotion, records: Records): Preparation {
  const stepsKept = planSteps(plan).length === 0;
  return {
    records,
    review: NOT_REVIEWED,
    way: null,
    isReadAgain: false,
    isStaged: false,
    stepsTaken: false,
    stepsKept,
  };
}

/** One step further; where the review says no, the caller ends. It comes last, so that nothing said since is missed. */
export async function prepareRecord(promotion: Promotion, world: World, before: Preparation): Promise<Preparation> {
  const { context, journal, forge, candidate } = promotion;
  if (candidate === null) return before;
  const { records, way } = before;
  if (!before.isReadAgain && missesPromote(world, records.listed)) {
    const again = await readRecords(context, journal, forge, candidate, records.staging);
    return { ...before, isReadAgain: true, records: again };
  }
  if (!before.isStaged) {
    const unmet = await requireStagingSteps(context, journal, forge);
    return { ...before, isStaged: unmet === null, review: { ...NOT_REVIEWED, unmet } };
  }
  if (!before.stepsTaken && context.plan.stages.production.before.length > 0) {
    return takeStepsFirst(promotion, world, before);
  }
  // Gates may be asked for it, so that what production serves is read again before it is recorded.
  if (way === null || way.before !== servedBefore(world, candidate.id)) {
    return { ...before, way: await proveWay(promotion, world, records, candidate.id) };
  }
  const review = await reviewPromotion(promotion, world);
  if (review.unmet !== null) return { ...before, review };
  const rollout = await plannedRollout(promotion);
  if (rollout !== null && "unmet" in rollout) return { ...before, review: { ...review, unmet: rollout.unmet } };
  const planned: PlannedRollout | null = rollout?.planned ?? null;
  const people = await readApprovals(context, journal, forge);
  const flag = await flagBefore(promotion);
  const toRecord = { candidate, world, review, people, flag, rollout: planned, ...way };
  const written = await recordProduction(context, journal, forge, toRecord);
  return {
    ...before,
    review,
    stepsKept: true,
    records: await readRecords(context, journal, forge, candidate, records.staging, written),
  };
}

/** Of a release that an earlier run recorded: what it stands on may have been taken back since, by whoever took it out. */
export async function findStepsKept({ context, journal, forge }: Promotion, before: Preparation): Promise<Preparation> {
  const unmet = await requireStepsKept(context, journal, forge);
  return { ...before, stepsKept: unmet === null, review: { ...before.review, unmet } };
}

/**
 * Nothing speaks against the release when its steps begin. They may take hours and change what the known-good build stands
 * on: afterwards the records are read again, the way back is looked at, and everything is asked once more.
 */
async function takeStepsFirst(promotion: Promotion, world: World, before: Preparation): Promise<Preparation> {
  const { context, journal, forge, candidate } = promotion;
  const review = await reviewPromotion(promotion, world);
  if (review.unmet !== null) return { ...before, review };
  const rollout = await plannedRollout(promotion);
  if (rollout !== null && "unmet" in rollout) return { ...before, review: { ...review, unmet: rollout.unmet } };
  const { takeStepsBefore } = await import("./steps/around-promote.ts");
  const unmet = await takeStepsBefore(promotion, world);
  if (unmet !== null) return { ...before, review: { ...review, unmet } };
  const records = await readRecords(context, journal, forge, candidate, before.records.staging);
  return { ...before, records, way: null, stepsTaken: true };
}

/** What people and machines said of the change, and of a build that the host made also whether it may follow what is live. */
async function reviewPromotion({ context, journal, forge, adoption }: Promotion, world: World): Promise<ReleaseReview> {
  const review = await reviewRelease(context, journal, forge);
  return review.unmet !== null || adoption === undefined ? review : { ...review, unmet: await adoption.judge(world) };
}

async function proveWay(
  { context, journal, forge, host }: Promotion,
  world: World,
  { listed }: Records,
  candidate: string,
): Promise<ProvenWay> {
  const choice = await chooseTarget(context, journal, forge, { candidate, world, listed });
  const { before, chain, knownGood, schemas } = choice;
  if (knownGood === null) return { before, choice, wayBack: null };
  const { proveWayBack } = await import("./way-back/prove-way-back.ts");
  const order = { knownGood, chain, listed, candidate, schemas, serving: world.serving };
  return { before, choice, wayBack: await proveWayBack(context, journal, host, order) };
}

/** Null where the ladder sets none. What reads flags loads only where there is one. */
async function flagBefore({ context, journal }: Promotion): Promise<RecordedFlag | null> {
  const [planned] = plannedFlags(context.plan);
  if (planned === undefined) return null;
  const { snapshotFlag } = await import("./flags/read-planned-flag.ts");
  return snapshotFlag(context, journal, planned);
}

/** Null where all visitors get it at once. What rolls out loads only where something does. */
async function plannedRollout({ context, journal, host, forge }: Promotion) {
  const { promote } = context.plan.stages.production;
  if (promote === null) return null;
  const { planRollout } = await import("./rollout/rollout-settings.ts");
  return planRollout(host, promote, async () => {
    const { records } = await listProductionRecords(context, journal, forge);
    return records.map(({ payload }) => payload);
  });
}
