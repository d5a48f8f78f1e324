import { expect, it } from "vitest";
import { gridOf, MINUTE_MS } from "../../../src/providers/vercel/metrics/minutes.ts";

const HOUR_MS = 60 * MINUTE_MS;
const END = Date.UTC(2026, 10, 20);
const grid = (hours: number, wanted: number) => {
  const found = gridOf({ from: END - hours * HOUR_MS, to: END }, wanted * MINUTE_MS);
  return found === null ? null : [found.minutes, found.chunks.length];
};

it("a span is asked for in buckets as short as are wanted, where few questions give them, and in no more than needed", () => {
  expect([grid(0.5, 1), grid(6, 1), grid(6, 5), grid(48, 5)]).toEqual([
    [1, 1],
    [1, 6],
    [5, 1],
    [5, 4],
  ]);
  // A week of minutes would be 168 questions.
  expect([grid(7 * 24, 1), grid(7 * 24, 5), grid(7 * 24, 60)]).toEqual([
    [5, 14],
    [5, 14],
    [60, 3],
  ]);
  expect(grid(50 * 24, 1)?.[0]).toBe(60);
});

it("all of its questions together are the whole buckets of the span, each once", () => {
  const span = { from: END - 40 * HOUR_MS + 90_000, to: END - 30_000 };
  const found = gridOf(span, 5 * MINUTE_MS);
  expect(found?.chunks.at(0)?.from).toBe(END - 40 * HOUR_MS + 5 * MINUTE_MS);
  expect(found?.chunks.at(-1)?.to).toBe(END - 5 * MINUTE_MS);
  found?.chunks.forEach(({ from, to }, index) => {
    expect(from).toBe(found.chunks[index - 1]?.to ?? from);
    expect(to - from).toBeLessThanOrEqual(12 * HOUR_MS);
  });
  expect(gridOf({ from: END + 10_000, to: END + 50_000 }, MINUTE_MS)).toBeNull();
});
