/**
 * The buckets of one measure. Two series in the same buckets: all samples, and those that speak against the release. Both are
 * counts of samples, since what Sentry extrapolates from few of them would pass for more evidence than there is. A share
 * or a quantile of samples does not depend on how many of them are kept.
 */
import type { BucketRequest, MetricBucket, MetricScope } from "../contract.ts";
import type { SentryApi } from "./client.ts";
import { joinPoints } from "./join-points.ts";
import { listNewIssues } from "./new-issues.ts";
import { joinTerms, releaseTerm, requestTerms } from "./search.ts";
import { readSessionBuckets } from "./session-buckets.ts";
import type { SentryMeasure, SentrySpec } from "./spec.ts";
import { readSeries, type SeriesPoint } from "./time-series.ts";
import { chunksOf, type Grid, gridOf } from "./time-grid.ts";
import { ATTRIBUTES_OF, isWebVital, vitalTerms } from "./web-vitals.ts";

export interface BucketsRequest extends BucketRequest {
  readonly api: SentryApi;
  readonly spec: SentrySpec;
  readonly scope: MetricScope;
}

const COUNT = "count()";

const LATENCY_AXES = {
  p50_latency: "p50(span.duration)",
  p75_latency: "p75(span.duration)",
  p90_latency: "p90(span.duration)",
  p95_latency: "p95(span.duration)",
  p99_latency: "p99(span.duration)",
} as const;

type ReadBuckets = (request: BucketsRequest, grid: Grid) => Promise<readonly MetricBucket[]>;

export function bucketReader(measure: SentryMeasure): (request: BucketsRequest) => Promise<readonly MetricBucket[]> {
  if (measure === "crash_free_sessions") return readSessionBuckets;
  const read = readerOf(measure);
  return async (request) => {
    const grid = gridOf(request.span, request.bucketMs);
    return grid === null ? [] : read(request, grid);
  };
}

function readerOf(measure: Exclude<SentryMeasure, "crash_free_sessions">): ReadBuckets {
  if (measure === "error_rate") return readShares;
  if (measure === "new_issues") return readIssues;
  if (isWebVital(measure)) return (request, grid) => readVitals(ATTRIBUTES_OF[measure], request, grid);
  if (measure === "error_count") return (request, grid) => readCounts("errors", inRelease(request), request, grid);
  if (measure === "count") return (request, grid) => readCounts("spans", inRelease(request), request, grid);
  if (measure === "request_count") {
    return (request, grid) => readCounts("spans", requestTerms(request.spec, request.scope), request, grid);
  }
  return (request, grid) => readLatency(LATENCY_AXES[measure], request, grid);
}

async function readShares(request: BucketsRequest, grid: Grid): Promise<readonly MetricBucket[]> {
  const { spec, scope } = request;
  const all = joinTerms([requestTerms(spec, scope), "has:span.status_code", spec.query]);
  const [samples, bad] = await Promise.all([
    readPoints(request, grid, "spans", all, [COUNT]),
    readPoints(request, grid, "spans", joinTerms([all, "span.status_code:5*"]), [COUNT]),
  ]);
  return joinPoints(samples, bad, (_point, sampleCount, badCount) =>
    badCount === null || sampleCount === 0 ? null : badCount / sampleCount,
  );
}

async function readLatency(axis: string, request: BucketsRequest, grid: Grid): Promise<readonly MetricBucket[]> {
  const { spec, scope, above } = request;
  const all = joinTerms([requestTerms(spec, scope), spec.query]);
  const slower = above === undefined ? null : joinTerms([all, `span.duration:>${above}ms`]);
  return readQuantile(axis, { all, slower }, request, grid);
}

async function readVitals(
  attributes: readonly string[],
  request: BucketsRequest,
  grid: Grid,
): Promise<readonly MetricBucket[]> {
  for (const attribute of attributes) {
    const all = vitalTerms(attribute, request.spec, request.scope);
    const slower = request.above === undefined ? null : joinTerms([all, `${attribute}:>${request.above}`]);
    const buckets = await readQuantile(`p75(${attribute})`, { all, slower }, request, grid);
    if (buckets.some(({ sampleCount }) => sampleCount > 0)) return buckets;
  }
  return [];
}

