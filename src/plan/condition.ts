/** What a condition means for its metric: numbers in the metric's own unit, its window, and whether it can be met at all. */
import { renderDuration } from "../lib/duration.ts";
import type { Measure } from "../providers/contract.ts";
import { parseConditionSyntax } from "./condition-syntax.ts";
import type { Amount, ConditionResult, ConditionSyntax, Period } from "./condition-syntax.ts";
import type { Comparison, Condition } from "./plan.ts";

/** Window of a condition that names none: short enough to see a regression early, long enough to have samples. */
export const DEFAULT_WINDOW_MS = 5 * 60_000;

const PERIOD_MS: Record<Period, number> = { minute: 60_000, hour: 3_600_000, day: 86_400_000 };

type DistributiveOmit<Type, Key extends PropertyKey> = Type extends unknown ? Omit<Type, Key> : never;

/** A condition without its place in the file. */
export type ConditionMeaning = DistributiveOmit<Condition, "position">;

export interface ConditionSetting {
  readonly measure: Measure;
  /** Length of the watch, milliseconds; no window is longer. */
  readonly watchMs: number;
  /** False for a metric that exists only after the promote, so that there is nothing to compare with. */
  readonly hasBaseline: boolean;
}

/**
 * Parses a condition and gives it the meaning that its metric has. `settingOf` is asked for the metric; it answers
 * with a mistake's message and remedy where the plan does not know that metric.
 */
export function parseCondition(
  text: string,
  settingOf: (metric: string) => ConditionSetting | { readonly message: string; readonly remedy: string },
): ConditionResult<ConditionMeaning> {
  const syntax = parseConditionSyntax(text);
  if (!syntax.ok) return syntax;
  const setting = settingOf(syntax.value.metric);
  if ("message" in setting) return { ok: false, column: syntax.value.metricColumn, ...setting };
  return interpretCondition(text, syntax.value, setting);
}

function interpretCondition(
  text: string,
  syntax: ConditionSyntax,
  setting: ConditionSetting,
): ConditionResult<ConditionMeaning> {
  const common = { text, metric: syntax.metric, minimumSamples: setting.measure.minimumSamples };
  if (syntax.kind === "rate") return resolveRate(common, syntax, setting);
  if (syntax.over !== null && syntax.over.ms > setting.watchMs) {
    return mistake(
      syntax.over.column,
      `the window of ${syntax.over.text} is longer than the watch (${renderDuration(setting.watchMs)}), so it would never be judged`,
      'Shorten the window, or lengthen the watch\'s "for".',
    );
  }
  const overMs = syntax.over?.ms ?? Math.min(DEFAULT_WINDOW_MS, setting.watchMs);
  if (syntax.kind === "change") return resolveChange(common, syntax, setting, overMs);
  const value = resolveAmount(syntax.metric, syntax.amount, setting.measure);
  if (!value.ok) return value;
  const nonsense = describeRange(syntax.comparison, value.value, setting.measure.unit === "ratio" ? 1 : Infinity);
  if (nonsense) return mistake(syntax.amount.column, `"${text.trim()}" ${nonsense}`);
  return {
    ok: true,
    value: { ...common, overMs, kind: "threshold", comparison: syntax.comparison, value: value.value },
  };
}

type Common = Pick<Condition, "text" | "metric" | "minimumSamples">;

function resolveRate(
  common: Common,
  syntax: ConditionSyntax & { kind: "rate" },
  setting: ConditionSetting,
): ConditionResult<ConditionMeaning> {
  const { amount, comparison, per, metric } = syntax;
  if (setting.measure.unit !== "count") {
    return mistake(
      amount.column,
      `${metric} is ${UNIT_WORDS[setting.measure.unit]}, not a count, so it has no number per ${per}`,
      UNIT_REMEDIES[setting.measure.unit],
    );
  }
  const perMs = PERIOD_MS[per];
  const count = Number(amount.number);
  const nonsense = describeRange(comparison, count, Infinity);
  if (nonsense) return mistake(amount.column, `"${common.text.trim()}" ${nonsense}`);
  if (perMs > setting.watchMs && comparison.startsWith("<")) {
    return mistake(
      amount.column,
      `fewer than ${amount.number} per ${per} cannot be judged from a watch of ${renderDuration(setting.watchMs)}`,
      `Name a window instead: "${metric} ${comparison} ${amount.number} over ${renderDuration(setting.watchMs).replaceAll(" ", "")}".`,
    );
  }
  return {
    ok: true,
    value: { ...common, overMs: Math.min(perMs, setting.watchMs), kind: "rate", comparison, count, perMs },
  };
}

