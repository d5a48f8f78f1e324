/** The sticky comment on a pull request: (report) → Markdown as GitHub renders it. */
import type { ChecklistReport } from "../checklist/report.ts";
import { renderBoxes } from "./checklist-boxes.ts";
import { type ChecklistDetail, DETAILS } from "./checklist-detail.ts";
import { renderItems } from "./checklist-items.ts";
import { renderChecklistMarker, renderCodeBlock, renderRunMark } from "./checklist-marks.ts";
import { renderChecklistVerdict } from "./checklist-verdict.ts";
import { codeOf, escapeCell, isLinkable } from "./markdown.ts";

export {
  type ChecklistMark,
  checklistMarker,
  parseBoxes,
  parseChecklistMarker,
  parseCodeBlock,
  parseRunUrl,
  withoutTicks,
} from "./checklist-marks.ts";

/** UTF-16 units. GitHub refuses a body of more than 65,536 characters. */
export const MAXIMUM_COMMENT = 65_000;

/** The same report gives the same text, and never more than MAXIMUM_COMMENT of it. */
export function renderChecklistComment(report: ChecklistReport): string {
  for (const detail of DETAILS) {
    const text = renderWith(report, detail);
    if (text.length <= MAXIMUM_COMMENT) return text;
  }
  return renderLeast(report);
}

function renderWith(report: ChecklistReport, detail: ChecklistDetail): string {
  const head = `${renderChecklistMarker(report)}\n${renderChecklistVerdict(report)}`;
  const parts = [
    head,
    renderItems(report, detail),
    renderBoxes(report.items, detail.boxes),
    renderNotices(report.notices, detail),
    renderFacts(report, detail.passes === "counted"),
    renderRunMark(report.runUrl),
    ...(detail.code ? [renderCodeBlock(report.codeResult)] : []),
  ];
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}

/** Nothing but the verdict and the boxes: a plan of hundreds of groups, or of more boxes than a comment holds. */
function renderLeast(report: ChecklistReport): string {
  const head = `${renderChecklistMarker(report)}\n${renderChecklistVerdict(report)}`;
  const tail = [renderFacts(report, true), renderRunMark(report.runUrl)].join("\n\n");
  const lines = renderBoxes(
    report.items.map((item) => ({ ...item, group: null })),
    10,
  ).split("\n");
  const note = (count: number) => `${count} more boxes do not fit: split the plan.`;
  let room = MAXIMUM_COMMENT - head.length - tail.length - note(lines.length).length - 10;
  const fitting = lines.filter((line) => (room -= line.length + 1) >= 0);
  const missing = lines.length - fitting.length;
  return `${[head, fitting.join("\n"), ...(missing > 0 ? [note(missing)] : []), tail].join("\n\n").trimEnd()}\n`;
}

function renderNotices(notices: readonly string[], detail: ChecklistDetail): string {
  if (notices.length === 0) return "";
  const shown = notices.slice(-detail.notices);
  const more = notices.length - shown.length;
  return [
    "### Notices",
    "",
    ...(more > 0 ? [`- ${more} earlier ones are in the run`] : []),
    ...shown.map((notice) => `- ${escapeCell(notice, 300)}`),
  ].join("\n");
}

const TICKS_COUNT =
  "A tick counts for this commit only, and only from somebody who is named beside its box; a new commit clears the boxes, except those that say that they stay.";

function renderFacts(report: ChecklistReport, isCut: boolean): string {
  const facts = [
    `Checked commit ${codeOf(report.commit.slice(0, 12))} by ${codeOf(report.planFile.slice(0, 200))}`,
    ...(isLinkable(report.runUrl) ? [`[all evidence](${report.runUrl})`] : []),
  ].join(" · ");
  const hasBoxes = report.items.some(({ boxes }) => boxes.length > 0);
  const left = isCut ? ["This checklist is too long for a comment; the run has all of it."] : [];
  return [facts, ...left, ...(hasBoxes ? [TICKS_COUNT] : [])].join("\n\n");
}
