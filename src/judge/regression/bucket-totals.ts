/** Sums over the buckets of a baseline, a week of minutes: each look asks for them, and they stay what they are. Pure. */
import { onceForEach } from "../../lib/once-for-each.ts";
import type { MetricBucket } from "../../providers/contract.ts";

export interface BucketTotals {
  /** Buckets in which anything was heard. */
  readonly heard: number;
  readonly firstHeard: MetricBucket | null;
  readonly samples: number;
  /** Null where no bucket counts what is bad. */
  readonly bad: number | null;
}

export const totalsOf = onceForEach((buckets: readonly MetricBucket[]): BucketTotals => {
  let [heard, samples, bad] = [0, 0, 0];
  let firstHeard: MetricBucket | null = null;
  let isCounted = false;
  for (const bucket of buckets) {
    samples += bucket.sampleCount;
    bad += bucket.badCount ?? 0;
    isCounted ||= bucket.badCount !== null;
    if (!isHeard(bucket)) continue;
    heard += 1;
    firstHeard ??= bucket;
  }
  return { heard, firstHeard, samples, bad: isCounted ? bad : null };
});

export function isHeard({ value, sampleCount, badCount }: MetricBucket): boolean {
  return value !== null || sampleCount > 0 || (badCount ?? 0) > 0;
}
