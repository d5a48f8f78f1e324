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
