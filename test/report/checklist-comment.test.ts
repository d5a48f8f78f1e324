import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ChecklistReport } from "../../src/checklist/report.ts";
import { hold, pass } from "../../src/lib/verdict.ts";
import {
  checklistMarker,
  MAXIMUM_COMMENT,
  parseBoxes,
  parseChecklistMarker,
  parseCodeBlock,
  parseRunUrl,
  renderChecklistComment,
  withoutTicks,
} from "../../src/report/checklist/comment.ts";
import { isLinkable } from "../../src/report/markdown.ts";
import { checklistOf, hugeChecklist } from "./checklist-arbitrary.ts";
import { boxOf, itemOf, REALISTIC } from "./checklist-report.ts";
import { growthOf, NEARLY_LINEAR } from "../growth.ts";

const comment = renderChecklistComment(REALISTIC);
const lines = comment.split("\n");

function boxesOf({ items }: ChecklistReport): [string, boolean][] {
  return items.flatMap(({ boxes }) => boxes.map(({ id, approval }): [string, boolean] => [id, approval !== null]));
}

describe("the comment", () => {
  it("says after its hidden mark whether the commit may ship and what is missing", () => {
    expect(parseChecklistMarker(comment)).toEqual({ planFile: REALISTIC.planFile, commit: REALISTIC.commit });
    expect(lines[1]).toBe(
      "**Not ready to ship: 6 of 12 items passed, 1 of them by override.**<br>**Failed:** All tests passing; Coverage above 80 %; Migrations applied to staging.<br>**Waiting for people:** On-call schedule confirmed (`@acme/devops`); Approved (`@acme/devops`, `@acme/product`).<br>**No answer:** No new security advice.",
    );
  });

  it("says yes where everything passed", () => {
    const item = itemOf("Tests", pass("gate_passed", "exit code 0"));
    const text = renderChecklistComment({ ...REALISTIC, items: [item], verdict: pass("checklist_passed", "All.") });
    expect(text.split("\n")[1]).toBe("**This commit may ship: the only item passed.**");
    expect(text).toContain("| pass | **Tests**: exit code 0 |");
    expect(text).not.toContain("Sign-offs");
  });

  it("gives the verdict's own sentence where the items do not tell it", () => {
    const verdict = hold("no_data", "The checklist has no item, so nothing was checked.", "Add some.");
    expect(renderChecklistComment({ ...REALISTIC, items: [], verdict })).toContain(
      "**Not ready to ship yet: the checklist has no items.**<br>The checklist has no item, so nothing was checked.",
    );
  });

  it("has the plan's groups in their order, and what needs an eye first in each", () => {
    expect(lines.filter((line) => line.startsWith("#"))).toEqual([
      "### Build",
      "### Data",
      "### People",
      "### Sign-offs",
      "### Notices",
    ]);
    const build = lines.slice(lines.indexOf("### Build"), lines.indexOf("### Data"));
    expect(build.filter((line) => /^\| (?!Verdict)/.test(line)).map((line) => line.slice(0, 11))).toEqual(
      ["| **FAIL** |", "| **FAIL** |", "| pass | **", "| pass | **", "| pass | **"].map((line) => line.slice(0, 11)),
    );
  });

  it("shows what to do, how to override, and folds an output below its table", () => {
    const row = lines.find((line) => line.includes("**Coverage above 80 %**")) ?? "";
    expect(row).toContain("<br>**What to do:** Cover 43 more lines");
    expect(row).toContain("<br>**Or override:** `@acme/eng-leads` comments the line below this table, with a reason");
    expect(comment).toContain(
      "To override **Coverage above 80 %** for this commit, comment this with a reason after it:\n\n```text\n/override Coverage above 80 % @5e1f9a3c7b2d48e6a0c4f1b8d93e27650a4c8b1d:\n```\n",
    );
    expect(comment).toContain("<details><summary>More evidence: All tests passing</summary>");
    expect(comment).toContain("\n Test Files  1 failed | 47 passed (48)\n");
  });

  it("notifies nobody", () => {
    expect(comment.replace(/`[^`]*`/g, "")).not.toMatch(/@\w/);
  });

  it("has one line a box, ticked where the tick counts", () => {
    expect(lines).toContain(
      "- [x] <!-- holdpoint:box=1a2b3c4d1a2b3c4d --> **Approved** by `@acme/eng-leads`: signed by alice, 2026-11-20 12:03 UTC, on `5e1f9a3`",
    );
    expect(lines).toContain(
      "- [ ] <!-- holdpoint:box=9c0d1e2f9c0d1e2f --> **Approved** by `@acme/devops`: not signed yet",
    );
    expect([...parseBoxes(comment)]).toEqual(boxesOf(REALISTIC));
  });
});

describe("what is read back", () => {
  it("is a click, in any of its forms", () => {
    const clicked = comment.replace(
      "- [ ] <!-- holdpoint:box=9c0d1e2f9c0d1e2f",
      "- [X] <!-- holdpoint:box=9c0d1e2f9c0d1e2f",
    );
    expect(parseBoxes(clicked.replaceAll("\n", "\r\n")).get("9c0d1e2f9c0d1e2f")).toBe(true);
    expect(withoutTicks(clicked.replaceAll("\n", "\r\n"))).toBe(withoutTicks(comment));
    expect(withoutTicks(comment)).not.toContain("- [x]");
  });

  it("is no line but ours", () => {
    for (const line of [
      "- [x] <!-- holdpoint:box=9c0d1e2f9c0d1e2f --> something",
      "  - [x] <!-- holdpoint:box=9c0d1e2f9c0d1e2f --> **A** by `@b`: not signed yet",
      "* [x] <!-- holdpoint:box=9c0d1e2f9c0d1e2f --> **A** by `@b`: not signed yet",
      "- [x] <!-- holdpoint:box=9C0D1E2F9C0D1E2F --> **A** by `@b`: not signed yet",
      "- [x] <!-- holdpoint:box=9c0d1e2f9c0d1e2f --> **A** by `@b`: not signed yet, is it",
      "> - [x] <!-- holdpoint:box=9c0d1e2f9c0d1e2f --> **A** by `@b`: not signed yet",
    ]) {
      expect(parseBoxes(line).size).toBe(0);
      expect(withoutTicks(line)).toBe(line);
    }
  });

  it("is read in a time that grows with the line and no faster, however the line is made", async () => {
    const growth = await growthOf((words) => {
      const line = `- [x] <!-- holdpoint:box=9c0d1e2f9c0d1e2f --> ${"** by : ".repeat(words)}`;
      expect(parseBoxes(line).size).toBe(0);
      expect(withoutTicks(line)).toBe(line.trimEnd());
    }, 4_000);
    expect(growth).toBeLessThan(NEARLY_LINEAR);
  });

  it("differs for any edit but a click", () => {
    expect(withoutTicks(`${comment}\n\n`)).toBe(withoutTicks(comment));
    expect(withoutTicks(comment.replace("alice", "eve"))).not.toBe(withoutTicks(comment));
    expect(withoutTicks(comment.replace("**FAIL**", "pass"))).not.toBe(withoutTicks(comment));
  });

  it("is the run and the packed results, and nothing where there are none", () => {
    const full = renderChecklistComment({ ...REALISTIC, codeResult: "abc-_123" });
    expect(parseRunUrl(full)).toBe(REALISTIC.runUrl);
    expect(parseCodeBlock(full.replaceAll("\n", "\r\n"))).toBe("abc-_123");
    const bare = renderChecklistComment({ ...REALISTIC, runUrl: null });
    expect(parseRunUrl(bare)).toBeNull();
    expect(parseCodeBlock(bare)).toBe("");
    expect(bare).not.toContain("holdpoint:code");
  });

  it("is the plan, whatever its file is called", () => {
    for (const planFile of ["a--b -->.yml", 'x" commit=<!--', "Größe/ü n.yml", "100%25.yml"]) {
      const text = renderChecklistComment({ ...REALISTIC, planFile });
      expect(text.startsWith(checklistMarker(planFile))).toBe(true);
      expect(parseChecklistMarker(text)?.planFile).toBe(planFile);
      expect(text.split("\n")[0]).toMatch(/^<!--(?:(?!--).)*-->$/);
    }
    expect(parseChecklistMarker(`Look: ${comment}`)).toBeNull();
    expect(parseChecklistMarker("")).toBeNull();
    expect(parseChecklistMarker(`<!-- holdpoint:checklist plan="%" commit=${"a".repeat(40)} -->`)).toBeNull();
  });
});

describe("a comment of any size", () => {
  it.each([
    ["100 items", { items: 100, boxes: 10, groups: 5 }],
    ["300 items, 100 boxes", { items: 300, boxes: 100, groups: 10 }],
    ["300 items, a group each", { items: 300, boxes: 100, groups: 300 }],
    ["2,000 items", { items: 2_000, boxes: 0, groups: 3 }],
    ["300 boxes", { items: 10, boxes: 300, groups: 0 }],
  ])("fits, boxes, marks and packed results included: %s", (_, counts) => {
    for (const unit of ["*<|@a#1`\\", "word ", "$", "😀", "<!-- "]) {
      const report = hugeChecklist(counts, unit);
      const text = renderChecklistComment(report);
      expect(text.length).toBeLessThanOrEqual(MAXIMUM_COMMENT);
      expect(parseBoxes(text)).toEqual(new Map(boxesOf(report)));
      expect(parseChecklistMarker(text)?.planFile).toBe(report.planFile);
      expect(parseRunUrl(text)).toBe(report.runUrl);
      // What a later run can measure again goes last, and only then.
      const kept = counts.groups < 300 && counts.boxes < 300;
      expect([parseCodeBlock(text), ...(kept ? [] : [""])]).toContain(kept ? report.codeResult : "");
    }
  });

  it("says that boxes are missing where no comment could hold them", () => {
    const text = renderChecklistComment(hugeChecklist({ items: 500, boxes: 3_000, groups: 0 }, "word "));
    expect(text.length).toBeLessThanOrEqual(MAXIMUM_COMMENT);
    expect(text).toMatch(/\n\d+ more boxes do not fit: split the plan\.\n/);
    expect(parseBoxes(text).size).toBeGreaterThan(300);
  });

  it("keeps findings longer than passes, and counts what it leaves out", () => {
    const failing = hugeChecklist({ items: 5, boxes: 0, groups: 0 }, "word ").items;
    const passing = Array.from({ length: 3_000 }, (_, index) =>
      itemOf(`Passed ${index}`, pass("gate_passed", "x".repeat(90))),
    );
    const text = renderChecklistComment({ ...REALISTIC, items: [...failing, ...passing] });
    expect(text.match(/\*\*What to do:\*\*/g)).toHaveLength(5);
    expect(text).toContain(`| pass | 3000 more: [see the run](${REALISTIC.runUrl}) |`);
    expect(text).toContain("This checklist is too long for a comment; see the run for all of it.");
    const fewer = renderChecklistComment({ ...REALISTIC, items: [...failing, ...passing.slice(0, 600)] });
    expect(fewer).toContain("| pass | **Passed 599** |");
  });

  it("is the same for the same report, fits, and gives its boxes back", () => {
    fc.assert(
      fc.property(checklistOf(), (report) => {
        const text = renderChecklistComment(report);
        expect(renderChecklistComment(structuredClone(report))).toBe(text);
        expect(text.length).toBeLessThanOrEqual(MAXIMUM_COMMENT);
        expect(parseBoxes(text)).toEqual(new Map(boxesOf(report)));
        expect(parseChecklistMarker(text)).toEqual({ planFile: report.planFile.toWellFormed(), commit: report.commit });
        expect(parseRunUrl(text)).toBe(isLinkable(report.runUrl) ? report.runUrl.toWellFormed() : null);
        expect(parseCodeBlock(text)).toBe(/^[\w-]+$/.test(report.codeResult) ? report.codeResult : "");
      }),
      { numRuns: 60 },
    );
  });

  it("has a box of its own for each place of an item", () => {
    const item = itemOf("Two of us", hold("sign_off_pending", "1 of 2 signed", "Sign."), {
      boxes: [boxOf("0000000100000001", "@acme/a", "alice"), boxOf("0000000200000002", "@acme/a")],
    });
    expect([...parseBoxes(renderChecklistComment({ ...REALISTIC, items: [item] }))]).toEqual([
      ["0000000100000001", true],
      ["0000000200000002", false],
    ]);
  });
});
