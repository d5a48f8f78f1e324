/** One condition against readings → Verdict. Pure. */
import { renderDuration } from "../lib/duration.ts";
import { type Evidence, fail, hold, pass, type Verdict } from "../lib/verdict.ts";
import type { Comparison, WindowCondition } from "../plan/plan.ts";
import type { Measure, MetricReading } from "../providers/contract.ts";
import { renderTimeOfDay, renderValue } from "./render-value.ts";
import { wilsonInterval } from "./wilson-interval.ts";

const MINUTE_MS = 60_000;

export interface ConditionReadings {
  readonly reading: MetricReading;
  /** Only part of the window was looked at, and the rest of it is not known. */
  readonly partly?: boolean;
}

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
  const { reading, partly = false } = readings;
  const unusable = unusableReading(condition, measure, reading);
  if (unusable !== null) return { kind: "unknown", verdict: unusable };
  const value = reading.value ?? 0;
  const windowMs = reading.window.to - reading.window.from;
  const partial = partly || windowMs < condition.overMs;
  switch (condition.kind) {
    case "threshold":
      return judgeThreshold(condition, measure, reading, value, condition.value, partial);
    case "rate": {
      // Literal: n in that period. A shorter watch scales nothing: fewer events in less time prove less.
      const shown = `${value} in ${renderDuration(windowMs)}`;
      const evidence = evidenceOf(condition, reading, shown);
      const met = compare(value, condition.comparison, condition.count);
      const rising = condition.comparison === ">" || condition.comparison === ">=";
      if (partial && (rising ? !met : true))
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
  const rising = condition.comparison === ">" || condition.comparison === ">=";
  const certain =
    measure.unit === "count"
      ? met && rising
      : measure.unit === "ratio"
        ? met && beyond(wilsonInterval(value, reading.sampleCount), condition.comparison, threshold)
        : false;
  if (certain)
    return { kind: "met", summary: `${condition.text}: ${summary}, certain before the window is full`, evidence };
  return { kind: "early", summary: `${summary}, window not full yet`, evidence };
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
  return compare(comparison === ">" || comparison === ">=" ? interval.low : interval.high, comparison, limit);
}

function unusableReading(condition: WindowCondition, measure: Measure, reading: MetricReading): Verdict | null {
  // A long watch judges ten thousands of readings, nearly all of them usable: what is not said is not written.
  const evidence = () =>
    evidenceOf(
      condition,
      reading,
      reading.value !== null && Number.isFinite(reading.sampleCount) ? `${reading.sampleCount} samples` : "no data",
    );
  if (reading.value === null || !Number.isFinite(reading.value)) {
    return hold(
      "no_data",
      `${condition.text}: there is no data for ${condition.metric}${reading.why === undefined ? "." : `: ${reading.why}`}`,
      "Check that the site reports this release and environment, and that the metric's settings in the plan name them.",
      evidence(),
    );
  }
  if (!isPossible(measure, reading.value, reading.sampleCount)) {
    return hold(
      "no_data",
      `${condition.text}: what the vendor says of ${condition.metric} makes no sense, so it is not judged.`,
      "Ask the vendor the same by hand; a query of your own may subtract where it should divide.",
      evidence(),
    );
  }
  if (!reading.complete) {
    return hold(
      "no_data",
      `${condition.text}: the data for ${condition.metric} is not complete${reading.why === undefined ? " yet." : `: ${reading.why}`}`,
      "The vendor is still ingesting; a longer `settle` on the metric waits for it.",
      evidence(),
    );
  }
  if (reading.sampleCount < condition.minimumSamples) {
    return hold(
      "too_few_samples",
      `${condition.text}: ${reading.sampleCount} samples, fewer than the ${condition.minimumSamples} needed to judge${timeNeeded(condition, reading)}.`,
      "Watch longer (`for`), judge over a longer window (`over`), or send traffic.",
      evidence(),
    );
  }
  return null;
}

/** A share or a duration below zero is a mistake of whoever computed it, as is a number of samples that is none. */
function isPossible({ unit }: Measure, value: number, sampleCount: number): boolean {
  return Number.isFinite(sampleCount) && sampleCount >= 0 && (unit === "count" || value >= 0);
}

/** How long the samples that are missing take at the traffic that there was: `, which take about 40m at this traffic`. */
function timeNeeded({ minimumSamples }: WindowCondition, { sampleCount, window }: MetricReading): string {
  if (sampleCount === 0) return "";
  const neededMs = ((window.to - window.from) * minimumSamples) / sampleCount;
  // Whole minutes: the traffic of so few samples is a rough guess.
  const roundedMs = Math.max(1, Math.ceil(neededMs / MINUTE_MS)) * MINUTE_MS;
  return `, which take about ${renderDuration(roundedMs)} at this traffic`;
}

function evidenceOf(condition: WindowCondition, reading: MetricReading, shown: string): readonly Evidence[] {
  const { from, to } = reading.window;
  return [
    {
      label: condition.metric,
      value: `${shown}, ${renderTimeOfDay(from)}–${renderTimeOfDay(to)} UTC`,
      ...(reading.url === undefined ? {} : { url: reading.url }),
    },
  ];
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
