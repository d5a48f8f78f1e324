/** The end of a checklist in a terminal: (report) → lines within its columns, the verdict last. */
import type { ChecklistReport, ItemReport } from "../../checklist/report.ts";
import type { Evidence, Outcome } from "../../lib/verdict.ts";
import { wrapText } from "../../lib/wrap-text.ts";
import { evidenceBeside, renderSignature } from "./boxes.ts";
import { groupItems } from "./groups.ts";
import { renderChecklistVerdict, type VerdictMarks } from "./verdict.ts";
import { printable } from "../printable.ts";
import { shortenCommits } from "../production.ts";
import { withoutTitle } from "../result-words.ts";

const WORD: Readonly<Record<Outcome, string>> = { pass: "pass", fail: "FAIL", hold: "HOLD" };
/** Columns of the verdict's word and the space after it. */
const INDENT = 6;
const FACTS = 8;

const PLAIN: VerdictMarks = { strong: (text) => text, text: oneLine, person: oneLine, prose: oneLine, separator: " " };

export function renderChecklistEnd(report: ChecklistReport, columns: number): readonly string[] {
  const renderRow: RenderRow = (word, text) => wrapText(oneLine(text), columns, word.padEnd(INDENT));
  return [
    ...groupItems(report.items).flatMap(({ name, items }) => [
      ...(name === null ? [] : wrapText(oneLine(name), columns)),
      ...items.flatMap((item) => renderItem(item, renderRow)),
      "",
    ]),
    ...report.notices.flatMap((notice) => renderRow("note", notice)),
    ...(report.notices.length > 0 ? [""] : []),
    ...wrapText(renderChecklistVerdict(report, PLAIN), columns),
  ];
}

type RenderRow = (word: string, text: string) => readonly string[];

/** The title alone of what passed; below the rest what was found and what to do. */
function renderItem(item: ItemReport, renderRow: RenderRow): readonly string[] {
  const { title, verdict, override, boxes } = item;
  const head = [
    ...renderRow(WORD[verdict.outcome], title),
    ...(override === null ? [] : renderRow("", `Overridden by ${override.login}: ${override.reason}`)),
  ];
  if (verdict.outcome === "pass") return head;
  return [
    ...head,
    ...renderRow("", withoutTitle(title, verdict.summary)),
    ...evidenceBeside(item)
      .filter(isShort)
      .slice(0, FACTS)
      .flatMap(({ label, value }) => renderRow("", `${label}: ${value}`)),
    ...(verdict.remedy === undefined ? [] : renderRow("", `To do: ${verdict.remedy}`)),
    ...boxes.flatMap((box) => renderRow("", `${box.label}: ${plainSignature(box)}`)),
  ];
}

function plainSignature(box: ItemReport["boxes"][number]): string {
  return renderSignature(box, { text: (login) => login, code: (commit) => commit });
}

/** Lines of output went by when the command ran. */
function isShort({ value }: Evidence): boolean {
  return value.length <= 200 && !value.trim().includes("\n");
}

function oneLine(text: string): string {
  return shortenCommits(printable(text).replace(/\s+/g, " ").trim());
}
