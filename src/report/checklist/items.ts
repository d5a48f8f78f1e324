/** Items as tables, one for each group of the plan. */
import type { ChecklistReport, ItemReport } from "../../checklist/report.ts";
import type { Evidence, Outcome } from "../../lib/verdict.ts";
import { evidenceBeside, renderMinute } from "./boxes.ts";
import type { ChecklistDetail } from "./detail.ts";
import { groupItems, type ItemGroup } from "./groups.ts";
import { cellCode, escapeCell, escapeHtml, escapeMarkdown, fence, renderLink, renderTitle } from "../markdown.ts";
import { cutText, cutTextBefore } from "../../lib/cut-text.ts";
import { shortenCommits } from "../production.ts";
import { withoutTitle } from "../result-words.ts";

/** Words, since neither a colour nor a picture reaches everybody. */
const WORD: Readonly<Record<Outcome, string>> = { pass: "pass", fail: "**FAIL**", hold: "**hold**" };
/** What needs a person's eye stands first. */
const ORDER: Readonly<Record<Outcome, number>> = { fail: 0, hold: 1, pass: 2 };
/** Longer evidence makes a row that hides the next one. */
const ROW_CHARACTERS = 160;

export function renderItems(report: ChecklistReport, detail: ChecklistDetail): string {
  return groupItems(report.items)
    .flatMap((group) => [
      ...(group.name === null ? [] : [`### ${renderTitle(group.name, Math.min(detail.title, 80))}`]),
      renderTable(group, report, detail),
      ...group.items.toSorted(byNeed).flatMap((item) => renderOverrideLine(item, detail)),
      ...group.items.toSorted(byNeed).flatMap((item) => renderFold(item, detail)),
    ])
    .join("\n\n");
}

function byNeed(a: ItemReport, b: ItemReport): number {
  return ORDER[a.verdict.outcome] - ORDER[b.verdict.outcome];
}

/** Two columns, so that a phone shows the finding without scrolling sideways. */
function renderTable({ items }: ItemGroup, report: ChecklistReport, detail: ChecklistDetail): string {
  const shown = items.filter(({ verdict }) => isShown(verdict.outcome, detail)).toSorted(byNeed);
  const counts = (["fail", "hold", "pass"] as const).flatMap((outcome) => {
    const count = items.filter(({ verdict }) => verdict.outcome === outcome && !isShown(outcome, detail)).length;
    return count === 0 ? [] : [`| ${WORD[outcome]} | ${renderCount(count, shown.length, report)} |`];
  });
  const rows = shown.map((item) => `| ${WORD[item.verdict.outcome]} | ${renderCell(item, detail)} |`);
  return ["| Verdict | Item and finding |", "|:---|:---|", ...rows, ...counts].join("\n");
}

function isShown(outcome: Outcome, detail: ChecklistDetail): boolean {
  return (outcome === "pass" ? detail.passes : detail.open) === "rows";
}

function renderCount(count: number, shown: number, { runUrl }: ChecklistReport): string {
  return `${count}${shown === 0 ? "" : " more"}: ${renderLink("see the run", runUrl)}`;
}

function renderCell(item: ItemReport, detail: ChecklistDetail): string {
  const title = `**${renderTitle(item.title, detail.title)}**`;
  if (isFoldedRow(item)) {
    const finding = renderFinding(item, detail.passing);
    return `${[title, ...finding].join(": ")}${renderTelling(item, detail)}`;
  }
  const parts = [
    title,
    ...renderFinding(item, detail.finding),
    ...renderOverride(item, detail),
    ...renderRemedy(item, detail),
  ];
  return `${parts.join("<br>")}${renderFactList(splitEvidence(item, detail).row)}`;
}

/** Markdown has no list inside of a table, HTML has; at the end, where it leaves no gap. */
function renderFactList(facts: readonly Evidence[]): string {
  if (facts.length === 0) return "";
  return `<ul>${facts.map((fact) => `<li>${renderFact(fact, ROW_CHARACTERS)}</li>`).join("")}</ul>`;
}

function renderFinding({ title, verdict }: ItemReport, maximum: number): readonly string[] {
  if (maximum === 0) return [];
  return [renderCellProse(withoutTitle(title, verdict.summary), maximum)];
}

/** Of a passed item the summary has the number that decided; one fact more where that is short. */
function renderTelling(item: ItemReport, detail: ChecklistDetail): string {
  const [first] = evidenceBeside(item);
  if (first === undefined || detail.evidence === 0 || detail.passing === 0) return "";
  const isNews = !item.verdict.summary.includes(first.value) && `${first.label}${first.value}`.length <= 60;
  return isNews && !first.value.includes("\n") ? ` (${renderFact(first, 60)})` : "";
}

