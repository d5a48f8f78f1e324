/** What stands below a checklist's items: what was said to people, and what was checked. */
import type { ChecklistReport } from "../../checklist/report.ts";
import { codeOf, escapeCell, isLinkable, renderLink, renderProse } from "../markdown.ts";
import { cutText } from "../../lib/cut-text.ts";

/** The last ones, at most so many of so many characters. */
export function renderNotices(notices: readonly string[], maximum: number, characters: number): string {
  if (notices.length === 0) return "";
  const shown = notices.slice(-maximum);
  const more = notices.length - shown.length;
  return [
    "### Notices",
    "",
    ...(more > 0 ? [`- see the run for ${more} earlier ones`] : []),
    ...shown.map((notice) => `- ${renderProse(cutText(notice, characters))}`),
  ].join("\n");
}

/** Which commit was checked, by which plan, and where all of the evidence is. */
export function renderFacts(report: ChecklistReport): string {
  const { name, commit, planFile, runUrl } = report;
  return [
    `Checked commit ${codeOf(commit.slice(0, 12))} of ${escapeCell(name, 80)}`,
    `plan ${codeOf(cutText(planFile, 200))}`,
    ...(isLinkable(runUrl) ? [renderLink("all evidence", runUrl)] : []),
  ].join(" · ");
}
