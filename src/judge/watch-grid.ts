/** Which windows of a condition are judged, and when. Fixed by the promote and the plan, never by when somebody looks. Pure. */
import type { MetricWindow } from "../providers/contract.ts";

export interface WatchSpan {
  /** When the candidate was read back in production. */
  readonly from: number;
  /** End of the watch. */
  readonly to: number;
  /** Another release served from its end on. */
  readonly isCut?: true;
}

export interface GridSteps {
  /** Length of the condition's window. */
  readonly overMs: number;
  /** Time between two looks. */
  readonly everyMs: number;
  /** How long the vendor takes until an instant's data is complete. */
  readonly settleMs: number;
}

/** The gap between two windows grows with the age of the watch, but to no more than this share of it. */
const WINDOWS_PER_AGE = 120;

/** The time that is judged, in whole buckets of this length. */
export interface BucketSpan extends WatchSpan {
  readonly bucketMs: number;
}

/**
 * The windows of a watch, oldest first: the whole grid, whoever looks and whenever. A window ends at every look in the
 * first four hours of one-minute looks; later the ends are further apart, by a 120th of the age and never by more than a
 * window's length, so that none of the time is skipped. So a look that knows nothing yet has hundreds of windows to read
 * after 48 hours and not thousands. Regressions that a release brings show early; late ones are found a little later.
 * No window begins before the promote, and the last one ends with the watch. Ends are such that a window has settled
 * exactly when a look is due; on buckets (`on`) they are the last whole bucket before that, so that such a window is due at
 * the same look and a part of a bucket shorter.
 */
export function watchGrid(
  span: WatchSpan,
  { overMs, everyMs, settleMs }: GridSteps,
  on: BucketSpan = { ...span, bucketMs: 1 },
): readonly MetricWindow[] {
  const ends: number[] = [];
  const add = (at: number) => {
    const end = Math.min(on.from + Math.floor((at - on.from) / on.bucketMs) * on.bucketMs, on.to);
    // What lies between two ends lies in a window, also where whole buckets move them apart.
    for (let reach = ends.at(-1) ?? on.from; end > reach; reach = ends.at(-1) ?? end) {
      ends.push(Math.min(end, reach + overMs));
    }
  };
  const step = Math.min(everyMs, overMs);
  const most = Math.floor(overMs / step);
  const firstFull = on.from + overMs;
  for (let to = span.from + step - (settleMs % step); to < span.to;) {
    // The beginning of the watch lies in a whole window too, where whole windows do not end with the steps.
    if (to >= firstFull) add(Math.min(firstFull, on.to));
    add(to);
    const steps = Math.floor((to - span.from) / (WINDOWS_PER_AGE * step));
    to += step * Math.min(Math.max(steps, 1), most);
  }
  add(Math.min(firstFull, on.to));
  add(on.to);
  return ends.map((to) => ({ from: Math.max(on.from, to - overMs), to }));
}

/** How many windows of the grid have ended by this instant. */
export function countEnded(grid: readonly MetricWindow[], at: number): number {
  let low = 0;
  let high = grid.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((grid[middle]?.to ?? Number.POSITIVE_INFINITY) <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Looks in the place of one where a decision is near; but evidence is counted in minutes, and sooner there is nothing new. */
const HURRIED_LOOKS = 4;
const SHORTEST_HURRY_MS = 60_000;

/**
 * Looks fall on whole steps since the promote, and from the instant at which the last window has settled on steps since then.
 * Where a decision is near (`isUrgent`) there are more of them between those; none is left out.
 */
export function nextLookAt(span: WatchSpan, everyMs: number, now: number, settledAt: number, isUrgent = false): number {
  const after = (from: number, stepMs: number) => from + (Math.floor((now - from) / stepMs) + 1) * stepMs;
  if (now >= settledAt) return after(settledAt, everyMs);
  const usual = Math.min(after(span.from, everyMs), settledAt);
  if (!isUrgent) return usual;
  const hurriedMs = Math.max(everyMs / HURRIED_LOOKS, SHORTEST_HURRY_MS);
  return Math.min(usual, after(span.from, hurriedMs));
}
