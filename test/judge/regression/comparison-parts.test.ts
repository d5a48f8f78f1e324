/** What a comparison can show, when its samples can be compared, and which of several decides. */
import { describe, expect, it } from "vitest";
import type { MetricEvidence, WatchEvidence } from "../../../src/judge/evidence/watch-evidence.ts";
import { compareSampling } from "../../../src/judge/regression/compare-sampling.ts";
import type { Comparison } from "../../../src/judge/regression/comparison.ts";
import type { Judgement } from "../../../src/judge/regression/comparison-verdict.ts";
import { detectableEffect } from "../../../src/judge/regression/detectable-effect.ts";
import type { EvidenceForm } from "../../../src/judge/regression/evidence-form.ts";
import { isNearlyShown } from "../../../src/judge/regression/is-nearly-shown.ts";
import { judgeLooks } from "../../../src/judge/regression/judge-looks.ts";
import type { ToldLook } from "../../../src/judge/regression/told-comparison.ts";
import type { MetricBucket } from "../../../src/providers/contract.ts";
import { MINUTE, PROMOTED_AT } from "./known-service.ts";

function bucket(changes: Partial<MetricBucket> = {}, index = 0): MetricBucket {
  const from = index * MINUTE;
  return { from, to: from + MINUTE, value: 0.01, sampleCount: 300, badCount: 3, complete: true, ...changes };
}

describe("what a vendor keeps of the samples", () => {
  const comparing = (kind: "share" | "events") => ({ series: { kind } }) as Comparison;
  /** A tenth of them bad. */
  const keeping = (all: number | undefined, bad: number | undefined, badCount = 30): MetricBucket =>
    bucket({
      badCount,
      ...(all === undefined ? {} : { sampleRatio: all }),
      ...(bad === undefined ? {} : { badSampleRatio: bad }),
    });
  const shares = (before: MetricBucket, since: MetricBucket) => {
    const sampling = compareSampling(comparing("share"), [before], [since]);
    return sampling.kind === "changed" ? sampling.why : sampling.warnings;
  };

  it.each<[string, MetricBucket, MetricBucket]>([
    ["as before", keeping(0.5, 0.5), keeping(0.5, 0.5)],
    ["a little more", keeping(0.5, 0.5), keeping(0.6, 0.6)],
    ["of the bad ones a little more than of all", keeping(0.5, 0.5), keeping(0.5, 0.74)],
    ["nobody says how much before", keeping(undefined, undefined), keeping(0.5, 0.5)],
    ["nobody says how much of the release", keeping(0.5, 0.5), keeping(undefined, undefined)],
    ["of the bad ones alone that somebody says so before", keeping(undefined, 0.5), keeping(0.5, 0.5)],
    ["of the bad ones alone that somebody says so of the release", keeping(0.5, 0.5), keeping(undefined, 0.5)],
    ["a quarter more, and no more than that", keeping(0.5, 0.5), keeping(0.625, 0.625)],
    ["nothing that makes sense", keeping(0, 0.5), keeping(0.5, 0.5)],
    ["too few bad ones to tell", keeping(0.5, 0.5), keeping(0.5, 1, 2)],
    ["of the bad ones nobody says", keeping(0.5, undefined), keeping(0.5, 0.5)],
  ])("tells nothing against a share where it is %s", (_what, before, since) => {
    expect(compareSampling(comparing("share"), [before], [since])).toEqual({ kind: "comparable", warnings: [] });
  });

  it("is told where the release keeps more or fewer", () => {
    const text = (now: string, then: string) => [
      `The sample rate changed with the release: ${now} of its samples are kept, and ${then} of those before. A share of them stays the same, if what is kept is chosen by chance.`,
    ];
    expect(shares(keeping(0.5, 0.5), keeping(0.75, 0.75))).toEqual(text("75.00 %", "50.00 %"));
    expect(shares(keeping(0.75, 0.75), keeping(0.5, 0.5))).toEqual(text("50.00 %", "75.00 %"));
  });

  it("must not depend on how a request ended, in another way than before", () => {
    const changed =
      "Whether a sample is kept depends on how it ended, and not as before: 80.00 % of what is counted against the release are kept and 50.00 % of all, and 50.00 % and 50.00 % of those before, so the shares cannot be compared.";
    expect(shares(keeping(0.5, 0.5), keeping(0.5, 0.8))).toBe(changed);
    expect(shares(keeping(0.5, 0.5), keeping(0.5, 0.8, 3))).toBe(changed);
    // Where nobody says of the bad ones, as many of them are kept as of all.
    expect(shares(keeping(0.5, undefined), keeping(0.5, 0.8))).toBe(changed);
    expect(shares(keeping(0.5, 0.9), keeping(0.5, undefined))).toContain("an unknown share of what is counted");
    expect(shares(keeping(0.5, 0.8), keeping(0.5, 0.8))).toEqual([]);
  });

  it("is over all buckets what was kept, over what that stands for", () => {
    const sampling = compareSampling(
      comparing("share"),
      [bucket({ sampleRatio: 1, sampleCount: 100 }), bucket({ sampleRatio: 0.25, sampleCount: 100 })],
      [bucket({ sampleRatio: 1 })],
    );
    expect(sampling).toMatchObject({
      kind: "comparable",
      warnings: [expect.stringContaining("and 40.00 % of those before")],
    });
  });

  it("changes the number of events", () => {
    const events = (before: MetricBucket, since: MetricBucket) =>
      compareSampling(comparing("events"), [before], [since]);
    const same = { kind: "comparable", warnings: [] };
    expect(events(keeping(1, 0.5), keeping(0.1, 0.54))).toEqual(same);
    expect(events(keeping(1, undefined), keeping(1, 0.5))).toEqual(same);
    expect(events(keeping(1, 0.5), keeping(1, 0.56))).toEqual({
      kind: "changed",
      why: "Of these events 56.00 % of the release are kept, and 50.00 % of those before, so their numbers cannot be compared.",
    });
    // An estimate stands for what happened, and as much of it was kept.
    const estimated = (value: number | null) => bucket({ badCount: null, value, badSampleRatio: 0.1 });
    expect(events(keeping(1, 1), estimated(300)).kind).toBe("changed");
    expect(events(keeping(1, 1), estimated(20))).toEqual(same);
    expect(events(keeping(1, 1), estimated(null))).toEqual(same);
  });
});

