/** The buckets of a metric, each once and in the order of time, whatever order they came in. Pure. */
import type { MetricBucket } from "../../providers/contract.ts";
import { fullestOf } from "./fullest-of.ts";

export function orderBuckets(buckets: readonly MetricBucket[]): readonly MetricBucket[] {
  if (isInOrder(buckets)) return buckets;
  const once = fullestOf(buckets, ({ from, to }) => `${from} ${to}`, ranksOf);
  return once.toSorted((one, other) => one.from - other.from || one.to - other.to);
}

function isInOrder(buckets: readonly MetricBucket[]): boolean {
  for (let index = 1; index < buckets.length; index += 1) {
    const [before, bucket] = [buckets[index - 1], buckets[index]];
    if (before !== undefined && bucket !== undefined && before.from >= bucket.from) return false;
  }
  return true;
}

function ranksOf(bucket: MetricBucket): readonly number[] {
  const { sampleCount, badCount, value } = bucket;
  return [isWhole(bucket) ? 1 : 0, sampleCount, -(badCount ?? -1), -(value ?? -1)];
}

/** What may still change, or makes no sense, is not known. */
export function isWhole({ from, to, value, sampleCount, badCount, complete }: MetricBucket): boolean {
  return (
    complete &&
    to > from &&
    isCount(sampleCount) &&
    (badCount === null || isCount(badCount)) &&
    (value === null || Number.isFinite(value))
  );
}

function isCount(value: number): boolean {
  return Number.isFinite(value) && value >= 0;
}
