import type { Outcome } from "./outcome.ts";
import type { ReasonFor } from "./reason-code.ts";

export type { Outcome } from "./outcome.ts";

/** One observed fact behind a verdict, with its number: `{ label: "error rate", value: "7.9 % of 412 requests" }`. */
export interface Evidence {
  readonly label: string;
  readonly value: string;
  /** Where a person can look for themselves. */
  readonly url?: string;
}

interface VerdictOf<Of extends Outcome> {
  readonly outcome: Of;
  readonly reasonCode: ReasonFor<Of>;
  /** One sentence, plain text, names the number that decided. */
  readonly summary: string;
  readonly evidence: readonly Evidence[];
  /** What to do; present on every verdict that is not `pass`. */
  readonly remedy?: string;
  /** Of a probe that failed: the site gave no answer to its first request, or a server error. */
  readonly down?: true;
  /** To be kept on the base branch, so that a later verdict of the same item can compare. */
  readonly measured?: Measured;
}

/** The only answer type of a gate, a condition or the judge. A reason code stands with the outcomes of its table only. */
export type Verdict = { [Of in Outcome]: VerdictOf<Of> }[Outcome];

/** Numbers or lists that an item measured: `{ "total gzip": 345678 }`. */
export type Measured = Readonly<Record<string, number | readonly string[]>>;

export function pass(reasonCode: ReasonFor<"pass">, summary: string, evidence: readonly Evidence[] = []): Verdict {
  return { outcome: "pass", reasonCode, summary, evidence };
}

export function fail(
  reasonCode: ReasonFor<"fail">,
  summary: string,
  remedy: string,
  evidence: readonly Evidence[] = [],
): Verdict {
  return { outcome: "fail", reasonCode, summary, remedy, evidence };
}

export function hold(
  reasonCode: ReasonFor<"hold">,
  summary: string,
  remedy: string,
  evidence: readonly Evidence[] = [],
): Verdict {
  return { outcome: "hold", reasonCode, summary, remedy, evidence };
}

const SEVERITY: Record<Outcome, number> = { pass: 0, hold: 1, fail: 2 };

/** Worst outcome wins: `fail` > `hold` > `pass`. Of nothing at all the answer is `hold`: nothing was verified. */
export function worstOutcome(outcomes: readonly Outcome[]): Outcome {
  if (outcomes.length === 0) return "hold";
  return outcomes.reduce((worst, outcome) => (SEVERITY[outcome] > SEVERITY[worst] ? outcome : worst));
}

/** The first of the worst verdicts, or `null` of an empty list. */
export function worstVerdict(verdicts: readonly Verdict[]): Verdict | null {
  const outcome = worstOutcome(verdicts.map((verdict) => verdict.outcome));
  return verdicts.find((verdict) => verdict.outcome === outcome) ?? null;
}
