/** How each step of a release stands by its record alone, and what of that a decision reads. Pure. */
import type { JsonFields } from "../lib/json-value.ts";
import type { Verdict } from "../lib/verdict.ts";
import type { StepHistory } from "./decide-step.ts";
import type { StepPayload } from "./step-record.ts";

/** `begun` and `undoing`: how that ended is not known. `left`: its way back was tried, and did not end well. */
export type StepState = "begun" | "done" | "failed" | "held" | "undoing" | "undone" | "left";

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

/** Of one release, in the order in which they began. `payloads`: newest first. */
export function listSteps(payloads: readonly StepPayload[], release: string): readonly StepFact[] {
  const facts = new Map<string, StepFact>();
  for (const payload of payloads.filter((one) => one.release === release).toReversed()) {
    const known = facts.get(payload.identity);
    facts.set(payload.identity, factOf(payload, known));
  }
  return [...facts.values()].toSorted((one, other) => one.startedAt - other.startedAt);
}

function factOf(payload: StepPayload, known: StepFact | undefined): StepFact {
  const { title, step, stage, identity, commit, planDigest, runUrl, plannedMs, leaves, word, at, end } = payload;
  const about = { title, step, stage, identity, commit, planDigest, runUrl, plannedMs, leaves, word };
  const nothing = { endedAt: null, verdict: null, details: null, untouched: false };
  switch (payload.part) {
    case "begun":
      return { ...about, ...nothing, state: "begun", startedAt: at };
    case "ended":
      return endedFact(about, payload);
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

function endedFact(about: About, { at, end }: StepPayload): StepFact {
  return {
    ...about,
    state: end === null ? "begun" : STATE_OF[end.verdict.outcome],
    startedAt: end?.startedAt ?? at,
    endedAt: at,
    verdict: end?.verdict ?? null,
    details: end?.details ?? null,
    untouched: end?.untouched ?? false,
  };
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
  const isEnded = verdict !== null && endedAt !== null && state !== "undoing" && state !== "left";
  return {
    begun: { at: startedAt, runUrl },
    ended: isEnded ? { at: endedAt, verdict, untouched } : null,
    underOtherPlan,
  };
}
