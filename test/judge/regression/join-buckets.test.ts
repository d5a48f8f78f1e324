/** Buckets that a condition counts as one. */
import { expect, it } from "vitest";
import { joinBuckets } from "../../../src/judge/regression/join-buckets.ts";
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
