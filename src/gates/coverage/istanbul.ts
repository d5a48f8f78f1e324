/** Istanbul's `coverage-summary.json` and `coverage-final.json`, as nyc, Jest and Vitest write them. */
import {
  BrokenReport,
  type Counts,
  countsOf,
  type CoverageReport,
  METRICS,
  type MetricCounts,
  sumOf,
} from "./report.ts";

type Json = Readonly<Record<string, unknown>>;

function isMap(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function parseIstanbul(text: string): CoverageReport {
  const json = parse(text);
  if (!isMap(json)) throw new BrokenReport("is JSON, but no coverage report");
  if (isMap(json["total"]) && isMap(json["total"]["lines"])) return readSummary(json, json["total"]);
  const files = Object.entries(json);
  if (files.length === 0) throw new BrokenReport("names no file: no test covered anything");
  if (files.every(([, file]) => isMap(file) && isMap(file["statementMap"]))) return readFinal(files);
  throw new BrokenReport("is JSON, but neither Istanbul's coverage-summary.json nor its coverage-final.json");
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new BrokenReport(`is not whole JSON (${error instanceof Error ? error.message : String(error)})`);
  }
}

function readSummary(json: Json, total: Json): CoverageReport {
  const files = Object.entries(json).filter(([path]) => path !== "total");
  return {
    format: "Istanbul's summary",
    totals: summaryCounts(total, "the total"),
    files: files.map(([path, counts]) => ({ path, counts: summaryCounts(counts, path) })),
  };
}

function summaryCounts(written: unknown, what: string): MetricCounts {
  if (!isMap(written)) throw new BrokenReport(`has no counts for ${what}`);
  const known = METRICS.flatMap((metric) => {
    const counts = written[metric];
    return isMap(counts)
      ? [[metric, countsOf(counts["covered"], counts["total"], `the ${metric} of ${what}`)] as const]
      : [];
  });
  return Object.fromEntries(known);
}

function readFinal(entries: readonly (readonly [string, unknown])[]): CoverageReport {
  const files = entries.map(([path, file]) => ({ path, counts: finalCounts(isMap(file) ? file : {}, path) }));
  return { format: "Istanbul's full report", totals: sumOf(files.map(({ counts }) => counts)), files };
}

/**
 * As Istanbul itself counts (istanbul-lib-coverage, FileCoverage): a statement, function or path of a branch is covered
 * when it ran; a line is one on which a statement begins, and is covered when any of those ran.
 */
function finalCounts(file: Json, path: string): MetricCounts {
  const [statements, functions] = [hitsOf(file["s"], path), hitsOf(file["f"], path)];
  const branches = isMap(file["b"]) ? Object.values(file["b"]) : broken(path);
  const paths = branches.flatMap((hits) =>
    Array.isArray(hits) ? hits.map((hit) => countOf(hit, path)) : broken(path),
  );
  const lines = new Map<number, number>();
  const places = isMap(file["statementMap"]) ? file["statementMap"] : broken(path);
  for (const [id, hits] of statements) {
    const place = places[id];
    // Istanbul passes over a statement without a place, too.
    const start = isMap(place) ? place["start"] : undefined;
    if (!isMap(start) || typeof start["line"] !== "number") continue;
    lines.set(start["line"], Math.max(hits, lines.get(start["line"]) ?? 0));
  }
  return {
    lines: ran([...lines.values()]),
    branches: ran(paths),
    functions: ran(functions.map(([, hits]) => hits)),
    statements: ran(statements.map(([, hits]) => hits)),
  };
}

function ran(hits: readonly number[]): Counts {
  return { covered: hits.filter((count) => count > 0).length, total: hits.length };
}

function hitsOf(written: unknown, path: string): readonly (readonly [string, number])[] {
  if (!isMap(written)) return broken(path);
  return Object.entries(written).map(([id, hits]) => [id, countOf(hits, path)] as const);
}

function countOf(hits: unknown, path: string): number {
  return typeof hits === "number" && hits >= 0 ? hits : broken(path);
}

function broken(path: string): never {
  throw new BrokenReport(`does not say how often the parts of ${path} ran`);
}
