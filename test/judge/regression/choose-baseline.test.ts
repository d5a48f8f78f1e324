/** Which past a release is compared with, and how much of it there must be. */
import { describe, expect, it } from "vitest";
import {
  type BaselineCandidate,
  chooseBaseline,
  isWholeBaseline,
} from "../../../src/judge/regression/choose-baseline.ts";
import { isHeard } from "../../../src/judge/regression/bucket-totals.ts";
import type { MetricBucket } from "../../../src/providers/contract.ts";

const SILENT = { value: null, sampleCount: 0, badCount: null } as const;
const bucket = (changes: Partial<MetricBucket> = {}): MetricBucket => ({
  from: 0,
  to: 60_000,
  value: 0.01,
  sampleCount: 10,
  badCount: 0,
  complete: true,
  ...changes,
});

/** So many buckets that say something, of so many samples each, and so many that say nothing. */
function candidate(heard: number, samples = 10, silent = 0, kind = "same-hours" as const): BaselineCandidate {
  const buckets = Array.from({ length: heard + silent }, (_, index) =>
    bucket(index < heard ? { sampleCount: samples } : SILENT),
  );
  return { kind, windows: [], buckets };
}

describe("a bucket", () => {
  it.each<[string, Partial<MetricBucket>, boolean]>([
    ["with a number", { ...SILENT, value: 0 }, true],
    ["with samples", { ...SILENT, sampleCount: 1 }, true],
    ["with failures alone", { ...SILENT, badCount: 1 }, true],
    ["without anything", SILENT, false],
    ["with no failures and no samples", { ...SILENT, badCount: 0 }, false],
  ])("%s is heard: %s", (_what, changes, expected) => {
    expect(isHeard(bucket(changes))).toBe(expected);
  });
});

describe("a past", () => {
  it("is whole from 30 buckets on that say something, with the samples that the metric needs", () => {
    expect(isWholeBaseline(candidate(30), 300)).toBe(true);
    expect(isWholeBaseline(candidate(30), 301)).toBe(false);
    expect(isWholeBaseline(candidate(29), 100)).toBe(false);
    expect(isWholeBaseline(candidate(29, 10, 20), 100)).toBe(false);
  });

  it("is the first that is whole", () => {
    const [first, second, third] = [candidate(29), candidate(30), candidate(90)];
    expect(chooseBaseline([first, second, third], 20)).toBe(second);
  });

  it("is else the one that says most, among those with samples enough", () => {
    const [few, more, unsampled] = [candidate(3), candidate(5), candidate(9, 1)];
    expect(chooseBaseline([few, more, unsampled], 20)).toBe(more);
    expect(chooseBaseline([more, few], 20)).toBe(more);
    expect(chooseBaseline([few, unsampled], 40)).toBeNull();
  });

  it("is none that says nothing, even where no samples are needed", () => {
    expect(chooseBaseline([candidate(0, 0, 40)], 0)).toBeNull();
    expect(chooseBaseline([], 0)).toBeNull();
    expect(chooseBaseline([candidate(1, 0)], 0)).not.toBeNull();
  });
});
