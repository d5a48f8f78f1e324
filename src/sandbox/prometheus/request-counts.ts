/** Counters of what the demo site reports, as Prometheus would have scraped them: flat in memory however long a watch is. */

/** As often as things are scraped; whatever happened in between has the time of the scrape. */
const SCRAPE_MS = 5_000;
/** Limits of the histogram in seconds, those that clients have by default. */
export const LIMITS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, Number.POSITIVE_INFINITY] as const;
const KEPT_MS = 3 * 86_400_000;

export interface Counted {
  all: number;
  failed: number;
  /** Requests in each of the histogram's buckets, not added up. */
  readonly byLimit: number[];
}

export interface RequestCounts {
  add(request: {
    readonly commit: string;
    readonly at: number;
    readonly durationMs: number;
    readonly failed: boolean;
    readonly requests: number;
  }): void;
  /** In the scrapes after `from` and up to `to`, of one commit or of all; null before the first request of it. */
  count(window: { readonly from: number; readonly to: number }, commit: string | null): Counted | null;
  /** When the last one ended. */
  lastAt(): number;
}

export function createRequestCounts(): RequestCounts {
  const byCommit = new Map<string, Map<number, Counted>>();
  let lastAt = Number.NEGATIVE_INFINITY;

  return {
    lastAt: () => lastAt,
    add({ commit, at, durationMs, failed, requests }) {
      lastAt = Math.max(lastAt, at);
      const scrapes = byCommit.get(commit) ?? new Map<number, Counted>();
      byCommit.set(commit, scrapes);
      const scrapedAt = Math.ceil(at / SCRAPE_MS) * SCRAPE_MS;
      const counted = scrapes.get(scrapedAt) ?? emptyCount();
      scrapes.set(scrapedAt, counted);
      counted.all += requests;
      if (failed) counted.failed += requests;
      const bucket = LIMITS.findIndex((limit) => durationMs / 1_000 <= limit);
      counted.byLimit[bucket] = (counted.byLimit[bucket] ?? 0) + requests;
      for (const [old] of scrapes) {
        if (old >= scrapedAt - KEPT_MS) break;
        scrapes.delete(old);
      }
    },
    count({ from, to }, commit) {
      const wanted = commit === null ? [...byCommit.values()] : [byCommit.get(commit) ?? new Map<number, Counted>()];
      const begun = wanted.some((scrapes) => (scrapes.keys().next().value ?? Number.POSITIVE_INFINITY) <= to);
      if (!begun) return null;
      const sum = emptyCount();
      const first = Math.floor(from / SCRAPE_MS + 1) * SCRAPE_MS;
      for (let scrapedAt = first; scrapedAt <= to; scrapedAt += SCRAPE_MS) {
        for (const scrapes of wanted) addTo(sum, scrapes.get(scrapedAt));
      }
      return sum;
    },
  };
}

function addTo(sum: Counted, counted: Counted | undefined): void {
  if (counted === undefined) return;
  sum.all += counted.all;
  sum.failed += counted.failed;
  for (const [index, count] of counted.byLimit.entries()) sum.byLimit[index] = (sum.byLimit[index] ?? 0) + count;
}

function emptyCount(): Counted {
  return { all: 0, failed: 0, byLimit: LIMITS.map(() => 0) };
}
