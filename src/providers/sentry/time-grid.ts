/** Which buckets Sentry can cut a span into, and in how many requests. */
import type { MetricWindow } from "../contract.ts";

export interface Grid {
  /** Whole buckets inside the span. */
  readonly window: MetricWindow;
  readonly bucketMs: number;
}

/** The lengths that the spans dataset knows (`VALID_GRANULARITIES` of getsentry/sentry); others are refused. */
const LENGTHS_SECONDS = [15, 30, 60, 120, 300, 600, 900, 1_800, 3_600, 7_200, 10_800, 14_400, 43_200, 86_400] as const;
/** Most buckets of one answer (`MAX_ROLLUP_POINTS` there). */
const MOST_BUCKETS = 2_016;
const LONGEST_MS = 86_400_000;

/** The shortest buckets that are no shorter than asked for; null where the span has room for none. */
export function gridOf(span: MetricWindow, askedMs: number): Grid | null {
  const seconds = LENGTHS_SECONDS.find((length) => length * 1_000 >= askedMs);
  const bucketMs = seconds === undefined ? LONGEST_MS : seconds * 1_000;
  const window = {
    from: Math.ceil(span.from / bucketMs) * bucketMs,
    to: Math.floor(span.to / bucketMs) * bucketMs,
  };
  return window.from < window.to ? { window, bucketMs } : null;
}

export function chunksOf({ window, bucketMs }: Grid): readonly MetricWindow[] {
  const chunkMs = MOST_BUCKETS * bucketMs;
  return Array.from({ length: Math.ceil((window.to - window.from) / chunkMs) }, (_, index) => ({
    from: window.from + index * chunkMs,
    to: Math.min(window.to, window.from + (index + 1) * chunkMs),
  }));
}