async function readQuantile(
  axis: string,
  queries: { readonly all: string; readonly slower: string | null },
  request: BucketsRequest,
  grid: Grid,
): Promise<readonly MetricBucket[]> {
  const [samples, bad] = await Promise.all([
    readPoints(request, grid, "spans", queries.all, [COUNT, axis]),
    queries.slower === null ? null : readPoints(request, grid, "spans", queries.slower, [COUNT]),
  ]);
  return joinPoints(samples, bad, (point, sampleCount) => (sampleCount === 0 ? null : (point.values[axis] ?? null)));
}

/**
 * A zero is one where requests of the release were seen in the same bucket. Where Sentry keeps only some of the spans, a count
 * of them is an estimate, which makes no evidence: with another sample rate it would be another number of the same.
 */
async function readCounts(
  dataset: "spans" | "errors",
  terms: string | null,
  request: BucketsRequest,
  grid: Grid,
): Promise<readonly MetricBucket[]> {
  const { spec, scope } = request;
  const [requests, counted] = await Promise.all([
    readPoints(request, grid, "spans", requestTerms(spec, scope), [COUNT]),
    readPoints(request, grid, dataset, joinTerms([terms, spec.query]), [COUNT]),
  ]);
  const points = new Map(counted.map((point) => [point.from, point]));
  const buckets = joinPoints(requests, counted, ({ from }, sampleCount, badCount) =>
    sampleCount === 0 && badCount === 0 ? null : (points.get(from)?.values[COUNT] ?? null),
  );
  if (dataset === "errors") return buckets;
  const estimated = new Set([...requests, ...counted].filter(isEstimate).map(({ from }) => from));
  return buckets.map((bucket) => (estimated.has(bucket.from) ? { ...bucket, badCount: null } : bucket));
}

/** Errors of rounding aside, whether some of the spans were not kept. */
function isEstimate({ sampleRatio }: SeriesPoint): boolean {
  return sampleRatio !== null && sampleRatio < 0.999;
}

async function readIssues(request: BucketsRequest, grid: Grid): Promise<readonly MetricBucket[]> {
  const { spec, scope, since = 0 } = request;
  const [requests, firstSeenAt] = await Promise.all([
    readPoints(request, grid, "spans", requestTerms(spec, scope), [COUNT]),
    listNewIssues({ ...request, window: grid.window }),
  ]);
  return requests.map(({ from, to, samples, incomplete }) => {
    const count = firstSeenAt.filter((at) => at >= Math.max(from, since) && at < to).length;
    const sampleCount = samples ?? 0;
    const seen = sampleCount > 0 || count > 0;
    return {
      from,
      to,
      sampleCount,
      value: seen ? count : null,
      badCount: seen ? count : null,
      complete: !incomplete,
    };
  });
}

function inRelease({ spec, scope }: BucketsRequest): string | null {
  return releaseTerm("release", spec, scope);
}

/** Points that lie wholly in the span. */
async function readPoints(
  request: BucketsRequest,
  grid: Grid,
  dataset: "spans" | "errors",
  query: string,
  axes: readonly string[],
): Promise<readonly SeriesPoint[]> {
  const { api, spec, scope, span } = request;
  const points: SeriesPoint[] = [];
  for (const window of chunksOf(grid)) {
    const series = await readSeries({ api, spec, scope, window, dataset, query, axes, intervalMs: grid.bucketMs });
    for (const point of series?.points ?? []) {
      const incomplete = point.incomplete || series?.scannedAll !== true;
      // Versions that do not extrapolate do not count samples either: their number is that of the samples.
      const samples = point.samples ?? point.values[COUNT] ?? null;
      const sampleRatio = ratioKept(point);
      if (point.from >= span.from && point.to <= span.to) points.push({ ...point, samples, sampleRatio, incomplete });
    }
  }
  return points;
}

/** Samples over what Sentry extrapolates from them: the rate beside them is a mean over those that were kept. */
function ratioKept({ samples, sampleRatio, values }: SeriesPoint): number | null {
  const estimate = values[COUNT] ?? 0;
  if (sampleRatio === null || samples === null || samples === 0 || estimate === 0) return sampleRatio;
  return Math.min(1, samples / estimate);
}
