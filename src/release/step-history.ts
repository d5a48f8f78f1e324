/** How each step of a release stands by its record alone, and what of that a decision reads. Pure. */
import type { JsonFields } from "../lib/json-value.ts";
import type { Verdict } from "../lib/verdict.ts";
import type { StepHistory } from "./decide-step.ts";
import type { RecordedStepEnd, StepPayload } from "./step-record.ts";

/**
 * `begun` and `undoing`: how that ended is not known. `left`: its way back was tried, and did not end well. `crossed`: its way
 * back was taken while it was still at work, so that either may have come last.
 */
export type StepState = "begun" | "done" | "failed" | "held" | "undoing" | "undone" | "left" | "crossed";

export interface StepFact extends Pick<
  StepPayload,
  "title" | "step" | "stage" | "identity" | "commit" | "planDigest" | "runUrl" | "plannedMs" | "leaves" | "word"
> {
  readonly state: StepState;
  readonly startedAt: number;
  /** Null while that is not known. */
  readonly endedAt: number | null;
  readonly verdict: Verdict | null;
  readonly details: JsonFields | null;
  readonly untouched: boolean;
}

const STATE_OF: Readonly<Record<Verdict["outcome"], StepState>> = { pass: "done", fail: "failed", hold: "held" };

/**
 * Of one release, in the order in which they began, by the record's order: the clocks of two machines say nothing of that.
 * `payloads`: newest first.
 */
export function listSteps(payloads: readonly StepPayload[], release: string): readonly StepFact[] {
  const facts = new Map<string, StepFact>();
  const own = withoutIdle(payloads.filter((one) => one.release === release).toReversed());
  for (const [index, payload] of own.entries()) {
    const { identity, part } = payload;
    const before = own.slice(0, index).filter((one) => one.identity === identity);
    if (isRepeated(payload, before)) continue;
    const known = facts.get(identity);
    // What was taken back is behind the others when it is begun again.
    if (part === "begun" && known?.state === "undone") facts.delete(identity);
    const fact = factOf(payload, known);
    facts.set(identity, isCrossed(payload, before) && !fact.untouched ? { ...fact, state: "crossed" } : fact);
  }
  return [...facts.values()];
}

/**
 * An attempt that changed nothing says nothing of the others: as the step stood before it, it stands after it. Where nobody
 * else has begun the step or found it done, it is all that is known of it.
 */
function withoutIdle(pages: readonly StepPayload[]): readonly StepPayload[] {
  const ends = pages.filter(({ part, end }) => part === "ended" && end?.untouched === true);
  const idle = new Set(ends.map(({ attempt }) => attempt));
  const isIdle = ({ attempt }: StepPayload) => attempt !== null && idle.has(attempt);
  const others = pages.filter((page) => (page.part === "begun" || page.part === "ended") && !isIdle(page));
  const known = new Set(others.map(({ identity }) => identity));
  return pages.filter((page) => !known.has(page.identity) || !isIdle(page));
}

/** An end whose answer was lost is written again, and may come after what others wrote since. */
function isRepeated({ part, attempt }: StepPayload, before: readonly StepPayload[]): boolean {
  if (attempt === null || (part !== "ended" && part !== "undone")) return false;
  return before.some((one) => one.part === part && one.attempt === attempt);
}

/** Whoever was at work on it went on, and did not know of the way back. */
function isCrossed({ part, attempt }: StepPayload, before: readonly StepPayload[]): boolean {
  if (part !== "ended" || attempt === null) return false;
  const begunAt = before.findIndex((one) => one.part === "begun" && one.attempt === attempt);
  return begunAt >= 0 && before.slice(begunAt).some((one) => one.part === "undoing");
}

/** Has a run begun it that has not said how that ended? It may have died, or still be at it. `payloads`: as above. */
export function isAtWork(payloads: readonly StepPayload[], identity: string): boolean {
  const own = payloads.filter((one) => one.identity === identity && one.attempt !== null);
  const ended = new Set(own.flatMap(({ part, attempt }) => (part === "ended" ? [attempt] : [])));
  return own.some(({ part, attempt }) => part === "begun" && !ended.has(attempt));
}

/**
 * Was it taken back a single time? Where the world does not tell, a way back that was taken twice is a person's, who has looked
 * in between. `payloads`: as above.
 */
export function isTakenBackOnce(payloads: readonly StepPayload[], identity: string): boolean {
  const undone = payloads.filter((one) => one.identity === identity && one.part === "undone");
  // An end whose answer was lost is written twice.
  const attempts = new Set(undone.map(({ attempt }, index) => attempt ?? index));
  return attempts.size === 1;
}

function factOf(payload: StepPayload, known: StepFact | undefined): StepFact {
  const { title, step, stage, identity, commit, planDigest, runUrl, plannedMs, leaves, word, at, end } = payload;
  const about = { title, step, stage, identity, commit, planDigest, runUrl, plannedMs, leaves, word };
  const nothing = { endedAt: null, verdict: null, details: null, untouched: false };
  switch (payload.part) {
    case "begun":
      return { ...about, ...nothing, state: "begun", startedAt: at };
    case "ended":
      return end === null ? { ...about, ...nothing, state: "begun", startedAt: at } : endedFact(about, at, end);
    case "undoing":
      return { ...(known ?? { ...about, ...nothing, startedAt: at }), word, state: "undoing" };
    case "undone":
      return {
        ...(known ?? { ...about, ...nothing, startedAt: end?.startedAt ?? at }),
        word,
        state: end?.verdict.outcome === "pass" ? "undone" : "left",
      };
  }
}

type About = Pick<
  StepFact,
  "title" | "step" | "stage" | "identity" | "commit" | "planDigest" | "runUrl" | "plannedMs" | "leaves" | "word"
>;

function endedFact(about: About, endedAt: number, end: RecordedStepEnd): StepFact {
  const { startedAt, verdict, details, untouched } = end;
  return { ...about, state: STATE_OF[verdict.outcome], startedAt, endedAt, verdict, details, untouched };
}

/** Nothing was written of the step between the two readings. */
export function isSameHistory(one: StepHistory, other: StepHistory): boolean {
  return (
    one.begun?.at === other.begun?.at && one.begun?.runUrl === other.begun?.runUrl && one.ended?.at === other.ended?.at
  );
}

/** What is known of the step of this identity, and of another plan's of the same title. */
export function historyOf(
  facts: readonly StepFact[],
  { title, identity }: { readonly title: string; readonly identity: string },
): StepHistory {
  const own = facts.find((fact) => fact.identity === identity && fact.state !== "undone");
  const others = facts.filter((fact) => fact.title === title && fact.identity !== identity);
  const underOtherPlan = others.some(({ state, untouched }) => state !== "undone" && !untouched);
  if (own === undefined) return { begun: null, ended: null, underOtherPlan };
  const { state, verdict, startedAt, endedAt, runUrl, untouched } = own;
  const isEnded = verdict !== null && endedAt !== null && !["undoing", "left", "crossed"].includes(state);
  return {
    begun: { at: startedAt, runUrl },
    ended: isEnded ? { at: endedAt, verdict, untouched } : null,
    underOtherPlan,
  };
}
