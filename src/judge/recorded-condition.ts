/** A condition with the one reading that spoke for it, as the result keeps it: enough to judge it again. Pure. */
import type { Verdict } from "../lib/verdict.ts";
import type { Comparison, WindowCondition } from "../plan/plan.ts";
import type { MeasureSeries, MeasureUnit, MetricBucket } from "../providers/contract.ts";
import type { ConditionStanding } from "./judge-look.ts";
import type { ConditionReadings } from "./condition-readings.ts";
import { judgeCondition, rollbackVerdict, successVerdict } from "./judge-condition.ts";
import { seriesOf } from "./series/bucket-length.ts";
import { sumWindow } from "./series/sum-window.ts";

export interface RecordedCondition {
  /** As the plan says it, and as its verdict is called in the result. */
  readonly text: string;
  readonly list: "rollback" | "success";
  readonly metric: string;
  readonly unit: MeasureUnit;
  readonly overMs: number;
  readonly minimumSamples: number;
  readonly rule:
    | { readonly kind: "threshold"; readonly comparison: Comparison; readonly value: number }
    | { readonly kind: "rate"; readonly comparison: Comparison; readonly count: number; readonly perMs: number };
  readonly reading: RecordedReading;
}

export interface RecordedReading {
  readonly value: number | null;
  readonly samples: number;
  /** Milliseconds since the epoch. */
  readonly from: number;
  readonly to: number;
  readonly complete: boolean;
  /** Only part of it was looked at. */
  readonly partly: boolean;
  /** Why there is no number, or not all of it. */
  readonly why?: string;
  /** What the number was computed from; none where the vendor was asked for the window itself. */
  readonly counted?: RecordedCount;
}

export interface RecordedCount {
  readonly series: MeasureSeries;
  /** There was data before the first of these buckets. */
  readonly hasBegun: boolean;
  readonly buckets: readonly RecordedBucket[];
}

export interface RecordedBucket {
  readonly from: number;
  readonly to: number;
  readonly value: number | null;
  readonly samples: number;
  /** What spoke against the release; of a quantile, samples above the limit. */
  readonly bad: number | null;
  readonly complete: boolean;
  /** The vendor had nothing of the metric at all. */
  readonly absent?: true;
  readonly why?: string;
}

/** Null where no reading of its own spoke. */
export function recordCondition({ watched, basis }: ConditionStanding): RecordedCondition | null {
  const { condition, list, metric } = watched;
  if (basis === null) return null;
  const { value, sampleCount, window, complete, why } = basis.reading;
  const counted = recordCount(basis, seriesOf(metric.measure));
  return {
    text: condition.text,
    list,
    metric: condition.metric,
    unit: metric.measure.unit,
    overMs: condition.overMs,
    minimumSamples: condition.minimumSamples,
    rule: ruleOf(condition),
    reading: {
      value,
      samples: sampleCount,
      from: window.from,
      to: window.to,
      complete,
      partly: basis.partly === true,
      ...(why === undefined ? {} : { why }),
      ...(counted === null ? {} : { counted }),
    },
  };
}

function recordCount(
  { buckets, hasBegun = false }: ConditionReadings,
  series: MeasureSeries | null,
): RecordedCount | null {
  if (buckets === undefined || series === null) return null;
  return {
    series,
    hasBegun,
    buckets: buckets.map(({ from, to, value, sampleCount, badCount, complete, isAbsent, why }) => ({
      from,
      to,
      value,
      samples: sampleCount,
      bad: badCount,
      complete,
      ...(isAbsent === true ? { absent: true } : {}),
      ...(why === undefined ? {} : { why }),
    })),
  };
}

function ruleOf(condition: WindowCondition): RecordedCondition["rule"] {
  const { kind, comparison } = condition;
  return kind === "threshold"
    ? { kind, comparison, value: condition.value }
    : { kind, comparison, count: condition.count, perMs: condition.perMs };
}

const NOWHERE = { file: "", line: 1, column: 1 };

export function judgeRecorded(recorded: RecordedCondition): Verdict {
  const { text, list, metric, unit, overMs, minimumSamples, rule, reading } = recorded;
  const condition: WindowCondition = { text, metric, overMs, minimumSamples, position: NOWHERE, ...rule };
  const answer = judgeCondition(condition, { unit, minimumSamples }, readingsOf(reading));
  return (list === "rollback" ? rollbackVerdict : successVerdict)(condition, answer);
}

/** Computed again where it was computed, and else as the vendor told it. */
function readingsOf({ value, samples, from, to, complete, partly, why, counted }: RecordedReading): ConditionReadings {
  const window = { from, to };
  if (counted === undefined) {
    return {
      reading: { value, sampleCount: samples, window, complete, ...(why === undefined ? {} : { why }) },
      partly,
    };
  }
  const buckets = counted.buckets.map((bucket): MetricBucket => {
    const { samples: sampleCount, bad: badCount, absent, ...known } = bucket;
    return { ...known, sampleCount, badCount, ...(absent === undefined ? {} : { isAbsent: absent }) };
  });
  return { ...sumWindow(counted.series, buckets, window, counted.hasBegun), partly };
}
