/** One reading of one measure: the number, how many samples stand behind it, and whether the window is whole. */
import { z } from "zod";
import type { MetricReading } from "../contract.ts";
import { readCoverage } from "./coverage.ts";
import { listNewIssues } from "./new-issues.ts";
import { joinTerms, releaseTerm, requestTerms } from "./search.ts";
import type { SentryMeasure } from "./spec.ts";
import { sessionsAreWhole } from "./session-buckets.ts";
import { numberIn, readTable, type ReadingRequest, unitOf } from "./table.ts";
import { windowQuery } from "./time-series.ts";
import { ATTRIBUTES_OF, vitalTerms, type WebVital } from "./web-vitals.ts";

type ReadMeasure = (request: ReadingRequest) => Promise<MetricReading>;

const sessionsShape = z.object({
  groups: z.array(z.object({ totals: z.record(z.string(), z.number().nullable()) })),
});

/** How each measure is read. */
export const READERS: Readonly<Record<SentryMeasure, ReadMeasure>> = {
  // The share of 5xx, not failure_rate(), which counts "not found" and "permission denied" as failures too.
  error_rate: (request) => readSampled(request, "http_response_rate(5)", "has:span.status_code"),
  p50_latency: (request) => readSampled(request, "p50(span.duration)"),
  p75_latency: (request) => readSampled(request, "p75(span.duration)"),
  p90_latency: (request) => readSampled(request, "p90(span.duration)"),
  p95_latency: (request) => readSampled(request, "p95(span.duration)"),
  p99_latency: (request) => readSampled(request, "p99(span.duration)"),
  request_count: (request) =>
    readCount(request, "spans", joinTerms([requestTerms(request.spec, request.scope), request.spec.query])),
  count: (request) => readCount(request, "spans", joinTerms([inRelease(request), request.spec.query])),
  error_count: (request) => readCount(request, "errors", joinTerms([inRelease(request), request.spec.query])),
  new_issues: readNewIssues,
  crash_free_sessions: readCrashFreeSessions,
  lcp: (request) => readVital(request, "lcp"),
  inp: (request) => readVital(request, "inp"),
  cls: (request) => readVital(request, "cls"),
  fcp: (request) => readVital(request, "fcp"),
  ttfb: (request) => readVital(request, "ttfb"),
};

function inRelease({ spec, scope }: ReadingRequest): string | null {
  return releaseTerm("release", spec, scope);
}

/** A rate or percentile of requests. `count()` comes in the same answer, since Sentry calls the rate of nothing 0. */
async function readSampled(request: ReadingRequest, field: string, terms?: string): Promise<MetricReading> {
  const { api, spec, scope, window } = request;
  const query = joinTerms([requestTerms(spec, scope), terms, spec.query]);
  const [table, coverage] = await Promise.all([
    readTable(request, "spans", [field, "count()"], query, true),
    readCoverage(api, spec, scope, window),
  ]);
  const sampleCount = numberIn(table.row, "count()") ?? 0;
  const value = sampleCount > 0 ? numberIn(table.row, field) : null;
  return {
    value: value === null ? null : value * unitOf(field, table.units),
    sampleCount,
    window,
    complete: table.complete && coverage.complete,
  };
}

/** p75 of a web vital, over the page views that measured it. */
async function readVital(request: ReadingRequest, vital: WebVital): Promise<MetricReading> {
  const { spec, scope, window } = request;
  for (const attribute of ATTRIBUTES_OF[vital]) {
    const field = `p75(${attribute})`;
    const query = vitalTerms(attribute, spec, scope);
    const table = await readTable(request, "spans", [field, "count()"], query, true);
    const sampleCount = numberIn(table.row, "count()") ?? 0;
    const value = sampleCount > 0 ? numberIn(table.row, field) : null;
    if (value === null) continue;
    const scale = vital === "cls" ? 1 : unitOf(field, table.units);
    return { value: value * scale, sampleCount, window, complete: table.complete };
  }
  return { value: null, sampleCount: 0, window, complete: true };
}

/**
 * A count. Zero is only a zero where Sentry sees the release's requests in this window; otherwise nothing is known.
 * Counts of sampled spans are extrapolated, as Sentry shows them to people.
 */
async function readCount(request: ReadingRequest, dataset: "spans" | "errors", query: string): Promise<MetricReading> {
  const { api, spec, scope, window } = request;
  const [table, coverage] = await Promise.all([
    readTable(request, dataset, ["count()"], query, false),
    readCoverage(api, spec, scope, window),
  ]);
  const count = numberIn(table.row, "count()");
  return {
    // A row without its number is no zero.
    ...(count === null ? { value: null, sampleCount: 0 } : provenCount(count, coverage.requests)),
    window,
    complete: table.complete && coverage.complete,
  };
}

function provenCount(count: number, requests: number): Pick<MetricReading, "value" | "sampleCount"> {
  const sampleCount = Math.max(count, requests);
  return { value: sampleCount > 0 ? count : null, sampleCount };
}

async function readNewIssues(request: ReadingRequest): Promise<MetricReading> {
  const { api, spec, scope, window } = request;
  const [issues, coverage] = await Promise.all([listNewIssues(request), readCoverage(api, spec, scope, window)]);
  return {
    ...provenCount(issues.length, coverage.requests),
    window,
    complete: coverage.complete,
  };
}

/** In whole hours at Sentry: the window is widened to them, so only the release separates old sessions from new. */
async function readCrashFreeSessions(request: ReadingRequest): Promise<MetricReading> {
  const { api, spec, scope, window } = request;
  const query = joinTerms([inRelease(request), spec.query]);
  const asked = {
    ...windowQuery(spec, scope, window),
    field: ["crash_free_rate(session)", "sum(session)"],
    interval: "1h",
    includeSeries: 0,
    query,
  };
  const [answer, complete] = await Promise.all([
    api.get("sessions/", asked, sessionsShape),
    sessionsAreWhole(api, spec, scope, window),
  ]);
  const totals = answer.groups[0]?.totals ?? {};
  const sampleCount = totals["sum(session)"] ?? 0;
  return {
    value: sampleCount > 0 ? (totals["crash_free_rate(session)"] ?? null) : null,
    sampleCount,
    window,
    complete,
  };
}
