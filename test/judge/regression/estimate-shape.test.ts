/** What a baseline says of how steady it is, and of how large its rate may be. */
import { describe, expect, it } from "vitest";
import { estimateShape } from "../../../src/judge/regression/estimate-shape.ts";
import { upperRate } from "../../../src/judge/regression/upper-rate.ts";
import { negativeBinomialCounts, uniformFrom } from "../../simulation/evidence/random-counts.ts";

const bucketsOf = (errors: readonly number[], requests = 1_000) => errors.map((count) => ({ errors: count, requests }));
const drawn = (shape: number, count = 2_000) => {
  const uniform = uniformFrom(7);
  const counts = negativeBinomialCounts(20, shape);
  return Array.from({ length: count }, () => counts(uniform));
};

describe("the shape", () => {
  it("is known from 30 buckets on, and assumed below", () => {
    expect(estimateShape(bucketsOf(Array.from({ length: 29 }, () => 1)))).toMatchObject({ shape: 4, isKnown: false });
    expect(estimateShape(bucketsOf(Array.from({ length: 30 }, () => 1)))).toMatchObject({ shape: 11, isKnown: true });
  });

  it("is that of the level from bucket to bucket, with caution", () => {
    expect(estimateShape(bucketsOf(drawn(4))).shape).toBeGreaterThan(1.2);
    expect(estimateShape(bucketsOf(drawn(4))).shape).toBeLessThan(2.8);
    expect(estimateShape(bucketsOf(drawn(100))).shape).toBe(11);
  });

  it("is far less where the same level stays for many buckets", () => {
    const levels = drawn(4, 100);
    const wandering = levels.flatMap((level) => Array.from({ length: 20 }, () => level));
    expect(estimateShape(bucketsOf(wandering)).shape).toBeLessThan(estimateShape(bucketsOf(drawn(4))).shape / 5);
  });

  it("is that of the quieter half where errors come in clusters", () => {
    // One cluster of ten in each: a tenth of the traffic has as many, and varies more.
    const busy = Array.from({ length: 100 }, (_, index) => ({ errors: 100 + (index % 2) * 10, requests: 10_000 }));
    const quiet = Array.from({ length: 100 }, (_, index) => ({ errors: (index % 2) * 20, requests: 1_000 }));
    const both = estimateShape([...busy, ...quiet]).shape;
    expect(both).toBeLessThan(estimateShape(busy).shape / 2);
  });

  it("is that of all of the quieter half, and not of the quietest alone", () => {
    const steady = (count: number, requests: number) =>
      Array.from({ length: count }, () => ({ errors: requests / 10, requests }));
    const turning = Array.from({ length: 20 }, (_, index) => ({ errors: (index % 2) * 22, requests: 110 }));
    // A tenth fails: (20 · 11² − 520 · 0.9) / (30 · 10² + 20 · 11²) of the fifty quieter ones, and nothing of the whole.
    const { shape } = estimateShape([...steady(30, 100), ...turning, ...steady(50, 10_000)]);
    expect(shape).toBeCloseTo((0.6 * 5_420) / 1_952, 9);
  });

  it("is by moments what it says, of the buckets and of blocks of them", () => {
    const turning = (each: number, count: number, [low, high]: readonly [number, number], requests = 100) =>
      Array.from({ length: count }, (_, index) => ({
        errors: Math.floor(index / each) % 2 === 0 ? low : high,
        requests,
      }));
    // (30² - 50 · 0.5) / 50² of shares of a half.
    expect(estimateShape(turning(1, 40, [20, 80]))).toEqual({
      shape: expect.closeTo(0.6 / 0.35, 9),
      clustering: expect.closeTo(0.35 * 50, 9),
      wandering: expect.closeTo(0.35 * 50, 9),
      isKnown: true,
    });
    // Of 10 errors in 100 requests, by turns none and 20: (10² - 9) / 10²; of pairs twice (20² - 18) / 20².
    const wanderingOf = (each: number, count: number) => estimateShape(turning(each, count, [0, 20])).wandering / 10;
    expect(wanderingOf(2, 60)).toBeCloseTo(2 * 0.955, 9);
    // Blocks of which there are fewer than thirty say nothing, and none is longer than 32.
    expect(wanderingOf(4, 64)).toBeCloseTo(2 * 0.955, 9);
    expect(wanderingOf(64, 1_920)).toBeCloseTo(32 * (1 - 288 / 320 ** 2), 6);
  });

  it("of nothing, and of no errors, is no cluster", () => {
    expect(estimateShape([])).toEqual({ shape: 4, clustering: 0, wandering: 0, isKnown: false });
    expect(estimateShape(bucketsOf(Array.from({ length: 40 }, () => 0)))).toEqual({
      shape: 11,
      clustering: 0,
      wandering: 0,
      isKnown: true,
    });
  });

  it("is not spoiled by buckets without requests", () => {
    const empty = Array.from({ length: 50 }, () => ({ errors: 0, requests: 0 }));
    expect(estimateShape([...bucketsOf(drawn(4)), ...empty])).toEqual(estimateShape(bucketsOf(drawn(4))));
  });
});

describe("the upper limit of a rate", () => {
  // Exact: the mean at which a Poisson count is so small in 1 of 10,000 cases, from its sum; of none that is -ln 0.0001.
  it.each([
    [0, 9.2103, 0.05],
    [4, 17.782, 0.012],
    [9, 26.193, 0.006],
    [24, 47.9844, 0.002],
    [100, 142.7153, 0.0003],
  ])(
    "of %d errors is the 0.9999 quantile of a gamma distribution, %d, and at most a little more",
    (errors, exact, more) => {
      const upper = upperRate({ errors, requests: 1 }, 0);
      expect(upper).toBeGreaterThan(exact);
      expect(upper).toBeLessThan(exact * (1 + more));
      expect(upperRate({ errors, requests: 1_000 }, 0)).toBeCloseTo(upper / 1_000, 12);
    },
  );

  it("of errors that come in pairs is that of half as many, each of which counts twice", () => {
    expect(upperRate({ errors: 20, requests: 500 }, 1)).toBeCloseTo(
      2 * upperRate({ errors: 10, requests: 500 }, 0),
      12,
    );
    // Errors that are spread more evenly than chance would are no reason to expect fewer.
    expect(upperRate({ errors: 20, requests: 500 }, -0.5)).toBe(upperRate({ errors: 20, requests: 500 }, 0));
  });

  it("comes near the rate itself with many errors, and less near where they cluster", () => {
    const near = upperRate({ errors: 100_000, requests: 1_000_000 }, 0);
    expect(near).toBeGreaterThan(0.1);
    expect(near).toBeLessThan(0.102);
    expect(upperRate({ errors: 100_000, requests: 1_000_000 }, 9)).toBeGreaterThan(near + 0.002);
  });
});
