/** Shows what a watch compares, and how it stands; keeps what it was computed from for the result. */
import { announceComparison, titleOfComparison } from "../../judge/regression/comparison-words.ts";
import { reasonClass } from "../../lib/reason-code.ts";
import type { Verdict } from "../../lib/verdict.ts";
import { DEFAULT_WINDOW_MS } from "../../plan/condition.ts";
import type { CommandContext } from "../context.ts";
import type { Journal } from "../journal.ts";
import type { Look } from "./look-once.ts";

/** Longest that vendors take until data is complete; only for what is shown. */
export const SETTLING_MS = 3 * 60_000;

/** `announced`: what was said by this process already. What is compared with what is said once, as soon as it is known. */
export function showCompared(
  { plan }: CommandContext,
  journal: Journal,
  { compared, elapsedMs }: Pick<Look, "compared" | "elapsedMs">,
  announced: Set<string>,
): void {
  for (const one of compared.prepared) {
    const title = titleOfComparison(one.comparison);
    if (!announced.has(title)) journal.note(announceComparison(one));
    announced.add(title);
  }
  for (const { text, verdict } of compared.standings) {
    // Until there is some data all is open by nature.
    const isFilling = elapsedMs < DEFAULT_WINDOW_MS + SETTLING_MS && verdict?.outcome === "hold";
    if (verdict !== null && (!isFilling || isTrouble(verdict))) journal.condition(text, verdict);
  }
  if (compared.evidence === null) return;
  journal.comparison(() => {
    const answered = compared.answered();
    return answered === null ? null : { ...answered, planDigest: plan.digest };
  });
}

export function isTrouble({ reasonCode }: Verdict): boolean {
  return ["vendor", "credential"].includes(reasonClass(reasonCode));
}
