import { describe, expect, it } from "vitest";
import { pass } from "../../src/lib/verdict.ts";
import { parseBoxes, renderChecklistComment } from "../../src/report/checklist/comment.ts";
import { renderChecklistSummary } from "../../src/report/checklist/summary.ts";
import { hugeChecklist } from "./checklist-arbitrary.ts";
import { itemOf, REALISTIC } from "./checklist-report.ts";

const summary = renderChecklistSummary(REALISTIC);

describe("a checklist's job summary", () => {
  it("begins as the comment does after its mark", () => {
    expect(summary.split("\n")[0]).toBe(renderChecklistComment(REALISTIC).split("\n")[1]);
  });

  it("has nothing to click and no hidden mark", () => {
    expect(parseBoxes(summary).size).toBe(0);
    expect(summary).not.toMatch(/<!--|\[[ x]\]/);
    expect(summary).toContain(
      "- **Approved** by `@acme/eng-leads`: signed by alice, 2026-11-20 12:03 UTC, on `5e1f9a3`",
    );
  });

  it("has the evidence of passed items, too", () => {
    const item = itemOf("Tests", pass("gate_passed", "exit code 0", [{ label: "output", value: "one\ntwo" }]));
    const text = renderChecklistSummary({ ...REALISTIC, items: [item] });
    expect(text).toContain("<details><summary>Evidence: Tests</summary>\n\n**output**\n\n```text\none\ntwo\n```");
  });

  it("has everything that does not fit a comment", () => {
    const report = hugeChecklist({ items: 50, boxes: 0, groups: 2 }, "word ");
    expect(renderChecklistSummary(report).match(/<details>/g)).toHaveLength(50);
    expect(renderChecklistSummary(report).length).toBeGreaterThan(900_000);
    expect(renderChecklistComment(report)).not.toContain("<details>");
  });
});
