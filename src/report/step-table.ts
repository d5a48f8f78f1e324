/** The steps of a release, as a table in Markdown. */
import type { CommandResult, StepResult } from "../release/result.ts";
import { escapeCell, renderLink } from "./markdown.ts";
import { needsLook, renderStepTime, STEP_WORD } from "./step-words.ts";

const EVIDENCE_SHOWN = 5;

/** Two columns, so that a phone shows the finding without scrolling sideways. In the order of the release. */
export function renderStepTable(steps: CommandResult["steps"] = []): string {
  if (steps.length === 0) return "";
  return ["| step | what came of it |", "|:---|:---|", ...steps.map(rowOf)].join("\n");
}

function rowOf(step: StepResult): string {
  const { title, stage, state, summary, leavesBehind, evidence } = step;
  const word = needsLook(step) ? `**${STEP_WORD[state]}**` : STEP_WORD[state];
  const time = renderStepTime(step);
  const shown = evidence
    .slice(0, EVIDENCE_SHOWN)
    .map(({ label, value, url }) => renderLink(`${escapeCell(label, 60)}: ${escapeCell(value, 160)}`, url));
  const more = evidence.length - shown.length;
  const finding = [
    `**${escapeCell(title, 80)}** (${[stage, ...(time === "" ? [] : [time])].join(", ")})`,
    escapeCell(summary),
    ...(leavesBehind === undefined ? [] : [`It leaves behind: ${escapeCell(leavesBehind)}`]),
    ...shown,
    ...(more > 0 ? [`and ${more} more`] : []),
  ];
  return `| ${word} | ${finding.join("<br>")} |`;
}
