/** How decisions are called and verdicts are shown, in a text and on a page. */
import type { Outcome } from "../lib/verdict.ts";
import type { Decision } from "../release/result.ts";

export const DECISION_WORD: Readonly<Record<Decision, string>> = {
  proceed: "Proceed",
  watching: "Watching",
  hold: "On hold",
  failed: "Failed",
  "rolled-back": "ROLLED BACK",
};

/** What needs a person's eye stands first. */
export const OUTCOME_ORDER: Readonly<Record<Outcome, number>> = { fail: 0, hold: 1, pass: 2 };

/** A condition's summary begins with the condition, for lines that stand alone; beside its title the title says it. */
export function withoutTitle(title: string, summary: string): string {
  return summary.startsWith(`${title}: `) ? summary.slice(title.length + 2) : summary;
}
