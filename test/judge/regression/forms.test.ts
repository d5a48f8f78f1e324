/** How readings become evidence: which kind, against which boundary, and when there is none to be had. */
import { describe, expect, it } from "vitest";
import { aboveForm } from "../../../src/judge/regression/above-form.ts";
import type { Comparison } from "../../../src/judge/regression/comparison.ts";
import { eventForm, eventsIn, toleratedEvents } from "../../../src/judge/regression/event-form.ts";
import { countsAbove, findForm } from "../../../src/judge/regression/find-form.ts";
import {
  countedIn,
  countsGood,
  looksForWorse,
  shareForm,
  toleratedShare,
} from "../../../src/judge/regression/share-form.ts";
import { toleratedValue } from "../../../src/judge/regression/tolerated-value.ts";
import { upperRate } from "../../../src/judge/regression/upper-rate.ts";
import type { MetricBucket } from "../../../src/providers/contract.ts";
import { bucket, comparing, DROPS, EVENTS, LEVEL, many, P99, WATCHED } from "./form-world.ts";
import { MINUTE } from "./known-service.ts";

describe("what is accepted", () => {
  it.each<["increases" | "drops", "relative" | "absolute", number, number]>([
    ["increases", "relative", 0.2, 12],
    ["drops", "relative", 0.2, 8],
    ["increases", "absolute", 3, 13],
    ["drops", "absolute", 3, 7],
  ])("where 10 %s by %s %d is %d", (direction, kind, value, expected) => {
    expect(toleratedValue({ direction, amount: { kind, value } }, 10)).toBeCloseTo(expected, 12);
  });

  it("of events is told for the time that the condition names, and for a millisecond here", () => {
    expect(toleratedEvents(comparing({ series: EVENTS }), 2)).toBe(3);
    const amount = { kind: "absolute", value: 60 } as const;
    expect(toleratedEvents(comparing({ series: EVENTS, amount }), 0.001) * 60 * MINUTE).toBeCloseTo(3_660, 6);
    expect(toleratedEvents({ ...DROPS, amount, series: EVENTS }, 0.001) * 60 * MINUTE).toBeCloseTo(3_540, 6);
  });

  it("of bad ones is nothing more where `regression` watches, and of good ones what may be missing", () => {
    expect(toleratedShare(WATCHED, false, 0.01)).toBe(0.01);
    expect(toleratedShare(WATCHED, true, 0.1)).toBe(0.1);
    expect(toleratedShare(comparing(), false, 0.01)).toBeCloseTo(0.015, 12);
    expect(toleratedShare({ ...DROPS, amount: { kind: "absolute", value: 0.02 } }, true, 0.01)).toBeCloseTo(0.03, 12);
  });
});

describe("a bucket of a share", () => {
  it.each<[string, Partial<MetricBucket>, object | null]>([
    ["what it counts", {}, { errors: 3, requests: 300 }],
    ["whole failures", { badCount: 2.6 }, { errors: 3, requests: 300 }],
    ["none that failed", { badCount: 0 }, { errors: 0, requests: 300 }],
    [
      "trials, where samples depend on each other",
      { trials: { sampleCount: 9, badCount: 2 } },
      { errors: 2, requests: 9 },
    ],
    ["nothing where nobody counted the bad ones", { badCount: null }, null],
    ["nothing without samples", { sampleCount: 0 }, null],
    ["nothing of no number of samples", { sampleCount: Number.NaN }, null],
    ["nothing of fewer than no bad ones", { badCount: -1 }, null],
  ])("says %s", (_what, changes, expected) => {
    expect(countedIn(bucket(0, changes))).toEqual(expected);
  });

  it("counts good ones where its number is nearer to them, over all buckets", () => {
    expect(countsGood(many(3))).toBe(false);
    expect(countsGood(many(3, () => ({ value: 0.99 })))).toBe(true);
    expect(countsGood(many(3, (index) => ({ value: index === 0 ? 0.01 : 0.99 })))).toBe(true);
    expect(countsGood(many(3, (index) => (index === 2 ? { value: 0.01 } : { value: null })))).toBe(false);
    expect(countsGood(many(3, (index) => (index === 2 ? { value: 0.99 } : { value: null })))).toBe(true);
    expect(countsGood([bucket(0, { value: 0.5, badCount: 150 })])).toBe(false);
    expect(countsGood([bucket(0, { value: 1, badCount: null })])).toBe(false);
    expect(countsGood([bucket(0, { value: 0.6, badCount: 120 })])).toBe(true);
  });

  it.each<[Partial<Comparison>, boolean, boolean]>([
    [{ list: "regression", direction: "drops" }, false, true],
    [{ direction: "increases" }, false, true],
    [{ direction: "drops" }, false, false],
    [{ direction: "increases" }, true, false],
    [{ direction: "drops" }, true, true],
  ])("is worse by %j, good ones counted: %s", (changes, isGood, expected) => {
    expect(looksForWorse(comparing(changes), isGood)).toBe(expected);
  });
});

