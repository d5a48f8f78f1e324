import { describe, expect, it } from "vitest";
import { chunksOf, gridOf } from "../../../src/providers/sentry/time-grid.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

describe("the buckets that Sentry can cut a span into", () => {
  it.each([
    ["a length that Sentry has", 60_000, 60_000],
    ["a length between two: the longer one", 61_000, 120_000],
    ["one that is shorter than any", 1_000, 15_000],
    ["one that is longer than any: its longest", 48 * HOUR, 24 * HOUR],
  ])("are of %s", (_what, asked, bucketMs) => {
    expect(gridOf({ from: 0, to: 48 * HOUR }, asked)?.bucketMs).toBe(bucketMs);
  });

  it("lie wholly inside the span", () => {
    expect(gridOf({ from: 17_000, to: 5 * MINUTE + 59_000 }, MINUTE)?.window).toEqual({ from: MINUTE, to: 5 * MINUTE });
    expect(gridOf({ from: 17_000, to: MINUTE + 59_000 }, MINUTE)).toBeNull();
  });

  it("are asked for in several requests where one answer has no room for them", () => {
    const grid = gridOf({ from: 0, to: 48 * HOUR }, MINUTE);
    const chunks = grid === null ? [] : chunksOf(grid);
    expect(chunks).toEqual([
      { from: 0, to: 2_016 * MINUTE },
      { from: 2_016 * MINUTE, to: 48 * HOUR },
    ]);
  });
});
