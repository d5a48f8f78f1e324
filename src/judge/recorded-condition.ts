/** A condition with the one reading that spoke for it, as the result keeps it: enough to judge it again. Pure. */
import type { Verdict } from "../lib/verdict.ts";
import type { Comparison, WindowCondition } from "../plan/plan.ts";
import type { MeasureUnit } from "../providers/contract.ts";
import type { ConditionStanding } from "./judge-look.ts";
import { judgeCondition, rollbackVerdict, successVerdict } from "./judge-condition.ts";

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
}

/** Null where no reading of its own spoke. */
export function recordCondition({ watched, basis }: ConditionStanding): RecordedCondition | null {
  const { condition, list, metric } = watched;
  if (basis === null) return null;
  const { value, sampleCount, window, complete } = basis.reading;
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
    },
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
  const { value, samples, from, to, complete, partly } = reading;
  const answer = judgeCondition(
    condition,
    { unit, minimumSamples },
    { reading: { value, sampleCount: samples, window: { from, to }, complete }, partly },
  );
  return (list === "rollback" ? rollbackVerdict : successVerdict)(condition, answer);
}