describe("the evidence of a share", () => {
  const upper = upperRate({ errors: 120, requests: 12_000 }, 0);

  it("counts failures against what the past may have been, and a margin of it", () => {
    const form = shareForm(WATCHED, many(40));
    expect(form).toMatchObject({
      kind: "negative-binomial",
      counts: { of: "samples" },
      rate: 0.01,
      limit: 0.01,
      isReplayable: true,
      warnings: [],
    });
    expect(form.boundaryAt(1)).toEqual({ rate: upper, shape: 11 });
    expect(form.boundaryAt(2)).toEqual({ rate: 2 * upper, shape: 11 });
    expect(form.boundaryAt(1_000)).toEqual({ rate: 1, shape: 11 });
    expect(form.bucketOf(bucket(0))).toEqual({ errors: 3, requests: 300 });
    // What the plan accepts, or the margin: whichever is more.
    const accepting = shareForm(comparing(), many(40));
    expect(accepting.boundaryAt(1)).toEqual({ rate: 1.5 * upper, shape: 11 });
    expect(accepting.boundaryAt(2)).toEqual({ rate: 2 * upper, shape: 11 });
    expect(accepting.limit).toBeCloseTo(0.015, 12);
  });

  it("of good ones is told in good ones", () => {
    const good = many(40, () => ({ value: 0.99 }));
    expect(shareForm({ ...DROPS, amount: { kind: "absolute", value: 0.02 } }, good).limit).toBeCloseTo(0.97, 12);
  });

  it("says where the past is too short to tell how steady it is", () => {
    expect(shareForm(WATCHED, many(29)).warnings).toEqual([
      "Fewer than 30 buckets of the baseline have data, so how steady it is was assumed and not measured.",
    ]);
  });

  it("leaves out what nobody counted", () => {
    expect(
      shareForm(
        WATCHED,
        many(50, (index) => (index < 10 ? { badCount: null } : {})),
      ).boundaryAt(1),
    ).toEqual({
      rate: upper,
      shape: 11,
    });
  });

  const rare = (count: number, errors: number) => many(count, (index) => ({ badCount: index < errors ? 1 : 0 }));
  it.each<[string, Comparison, readonly MetricBucket[], string]>([
    ["few", WATCHED, rare(40, 10), "previous"],
    ["few, and a share more is accepted", comparing(), rare(40, 10), "previous"],
    [
      "few, and an amount more is accepted",
      comparing({ amount: { kind: "absolute", value: 0.1 } }),
      rare(40, 10),
      "negative-binomial",
    ],
    [
      "few of good ones",
      DROPS,
      many(40, (index) => ({ value: 1 - (index < 10 ? 1 : 0) / 300, badCount: index < 10 ? 1 : 0 })),
      "negative-binomial",
    ],
    [
      "few of good ones that `regression` watches",
      WATCHED,
      many(40, (index) => ({ value: 1 - (index < 10 ? 1 : 0) / 300, badCount: index < 10 ? 1 : 0 })),
      "previous",
    ],
    ["99", WATCHED, rare(250, 99), "previous"],
    ["a hundred", WATCHED, rare(250, 100), "negative-binomial"],
    ["in less than every second bucket", WATCHED, rare(40, 19), "previous"],
    ["in every second bucket", WATCHED, rare(40, 20), "negative-binomial"],
    ["all at once", WATCHED, many(40, (index) => ({ badCount: index === 7 ? 10 : 0 })), "negative-binomial"],
    ["few above a limit", { ...WATCHED, series: P99 }, rare(40, 10), "negative-binomial"],
  ])("of failures that are rare is one by one: %s", (_what, comparison, buckets, kind) => {
    expect(shareForm(comparison, buckets).kind).toBe(kind);
  });

  it("of failures that are rare counts one more than there were, with what the plan accepts or the margin", () => {
    const baseline = { baselineErrors: 11, baselineRequests: 12_000 };
    expect(shareForm(WATCHED, rare(40, 10)).boundaryAt(1)).toEqual({ margin: 1, ...baseline });
    expect(shareForm(WATCHED, rare(40, 10)).boundaryAt(2)).toEqual({ margin: 2, ...baseline });
    expect(shareForm(comparing(), rare(40, 10)).boundaryAt(1)).toEqual({ margin: 1.5, ...baseline });
    expect(shareForm(comparing(), rare(40, 10)).boundaryAt(2)).toEqual({ margin: 2, ...baseline });
  });
});

