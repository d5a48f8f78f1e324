/** When the evidence of several metrics is first enough, and what each kind of it may be trusted with. */
import { describe, expect, it } from "vitest";
import type { EvidenceKind } from "../../../src/judge/evidence/contract.ts";
import { courseOfEvidence } from "../../../src/judge/evidence/evidence-course.ts";
import { findDecision, type JudgedMetric } from "../../../src/judge/evidence/decision.ts";
import { evidenceKinds, type EvidenceKindName } from "../../../src/judge/evidence/index.ts";
import { largestEvidence } from "../../../src/judge/evidence/largest-evidence.ts";
import { isNotWorse, passEvidence } from "../../../src/judge/evidence/not-worse.ts";
import { settleBuckets } from "../../../src/judge/evidence/settled-buckets.ts";
import type { WatchedMetric } from "../../../src/judge/evidence/watched-metric.ts";
import { seededRandom } from "../../../src/sandbox/seeded-random.ts";

interface Course {
  readonly onsets?: "average" | "maximum";
  /** ln E after each bucket of a minute. */
  readonly logE: readonly number[];
  readonly weight?: number;
  readonly guardedFrom?: number | null;
  readonly decidedAtSeconds?: number | null;
  readonly ends?: readonly number[];
}

function judged(
  id: string,
  { onsets = "average", logE, weight = 0.5, guardedFrom = 1, decidedAtSeconds = null, ends }: Course,
): JudgedMetric {
  const after = (count: number) => (count === 0 ? 0 : (logE[count - 1] ?? Number.NaN));
  return {
    id,
    weight,
    guardedFrom,
    decidedAtSeconds,
    level: 99,
    watched: { kind: { onsets }, buckets: logE.map((_, index) => ({ endSeconds: ends?.[index] ?? 60 * (index + 1) })) },
    course: { after, atMost: after, firstAt: () => null, likeliestOnset: () => 0 },
  } as unknown as JudgedMetric;
}
const LEVEL = Math.log(1_000);

describe("the evidence of several metrics", () => {
  it("decides nothing where there is none, or too little", () => {
    expect(findDecision([], LEVEL)).toBeNull();
    expect(findDecision([judged("a", { logE: [1, 2] }), judged("b", { logE: [1, 2] })], LEVEL)).toBeNull();
  });

  it("of one alone is its own decision", () => {
    const decided = judged("a", { logE: [1, 9, 2], weight: 1, decidedAtSeconds: 120 });
    expect(findDecision([decided], LEVEL)).toMatchObject({ atSeconds: 120, logE: 9, buckets: 2, isLast: false });
    // It is told by that, and not by what is enough for several.
    expect(findDecision([judged("a", { logE: [1, 9, 2], weight: 1 })], LEVEL)).toBeNull();
  });

  it("is averaged by weight, and decides at the first end of a bucket at which that is enough", () => {
    const [one, other] = [judged("a", { logE: [0, LEVEL, 9] }), judged("b", { logE: [0, LEVEL, 8] })];
    const decision = findDecision([one, other], LEVEL);
    expect(decision).toMatchObject({ atSeconds: 120, buckets: 2, isLast: false });
    expect(decision?.logE).toBeCloseTo(LEVEL, 12);
    const late = findDecision([one, judged("b", { logE: [0, LEVEL - 1, 8] })], LEVEL);
    expect(late).toMatchObject({ atSeconds: 180, isLast: true });
    expect(late?.metric.id).toBe("a");
    expect(findDecision([judged("b", { logE: [0, 6, 8] }), one], LEVEL)?.metric.id).toBe("a");
  });

  it("counts at each instant the buckets that had ended by then", () => {
    const slow = judged("slow", { logE: [9], ends: [150] });
    const quick = judged("quick", { logE: [0, 0, 0] });
    expect(findDecision([quick, slow], LEVEL)).toMatchObject({ atSeconds: 150, isLast: false });
    expect(findDecision([quick, slow], LEVEL)?.metric.id).toBe("slow");
  });

  it("is none of a metric with too few failures", () => {
    const calm = judged("calm", { logE: [0, 0, 0] });
    const of = (guardedFrom: number | null) =>
      findDecision([judged("a", { logE: [9, 9, 9], guardedFrom }), calm], LEVEL);
    expect([of(1)?.atSeconds, of(2)?.atSeconds, of(3)?.atSeconds, of(null)]).toEqual([60, 120, 180, null]);
  });

  it("that is a maximum decides by itself, and is no part of the average", () => {
    const maximum = (decidedAtSeconds: number | null) =>
      judged("max", { onsets: "maximum", logE: [9, 9, 9], decidedAtSeconds });
    const [one, other] = [judged("a", { logE: [0, 8, 8] }), judged("b", { logE: [0, 0, 0] })];
    expect(findDecision([maximum(180), one, other], LEVEL)?.atSeconds).toBe(120);
    expect(findDecision([maximum(60), one, other], LEVEL)?.atSeconds).toBe(60);
    const alone = findDecision([maximum(60), judged("b", { logE: [0, 0, 0] }), other], LEVEL);
    expect(alone).toMatchObject({ atSeconds: 60, isLast: false });
    expect([alone?.metric.id, alone?.logE]).toEqual(["max", 9 + Math.log(0.5)]);
    expect(findDecision([maximum(null), judged("c", { logE: [0, 0, 0] }), other], LEVEL)).toBeNull();
    // Of both the larger one speaks.
    const averaged = findDecision([judged("max", { onsets: "maximum", logE: [1, 1, 1] }), one, one], LEVEL);
    expect(averaged?.logE).toBeCloseTo(8, 12);
  });

  it("is the newest there is only where every metric ends with it", () => {
    const short = judged("short", { logE: [9, 9] });
    const long = judged("long", { logE: [9, 9, 9], guardedFrom: 2 });
    expect(findDecision([short, judged("b", { logE: [0] })], LEVEL)).toMatchObject({ atSeconds: 60, isLast: false });
    expect(findDecision([judged("a", { logE: [9] }), judged("b", { logE: [0] })], LEVEL)?.isLast).toBe(true);
    expect(findDecision([long, judged("b", { logE: [0, 0, 0] })], LEVEL)).toMatchObject({
      atSeconds: 120,
      isLast: false,
    });
  });
});

