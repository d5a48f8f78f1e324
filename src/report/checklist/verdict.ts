/** May this commit ship, and if not, what is missing: the sentence that a checklist begins with. */
import type { ChecklistReport, ItemReport } from "../../checklist/report.ts";
import { type Outcome, worstOutcome } from "../../lib/verdict.ts";
import { codeOf, escapeMarkdown, renderProse } from "../markdown.ts";
import { cutText } from "../../lib/cut-text.ts";

/** How the sentence's parts are written: Markdown for GitHub, plain for a terminal. */
export interface VerdictMarks {
  readonly strong: (text: string) => string;
  /** Text from outside. */
  readonly text: (text: string) => string;
  /** Who must sign: in a form that notifies nobody. */
  readonly person: (label: string) => string;
  /** A sentence from a verdict. */
  readonly prose: (text: string) => string;
  /** Between the answer and each part of what is missing. */
  readonly separator: string;
}

const MARKDOWN_MARKS: VerdictMarks = {
  strong: (text) => `**${text}**`,
  text: escapeMarkdown,
  person: codeOf,
  prose: renderProse,
  // A line each where it is read, and one line all the same.
  separator: "<br>",
};

const NAMED_ITEMS = 6;
const NAMED_PEOPLE = 4;
const TITLE_CHARACTERS = 60;

/** One line. */
export function renderChecklistVerdict(report: ChecklistReport, marks: VerdictMarks = MARKDOWN_MARKS): string {
  const open = report.items.filter(({ verdict }) => verdict.outcome !== "pass");
  const failed = open.filter(({ verdict }) => verdict.outcome === "fail");
  const waiting = open.filter((item) => item.verdict.outcome === "hold" && isWaiting(item));
  const unknown = open.filter((item) => item.verdict.outcome === "hold" && !isWaiting(item));
  const title = (item: ItemReport) => marks.text(cutText(item.title, TITLE_CHARACTERS));
  // Where the items do not tell why (an empty list, a plan that cannot be read), the verdict does.
  const outcome = worstOutcome(report.items.map(({ verdict }) => verdict.outcome));
  const untold = outcome !== report.verdict.outcome;
  const answer =
    report.headline === null
      ? `${renderAnswer(report.items, worstOutcome([outcome, report.verdict.outcome]))}.`
      : marks.text(cutText(report.headline, 300));
  return [
    marks.strong(answer),
    ...nameItems(marks.strong("Failed:"), failed, title),
    ...nameItems(
      marks.strong("Waiting for people:"),
      waiting,
      (item) => `${title(item)} (${renderPeople(item, marks)})`,
    ),
    ...nameItems(marks.strong("No answer:"), unknown, title),
    ...(report.headline === null && (untold || report.items.length === 0)
      ? [marks.prose(cutText(report.verdict.summary, 300))]
      : []),
  ].join(marks.separator);
}

/** Would a tick bring this item forward? */
function isWaiting({ boxes }: ItemReport): boolean {
  return boxes.some(({ approval }) => approval === null);
}

function renderAnswer(items: readonly ItemReport[], outcome: Outcome): string {
  const passed = items.filter((item) => item.verdict.outcome === "pass");
  const overridden = passed.filter((item) => item.override !== null).length;
  const count = renderCount(passed.length, items.length);
  const by = overridden === 0 ? "" : `, ${overridden} of them by override`;
  switch (outcome) {
    case "pass":
      return `This commit may ship: ${count}${by}`;
    case "fail":
      return `Not ready to ship: ${count}${by}`;
    case "hold":
      return `Not ready to ship yet: ${count}${by}`;
  }
}

function renderCount(passed: number, all: number): string {
  if (all === 0) return "the checklist has no items";
  if (all === 1) return passed === 1 ? "the only item passed" : "the only item has not passed";
  return passed === all ? `all ${all} items passed` : `${passed} of ${all} items passed`;
}

function nameItems(
  word: string,
  items: readonly ItemReport[],
  render: (item: ItemReport) => string,
): readonly string[] {
  if (items.length === 0) return [];
  const named = items.slice(0, NAMED_ITEMS).map(render);
  const more = items.length - named.length;
  return [`${word} ${[...named, ...(more > 0 ? [`and ${more} more`] : [])].join("; ")}.`];
}

function renderPeople({ boxes }: ItemReport, { person }: VerdictMarks): string {
  const labels = [...new Set(boxes.filter(({ approval }) => approval === null).map(({ label }) => cutText(label, 80)))];
  const more = labels.length - NAMED_PEOPLE;
  return [...labels.slice(0, NAMED_PEOPLE).map(person), ...(more > 0 ? [`${more} more`] : [])].join(", ");
}
