/** The sticky comment on a pull request: (report) → Markdown as GitHub renders it. */
import type { ChecklistReport, ItemReport } from "../../checklist/report.ts";
import { renderBoxes } from "./boxes.ts";
import { type ChecklistDetail, DETAILS } from "./detail.ts";
import { renderFacts, renderNotices } from "./facts.ts";
import { renderItems } from "./items.ts";
import { renderPlanChanges } from "../plan-changes.ts";
import { renderChecklistMarker, renderCodeBlock, renderRunMark } from "./marks.ts";
import { renderChecklistVerdict } from "./verdict.ts";

export {
  type ChecklistMark,
  checklistMarker,
  parseBoxes,
  parseChecklistMarker,
  parseCodeBlock,
  parseLastingBoxes,
  parseRunUrl,
  withoutTicks,
} from "./marks.ts";

/** UTF-16 units. GitHub refuses a body of more than 65,536 characters. */
export const MAXIMUM_COMMENT = 65_000;

const TOO_LONG = "This checklist is too long for a comment; see the run for all of it.";

/** The same report gives the same text, and never more than MAXIMUM_COMMENT of it. */
export function renderChecklistComment(report: ChecklistReport): string {
  for (const detail of DETAILS) {
    // Escaping megabytes only to see that they do not fit takes seconds.
    if (rawLength(report.items, detail) > 1.2 * MAXIMUM_COMMENT) continue;
    const text = renderWith(report, detail);
    if (text.length <= MAXIMUM_COMMENT) return text;
  }
  return renderLeast(report);
}

/** Characters of the items' texts before anything is escaped. */
function rawLength(items: readonly ItemReport[], detail: ChecklistDetail): number {
  const lengths = items.map(({ title, verdict: { outcome, summary, evidence } }) => {
    if ((outcome === "pass" ? detail.passes : detail.open) === "counted") return 0;
    const folded = outcome === "pass" || detail.folds === "nobody" ? [] : evidence;
    return [
      title,
      summary.slice(0, outcome === "pass" ? detail.passing : detail.finding),
      ...folded.map(({ value }) => value.slice(0, detail.evidence)),
    ].join("").length;
  });
  return lengths.reduce((sum, length) => sum + length, 0);
}

function renderWith(report: ChecklistReport, detail: ChecklistDetail): string {
  const head = `${renderChecklistMarker(report)}\n${renderChecklistVerdict(report)}`;
  const parts = [
    head,
    renderItems(report, detail),
    renderBoxes(report.items, detail.boxes),
    renderPlanChanges(report.planChanges ?? [], detail.notices, detail.notice),
    renderNotices(report.notices, detail.notices, detail.notice),
    renderFacts(report),
    ...(detail.passes === "counted" ? [TOO_LONG] : []),
    renderRunMark(report.runUrl),
    ...(detail.code ? [renderCodeBlock(report.codeResult)] : []),
  ];
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}

/** Nothing but the verdict and the boxes: a plan of hundreds of groups, or of more boxes than a comment holds. */
function renderLeast(report: ChecklistReport): string {
  const head = `${renderChecklistMarker(report)}\n${renderChecklistVerdict(report)}`;
  const tail = [renderFacts(report), TOO_LONG, renderRunMark(report.runUrl)].join("\n\n");
  const rest = MAXIMUM_COMMENT - head.length - tail.length - 100;
  const items = report.items.map((item) => ({ ...item, group: null }));
  const sizes = [10, 4, 1].map((characters) => renderBoxes(items, characters));
  const lines = (sizes.find((text) => text.length <= rest) ?? sizes.at(-1) ?? "").split("\n");
  let room = rest;
  const fitting = lines.filter((line) => (room -= line.length + 1) >= 0);
  const missing = lines.length - fitting.length;
  const note = missing > 0 ? [`${missing} more boxes do not fit: split the plan.`] : [];
  return `${[head, fitting.join("\n"), ...note, tail].join("\n\n").trimEnd()}\n`;
}
