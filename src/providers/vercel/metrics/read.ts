/** One reading of one measure, and its buckets: counts by status, or a percentile beside the number of its samples. */
import { groupBy } from "../../../lib/group-by.ts";
import type { BucketRequest, MetricBucket, MetricReading, MetricScope, MetricWindow } from "../../contract.ts";
import type { Source } from "./measures.ts";
import { bucketMinutes, MINUTE_MS, wholeBuckets } from "./minutes.ts";
import type { Observability, Row } from "./query.ts";

/** Everything that a reading depends on. */
export interface Reader {
  readonly observability: Observability;
  readonly source: Source;
  readonly filterFor: (scope: MetricScope) => string;
  /** No data after this instant is complete. */
  readonly settledAt: () => number;
}

interface Counted {
  readonly requests: number;
  readonly errors: number;
}

export async function readMetric(reader: Reader, window: MetricWindow, scope: MetricScope): Promise<MetricReading> {
  const minutes = bucketMinutes(window, MINUTE_MS);
  const span = wholeBuckets(window, minutes);
  if (span === null) return { value: null, sampleCount: 0, window, complete: false, why: TOO_SHORT };
  const { source } = reader;
  const complete = span.to <= reader.settledAt();
  if (source.kind === "counts") {
    const { summary } = await askCounts(reader, source.metric, span, minutes, scope);
    return { ...shown(source, count(summary)), window, complete };
  }
  const filter = reader.filterFor(scope);
  const about = { span, minutes, groupBy: [], filter };
  const [found, counted] = await Promise.all([
    reader.observability.ask({ ...about, metric: source.metric, aggregation: source.aggregation }),
    reader.observability.ask({ ...about, metric: source.count, aggregation: "sum" }),
  ]);
  const sampleCount = counted.summary[0]?.value ?? 0;
  return { value: sampleCount === 0 ? null : (found.summary[0]?.value ?? null), sampleCount, window, complete };
}

const TOO_SHORT = "Vercel counts in whole minutes, and none of them lies in the window.";

/** Only of what is counted: see measures.ts. Buckets in which nothing was counted are left out. */
export async function readBuckets(
  reader: Reader,
  source: Source & { kind: "counts" },
  { span: asked, bucketMs }: BucketRequest,
  scope: MetricScope,
): Promise<readonly MetricBucket[]> {
  const minutes = bucketMinutes(asked, bucketMs);
  const span = wholeBuckets(asked, minutes);
  if (span === null) return [];
  const { buckets } = await askCounts(reader, source.metric, span, minutes, scope);
  const settledAt = reader.settledAt();
  const byStart = groupBy(buckets, ({ at }) => at ?? Number.NaN);
  return [...byStart]
    .filter(([from]) => from >= span.from && from < span.to)
    .toSorted(([one], [other]) => one - other)
    .map(([from, rows]): MetricBucket => {
      const counted = count(rows);
      const to = from + minutes * MINUTE_MS;
      return { from, to, ...shown(source, counted), badCount: counted.errors, complete: to <= settledAt };
    });
}

function askCounts(
  { observability, filterFor }: Reader,
  metric: string,
  span: MetricWindow,
  minutes: number,
  scope: MetricScope,
) {
  const filter = filterFor(scope);
  return observability.ask({ metric, aggregation: "sum", span, minutes, groupBy: ["http_status"], filter });
}

function count(rows: readonly Row[]): Counted {
  const sum = (of: readonly Row[]) => of.reduce((total, { value }) => total + (value ?? 0), 0);
  return { requests: sum(rows), errors: sum(rows.filter(({ status }) => status !== null && status >= 500)) };
}

/** Nothing counted is no zero: a deployment without requests and one that nobody counts look the same. */
function shown({ of }: Source & { kind: "counts" }, { requests, errors }: Counted) {
  if (requests === 0) return { value: null, sampleCount: 0 };
  const value = of === "requests" ? requests : of === "errors" ? errors : errors / requests;
  return { value, sampleCount: requests };
}
