import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hold, pass } from "../../src/lib/verdict.ts";
import { widthOf } from "../../src/lib/wrap-text.ts";
import { renderChecklistEnd } from "../../src/report/checklist/terminal.ts";
import { checklistOf } from "./checklist-arbitrary.ts";
import { itemOf, REALISTIC } from "./checklist-report.ts";

const lines = renderChecklistEnd(REALISTIC, 80);

describe("the end of a checklist in a terminal", () => {
  it("has a line for what passed, and below the rest what was found and what to do", () => {
    expect(lines.slice(0, 9)).toEqual([
      "Build",
      "FAIL  All tests passing",
      "      `npm test && npm run test:e2e` ended with exit code 1 after 32 s",
      "      exit code: 1",
      "      took: 32 s",
      "      To do: Run `npm test` and fix the test that fails.",
      "pass  TypeScript compiles",
      "pass  Production build succeeds",
      "pass  Bundle within budget",
    ]);
    expect(lines).toContain("HOLD  No new security advice");
  });

  it("says who signed, who is waited for, and whose word let an item pass", () => {
    expect(lines).toContain("      @acme/eng-leads: signed by alice, 2026-11-20 12:03 UTC, on 5e1f9a3");
    expect(lines).toContain("      @acme/product: not signed yet");
    expect(lines).toContain("      Overridden by carol: the fixed login must not wait until Sunday");
  });

  it("ends with the verdict", () => {
    expect(lines.slice(-4).join(" ")).toBe(
      "Not ready to ship: 6 of 12 items passed, 1 of them by override. Failed: All tests passing; Coverage above 80 %; Migrations applied to staging. Waiting for people: On-call schedule confirmed (@acme/devops); Approved (@acme/devops, @acme/product). No answer: No new security advice.",
    );
    const item = itemOf("Tests", pass("gate_passed", "exit code 0"));
    const end = renderChecklistEnd({ ...REALISTIC, notices: [], items: [item], verdict: item.verdict }, 80);
    expect(end).toEqual(["pass  Tests", "", "This commit may ship: the only item passed."]);
  });

  it("never says yes where an item does not", () => {
    const item = itemOf("Tests", hold("no_data", "Not known", "Look."));
    const verdict = pass("checklist_passed", "All.");
    const end = renderChecklistEnd({ ...REALISTIC, notices: [], items: [item], verdict }, 80);
    expect(end.join("\n")).toContain("Not ready to ship yet: the only item has not passed.");
  });

  it("stays within the terminal's columns and brings no control characters along, whatever the texts are", () => {
    fc.assert(
      fc.property(checklistOf(), fc.constantFrom(40, 80, 120), (report, columns) => {
        for (const line of renderChecklistEnd(report, columns)) {
          expect(widthOf(line)).toBeLessThanOrEqual(columns);
          expect(line).not.toMatch(/\p{Cc}|\p{Bidi_Control}/u);
        }
      }),
      { numRuns: 50 },
    );
  });
});
