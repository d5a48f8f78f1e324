/** What a watch compares, over which buckets. From the plan and the record, never from when somebody looks. Pure. */
import type { Metric, Watch } from "../../plan/plan.ts";
import { warmsUp } from "../../plan/warms-up.ts";
import type { MeasureSeries, MetricWindow } from "../../providers/contract.ts";
import type { WatchSpan } from "../watch-grid.ts";
import type { Comparison } from "./comparison.ts";

export interface ComparisonTask {
  readonly span: WatchSpan;
  readonly comparisons: readonly Comparison[];
  readonly falseAlarms: number;
  readonly bucketMs: number;
  /** Whole buckets up to the promotion, of what served before. */
  readonly before: MetricWindow;
  /** The same hours of the days before, the nearest first. */
  readonly sameHours: readonly MetricWindow[];
  /** What a cold start spoils is compared once the site is warm. */
  readonly warmUpMs: number;
  /** There is a release before, and its name is known. */
  readonly hasBaseline: boolean;
  /** What was there before goes on serving a part of the visitors. */
  readonly hasControl: boolean;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
/** What fails seldom, such as somebody upstream for two minutes twice a day, is not known to a shorter past. */
const DAYS_BEFORE = 7;
/** What nothing is known of but its numbers. */
const BARE: MeasureSeries = { kind: "level", worse: "higher" };

export function comparisonTask(
  watch: Watch,
  span: WatchSpan,
  hasBaseline: boolean,
  hasControl = false,
): ComparisonTask {
  const lengthMs = span.to - span.from;
  const bucketMs = bucketLength(lengthMs);
  const promotedAt = Math.floor(span.from / bucketMs) * bucketMs;
  const partMs = Math.min(DAY_MS, Math.ceil(lengthMs / bucketMs) * bucketMs);
  return {
    span,
    comparisons: comparisonsOf(watch),
    falseAlarms: watch.regression.falseAlarms,
    bucketMs,
    before: { from: promotedAt - DAYS_BEFORE * DAY_MS, to: promotedAt },
    sameHours: Array.from({ length: DAYS_BEFORE }, (_, index) => {
      const from = promotedAt - (index + 1) * DAY_MS;
      return { from, to: from + partMs };
    }),
    warmUpMs: watch.warmUpMs,
    hasBaseline,
    hasControl: hasControl && hasBaseline,
  };
}

/** A minute, and longer for watches of many hours: what a look must read without a memory stays a few hundred buckets. */
function bucketLength(watchMs: number): number {
  if (watchMs <= 6 * HOUR_MS) return MINUTE_MS;
  return watchMs <= 2 * DAY_MS ? 5 * MINUTE_MS : 15 * MINUTE_MS;
}

/** Of a metric whose vendor tells no shorter ones, its own. */
export function bucketMsOf({ bucketMs }: ComparisonTask, { measure }: Metric): number {
  return Math.max(bucketMs, measure.bucketMs ?? 0);
}

/** Whole buckets of the release that have settled, without one in which another release served too; empty where none has. */
export function settledWindow(task: ComparisonTask, metric: Metric, now: number): MetricWindow {
  const { span, warmUpMs } = task;
  const bucketMs = bucketMsOf(task, metric);
  const from =
    warmUpMs > 0 && warmsUp(metric.measure)
      ? Math.ceil((span.from + warmUpMs) / bucketMs) * bucketMs
      : (metric.measure.ownFirstBucket === true ? Math.floor : Math.ceil)(span.from / bucketMs) * bucketMs;
  const to = Math.floor(Math.min(span.to, now - metric.settleMs) / bucketMs) * bucketMs;
  return { from, to: Math.max(from, to) };
}

export function comparisonsOf(watch: Watch): readonly Comparison[] {
  const { metrics, regression } = watch;
  const conditions = [
    ...watch.rollbackConditions.map((condition) => ({ condition, list: "rollback" as const })),
    ...watch.successConditions.map((condition) => ({ condition, list: "success" as const })),
  ];
  const relative = conditions.flatMap(({ condition, list }): Comparison[] => {
    const metric = metrics[condition.metric];
    if (condition.kind !== "change") return [];
    if (metric === undefined) throw new Error(`the condition "${condition.text}" has no metric`);
    const { direction, amount, overMs: perMs, stepMs } = condition;
    const id = condition.text.trim();
    const series = metric.measure.series ?? BARE;
    const step = stepMs === undefined ? {} : { stepMs };
    return [{ id, list, metric, series, direction, amount, perMs, ...step, byDefault: false }];
  });
  const watched = regression.metrics.flatMap((name): Comparison[] => {
    const metric = metrics[name];
    const series = metric?.measure.series;
    if (metric === undefined || series === undefined) return [];
    const direction = series.kind === "level" && series.worse === "lower" ? "drops" : "increases";
    const amount = { kind: "relative", value: 0 } as const;
    return [
      { id: name, list: "regression", metric, series, direction, amount, perMs: HOUR_MS, byDefault: !regression.named },
    ];
  });
  return withoutRepeats([...relative, ...watched]);
}

/** A condition that is written twice is one. */
function withoutRepeats(comparisons: readonly Comparison[]): readonly Comparison[] {
  const keyOf = ({ list, id }: Comparison) => (list === "success" ? `success ${id}` : id);
  return [...new Map(comparisons.map((comparison) => [keyOf(comparison), comparison])).values()];
}
