/** How long a regression would take to show, beside counting it bucket by bucket. */
import { describe, expect, it } from "vitest";
import type { JudgedMetric } from "../../../src/judge/evidence/decision.ts";
import { foreseeDetection, secondsToShow } from "../../../src/judge/evidence/foresee-detection.ts";
import { evidenceKinds, type EvidenceKindName } from "../../../src/judge/evidence/index.ts";
import { onsetMass } from "../../../src/judge/evidence/onset-prior.ts";
import { settleBuckets } from "../../../src/judge/evidence/settled-buckets.ts";
import type { WatchedMetric } from "../../../src/judge/evidence/watched-metric.ts";

const HORIZON = 3_600;
const LEVEL = Math.log(1_000);

function metricOf(name: EvidenceKindName, boundary: object, requests = 300): Pick<JudgedMetric, "watched" | "level"> {
  const given = Array.from({ length: 4 }, (_, index) => ({ endSeconds: 60 * (index + 1), errors: 0, requests }));
  const watched: WatchedMetric = {
    kind: evidenceKinds[name],
    boundary,
    buckets: settleBuckets(given),
    horizonSeconds: HORIZON,
  };
  return { watched, level: LEVEL };
}
const PREVIOUS = { margin: 1, baselineErrors: 20, baselineRequests: 20_000 };
const shared = metricOf("previous", PREVIOUS);
const fixed = metricOf("bernoulli", { rate: 0.001 });

/** One bucket after the other, until their evidence reaches what the onset leaves to be shown. */
function counted({ watched, level }: typeof shared, size: number, now: number): number {
  const { kind, boundary } = watched;
  const totals = { buckets: 1, seconds: 60, errors: 0, requests: 300, controlErrors: 0, controlRequests: 0, ratio: 0 };
  const worse = kind.worseBucket(boundary, totals, size) as { readonly errors: number; readonly requests: number };
  const needed = level - Math.log(onsetMass(now, now + 60, HORIZON));
  for (let count = 1; count <= HORIZON / 60; count += 1) {
    // Of a past that all share, the ratio is one of sums; of the others it is a product.
    const likelihoods = kind.effects.map((effect) => {
      const increment = kind.increment(boundary, effect);
      const sums = { errors: worse.errors * count, requests: worse.requests * count };
      const logE = kind.onsets === "maximum" ? increment.of(sums, 60) : count * increment.of(worse, 60);
      return Math.exp(effect.logWeight + logE);
    });
    if (Math.log(likelihoods.reduce((sum, one) => sum + one, 0)) >= needed) return 60 * count;
  }
  return Number.POSITIVE_INFINITY;
}

describe("a regression that begins now", () => {
  it.each([
    ["a fixed share", fixed],
    ["a past that all share", shared],
  ])("shows after as many buckets as it takes, against %s", (_what, metric) => {
    const cases = [1, 2, 3, 5, 20, 60].flatMap((size) => [0, 240, 1_800].map((now) => [size, now] as const));
    const seconds = cases.map(([size, now]) => secondsToShow(metric, size, now));
    expect(seconds).toEqual(cases.map(([size, now]) => counted(metric, size, now)));
    expect(seconds.filter((one) => one === Number.POSITIVE_INFINITY).length).toBeGreaterThan(2);
    expect(new Set(seconds).size).toBeGreaterThan(4);
  });

  it("is not foreseen where nothing was counted yet, or nobody knows what worse looks like", () => {
    expect(secondsToShow({ ...fixed, watched: { ...fixed.watched, buckets: [] } }, 2, 0)).toBeNull();
    expect(secondsToShow(metricOf("bernoulli", { rate: 0.001 }, 0), 2, 0)).toBeNull();
    const events = metricOf("poisson", { perSecond: 0.1 });
    expect(secondsToShow({ ...events, watched: { ...events.watched, buckets: [] } }, 2, 0)).toBeNull();
    const bare = metricOf("betting", { ratio: 0.1 }) as JudgedMetric;
    expect(foreseeDetection(bare, 240)).toBeNull();
  });

  it("is told by the smallest that shows in what is left of the watch, and the largest that does not", () => {
    const foreseen = (now: number) => {
      const sizes = [2, 5, 20].map((size) => ({ size, seconds: counted(fixed, size, now) }));
      const shown = sizes.find(({ seconds }) => seconds <= HORIZON - now) ?? null;
      return { shown, notShown: sizes.findLast(({ seconds }) => seconds > HORIZON - now)?.size ?? null };
    };
    // At 2,820 and at 3,480 what is left is just enough, of one size each.
    const times = [240, 1_200, 2_400, 2_820, 2_940, 3_300, 3_420, 3_480, 3_540];
    const told = times.map((now) => foreseeDetection(fixed as JudgedMetric, now));
    expect(told).toEqual(times.map(foreseen));
    expect(new Set(told.map((one) => one?.shown?.size ?? 0)).size).toBeGreaterThan(2);
    expect(told.at(-1)?.notShown).toBe(20);
  });
});
