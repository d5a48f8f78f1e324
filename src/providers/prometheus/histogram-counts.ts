/** How many samples a classic histogram counts, and how many of them lie above a limit. Pure. */
import type { QueryAnswer } from "./client.ts";

export interface HistogramCounts {
  readonly samples: number;
  /** Above the bucket's limit that is the next at or above what was asked for: only there is it counted and not guessed. */
  above(limit: number): number;
}

/** By instant, from an answer with a series for each `le`. Limits are in the histogram's own unit. */
export function histogramCounts({ series }: QueryAnswer): ReadonlyMap<number, HistogramCounts> {
  const byTime = new Map<number, { readonly limit: number; readonly count: number }[]>();
  for (const { labels, points } of series) {
    const limit = labels.le === "+Inf" ? Number.POSITIVE_INFINITY : Number(labels.le ?? Number.NaN);
    if (Number.isNaN(limit)) continue;
    for (const { at, value } of points) {
      if (!Number.isFinite(value)) continue;
      const buckets = byTime.get(at) ?? [];
      byTime.set(at, buckets);
      buckets.push({ limit, count: value });
    }
  }
  return new Map(
    [...byTime].flatMap(([at, buckets]) => {
      const all = buckets.find(({ limit }) => limit === Number.POSITIVE_INFINITY);
      if (all === undefined) return [];
      const sorted = buckets.toSorted((one, other) => one.limit - other.limit);
      const samples = Math.round(all.count);
      const above = (limit: number) => {
        const below = sorted.find((bucket) => bucket.limit >= limit) ?? all;
        return Math.min(samples, Math.max(0, Math.round(all.count - below.count)));
      };
      return [[at, { samples, above }] as const];
    }),
  );
}
