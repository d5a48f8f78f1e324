/** What a change of the plan means, for people: those parts first that ask for less than before. */
import { cutText } from "../lib/cut-text.ts";
import { wrapText } from "../lib/wrap-text.ts";
import type { PlanChange } from "../plan/compare/plan-change.ts";
import { renderProse } from "./markdown.ts";
import { printable } from "./printable.ts";

const WEAKER = "weaker";

/** In Markdown, at most so many of so many characters. */
export function renderPlanChanges(changes: readonly PlanChange[], most: number, characters: number): string {
  if (changes.length === 0) return "";
  const weaker = changes.filter(({ weakens }) => weakens === true).length;
  const shown = changes.slice(0, most);
  const left = changes.length - shown.length;
  return [
    "### What this changes in the plan",
    "",
    `${countOf(changes.length)}${weaker === 0 ? "" : `, ${weaker} of them **${WEAKER}** than now`}; the base branch's plan is the one that was used here.`,
    "",
    ...shown.map(
      ({ area, text, weakens }) =>
        `- ${weakens === false ? "" : `**${wordOf(weakens)}**, `}${area}: ${renderProse(cutText(text, characters))}`,
    ),
    ...(left > 0 ? [`- and ${left} more: \`holdpoint explain --against\` says all of them`] : []),
  ].join("\n");
}

/** In a terminal, with nothing left out. */
export function renderPlanChangeLines(changes: readonly PlanChange[], columns: number): readonly string[] {
  if (changes.length === 0) return wrapText("Both plans mean the same.", columns);
  const weaker = changes.filter(({ weakens }) => weakens === true).length;
  return [
    ...changes.flatMap(({ area, text, weakens }) =>
      wrapText(`${area}: ${printable(text)}`, columns, wordOf(weakens).padEnd(wordOf("perhaps").length + 1)),
    ),
    "",
    ...wrapText(`${countOf(changes.length)}, ${weaker} ${WEAKER} than before.`, columns),
  ];
}

function wordOf(weakens: PlanChange["weakens"]): string {
  if (weakens === "perhaps") return `perhaps ${WEAKER}`;
  return weakens ? WEAKER : "";
}

function countOf(count: number): string {
  return `${count} ${count === 1 ? "change" : "changes"}`;
}
