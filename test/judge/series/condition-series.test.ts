/** Which buckets a condition is judged by: of the clock, as long as its windows and its vendor allow, and of the release alone. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { comparisonTask, settledWindow } from "../../../src/judge/regression/comparison-task.ts";
import { bucketLength, seriesOf } from "../../../src/judge/series/bucket-length.ts";
import { bucketSpan, conditionSeries } from "../../../src/judge/series/condition-series.ts";
import { countEnded, watchGrid } from "../../../src/judge/watch-grid.ts";
import type { Condition, Metric, Watch, WindowCondition } from "../../../src/plan/plan.ts";
import type { Measure } from "../../../src/providers/contract.ts";
import { PLAIN_WATCH } from "../plain-watch.ts";
import { HEALTH, increase, threshold } from "../watched-site.ts";

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const START = Date.UTC(2026, 10, 20);
const SHARE: Measure = { unit: "ratio", minimumSamples: 20, series: { kind: "share" } };
const P99: Measure = { unit: "duration", minimumSamples: 100, series: { kind: "quantile", quantile: 0.99 } };

const lengthOf = (measure: Partial<Measure>, oversMs: readonly number[], everyMs = MINUTE, forMs = HOUR) =>
  bucketLength({ measure: { ...SHARE, ...measure }, oversMs, everyMs, forMs });

describe("the length of a bucket", () => {
  it.each([
    ["is a minute", [15 * MINUTE], MINUTE, MINUTE],
    ["is a minute, whatever whole number of them is between two looks", [15 * MINUTE], 7 * MINUTE, MINUTE],
    ["is shorter where looks are no whole minutes apart", [15 * MINUTE], 90 * SECOND, 30 * SECOND],
    ["is shorter where looks come sooner", [15 * MINUTE], 15 * SECOND, 15 * SECOND],
    ["is the shortest where looks come every few seconds", [15 * MINUTE], 5 * SECOND, 15 * SECOND],
    ["is shorter where a window is", [30 * SECOND], MINUTE, 30 * SECOND],
    ["is a minute of a window that is one", [MINUTE], MINUTE, MINUTE],
    ["is a minute where looks are minutes apart that a longer one would fit", [15 * MINUTE], 5 * MINUTE, MINUTE],
    ["is the longest that is not above the time between looks", [15 * MINUTE], 50 * SECOND, 30 * SECOND],
    ["fits all windows on a metric", [15 * MINUTE, 90 * SECOND], MINUTE, 30 * SECOND],
  ])("%s", (_what, oversMs, everyMs, expected) => {
    expect(lengthOf({}, oversMs, everyMs)).toBe(expected);
  });

  it("is none where no known length divides a window", () => {
    expect(lengthOf({}, [20 * SECOND])).toBeNull();
  });

  it("is longer only where the vendor keeps no shorter ones, and never so long that a window is one of them", () => {
    expect(lengthOf({ bucketMs: 2 * MINUTE }, [15 * MINUTE])).toBe(2.5 * MINUTE);
    expect(lengthOf({ bucketMs: 2 * MINUTE }, [5 * MINUTE])).toBe(2.5 * MINUTE);
    expect(lengthOf({ bucketMs: 5 * MINUTE }, [5 * MINUTE])).toBeNull();
    expect(lengthOf({ bucketMs: 2 * MINUTE }, [10 * MINUTE])).toBe(2 * MINUTE);
    expect(lengthOf({ bucketMs: 2 * MINUTE }, [MINUTE])).toBeNull();
    expect(lengthOf({ bucketMs: HOUR }, [HOUR])).toBeNull();
    expect(lengthOf({ bucketMs: HOUR }, [3 * HOUR])).toBe(HOUR);
  });

  it("follows what the vendor keeps of a watch that long", () => {
    const shortestBuckets = [
      { upToMs: 5 * HOUR, bucketMs: MINUTE },
      { upToMs: 60 * HOUR, bucketMs: 5 * MINUTE },
    ];
    expect(lengthOf({ shortestBuckets }, [15 * MINUTE], MINUTE, HOUR)).toBe(MINUTE);
    expect(lengthOf({ shortestBuckets }, [15 * MINUTE], MINUTE, 5 * HOUR)).toBe(MINUTE);
    expect(lengthOf({ shortestBuckets }, [15 * MINUTE], MINUTE, 48 * HOUR)).toBe(5 * MINUTE);
    expect(lengthOf({ shortestBuckets }, [15 * MINUTE], MINUTE, 90 * HOUR)).toBeNull();
  });

  it("is none of what does not add up to a window", () => {
    expect(lengthOf({ byWindow: true }, [15 * MINUTE])).toBeNull();
    expect(lengthOf({ noBaseline: true }, [15 * MINUTE])).toBeNull();
    const bare = (unit: Measure["unit"]) =>
      bucketLength({ measure: { unit, minimumSamples: 1 }, oversMs: [15 * MINUTE], everyMs: MINUTE, forMs: HOUR });
    expect(bare("ratio")).toBeNull();
    // A count of requests adds up, though it is no evidence.
    expect(bare("count")).toBe(MINUTE);
    expect(seriesOf({ unit: "count", minimumSamples: 1 })).toEqual({ kind: "events" });
    expect(seriesOf({ unit: "ratio", minimumSamples: 1 })).toBeNull();
  });
});

describe("what a condition asks for", () => {
  const metricOf = (measure: Measure): Metric => ({ name: "m0", provider: "model", spec: {}, measure, settleMs: 0 });
  const watchOf = (conditions: readonly WindowCondition[]): Watch => ({
    ...PLAIN_WATCH,
    forMs: HOUR,
    everyMs: MINUTE,
    silenceMs: HOUR,
    metrics: {},
    rollbackConditions: conditions,
    successConditions: [],
  });
  const windowed = (over: number, value: number) => threshold("m0", over, value) as WindowCondition;

  it("is the same series for all conditions on a metric, and of a quantile that above its own limit", () => {
    const [short, long] = [windowed(1.5, 0.05), windowed(15, 0.1)];
    const series = [short, long].map((one) => conditionSeries(watchOf([short, long]), one, metricOf(SHARE)));
    expect(series).toEqual(Array.from({ length: 2 }, () => ({ kind: "buckets", bucketMs: 30 * SECOND, above: null })));
    const slow = windowed(15, 2_000);
    expect(conditionSeries(watchOf([slow]), slow, metricOf(P99))).toEqual({
      kind: "buckets",
      bucketMs: MINUTE,
      above: 2_000,
      isEstimated: true,
    });
  });

  it("does not follow from windows on other metrics, or from what compares", () => {
    const long = windowed(15, 0.1);
    const other = threshold("another", 0.5, 0.1) as WindowCondition;
    const change: Condition = increase("m0", 0.5, 0.2);
    const watch = { ...watchOf([long, other]), successConditions: [change] };
    expect(conditionSeries(watch, long, metricOf(SHARE))).toMatchObject({ bucketMs: MINUTE });
  });

  it("is nothing of how often a quantile is beyond what", () => {
    const { text, metric, overMs, minimumSamples, position } = windowed(15, 0.1);
    const rate: WindowCondition = {
      text,
      metric,
      overMs,
      minimumSamples,
      position,
      kind: "rate",
      comparison: ">",
      count: 3,
      perMs: HOUR,
    };
    expect(conditionSeries(watchOf([rate]), rate, metricOf(P99))).toBeNull();
  });

  it("is nothing of health checks, which nobody can ask for", () => {
    const failing = threshold(HEALTH.name, 5, 1, 1) as WindowCondition;
    expect(conditionSeries(watchOf([failing]), failing, HEALTH)).toBeNull();
  });
});

describe("the time that is judged in buckets", () => {
  const span = { from: START + 37 * SECOND, to: START + 37 * SECOND + 30 * MINUTE };
  const metricOf = (measure: Partial<Measure>): Metric => ({
    name: "m0",
    provider: "model",
    spec: {},
    measure: { ...SHARE, ...measure },
    settleMs: 0,
  });
  const minutesOf = (measure: Partial<Measure>, warmUpMs = 0, of: Parameters<typeof bucketSpan>[0] = span) => {
    const { from, to } = bucketSpan(of, metricOf(measure), warmUpMs, MINUTE);
    return [(from - START) / MINUTE, (to - START) / MINUTE];
  };

  it("holds nothing of another release, and is as long as the watch", () => {
    expect(minutesOf({})).toEqual([1, 31]);
  });

  it("begins in the minute of the promote where nothing else is counted in that", () => {
    expect(minutesOf({ ownFirstBucket: true })).toEqual([0, 31]);
  });

  it("begins after the warm-up, of what has to warm up", () => {
    expect(minutesOf({ ...P99, ownFirstBucket: true }, 2 * MINUTE)).toEqual([3, 31]);
    expect(minutesOf({ ownFirstBucket: true }, 2 * MINUTE)).toEqual([0, 31]);
    expect(minutesOf({ ...P99, ownFirstBucket: true })).toEqual([0, 31]);
  });

  it("is compared over the same buckets as it is judged by", () => {
    const conditions = [threshold("m0", 15, 0.05)];
    const watch: Watch = {
      ...PLAIN_WATCH,
      forMs: 30 * MINUTE,
      everyMs: MINUTE,
      silenceMs: HOUR,
      metrics: {},
      rollbackConditions: conditions,
      successConditions: [],
    };
    const from = (measure: Partial<Measure>) =>
      (settledWindow(comparisonTask(watch, span, true), metricOf(measure), START + HOUR).from - START) / MINUTE;
    expect([from({}), from({ ownFirstBucket: true })]).toEqual([1, 0]);
  });

  it("ends before another release does, where that is what ended it", () => {
    expect(minutesOf({}, 0, { ...span, isCut: true })).toEqual([1, 30]);
  });

  it("lies in whole windows that leave nothing out, end at most a bucket after the usual ones, and reach the end", () => {
    fc.assert(
      fc.property(
        fc.record({
          second: fc.nat(59),
          forMs: fc.integer({ min: 1, max: 8 * 60 }).map((minutes) => minutes * MINUTE),
          over: fc.integer({ min: 1, max: 90 }),
          bucketMs: fc.constantFrom(15 * SECOND, 30 * SECOND, MINUTE, 3 * MINUTE),
          everyMs: fc.constantFrom(15, 30, 60, 90, 300, 420, 1_200).map((seconds) => seconds * SECOND),
          settleMs: fc.integer({ min: 0, max: 20 }).map((halves) => halves * 30 * SECOND),
          ownFirstBucket: fc.boolean(),
        }),
        ({ second, forMs, over, bucketMs, everyMs, settleMs, ownFirstBucket }) => {
          const watched = { from: START + second * SECOND, to: START + second * SECOND + forMs };
          const overMs = over * bucketMs;
          const on = bucketSpan(watched, metricOf(ownFirstBucket ? { ownFirstBucket } : {}), 0, bucketMs);
          const steps = { overMs, everyMs, settleMs };
          const grid = watchGrid(watched, steps, on);
          const usual = watchGrid(watched, steps);
          const wrong = grid.filter(({ from, to }, index) => {
            const reach = grid[index - 1]?.to ?? on.from;
            const isWhole = (from - START) % bucketMs === 0 && (to - START) % bucketMs === 0;
            return !isWhole || from < on.from || from > reach || to <= reach || to - from > overMs;
          });
          expect(wrong).toEqual([]);
          expect(grid.at(-1)?.to ?? on.to).toBe(on.to);
          // At each look the newest window that is due ends less than a bucket before the one that would be due without buckets.
          const newest = (windows: typeof grid, until: number) => windows[countEnded(windows, until) - 1]?.to ?? 0;
          const looks = Array.from({ length: Math.floor(forMs / everyMs) }, (_, index) => (index + 1) * everyMs)
            .map((after) => watched.from + after - settleMs)
            .filter((until) => everyMs <= overMs && until < watched.to && newest(usual, until) >= on.from + bucketMs);
          const late = looks.filter((until) => newest(grid, until) <= newest(usual, until) - bucketMs);
          expect(late).toEqual([]);
        },
      ),
      { numRuns: 100 },
    );
  });
});
