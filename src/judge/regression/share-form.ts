/** Shares: so many of all samples were bad. Pure. */
import type { MetricBucket } from "../../providers/contract.ts";
import type { Comparison } from "./comparison.ts";
import { type Counted, estimateShape, sumOf } from "./estimate-shape.ts";
import type { EvidenceForm } from "./evidence-form.ts";
import { toleratedValue } from "./tolerated-value.ts";
import { upperRate } from "./upper-rate.ts";

/** With fewer errors a baseline's rate is too vague to be a boundary: then its own uncertainty is part of the evidence. */
const FEW_ERRORS = 100;
/** As rare as this in a bucket, and no more clustered, errors are counted one by one. */
const RARE_IN_BUCKET = 0.5;
const HARDLY_CLUSTERED = 0.25;

const UNSTEADY = "Fewer than 30 buckets of the baseline have data, so how steady it is was assumed and not measured.";

/** Null of a bucket without counts. */
export function countedIn(bucket: MetricBucket): Counted | null {
  const { badCount, sampleCount } = bucket.trials ?? bucket;
  if (badCount === null || !(sampleCount > 0) || !(badCount >= 0)) return null;
  return { errors: Math.round(badCount), requests: sampleCount };
}

/** The metric's value is the share of the good ones, as with uptime: what it is nearer to, over all buckets. */
export function countsGood(buckets: readonly MetricBucket[]): boolean {
  let asBad = 0;
  let asGood = 0;
  for (const bucket of buckets) {
    const counted = countedIn(bucket);
    if (counted === null || bucket.value === null) continue;
    const share = counted.errors / counted.requests;
    asBad += Math.abs(bucket.value - share);
    asGood += Math.abs(1 - bucket.value - share);
  }
  return asGood < asBad;
}

/** Whether the comparison looks for more bad ones; else it looks for fewer. */
export function looksForWorse({ list, direction }: Comparison, isGood: boolean): boolean {
  return list === "regression" || direction === (isGood ? "drops" : "increases");
}

/** The share of bad ones that is accepted where the baseline's is `rate`. */
export function toleratedShare(comparison: Comparison, isGood: boolean, rate: number): number {
  if (comparison.list === "regression") return rate;
  return isGood ? 1 - toleratedValue(comparison, 1 - rate) : toleratedValue(comparison, rate);
}

export function shareForm(comparison: Comparison, buckets: readonly MetricBucket[]): EvidenceForm {
  const counted = buckets.flatMap((bucket) => countedIn(bucket) ?? []);
  const total = sumOf(counted);
  const rate = total.errors / total.requests;
  const isGood = countsGood(buckets);
  const { shape, clustering, wandering, isKnown } = estimateShape(counted);
  const upper = Math.min(1, upperRate(total, wandering));
  const accepted = toleratedShare(comparison, isGood, rate);
  const common = {
    counts: { of: "samples" },
    bucketOf: countedIn,
    rate,
    limit: isGood ? 1 - accepted : accepted,
    isReplayable: true,
    warnings: isKnown ? [] : [UNSTEADY],
  } as const;
  const inEach = total.errors / counted.length;
  const isRare = total.errors < FEW_ERRORS && inEach < RARE_IN_BUCKET && clustering < HARDLY_CLUSTERED;
  const isRelative = comparison.list === "regression" || (comparison.amount.kind === "relative" && !isGood);
  if (isRare && isRelative && comparison.series.kind === "share") {
    const own = 1 + comparison.amount.value;
    // A fixed window: one more is counted than it had.
    const baseline = { baselineErrors: total.errors + 1, baselineRequests: total.requests };
    return {
      ...common,
      kind: "previous",
      boundaryAt: (margin) => ({ margin: Math.max(own, margin), ...baseline }),
    };
  }
  return {
    ...common,
    kind: "negative-binomial",
    boundaryAt: (margin) => ({
      rate: Math.min(1, Math.max(toleratedShare(comparison, isGood, upper), margin * upper)),
      shape,
    }),
  };
}
