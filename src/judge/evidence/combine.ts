import { logSumExp } from "./log-sum-exp.ts";

export interface WeightedEvidence {
  readonly onsets: "average" | "maximum";
  readonly weight: number;
  readonly logE: number;
}

/**
 * Evidence of several metrics together: the weighted average, which is valid however they depend on each other. What is a
 * maximum over onsets is no such average, and has the share of the false alarms that its weight gives it, by itself.
 */
export function combineEvidence(metrics: readonly WeightedEvidence[]): number {
  const weighted = (onsets: WeightedEvidence["onsets"]) =>
    metrics.filter((metric) => metric.onsets === onsets).map(({ weight, logE }) => Math.log(weight) + logE);
  return Math.max(logSumExp(weighted("average")), ...weighted("maximum"));
}