describe("the evidence against a past that all buckets share", () => {
  const watchedBy = (errors: readonly number[], horizonSeconds: number): WatchedMetric => ({
    kind: evidenceKinds.previous,
    boundary: { margin: 1, baselineErrors: 20, baselineRequests: 20_000 },
    buckets: settleBuckets(
      errors.map((count, index) => ({ endSeconds: 60 * (index + 1), errors: count, requests: 300 })),
    ),
    horizonSeconds,
  });

  it("is first enough where looking at every count finds it, however many onsets are passed over", () => {
    const random = seededRandom(7);
    let found = 0;
    for (let round = 0; round < 40; round += 1) {
      const onset = Math.floor(random() * 40);
      const rate = [0, 2, 4][round % 3] ?? 0;
      const errors = Array.from({ length: 40 }, (_, index) =>
        Math.floor(random() * (index < onset ? 1.3 : 1.3 + rate)),
      );
      const course = largestEvidence(watchedBy(errors, round % 2 === 0 ? 2_400 : 1_200));
      for (const [level, atLeast] of [
        [1, 0],
        [2, 0],
        [4, 3],
        [7, 20],
      ] as const) {
        const counts = errors.map((_, index) => index + 1).filter((count) => count >= atLeast);
        const first = counts.find((count) => course.after(count) >= level) ?? null;
        expect([round, level, course.firstAt(level, atLeast)]).toEqual([round, level, first]);
        if (first !== null) found += 1;
      }
    }
    expect(found).toBeGreaterThan(50);
  });

  it("points to the bucket with which it began", () => {
    const errors = [...Array.from({ length: 20 }, () => 0), ...Array.from({ length: 10 }, () => 6)];
    const course = largestEvidence(watchedBy(errors, 3_600));
    expect(course.likeliestOnset(30)).toBe(20);
    expect([course.after(0), course.atMost(30) === course.after(30)]).toEqual([0, true]);
  });

  it("that a release is not as bad is of its sums, from the promotion on", () => {
    const calm = watchedBy(
      Array.from({ length: 30 }, (_, index) => (index % 10 === 0 ? 1 : 0)),
      3_600,
    );
    const bad = watchedBy(
      Array.from({ length: 30 }, () => 2),
      3_600,
    );
    expect([isNotWorse(calm), isNotWorse(bad)]).toEqual([true, false]);
    const totals = { errors: 3, requests: 9_000 };
    const terms = calm.kind.passEffects.map((effect) =>
      Math.exp(effect.logWeight + calm.kind.passIncrement(calm.boundary, effect).of(totals, 0)),
    );
    expect(passEvidence(calm)).toBeCloseTo(Math.log(terms.reduce((sum, one) => sum + one, 0)), 9);
  });
});

describe("the evidence of events in time", () => {
  const events = (errors: readonly number[], seconds = 60): WatchedMetric => ({
    kind: evidenceKinds.poisson,
    boundary: { perSecond: 0.05 },
    buckets: settleBuckets(errors.map((count, index) => ({ endSeconds: seconds * (index + 1), errors: count }))),
    horizonSeconds: 3_600,
  });

  it("that they are not twice as many is that of the whole time, however it is cut", () => {
    expect(passEvidence(events([3, 3, 3, 3, 3]))).toBeCloseTo(passEvidence(events([15], 300)), 9);
  });

  it("points to the bucket with which it began, of those that are asked for", () => {
    const course = courseOfEvidence(events([3, 3, 3, 12, 12, 12, 90, 90]));
    expect([course.likeliestOnset(6), course.likeliestOnset(3)]).toEqual([3, 0]);
    expect(course.likeliestOnset(8)).toBe(6);
  });

  it("is asked for only where it may be enough", () => {
    const course = courseOfEvidence(events([3, 3, 12, 30, 30]));
    const first = [1, 2, 3, 4, 5].find((count) => course.after(count) >= 7);
    expect([course.firstAt(7, 0), first]).toEqual([4, 4]);
    // Where it is enough to the last digit it is enough.
    expect(course.firstAt(course.after(4), 0)).toBe(4);
  });
});

