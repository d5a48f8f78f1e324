/** What a condition is judged from. */
import type { MetricBucket, MetricReading, PageOf } from "../providers/contract.ts";
import type { Beyond } from "./series/sum-window.ts";

export interface ConditionReadings {
  readonly reading: MetricReading;
  /** Only part of the window was looked at, and the rest of it is not known. */
  readonly partly?: boolean;
  /** Of a quantile that is counted: samples above the condition's limit. */
  readonly beyond?: Beyond | undefined;
  /** What the reading was computed from, and whether the metric had data before them. */
  readonly buckets?: readonly MetricBucket[];
  readonly hasBegun?: boolean;
  readonly pageOf?: PageOf | undefined;
}
