/** Limits of a sentence, an item or a cell, as conditions of a watch, or as what a person must decide. Pure. */
import { type Limit, parseLimits } from "./parse-limits.ts";
import type { LimitContext } from "./limit-context.ts";
import { left, type Meaning } from "./meaning.ts";
import { isAgainstSense, isBetterHigh, nameMetric } from "./metric-words.ts";
import { shownText } from "./written-text.ts";
import { withNumbers } from "./duration-words.ts";

export interface LimitText {
  readonly line: number;
  readonly text: string;
  /** What the number is of, where another cell says it. */
  readonly subject: string | null;
  /** The whole paragraph. */
  readonly around: string;
}

const RANGE = /(\d+(?:\.\d+)?)\s*%?\s*(?:-|–|to|and|bis|a)\s*(\d+(?:\.\d+)?)\s*(%|ms\b|s\b)/i;

/** Empty where the text has no limit. */
export function readLimits(written: LimitText, context: LimitContext): readonly Meaning[] {
  const { line, text, subject, around } = written;
  const limits = parseLimits(text, subject, around);
  if (limits.length === 0) return context === "hold" || context === "warn" ? rangeOf(written, context) : [];
  return limits.map((limit) =>
    meaningOf(limit, { line, text: shownText(subject === null ? text : `${subject}: ${text}`) }, context),
  );
}

function meaningOf(limit: Limit, { line, text }: { line: number; text: string }, context: LimitContext): Meaning {
  const { condition, opposite, metric, isDemand, unclear } = limit;
  switch (context) {
    case "negated":
      return left(line, "comment", text, "it says what is no reason to roll back");
    case "hold":
      return remark(
        line,
        "hold",
        text,
        `a person decides: ${condition}`,
        `${condition} # a person decides; the plan language has no word for it`,
      );
    case "warn":
      return remark(
        line,
        "warn",
        text,
        `only somebody is told: ${condition}`,
        `${condition} # somebody is told; the plan language has no word for it`,
      );
    case "none":
      if (!isDemand || opposite === null)
        return left(line, "comment", text, `a number (${condition}) that is not said to decide anything`);
      return limitMeaning(
        "condition",
        { ...limit, condition: opposite },
        line,
        text,
        "how it must be, so a rollback when it is not",
      );
    case "rollback": {
      const turned = isDemand && opposite !== null ? opposite : condition;
      if (unclear !== null) {
        return remark(
          line,
          "unclear",
          text,
          `${condition}: ${unclear}`,
          `rollback_conditions: ${condition} # ${unclear}`,
        );
      }
      return limitMeaning(
        "condition",
        { ...limit, condition: turned },
        line,
        text,
        `a reason to roll back, for the metric ${metric}`,
      );
    }
    case "success":
      if (unclear !== null) {
        return remark(line, "unclear", text, `${condition}: ${unclear}`, `success: ${condition} # ${unclear}`);
      }
      return limitMeaning("success", limit, line, text, "a goal that must be met when the watch ends");
  }
}

function limitMeaning(place: "condition" | "success", limit: Limit, line: number, text: string, why: string): Meaning {
  if (isAgainstSense(limit.condition, place)) {
    const reason = `${limit.condition} as a ${place === "condition" ? "reason to roll back" : "goal"} makes no sense: a person must say which way is meant`;
    return remark(line, "unclear", text, reason, `${limit.condition} # which way is meant?`);
  }
  return { line, kind: place, text, why, becomes: { place, metric: limit.metric, value: limit.condition } };
}

function remark(line: number, kind: "hold" | "warn" | "unclear", text: string, why: string, value: string): Meaning {
  return { line, kind, text, why, becomes: { place: "remark", near: "watch", value } };
}

/** `between 2% and 10%`, `1-5%`. */
function rangeOf({ line, text, subject, around }: LimitText, kind: "hold" | "warn"): readonly Meaning[] {
  const match = RANGE.exec(withNumbers(text));
  const named = match === null ? null : nameMetric(subject ?? text.split(/\d/)[0] ?? "", around);
  if (match === null || named === null) return [];
  const range = `${named.name} ${match[1]}-${match[2]}${match[3]}`;
  const shown = shownText(subject === null ? text : `${subject}: ${text}`);
  return [
    remark(
      line,
      kind,
      shown,
      `${range}: ${kind === "hold" ? "a person decides" : "somebody is told"}`,
      `${range} # the plan language has no word for it`,
    ),
  ];
}

/** A number without a sign under a heading of goals: better is what the metric's own direction says. */
export function readGoal(written: LimitText & { readonly subject: string }): Meaning | null {
  const { line, text, subject } = written;
  const match = /^\s*(\d+(?:\.\d+)?)\s*(%|ms|s)?(?:\s+(?:in|over|within|en|durante)\s+(.+))?$/i.exec(withNumbers(text));
  const named = match === null ? null : nameMetric(subject, subject);
  if (match === null || named === null) return null;
  const [, number = "", unit = "", window] = match;
  const over = window === undefined ? "" : ` over ${window.replaceAll(/\s+/g, "").replace(/min(?:utes|utos)?$/, "m")}`;
  const condition = `${named.name} ${isBetterHigh(named.name) ? ">=" : "<="} ${number}${unit}${over}`;
  const limit = { metric: named.name, condition, opposite: null, unclear: named.unclear, isDemand: false };
  return meaningOf(limit, { line, text: shownText(`${subject}: ${text}`) }, "success");
}