describe("the smallest effect that a watch shows", () => {
  const WATCHED = { horizonSeconds: 3_600, level: -Math.log(0.001) };
  const FORM: EvidenceForm = {
    kind: "bernoulli",
    counts: { of: "samples" },
    boundaryAt: () => ({ rate: 0.01 }),
    bucketOf: ({ sampleCount, badCount }) => (badCount === null ? null : { errors: badCount, requests: sampleCount }),
    rate: 0.01,
    limit: null,
    isReplayable: true,
    warnings: [],
  };
  const buckets = (changes: Partial<MetricBucket> = {}) =>
    Array.from({ length: 40 }, (_, index) => bucket(changes, index));
  const effect = (
    past: readonly MetricBucket[],
    form: Partial<EvidenceForm> = {},
    boundary: object = { rate: 0.01 },
    watched = WATCHED,
  ) => detectableEffect({ ...FORM, ...form }, boundary, past, watched);

  it("is smaller with more traffic, a longer watch and less to be shown", () => {
    const usual = effect(buckets()) ?? 0;
    expect(usual).toBeGreaterThan(1);
    expect(usual).toBeLessThan(2);
    expect(effect(buckets({ sampleCount: 3_000, badCount: 30 }))).toBeLessThan(usual);
    expect(effect(buckets(), {}, { rate: 0.01 }, { ...WATCHED, horizonSeconds: 600 })).toBeGreaterThan(usual);
    expect(effect(buckets(), {}, { rate: 0.01 }, { ...WATCHED, level: 3 })).toBeLessThan(usual);
    // A level that is less steady may be lower by chance.
    const steady = { kind: "negative-binomial" } as const;
    const [even, uneven] = [11, 1].map((shape) => effect(buckets(), steady, { rate: 0.01, shape }));
    expect(uneven).toBeGreaterThan(even ?? 0);
  });

  it("is shown in 999 of 1,000 watches, by the least that chance leaves of it", () => {
    // 1,800 failures are expected of 1 %: chance leaves 0.93 of them, and twice as steady as that no level is.
    const level = (shape: number) => effect(buckets(), { kind: "negative-binomial" }, { rate: 0.01, shape }) ?? 0;
    expect(effect(buckets())).toBeCloseTo(1.6286, 4);
    expect([level(11), level(1)].map((one) => Number(one.toFixed(4)))).toEqual([1.7404, 2.766]);
  });

  it("is told in times what the past had, and not in times the boundary", () => {
    const twice = effect(buckets(), {}, { rate: 0.02 }) ?? 0;
    expect(twice).toBeGreaterThan(2 * (effect(buckets({ badCount: 6 }), {}, { rate: 0.02 }) ?? 0) * 0.99);
    expect(twice).toBeLessThan(2 * (effect(buckets({ badCount: 6 }), {}, { rate: 0.02 }) ?? 0) * 1.01);
  });

  it.each<[string, readonly MetricBucket[], Partial<EvidenceForm>]>([
    ["whose past was not judged alike", buckets(), { isReplayable: false }],
    ["without a past", [], {}],
    ["whose past says nothing of what is counted", buckets({ badCount: null }), {}],
    ["that had none before", buckets({ badCount: 0 }), {}],
  ])("is none of one %s", (_what, past, form) => {
    expect(effect(past, form)).toBeNull();
  });

  it("is no share of more than all, but any number of events", () => {
    const most = buckets({ sampleCount: 4, badCount: 2 });
    const short = { ...WATCHED, horizonSeconds: 240 };
    expect(effect(most, {}, { rate: 0.5 }, short)).toBeNull();
    // Beyond all of them a negative binomial would go on, and be shown.
    const half = { kind: "negative-binomial" } as const;
    const boundary = { rate: 0.5, shape: 11 };
    const longer = { ...WATCHED, horizonSeconds: 1_800 };
    expect(effect(most, half, boundary, longer)).toBeNull();
    const events: Partial<EvidenceForm> = {
      kind: "poisson",
      counts: { of: "events", perSecond: 2 / 60 },
      bucketOf: ({ badCount }) => (badCount === null ? null : { errors: badCount }),
    };
    expect(effect(most, events, { perSecond: 2 / 60 }, short)).toBeGreaterThan(2);
  });

  it("is that of an average bucket, wherever the errors lay", () => {
    const clumped = Array.from({ length: 40 }, (_, index) => bucket({ badCount: index % 2 === 0 ? 6 : 0 }, index));
    expect(effect(clumped)).toBeCloseTo(effect(buckets()) ?? 0, 9);
    const gaps = [...buckets(), ...buckets({ badCount: null })];
    expect(effect(gaps)).toBeCloseTo(effect(buckets()) ?? 0, 9);
  });
});

