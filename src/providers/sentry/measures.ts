import type { Measure } from "../contract.ts";
import { HOUR_MS } from "./session-buckets.ts";
import { SENTRY_MEASURES, type SentryMeasure, type SentrySpec } from "./spec.ts";

const MEASURES: Readonly<Record<SentryMeasure, Measure>> = {
  error_rate: { unit: "ratio", minimumSamples: 20, series: { kind: "share" } },
  p50_latency: latency(0.5, 20),
  p75_latency: latency(0.75, 20),
  p90_latency: latency(0.9, 20),
  // A 95th or 99th percentile of fewer is the slowest request or two, not a percentile.
  p95_latency: latency(0.95, 50),
  p99_latency: latency(0.99, 100),
  // More requests are not worse, and neither are fewer at night.
  request_count: { unit: "count", minimumSamples: 0 },
  error_count: { unit: "count", minimumSamples: 0, series: { kind: "events" } },
  new_issues: { unit: "count", minimumSamples: 0, series: { kind: "events" } },
  // Whole hours are all that Sentry keeps of sessions.
  crash_free_sessions: { unit: "ratio", minimumSamples: 20, series: { kind: "share" }, bucketMs: HOUR_MS },
  count: { unit: "count", minimumSamples: 0, series: { kind: "events" } },
  lcp: latency(0.75, 20),
  inp: latency(0.75, 20),
  cls: { ...latency(0.75, 20), unit: "number" },
  fcp: latency(0.75, 20),
  ttfb: latency(0.75, 20),
};

function latency(quantile: number, minimumSamples: number): Measure {
  return { unit: "duration", minimumSamples, series: { kind: "quantile", quantile } };
}

/** What a metric measures by its own name or by `measure`; null where neither is known. */
export function measureNameOf(metric: string, spec: SentrySpec): SentryMeasure | null {
  return spec.measure ?? SENTRY_MEASURES.find((name) => name === metric) ?? null;
}

/** The measure, or a sentence saying which names there are. */
export function measureOf(metric: string, spec: SentrySpec): Measure | string {
  const name = measureNameOf(metric, spec);
  // Buckets hold nothing but what this release reported.
  if (name !== null) return spec.release === "any" ? MEASURES[name] : { ...MEASURES[name], ownFirstBucket: true };
  return `Sentry has no metric ${metric}; it knows ${SENTRY_MEASURES.join(", ")}. A metric with a name of its own says which of these it is with measure, and narrows it with query.`;
}
