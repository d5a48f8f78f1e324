import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { checkReportFiles, writeReports } from "../../src/engine/write-reports.ts";
import { chartsOf } from "../../src/report/charts/comparison-charts.ts";
import { renderPage } from "../../src/report/page/render-page.ts";
import { renderSummary } from "../../src/report/summary.ts";
import { planWith } from "../report/charts/plan-with.ts";
import { comparedWatch } from "../report/compared-watch.ts";
import { resultOf } from "../report/result-of.ts";

const RESULT = resultOf({ comparison: comparedWatch() });
const PLAN = planWith("error_rate > 5%");

async function inFolder(act: (folder: string) => Promise<void>) {
  const folder = await mkdtemp(join(tmpdir(), "holdpoint-report-"));
  await act(folder).finally(() => rm(folder, { recursive: true }));
}

/** What stands in the one file that was asked for. */
async function written(name: string) {
  let text = "";
  await inFolder(async (folder) => {
    const file = join(folder, name);
    expect(checkReportFiles([file])).toEqual([]);
    expect(await writeReports([file], RESULT, PLAN)).toEqual([]);
    text = await readFile(file, "utf8");
  });
  return text;
}

it("writes a page where the file ends as one", async () => {
  const page = await written("report.html");
  expect(page).toContain("error_rate &gt; 5%");
  expect(page).toContain("<svg");
  expect(page).toBe(renderPage(RESULT, PLAN));
});

it("writes Markdown with its drawings, however the ending is spelled", async () => {
  const markdown = await written("SUMMARY.MD");
  expect(markdown).toContain("```mermaid\n---\nconfig:\n  xyChart:");
  expect(markdown).toBe(renderSummary(RESULT, PLAN, chartsOf(RESULT, PLAN)));
});

it("writes the whole result as JSON", async () => {
  expect(JSON.parse(await written("result.json"))).toEqual(JSON.parse(JSON.stringify(RESULT)));
});

it("writes nothing into a file of a kind that it does not know", () =>
  inFolder(async (folder) => {
    const file = join(folder, "report.pdf");
    expect(await writeReports([file], RESULT, PLAN)).toEqual([]);
    await expect(readFile(file)).rejects.toThrow(/ENOENT/);
  }));

it("says of a file that cannot be written why, writes the others, and fails nothing", () =>
  inFolder(async (folder) => {
    const good = join(folder, "second.json");
    const troubles = await writeReports([join(folder, "missing/a.html"), good], RESULT, PLAN);
    expect(troubles).toHaveLength(1);
    expect(troubles[0]).toMatch(/^The report .*a\.html could not be written: ENOENT/);
    expect(await readFile(good, "utf8")).toContain('"version": 1');
  }));

it("refuses a file of a kind that it does not know, before anything begins", () => {
  expect(checkReportFiles(["a.pdf", "b.html", "constructor"])).toEqual([
    {
      message: 'The report "a.pdf" has no known ending; expected .html, .md, .json.',
      remedy: "A page is .html, its text for GitHub .md, and the whole result for programs .json.",
    },
    expect.objectContaining({ message: expect.stringContaining('"constructor"') }),
  ]);
});