describe("a kind of evidence", () => {
  // Clustered: a bucket may count more errors than requests. Independent: limits of its rate may be told.
  it.each<[EvidenceKindName, boolean, "average" | "maximum", boolean, boolean]>([
    ["bernoulli", false, "average", true, true],
    ["poisson", true, "average", true, true],
    ["negative-binomial", true, "average", true, false],
    ["two-sample", false, "average", false, false],
    ["tilted", true, "average", false, false],
    ["previous", false, "maximum", true, false],
    ["betting", true, "average", true, false],
  ])("%s says what it may be trusted with", (name, clustered, onsets, assumesSteadyLevel, independent) => {
    const kind: EvidenceKind = evidenceKinds[name];
    expect({
      clustered: kind.clustered,
      onsets: kind.onsets,
      assumesSteadyLevel: kind.assumesSteadyLevel,
      independent: kind.independent,
    }).toEqual({ clustered, onsets, assumesSteadyLevel, independent });
  });

  const totals = {
    buckets: 2,
    seconds: 120,
    errors: 4,
    requests: 600,
    controlErrors: 6,
    controlRequests: 1_200,
    ratio: 0.4,
  };

  it.each<[EvidenceKindName, object, number, object | null]>([
    ["bernoulli", { rate: 0.01 }, 2, { errors: expect.closeTo((300 * 0.03) / 1.02, 9), requests: 300 }],
    ["negative-binomial", { rate: 0.01, shape: 4 }, 2, { errors: expect.closeTo(9, 9), requests: 300 }],
    [
      "previous",
      { margin: 1, baselineErrors: 10, baselineRequests: 1_000 },
      2,
      { errors: expect.closeTo(9, 9), requests: 300 },
    ],
    ["betting", { ratio: 0.1 }, 2, null],
  ])("%s knows what is twice as bad, and what is three times as bad looks like", (name, boundary, factor, worse) => {
    const kind: EvidenceKind = evidenceKinds[name];
    expect(kind.passFactor(boundary)).toBeCloseTo(factor, 12);
    expect(kind.worseBucket(boundary, totals, 3)).toEqual(worse);
  });

  it("of a margin of its own is so many times as bad as what that accepts", () => {
    const { previous } = evidenceKinds;
    const boundary = { margin: 1.5, baselineErrors: 10, baselineRequests: 1_000 };
    expect(previous.worseBucket(boundary, totals, 3)).toEqual({ errors: expect.closeTo(13.5, 9), requests: 300 });
    expect(previous.observe(boundary, totals)).toEqual({ failed: 4, requests: 600, rate: 4 / 600, baseline: 0.01 });
    expect(previous.observe(boundary, { ...totals, errors: 0, requests: 0 }).rate).toBe(0);
  });

  it("bets on twice the level where it must show that it is not reached", () => {
    // 1 + c(y/m₀ − 1) with 1 − y = 0.9 against 1 − 2·0.1 = 0.8, and half of the stake.
    const bet = evidenceKinds.betting.passIncrement({ ratio: 0.1 }, { size: 0.5, logSize: 0, logWeight: 0 });
    expect(bet.of({ ratio: 0.1 }, 60)).toBeCloseTo(Math.log(1 + 0.5 * (0.9 / 0.8 - 1)), 12);
    // x·ln r − 2λt(r − 1), at half of it.
    const half = { size: 0.5, logSize: Math.log(0.5), logWeight: 0 };
    const events = evidenceKinds.poisson.passIncrement({ perSecond: 0.1 }, half);
    expect(events.of({ errors: 3 }, 60)).toBeCloseTo(3 * Math.log(0.5) + 2 * 0.1 * 60 * 0.5, 12);
  });

  it("of a rate of nothing, or of all, is no times as bad as that", () => {
    for (const name of ["bernoulli", "negative-binomial"] as const) {
      const factor = (rate: number) => evidenceKinds[name].passFactor({ rate, shape: 4 });
      expect([factor(0), factor(1)]).toEqual([1, 1]);
    }
    const all = evidenceKinds.betting.passIncrement({ ratio: 1 }, { size: 0.5, logSize: 0, logWeight: 0 });
    expect(all.of({ ratio: 0.3 }, 60)).toBe(0);
  });

  it("counts no errors whose requests have not arrived", () => {
    const effect = { size: 2, logSize: Math.log(2), logWeight: 0 };
    const tilted = evidenceKinds.tilted.increment({ margin: 1, beta: 0.5 }, effect);
    const bucket = { errors: 4, requests: 300, controlErrors: 4, controlRequests: 300 };
    expect(tilted.of({ ...bucket, requests: 0 }, 60)).toBe(0);
    expect(tilted.of({ ...bucket, controlRequests: 0 }, 60)).toBe(0);
    expect(tilted.of(bucket, 60)).not.toBe(0);
  });
});
