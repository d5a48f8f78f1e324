/**
 * What a query gives at an instant. Of PromQL only two forms are understood, `sum by (le) (increase(…))` and
 * `histogram_quantile(…)` of it; every other query means what the seed says.
 */
import type { KnownQuery } from "./seed.ts";
import { type Counted, LIMITS, type RequestCounts } from "./request-counts.ts";

export interface Element {
  readonly metric: Readonly<Record<string, string>>;
  readonly value: number;
}

/** The elements of the vector at an instant; none where no series is found. */
export type Evaluation = (at: number) => readonly Element[];

const UNIT_MS: Readonly<Record<string, number>> = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000 };
const BY_LIMIT = /^sum by \(le\) \(increase\((.+)\[(\d+)(ms|s|m|h)\]\)\)$/s;
const QUANTILE = /^histogram_quantile\(\s*(0?\.\d+)\s*,\s*(.+)\)$/s;

/** Null where nothing is known of the query. */
export function evaluationOf(text: string, known: readonly KnownQuery[], counts: RequestCounts): Evaluation | null {
  const [, quantile, ofQuantile] = QUANTILE.exec(text) ?? [];
  const [, selector, length, unit] = BY_LIMIT.exec(ofQuantile ?? text) ?? [];
  if (selector !== undefined && length !== undefined && unit !== undefined) {
    const found = findKnown(selector, known);
    if (found?.means.kind !== "durations") return null;
    const windowMs = Number(length) * (UNIT_MS[unit] ?? 1);
    const { scale } = found.means;
    const countAt = (at: number) => counts.count({ from: at - windowMs, to: at }, found.commit);
    if (quantile === undefined) return (at) => elementsOf(countAt(at), scale);
    return (at) => {
      const counted = countAt(at);
      return counted === null ? [] : [{ metric: {}, value: quantileOf(counted, Number(quantile)) * scale }];
    };
  }
  const found = findKnown(text, known);
  if (found === null) return null;
  const { means, windowMs, commit } = found;
  switch (means.kind) {
    case "level":
      return () => [{ metric: {}, value: means.value }];
    case "nothing":
      return () => [{ metric: {}, value: 0 }];
    case "durations":
      return null;
    case "requests":
      return (at) => {
        const counted = counts.count({ from: at - windowMs, to: at }, commit);
        return counted === null ? [] : [{ metric: {}, value: means.failed ? counted.failed : counted.all }];
      };
  }
}

interface FoundQuery {
  readonly means: KnownQuery["means"];
  readonly windowMs: number;
  readonly commit: string | null;
}

/** The known query that this text is, with what stands in the places of its placeholders. */
function findKnown(text: string, known: readonly KnownQuery[]): FoundQuery | null {
  for (const { query, means } of known) {
    const groups = patternOf(query).exec(text)?.groups;
    if (groups === undefined && !patternOf(query).test(text)) continue;
    const { length = "0", unit = "ms", commit = null } = groups ?? {};
    return { means, windowMs: Number(length) * (UNIT_MS[unit] ?? 1), commit };
  }
  return null;
}

function patternOf(query: string): RegExp {
  const places: Record<string, string> = {
    "{window}": "(?<length>\\d+)(?<unit>ms|s|m|h)",
    "{commit}": "(?<commit>[0-9a-zA-Z_.-]*)",
    "{environment}": "[^\"']*",
  };
  const parts = query.split(/(\{window\}|\{commit\}|\{environment\})/);
  const used = new Set<string>();
  const source = parts.map((part) => {
    const place = places[part];
    if (place === undefined) return part.replaceAll(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`);
    // A name may stand once in a pattern; what stands there again is the same.
    const again = used.has(part);
    used.add(part);
    return again ? place.replaceAll(/\?<\w+>/g, "?:") : place;
  });
  return new RegExp(`^${source.join("")}$`, "s");
}

function elementsOf(counted: Counted | null, scale: number): readonly Element[] {
  if (counted === null) return [];
  let sum = 0;
  return LIMITS.map((limit, index) => {
    sum += counted.byLimit[index] ?? 0;
    return { metric: { le: limit === Number.POSITIVE_INFINITY ? "+Inf" : String(limit * scale) }, value: sum };
  });
}

/** As Prometheus: linear inside a bucket, the last finite limit beyond it, NaN of nothing. */
function quantileOf({ all, byLimit }: Counted, quantile: number): number {
  if (all === 0) return Number.NaN;
  const rank = quantile * all;
  let before = 0;
  for (const [index, limit] of LIMITS.entries()) {
    const count = byLimit[index] ?? 0;
    const lower = LIMITS[index - 1] ?? 0;
    if (before + count >= rank) {
      return limit === Number.POSITIVE_INFINITY ? lower : lower + ((limit - lower) * (rank - before)) / count;
    }
    before += count;
  }
  return Number.NaN;
}
