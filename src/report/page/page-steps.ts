/** The steps of a release as a part of the page: planned and actual times, and what runs late. */
import { renderInstant } from "../../lib/instant.ts";
import type { CommandResult, StepResult } from "../../release/result.ts";
import { needsLook, renderStepTime, STEP_WORD } from "../step-words.ts";
import { pageLink, pageText } from "./page-text.ts";

/** Without a heading; empty where there are none. */
export function renderPageSteps(steps: CommandResult["steps"] = []): readonly string[] {
  if (steps.length === 0) return [];
  return [
    '<table><thead><tr><th scope="col">step</th><th scope="col">began (UTC)</th><th scope="col">what came of it</th></tr></thead><tbody>',
    ...steps.map(rowOf),
    "</tbody></table>",
  ];
}

function rowOf(step: StepResult): string {
  const { title, stage, state, startedAt, summary, leavesBehind, evidence } = step;
  const time = renderStepTime(step);
  const style = state === "failed" ? "fail" : needsLook(step) ? "hold" : "pass";
  const items = evidence.map(({ label, value, url }) => `<li>${pageLink(`${label}: ${value}`, url)}</li>`);
  return [
    `<tr><td><span class="word ${style}">${STEP_WORD[state]}</span></td><td>${renderBegan(startedAt)}</td>`,
    `<td><strong>${pageText(title)}</strong> <span class="quiet">${pageText([stage, ...(time === "" ? [] : [time])].join(", "))}</span>`,
    `<br>${pageText(summary)}`,
    ...(leavesBehind === undefined ? [] : [`<br>It leaves behind: ${pageText(leavesBehind)}`]),
    items.length === 0 ? "" : `<ul class="quiet">${items.join("")}</ul>`,
    "</td></tr>",
  ].join("");
}

function renderBegan(startedAt: number | null): string {
  if (startedAt === null) return "–";
  const instant = renderInstant(startedAt);
  return `<time datetime="${instant}">${instant.slice(0, 10)} ${instant.slice(11, 19)}</time>`;
}
