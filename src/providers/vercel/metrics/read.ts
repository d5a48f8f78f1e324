/** One reading of one measure, and its buckets: counts by status, or a percentile beside the number of its samples. */
import pLimit from "p-limit";
import { groupBy } from "../../../lib/group-by.ts";
import type { BucketRequest, MetricBucket, MetricReading, MetricScope, MetricWindow } from "../../contract.ts";
import { breaksOff, type CountedBucket } from "../../../lib/breaks-off.ts";
import type { CountSource, Source } from "./measures.ts";
import { bucketMinutes, type Grid, gridOf, MINUTE_MS, wholeBuckets } from "./minutes.ts";
import type { Observability, Question, Row } from "./query.ts";

/** Everything that a reading depends on. */
export interface Reader {
  readonly observability: Observability;
  readonly source: Source;
  readonly filterFor: (scope: MetricScope) => string;
}

interface Counted {
  readonly requests: number;
  readonly errors: number;
}

interface CountedMinutes extends Counted, CountedBucket {}

export async function readMetric(reader: Reader, window: MetricWindow, scope: MetricScope): Promise<MetricReading> {
  const minutes = bucketMinutes(window, MINUTE_MS);
  const span = wholeBuckets(window, minutes);
  if (span === null) return { value: null, sampleCount: 0, window, complete: false, why: TOO_SHORT };
  const { source, observability } = reader;
  const filter = reader.filterFor(scope);
  if (source.kind === "counts") {
    const rows = await observability.ask(byStatus(source.metric, span, minutes, filter));
    return { ...shown(source, count(rows.summary)), window, complete: isWhole(rows.buckets, minutes, span) };
  }
  const about = { span, minutes, groupBy: [], filter };
  const [found, counted] = await Promise.all([
    observability.ask({ ...about, metric: source.metric, aggregation: source.aggregation }),
    observability.ask({ ...about, metric: source.count, aggregation: "sum" }),
  ]);
  const sampleCount = counted.summary[0]?.value ?? 0;
  const value = sampleCount === 0 ? null : (found.summary[0]?.value ?? null);
  return { value, sampleCount, window, complete: isWhole(counted.buckets, minutes, span) };
}

const TOO_SHORT = "Vercel counts in whole minutes, and none of them lies in the window.";

export async function readBuckets(
  { observability, source, filterFor }: Reader,
  { span, bucketMs }: BucketRequest,
  scope: MetricScope,
): Promise<readonly MetricBucket[]> {
  const grid = gridOf(span, bucketMs);
  if (grid === null) return [];
  const { minutes } = grid;
  const filter = filterFor(scope);
  const rowsOf = (questionOf: (chunk: MetricWindow) => Question) => askAll(observability, grid, questionOf);
  if (source.kind === "counts") {
    const rows = await rowsOf((chunk) => byStatus(source.metric, chunk, minutes, filter));
    return bucketsOf(countBuckets(rows, minutes), grid, (one) => ({
      ...shown(source, one),
      badCount: one.requests === 0 ? null : one.errors,
    }));
  }
  const about = (chunk: MetricWindow) => ({ span: chunk, minutes, groupBy: [], filter });
  const [found, samples] = await Promise.all([
    rowsOf((chunk) => ({ ...about(chunk), metric: source.metric, aggregation: source.aggregation })),
    rowsOf((chunk) => ({ ...about(chunk), metric: source.count, aggregation: "sum" })),
  ]);
  const values = new Map(found.map(({ at, value }) => [at, value]));
  // How many were above a limit Vercel does not tell: the number of each bucket is all there is.
  return bucketsOf(countBuckets(samples, minutes), grid, ({ from, requests }) => ({
    value: requests === 0 ? null : (values.get(from) ?? null),
    sampleCount: requests,
    badCount: null,
  }));
}

/** Questions that are asked at the same time. */
const AT_ONCE = 4;

async function askAll(
  observability: Observability,
  { chunks }: Grid,
  questionOf: (chunk: MetricWindow) => Question,
): Promise<readonly Row[]> {
  const answers = await pLimit(AT_ONCE).map(chunks, async (chunk) => {
    const { buckets } = await observability.ask(questionOf(chunk));
    return buckets.filter(({ at }) => at !== null && at >= chunk.from && at < chunk.to);
  });
  return answers.flat();
}

/** Of data that breaks off, its last bucket may be a part of one. */
function bucketsOf(
  known: readonly CountedMinutes[],
  { chunks, minutes }: Grid,
  saidOf: (one: CountedMinutes) => Pick<MetricBucket, "value" | "sampleCount" | "badCount">,
): readonly MetricBucket[] {
  const whole = { from: chunks[0]?.from ?? 0, to: chunks.at(-1)?.to ?? 0 };
  const counted = withEmpty(known, minutes, whole);
  const breaksAt = breaksOff(counted, whole) ? counted.findLastIndex(({ samples }) => samples > 0) : counted.length;
  return counted.map((one, index) => ({ from: one.from, to: one.to, ...saidOf(one), complete: index < breaksAt }));
}

function byStatus(metric: string, span: MetricWindow, minutes: number, filter: string): Question {
  return { metric, aggregation: "sum", span, minutes, groupBy: ["http_status"], filter };
}

/** In the order of time; what all groups had in one bucket together. */
function countBuckets(rows: readonly Row[], minutes: number): readonly CountedMinutes[] {
  return [...groupBy(rows, ({ at }) => at ?? Number.NaN)]
    .toSorted(([one], [other]) => one - other)
    .map(([from, own]) => {
      const counted = count(own);
      return { from, to: from + minutes * MINUTE_MS, samples: counted.requests, ...counted };
    });
}

/** All of the span; what has no row had no request: nothing happened then, as far as Vercel knows. */
function withEmpty(
  counted: readonly CountedMinutes[],
  minutes: number,
  { from: begin, to: end }: MetricWindow,
): readonly CountedMinutes[] {
  const byFrom = new Map(counted.map((bucket) => [bucket.from, bucket]));
  const length = minutes * MINUTE_MS;
  return Array.from({ length: Math.round((end - begin) / length) }, (_, index) => {
    const from = begin + index * length;
    return byFrom.get(from) ?? { from, to: from + length, samples: 0, requests: 0, errors: 0 };
  });
}

/** Vercel does not say how far its counts go; where steady requests end before the window does, nor do we know. */
function isWhole(rows: readonly Row[], minutes: number, span: MetricWindow): boolean {
  return !breaksOff(countBuckets(rows, minutes), span);
}

function count(rows: readonly Row[]): Counted {
  const sum = (of: readonly Row[]) => of.reduce((total, { value }) => total + (value ?? 0), 0);
  return { requests: sum(rows), errors: sum(rows.filter(({ status }) => status !== null && status >= 500)) };
}

/** Nothing counted is no zero: a deployment without requests and one that nobody counts look the same. */
function shown({ of }: CountSource, { requests, errors }: Counted) {
  if (requests === 0) return { value: null, sampleCount: 0 };
  const value = of === "requests" ? requests : of === "errors" ? errors : errors / requests;
  return { value, sampleCount: requests };
}
