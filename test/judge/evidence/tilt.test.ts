/** The search for the tilt of two clustered counts: where it ends, and how soon, since each bucket of a watch asks for seven. */
import { describe, expect, it } from "vitest";
import { bestTilt, type Tilt } from "../../../src/judge/evidence/tilt.ts";

/** Each step computes two exponentials, and the answer two more. */
function stepsOf(search: () => Tilt): number {
  const { expm1 } = Math;
  let exponentials = 0;
  Math.expm1 = (x) => {
    exponentials += 1;
    return expm1(x);
  };
  try {
    search();
  } finally {
    Math.expm1 = expm1;
  }
  return Math.max(0, exponentials / 2 - 1);
}

describe("the search for a tilt", () => {
  it.each([
    [0.25, 4, 0.1, 5, 3],
    [0.25, 4, 1.5, 2, 2],
    [0.25, 4, 100, 3, 3],
    [1, 0.05, 0.55, 3, 3],
    [1, 0.05, 1.5, 2, 3],
    [1, 0.05, 100, 8, 8],
    [9, 30, 0.9, 2, 2],
    [9, 30, 3, 3, 3],
    [9, 30, 100, 6, 4],
    [1e-6, 1, 0.1, 6, 1],
    [1e-6, 1, 1.5, 3, 1],
    [1e6, 1, 0.55, 3, 3],
    [1e6, 1, 100, 9, 9],
  ])("of a = %d, β = %d and r = %d takes %d steps, and %d from a neighbour", (a, beta, size, cold, warm) => {
    const best = bestTilt(a, beta, Math.log(size));
    expect(stepsOf(() => bestTilt(a, beta, Math.log(size)))).toBeLessThanOrEqual(cold);
    expect(stepsOf(() => bestTilt(a * 1.05, beta, Math.log(size), best))).toBeLessThanOrEqual(warm);
    // Where the traffic is split as before, the tilt is the one before.
    expect(bestTilt(a, beta, Math.log(size), best)).toBe(best);
  });

  it("begins anew where the one before is no place to begin", () => {
    const expected = bestTilt(9, 1, Math.log(100));
    const far = bestTilt(1e-6, 1, Math.log(100));
    expect(far.z).toBeGreaterThan(Math.log(2) / 9);
    const none = bestTilt(0, 1, Math.log(100));
    for (const near of [far, none]) {
      const found = bestTilt(9, 1, Math.log(100), near);
      expect(found.s).toBeCloseTo(expected.s, 9);
      expect(found.t).toBeCloseTo(expected.t, 9);
    }
    expect(stepsOf(() => bestTilt(0.25, 4, Math.log(1.5), none))).toBeLessThanOrEqual(2);
  });

  it.each([0, -1, Number.POSITIVE_INFINITY, Number.NaN])("says nothing of a = %d", (a) => {
    expect(bestTilt(a, 1, Math.log(2))).toEqual({ a, z: 0, s: 0, t: 0 });
    expect(stepsOf(() => bestTilt(a, 1, Math.log(2)))).toBe(0);
  });
});
