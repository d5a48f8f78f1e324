/** One reading of one measure, and its buckets: counts by status, or a percentile beside the number of its samples. */
import { groupBy } from "../../../lib/group-by.ts";
import type { BucketRequest, MetricBucket, MetricReading, MetricScope, MetricWindow } from "../../contract.ts";
import { breaksOff, type CountedBucket } from "../../../lib/breaks-off.ts";
import type { CountSource, Source } from "./measures.ts";
import { bucketMinutes, MINUTE_MS, partsOf, wholeBuckets } from "./minutes.ts";
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

/** Only of what is counted: see measures.ts. */
export async function readBuckets(
  reader: Reader,
  source: CountSource,
  { span, bucketMs }: BucketRequest,
  scope: MetricScope,
): Promise<readonly MetricBucket[]> {
  const parts: (readonly MetricBucket[])[] = [];
  for (const part of partsOf(span, bucketMs))
    parts.push(await readPart(reader, source, { span: part, bucketMs }, scope));
  return parts.flat();
}

async function readPart(
  { observability, filterFor }: Reader,
  source: CountSource,
  { span: asked, bucketMs }: BucketRequest,
  scope: MetricScope,
): Promise<readonly MetricBucket[]> {
  const minutes = bucketMinutes(asked, bucketMs);
  const span = wholeBuckets(asked, minutes);
  if (span === null) return [];
  const { buckets } = await observability.ask(byStatus(source.metric, span, minutes, filterFor(scope)));
  const counted = withEmpty(countBuckets(buckets, minutes), minutes, span);
  // Of data that breaks off, its last bucket may be a part of one.
  const breaksAt = breaksOff(counted, span) ? counted.findLastIndex(({ samples }) => samples > 0) : counted.length;
  return counted.map((one, index): MetricBucket => ({
    from: one.from,
    to: one.to,
    ...shown(source, one),
    badCount: one.requests === 0 ? null : one.errors,
    complete: index < breaksAt,
  }));
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
