/** What docs/steps.md says of each step: the table of all, and a section for each with its fields. */
import type { PlanExtensions, PlanStep } from "../../src/plan/extensions.ts";
import { escapeCell, renderTable } from "./field-table.ts";
import { firstSentence, memberSection } from "./gates-reference.ts";

/** By the name of their markers in the page. */
export function renderStepTables(steps: NonNullable<PlanExtensions["steps"]>): Readonly<Record<string, string>> {
  const rows = Object.values(steps).map(({ key, kind, undo, description }) => [
    `[\`${key}\`](#${key})`,
    kind,
    undo === undefined ? "no" : "yes",
    escapeCell(firstSentence(description)),
  ]);
  return {
    steps: renderTable(["Step", "Kind", "Has a way back", "What it does"], rows),
    "step-sections": Object.values(steps).flatMap(sectionOf).join("\n\n"),
  };
}

function sectionOf(step: PlanStep): string[] {
  return memberSection(step);
}
