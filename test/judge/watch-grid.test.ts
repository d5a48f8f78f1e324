import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countEnded, nextLookAt, watchGrid } from "../../src/judge/watch-grid.ts";

const M = 60_000;
const HOUR = 60 * M;
const START = Date.UTC(2026, 10, 20);
const grid = (forMs: number, overMs: number, everyMs = M, settleMs = 0) =>
  watchGrid({ from: START, to: START + forMs }, { overMs, everyMs, settleMs });
const minutes = (windows: ReturnType<typeof grid>) =>
  windows.map(({ from, to }) => [(from - START) / M, (to - START) / M]);

describe("the windows of a watch", () => {
  it("end at every look, begin with the promote, and the last one ends with the watch", () => {
    expect(minutes(grid(5 * M, 3 * M))).toEqual([
      [0, 1],
      [0, 2],
      [0, 3],
      [1, 4],
      [2, 5],
    ]);
    expect(minutes(grid(2.5 * M, 5 * M))).toEqual([
      [0, 1],
      [0, 2],
      [0, 2.5],
    ]);
    expect(grid(0, 5 * M)).toEqual([]);
  });

  it("have settled exactly at a look, where the vendor's time to settle is not a multiple of it", () => {
    expect(minutes(grid(3 * M, 2 * M, M, 90_000))).toEqual([
      [0, 0.5],
      [0, 1.5],
      [0, 2],
      [0.5, 2.5],
      [1, 3],
    ]);
  });

  it("have one whole window over the beginning, where whole windows do not end with the looks", () => {
    expect(minutes(grid(9 * M, 5 * M, 2 * M))).toEqual([
      [0, 2],
      [0, 4],
      [0, 5],
      [1, 6],
      [3, 8],
      [4, 9],
    ]);
    expect(minutes(grid(6 * M, 5 * M, 4 * M))).toEqual([
      [0, 4],
      [0, 5],
      [1, 6],
    ]);
  });

  it("end on buckets with the last whole one before a look, and with the bucket in which the watch ends", () => {
    const span = { from: START + 37_000, to: START + 37_000 + 5 * M };
    const on = { from: START + M, to: START + 6 * M, bucketMs: M };
    // Looks at 1:37, 2:37, 3:37 and 4:37.
    expect(minutes(watchGrid(span, { overMs: 3 * M, everyMs: M, settleMs: 0 }, on))).toEqual([
      [1, 2],
      [1, 3],
      [1, 4],
      [3, 6],
    ]);
    const longer = { from: START + 2 * M, to: START + 6 * M, bucketMs: 2 * M };
    expect(minutes(watchGrid(span, { overMs: 2 * M, everyMs: M, settleMs: 0 }, longer))).toEqual([
      [2, 4],
      [4, 6],
    ]);
  });

  it("leave out nothing where looks are further apart than a window is long", () => {
    expect(minutes(grid(20 * M, 5 * M, 10 * M))).toEqual([
      [0, 5],
      [5, 10],
      [10, 15],
      [15, 20],
    ]);
  });

  it("are hundreds after 48 hours and not thousands, and dense in the first four hours", () => {
    expect(grid(48 * HOUR, 15 * M).length).toBeLessThan(600);
    expect(grid(48 * HOUR, 5 * M).length).toBeLessThan(850);
    expect(grid(48 * HOUR, HOUR, 1_000).length).toBeLessThan(1_200);
    expect(grid(4 * HOUR, 5 * M)).toHaveLength(240);
    // What is judged does not depend on how long the watch is.
    expect(grid(48 * HOUR, 5 * M).slice(0, 239)).toEqual(grid(4 * HOUR, 5 * M).slice(0, 239));
  });

  it("cover every instant, never begin before the promote, and are never further apart than a 120th of the age", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 48 * 60 }),
        fc.integer({ min: 1, max: 90 }),
        fc.integer({ min: 1, max: 20 }),
        fc.integer({ min: 0, max: 30 }),
        (forMinutes, overMinutes, everyMinutes, settleMinutes) => {
          const [overMs, everyMs] = [overMinutes * M, everyMinutes * M];
          const windows = grid(forMinutes * M, overMs, everyMs, settleMinutes * M);
          const bad = windows.filter(({ from, to }, index) => {
            const reach = windows[index - 1]?.to ?? START;
            const step = Math.max(Math.min(everyMs, overMs), (reach - START) / 120);
            return from < START || from > reach || to <= reach || to - from > overMs || to - reach > step;
          });
          expect(bad).toEqual([]);
          expect(windows.at(-1)?.to).toBe(START + forMinutes * M);
        },
      ),
    );
  });
});

describe("counting what has ended", () => {
  it("counts the windows up to an instant, that instant included", () => {
    const windows = grid(30 * M, 5 * M);
    for (const minute of [0, 0.9, 1, 1.1, 17, 29.9, 30, 99])
      expect(countEnded(windows, START + minute * M)).toBe(Math.min(30, Math.floor(minute)));
  });
});

describe("the next look", () => {
  const span = { from: START, to: START + 30 * M };
  const at = (minute: number, settled = 32.5) =>
    (nextLookAt(span, M, START + minute * M, START + settled * M) - START) / M;

  it("falls on whole steps since the promote, whenever the last one was", () => {
    expect([at(0), at(0.1), at(0.99), at(1), at(17.5)]).toEqual([1, 1, 1, 2, 18]);
  });

  it("comes no sooner than the plan says where no decision is near", () => {
    const settledAt = START + 32.5 * M;
    expect([nextLookAt(span, 15 * M, START, settledAt), nextLookAt(span, 15 * M, START, settledAt, false)]).toEqual([
      START + 15 * M,
      START + 15 * M,
    ]);
  });

  it("comes sooner where a decision is near, and never later", () => {
    const urgent = (minute: number, everyMs = M) =>
      (nextLookAt(span, everyMs, START + minute * M, START + 32.5 * M, true) - START) / M;
    expect([urgent(0, 15 * M), urgent(4, 15 * M), urgent(31.9, 15 * M), urgent(33, 15 * M)]).toEqual([
      3.75, 7.5, 32.5, 47.5,
    ]);
    expect([urgent(0.5, 2 * M), urgent(1, 2 * M)]).toEqual([1, 2]);
    // Every minute there is something new at most.
    expect([urgent(0.1), urgent(17.5), urgent(0, M / 2)]).toEqual([1, 18, 0.5]);
  });

  it("falls on the instant at which the last window has settled, and on steps from there", () => {
    expect([at(31.5), at(32), at(32.5), at(33), at(33.5)]).toEqual([32, 32.5, 33.5, 33.5, 34.5]);
  });
});
