/** What each measure is at Vercel: its metric, how it is summed up, and what a number of it needs. */
import type { Measure } from "../../contract.ts";
import { shortestBuckets } from "./minutes.ts";
import { VERCEL_MEASURES, type VercelMeasure, type VercelMetricSpec } from "./spec.ts";

export interface CountSource {
  readonly kind: "counts";
  readonly metric: string;
  readonly of: "errors" | "requests" | "error share";
}

/** How a measure is read: counted by status, or summed up by Vercel itself beside the number of its samples. */
export type Source =
  | CountSource
  | { readonly kind: "percentile"; readonly metric: string; readonly count: string; readonly aggregation: string };

const REQUESTS = "vercel.request.count";
const INVOCATIONS = "vercel.function_invocation.count";

export const SOURCES: Readonly<Record<VercelMeasure, Source>> = {
  error_rate: { kind: "counts", metric: REQUESTS, of: "error share" },
  error_count: { kind: "counts", metric: REQUESTS, of: "errors" },
  request_count: { kind: "counts", metric: REQUESTS, of: "requests" },
  function_error_rate: { kind: "counts", metric: INVOCATIONS, of: "error share" },
  p75_latency: latency("p75"),
  p90_latency: latency("p90"),
  p95_latency: latency("p95"),
  p99_latency: latency("p99"),
  lcp: vital("lcp_ms", "lcp_count"),
  inp: vital("inp_ms", "inp_count"),
  cls: vital("cls", "cls_count"),
  fcp: vital("fcp_ms", "fcp_count"),
  ttfb: vital("ttfb_ms", "ttfb_count"),
};

/** Shorter ones are told for an hour at a time, which would be 168 questions for a week. */
const WEEK_BUCKET_MS = 5 * 60_000;

const MEASURES: Readonly<Record<VercelMeasure, Measure>> = {
  error_rate: { unit: "ratio", minimumSamples: 20, series: { kind: "share" }, bucketMs: WEEK_BUCKET_MS },
  error_count: { unit: "count", minimumSamples: 0, series: { kind: "events" }, bucketMs: WEEK_BUCKET_MS },
  // More requests are not worse, and neither are fewer at night.
  request_count: { unit: "count", minimumSamples: 0 },
  function_error_rate: { unit: "ratio", minimumSamples: 20, series: { kind: "share" }, bucketMs: WEEK_BUCKET_MS },
  p75_latency: percentile("duration", 20),
  p90_latency: percentile("duration", 20),
  p95_latency: percentile("duration", 50),
  p99_latency: percentile("duration", 100),
  lcp: percentile("duration", 20),
  inp: percentile("duration", 20),
  cls: percentile("number", 20),
  fcp: percentile("duration", 20),
  ttfb: percentile("duration", 20),
};

/** Vercel does not say how many were above a limit, so that its percentiles are numbers like any other, one for each bucket. */
function percentile(unit: Measure["unit"], minimumSamples: number): Measure {
  return { unit, minimumSamples, series: { kind: "level", worse: "higher" }, bucketMs: WEEK_BUCKET_MS, byWindow: true };
}

function latency(aggregation: string): Source {
  return {
    kind: "percentile",
    metric: "vercel.function_invocation.function_duration_ms",
    count: INVOCATIONS,
    aggregation,
  };
}

/** The 75th percentile, as Web Vitals are judged. */
function vital(value: string, count: string): Source {
  const name = (suffix: string) => `vercel.speed_insights.${suffix}`;
  return { kind: "percentile", metric: name(value), count: name(count), aggregation: "p75" };
}

/** What a metric measures by its own name or by `measure`; null where neither is known. */
export function measureNameOf(metric: string, spec: Partial<VercelMetricSpec>): VercelMeasure | null {
  return spec.measure ?? VERCEL_MEASURES.find((name) => name === metric) ?? null;
}

/** The measure, or a sentence saying which names there are. */
export function measureOf(metric: string, spec: Partial<VercelMetricSpec>): Measure | string {
  const name = measureNameOf(metric, spec);
  if (name !== null) {
    // Requests are counted by the deployment that answered them.
    return { ...MEASURES[name], shortestBuckets, ...(spec.deployment === "any" ? {} : { ownFirstBucket: true }) };
  }
  return `Vercel has no metric ${metric}; it knows ${VERCEL_MEASURES.join(", ")}. A metric with a name of its own says which of these it is with measure.`;
}
