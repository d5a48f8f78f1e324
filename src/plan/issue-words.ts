/** What a schema has to say about one value, in the words of people who write plans. */
import type { core } from "zod";
import { nearestWord } from "../lib/nearest-word.ts";

/** Message of a value that has none of several forms, until the forms' own messages are put together. */
export const UNION_WITHOUT_WORDS = "holdpoint: union";

const NOUNS: Record<string, string> = {
  string: "text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  object: "a mapping of keys",
  record: "a mapping of keys",
  array: "a list",
  null: "nothing",
};

/** What was expected and what was found, in words; undefined where the schema says it itself. */
export function describeIssue(issue: core.$ZodRawIssue): string | undefined {
  switch (issue.code) {
    case "invalid_type": {
      const expected = `expected ${NOUNS[issue.expected] ?? issue.expected}`;
      return issue.input === undefined ? expected : `${expected}, found ${describeValue(issue.input)}`;
    }
    case "invalid_value": {
      const words = issue.values.map(String);
      const nearest = typeof issue.input === "string" ? nearestWord(issue.input, words) : null;
      const expected = `expected ${words.length === 1 ? words[0] : `one of ${words.join(", ")}`}`;
      if (issue.input === undefined) return expected;
      return `${expected}, found ${describeValue(issue.input)}${nearest ? ` (did you mean "${nearest}"?)` : ""}`;
    }
    case "too_small":
      if (issue.origin === "array") return `expected at least ${issue.minimum}, found ${lengthOf(issue.input)}`;
      if (issue.origin === "string" && issue.minimum === 1) return "must not be empty";
      if (issue.origin === "string")
        return `expected at least ${issue.minimum} characters, found ${lengthOf(issue.input)}`;
      return `expected ${issue.inclusive ? "at least" : "more than"} ${issue.minimum}, found ${describeValue(issue.input)}`;
    case "too_big":
      if (issue.origin === "array") return `expected at most ${issue.maximum}, found ${lengthOf(issue.input)}`;
      if (issue.origin === "string")
        return `expected at most ${issue.maximum} characters, found ${lengthOf(issue.input)}`;
      return `expected ${issue.inclusive ? "at most" : "less than"} ${issue.maximum}, found ${describeValue(issue.input)}`;
    case "invalid_union":
      return UNION_WITHOUT_WORDS;
    default:
      return undefined;
  }
}

function lengthOf(value: unknown): number {
  return Array.isArray(value) || typeof value === "string" ? value.length : 0;
}

function describeValue(value: unknown): string {
  if (value === null) return "nothing";
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object") return "a mapping of keys";
  if (typeof value !== "string") return String(value);
  return JSON.stringify(value.length > 60 ? `${value.slice(0, 57)}...` : value);
}
