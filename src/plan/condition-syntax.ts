/**
 * The sentence of a condition, taken apart. What its numbers mean depends on the metric: see condition.ts.
 *
 *   metric (> | >= | < | <=) value[unit] [over duration]
 *   metric (increases | drops) by (> | >=) amount[unit] [over duration]
 *   metric (> | >= | < | <=) n/(minute | hour | day)
 */
import { parseDuration } from "../lib/duration.ts";
import { nearestWord } from "../lib/nearest-word.ts";
import type { Comparison } from "./plan.ts";

export interface Amount {
  /** The number as written: `99.5`. */
  readonly number: string;
  readonly unit: "" | "%" | "ms" | "s";
  /** Where it begins in the sentence, from 0. */
  readonly column: number;
}

export interface Over {
  /** As written without spaces: `15m`. */
  readonly text: string;
  readonly ms: number;
  readonly column: number;
}

export type Period = "minute" | "hour" | "day";

export type ConditionSyntax = { readonly metric: string; readonly metricColumn: number } & (
  | {
      readonly kind: "threshold";
      readonly comparison: Comparison;
      readonly amount: Amount;
      readonly over: Over | null;
    }
  | {
      readonly kind: "change";
      readonly direction: "increases" | "drops";
      readonly comparison: ">" | ">=";
      readonly amount: Amount;
      readonly over: Over | null;
    }
  | { readonly kind: "rate"; readonly comparison: Comparison; readonly amount: Amount; readonly per: Period }
);

/** What is wrong with a condition, and at which character of it (from 0). */
export interface ConditionMistake {
  readonly message: string;
  readonly column: number;
  readonly remedy?: string;
}

export type ConditionResult<Value> =
  | { readonly ok: true; readonly value: Value }
  | ({ readonly ok: false } & ConditionMistake);

export const METRIC_NAME = /^[a-z][a-z0-9_]*$/;
const FORMS = 'Write "error_rate > 5% over 15m", "p99_latency increases by > 20%" or "failures > 10/hour".';
const MAXIMUM_LENGTH = 200;

/** The parts of a condition, or the first thing in it that is not understood. */
export function parseConditionSyntax(text: string): ConditionResult<ConditionSyntax> {
  if (text.length > MAXIMUM_LENGTH) return mistake(0, `a condition has at most ${MAXIMUM_LENGTH} characters`);
  const scan = scannerOf(text);
  const metricColumn = scan.column();
  const metric = scan.take(/[^\s<>=!]+/y);
  if (metric === null) return mistake(metricColumn, "expected the name of a metric", FORMS);
  if (!METRIC_NAME.test(metric)) {
    return mistake(metricColumn, `"${metric}" is not a metric's name: lower-case letters, digits and "_"`, FORMS);
  }
  const head = { metric, metricColumn };
  const column = scan.column();
  const comparison = scan.take(/[<>=!]+/y);
  if (comparison !== null) return parseComparison(scan, head, comparison, column);
  const word = scan.take(/\S+/y);
  if (word === "increases" || word === "drops") return parseChange(scan, head, word);
  return mistake(
    column,
    `expected >, >=, <, <=, increases or drops${found(word)}`,
    suggestion(word, ["increases", "drops"]),
  );
}

type Head = { readonly metric: string; readonly metricColumn: number };

