/** Sums over the buckets of a baseline. Each list is its own, since what was summed once is kept. */
import { describe, expect, it } from "vitest";
import { isHeard, totalsOf } from "../../../src/judge/regression/bucket-totals.ts";
import type { MetricBucket } from "../../../src/providers/contract.ts";

const bucket = (changes: Partial<MetricBucket> = {}): MetricBucket => ({
  from: 0,
  to: 60_000,
  value: null,
  sampleCount: 0,
  badCount: null,
  complete: true,
  ...changes,
});

describe("the buckets of a baseline", () => {
  it("are heard where they say anything", () => {
    expect([{ value: 0 }, { sampleCount: 1 }, { badCount: 1 }].map((one) => isHeard(bucket(one)))).toEqual([
      true,
      true,
      true,
    ]);
    expect([{}, { badCount: 0 }].map((one) => isHeard(bucket(one)))).toEqual([false, false]);
  });

  it("are summed, and what is bad of those that count it", () => {
    const first = bucket({ from: 60_000, to: 120_000, value: 0.1, sampleCount: 10, badCount: 1 });
    const totals = { heard: 2, firstHeard: first, samples: 30, bad: 3 };
    expect(totalsOf([bucket(), first, bucket({ sampleCount: 20, badCount: 2 })])).toEqual(totals);
    expect(totalsOf([bucket(), first, bucket({ sampleCount: 20, badCount: 2 }), bucket()])).toEqual(totals);
  });

  it("count nothing bad only where one of them says so", () => {
    expect(totalsOf([bucket({ sampleCount: 5, badCount: 0 })]).bad).toBe(0);
    expect(totalsOf([bucket({ sampleCount: 5 })]).bad).toBeNull();
    expect(totalsOf([])).toEqual({ heard: 0, firstHeard: null, samples: 0, bad: null });
  });
});