describe("evidence that may roll back", () => {
  const judgement = (list: string, ratio: number, isShown = false) => {
    const metric = {
      level: 10,
      watched: { buckets: [1, 2] },
      course: { after: (count: number) => (count === 2 ? 10 * ratio : 0) },
    };
    return { metric, look: { told: { list } }, isShown } as unknown as Judgement;
  };

  it("is near once it has come half of its way, if it is no goal and not there yet", () => {
    expect(isNearlyShown(judgement("regression", 0.5))).toBe(true);
    expect(isNearlyShown(judgement("rollback", 0.9))).toBe(true);
    expect(isNearlyShown(judgement("regression", 0.49))).toBe(false);
    expect(isNearlyShown(judgement("success", 0.9))).toBe(false);
    expect(isNearlyShown(judgement("regression", 0.9, true))).toBe(false);
  });
});

describe("of several that are compared", () => {
  function look(
    id: string,
    list: "regression" | "rollback" | "success",
    changes: { settledSeconds?: number; horizonSeconds?: number } = {},
  ): ToldLook {
    const { settledSeconds = 600, horizonSeconds = 1_800 } = changes;
    return { told: { id, list, horizonSeconds }, samples: 3_000, settledSeconds, warnings: [] } as unknown as ToldLook;
  }
  const metric = (id: string, errors: number, weight: number): MetricEvidence => ({
    id,
    weight,
    kind: "bernoulli",
    null: { rate: 0.01 },
    buckets: Array.from({ length: 10 }, (_, index) => ({ endSeconds: 60 * (index + 1), errors, requests: 300 })),
  });
  const together = (...metrics: readonly MetricEvidence[]): WatchEvidence => ({
    alpha: 0.001,
    horizonSeconds: 1_800,
    metrics,
  });
  const judge = (looks: readonly ToldLook[], rollback: WatchEvidence | null, changes: object = {}) =>
    judgeLooks(looks, { rollback, goals: [], regressions: 0, promotedAt: PROMOTED_AT, ...changes });

  it("the one that says most has decided, with all evidence together", () => {
    const looks = [look("calm", "rollback"), look("bad", "rollback")];
    const judgements = judge(looks, together(metric("calm", 3, 0.5), metric("bad", 60, 0.5)));
    const [calm, bad] = looks.map((one) => judgements.get(one));
    expect([calm?.isShown, calm?.logE, calm?.metric.id]).toEqual([false, null, "calm"]);
    expect([bad?.isShown, bad?.metric.id, bad?.promotedAt]).toEqual([true, "bad", PROMOTED_AT]);
    expect(bad?.logE).toBeGreaterThan(Math.log(1_000));
  });

  it("each is shown that decides by itself", () => {
    const looks = [look("worse", "rollback"), look("bad", "rollback")];
    const judgements = judge(looks, together(metric("worse", 40, 0.5), metric("bad", 60, 0.5)));
    const both = looks.map((one) => judgements.get(one));
    expect(both.map((one) => one?.isShown)).toEqual([true, true]);
    expect(both.map((one) => one?.logE === null)).toEqual([true, false]);
  });

  it("none is shown where all are calm", () => {
    const looks = [look("calm", "rollback"), look("quiet", "rollback")];
    const judgements = judge(looks, together(metric("calm", 3, 0.5), metric("quiet", 3, 0.5)));
    for (const one of looks) expect(judgements.get(one)).toMatchObject({ isShown: false, logE: null });
  });

  it("none is shown that is worse, and not as surely as the false alarms ask for", () => {
    const looks = [look("worse", "rollback"), look("calm", "rollback")];
    const evidence = together(metric("worse", 5, 0.5), metric("calm", 3, 0.5));
    const [judged, lenient] = [evidence, { ...evidence, alpha: 0.2 }].map((one) => judge(looks, one).get(looks[0]));
    expect(judged).toMatchObject({ isShown: false, logE: null });
    expect(lenient).toMatchObject({ isShown: true });
  });

  it("one of which nothing is known is not judged", () => {
    const looks = [look("calm", "regression")];
    expect(judge(looks, null, { regressions: 1 }).size).toBe(0);
  });

  it("goals are judged each for itself, whatever rolls back", () => {
    const looks = [look("reached", "success"), look("bad", "rollback"), look("missed", "success")];
    const goals = [
      { id: "reached", evidence: together(metric("reached", 60, 1)) },
      { id: "missed", evidence: together(metric("missed", 3, 1)) },
    ];
    const judgements = judge(looks, together(metric("bad", 60, 1)), { goals });
    expect(looks.map((one) => [judgements.get(one)?.metric.id, judgements.get(one)?.isShown])).toEqual([
      ["reached", true],
      ["bad", true],
      ["missed", false],
    ]);
    expect(judgements.get(looks[0])?.logE).toBeNull();
    const alone = judge(looks, null, { goals });
    expect(looks.map((one) => alone.get(one)?.isShown)).toEqual([true, undefined, false]);
  });

  const calm = together(metric("a", 0, 0.5), metric("b", 0, 0.5));
  it.each<[string, readonly ToldLook[], WatchEvidence, number, boolean]>([
    ["all are known and good", [look("a", "regression"), look("b", "regression")], calm, 2, true],
    ["one of them is not known", [look("a", "regression"), look("b", "regression")], calm, 3, false],
    [
      "one of them is not good",
      [look("a", "regression"), look("b", "regression")],
      together(metric("a", 0, 0.5), metric("b", 5, 0.5)),
      2,
      false,
    ],
    ["the first ten minutes are not over", [look("a", "regression", { settledSeconds: 599 })], calm, 1, false],
    [
      "the watch is shorter, and over",
      [look("a", "regression", { settledSeconds: 300, horizonSeconds: 300 })],
      calm,
      1,
      true,
    ],
    [
      "what is not good is only a condition",
      [look("a", "regression"), look("b", "rollback")],
      together(metric("b", 5, 0.5), metric("a", 0, 0.5)),
      1,
      true,
    ],
  ])("a regression is excluded or not where %s", (_what, looks, evidence, regressions, expected) => {
    const judgements = judge(looks, evidence, { regressions });
    expect(judgements.get(looks[0])?.isExcluded).toBe(expected);
  });
});
