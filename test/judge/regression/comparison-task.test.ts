/** What a watch compares, over which time. */
import { describe, expect, it } from "vitest";
import {
  bucketMsOf,
  comparisonsOf,
  comparisonTask,
  settledWindow,
} from "../../../src/judge/regression/comparison-task.ts";
import type { Metric, Watch } from "../../../src/plan/plan.ts";
import type { Measure } from "../../../src/providers/contract.ts";
import { PLAIN_WATCH } from "../plain-watch.ts";
import { change, METRIC, MINUTE } from "./known-service.ts";

const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const START = Date.UTC(2026, 10, 20, 12);
const SHARE: Measure = { unit: "ratio", minimumSamples: 20, series: { kind: "share" } };
const metricOf = (measure: Partial<Measure> = {}, settleMs = 0): Metric => ({
  name: METRIC,
  provider: "model",
  spec: {},
  measure: { ...SHARE, ...measure },
  settleMs,
});

function watchOf(changes: Partial<Watch> = {}): Watch {
  return {
    ...PLAIN_WATCH,
    forMs: HOUR,
    everyMs: MINUTE,
    silenceMs: HOUR,
    metrics: { [METRIC]: metricOf() },
    rollbackConditions: [],
    successConditions: [],
    ...changes,
  };
}
const taskOf = (lengthMs = HOUR, from = START, changes: Partial<Watch> = {}) =>
  comparisonTask(watchOf(changes), { from, to: from + lengthMs }, true);

describe("the time that is compared", () => {
  it("is counted in minutes, and in longer buckets where the watch is of many hours", () => {
    const lengths = [HOUR, 6 * HOUR, 6 * HOUR + 1, 48 * HOUR, 48 * HOUR + 1].map((length) => taskOf(length).bucketMs);
    expect(lengths.map((length) => length / MINUTE)).toEqual([1, 1, 5, 5, 15]);
  });

  it("is before it the week up to the last whole bucket, and the same hours of its days", () => {
    const { before, sameHours } = taskOf(90_000, START + 20_000);
    expect(before).toEqual({ from: START - 7 * DAY, to: START });
    expect(sameHours).toEqual(
      [1, 2, 3, 4, 5, 6, 7].map((day) => ({ from: START - day * DAY, to: START - day * DAY + 2 * MINUTE })),
    );
    // No hour of them twice.
    expect(taskOf(50 * HOUR).sameHours[0]).toEqual({ from: START - DAY, to: START });
  });

  it("has a control only where there is something before", () => {
    const span = { from: START, to: START + HOUR };
    const controls = [
      [true, true],
      [true, false],
      [false, true],
    ].map(([hasBaseline = false, hasControl]) => comparisonTask(watchOf(), span, hasBaseline, hasControl).hasControl);
    expect(controls).toEqual([true, false, false]);
    expect(comparisonTask(watchOf(), span, true).hasControl).toBe(false);
    expect(taskOf(HOUR, START, { warmUpMs: 7 })).toMatchObject({ span, falseAlarms: 0.001, warmUpMs: 7 });
  });

  it("is told in no shorter buckets than the vendor has", () => {
    expect([bucketMsOf(taskOf(), metricOf()), bucketMsOf(taskOf(), metricOf({ bucketMs: HOUR }))]).toEqual([
      MINUTE,
      HOUR,
    ]);
    expect(bucketMsOf(taskOf(50 * HOUR), metricOf({ bucketMs: MINUTE }))).toBe(15 * MINUTE);
  });

  const settled = (
    measure: Partial<Measure>,
    minute: number,
    { warmUpMs = 0, settleMs = 0, shiftMs = 20_000 } = {},
  ) => {
    const task = taskOf(HOUR, START + shiftMs, { warmUpMs });
    const { from, to } = settledWindow(task, metricOf(measure, settleMs), START + minute * MINUTE);
    return [(from - START) / MINUTE, (to - START) / MINUTE];
  };

  it("is of the release the whole buckets that are its own and have settled", () => {
    expect(settled({}, 10.5)).toEqual([1, 10]);
    expect(settled({}, 10.5, { settleMs: 2 * MINUTE })).toEqual([1, 8]);
    expect(settled({ ownFirstBucket: true }, 10.5)).toEqual([0, 10]);
    expect(settled({}, 10.5, { shiftMs: 0 })).toEqual([0, 10]);
    expect(settled({}, 100)).toEqual([1, 60]);
    expect(settled({ bucketMs: 5 * MINUTE }, 14)).toEqual([5, 10]);
  });

  it("is none before one has, and never less than none", () => {
    expect(settled({}, 0.9)).toEqual([1, 1]);
    expect(settled({}, 1.5, { settleMs: 9 * MINUTE })).toEqual([1, 1]);
  });

  it("begins after the warm-up, of what has to warm up", () => {
    const p99: Partial<Measure> = { unit: "duration" };
    expect(settled(p99, 10, { warmUpMs: 2 * MINUTE })).toEqual([3, 10]);
    expect(settled({}, 10, { warmUpMs: 2 * MINUTE })).toEqual([1, 10]);
    expect(settled({ ...p99, ownFirstBucket: true }, 10)).toEqual([0, 10]);
  });
});