describe("the evidence of a quantile", () => {
  const upper = upperRate({ errors: 120, requests: 12_000 }, 0);

  it("counts samples above the limit, against the share that it allows or that the past may have had", () => {
    const form = aboveForm(0.99, 480, many(40));
    expect(form).toMatchObject({
      kind: "negative-binomial",
      counts: { of: "above", limit: 480, allowed: upper },
      rate: 0.01,
      limit: 480,
      isReplayable: true,
      warnings: [],
    });
    expect(form.boundaryAt(2)).toEqual({ rate: 2 * upper, shape: 11 });
    expect(form.boundaryAt(1_000)).toEqual({ rate: 1, shape: 11 });
    const quiet = aboveForm(
      0.99,
      480,
      many(400, () => ({ badCount: 0 })),
    );
    expect(quiet.boundaryAt(1)).toMatchObject({ rate: 1 - 0.99 });
    expect(quiet.rate).toBe(0);
  });

  it("says where the past is too short, and leaves out what nobody counted", () => {
    expect(aboveForm(0.99, 480, many(29)).warnings).toEqual([
      "Fewer than 30 buckets of the baseline have data, so how steady it is was assumed and not measured.",
    ]);
    expect(
      aboveForm(
        0.99,
        480,
        many(50, (index) => (index < 10 ? { badCount: null } : {})),
      ).counts,
    ).toMatchObject({
      allowed: upper,
    });
  });
});

describe("the evidence of events", () => {
  const two = () => ({ value: 2, sampleCount: 0, badCount: 2 });
  const counting = comparing({ series: EVENTS });
  const upper = upperRate({ errors: 80, requests: 40 * MINUTE }, 0);

  it.each<[string, Partial<MetricBucket>, object | null]>([
    ["so many in its time", {}, { errors: 3, requests: MINUTE }],
    ["whole ones", { badCount: 2.6 }, { errors: 3, requests: MINUTE }],
    ["none", { badCount: 0, value: 0 }, { errors: 0, requests: MINUTE }],
    ["trials, where these are counted", { trials: { sampleCount: 9, badCount: 1 } }, { errors: 1, requests: MINUTE }],
    ["nothing where nobody reported any", { value: null }, null],
    ["nothing where nobody counted", { badCount: null }, null],
    ["nothing of fewer than none", { badCount: -1 }, null],
    ["nothing of no time", { to: 0 }, null],
  ])("are in a bucket %s", (_what, changes, expected) => {
    expect(eventsIn(bucket(0, changes))).toEqual(expected);
  });

  it("counts them one by one where they come so, by the second", () => {
    const form = eventForm(counting, many(40, two));
    expect(form).toMatchObject({ kind: "poisson", limit: null, isReplayable: true, warnings: [] });
    expect(form.counts).toEqual({ of: "events", perSecond: (2 / MINUTE) * 1_000 });
    expect(form.rate).toBe(2 / MINUTE);
    expect(form.boundaryAt(1)).toEqual({ perSecond: 1.5 * upper * 1_000 });
    expect(form.boundaryAt(2)).toEqual({ perSecond: 2 * upper * 1_000 });
    expect(form.bucketOf(bucket(0, two()))).toEqual({ errors: 2 });
    expect(form.bucketOf(bucket(0, { value: null }))).toBeNull();
  });

  it("counts them in clusters where they come so, or where the past is too short to tell", () => {
    const clustered = eventForm(
      counting,
      many(40, (index) => ({ badCount: index % 2 === 0 ? 0 : 10 })),
    );
    expect([clustered.kind, clustered.warnings]).toEqual(["negative-binomial", []]);
    const short = eventForm(counting, many(29, two));
    expect(short).toMatchObject({
      kind: "negative-binomial",
      warnings: ["The baseline is too short to tell how steady it is, so that was assumed."],
    });
    const ofShort = upperRate({ errors: 58, requests: 29 * MINUTE }, 0);
    expect(short.boundaryAt(2)).toEqual({ rate: 2 * ofShort, shape: 4 });
    expect(short.boundaryAt(1e9)).toEqual({ rate: 1, shape: 4 });
    expect(short.bucketOf(bucket(0, two()))).toEqual({ errors: 2, requests: MINUTE });
  });

  it("leaves out what nobody reported", () => {
    const form = eventForm(
      counting,
      many(50, (index) => (index < 10 ? { value: null } : two())),
    );
    expect(form.boundaryAt(2)).toEqual({ perSecond: 2 * upper * 1_000 });
  });
});