function renderOverride({ override }: ItemReport, detail: ChecklistDetail): readonly string[] {
  if (override === null) return [];
  const reason = detail.finding === 0 ? "" : `: ${escapeCell(override.reason, detail.finding)}`;
  return [`Overridden by ${escapeCell(override.login, 60)}, ${renderMinute(override.at)}${reason}`];
}

function renderRemedy(item: ItemReport, detail: ChecklistDetail): readonly string[] {
  const { verdict, overriders } = item;
  if (detail.remedy === 0 || verdict.outcome === "pass") return [];
  const fix = verdict.remedy === undefined ? [] : [`**What to do:** ${renderCellProse(verdict.remedy, detail.remedy)}`];
  if (offeredOverride(item, detail) === null) return fix;
  const who = overriders.slice(0, 5).map((name) => cellCode(cutText(name, 80)));
  const more = overriders.length > who.length ? [`${overriders.length - who.length} more`] : [];
  return [
    ...fix,
    `**Or override:** ${[...who, ...more].join(" or ")} comments the line below this table, with a reason`,
  ];
}

/** Null where nobody is to write it: the item passed, or there is no room. */
function offeredOverride({ verdict, override, overrideCommand }: ItemReport, detail: ChecklistDetail): string | null {
  const isOffered = detail.remedy > 0 && verdict.outcome !== "pass" && override === null;
  return isOffered ? overrideCommand : null;
}

/** A block of its own: GitHub gives it a button that copies it, and a commit in a cell would be wider than a phone. */
function renderOverrideLine(item: ItemReport, detail: ChecklistDetail): readonly string[] {
  const line = offeredOverride(item, detail);
  if (line === null) return [];
  return [
    `To override **${renderTitle(item.title, detail.title)}** for this commit, comment this with a reason after it:\n\n${fence([line])}`,
  ];
}

/** A sentence in which only \`code\` is markup, for a cell. */
function renderCellProse(text: string, maximum: number): string {
  return cutText(shortenCommits(text), maximum)
    .split(/`([^`]+)`/)
    .map((part, index) => (index % 2 === 1 ? cellCode(part) : escapeMarkdown(part)))
    .join("");
}

function renderFact({ label, value, url }: Evidence, characters: number): string {
  return renderLink(`${escapeCell(label, 80)}: ${escapeCell(shortenCommits(value), characters)}`, url);
}

interface SplitEvidence {
  readonly row: readonly Evidence[];
  readonly below: readonly Evidence[];
}

/** The first short facts stand in the row; what is long, or has lines of its own, below the table. */
function splitEvidence(item: ItemReport, detail: ChecklistDetail): SplitEvidence {
  if (detail.evidence === 0) return { row: [], below: [] };
  const { outcome } = item.verdict;
  const evidence = evidenceBeside(item);
  const isShort = ({ value }: Evidence) => value.length <= ROW_CHARACTERS && !value.trim().includes("\n");
  const row = isFoldedRow(item) ? [] : evidence.filter(isShort).slice(0, detail.factsInRow);
  const folds = detail.folds === "everybody" || (detail.folds === "open" && outcome !== "pass");
  return { row, below: folds ? evidence.filter((fact) => !row.includes(fact)) : [] };
}

/** A passed item is one line, unless a person's word let it pass. */
function isFoldedRow({ verdict, override }: ItemReport): boolean {
  return verdict.outcome === "pass" && override === null;
}

/** What did not fit its row. */
function renderFold(item: ItemReport, detail: ChecklistDetail): readonly string[] {
  if (!isShown(item.verdict.outcome, detail)) return [];
  const { below } = splitEvidence(item, detail);
  if (below.length === 0) return [];
  const word = isFoldedRow(item) ? "Evidence" : "More evidence";
  return [
    [
      `<details><summary>${word}: ${escapeHtml(item.title.trim(), detail.title)}</summary>`,
      ...below.map((fact) => renderLongFact(fact, detail.evidence)),
      "</details>",
    ].join("\n\n"),
  ];
}

function renderLongFact(fact: Evidence, characters: number): string {
  const value = fact.value.trim();
  if (!value.includes("\n") && value.length <= 2 * ROW_CHARACTERS) return `- ${renderFact(fact, 2 * ROW_CHARACTERS)}`;
  const label = renderLink(`**${renderTitle(fact.label, 80)}**`, fact.url);
  return `${label}\n\n${fence(cutTextBefore(value, characters).split("\n"))}`;
}
