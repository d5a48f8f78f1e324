/** Which buckets a condition on a fixed limit is judged by, and over which time. By the plan and the record. Pure. */
import type { Metric, Watch, WindowCondition } from "../../plan/plan.ts";
import { PROBE_PROVIDER } from "../../plan/plan.ts";
import { warmsUp } from "../../plan/warms-up.ts";
import type { BucketSpan, WatchSpan } from "../watch-grid.ts";
import { bucketLength, seriesOf } from "./bucket-length.ts";
import type { BucketsWanted } from "./series-request.ts";

/** Null where each window is read by itself: health checks, and what has no buckets that add up to a window. */
export function conditionSeries(watch: Watch, condition: WindowCondition, metric: Metric): BucketsWanted | null {
  const bucketMs = metricBucketLength(watch, metric);
  if (bucketMs === null) return null;
  const isQuantile = seriesOf(metric.measure)?.kind === "quantile";
  if (!isQuantile) return { kind: "buckets", bucketMs, above: null };
  return condition.kind === "threshold"
    ? { kind: "buckets", bucketMs, above: condition.value, isEstimated: true }
    : null;
}

/** All conditions on a metric have the same buckets, so that they share what is read. */
function metricBucketLength({ rollbackConditions, successConditions, ...watch }: Watch, metric: Metric): number | null {
  if (metric.provider === PROBE_PROVIDER) return null;
  const own = [...rollbackConditions, ...successConditions].filter(
    (one) => one.metric === metric.name && one.kind !== "change",
  );
  const { measure } = metric;
  return bucketLength({
    measure,
    oversMs: own.map(({ overMs }) => overMs),
    everyMs: watch.everyMs,
    forMs: watch.forMs,
  });
}

/**
 * The watch in whole buckets of the clock. It ends with the bucket in which the watch ends. It begins with the one in which
 * the release did, where nothing of another release is counted in that; else with the first bucket that is the release's
 * alone, and as much more is judged at the end. What has to warm up begins with the first whole bucket after that.
 */
export function bucketSpan(span: WatchSpan, { measure }: Metric, warmUpMs: number, bucketMs: number): BucketSpan {
  const up = (at: number) => Math.ceil(at / bucketMs) * bucketMs;
  const down = (at: number) => Math.floor(at / bucketMs) * bucketMs;
  const isWarm = warmUpMs > 0 && warmsUp(measure);
  const from = isWarm ? up(span.from + warmUpMs) : measure.ownFirstBucket === true ? down(span.from) : up(span.from);
  const to = span.isCut === true ? down(span.to) : up(span.to);
  return { from: Math.min(from, to), to, bucketMs };
}
