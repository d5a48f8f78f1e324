/** Whether a metric has fallen silent: then what was seen before says nothing about now. */
import { countIn, type SettledBucket, totalsOf } from "./settled-buckets.ts";

/** Shorter than this no silence counts: data arrive in clumps. */
const SHORTEST_SECONDS = 300;
/** A bucket may be late or lost; this many in a row are not. */
const LOST_BUCKETS = 5;
/** By chance alone, silence where this many requests are expected happens once in 22,000 times. */
const EXPECTED_REQUESTS = 10;

/**
 * Seconds since the promotion after which nothing was measured any more, or null. `latest` is the end of the newest
 * bucket of any metric: a metric whose buckets stop coming is as silent as one without requests.
 */
export function silentSince(buckets: readonly SettledBucket[], latest: number, countsRequests: boolean): number | null {
  const spoken = countsRequests
    ? buckets.findLastIndex(({ data }) => countIn(data, "requests") > 0)
    : buckets.length - 1;
  if (spoken < 0) return 0;
  const totals = totalsOf(buckets, 0, spoken + 1);
  const since = buckets[spoken]?.endSeconds ?? 0;
  const silentSeconds = latest - since;
  const usualSeconds = totals.seconds / totals.buckets;
  if (silentSeconds < Math.max(SHORTEST_SECONDS, LOST_BUCKETS * usualSeconds)) return null;
  if (countsRequests && (totals.requests / totals.seconds) * silentSeconds < EXPECTED_REQUESTS) return null;
  return since;
}