describe("what is compared", () => {
  const of = (changes: Partial<Watch>) =>
    comparisonsOf(watchOf(changes)).map(({ id, list, direction, amount, byDefault }) => [
      id,
      list,
      direction,
      amount.value,
      byDefault,
    ]);
  const regression = { metrics: [METRIC], named: true, falseAlarms: 0.001 };

  it("are the plan's relative conditions and goals, and what `regression` watches", () => {
    const conditions = {
      rollbackConditions: [{ ...change("m increases by > 20%"), text: " m increases by > 20% " }],
      successConditions: [change("m drops by > 5%")],
    };
    expect(of({ ...conditions, regression })).toEqual([
      ["m increases by > 20%", "rollback", "increases", 0.2, false],
      ["m drops by > 5%", "success", "drops", 0.05, false],
      ["m", "regression", "increases", 0, false],
    ]);
    expect(of({ regression: { ...regression, named: false } })).toEqual([["m", "regression", "increases", 0, true]]);
  });

  it("are none of the fixed limits, and none that has no metric", () => {
    const limit = { ...change("m increases by > 20%"), kind: "threshold", comparison: ">", value: 1 } as const;
    expect(of({ rollbackConditions: [limit] })).toEqual([]);
    expect(of({ regression: { ...regression, metrics: ["another"] } })).toEqual([]);
    expect(() => of({ metrics: {}, rollbackConditions: [change("m increases by > 20%")] })).toThrow(
      'the condition "m increases by > 20%" has no metric',
    );
    const { series: _, ...bare } = SHARE;
    const metrics = { [METRIC]: { ...metricOf(), measure: bare } };
    expect(of({ metrics, regression })).toEqual([]);
    expect(comparisonsOf(watchOf({ metrics, rollbackConditions: [change("m drops by > 5%")] }))).toMatchObject([
      { series: { kind: "level", worse: "higher" } },
    ]);
  });

  it("look for what is worse, which of some levels is less", () => {
    const direction = (worse: "lower" | "higher") =>
      of({ metrics: { [METRIC]: metricOf({ series: { kind: "level", worse } }) }, regression })[0]?.[2];
    expect([direction("lower"), direction("higher")]).toEqual(["drops", "increases"]);
  });

  it("are one where they are written twice, but a goal is not a condition", () => {
    const twice = [change("m drops by > 5%"), change("m drops by > 5%")];
    expect(of({ rollbackConditions: twice, successConditions: twice }).map(([, list]) => list)).toEqual([
      "rollback",
      "success",
    ]);
    const goals = [change("m drops by > 5%"), change("m drops by > 9%")];
    expect(of({ successConditions: goals }).map(([id]) => id)).toEqual(goals.map(({ text }) => text));
  });

  it("count so much time as one as the condition says", () => {
    const conditions = [change("m increases by > 20% over 5m"), change("m increases by > 20%")];
    const [over, plain] = comparisonsOf(watchOf({ rollbackConditions: conditions }));
    expect(over).toMatchObject({ stepMs: 5 * MINUTE, perMs: HOUR });
    expect(plain !== undefined && "stepMs" in plain).toBe(false);
    expect(comparisonsOf(watchOf({ regression }))[0]?.perMs).toBe(HOUR);
  });
});
