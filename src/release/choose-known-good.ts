/**
 * Which deployment a rollback of a release is to go back to: what production served before, if it is judged good, else one
 * step further back by the same rule. Pure: the engine reads who served, and writes the choice into the release's record.
 */
import { renderDuration } from "../lib/duration.ts";
import { mayStandWith, reasonClass } from "../lib/reason-code.ts";
import type { KnownGood, ProductionPayload } from "./payload.ts";
import type { ProductionRecord } from "./record.ts";
import type { RecordedSchema } from "./recorded-schema.ts";

/** A deployment that served production before the release. */
export interface Served {
  readonly id: string;
  readonly commit: string | null;
  /** Its own release record; null where it has none. */
  readonly record: ProductionRecord | null;
  /** Until when it served: now for what production serves, else when the one after it came. */
  readonly until: number;
  /** A person's recorded word for it; null where nobody gave one. */
  readonly accepted: string | null;
  /** What the records of all releases since then say of their migrations, the new release's included. */
  readonly crossed: readonly string[];
  /** What the same records say of the schemas. */
  readonly crossedSchemas?: readonly (readonly RecordedSchema[])[];
}

export interface KnownGoodRules {
  readonly to: "verified" | "previous";
  /** How many deployments further back than what served before. */
  readonly steps: number;
}

/** `chain`: what production serves, what served before that, and so on. Null where nothing was served. */
export function chooseKnownGood(chain: readonly Served[], { to, steps }: KnownGoodRules): KnownGood | null {
  const [previous, ...earlier] = chain;
  if (previous === undefined) return null;
  const first = judgeServed(previous);
  const unjudged = (why: string) => ({ id: previous.id, commit: previous.commit, judged: false, why });
  if (first.good) return { ...unjudged(first.why), judged: true };
  if (to === "previous") return unjudged(`${first.why}; the plan always goes back to the previous deployment`);
  const reachable = earlier.slice(0, steps);
  for (const served of reachable) {
    const unsafe = served.crossed.find((word) => !isSafeToCross(word, served.record?.payload.migrations ?? null));
    if (unsafe !== undefined) {
      return unjudged(`${first.why}; further back there are migrations that were not judged additive`);
    }
    const judged = judgeServed(served);
    if (judged.good) {
      const { id, commit } = served;
      return { id, commit, judged: true, why: `${judged.why}; not ${previous.id}: ${first.why}` };
    }
  }
  return unjudged(reachable.length === 0 ? first.why : `${first.why}; nothing further back is judged good`);
}

/** How a deployment did, from its record alone. `why` is a part of a sentence. */
export function judgeServed({ record, until, accepted }: Served): { readonly good: boolean; readonly why: string } {
  if (accepted !== null) return { good: true, why: accepted };
  if (record === null) return { good: false, why: "no release record tells its result" };
  switch (record.phase) {
    case "done":
      return { good: true, why: "its watch passed" };
    case "rolled-back":
    case "rolling-back":
      return { good: false, why: "it was rolled back" };
    case "failed":
      return { good: false, why: "its watch failed" };
    case "promoting":
      return { good: false, why: "its promote was not finished" };
    case "watching":
    case "held":
      return judgeUndecided(record, until);
  }
}

/**
 * Nobody said yes or no. Having served on as long as its watch was, after it, without a condition against it, is enough:
 * a quiet site's watches end on too few samples, and must not lead months back.
 */
function judgeUndecided(record: ProductionRecord, until: number): { readonly good: boolean; readonly why: string } {
  const { promotedAt, payload, phase, statusAt } = record;
  if (promotedAt === null) return { good: false, why: "the time of its promote is not known" };
  const plannedEnd = promotedAt + payload.watchForMs;
  if (phase === "watching" && until < plannedEnd) return { good: false, why: "it was still being watched" };
  const code = record.reason?.split(",")[0] ?? "";
  if (phase === "held" && !isBlindness(code)) {
    return { good: false, why: `it is held because of a suspicion (${code === "" ? "reason not recorded" : code})` };
  }
  const servedMs = until - Math.max(plannedEnd, phase === "held" ? statusAt : 0);
  const undecided = phase === "held" ? `its watch ended undecided (${code})` : "its watch was not finished";
  return servedMs >= payload.watchForMs
    ? { good: true, why: `${undecided}, and it served as long again without a failed condition` }
    : { good: false, why: `${undecided}, and it served only ${renderDuration(Math.max(0, servedMs))} after that` };
}

/** Held because nothing, or too little, could be seen; anything else is a word against it. */
function isBlindness(code: string): boolean {
  if (!mayStandWith(code, "hold")) return false;
  const blind = ["data", "vendor", "credential"].includes(reasonClass(code));
  return blind || code === "too_few_samples" || code === "watch_incomplete";
}

/** `none` and `additive` as a record says it; what was judged after a named migration only says so of those. `own`: the target's. */
export function isSafeToCross(word: string, own: string | null): boolean {
  return word === "none" || word === "additive" || (word !== "unknown" && word === own);
}

/** Where a rollback goes and why, in sentences; and what production served before, where that is another deployment. */
export function describeKnownGood({ knownGood, previous }: Pick<ProductionPayload, "knownGood" | "previous">): string {
  if (knownGood === null)
    return "Nothing is known to have been in production before, so there is no known-good deployment.";
  const { id, judged, why } = knownGood;
  if (previous?.id === id) {
    return judged
      ? `${id} is known good: ${why}.`
      : `${id} is what production served before; it is not judged good: ${why}.`;
  }
  return `${id} is known good: ${why}. Right before this release production served ${previous?.id ?? "nothing"}.`;
}
