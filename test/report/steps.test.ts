/** What people see of steps: in a terminal, in the summary, on the page and in an incident. */
import { describe, expect, it } from "vitest";
import type { ReleaseEvent, StepResult } from "../../src/release/result.ts";
import { renderPage } from "../../src/report/page/render-page.ts";
import { renderStepProgress } from "../../src/report/progress.ts";
import { renderStepTable } from "../../src/report/step-table.ts";
import { renderStepTime } from "../../src/report/step-words.ts";
import { renderSummary } from "../../src/report/summary.ts";
import { renderTimeline } from "../../src/report/timeline.ts";
import { resultOf } from "./result-of.ts";

const AT = Date.UTC(2026, 0, 5, 2, 40);
const MINUTE = 60_000;

function stepOf(parts: Partial<StepResult> = {}): StepResult {
  return {
    title: "Back up",
    step: "backup",
    stage: "production",
    state: "done",
    startedAt: AT,
    endedAt: AT + 12 * MINUTE,
    plannedMs: 20 * MINUTE,
    summary: "856 MB in two places.",
    evidence: [{ label: "sha256", value: "ab12", url: "https://store.example.com/ab12" }],
    ...parts,
  };
}

type Progress = Extract<ReleaseEvent, { event: "step-progress" }>;

function progressOf(parts: Partial<Progress> = {}): Progress {
  return {
    event: "step-progress",
    at: AT,
    title: "Back up",
    ratio: 0.349,
    text: "public.messages, 1.2 of 2.4 M rows",
    elapsedMs: 12 * MINUTE + 4_000,
    plannedMs: 20 * MINUTE,
    beat: true,
    ...parts,
  };
}

describe("the time of a step", () => {
  it.each([
    [{}, "12m of 20m planned"],
    [{ plannedMs: null }, "12m"],
    [{ endedAt: AT + 45 * MINUTE }, "45m, 25m later than planned"],
    [{ endedAt: null }, "20m planned"],
    [{ startedAt: null, plannedMs: null }, ""],
  ])("of %o is %j", (parts, words) => {
    expect(renderStepTime(stepOf(parts))).toBe(words);
  });
});

describe("the progress of a step", () => {
  it.each([
    [{}, "Back up: 34 %, public.messages, 1.2 of 2.4 M rows, 12m of 20m planned"],
    [{ ratio: null, text: "" }, "Back up: 12m of 20m planned"],
    [{ ratio: 1, text: "", elapsedMs: 25 * MINUTE }, "Back up: 100 %, 25m, late: 20m planned"],
    [{ ratio: null, text: "", elapsedMs: 4_200, plannedMs: null }, "Back up: 4s"],
  ])("of %o is %j", (parts, words) => {
    expect(renderStepProgress(progressOf(parts))).toBe(words);
  });

  it("is a line of a log now and then, within its columns", () => {
    expect(renderTimeline(progressOf(), AT - 5 * MINUTE, 80)).toEqual([
      "05:00    step    Back up: 34 %, public.messages, 1.2 of 2.4 M rows, 12m of 20m",
      "                 planned",
    ]);
    expect(renderTimeline(progressOf({ beat: false }), AT, 80)).toEqual([]);
  });
});

describe("the steps of a result", () => {
  const steps = [
    stepOf(),
    stepOf({
      title: "Move | <b>it</b>",
      state: "left",
      endedAt: AT + 45 * MINUTE,
      summary: "It has no way back.",
      leavesBehind: "the schema stays at 0042",
      evidence: [],
    }),
  ];

  it("stand in the summary, with planned and actual times, and with what stays", () => {
    expect(renderStepTable(steps).split("\n")).toEqual([
      "| step | what came of it |",
      "|:---|:---|",
      "| done | **Back up** (production, 12m of 20m planned)<br>856 MB in two places.<br>[sha256: ab12](https://store.example.com/ab12) |",
      "| **stays** | **Move \\| \\<b\\>it\\</b\\>** (production, 45m, 25m later than planned)<br>It has no way back.<br>It leaves behind: the schema stays at 0042 |",
    ]);
    expect(renderSummary(resultOf({ steps }))).toContain("| **stays** | **Move");
    expect(renderSummary(resultOf())).not.toContain("| step |");
  });

  it("stand on the page, whatever is in their words", () => {
    const page = renderPage(resultOf({ steps }));
    expect(page).toContain("<h2>Steps</h2>");
    expect(page).toContain('<span class="word hold">stays</span></td><td><time datetime="2026-01-05T02:40:00Z">');
    expect(page).toContain("Move | &lt;b&gt;it&lt;/b&gt;");
    expect(page).toContain("It leaves behind: the schema stays at 0042");
    expect(renderPage(resultOf())).not.toContain("<h2>Steps</h2>");
  });
});
