/** The first look that decides, where no sum can be carried on: found where looking at everything finds it, by few sums. */
import { describe, expect, it } from "vitest";
import { evidenceKinds } from "../../../src/judge/evidence/index.ts";
import { largestEvidence } from "../../../src/judge/evidence/largest-evidence.ts";
import { settleBuckets } from "../../../src/judge/evidence/settled-buckets.ts";

const { previous } = evidenceKinds;

/** 0.3 errors are expected of each bucket. */
function watchedBy(errors: readonly number[], horizonSeconds = 3_600) {
  let sums = 0;
  const kind: typeof previous = {
    ...previous,
    increment(boundary, effect) {
      const increment = previous.increment(boundary, effect);
      return {
        of(bucket, seconds) {
          sums += 1;
          return increment.of(bucket, seconds);
        },
      };
    },
  };
  const course = largestEvidence({
    kind: kind as unknown as typeof evidenceKinds.bernoulli,
    boundary: { margin: 1, baselineErrors: 20, baselineRequests: 20_000 },
    buckets: settleBuckets(
      errors.map((count, index) => ({ endSeconds: 60 * (index + 1), errors: count, requests: 300 })),
    ),
    horizonSeconds,
  });
  return {
    course,
    /** The count, and at how many onsets it took a look. */
    found(level: number, atLeast = 0) {
      sums = 0;
      const count = course.firstAt(level, atLeast);
      return [count, sums / previous.effects.length];
    },
    /** By looking at every onset after every bucket. */
    sought(level: number, atLeast = 0) {
      const counts = errors.map((_, index) => index + 1).filter((count) => count >= atLeast);
      return counts.find((count) => course.after(count) >= level) ?? null;
    },
  };
}

const calm = (minutes: number) => Array.from({ length: minutes }, () => 0);
const worse = [3, 3, 3, 3];

describe("the first look that decides against a past that all buckets share", () => {
  it.each([
    ["a late onset", [...calm(48), ...worse], 1, 51, 18],
    ["a late onset that must be clearer", [...calm(48), ...worse], 4, 52, 29],
    ["a late onset that is not clear enough", [...calm(48), ...worse], 7, null, 29],
    ["an early one as well", [1, 0, 1, ...calm(45), ...worse], 0.5, 51, 21],
    ["much noise", [...Array.from({ length: 60 }, (_, index) => (index % 3 === 0 ? 1 : 0)), 4, 4], 1, 62, 43],
    [
      "noise that is not enough",
      [...Array.from({ length: 60 }, (_, index) => (index % 3 === 0 ? 1 : 0)), 4, 4],
      4,
      null,
      21,
    ],
    ["what is usual", Array.from({ length: 64 }, (_, index) => (index % 4 === 0 ? 1 : 0)), 1, null, 1],
    ["nothing at all", calm(64), 1, null, 0],
  ])("is found by few sums: %s", (_what, errors, level, count, onsets) => {
    const watched = watchedBy(errors);
    expect(watched.sought(level)).toBe(count);
    expect(watched.found(level)).toEqual([count, onsets]);
  });

  it.each([
    [1, 25, 24],
    [4, 27, 44],
    [7, 30, 89],
  ])("is found after the horizon by onsets before it: %d", (level, count, onsets) => {
    const watched = watchedBy([...calm(20), ...Array.from({ length: 20 }, () => 2)], 1_200);
    expect(watched.sought(level)).toBe(count);
    expect(watched.found(level)).toEqual([count, onsets]);
  });

  it("is the first of those that may decide, whether it counted a new error or not", () => {
    const { found, sought } = watchedBy([...calm(10), 6, 6, ...calm(20)]);
    expect([found(2)[0], found(2, 15)[0], found(2, 31)[0]]).toEqual([0, 15, 31].map((least) => sought(2, least)));
    expect([found(2)[0], found(2, 15)[0]]).toEqual([11, 15]);
    // One bucket alone, and the last of them, may be the one.
    expect(watchedBy([9]).found(2)[0]).toBe(1);
    expect(watchedBy([0, 0, 9]).found(2)[0]).toBe(3);
    expect(watchedBy([]).found(2)).toEqual([null, 0]);
  });

  it("takes no bucket for an onset that is not asked for yet", () => {
    const { course } = watchedBy([...calm(12), 6, 6, 90]);
    expect([course.likeliestOnset(14), course.likeliestOnset(15)]).toEqual([12, 14]);
    expect(course.likeliestOnset(0)).toBe(0);
  });
});
