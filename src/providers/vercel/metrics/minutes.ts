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

/** Chunks in which a watch is asked for, so that short buckets can be had of a longer one: a few requests at each look, and no more. */
const MOST_PARTS = 6;

/** Shortest buckets of a watch that long, asked for in chunks. */
export const shortestBuckets = FINEST.map(([hours, minutes]) => ({
  upToMs: (MOST_PARTS - 1) * hours * HOUR * MINUTE_MS,
  bucketMs: minutes * MINUTE_MS,
}));

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

export interface Grid {
  readonly minutes: number;
  readonly chunks: readonly MetricWindow[];
}

/** More requests than these are too many for one series. */
const MOST_CHUNKS = 24;

/**
 * The whole buckets of a span, in as few questions as give them no longer than asked for; longer where that would be too
 * many questions. Null where no whole bucket lies in it.
 */
export function gridOf(span: MetricWindow, wantedMs: number): Grid | null {
  const hours = (span.to - span.from) / (HOUR * MINUTE_MS);
  const ways = [...FINEST.map(([most]) => most), Number.POSITIVE_INFINITY]
    .map((most) => ({
      most,
      minutes: bucketMinutes({ from: 0, to: Math.min(hours, most) * HOUR * MINUTE_MS }, wantedMs),
    }))
    .filter(({ most }) => hours <= MOST_CHUNKS * most)
    .toSorted((one, other) => one.minutes - other.minutes || other.most - one.most);
  const [{ most, minutes } = { most: 0, minutes: 0 }] = ways;
  const whole = wholeBuckets(span, minutes);
  if (whole === null) return null;
  const chunkMs = Math.min(most * HOUR * MINUTE_MS, whole.to - whole.from);
  const chunks = Array.from({ length: Math.ceil((whole.to - whole.from) / chunkMs) }, (_, index) => ({
    from: whole.from + index * chunkMs,
    to: Math.min(whole.to, whole.from + (index + 1) * chunkMs),
  }));
  return { minutes, chunks };
}