function parseComparison(
  scan: Scanner,
  head: Head,
  comparison: string,
  column: number,
): ConditionResult<ConditionSyntax> {
  if (!isComparison(comparison)) return mistake(column, `"${comparison}" is not one of >, >=, <, <=`, FORMS);
  const amount = parseAmount(scan);
  if (!amount.ok) return amount;
  if (scan.take(/\//y) !== null) return parseRate(scan, head, comparison, amount.value);
  const over = parseOver(scan);
  if (!over.ok) return over;
  return { ok: true, value: { ...head, kind: "threshold", comparison, amount: amount.value, over: over.value } };
}

function parseRate(
  scan: Scanner,
  head: Head,
  comparison: Comparison,
  amount: Amount,
): ConditionResult<ConditionSyntax> {
  const column = scan.column();
  const per = scan.take(/[^\s/]+/y);
  if (per !== "minute" && per !== "hour" && per !== "day") {
    return mistake(
      column,
      `expected minute, hour or day after "/"${found(per)}`,
      suggestion(per, ["minute", "hour", "day"]),
    );
  }
  if (amount.unit !== "") {
    return mistake(amount.column, `a rate counts things per ${per}, so its number has no unit`, FORMS);
  }
  const end = scan.column();
  const rest = scan.rest();
  if (/^over\b/.test(rest)) return mistake(end, `a rate is judged over its own ${per}, so it takes no "over"`);
  if (rest !== "") return mistake(end, `expected the end of the condition, found "${rest}"`, FORMS);
  return { ok: true, value: { ...head, kind: "rate", comparison, amount, per } };
}

function parseChange(scan: Scanner, head: Head, direction: "increases" | "drops"): ConditionResult<ConditionSyntax> {
  const byColumn = scan.column();
  const by = scan.take(/[a-zA-Z]+/y);
  if (by !== "by") return mistake(byColumn, `expected "by" after "${direction}"${found(by)}`, FORMS);
  const column = scan.column();
  const comparison = scan.take(/[<>=!]+/y);
  if (comparison !== ">" && comparison !== ">=") {
    return mistake(column, `expected > or >= after "${direction} by"${found(comparison)}`, FORMS);
  }
  const amount = parseAmount(scan);
  if (!amount.ok) return amount;
  if (scan.rest().startsWith("/"))
    return mistake(scan.column(), "a change has no rate: it compares two windows", FORMS);
  const over = parseOver(scan);
  if (!over.ok) return over;
  return {
    ok: true,
    value: { ...head, kind: "change", direction, comparison, amount: amount.value, over: over.value },
  };
}

function parseAmount(scan: Scanner): ConditionResult<Amount> {
  const column = scan.column();
  const word = scan.take(/[^\s%/]+/y) ?? "";
  const match = /^(\d+(?:\.\d+)?)([a-zA-Z]*)$/.exec(word);
  if (match === null) {
    if (/^-\d/.test(word)) return mistake(column, `"${word}" is negative, and metrics never are`);
    return mistake(column, `expected a number such as 5%, 2000ms or 3${found(word)}`, FORMS);
  }
  const number = match[1] ?? "";
  const unit = match[2] || scan.take(/%|(?:ms|s)(?![a-zA-Z])/y) || "";
  if (unit !== "" && unit !== "%" && unit !== "ms" && unit !== "s") {
    return mistake(column + number.length, `"${unit}" is not a unit: expected %, ms, s or none`);
  }
  return { ok: true, value: { number, unit, column } };
}

function parseOver(scan: Scanner): ConditionResult<Over | null> {
  const wordColumn = scan.column();
  const word = scan.take(/\S+/y);
  if (word === null) return { ok: true, value: null };
  if (word !== "over") return mistake(wordColumn, `expected "over" or the end of the condition${found(word)}`, FORMS);
  const column = scan.column();
  const text = scan.rest().replace(/\s+/g, "");
  const ms = parseDuration(text);
  if (ms === null) return mistake(column, `expected a duration such as 15m after "over"${found(text)}`);
  if (ms === 0) return mistake(column, `"${text}" is zero: expected more than 0`);
  return { ok: true, value: { text, ms, column } };
}

interface Scanner {
  /** Of the next word; spaces before it are skipped. */
  column(): number;
  /** The text that a sticky pattern matches here, or null. */
  take(pattern: RegExp): string | null;
  /** Everything left, trimmed. */
  rest(): string;
}

function scannerOf(text: string): Scanner {
  let at = 0;
  const skipSpaces = () => {
    while (/\s/.test(text[at] ?? "")) at += 1;
  };
  return {
    column: () => {
      skipSpaces();
      return at;
    },
    take: (pattern) => {
      skipSpaces();
      pattern.lastIndex = at;
      const taken = pattern.exec(text)?.[0] ?? null;
      at += taken?.length ?? 0;
      return taken;
    },
    rest: () => text.slice(at).trim(),
  };
}

function isComparison(text: string): text is Comparison {
  return text === ">" || text === ">=" || text === "<" || text === "<=";
}

function found(word: string | null): string {
  return word ? `, found "${word}"` : ", found the end";
}

function suggestion(word: string | null, words: readonly string[]): string {
  const nearest = word === null ? null : nearestWord(word, words);
  return nearest ? `Did you mean "${nearest}"?` : FORMS;
}

function mistake(column: number, message: string, remedy?: string): { readonly ok: false } & ConditionMistake {
  return { ok: false, column, message, ...(remedy === undefined ? {} : { remedy }) };
}
