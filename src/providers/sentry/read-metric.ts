/** One reading of one measure: the number, how many samples stand behind it, and whether the window is whole. */
import { z } from "zod";
import { ProviderError } from "../../lib/error.ts";
import type { MetricReading, MetricScope, MetricWindow } from "../contract.ts";
import type { SentryApi } from "./client.ts";
import { readCoverage, windowQuery } from "./coverage.ts";
import { joinTerms, releaseTerm, requestTerms } from "./search.ts";
import type { SentryMeasure, SentrySpec } from "./spec.ts";

/** Everything that a reading depends on. */
export interface ReadingRequest {
  readonly api: SentryApi;
  readonly spec: SentrySpec;
  readonly scope: MetricScope;
  readonly window: MetricWindow;
}

type ReadMeasure = (request: ReadingRequest) => Promise<MetricReading>;

const TRACES = "explore/traces/";
const ISSUES = "issues/";
const ERROR_LEVELS = "issue.category:error level:[error,fatal]";

const tableShape = z.object({
  data: z.array(z.record(z.string(), z.unknown())),
  meta: z
    .object({
      units: z.record(z.string(), z.string().nullable()).nullish(),
      dataScanned: z.string().nullish(),
    })
    .nullish(),
});
const issueShape = z.object({ id: z.string(), firstSeen: z.string() });
const sessionsShape = z.object({
  groups: z.array(z.object({ totals: z.record(z.string(), z.number().nullable()) })),
});

const UNIT_MS: Readonly<Record<string, number>> = {
  nanosecond: 1e-6,
  microsecond: 1e-3,
  millisecond: 1,
  second: 1_000,
  minute: 60_000,
};

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
    readCount(request, "spans", joinTerms([requestTerms(request.spec, request.scope), request.spec.query]), TRACES),
  count: (request) => readCount(request, "spans", joinTerms([inRelease(request), request.spec.query]), TRACES),
  error_count: (request) => readCount(request, "errors", joinTerms([inRelease(request), request.spec.query]), ISSUES),
  new_issues: readNewIssues,
  crash_free_sessions: readCrashFreeSessions,
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
    url: await pageUrl(request, TRACES, query),
  };
}

/**
 * A count. Zero is only a zero where Sentry sees the release's requests in this window; otherwise nothing is known.
 * Counts of sampled spans are extrapolated, as Sentry shows them to people.
 */
async function readCount(
  request: ReadingRequest,
  dataset: "spans" | "errors",
  query: string,
  page: string,
): Promise<MetricReading> {
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
    url: await pageUrl(request, page, query),
  };
}

function provenCount(count: number, requests: number): Pick<MetricReading, "value" | "sampleCount"> {
  const sampleCount = Math.max(count, requests);
  return { value: sampleCount > 0 ? count : null, sampleCount };
}

/**
 * Issues that this release brought and that were first seen in the window: firstRelease alone also matches what
 * the same release showed earlier on a preview.
 */
async function readNewIssues(request: ReadingRequest): Promise<MetricReading> {
  const { api, spec, scope, window } = request;
  const query = joinTerms([
    releaseTerm("firstRelease", spec, scope),
    `firstSeen:>=${new Date(window.from).toISOString()}`,
    "is:unresolved",
    ERROR_LEVELS,
    spec.query,
  ]);
  const [issues, coverage] = await Promise.all([
    api.list(
      "issues/",
      { ...windowQuery(spec, scope, window), query, sort: "new", limit: 100, collapse: "stats" },
      issueShape,
    ),
    readCoverage(api, spec, scope, window),
  ]);
  const count = issues.filter(({ firstSeen }) => isWithin(Date.parse(firstSeen), window)).length;
  return {
    ...provenCount(count, coverage.requests),
    window,
    complete: coverage.complete,
    url: await pageUrl(request, ISSUES, query),
  };
}

function isWithin(at: number, window: MetricWindow): boolean {
  return at >= window.from && at < window.to;
}

/** In whole hours at Sentry: the window is widened to them, so only the release separates old sessions from new. */
async function readCrashFreeSessions(request: ReadingRequest): Promise<MetricReading> {
  const { api, spec, scope, window } = request;
  const query = joinTerms([inRelease(request), spec.query]);
  const answer = await api.get(
    "sessions/",
    {
      ...windowQuery(spec, scope, window),
      field: ["crash_free_rate(session)", "sum(session)"],
      interval: "1h",
      includeSeries: 0,
      query,
    },
    sessionsShape,
  );
  const totals = answer.groups[0]?.totals ?? {};
  const sampleCount = totals["sum(session)"] ?? 0;
  return {
    value: sampleCount > 0 ? (totals["crash_free_rate(session)"] ?? null) : null,
    sampleCount,
    window,
    complete: true,
    url: await pageUrl(request, "releases/", query),
  };
}

interface Table {
  readonly row: Readonly<Record<string, unknown>>;
  readonly units: Readonly<Record<string, string | null>>;
  readonly complete: boolean;
}

async function readTable(
  { api, spec, scope, window }: ReadingRequest,
  dataset: "spans" | "errors",
  fields: readonly string[],
  query: string,
  raw: boolean,
): Promise<Table> {
  const answer = await api.get(
    "events/",
    {
      ...windowQuery(spec, scope, window),
      dataset,
      field: fields,
      query,
      per_page: 1,
      ...(raw ? { disableAggregateExtrapolation: 1 } : {}),
    },
    tableShape,
  );
  return {
    row: answer.data[0] ?? {},
    units: answer.meta?.units ?? {},
    complete: (answer.meta?.dataScanned ?? "full") === "full",
  };
}

/** Durations in milliseconds; a rate's "percentage" is a share already. */
function unitOf(field: string, units: Table["units"]): number {
  const unit = units[field] ?? null;
  if (!field.includes("duration") || unit === null) return 1;
  const factor = UNIT_MS[unit];
  if (factor !== undefined) return factor;
  throw new ProviderError({
    reasonCode: "vendor_answer_unknown",
    vendor: "Sentry",
    message: `Sentry's answer to GET events/ gives ${field} in a unit that is not known, ${JSON.stringify(unit)}.`,
    remedy:
      "If you host Sentry yourself, check that `project.addresses.sentry` in the plan is the address of Sentry itself, and that its version is still supported.",
  });
}

function numberIn(row: Readonly<Record<string, unknown>>, field: string): number | null {
  const value = row[field] ?? null;
  if (value === null) return null;
  if (typeof value === "number" && Number.isFinite(value)) return value;
  throw new ProviderError({
    reasonCode: "vendor_answer_unknown",
    vendor: "Sentry",
    message: `Sentry's answer to GET events/ has no number for ${field}, but ${JSON.stringify(value)}.`,
    remedy:
      "If you host Sentry yourself, check that `project.addresses.sentry` in the plan is the address of Sentry itself, and that its version is still supported.",
  });
}

function pageUrl({ api, spec, scope, window }: ReadingRequest, page: string, query: string): Promise<string> {
  return api.pageUrl(page, { ...windowQuery(spec, scope, window), query });
}
