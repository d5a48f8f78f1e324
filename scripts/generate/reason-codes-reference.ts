/** docs/reason-codes.md: every code that a verdict can carry. */
import { REASON_CLASSES, REASON_CODES } from "../../src/lib/reason-code.ts";
import { escapeCell, pageOf, renderTable } from "./field-table.ts";

export function renderReasonCodes(): string {
  const rows = Object.entries(REASON_CODES).map(([code, reason]) => [
    `\`${code}\``,
    reason.outcomes.join(", "),
    reason.class,
    escapeCell(reason.meaning),
  ]);
  const classes = Object.entries(REASON_CLASSES).map(([name, meaning]) => [name, escapeCell(meaning)]);
  return pageOf(
    "# Reason codes",
    "Every verdict, output and record carries one of these. They are stable: branch on them, not on message texts.",
    renderTable(["Code", "Outcome", "Class", "Meaning"], rows),
    "## Classes",
    "Holdpoint itself decides by class: a watch waits for a vendor to answer again, whatever the code.",
    renderTable(["Class", "Meaning"], classes),
  );
}
