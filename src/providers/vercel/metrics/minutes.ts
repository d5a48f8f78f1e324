/** Vercel counts in whole minutes of the clock, and in longer buckets the longer the span: see its own CLI. Pure. */
import type { MetricWindow } from "../../contract.ts";

export const MINUTE_MS = 60_000;
const HOUR = 60;

/** Shortest bucket in minutes that Vercel gives, for spans up to this many hours. */
const FINEST: readonly (readonly [hours: number, minutes: number])[] = [
  [1, 1],
  [12, 5],
  [72, HOUR],
  [720, 4 * HOUR],
];

/** Parts in which a span is asked for, so that short buckets can be had of a longer one: a few requests, and no more. */
const MOST_PARTS = 6;

/** Shortest buckets of a watch that long, asked for in parts. */
export const shortestBuckets = FINEST.map(([hours, minutes]) => ({
  upToMs: (MOST_PARTS - 1) * hours * HOUR * MINUTE_MS,
  bucketMs: minutes * MINUTE_MS,
}));

/** The span in parts that Vercel cuts into buckets as short as wanted; whole, where those would be too many. */
export function partsOf(span: MetricWindow, wantedMs: number): readonly MetricWindow[] {
  const longest = FINEST.findLast(([, minutes]) => minutes * MINUTE_MS <= wantedMs);
  if (longest === undefined) return [span];
  const partMs = longest[0] * HOUR * MINUTE_MS;
  const count = Math.ceil((span.to - span.from) / partMs);
  if (count > MOST_PARTS) return [span];
  return Array.from({ length: count }, (_, index) => ({
    from: span.from + index * partMs,
    to: Math.min(span.to, span.from + (index + 1) * partMs),
  }));
}

/** What divides a day: Vercel takes no other length. */
const LENGTHS = [1, 2, 3, 4, 5, 6, 10, 12, 15, 20, 30, HOUR, 2 * HOUR, 4 * HOUR, 6 * HOUR, 12 * HOUR, 24 * HOUR];

/** Length in minutes of the shortest buckets that are no shorter than asked for, and that Vercel gives for this span. */
export function bucketMinutes(span: MetricWindow, wantedMs: number): number {
  const hours = (span.to - span.from) / (HOUR * MINUTE_MS);
  const finest = FINEST.find(([most]) => hours <= most)?.[1] ?? 24 * HOUR;
  const wanted = Math.max(finest, wantedMs / MINUTE_MS);
  return LENGTHS.find((minutes) => minutes >= wanted) ?? 24 * HOUR;
}

/** The whole buckets inside of a span; null where there is none. What is cut off belongs to other moments as well. */
export function wholeBuckets({ from, to }: MetricWindow, minutes: number): MetricWindow | null {
  const length = minutes * MINUTE_MS;
  const inner = { from: Math.ceil(from / length) * length, to: Math.floor(to / length) * length };
  return inner.to > inner.from ? inner : null;
}
