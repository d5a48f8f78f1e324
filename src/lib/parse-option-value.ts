/** From a text to the value of an option, and what is wrong with it; for both edges. */
import { parseDuration } from "./duration.ts";
import type { Problem } from "./error.ts";
import { parseInstant } from "./parse-instant.ts";
import { nearestWord } from "./nearest-word.ts";
import type { Option, Options, OptionValue, OptionValues } from "./option.ts";

export interface GivenOptions {
  readonly values: OptionValues;
  readonly problems: readonly Problem[];
}

/** The value, or what is wrong with it. `label` is how the caller wrote its name: `--stage`. */
export function parseOptionValue(
  option: Exclude<Option, { readonly type: "flag" | "list" | "operands" }>,
  label: string,
  text: string,
): { readonly value: OptionValue } | { readonly problem: Problem } {
  switch (option.type) {
    case "text":
      return { value: text };
    case "choice": {
      if (option.values.includes(text)) return { value: text };
      const message = `${label} is "${text}"; expected ${renderChoice(option.values)}.`;
      return { problem: { message, ...didYouMean(nearestWord(text, option.values)) } };
    }
    case "integer": {
      const number = /^[+-]?\d+$/.test(text) ? Number(text) : Number.NaN;
      if (Number.isSafeInteger(number)) return { value: number };
      return { problem: { message: `${label} is "${text}"; expected a whole number.` } };
    }
    case "duration": {
      const ms = parseDuration(text);
      if (ms !== null) return { value: ms };
      return { problem: { message: `${label} is "${text}"; expected a duration such as 3m.` } };
    }
    case "instant": {
      const at = parseInstant(text);
      if (at !== null) return { value: at };
      const expected = "a date and time with a zone, such as 2026-11-22T02:30Z or 2026-11-22T02:30+01:00";
      return { problem: { message: `${label} is "${text}"; expected ${expected}.` } };
    }
  }
}

/** An option that does nothing beside the others was meant to do something. */
export function findIdleOptions(options: Options, values: OptionValues): readonly Problem[] {
  const isGiven = (name: string) => values[name] !== undefined && values[name] !== false;
  return Object.entries(options).flatMap(([name, { needs, idleWith }]): readonly Problem[] => {
    if (!isGiven(name)) return [];
    if (needs !== undefined && !isGiven(needs)) {
      return [
        { message: `--${name} has no effect without --${needs}.`, remedy: `Add --${needs}, or leave --${name} out.` },
      ];
    }
    if (idleWith !== undefined && isGiven(idleWith)) {
      return [{ message: `--${name} has no effect with --${idleWith}.`, remedy: "Leave one of them out." }];
    }
    return [];
  });
}

export function renderChoice(values: readonly string[]): string {
  return values.length < 2 ? values.join("") : `${values.slice(0, -1).join(", ")} or ${values.at(-1)}`;
}

export function didYouMean(word: string | null): { readonly remedy?: string } {
  return word === null ? {} : { remedy: `Did you mean ${word}?` };
}
