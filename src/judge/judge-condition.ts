/** One condition against readings → Verdict. Pure. */
import { renderDuration } from "../lib/duration.ts";
import { type Evidence, fail, hold, pass, type Verdict } from "../lib/verdict.ts";
import type { Comparison, WindowCondition } from "../plan/plan.ts";
import type { Measure, MetricReading } from "../providers/contract.ts";
import type { ConditionReadings } from "./condition-readings.ts";
import { renderValue } from "./render-value.ts";
import type { Beyond } from "./series/sum-window.ts";
import { evidenceOf, unusableReading } from "./unusable-reading.ts";
import { wilsonInterval } from "./wilson-interval.ts";

/** `condition_met` is the answer "yes, this is so"; whether that is bad depends on the list that the condition stands in. */
export type ConditionAnswer =
  | { readonly kind: "met"; readonly summary: string; readonly evidence: readonly Evidence[] }
  | { readonly kind: "clear"; readonly summary: string; readonly evidence: readonly Evidence[] }
  /** The window is not full yet and what is there does not decide it. */
  | { readonly kind: "early"; readonly summary: string; readonly evidence: readonly Evidence[] }
  | { readonly kind: "unknown"; readonly verdict: Verdict };

/**
 * Judges what the team wrote literally, on at least the minimum number of samples.
 * While less than the condition's window has passed since the promote, a comparison decides only what the rest
 * of the window can hardly undo: a ratio whose Wilson interval (0.1 % on each side) lies wholly beyond the threshold, or a count
 * that is over it already. The same holds for a window that was only partly looked at. That keeps "over 15m" literal without waiting 15 minutes to see a burning site.
 */
export function judgeCondition(
  condition: WindowCondition,
  measure: Measure,
  readings: ConditionReadings,
): ConditionAnswer {
  const { reading, beyond, partly = false } = readings;
  const unusable = unusableReading(condition, measure, readings);
  if (unusable !== null) return { kind: "unknown", verdict: unusable };
  const value = reading.value ?? 0;
  const windowMs = reading.window.to - reading.window.from;
  const partial = partly || windowMs < condition.overMs;
  switch (condition.kind) {
    case "threshold":
      if (beyond !== undefined) return judgeQuantile(condition, measure, reading, beyond, partial);
      return judgeThreshold(condition, measure, reading, value, condition.value, partial);
    case "rate": {
      // Literal: n in that period. A shorter watch scales nothing: fewer events in less time prove less.
      const shown = `${value} in ${renderDuration(windowMs)}`;
      const evidence = evidenceOf(condition, reading, shown);
      const met = compare(value, condition.comparison, condition.count);
      if (partial && !(met && isRising(condition.comparison)))
        return { kind: "early", summary: `${condition.metric} is ${shown} so far`, evidence };
      return answer(met, condition, `${condition.metric} is ${shown}`, evidence);
    }
  }
}

function judgeThreshold(
  condition: WindowCondition & { kind: "threshold" },
  measure: Measure,
  reading: MetricReading,
  value: number,
  threshold: number,
  partial: boolean,
): ConditionAnswer {
  const shown = renderValue(value, measure);
  const evidence = evidenceOf(condition, reading, `${shown} of ${reading.sampleCount} samples`);
  const summary = `${condition.metric} is ${shown} (${reading.sampleCount} samples, limit ${condition.comparison} ${renderValue(threshold, measure)})`;
  const met = compare(value, condition.comparison, threshold);
  if (!partial) return answer(met, condition, summary, evidence);
  const certain =
    measure.unit === "count"
      ? met && isRising(condition.comparison)
      : measure.unit === "ratio"
        ? met && beyond(wilsonInterval(value, reading.sampleCount), condition.comparison, threshold)
        : false;
  if (certain)
    return { kind: "met", summary: `${condition.text}: ${summary}, certain before the window is full`, evidence };
  return { kind: "early", summary: `${summary}, window not full yet`, evidence };
}

/** Rounding of a share must not make one of a hundred more than 1 %. */
const ROUNDING = 1e-9;

/**
 * "The 99th percentile is above the limit" is "more than 1 % of the samples are above it", which can be counted bucket by bucket.
 * While the window is not full it decides nothing: the first requests after a promote are slow by nature.
 */
function judgeQuantile(
  condition: WindowCondition & { kind: "threshold" },
  measure: Measure,
  reading: MetricReading,
  { count, quantile }: Beyond,
  partial: boolean,
): ConditionAnswer {
  const { sampleCount, value } = reading;
  const share = count / sampleCount;
  const isAbove = count > (1 - quantile) * sampleCount + ROUNDING * sampleCount;
  const limit = renderValue(condition.value, measure);
  const counted = `${renderShare(share)} of ${sampleCount} samples above ${limit}`;
  const known = value === null ? "" : ` (${renderValue(value, measure)})`;
  const summary = `${condition.metric}${known} is ${isAbove ? "above" : "at most"} ${limit}: ${counted}, where it allows ${renderShare(1 - quantile)}`;
  const evidence = evidenceOf(condition, reading, counted);
  if (partial) return { kind: "early", summary: `${summary}, window not full yet`, evidence };
  return answer(isAbove === isRising(condition.comparison), condition, summary, evidence);
}

function renderShare(ratio: number): string {
  return renderValue(ratio, { unit: "ratio", minimumSamples: 0 });
}

function isRising(comparison: Comparison): boolean {
  return comparison === ">" || comparison === ">=";
}

function answer(
  met: boolean,
  condition: WindowCondition,
  summary: string,
  evidence: readonly Evidence[],
): ConditionAnswer {
  return { kind: met ? "met" : "clear", summary: `${condition.text}: ${summary}`, evidence };
}

function compare(value: number, comparison: Comparison, limit: number): boolean {
  switch (comparison) {
    case ">":
      return value > limit;
    case ">=":
      return value >= limit;
    case "<":
      return value < limit;
    case "<=":
      return value <= limit;
  }
}

function beyond(interval: { low: number; high: number }, comparison: Comparison, limit: number): boolean {
  return compare(isRising(comparison) ? interval.low : interval.high, comparison, limit);
}

/** A rollback condition's answer as a verdict: met is `fail`, clear is `pass`, early is `hold` until the window is full. */
export function rollbackVerdict(condition: WindowCondition, given: ConditionAnswer): Verdict {
  switch (given.kind) {
    case "met":
      return fail(
        "condition_met",
        given.summary,
        "Production is rolled back to the known-good deployment.",
        given.evidence,
      );
    case "clear":
      return pass("condition_clear", given.summary, given.evidence);
    case "early":
      return hold("watch_incomplete", `${condition.text}: ${given.summary}.`, "The watch continues.", given.evidence);
    case "unknown":
      return given.verdict;
  }
}

/** A success condition's answer: met is `pass`; not met is a question for a person, never a rollback. */
export function successVerdict(condition: WindowCondition, given: ConditionAnswer): Verdict {
  switch (given.kind) {
    case "met":
      return pass("condition_clear", given.summary, given.evidence);
    case "clear":
      return hold(
        "success_unmet",
        `${condition.text} was not reached: ${given.summary}`,
        "A person decides: keep the release, or dispatch a rollback.",
        given.evidence,
      );
    case "early":
      return hold("watch_incomplete", `${condition.text}: ${given.summary}.`, "The watch continues.", given.evidence);
    case "unknown":
      return given.verdict;
  }
}
