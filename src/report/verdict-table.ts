/** Verdicts with their evidence, as a table in Markdown. */
import type { Outcome, Verdict } from "../lib/verdict.ts";
import type { CommandResult } from "../release/result.ts";
import { escapeCell, renderLink } from "./markdown.ts";
import { OUTCOME_ORDER, withoutTitle } from "./result-words.ts";

const WORD: Readonly<Record<Outcome, string>> = { pass: "pass", fail: "**fail**", hold: "**hold**" };

/** Two columns, so that a phone shows the finding without scrolling sideways. */
export function renderVerdictTable(verdicts: CommandResult["verdicts"]): string {
  if (verdicts.length === 0) return "";
  const rows = verdicts
    .toSorted((a, b) => OUTCOME_ORDER[a.verdict.outcome] - OUTCOME_ORDER[b.verdict.outcome])
    .map(({ title, verdict }) => {
      const finding = [`**${escapeCell(title, 80)}**`, escapeCell(withoutTitle(title, verdict.summary))];
      return `| ${WORD[verdict.outcome]} | ${[...finding, ...renderEvidence(verdict)].join("<br>")} |`;
    });
  return ["| verdict | finding and evidence |", "|:---|:---|", ...rows].join("\n");
}

function renderEvidence(verdict: Verdict): readonly string[] {
  const shown = verdict.evidence.slice(0, 5).map(({ label, value, url }) => {
    return renderLink(`${escapeCell(label, 60)}: ${escapeCell(value, 160)}`, url);
  });
  const more = verdict.evidence.length - shown.length;
  return [...shown, ...(more > 0 ? [`and ${more} more`] : [])];
}
