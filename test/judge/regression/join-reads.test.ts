import { expect, it } from "vitest";
import { joinReads } from "../../../src/judge/regression/join-reads.ts";
import type { MetricBucket } from "../../../src/providers/contract.ts";

const bucket = (from: number, changes: Partial<MetricBucket> = {}): MetricBucket => ({
  from,
  to: from + 60_000,
  value: 1,
  sampleCount: 1,
  badCount: null,
  complete: true,
  ...changes,
});

it("joins what is whole, each bucket once and in the order of time", () => {
  const [late, early] = [
    [bucket(120_000), bucket(180_000, { complete: false })],
    [bucket(0), bucket(120_000)],
  ];
  expect(joinReads([late, early]).map(({ from }) => from)).toEqual([0, 120_000]);
  expect(joinReads([])).toEqual([]);
});

it("gives the same array for the same reads, and another one as soon as one of them is another", () => {
  const [one, two, again] = [[bucket(0)], [bucket(60_000)], [bucket(60_000, { sampleCount: 5 })]];
  const joined = joinReads([one, two]);
  expect(joinReads([one, two])).toBe(joined);
  expect(joinReads([one, again]).map(({ sampleCount }) => sampleCount)).toEqual([1, 5]);
  expect(joinReads([one]).map(({ from }) => from)).toEqual([0]);
  expect(joinReads([one, two])).toEqual(joined);
});
