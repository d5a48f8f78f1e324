/** The buckets of a metric: put in order, counted once, and known to have fallen silent. */
import { describe, expect, it } from "vitest";
import { logAddExp, logSumExp } from "../../../src/judge/evidence/log-sum-exp.ts";
import { type GivenBucket, settleBuckets, totalsOf } from "../../../src/judge/evidence/settled-buckets.ts";
import { silentSince } from "../../../src/judge/evidence/traffic-silence.ts";

const minutes = (requests: readonly number[], errors = 0): readonly GivenBucket[] =>
  requests.map((count, index) => ({ endSeconds: 60 * (index + 1), requests: count, errors }));

describe("buckets", () => {
  it("begin where the one before ended, the first at the promotion, in whatever order they came", () => {
    const [first, second] = minutes([10, 20]);
    if (first === undefined || second === undefined) throw new Error("two were made");
    const settled = [
      { startSeconds: 0, endSeconds: 60, data: first },
      { startSeconds: 60, endSeconds: 120, data: second },
    ];
    expect(settleBuckets([first, second])).toEqual(settled);
    expect(settleBuckets([second, first])).toEqual(settled);
    expect(settleBuckets([])).toEqual([]);
  });

  it("that came twice count once: the fuller one, of equally full ones that which speaks less against the release", () => {
    const kept = (...given: readonly Omit<GivenBucket, "endSeconds">[]) =>
      settleBuckets(given.map((one) => ({ endSeconds: 60, ...one }))).map(({ data }) => data);
    expect(kept({ requests: 10, errors: 0 }, { requests: 11, errors: 5 })).toMatchObject([{ requests: 11 }]);
    expect(kept({ requests: 10, errors: 5 }, { requests: 10, errors: 4 })).toMatchObject([{ errors: 4 }]);
    const control = { requests: 10, errors: 1, controlErrors: 1 };
    expect(kept({ ...control, controlRequests: 8 }, { ...control, controlRequests: 9 })).toMatchObject([
      { controlRequests: 9 },
    ]);
    expect(kept({ ...control, controlErrors: 2 }, control)).toMatchObject([{ controlErrors: 2 }]);
    expect(kept(control, { ...control, controlErrors: 2 })).toMatchObject([{ controlErrors: 2 }]);
    expect(kept({ ratio: 0.5 }, { ratio: 0.4 })).toMatchObject([{ ratio: 0.4 }]);
  });

  it("are summed from one to another, and not with that", () => {
    const all = { requests: 10, errors: 1, controlErrors: 2, controlRequests: 20, ratio: 0.5 };
    const settled = settleBuckets([1, 2, 3].map((end) => ({ endSeconds: 60 * end, ...all })));
    const one = { buckets: 1, seconds: 60, errors: 1, requests: 10, controlErrors: 2, controlRequests: 20, ratio: 0.5 };
    expect(totalsOf(settled, 1, 2)).toEqual(one);
    expect(totalsOf(settled, 2)).toEqual(one);
    expect(totalsOf(settled, 2, 9)).toEqual(one);
    expect(totalsOf(settled)).toEqual({
      buckets: 3,
      seconds: 180,
      errors: 3,
      requests: 30,
      controlErrors: 6,
      controlRequests: 60,
      ratio: 1.5,
    });
    expect(totalsOf(settled, 1, 1)).toEqual({
      buckets: 0,
      seconds: 0,
      errors: 0,
      requests: 0,
      controlErrors: 0,
      controlRequests: 0,
      ratio: 0,
    });
    expect(totalsOf(settleBuckets([{ endSeconds: 60 }]))).toMatchObject({ requests: 0, errors: 0, ratio: 0 });
  });
});

describe("a metric has fallen silent", () => {
  const since = (given: readonly GivenBucket[], latest: number, countsRequests = true) =>
    silentSince(settleBuckets(given), latest, countsRequests);

  it("where five minutes bring nothing of a traffic that should have brought ten requests", () => {
    const spoke = minutes([2, 2, 2]);
    expect(since(spoke, 180 + 299)).toBeNull();
    expect(since(spoke, 180 + 300)).toBe(180);
    expect(since(minutes([1, 2, 2]), 180 + 300)).toBeNull();
    // Buckets that say "no requests" are silence as well, and part of the usual traffic only up to the last word.
    expect(since([...spoke, ...minutes([0, 0, 0, 0, 0, 0, 0, 0]).slice(3)], 480)).toBe(180);
  });

  it("where five buckets in a row are missing, however long they are", () => {
    const long = [{ endSeconds: 600, requests: 1_000 }];
    expect(since(long, 600 + 2_999)).toBeNull();
    expect(since(long, 600 + 3_000)).toBe(600);
  });

  it("from the beginning where nobody ever spoke", () => {
    expect(since([], 60)).toBe(0);
    expect(since(minutes([0, 0]), 120)).toBe(0);
    expect(since([], 60, false)).toBe(0);
  });

  it("where the readings of one that counts no requests stop coming", () => {
    const readings = [{ endSeconds: 60, ratio: 0.1 }];
    expect(since(readings, 60 + 299, false)).toBeNull();
    expect(since(readings, 60 + 300, false)).toBe(60);
  });
});

describe("sums of likelihoods, without leaving the logarithms", () => {
  it("are what the likelihoods add up to", () => {
    expect(logSumExp([Math.log(1), Math.log(2), Math.log(3)])).toBeCloseTo(Math.log(6), 12);
    expect(logAddExp(Math.log(2), Math.log(3))).toBeCloseTo(Math.log(5), 12);
    expect(logAddExp(Math.log(3), Math.log(2))).toBeCloseTo(Math.log(5), 12);
    expect(logSumExp([800, 800])).toBeCloseTo(800 + Math.log(2), 12);
  });

  it("are nothing of nothing, and the larger of two of which the other is too small to count", () => {
    const nothing = Number.NEGATIVE_INFINITY;
    expect([logSumExp([]), logSumExp([nothing]), logAddExp(nothing, nothing)]).toEqual([nothing, nothing, nothing]);
    expect([logSumExp([1, nothing]), logAddExp(nothing, 1), logAddExp(1, nothing)]).toEqual([1, 1, 1]);
    expect([logSumExp([0, -50]), logAddExp(0, -50)]).toEqual([0, 0]);
    expect([logAddExp(0, -40), logAddExp(0, -39)]).toEqual([0, Math.log1p(Math.exp(-39))]);
    // However many there are of them, and whichever comes first.
    expect(logSumExp([...Array.from({ length: 1_000 }, () => -40), 0])).toBe(0);
    expect(logSumExp([...Array.from({ length: 1_000 }, () => -39), 0])).toBeGreaterThan(0);
    expect(logSumExp([Number.POSITIVE_INFINITY, 1])).toBe(Number.POSITIVE_INFINITY);
  });
});
