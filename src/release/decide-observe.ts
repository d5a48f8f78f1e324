/**
 * Which times of production's past and presence are observed: those in which it served what no release of ours brought
 * there. Pure. Since when something serves is the host's word; who served in which order our records know as well.
 */
import type { ServedDeployment } from "../providers/contract.ts";
import type { ObservationPayload } from "./observation.ts";
import type { ProductionPayload } from "./payload.ts";
import type { OwnRecord } from "./record.ts";
import { arrivingDeployment, type ProductionState } from "./world.ts";

export interface ObserveInput {
  readonly production: ProductionState;
  /** What the host says has served, newest first. */
  readonly served: readonly ServedDeployment[];
  /** Release records, newest first. */
  readonly releases: readonly OwnRecord<ProductionPayload>[];
  /** Observations, newest first. */
  readonly observations: readonly OwnRecord<ObservationPayload>[];
  readonly now: number;
}

/** A time in which production served one deployment. */
export interface ServedTime {
  readonly id: string;
  readonly from: number;
  /** The host does not say since when, so it is since the look that found it. */
  readonly fromIsFound: boolean;
  /** What served before; null where nobody knows it. */
  readonly previous: string | null;
}

export interface ToObserve {
  /** Newest first. */
  readonly times: readonly ServedTime[];
  /** So many others served meanwhile, and are too many for one look. */
  readonly left: number;
  /** Why nothing new is observed yet; null where nothing is in the way. */
  readonly waits: string | null;
}

/** The same moment may be told by two of the host's fields, which differ. */
const SAME_MOMENT_MS = 2 * 60_000;
/** What went live longer ago is nothing new to anybody, and vendors have forgotten what they counted then. */
const FIRST_LOOK_BACK_MS = 7 * 24 * 3_600_000;
/** Of one look: each costs requests. */
const MOST_AT_ONCE = 3;

export function decideObserve(input: ObserveInput): ToObserve {
  const { production, now } = input;
  const current = production.project.productionDeploymentId;
  if (current === null) return { times: [], left: 0, waits: "production serves nothing" };
  const arriving = arrivingDeployment(production);
  if (arriving !== null) return { times: [], left: 0, waits: `the host is bringing ${arriving} into production` };
  const last = lastKnown(input);
  const told = liveSince(input, current);
  const time = timeOfCurrent(current, last, told, now);
  if (time === null) return { times: [], left: 0, waits: null };
  const between = last === null ? [] : servedBetween(input, last, { ...time, id: current });
  const all = [time, ...between];
  const times = all.slice(0, MOST_AT_ONCE).map((one, index) => ({
    ...one,
    previous: previousOf(input, one, all[index + 1]?.id ?? last?.id ?? null),
  }));
  return { times, left: all.length - times.length, waits: null };
}

interface Known {
  readonly id: string;
  readonly from: number;
  readonly isRelease: boolean;
}

/** What our records know to have come into production last. */
function lastKnown({ releases, observations }: ObserveInput): Known | null {
  const [release] = releases;
  const [observed] = observations;
  const ofRelease =
    release === undefined
      ? null
      : { id: release.payload.candidate.id, from: release.deployment.createdAt, isRelease: true };
  const ofObserved =
    observed === undefined
      ? null
      : { id: observed.payload.candidate.id, from: observed.payload.liveAt, isRelease: false };
  if (ofRelease === null || ofObserved === null) return ofRelease ?? ofObserved;
  return ofRelease.from > ofObserved.from ? ofRelease : ofObserved;
}

/** Null where the host says nothing about it. */
function liveSince({ production, served }: ObserveInput, id: string): number | null {
  const request = production.project.aliasRequest;
  const asked = request?.toDeploymentId === id && request.status === "succeeded" ? [request.requestedAt] : [];
  const listed = served.filter((one) => one.id === id).map(({ servedAt }) => servedAt);
  return asked.length + listed.length === 0 ? null : Math.max(...asked, ...listed);
}

type FoundTime = Omit<ServedTime, "previous">;

function timeOfCurrent(id: string, last: Known | null, told: number | null, now: number): FoundTime | null {
  const since = (from: number): FoundTime => ({ id, from, fromIsFound: false });
  if (last === null) return told === null || told < now - FIRST_LOOK_BACK_MS ? null : since(told);
  const isLater = told !== null && told > last.from + (last.id === id ? SAME_MOMENT_MS : 0);
  // A release has a watch of its own, and one that never arrived ends nobody's time.
  if (last.isRelease) return last.id === id || !isLater ? null : since(told);
  if (isLater) return since(told);
  // It is back, and the host does not say since when.
  return last.id === id ? null : { id, from: now, fromIsFound: true };
}

/** What came and went between two looks, newest first. */
function servedBetween(input: ObserveInput, last: Known, current: FoundTime): readonly FoundTime[] {
  const released = new Set(input.releases.map(({ payload }) => payload.candidate.id));
  return input.served
    .filter(({ id, servedAt }) => {
      const isBetween = servedAt > last.from + SAME_MOMENT_MS && servedAt < current.from;
      return isBetween && id !== current.id && id !== last.id && !released.has(id);
    })
    .map(({ id, servedAt }) => ({ id, from: servedAt, fromIsFound: false }));
}

function previousOf({ served }: ObserveInput, { id, from }: FoundTime, known: string | null): string | null {
  if (known !== null && known !== id) return known;
  return served.find((one) => one.id !== id && one.servedAt < from)?.id ?? null;
}

/** Until when production served what is observed; null where it still does. `news`: what this look found. */
export function servedUntil(
  { payload }: OwnRecord<ObservationPayload>,
  { production, served, releases, observations, now }: ObserveInput,
  news: readonly Pick<ServedTime, "from">[],
): number | null {
  const { candidate, liveAt } = payload;
  const current = production.project.productionDeploymentId;
  const hasServed = (id: string) => id === current || served.some((one) => one.id === id);
  const starts = [
    ...news.map(({ from }) => from),
    ...observations.map((one) => one.payload.liveAt),
    ...releases.filter((one) => hasServed(one.payload.candidate.id)).map(({ deployment }) => deployment.createdAt),
  ].filter((at) => at > liveAt);
  if (starts.length > 0) return Math.min(...starts);
  return current === candidate.id ? null : now;
}
