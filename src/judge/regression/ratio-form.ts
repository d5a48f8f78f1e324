/** A share of which only the number is known, and not what it was counted from. Pure. */
import type { MetricBucket } from "../../providers/contract.ts";
import type { Comparison } from "./comparison.ts";
import type { EvidenceForm, Unusable } from "./evidence-form.ts";
import { toleratedValue } from "./tolerated-value.ts";

const FEWEST_READINGS = 30;
/** Standard normal quantile that leaves 1 in 10,000 above. */
const QUANTILE = 3.719;

export function ratioForm(comparison: Comparison, buckets: readonly MetricBucket[]): EvidenceForm | Unusable {
  const isUp = comparison.direction === "increases";
  const ratioOf = ({ value }: MetricBucket): number | null => {
    if (value === null || !(value >= 0 && value <= 1)) return null;
    return isUp ? value : 1 - value;
  };
  const ratios = buckets.flatMap((bucket) => ratioOf(bucket) ?? []);
  if (ratios.length < FEWEST_READINGS)
    return { unusable: `The baseline has ${ratios.length} readings, and fewer than ${FEWEST_READINGS} say nothing.` };
  const mean = ratios.reduce((sum, ratio) => sum + ratio, 0) / ratios.length;
  const variance = ratios.reduce((sum, ratio) => sum + (ratio - mean) ** 2, 0) / (ratios.length - 1);
  const upper = Math.min(1, mean + QUANTILE * Math.sqrt(variance / ratios.length) + QUANTILE / ratios.length);
  const accepted = (ratio: number) =>
    isUp ? toleratedValue(comparison, ratio) : 1 - toleratedValue(comparison, 1 - ratio);
  return {
    kind: "betting",
    counts: { of: "ratios" },
    boundaryAt: (margin) => ({ ratio: Math.min(1, Math.max(accepted(upper), margin * upper)) }),
    bucketOf(bucket) {
      const ratio = ratioOf(bucket);
      return ratio === null ? null : { ratio };
    },
    rate: mean,
    limit: isUp ? accepted(mean) : 1 - accepted(mean),
    isReplayable: true,
    warnings: [],
  };
}