function resolveChange(
  common: Common,
  syntax: ConditionSyntax & { kind: "change" },
  setting: ConditionSetting,
  overMs: number,
): ConditionResult<ConditionMeaning> {
  const { amount, direction, comparison, metric } = syntax;
  if (!setting.hasBaseline) {
    return mistake(
      syntax.metricColumn,
      `${metric} exists only during the watch, so there is no earlier value to compare with`,
      `Compare it with a number: "${metric} > 3".`,
    );
  }
  const { bucketMs = 0 } = setting.measure;
  if (bucketMs > setting.watchMs) {
    return mistake(
      syntax.metricColumn,
      `${metric} is told by its vendor in steps of ${renderDuration(bucketMs)}, which is longer than the watch (${renderDuration(setting.watchMs)}), so it would never be compared`,
      'Compare it with a number, or lengthen the watch\'s "for".',
    );
  }
  const change = { ...common, overMs, kind: "change", direction, comparison } as const;
  const step = syntax.over === null ? {} : { stepMs: syntax.over.ms };
  if (amount.unit === "%") {
    const value = Number(amount.number) / 100;
    if (direction === "drops" && (comparison === ">" ? value >= 1 : value > 1)) {
      return mistake(amount.column, `nothing drops by ${comparison} ${amount.number}%: this can never be met`);
    }
    return { ok: true, value: { ...change, ...step, amount: { kind: "relative", value } } };
  }
  const value = resolveAmount(metric, amount, setting.measure);
  if (!value.ok) return value;
  const nonsense = setting.measure.unit === "ratio" ? describeRange(comparison, value.value, 1) : null;
  if (nonsense) return mistake(amount.column, `"${common.text.trim()}" ${nonsense}`);
  // Of a number of events it is the time in which so many more are meant.
  const ofSamples = setting.measure.series?.kind === "events" ? {} : step;
  return { ok: true, value: { ...change, ...ofSamples, amount: { kind: "absolute", value: value.value } } };
}

const UNIT_WORDS = { ratio: "a share", duration: "a duration", count: "a count", number: "a bare number" } as const;
const UNIT_REMEDIES = {
  ratio: "Write it as 5%, or as a number from 0 to 1.",
  duration: "Write it as 800ms or 2s.",
  count: "Write the number alone.",
  number: "Write the number alone.",
} as const;

/** The number in the metric's own unit: ratio 0–1, milliseconds, count or bare number. */
function resolveAmount(metric: string, amount: Amount, measure: Measure): ConditionResult<number> {
  const number = Number(amount.number);
  const written = `${amount.number}${amount.unit}`;
  const wrong = () =>
    mistake(
      amount.column,
      amount.unit === ""
        ? `${metric} is ${UNIT_WORDS[measure.unit]}, and ${written} has no unit`
        : `${metric} is ${UNIT_WORDS[measure.unit]}, and ${written} is ${amount.unit === "%" ? "a share" : "a duration"}`,
      UNIT_REMEDIES[measure.unit],
    );
  if (measure.unit === "count" || measure.unit === "number") {
    return amount.unit === "" ? { ok: true, value: number } : wrong();
  }
  if (measure.unit === "duration") {
    if (amount.unit === "ms") return { ok: true, value: number };
    return amount.unit === "s" ? { ok: true, value: number * 1_000 } : wrong();
  }
  if (amount.unit === "%") return { ok: true, value: number / 100 };
  if (amount.unit !== "") return wrong();
  if (number <= 1) return { ok: true, value: number };
  return mistake(
    amount.column,
    `${metric} is a share from 0 to 1, and ${written} is more`,
    `Did you mean "${written}%"?`,
  );
}

/** Why a comparison says nothing for values from 0 to `maximum`, or null where it does. */
function describeRange(comparison: Comparison, value: number, maximum: number): string | null {
  const range = maximum === 1 ? "a share lies between 0% and 100%" : "the smallest possible value is 0";
  const never =
    (comparison === ">" && value >= maximum) ||
    (comparison === ">=" && value > maximum) ||
    (comparison === "<" && value <= 0);
  if (never) return `can never be met: ${range}`;
  const always =
    (comparison === ">=" && value <= 0) ||
    (comparison === "<=" && value >= maximum) ||
    (comparison === "<" && value > maximum);
  return always ? `is always met: ${range}` : null;
}

function mistake(column: number, message: string, remedy?: string): ConditionResult<never> {
  return { ok: false, column, message, ...(remedy === undefined ? {} : { remedy }) };
}
