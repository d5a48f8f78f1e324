/** What must be read before a comparison can be judged; the same request always means the same data. */
import type { ReasonFor } from "../../lib/reason-code.ts";
import type { Metric } from "../../plan/plan.ts";
import type { MetricBucket, MetricReading, MetricWindow } from "../../providers/contract.ts";

export interface ComparisonRequest {
  readonly metric: Metric;
  readonly window: MetricWindow;
  /** Of the release, of the one before it, or of whatever served. */
  readonly of: "release" | "baseline" | "history";
  /** Buckets, with what is above a limit counted where one is given; or one number over all of it. */
  readonly what:
    | { readonly kind: "buckets"; readonly bucketMs: number; readonly above: number | null }
    | { readonly kind: "total" };
}

export type Read =
  | { readonly kind: "buckets"; readonly buckets: readonly MetricBucket[] }
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
export type KnownReads = (request: ComparisonRequest) => Read | undefined;

export function keyOfRequest({ metric, window, of, what }: ComparisonRequest): string {
  const wanted = what.kind === "total" ? "total" : `${what.bucketMs} ${what.above ?? ""}`;
  return `${metric.name} ${of} ${window.from} ${window.to} ${wanted}`;
}
