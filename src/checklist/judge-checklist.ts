/** May this commit ship: the worst of all items, and what is missing in one sentence. Pure. */
import { fail, hold, pass, type Verdict, worstVerdict } from "../lib/verdict.ts";
import type { ItemReport } from "./report.ts";

/** More names than this nobody reads in one line. */
const NAMED = 5;

export function judgeChecklist(items: readonly Pick<ItemReport, "title" | "verdict">[]): Verdict {
  const worst = worstVerdict(items.map(({ verdict }) => verdict));
  if (worst === null) {
    return hold(
      "no_data",
      "The checklist has no item, so nothing was checked.",
      "Add items to `checklist` in the plan.",
    );
  }
  const of = (outcome: Verdict["outcome"]) => items.filter(({ verdict }) => verdict.outcome === outcome);
  const count = `${of("pass").length} of ${items.length} passed`;
  if (worst.outcome === "pass")
    return pass("checklist_passed", items.length === 1 ? "The only item passed." : `All ${items.length} items passed.`);
  const parts = [
    ...(of("fail").length > 0 ? [`failed: ${names(of("fail"))}`] : []),
    ...(of("hold").length > 0 ? [`open: ${names(of("hold"))}`] : []),
  ];
  const summary = `${count}; ${parts.join("; ")}.`;
  const remedy =
    items.length === 1 || of(worst.outcome).length === 1
      ? (worst.remedy ?? "See the item.")
      : "Each failed or open item says what to do.";
  return worst.outcome === "fail" ? fail(worst.reasonCode, summary, remedy) : hold(worst.reasonCode, summary, remedy);
}

function names(items: readonly { readonly title: string }[]): string {
  const shown = items.slice(0, NAMED).map(({ title }) => title);
  const more = items.length - shown.length;
  return `${shown.join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}
