/** LCOV's trace file (`lcov.info`), as geninfo(1) describes it. */
import type { SectionSummary } from "@friedemannsommer/lcov-parser";
import { BrokenReport, type Counts, countsOf, type CoverageReport, type MetricCounts, sumOf } from "./report.ts";

/** The parser needs some forty times the size of a text in memory; a report of 60 MB is handed over in parts. */
const PART_CHARACTERS = 1e6;
const END = "end_of_record";

export async function readLcov(text: string): Promise<CoverageReport> {
  // The parser takes a file that was cut off for a shorter one.
  if (!/(?:^|\n)end_of_record\s*$/.test(text)) throw new BrokenReport("ends in the middle of a record of LCOV");
  const { lcovParser } = await import("@friedemannsommer/lcov-parser/sync");
  const repeated = repeatedPaths(text);
  const counted = new Map<string, MetricCounts>();
  const merged = new Map<string, Hits>();
  for (const part of partsOf(text)) {
    for (const section of lcovParser({ from: part })) {
      const { path } = section;
      if (path === "") throw new BrokenReport("has a record of LCOV without its file (SF)");
      if (repeated.has(withoutSpace(path))) merged.set(path, merge(merged.get(path) ?? noHits(), section));
      else counted.set(path, writtenCounts(section));
    }
  }
  for (const [path, hits] of merged) counted.set(path, mergedCounts(hits));
  const files = [...counted].map(([path, counts]) => ({ path, counts }));
  return { format: "LCOV", totals: sumOf(files.map(({ counts }) => counts)), files };
}

/** Whole records, about as many characters at a time. */
function* partsOf(text: string): Generator<string> {
  for (let begin = 0; begin < text.length;) {
    const end = text.indexOf(END, begin + PART_CHARACTERS);
    const next = end < 0 ? text.length : end + END.length;
    yield text.slice(begin, next);
    begin = next;
  }
}

/** A file stands there once for each test that was told apart (TN). */
function repeatedPaths(text: string): ReadonlySet<string> {
  const [once, again] = [new Set<string>(), new Set<string>()];
  for (const [, path = ""] of text.matchAll(/^SF:([^\r\n]*)/gm)) {
    const key = withoutSpace(path);
    (once.has(key) ? again : once).add(key);
  }
  return again;
}

/** The parser takes a path apart at its commas: what it makes of the spaces there must not tell two paths apart. */
function withoutSpace(path: string): string {
  return path.replaceAll(/\s/g, "");
}

const KINDS = ["lines", "functions", "branches"] as const;

type Kind = (typeof KINDS)[number];

/** How often each line, function or path of a branch ran, by what tells it from the others of its file. */
type Hits = Readonly<Record<Kind, Map<string, number>>>;

function noHits(): Hits {
  return { lines: new Map(), functions: new Map(), branches: new Map() };
}

/** The sums of the writer (LF and LH): its details may leave out what they count. */
function writtenCounts(section: SectionSummary): MetricCounts {
  const details = mergedCounts(merge(noHits(), section));
  const written = KINDS.flatMap((kind): (readonly [Kind, Counts])[] => {
    const { hit, instrumented } = section[kind];
    return instrumented > 0 ? [[kind, countsOf(hit, instrumented, `the ${kind} of ${section.path}`)]] : [];
  });
  return { ...details, ...Object.fromEntries(written) };
}

function merge(hits: Hits, { lines, functions, branches }: SectionSummary): Hits {
  const raise = (kind: Kind, key: string, hit: number): void => {
    hits[kind].set(key, Math.max(hit, hits[kind].get(key) ?? 0));
  };
  for (const { line, hit } of lines.details) raise("lines", String(line), hit);
  for (const { name, hit } of functions.details) raise("functions", name, hit);
  for (const { line, block, branch, hit } of branches.details) raise("branches", `${line} ${block} ${branch}`, hit);
  return hits;
}

function mergedCounts(hits: Hits): MetricCounts {
  return Object.fromEntries(
    KINDS.map((kind) => {
      const all = [...hits[kind].values()];
      return [kind, { covered: all.filter((hit) => hit > 0).length, total: all.length }];
    }),
  );
}
