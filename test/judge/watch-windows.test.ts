import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { baselineWindow, windowsDue } from "../../src/judge/watch-windows.ts";

const M = 60_000;
const SPAN = { from: 100 * M, to: 130 * M };
const due = (settled: number, judged: number, over = 5) => windowsDue(SPAN, over * M, settled * M, judged * M);
const minutes = (windows: ReturnType<typeof due>) => windows.map(({ from, to }) => [from / M, to / M]);

describe("windows that are due", () => {
  it("are none before anything settled or where nothing is new", () => {
    expect(due(99, 100)).toEqual([]);
    expect(due(100, 100)).toEqual([]);
    expect(due(110, 110)).toEqual([]);
    expect(due(140, 130)).toEqual([]);
  });

  it("is one of the condition's length at each tick, cut off at the promote", () => {
    expect(minutes(due(101, 100))).toEqual([[100, 101]]);
    expect(minutes(due(105, 104))).toEqual([[100, 105]]);
    expect(minutes(due(111, 110))).toEqual([[106, 111]]);
  });

  it("cover everything since the last one after an outage or a restart, oldest first, never beyond the watch", () => {
    expect(minutes(due(117, 105))).toEqual([
      [102, 107],
      [107, 112],
      [112, 117],
    ]);
    expect(minutes(due(200, 100, 10))).toEqual([
      [100, 110],
      [110, 120],
      [120, 130],
    ]);
  });

  it("leave no gap and no time outside the watch, whenever it is asked", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 60 * M }),
        fc.integer({ min: 0, max: 60 * M }),
        fc.integer({ min: 1, max: 45 * M }),
        (settled, judged, overMs) => {
          const from = Math.max(SPAN.from, SPAN.from + judged);
          const windows = windowsDue(SPAN, overMs + M, SPAN.from + settled, SPAN.from + judged);
          const end = Math.min(SPAN.from + settled, SPAN.to);
          const covered = windows.map((window) => [window.from, window.to]);
          const inside = covered.every(
            ([start = 0], index) => start >= SPAN.from && start === (windows[index - 1]?.to ?? start),
          );
          expect(inside).toBe(true);
          expect(windows.length > 0).toBe(end > from);
          expect(windows.at(-1)?.to ?? end).toBe(end);
          expect(windows[0]?.from ?? from).toBeLessThanOrEqual(from);
        },
      ),
    );
  });
});

describe("the baseline", () => {
  it("is as long as the condition's window and ends at the promote", () => {
    expect(baselineWindow(SPAN, 5 * M)).toEqual({ from: 95 * M, to: 100 * M });
  });
});
