/** What a plan compares with what was there before: its relative conditions, and the metrics that `regression` watches. */
import type { Metric } from "../../plan/plan.ts";
import type { MeasureSeries } from "../../providers/contract.ts";

export interface Comparison {
  /** The condition's text, or the metric's name. */
  readonly id: string;
  readonly list: "regression" | "rollback" | "success";
  readonly metric: Metric;
  readonly series: MeasureSeries;
  readonly direction: "increases" | "drops";
  /** The change that is accepted. */
  readonly amount: { readonly kind: "relative" | "absolute"; readonly value: number };
  /** Of an absolute number of events: the time in which so many more are accepted. */
  readonly perMs: number;
  /** So much time is counted as one; left out where that is a bucket. */
  readonly stepMs?: number;
  /** Nobody asked for it by name: without a baseline it is not judged, and that is no hold. */
  readonly byDefault: boolean;
}

/** ln E at which one of so many, with an equal share of the false alarms, decides by itself. */
export function levelOf(falseAlarms: number, comparisons: number): number {
  return Math.log(comparisons) - Math.log(falseAlarms);
}