describe("the form of evidence", () => {
  const bare = many(40, (index) => ({ value: 0.1 + index / 1_000, badCount: null }));
  const kindOf = (
    comparison: Comparison,
    buckets: readonly MetricBucket[],
    above: readonly MetricBucket[] | null = null,
  ) => {
    const readings = { buckets, above: above === null ? null : { limit: 480, buckets: above } };
    const form = findForm(comparison, readings, 40 * MINUTE);
    return "unusable" in form ? form.unusable : [form.kind, form.counts.of];
  };
  const good = many(40, () => ({ value: 0.99 }));

  it.each<[string, Comparison, readonly MetricBucket[], readonly MetricBucket[] | null, readonly string[] | string]>([
    ["a share that may rise", comparing(), many(40), null, ["negative-binomial", "samples"]],
    [
      "a share of which one bucket was counted",
      comparing(),
      [...bare, bucket(40)],
      null,
      ["negative-binomial", "samples"],
    ],
    ["a share that may fall", DROPS, many(40), null, ["tilted", "improvement"]],
    ["a share of good ones that may fall", DROPS, good, null, ["negative-binomial", "samples"]],
    [
      "a share of good ones that may rise",
      comparing({ amount: { kind: "absolute", value: 0.005 } }),
      good,
      null,
      ["tilted", "improvement"],
    ],
    ["a bare share", comparing(), bare, null, ["betting", "ratios"]],
    [
      "a bare share that `regression` watches",
      WATCHED,
      bare,
      null,
      "Its vendor tells only a ratio, and not what it is counted from.",
    ],
    ["a quantile that is counted", comparing({ series: P99 }), bare, many(40), ["negative-binomial", "above"]],
    [
      "a quantile of which one bucket was counted",
      comparing({ series: P99 }),
      bare,
      [...bare, bucket(40)],
      ["negative-binomial", "above"],
    ],
    ["a quantile that is not counted", comparing({ series: P99 }), bare, bare, ["negative-binomial", "readings"]],
    ["a quantile that may fall", comparing({ series: P99 }), bare, null, ["negative-binomial", "readings"]],
    ["events that may rise", comparing({ series: EVENTS }), many(40), null, ["poisson", "events"]],
    ["events that may fall", { ...DROPS, series: EVENTS }, many(40), null, ["tilted", "improvement"]],
    [
      "events of which one bucket was counted",
      comparing({ series: EVENTS }),
      [...bare, bucket(40)],
      null,
      ["negative-binomial", "events"],
    ],
    [
      "events that nobody counted",
      comparing({ series: EVENTS }),
      bare,
      null,
      "Nobody counted the events of the baseline.",
    ],
    ["a level", comparing({ series: LEVEL }), bare, null, ["negative-binomial", "readings"]],
  ])("follows from what is counted: %s", (_what, comparison, buckets, above, expected) => {
    expect(kindOf(comparison, buckets, above)).toEqual(expected);
  });

  it("counts above a limit what is a quantile and may rise", () => {
    expect(countsAbove(comparing({ series: P99 }))).toBe(true);
    expect(countsAbove({ ...DROPS, series: P99 })).toBe(false);
    expect(countsAbove(comparing())).toBe(false);
  });
});
