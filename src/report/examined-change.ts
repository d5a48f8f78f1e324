/** What was found about the plan that a pull request brings, for the summary of its job: Markdown. */
import type { Finding, Standing } from "../lib/finding.ts";
import type { PlanChange } from "../plan/compare/plan-change.ts";
import { codeOf, escapeCell } from "./markdown.ts";
import { renderPlanChanges } from "./plan-changes.ts";

export interface RenderedChange {
  readonly findings: readonly Finding[];
  readonly changes: readonly PlanChange[];
  /** Names of what the plan reads from the environment. */
  readonly settings: readonly string[];
}

const WORD: Readonly<Record<Standing, string>> = { ok: "ok", warning: "**warning**", broken: "**broken**" };
const CHARACTERS = 500;
const MOST = 200;

export function renderExaminedChange({ findings, changes, settings }: RenderedChange): string {
  const rows = findings.slice(0, MOST).map(({ standing, subject, found, remedy }) => {
    const text = [escapeCell(found, CHARACTERS), ...(remedy ? [`→ ${escapeCell(remedy, CHARACTERS)}`] : [])];
    return `| ${WORD[standing]} | ${escapeCell(subject, 80)} | ${text.join("<br>")} |`;
  });
  const parts = [
    "## The plan of this pull request",
    renderPlanChanges(changes, changes.length, CHARACTERS),
    ["| | what | found |", "|:---|:---|:---|", ...rows].join("\n"),
    settings.length === 0
      ? ""
      : `It reads ${settings.map(codeOf).join(", ")}. Whether they are set, and what they may do, is not asked here: no secret is in this job. \`holdpoint doctor\` asks, once it is merged.`,
  ];
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}
