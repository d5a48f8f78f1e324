import { describe, expect, it } from "vitest";
import { drawArrivals, drawRequests } from "../../src/sandbox/drawn-requests.ts";
import { seededRandom } from "../../src/sandbox/seeded-random.ts";
import { troubleAt } from "../../src/sandbox/site-trouble.ts";
import { createFailureLevel, drawGamma } from "../../src/sandbox/usual-failures.ts";

const MINUTE = 60_000;
const nothing = troubleAt([], "new", 0);

function moments(numbers: readonly number[]) {
  const mean = numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
  const variance = numbers.reduce((sum, number) => sum + (number - mean) ** 2, 0) / numbers.length;
  return { mean, variance, variation: Math.sqrt(variance) / mean };
}

describe("arrivals that are drawn", () => {
  it("are as many as asked for, each independent of the others", () => {
    const random = seededRandom(1);
    const minutes = Array.from({ length: 400 }, () => drawArrivals(0, MINUTE, 100, random));
    const { mean, variance } = moments(minutes.map(({ length }) => length));
    expect(mean).toBeGreaterThan(98);
    expect(mean).toBeLessThan(102);
    expect(variance / mean).toBeGreaterThan(0.8);
    expect(variance / mean).toBeLessThan(1.2);
    for (const arrivals of minutes) {
      expect(arrivals).toEqual(arrivals.toSorted((one, other) => one - other));
      expect(arrivals.every((at) => at >= 0 && at < MINUTE)).toBe(true);
    }
  });

  it("are none where nobody comes", () => {
    expect(drawArrivals(0, MINUTE, 0, seededRandom(1))).toEqual([]);
    expect(drawArrivals(5, 5, 100, seededRandom(1))).toEqual([]);
  });
});

describe("requests that are drawn", () => {
  const arrivals = drawArrivals(0, MINUTE, 5_000, seededRandom(1));

  it("are all there, in few groups of nearly the same latency", () => {
    const { fine, usual, injected } = drawRequests(arrivals, nothing, () => 0, seededRandom(2));
    expect([usual, injected]).toEqual([[], []]);
    expect(fine.reduce((sum, { requests }) => sum + requests, 0)).toBe(arrivals.length);
    expect(fine.length).toBeLessThan(60);
    const bins = fine.map(({ latencyMs }) => Math.floor(Math.log(latencyMs) / Math.log(1.1)));
    expect(new Set(bins).size).toBe(fine.length);
  });

  it("repeat themselves with the same numbers, and not with others", () => {
    const draw = (seed: number) => drawRequests(arrivals, nothing, () => 0.01, seededRandom(seed));
    expect(draw(1)).toEqual(draw(1));
    expect(draw(1)).not.toEqual(draw(2));
  });

  it("fail as usual, and besides by the trouble that is injected", () => {
    const share = (groups: readonly { readonly requests: number }[]) =>
      groups.reduce((sum, { requests }) => sum + requests, 0) / arrivals.length;
    const trouble = { ...nothing, errorRatio: 0.2, errorTimes: 3 };
    const { usual, injected } = drawRequests(arrivals, trouble, () => 0.1, seededRandom(2));
    expect(Math.abs(share(usual) - 0.1)).toBeLessThan(0.02);
    // 1 - (1 - 0.3) (1 - 0.2) of all.
    expect(Math.abs(share(usual) + share(injected) - 0.44)).toBeLessThan(0.03);
  });
});

describe("the level of usual failures", () => {
  const levels = (noise: number, seed = 1) => {
    const at = createFailureLevel({ errorRatio: 0.01, noise }, seed);
    return Array.from({ length: 2_000 }, (_, minute) => at(minute * MINUTE));
  };

  it("is another one each minute, with the asked variation around the asked share", () => {
    const { mean, variation } = moments(levels(0.5));
    expect(Math.abs(mean / 0.01 - 1)).toBeLessThan(0.05);
    expect(Math.abs(variation - 0.5)).toBeLessThan(0.05);
  });

  it("is the same all through a minute, in whatever order it is asked, and another with another seed", () => {
    const at = createFailureLevel({ errorRatio: 0.01, noise: 0.5 }, 1);
    const later = at(7 * MINUTE);
    expect([at(0), at(MINUTE - 1), at(7 * MINUTE + 1)]).toEqual([levels(0.5)[0], levels(0.5)[0], later]);
    expect(levels(0.5, 2)).not.toEqual(levels(0.5));
  });

  it("is steady without noise, and never more than all", () => {
    expect(new Set(levels(0))).toEqual(new Set([0.01]));
    const at = createFailureLevel({ errorRatio: 0.9, noise: 2 }, 1);
    expect(Math.max(...Array.from({ length: 200 }, (_, minute) => at(minute * MINUTE)))).toBe(1);
  });

  it.each([0.25, 1, 4])("is drawn from a gamma distribution of shape %d", (shape) => {
    const random = seededRandom(3);
    const { mean, variance } = moments(Array.from({ length: 20_000 }, () => drawGamma(shape, random)));
    expect(Math.abs(mean / shape - 1)).toBeLessThan(0.05);
    expect(Math.abs(variance / shape - 1)).toBeLessThan(0.1);
  });
});
