/** LCOV's trace file (`lcov.info`), as geninfo(1) describes it. */
import type { SectionSummary } from "@friedemannsommer/lcov-parser";
import { BrokenReport, type Counts, countsOf, type CoverageReport, type MetricCounts, sumOf } from "./report.ts";

export async function readLcov(text: string): Promise<CoverageReport> {
  // The parser takes a file that was cut off for a shorter one.
  if (!/(?:^|\n)end_of_record\s*$/.test(text)) throw new BrokenReport("ends in the middle of a record of LCOV");
  const { lcovParser } = await import("@friedemannsommer/lcov-parser/sync");
  const sections = lcovParser({ from: text });
  // A file stands there once for each test that was told apart (TN).
  const byPath = Map.groupBy(sections, ({ path }) => path);
  if (byPath.size === 0 || byPath.has("")) throw new BrokenReport("has a record of LCOV without its file (SF)");
  const files = [...byPath].map(([path, ofPath]) => ({ path, counts: countsOfFile(path, ofPath) }));
  return { format: "LCOV", totals: sumOf(files.map(({ counts }) => counts)), files };
}

type Kind = "lines" | "functions" | "branches";

function countsOfFile(path: string, sections: readonly SectionSummary[]): MetricCounts {
  const count = (kind: Kind, keyOf: (section: SectionSummary) => readonly (readonly [string, number])[]): Counts => {
    const [only] = sections;
    // The writer's own sums (LF and LH), where there is nothing to be merged: details may leave out what they count.
    if (sections.length === 1 && only !== undefined && only[kind].instrumented > 0) {
      return countsOf(only[kind].hit, only[kind].instrumented, `the ${kind} of ${path}`);
    }
    const hits = new Map<string, number>();
    for (const [key, hit] of sections.flatMap(keyOf)) hits.set(key, Math.max(hit, hits.get(key) ?? 0));
    return { covered: [...hits.values()].filter((hit) => hit > 0).length, total: hits.size };
  };
  return {
    lines: count("lines", ({ lines }) => lines.details.map(({ line, hit }) => [String(line), hit])),
    functions: count("functions", ({ functions }) => functions.details.map(({ name, hit }) => [name, hit])),
    branches: count("branches", ({ branches }) =>
      branches.details.map(({ line, block, branch, hit }) => [`${line} ${block} ${branch}`, hit]),
    ),
  };
}
