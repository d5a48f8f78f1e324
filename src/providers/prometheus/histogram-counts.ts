/** How many samples a classic histogram counts, and how many of them lie above a limit. Pure. */
import type { QueryAnswer } from "./client.ts";

export interface HistogramCounts {
  readonly samples: number;
  /** Above the bucket's limit that is the next at or above what was asked for: only there is it counted and not guessed. */
  above(limit: number): number;
  /** The same, with the samples of the bucket in which the limit lies spread evenly over it, as `histogram_quantile` does. */
  estimate(limit: number): number;
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
      const estimate = (limit: number) => {
        const index = sorted.findIndex((bucket) => bucket.limit >= limit);
        const [upper, lower] = [sorted[index], sorted[index - 1] ?? { limit: 0, count: 0 }];
        // What is above the last limit is never above one that lies higher: the quantile ends there, too.
        if (upper === undefined || !Number.isFinite(upper.limit)) return 0;
        const share = upper.limit > lower.limit ? (limit - lower.limit) / (upper.limit - lower.limit) : 1;
        const below = lower.count + (upper.count - lower.count) * Math.min(1, Math.max(0, share));
        return Math.min(samples, Math.max(0, all.count - below));
      };
      return [[at, { samples, above, estimate }] as const];
    }),
  );
}
