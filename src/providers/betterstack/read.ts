/** One reading, and its buckets, out of what a query counted. */
import { ProviderError } from "../../lib/error.ts";
import { breaksOff } from "../../lib/breaks-off.ts";
import type { BucketRequest, MetricBucket, MetricReading, MetricScope, MetricWindow } from "../contract.ts";
import { namesCommit } from "./filter-syntax.ts";
import { type Query, renderQuery, type Row } from "./query.ts";
import { VENDOR } from "./settings.ts";
import type { BetterStackSpec } from "./spec.ts";

export interface Reader {
  readonly query: Query;
  readonly source: string;
  readonly spec: BetterStackSpec;
}

interface Counted extends MetricWindow {
  readonly found: number;
  readonly among: number;
  /** All events that are looked at: that there are any shows that they are seen. */
  readonly samples: number;
  readonly quantile: number | null;
}

const MINUTE_MS = 60_000;
/** Parts of a window, in which a silence is looked for. */
const PARTS = 60;

export async function readMetric(reader: Reader, window: MetricWindow, scope: MetricScope): Promise<MetricReading> {
  if (isUnanswerable(reader.spec, scope)) {
    return { value: null, sampleCount: 0, window, complete: false, why: OF_ONE_RELEASE };
  }
  const partMs = Math.max(MINUTE_MS, Math.ceil((window.to - window.from) / PARTS));
  const question = { ...reader, scope, span: window };
  const [parts, [whole]] = await Promise.all([
    reader.query(renderQuery(question, partMs, null)),
    reader.query(renderQuery(question, null, null)),
  ]);
  const counted = countedIn(whole, window, reader.spec);
  return {
    ...shown(counted, reader.spec),
    window,
    complete: !breaksOff(bucketsOf(parts, window, partMs, reader.spec), window),
    ...(counted.samples === 0 ? { why: SILENT } : {}),
  };
}

const OF_ONE_RELEASE = "Its filter names one commit, and other releases are asked for.";

/** Of all releases there would be none of this commit, which is no zero of theirs. */
function isUnanswerable({ where, among }: BetterStackSpec, { anyRelease }: MetricScope): boolean {
  return anyRelease === true && (namesCommit(where) || namesCommit(among));
}

const SILENT =
  "The source has no event at all in this window, so nobody knows whether there would have been one to count.";

const SILENT_BUCKET =
  "The source has no event at all in this time, so nobody knows whether there would have been one to count.";

export async function readBuckets(
  { query, source, spec }: Reader,
  { span, bucketMs, above, since }: BucketRequest,
  scope: MetricScope,
): Promise<readonly MetricBucket[]> {
  if (isUnanswerable(spec, scope)) return [];
  const limit = above === undefined ? null : above / unitOf(spec);
  const rows = await query(renderQuery({ source, spec, scope, span, since }, bucketMs, limit));
  const buckets = withEmpty(bucketsOf(rows, span, bucketMs, spec), span, bucketMs);
  // Of events that break off, the last bucket may be a part of one.
  const breaksAt = breaksOff(buckets, span) ? buckets.findLastIndex(({ samples }) => samples > 0) : buckets.length;
  return buckets.map((counted, index): MetricBucket => {
    const { value, sampleCount } = shown(counted, spec);
    const counts = value !== null && (spec.value === undefined || above !== undefined);
    return {
      from: counted.from,
      to: counted.to,
      value,
      // Nobody says how many requests the events came from.
      sampleCount: spec.value === undefined && spec.among === undefined ? 0 : sampleCount,
      badCount: counts ? counted.found : null,
      complete: index < breaksAt,
      ...(counted.samples === 0 ? { why: SILENT_BUCKET } : {}),
    };
  });
}

/** What has no row had no event: nothing happened then, which is another thing than that nobody knows. */
function withEmpty(counted: readonly Counted[], span: MetricWindow, bucketMs: number): readonly Counted[] {
  const byFrom = new Map(counted.map((bucket) => [bucket.from, bucket]));
  return Array.from({ length: Math.ceil((span.to - span.from) / bucketMs) }, (_, index) => {
    const from = span.from + index * bucketMs;
    const empty = { from, to: Math.min(span.to, from + bucketMs), found: 0, among: 0, samples: 0, quantile: null };
    return byFrom.get(from) ?? empty;
  });
}

/** In the order of time; what has no row had no event. */
function bucketsOf(
  rows: readonly Row[],
  span: MetricWindow,
  bucketMs: number,
  spec: BetterStackSpec,
): readonly Counted[] {
  return rows.map((row) => {
    const index = whole(row, "bucket");
    const from = span.from + index * bucketMs;
    if (from >= span.to) throw unknown("a bucket lies outside of the span");
    return countedIn(row, { from, to: Math.min(span.to, from + bucketMs) }, spec);
  });
}

function countedIn(row: Row | undefined, { from, to }: MetricWindow, spec: BetterStackSpec): Counted {
  if (row === undefined) throw unknown("it has no row");
  const quantile = spec.value === undefined ? null : (row["quantile"] ?? null);
  const [found, among, samples] = [whole(row, "found"), whole(row, "among"), whole(row, "events")];
  if (found > samples || among > samples) throw unknown("it counts more events than there are");
  return { from, to, found, among, samples, quantile };
}

function shown({ found, among, samples, quantile }: Counted, spec: BetterStackSpec) {
  const nothing = { value: null, sampleCount: 0 };
  if (spec.value !== undefined) {
    return among === 0 || quantile === null ? nothing : { value: quantile * unitOf(spec), sampleCount: among };
  }
  if (spec.among !== undefined) return among === 0 ? nothing : { value: found / among, sampleCount: among };
  // None of these is a zero only where others are seen.
  return samples === 0 ? nothing : { value: found, sampleCount: samples };
}

function unitOf({ unit }: BetterStackSpec): number {
  return unit === "s" ? 1_000 : 1;
}

function whole(row: Row, name: string): number {
  const value = row[name];
  if (typeof value === "number" && Number.isInteger(value) && value >= 0) return value;
  throw unknown(`${name} is ${JSON.stringify(value)}`);
}

function unknown(what: string): ProviderError {
  return new ProviderError({
    reasonCode: "vendor_answer_unknown",
    vendor: VENDOR,
    message: `Better Stack's answer to a query was not understood: ${what}.`,
    remedy: "Run this again; if it stays, report the answer's shape.",
  });
}
