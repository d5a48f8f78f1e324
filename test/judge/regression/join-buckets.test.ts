/** Buckets that a condition counts as one. */
import { expect, it } from "vitest";
import { joinBuckets, joinedUntil } from "../../../src/judge/regression/join-buckets.ts";
import type { Comparison } from "../../../src/judge/regression/comparison.ts";
import type { MeasureSeries, MetricBucket } from "../../../src/providers/contract.ts";
import { METRIC, MINUTE } from "./known-service.ts";

const comparing = (series: MeasureSeries): Comparison => ({
  id: "m increases by > 20% over 2m",
  list: "rollback",
  metric: {
    name: METRIC,
    provider: "model",
    spec: {},
    measure: { unit: "count", minimumSamples: 1, series },
    settleMs: 0,
  },
  series,
  direction: "increases",
  amount: { kind: "relative", value: 0.2 },
  perMs: 2 * MINUTE,
  stepMs: 2 * MINUTE,
  byDefault: false,
});
const bucket = (minute: number, value: number | null, badCount: number | null, sampleCount = 10): MetricBucket => ({
  from: minute * MINUTE,
  to: (minute + 1) * MINUTE,
  value,
  sampleCount,
  badCount,
  complete: true,
});
const join = (series: MeasureSeries, buckets: readonly MetricBucket[], end = 4) =>
  joinBuckets(comparing(series), buckets, 0, end * MINUTE).map(({ from, to, value, sampleCount, badCount }) => [
    from / MINUTE,
    to / MINUTE,
    value,
    sampleCount,
    badCount,
  ]);

it("adds counts and weighs values, and leaves what is as long as it is", () => {
  const share = { kind: "share" } as const;
  expect(join(share, [bucket(0, 0.1, 1), bucket(1, 0.3, 9, 30), bucket(2, null, null, 0), bucket(3, 0.2, 2)])).toEqual([
    [0, 2, 0.25, 40, 10],
    [2, 4, 0.2, 10, 2],
  ]);
  const level = { kind: "level", worse: "higher" } as const;
  expect(join(level, [bucket(0, 1, null), bucket(1, 3, null, 90)])).toEqual([[0, 2, 2, 100, null]]);
  const long = { ...bucket(0, 5, null), to: 5 * MINUTE };
  expect(joinBuckets(comparing(level), [long], 0, 5 * MINUTE)).toEqual([long]);
  expect(join(share, [bucket(0, null, null, 0), bucket(1, null, null, 0)])).toEqual([[0, 2, null, 0, null]]);
});

it("takes no hole for a time without events, and the end of a watch for no hole", () => {
  const events = { kind: "events" } as const;
  expect(join(events, [bucket(0, 2, 2), bucket(1, 3, 3), bucket(3, 1, 1)])).toEqual([[0, 2, 5, 20, 5]]);
  expect(join(events, [bucket(2, 1, 1)], 3)).toEqual([[2, 3, 1, 10, 1]]);
});

it("leaves all as it is where a condition names no time, and begins where it is told to", () => {
  const { stepMs: _, ...plain } = comparing({ kind: "share" });
  const buckets = [bucket(0, 0.1, 1), bucket(1, 0.3, 3)];
  expect(joinBuckets(plain, buckets, 0, 2 * MINUTE)).toBe(buckets);
  const shifted = joinBuckets(
    comparing({ kind: "share" }),
    [0, 1, 2, 3].map((one) => bucket(one, 0.1, 1)),
    MINUTE,
    9 * MINUTE,
  );
  expect(shifted.map(({ from, to }) => [from / MINUTE, to / MINUTE])).toEqual([
    [-1, 1],
    [1, 3],
    [3, 5],
  ]);
});

it("keeps one that is as long as it takes, and all of what is no number of events", () => {
  const exact = { ...bucket(0, 5, null), to: 2 * MINUTE, complete: true, why: "as it is" };
  expect(joinBuckets(comparing({ kind: "events" }), [exact], 0, 2 * MINUTE)).toEqual([exact]);
  expect(join({ kind: "level", worse: "higher" }, [bucket(0, 5, null)])).toEqual([[0, 2, 5, 10, null]]);
});

it("counts samples where the bad ones are counted, and numbers that are numbers", () => {
  const share = { kind: "share" } as const;
  expect(join(share, [bucket(0, 0.1, 1), bucket(1, 0.3, null, 90)])).toEqual([[0, 2, 0.28, 10, 1]]);
  expect(join(share, [bucket(0, 0.1, 1), bucket(1, Number.NaN, 1), bucket(2, null, 1), bucket(3, 0.2, 1)])).toEqual([
    [0, 2, 0.1, 20, 2],
    [2, 4, 0.2, 20, 2],
  ]);
});

it("adds trials where one of them has any", () => {
  const trials = { sampleCount: 4, badCount: 2 };
  const trialsOf = (...buckets: readonly MetricBucket[]) =>
    joinBuckets(comparing({ kind: "share" }), buckets, 0, 4 * MINUTE).map((one) => one.trials);
  expect(trialsOf({ ...bucket(0, 0.1, 1), trials }, { ...bucket(1, 0.1, 1), trials })).toEqual([
    { sampleCount: 8, badCount: 4 },
  ]);
  expect(trialsOf({ ...bucket(0, 0.1, 1), trials }, bucket(1, 0.1, 1))).toEqual([trials]);
  expect(trialsOf(bucket(0, 0.1, 1), { ...bucket(1, 0.1, 1), trials })).toEqual([trials]);
  const [plain] = joinBuckets(comparing({ kind: "share" }), [bucket(0, 0.1, 1), bucket(1, 0.1, 1)], 0, 4 * MINUTE);
  expect(plain !== undefined && "trials" in plain).toBe(false);
});

it("is known in whole ones, and in all of it once the watch is over", () => {
  const comparison = comparing({ kind: "share" });
  const { stepMs: _, ...plain } = comparison;
  const until = (minutes: number, isOver = false, one: Comparison = comparison) =>
    joinedUntil(one, { from: MINUTE, to: (1 + minutes) * MINUTE }, isOver) / MINUTE;
  expect([until(0), until(1.9), until(2), until(5), until(5, true), until(5, false, plain)]).toEqual([
    1, 1, 3, 5, 6, 6,
  ]);
});
