/** docs/reason-codes.md: every code that a verdict can carry. */
import { REASON_CODES } from "../../src/lib/reason-code.ts";
import { escapeCell, pageOf, renderTable } from "./field-table.ts";

export function renderReasonCodes(): string {
  const rows = Object.entries(REASON_CODES).map(([code, meaning]) => [`\`${code}\``, escapeCell(meaning)]);
  return pageOf(
    "# Reason codes",
    "Every verdict, output and record carries one of these. They are stable: branch on them, not on sentences.",
    renderTable(["Code", "Meaning"], rows),
  );
}
