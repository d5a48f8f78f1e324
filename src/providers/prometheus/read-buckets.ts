/** The buckets of a question: the same queries over a bucket each, evaluated at the buckets' ends. */
import { cutText } from "../../lib/cut-text.ts";
import type { BucketRequest, MetricBucket } from "../contract.ts";
import type { QueryAnswer } from "./client.ts";
import { countOf, shareCounts } from "./counts.ts";
import { fillQuery, looksOverWindow } from "./fill-query.ts";
import { histogramCounts } from "./histogram-counts.ts";
import { pointsOf } from "./one-series.ts";
import { NO_SERIES, type PrometheusReading } from "./read-window.ts";
import { bucketsQuery, type Question, quantileQuery, scaleOf } from "./spec.ts";

interface Grid {
  /** End of the first bucket, and of the last one. */
  readonly from: number;
  readonly to: number;
  readonly stepMs: number;
}

type Asked = PrometheusReading & { readonly grid: Grid };
type Counted = Pick<MetricBucket, "value" | "sampleCount" | "badCount" | "isAbsent" | "why"> & {
  readonly complete?: boolean;
};

const UNKNOWN: Counted = { value: null, sampleCount: 0, badCount: null };
const ABSENT: Counted = { ...UNKNOWN, isAbsent: true, why: NO_SERIES };

export async function readBuckets(
  reading: PrometheusReading,
  { span, bucketMs, above, isEstimated }: BucketRequest,
): Promise<readonly MetricBucket[]> {
  const { question, resolutionMs } = reading.spec;
  // What looks over a bucket needs at least two scrapes in it.
  const looks = question.kind !== "value" || looksOverWindow(question.query);
  const stepMs = looks ? bucketMs * Math.max(1, Math.ceil(resolutionMs / bucketMs)) : bucketMs;
  const count = Math.floor((span.to - span.from) / stepMs);
  if (count < 1) return [];
  const grid = { from: span.from + stepMs, to: span.from + count * stepMs, stepMs };
  return findBuckets({ ...reading, grid }, question, { above, isEstimated: isEstimated === true });
}

/** Samples above which are counted, and whether only those that are so for certain. */
interface Limit {
  readonly above: number | undefined;
  readonly isEstimated: boolean;
}

function findBuckets(asked: Asked, question: Question, limit: Limit): Promise<readonly MetricBucket[]> {
  switch (question.kind) {
    case "value":
      return readLevels(asked, question);
    case "share":
      return readShares(asked, question);
    case "count":
      return readCounts(asked, question);
    case "quantile":
      return readQuantiles(asked, question, limit);
  }
}

async function readLevels(
  asked: Asked,
  { query, unit }: Question & { kind: "value" },
): Promise<readonly MetricBucket[]> {
  const answer = await ask(asked, query);
  const values = valuesOf(answer, query);
  return bucketsOf(asked.grid, [answer], (at) => {
    const value = values.get(at);
    if (value === undefined) return null;
    if (Number.isNaN(value)) return UNKNOWN;
    if (!Number.isFinite(value)) return { ...UNKNOWN, why: `It is ${value}, a division by 0.`, complete: false };
    return { value: value * scaleOf(unit), sampleCount: 1, badCount: null };
  });
}

async function readShares(
  asked: Asked,
  { bad, total }: Question & { kind: "share" },
): Promise<readonly MetricBucket[]> {
  const [ofBad, ofTotal] = await Promise.all([ask(asked, bad), ask(asked, total)]);
  const [failed, all] = [valuesOf(ofBad, bad), valuesOf(ofTotal, total)];
  return bucketsOf(asked.grid, [ofBad, ofTotal], (at) => {
    if (!all.has(at)) return null;
    const counts = shareCounts(failed.get(at), all.get(at));
    return counts === null ? UNKNOWN : { ...counts, value: counts.badCount / counts.sampleCount };
  });
}

async function readCounts(
  asked: Asked,
  { count, total }: Question & { kind: "count" },
): Promise<readonly MetricBucket[]> {
  const [ofCount, ofTotal] = await Promise.all([ask(asked, count), total === null ? null : ask(asked, total)]);
  const counted = valuesOf(ofCount, count);
  const all = ofTotal === null ? null : valuesOf(ofTotal, total ?? "");
  return bucketsOf(asked.grid, ofTotal === null ? [ofCount] : [ofCount, ofTotal], (at) => {
    if (!counted.has(at) && all?.has(at) !== true) return null;
    const sampleCount = countOf(all?.get(at)) ?? 0;
    const value = countOf(counted.get(at)) ?? (counted.has(at) || sampleCount === 0 ? null : 0);
    return value === null ? UNKNOWN : { value, sampleCount, badCount: value };
  });
}

async function readQuantiles(
  asked: Asked,
  question: Question & { kind: "quantile" },
  { above, isEstimated }: Limit,
): Promise<readonly MetricBucket[]> {
  const [ofBuckets, ofQuantile] = await Promise.all([
    ask(asked, bucketsQuery(question)),
    ask(asked, quantileQuery(question)),
  ]);
  const scale = scaleOf(question.unit);
  const counts = histogramCounts(ofBuckets);
  const quantiles = valuesOf(ofQuantile, quantileQuery(question));
  return bucketsOf(asked.grid, [ofBuckets, ofQuantile], (at) => {
    const found = counts.get(at);
    const value = quantiles.get(at);
    if (found === undefined) return null;
    if (found.samples === 0 || value === undefined || !Number.isFinite(value)) return UNKNOWN;
    return {
      value: value * scale,
      sampleCount: found.samples,
      badCount: above === undefined ? null : isEstimated ? found.estimate(above / scale) : found.above(above / scale),
    };
  });
}

function ask({ api, scope, grid }: Asked, query: string): Promise<QueryAnswer> {
  const { from, to, stepMs } = grid;
  return api.range({ query: fillQuery(query, stepMs, scope), from, to, stepMs });
}

function valuesOf(answer: QueryAnswer, query: string): ReadonlyMap<number, number> {
  return new Map(pointsOf(answer, query).map(({ at, value }) => [at, value]));
}

/** `countAt` is null where there is no series. */
function bucketsOf(
  { from, to, stepMs }: Grid,
  answers: readonly QueryAnswer[],
  countAt: (at: number) => Counted | null,
): readonly MetricBucket[] {
  const [warning] = answers.flatMap(({ warnings }) => warnings);
  const warned = warning === undefined ? {} : { why: `Prometheus warns: ${cutText(warning, 200)}.`, complete: false };
  return Array.from({ length: Math.round((to - from) / stepMs) + 1 }, (_, index) => from + index * stepMs).map(
    (end): MetricBucket => ({ from: end - stepMs, to: end, complete: true, ...(countAt(end) ?? ABSENT), ...warned }),
  );
}
