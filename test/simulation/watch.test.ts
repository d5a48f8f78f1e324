/** A small share of what `npm run simulate:watch` measures, and that it counts as it says. */
import { describe, expect, it } from "vitest";
import { uniformFrom } from "./evidence/random-counts.ts";
import { JUDGES, openService, drawRelease, type Release, simulateReleases } from "./watch/releases.ts";
import { drawMinutes, drawService, type Habit, type Service } from "./watch/service.ts";
import { tallyOf } from "./watch/tally.ts";

const SEED = 20_261_122;

describe("simulated services", () => {
  const serviceWith = (habit: Habit): Service => {
    const uniform = uniformFrom(SEED);
    for (;;) {
      const service = drawService(uniform);
      if (service.habit === habit) return { ...service, perSecond: 50, base: 0.01 };
    }
  };
  const shareOf = (service: Service, times: number) => {
    const minutes = drawMinutes(service, 0, 5_000, times, uniformFrom(SEED));
    const [failures, requests] = minutes.reduce(
      ([failed, all], one) => [failed + one.failures, all + one.requests],
      [0, 0],
    );
    const mean = failures / minutes.length;
    const variance = minutes.reduce((sum, one) => sum + (one.failures - mean) ** 2, 0) / minutes.length;
    return { share: failures / requests, perMinute: requests / minutes.length, dispersion: variance / mean };
  };

  it.each(["steady", "drifting", "retry clusters"] as const)("that are %s fail as often as they should", (habit) => {
    const service = serviceWith(habit);
    const { share, perMinute } = shareOf(service, 1);
    expect(Math.abs(share / 0.01 - 1)).toBeLessThan(0.1);
    expect(Math.abs(perMinute / 3_000 - 1)).toBeLessThan(0.1);
    expect(Math.abs(shareOf(service, 3).share / 0.03 - 1)).toBeLessThan(0.1);
  });

  it("fail in clusters, or together, where that is their habit", () => {
    const dispersions = (["steady", "retry clusters", "flaky third party"] as const).map(
      (habit) => shareOf(serviceWith(habit), 1).dispersion,
    );
    // The traffic alone, which is known, changes by 30 % over the day.
    expect(dispersions[0]).toBeLessThan(4);
    expect(dispersions[1]).toBeGreaterThan(5);
    expect(dispersions[2]).toBeGreaterThan(5);
  });
});

describe("simulated releases", () => {
  it("are judged well: bad ones are found, good ones stay", () => {
    const releases = simulateReleases(40, uniformFrom(SEED));
    const { falseAlarms, found, bad, good } = tallyOf(releases, "Holdpoint");
    expect({ falseAlarms, found, bad, good }).toEqual({ falseAlarms: 0, found: 2, bad: 2, good: 38 });
    expect(tallyOf(releases, "more than 3 over 2x").falseAlarms).toBeGreaterThan(3);
  });

  it("repeat themselves with the same seed", () => {
    const draw = () => {
      const uniform = uniformFrom(SEED);
      return drawRelease(openService(uniform), true, uniform);
    };
    expect(draw()).toEqual(draw());
  });
});

it("a tally counts what was right among the rollbacks, and what was found of the bad ones", () => {
  const stays = Object.fromEntries(JUDGES.map((judge) => [judge, null])) as Release["rolledBackAt"];
  const release = (isBad: boolean, at: number | null): Release => ({
    habit: "steady",
    isBad,
    promised: 2,
    rolledBackAt: { ...stays, Holdpoint: at },
  });
  const releases = [release(true, 3), release(true, 7), release(true, null), release(false, 5), release(false, null)];
  expect(tallyOf(releases, "Holdpoint")).toEqual({
    good: 2,
    bad: 3,
    falseAlarms: 1,
    found: 2,
    precision: 2 / 3,
    recall: 2 / 3,
    medianMinutes: 7,
  });
  expect(tallyOf(releases, "Mann-Whitney")).toMatchObject({ found: 0, precision: 1, recall: 0, medianMinutes: null });
});
