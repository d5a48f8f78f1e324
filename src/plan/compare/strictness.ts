/**
 * Which way a word of the plan makes it stricter, by the word alone: a gate that uses one of these words means the same by it
 * as the others do. A word that is not here says nothing about that. Pure.
 */
import type { ValueChange } from "./compare-values.ts";
import type { Weakening } from "./plan-change.ts";

/** The less, the stricter; nothing at all is no limit. */
const LIMITS = new Set(["max", "bytes", "growth", "share", "drop", "maximumDurationMs", "within", "withinMs"]);
/** The more, the stricter; nothing at all asks for nothing. */
const FLOORS = new Set(["count", "min-days", "lines", "branches", "functions", "statements"]);
/** Each of them is asked for. */
const DEMANDS = new Set([
  "contains",
  "absent",
  "required",
  "forbid",
  "all-of",
  "freeze",
  "closed",
  "sees",
  "entries",
  "tags",
]);
/** Each of them is let through. */
const LEAVES = new Set(["by", "override", "ignore", "optional", "exclude", "allow", "public"]);
/** Stricter where they are on, and where they are off. */
const STRICT_ON = new Set(["not-author", "distinct-people", "additive"]);
const STRICT_OFF = new Set(["lasting", "allowComments"]);

/** Says how long somebody is waited for, and not what is asked. */
const NEUTRAL = new Set(["timeoutMs", "timeout"]);

/** Does it ask for less than before, or let more through? What a word does that is not here, such as another command line, a person must tell. */
export function weakensBy(change: ValueChange): Weakening {
  if (change.path.some((word) => NEUTRAL.has(word))) return false;
  return change.path.some(isKnown) ? isWeaker(change) : "perhaps";
}

function isWeaker({ path, before, after }: ValueChange): boolean {
  const key = path.findLast((word) => isKnown(word));
  if (key === undefined) return false;
  const isGone = after === undefined || after === null;
  const isNew = before === undefined || before === null;
  if (DEMANDS.has(key)) return isGone;
  // All windows or all names gone is another matter than one of them: nothing is kept out any more.
  if (LEAVES.has(key)) return isNew;
  if (STRICT_ON.has(key)) return before === true;
  if (STRICT_OFF.has(key)) return after === true;
  if (isGone) return true;
  if (typeof before !== "number" || typeof after !== "number") return false;
  return LIMITS.has(key) ? after > before : after < before;
}

function isKnown(word: string): boolean {
  return [LIMITS, FLOORS, DEMANDS, LEAVES, STRICT_ON, STRICT_OFF].some((words) => words.has(word));
}
