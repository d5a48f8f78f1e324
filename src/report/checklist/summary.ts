/** A checklist in the job summary: (report) → Markdown, with all evidence and nothing to click. */
import type { ChecklistReport } from "../../checklist/report.ts";
import { renderSignatures } from "./boxes.ts";
import { WHOLE_EVIDENCE } from "./detail.ts";
import { renderFacts, renderNotices } from "./facts.ts";
import { renderItems } from "./items.ts";
import { renderPlanChanges } from "../plan-changes.ts";
import { renderChecklistVerdict } from "./verdict.ts";

/** Its first line is the comment's: may this commit ship, and what is missing. */
export function renderChecklistSummary(report: ChecklistReport): string {
  // The run is where the reader already is.
  const here = { ...report, runUrl: null };
  const parts = [
    renderChecklistVerdict(report),
    renderItems(here, WHOLE_EVIDENCE),
    renderSignatures(report.items),
    renderPlanChanges(report.planChanges ?? [], report.planChanges?.length ?? 0, WHOLE_EVIDENCE.notice),
    renderNotices(report.notices, report.notices.length, WHOLE_EVIDENCE.notice),
    renderFacts(here),
  ];
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}
