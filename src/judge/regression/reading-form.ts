/** Bare numbers, one for each bucket, such as memory in use: how many lie beyond what the baseline's rarely did. Pure. */
import type { MetricBucket } from "../../providers/contract.ts";
import type { Comparison } from "./comparison.ts";
import { estimateShape, sumOf } from "./estimate-shape.ts";
import type { BucketCounts, EvidenceForm, Unusable } from "./evidence-form.ts";
import { toleratedValue } from "./tolerated-value.ts";
import { upperRate } from "./upper-rate.ts";

/** The limit is what a tenth of the baseline's readings lie beyond; more than this of the release's are worse. */
const BEYOND = 0.1;
const ALLOWED = 0.15;
const FEWEST_READINGS = 30;

export function readingForm(comparison: Comparison, buckets: readonly MetricBucket[]): EvidenceForm | Unusable {
  const values = buckets.flatMap(({ value }) => (value === null || !Number.isFinite(value) ? [] : [value]));
  if (values.length < FEWEST_READINGS)
    return { unusable: `The baseline has ${values.length} readings, and fewer than ${FEWEST_READINGS} say nothing.` };
  const isUp = comparison.direction === "increases";
  const inOrder = values.toSorted((one, other) => (isUp ? other - one : one - other));
  const limit = toleratedValue(comparison, inOrder[Math.floor(BEYOND * inOrder.length)] ?? 0);
  const bucketOf = ({ value }: MetricBucket): (BucketCounts & { errors: number; requests: number }) | null =>
    value === null || !Number.isFinite(value)
      ? null
      : { errors: (isUp ? value > limit : value < limit) ? 1 : 0, requests: 1 };
  const counted = buckets.flatMap((bucket) => bucketOf(bucket) ?? []);
  const total = sumOf(counted);
  const { shape, wandering } = estimateShape(counted);
  const allowed = Math.max(ALLOWED, Math.min(1, upperRate(total, wandering)));
  return {
    kind: "negative-binomial",
    counts: { of: "readings", limit, side: isUp ? "above" : "below" },
    boundaryAt: (margin) => ({ rate: Math.min(1, margin * allowed), shape }),
    bucketOf,
    rate: total.errors / total.requests,
    limit,
    isReplayable: true,
    warnings: [],
  };
}
