/** What reason codes have in common: the classes of their table, and how a part of it is written. */
import type { Outcome } from "./outcome.ts";

/** Kinds of reasons, with what they have in common. */
export const REASON_CLASSES = {
  done: "The requested state was reached.",
  refused: "A gate, a condition or a rule failed.",
  undecided: "There is data, but not enough to decide.",
  data: "There is nothing to judge.",
  vendor: "A vendor or a database gave no usable answer. Another attempt may succeed.",
  credential: "A token or secret is missing, was rejected or lacks a permission.",
  settings: "What was to be checked does not exist or could not be checked.",
  production: "Production, or the record of a release, is not what the next step needs.",
  person: "A person must act, or the pull request must change.",
  call: "The plan or the call has a mistake.",
  internal: "Holdpoint itself failed.",
} as const;

export type ReasonClass = keyof typeof REASON_CLASSES;

interface Reason<Outcomes extends readonly Outcome[]> {
  readonly outcomes: Outcomes;
  readonly class: ReasonClass;
  readonly meaning: string;
}

/** Codes of one class that stand with the same outcomes. */
export function codes<Code extends string, const Outcomes extends readonly Outcome[]>(
  reason: { readonly class: ReasonClass; readonly outcomes: Outcomes },
  meanings: Readonly<Record<Code, string>>,
): Readonly<Record<Code, Reason<Outcomes>>> {
  const entries = Object.entries<string>(meanings).map(([code, meaning]) => [code, { ...reason, meaning }]);
  return Object.fromEntries(entries) as Record<Code, Reason<Outcomes>>;
}
