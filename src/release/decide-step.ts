/**
 * What comes next of one step of a release: from what the record has of it, what its step says of itself, what was
 * observed, what this run did, and what a person said. Pure.
 */
import { renderInstant } from "../lib/instant.ts";
import { hold, pass, type Verdict } from "../lib/verdict.ts";

/** What the record has of a step of this release; all absent where it has nothing. */
export interface StepHistory {
  /** The newest beginning that counts. */
  readonly begun: { readonly at: number; readonly runUrl: string | null } | null;
  /** How that beginning ended; null where that is not known. */
  readonly ended: { readonly at: number; readonly verdict: Verdict; readonly untouched: boolean } | null;
  /** It was begun for this release under another plan: what that did is not what this plan says. */
  readonly underOtherPlan: boolean;
}

export interface StepTraits {
  /** It must not be applied twice, and the world does not tell whether it was. */
  readonly once: boolean;
  /** There is nothing to be read back. */
  readonly wordCounts: boolean;
}

/** A person's word about a step of which neither the world nor the record can tell. */
export type StepWord = "done" | "repeat";

export interface StepFacts {
  readonly title: string;
  readonly history: StepHistory;
  readonly traits: StepTraits;
  readonly word: StepWord | null;
  /** Null: not asked yet. */
  readonly observed:
    | { readonly is: "due" }
    | { readonly is: "done"; readonly summary: string; readonly evidence?: Verdict["evidence"] }
    | { readonly is: "impossible"; readonly verdict: Verdict }
    | null;
  /** What `apply` said in this run; null where it was not applied in it. */
  readonly applied: Verdict | null;
}

export type StepAction =
  | { readonly do: "observe" }
  | { readonly do: "apply" }
  /** Its end, as it is recorded. `recorded`: it stands in the record already. `byWord`: nobody but a person knows. */
  | { readonly do: "end"; readonly verdict: Verdict; readonly recorded?: true; readonly byWord?: true };

/** Called again after each action, with what came of it. */
export function decideStep(facts: StepFacts): StepAction {
  const { history, traits, word, observed, applied } = facts;
  if (applied !== null && applied.outcome !== "pass") return { do: "end", verdict: applied };
  if (traits.wordCounts && applied !== null) return { do: "end", verdict: applied };
  const isRecorded = history.ended?.verdict.outcome === "pass" && !history.underOtherPlan;
  if (traits.wordCounts && isRecorded && word !== "repeat") {
    return { do: "end", verdict: history.ended.verdict, recorded: true };
  }
  if (observed === null) return { do: "observe" };
  if (observed.is === "impossible") return { do: "end", verdict: observed.verdict };
  if (observed.is === "done") {
    if (applied !== null) return { do: "end", verdict: seen(applied, observed.evidence) };
    const verdict = pass("step_done", observed.summary, observed.evidence);
    return isRecorded ? { do: "end", verdict, recorded: true } : { do: "end", verdict };
  }
  return applied === null ? decideDue(facts) : { do: "end", verdict: notShown(facts) };
}

/** What it said of itself, with what was seen afterwards. */
function seen(applied: Verdict, evidence: Verdict["evidence"] = []): Verdict {
  return { ...applied, evidence: [...applied.evidence, ...evidence] };
}

/** The world says that it is not done, or cannot tell. */
function decideDue({ title, history, traits, word }: StepFacts): StepAction {
  const tells = !traits.once && !traits.wordCounts;
  if (word === "done") {
    if (tells) return { do: "end", verdict: contradicted(title) };
    return { do: "end", verdict: pass("step_done", "A person said that it is done."), byWord: true };
  }
  const mayHaveBeen = history.begun !== null && history.ended?.untouched !== true;
  if (!traits.once || word === "repeat" || !(mayHaveBeen || history.underOtherPlan)) return { do: "apply" };
  return { do: "end", verdict: unfinished(title, history) };
}

function unfinished(title: string, { begun, ended, underOtherPlan }: StepHistory): Verdict {
  const name = JSON.stringify(title);
  const how = underOtherPlan ? "was begun for this release under another plan" : howItEnded(ended);
  const url = begun?.runUrl ?? null;
  return hold(
    "step_unfinished",
    `The step ${name} ${how}; it must not be applied twice, and nothing but a person can tell whether it is done.`,
    `Look at what it did${url === null ? "" : ` (its run: ${url})`}. Then run the command again with --step-done ${name} --step-reason "…" where it is done, or with --repeat-step ${name} --step-reason "…" where it is to be applied again.`,
    [
      ...(begun === null ? [] : [{ label: "begun", value: renderInstant(begun.at) }]),
      ...(url === null ? [] : [{ label: "run", value: url, url }]),
      ...(ended?.verdict.evidence ?? []),
    ],
  );
}

function howItEnded(ended: StepHistory["ended"]): string {
  if (ended === null) return "was begun by an earlier run, and how it ended is not known";
  if (ended.verdict.outcome === "pass") return "was done by an earlier run, and cannot be seen any more";
  return `was applied by an earlier run, which did not end well (${ended.verdict.reasonCode})`;
}

function contradicted(title: string): Verdict {
  return hold(
    "step_not_shown",
    `A person said that the step ${JSON.stringify(title)} is done, but the world was read and shows that it is not.`,
    "Run the command again without --step-done for it: it is then applied.",
  );
}

function notShown({ title, applied }: StepFacts): Verdict {
  return hold(
    "step_not_shown",
    `The step ${JSON.stringify(title)} ended well by its own word, but reading back does not show that it is done.`,
    "Look at what it changed; run the command again, and it is read again and, where it is due, applied again.",
    applied?.evidence ?? [],
  );
}
