/** Writes a result to the files that were asked for: a page, its Markdown, or the result itself. */
import { writeFile } from "node:fs/promises";
import { extname } from "node:path";
import type { Problem } from "../lib/error.ts";
import type { Plan } from "../plan/plan.ts";
import type { CommandResult } from "../release/result.ts";

type Render = (result: CommandResult, plan: Plan) => Promise<string>;

/** By the file's ending. What draws is loaded only for a file that has drawings. */
const RENDERERS: Readonly<Record<string, Render>> = {
  ".html": async (result, plan) => (await import("../report/page/render-page.ts")).renderPage(result, plan),
  ".md": async (result, plan) => {
    const [{ chartsOf }, { renderSummary }] = await Promise.all([
      import("../report/charts/comparison-charts.ts"),
      import("../report/summary.ts"),
    ]);
    return renderSummary(result, plan, chartsOf(result, plan));
  },
  ".json": async (result) => `${JSON.stringify(result, null, 2)}\n`,
};

/** Files of a kind that nobody can write. */
export function checkReportFiles(files: readonly string[]): readonly Problem[] {
  return files
    .filter((file) => rendererOf(file) === undefined)
    .map((file) => ({
      message: `The report "${file}" has no known ending; expected ${Object.keys(RENDERERS).join(", ")}.`,
      remedy: "A page is .html, its text for GitHub .md, and the whole result for programs .json.",
    }));
}

/** What could not be written, in sentences: a report that fails changes nothing about a release. */
export async function writeReports(
  files: readonly string[],
  result: CommandResult,
  plan: Plan,
): Promise<readonly string[]> {
  const troubles = await Promise.all(
    files.map(async (file): Promise<readonly string[]> => {
      const render = rendererOf(file);
      if (render === undefined) return [];
      const text = await render(result, plan);
      try {
        await writeFile(file, text);
        return [];
      } catch (error) {
        return [`The report ${file} could not be written: ${error instanceof Error ? error.message : String(error)}`];
      }
    }),
  );
  return troubles.flat();
}

function rendererOf(file: string): Render | undefined {
  const ending = extname(file).toLowerCase();
  return Object.hasOwn(RENDERERS, ending) ? RENDERERS[ending] : undefined;
}
