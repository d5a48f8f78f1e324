/** What must be read before anything can be judged; the same request always means the same data. */
import type { ReasonFor } from "../../lib/reason-code.ts";
import type { Metric } from "../../plan/plan.ts";
import type { MetricBucket, MetricReading, MetricWindow, PageOf } from "../../providers/contract.ts";

export interface SeriesRequest {
  readonly metric: Metric;
  readonly window: MetricWindow;
  /** Of the release, of the one before it, of whatever served; or of what serves beside the release at the same time. */
  readonly of: "release" | "baseline" | "history" | "control";
  /** Buckets, with what is above a limit counted where one is given; or one number over all of it. */
  readonly what: BucketsWanted | { readonly kind: "total" };
}

export interface BucketsWanted {
  readonly kind: "buckets";
  readonly bucketMs: number;
  readonly above: number | null;
  /** Samples above the limit are estimated as the metric's own number is, where they are known by classes alone. */
  readonly isEstimated?: true;
}

export type Read =
  | { readonly kind: "buckets"; readonly buckets: readonly MetricBucket[]; readonly pageOf?: PageOf }
  | { readonly kind: "total"; readonly reading: MetricReading }
  /** The vendor's metric has no buckets. */
  | { readonly kind: "none" }
  | {
      readonly kind: "trouble";
      readonly reasonCode: ReasonFor<"hold">;
      readonly message: string;
      readonly remedy: string;
    };

/** Undefined where nobody has asked yet. */
export type KnownReads = (request: SeriesRequest) => Read | undefined;

export function keyOfRequest({ metric, window, of, what }: SeriesRequest): string {
  return `${metric.name} ${of} ${window.from} ${window.to} ${what.kind === "total" ? "total" : keyOfBuckets(what)}`;
}

/** Which series of the metric is meant, whatever part of it. */
export function keyOfBuckets({ bucketMs, above, isEstimated }: BucketsWanted): string {
  return `${bucketMs} ${above ?? ""} ${isEstimated === true ? "estimated" : ""}`;
}
