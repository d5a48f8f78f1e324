/** How long the buckets are by which a metric is judged. By the plan alone, so that every look reads the same ones. Pure. */
import type { Measure } from "../../providers/contract.ts";

const MINUTE_MS = 60_000;
/** Lengths that vendors know, all of them parts of an hour. */
const LENGTHS_MS = [0.25, 0.5, 1, 2, 2.5, 3, 4, 5, 6, 10, 12, 15, 20, 30, 60].map((minutes) => minutes * MINUTE_MS);
/** A week of minutes, which is also what Prometheus gives in one answer. */
const MOST_BUCKETS = 10_100;
/** Of longer buckets than a minute a window has at least so many: what begins in one is seen when that is over. */
const FEWEST_LONG = 2;

export interface BucketUse {
  readonly measure: Measure;
  /** Windows of the conditions on the metric. */
  readonly oversMs: readonly number[];
  readonly everyMs: number;
  readonly forMs: number;
}

/**
 * A minute, or less where a window or the time between two looks is no whole number of minutes; more only where the vendor
 * keeps no shorter ones. Null where no length fits all of the windows: then each window is read by itself.
 */
export function bucketLength({ measure, oversMs, everyMs, forMs }: BucketUse): number | null {
  if (seriesOf(measure) === null || measure.byWindow === true || measure.noBaseline === true) return null;
  const shortestMs = Math.max(shortestOf(measure, forMs), forMs / MOST_BUCKETS);
  const fitting = LENGTHS_MS.filter(
    (length) =>
      length >= shortestMs &&
      oversMs.every((over) => over % length === 0 && (length <= MINUTE_MS || over >= FEWEST_LONG * length)),
  );
  const usual = fitting.filter((length) => length <= MINUTE_MS);
  return (
    usual.findLast((length) => everyMs % length === 0) ??
    usual.findLast((length) => length <= everyMs) ??
    fitting[0] ??
    null
  );
}

function shortestOf({ shortestBuckets, bucketMs = 0 }: Measure, forMs: number): number {
  if (shortestBuckets === undefined) return bucketMs;
  return shortestBuckets.find(({ upToMs }) => forMs <= upToMs)?.bucketMs ?? Number.POSITIVE_INFINITY;
}

/** What its buckets count. More or fewer requests are no evidence, but a count they are; of other bare numbers nothing is known. */
export function seriesOf({ series, unit }: Measure): NonNullable<Measure["series"]> | null {
  return series ?? (unit === "count" ? { kind: "events" } : null);
}
