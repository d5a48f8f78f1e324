/** Quantiles: samples above a limit, against the share of them that the quantile allows. Pure. */
import type { MetricBucket } from "../../providers/contract.ts";
import { estimateShape, sumOf } from "./estimate-shape.ts";
import type { EvidenceForm } from "./evidence-form.ts";
import { countedIn } from "./share-form.ts";
import { upperRate } from "./upper-rate.ts";

/**
 * "p99 is at most the limit" is "at most 1 % of the samples are above it". Where more of the baseline's own were, or may
 * have been, since it is only a sample, that share takes the place of 1 %. `buckets` count those above the limit.
 */
export function aboveForm(quantile: number, limit: number, buckets: readonly MetricBucket[]): EvidenceForm {
  const counted = buckets.flatMap((bucket) => countedIn(bucket) ?? []);
  const total = sumOf(counted);
  const { shape, wandering, isKnown } = estimateShape(counted);
  const share = 1 - quantile;
  const allowed = Math.max(share, Math.min(1, upperRate(total, wandering)));
  return {
    kind: "negative-binomial",
    counts: { of: "above", limit, allowed },
    boundaryAt: (margin) => ({ rate: Math.min(1, margin * allowed), shape }),
    bucketOf: countedIn,
    rate: total.errors / total.requests,
    limit,
    isReplayable: true,
    warnings: isKnown
      ? []
      : ["Fewer than 30 buckets of the baseline have data, so how steady it is was assumed and not measured."],
  };
}
