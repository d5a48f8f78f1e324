/** How readings become evidence: which kind, against which boundary, and when there is none to be had. */
import { describe, expect, it } from "vitest";
import { aboveForm } from "../../../src/judge/regression/above-form.ts";
import type { Comparison } from "../../../src/judge/regression/comparison.ts";
import { clusteringOf, controlForm } from "../../../src/judge/regression/control-form.ts";
import { eventForm, eventsIn, toleratedEvents } from "../../../src/judge/regression/event-form.ts";
import type { EvidenceForm, Unusable } from "../../../src/judge/regression/evidence-form.ts";
import { countsAbove, findForm } from "../../../src/judge/regression/find-form.ts";
import { improvementForm } from "../../../src/judge/regression/improvement-form.ts";
import { ratioForm } from "../../../src/judge/regression/ratio-form.ts";
import { readingForm } from "../../../src/judge/regression/reading-form.ts";
import {
  countedIn,
  countsGood,
  looksForWorse,
  shareForm,
  toleratedShare,
} from "../../../src/judge/regression/share-form.ts";
import { toleratedValue } from "../../../src/judge/regression/tolerated-value.ts";
import { upperRate } from "../../../src/judge/regression/upper-rate.ts";
import type { MeasureSeries, MetricBucket } from "../../../src/providers/contract.ts";
import { METRIC, MINUTE } from "./known-service.ts";

const DAY = 24 * 60 * MINUTE;
const SHARE: MeasureSeries = { kind: "share" };
const EVENTS: MeasureSeries = { kind: "events" };
const LEVEL: MeasureSeries = { kind: "level", worse: "higher" };
const P99: MeasureSeries = { kind: "quantile", quantile: 0.99 };

function comparing(changes: Partial<Comparison> = {}): Comparison {
  const series = changes.series ?? SHARE;
  return {
    id: METRIC,
    list: "rollback",
    metric: {
      name: METRIC,
      provider: "model",
      spec: {},
      measure: { unit: "ratio", minimumSamples: 1, series },
      settleMs: 0,
    },
    series,
    direction: "increases",
    amount: { kind: "relative", value: 0.5 },
    perMs: 60 * MINUTE,
    byDefault: false,
    ...changes,
  };
}
const WATCHED = comparing({ list: "regression", amount: { kind: "relative", value: 0 } });
const DROPS = comparing({ direction: "drops", amount: { kind: "relative", value: 0.2 } });

function bucket(index: number, changes: Partial<MetricBucket> = {}): MetricBucket {
  const from = index * MINUTE;
  return { from, to: from + MINUTE, value: 0.01, sampleCount: 300, badCount: 3, complete: true, ...changes };
}
const many = (count: number, of: (index: number) => Partial<MetricBucket> = () => ({})) =>
  Array.from({ length: count }, (_, index) => bucket(index, of(index)));

function usable(form: EvidenceForm | Unusable): EvidenceForm {
  if ("unusable" in form) throw new Error(form.unusable);
  return form;
}

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

describe("the evidence of bare numbers", () => {
  const level = comparing({ series: LEVEL, amount: { kind: "relative", value: 0.1 } });
  const rising = (count: number) => many(count, (index) => ({ value: 100 + index }));

  it("counts those beyond what a tenth of the past lay beyond, and what is accepted", () => {
    const form = usable(readingForm(level, rising(30)));
    expect(form).toMatchObject({ kind: "negative-binomial", rate: 0, isReplayable: true, warnings: [] });
    expect(form.limit).toBeCloseTo(126 * 1.1, 9);
    expect(form.counts).toEqual({ of: "readings", limit: form.limit, side: "above" });
    expect(form.bucketOf(bucket(0, { value: 139 }))).toEqual({ errors: 1, requests: 1 });
    expect(form.bucketOf(bucket(0, { value: form.limit }))).toEqual({ errors: 0, requests: 1 });
    expect(form.bucketOf(bucket(0, { value: null }))).toBeNull();
    expect(form.bucketOf(bucket(0, { value: Number.NaN }))).toBeNull();
    const down = usable(readingForm({ ...level, direction: "drops" }, rising(30)));
    expect(down.limit).toBeCloseTo(103 * 0.9, 9);
    expect(down.counts).toMatchObject({ of: "readings", side: "below" });
    expect(down.bucketOf(bucket(0, { value: 90 }))).toEqual({ errors: 1, requests: 1 });
    expect(down.bucketOf(bucket(0, { value: down.limit }))).toEqual({ errors: 0, requests: 1 });
  });

  it("allows at least 15 of a hundred, and as many as there may have been", () => {
    const long = usable(readingForm(level, rising(3_000)));
    expect(long.boundaryAt(1)).toMatchObject({ rate: 0.15 });
    expect(long.boundaryAt(2)).toMatchObject({ rate: 0.3 });
    expect(long.boundaryAt(100)).toMatchObject({ rate: 1 });
    const equal = comparing({ series: LEVEL, amount: { kind: "relative", value: 0 } });
    const scattered = many(40, (index) => ({ value: index % 10 }));
    const form = usable(readingForm(equal, scattered));
    // The tenth one is a nine: none is above it.
    expect([form.limit, form.rate]).toEqual([8, 0.1]);
    expect(form.boundaryAt(1)).toMatchObject({ rate: upperRate({ errors: 4, requests: 40 }, 0) });
  });

  it("is none of fewer than 30 numbers", () => {
    const text = (count: number) => `The baseline has ${count} readings, and fewer than 30 say nothing.`;
    expect(readingForm(level, rising(29))).toEqual({ unusable: text(29) });
    const gaps = many(60, (index) => ({ value: index < 20 ? index : index < 40 ? null : Number.NaN }));
    expect(readingForm(level, gaps)).toEqual({ unusable: text(20) });
  });
});

describe("the evidence of bare ratios", () => {
  const tenth = () => ({ value: 0.1, badCount: null });
  const upper = 0.1 + 3.719 / 30;

  it("bets against the mean that the past may have had", () => {
    const form = usable(ratioForm(comparing(), many(30, tenth)));
    expect(form).toMatchObject({ kind: "betting", counts: { of: "ratios" }, isReplayable: true, warnings: [] });
    expect(form.rate).toBeCloseTo(0.1, 12);
    expect(form.limit).toBeCloseTo(0.15, 12);
    expect((form.boundaryAt(1) as { ratio: number }).ratio).toBeCloseTo(1.5 * upper, 9);
    expect((form.boundaryAt(2) as { ratio: number }).ratio).toBeCloseTo(2 * upper, 9);
    expect(form.boundaryAt(100)).toEqual({ ratio: 1 });
    expect(form.bucketOf(bucket(0, { value: 0.3 }))).toEqual({ ratio: 0.3 });
    expect([-0.1, 1.1, null].map((value) => form.bucketOf(bucket(0, { value })))).toEqual([null, null, null]);
    expect([0, 1].map((value) => form.bucketOf(bucket(0, { value })))).toEqual([{ ratio: 0 }, { ratio: 1 }]);
  });

  it("is wider where the ratio varies", () => {
    const form = usable(
      ratioForm(
        comparing(),
        many(50, (index) => ({ value: index % 2 === 0 ? 0.05 : 0.15 })),
      ),
    );
    const variance = (50 * 0.05 ** 2) / 49;
    const widened = 0.1 + 3.719 * Math.sqrt(variance / 50) + 3.719 / 50;
    expect((form.boundaryAt(1) as { ratio: number }).ratio).toBeCloseTo(1.5 * widened, 9);
  });

  it("of one that may not fall is of what is missing", () => {
    const form = usable(
      ratioForm(
        DROPS,
        many(30, () => ({ value: 0.9, badCount: null })),
      ),
    );
    expect(form.rate).toBeCloseTo(0.1, 12);
    expect(form.limit).toBeCloseTo(0.72, 12);
    expect(form.bucketOf(bucket(0, { value: 0.75 }))).toEqual({ ratio: 0.25 });
    expect((form.boundaryAt(1) as { ratio: number }).ratio).toBeCloseTo(1 - 0.8 * (1 - upper), 9);
  });

  it("is none of fewer than 30 ratios", () => {
    const text = "The baseline has 29 readings, and fewer than 30 say nothing.";
    expect(
      ratioForm(
        comparing(),
        many(31, (index) => ({ value: index < 2 ? 2 : 0.1 })),
      ),
    ).toEqual({ unusable: text });
  });
});

describe("the evidence of an improvement", () => {
  const failing = (bad: number) => () => ({ value: bad / 300, badCount: bad });

  it("is that the past was worse, bucket beside bucket", () => {
    const form = usable(improvementForm(DROPS, many(40, failing(30)), 40 * MINUTE));
    expect(form).toMatchObject({
      kind: "tilted",
      counts: { of: "improvement" },
      rate: 0.1,
      limit: null,
      isReplayable: false,
      warnings: ["How much this level changes by itself from day to day is not known."],
    });
    expect((form.boundaryAt(1) as { margin: number }).margin).toBeCloseTo(1.25, 12);
    expect(form.boundaryAt(2)).toEqual({ margin: 2, beta: 0.05 });
    expect(form.bucketOf(bucket(40))).toEqual({
      errors: 30,
      requests: 300,
      controlErrors: 3,
      controlRequests: 300,
    });
    expect(form.bucketOf(bucket(40, { badCount: null }))).toBeNull();
    // There are no more than forty of them.
    expect(form.bucketOf(bucket(80))).toBeNull();
  });

  it("of less than a day goes through the past in order, each of its buckets once", () => {
    const past = many(3, (index) => ({ badCount: 10 * (index + 1) }));
    const form = usable(improvementForm(DROPS, past, 100 * MINUTE));
    const errorsAt = (index: number) => form.bucketOf(bucket(index))?.errors;
    expect([99, 100, 101, 102, 103].map(errorsAt)).toEqual([10, 10, 20, 30, undefined]);
  });

  it("of days stands beside the same time of a day before, each used once", () => {
    const minutes = [0, DAY / MINUTE, (2 * DAY) / MINUTE];
    const past = minutes.map((minute, day) => bucket(minute, { badCount: 10 * (day + 1) }));
    const form = usable(improvementForm(DROPS, past, 3 * DAY));
    const errorsAt = (at: number) => form.bucketOf(bucket(at / MINUTE))?.errors;
    expect([3, 4, 5, 6].map((day) => errorsAt(day * DAY))).toEqual([30, 20, 10, undefined]);
    expect(errorsAt(3 * DAY + MINUTE)).toBeUndefined();
    // A day and no more is a day.
    const exactlyOne = usable(improvementForm(DROPS, past.slice(2), 3 * DAY));
    expect(exactlyOne.bucketOf(bucket((3 * DAY) / MINUTE + 1))).toBeNull();
  });

  it("takes errors that cluster for what they are", () => {
    const clustered = many(40, (index) => ({ badCount: index % 2 === 0 ? 0 : 60 }));
    const form = usable(improvementForm(DROPS, clustered, 40 * MINUTE));
    expect((form.boundaryAt(1) as { beta: number }).beta).toBeGreaterThan(10);
  });

  it("of events counts these in time", () => {
    const fewer = comparing({ direction: "drops", series: EVENTS });
    const form = usable(improvementForm(fewer, many(40, failing(30)), 40 * MINUTE));
    expect(form.bucketOf(bucket(40))).toMatchObject({ errors: 30, requests: MINUTE, controlErrors: 3 });
    expect(form.boundaryAt(1)).toMatchObject({ margin: 2 });
  });

  it("is none where nothing lower could be told", () => {
    const all = { ...DROPS, amount: { kind: "relative", value: 1 } } as const;
    expect(improvementForm(all, many(40, failing(30)), 40 * MINUTE)).toEqual({
      unusable: "What was there before is so low already that it cannot drop by that much.",
    });
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

describe("the evidence beside a control", () => {
  const steady = many(40);
  const past = (comparison: Comparison, buckets = steady) => shareForm(comparison, buckets);
  const beside = (
    comparison: Comparison,
    form = past(comparison),
    given: Partial<{ buckets: readonly MetricBucket[]; above: number | null; value: number | null }> = {},
  ) => controlForm(comparison, form, { buckets: steady, above: null, value: null, ...given });

  it("counts both sides, with what is accepted or the margin", () => {
    const form = beside(comparing());
    expect(form).toMatchObject({
      kind: "two-sample",
      counts: { of: "beside", above: null },
      rate: 0.01,
      isReplayable: false,
      warnings: [],
    });
    expect(form?.limit).toBe(past(comparing()).limit);
    expect(form?.boundaryAt(1)).toEqual({ margin: expect.closeTo(1.5, 12) });
    expect(form?.boundaryAt(2)).toEqual({ margin: 2 });
    expect(beside(WATCHED)?.boundaryAt(1)).toEqual({ margin: 1 });
    expect(form?.bucketOf(bucket(0), bucket(0, { badCount: 9, sampleCount: 900 }))).toEqual({
      errors: 3,
      requests: 300,
      controlErrors: 9,
      controlRequests: 900,
    });
    expect(form?.bucketOf(bucket(0))).toBeNull();
    expect(form?.bucketOf(bucket(0, { badCount: null }), bucket(0))).toBeNull();
    expect(form?.bucketOf(bucket(0), bucket(0, { badCount: null }))).toBeNull();
  });

  it("takes clusters for what they are, or where the past is too short to tell, for pairs", () => {
    const short = beside(WATCHED, past(WATCHED), { buckets: many(30) });
    expect(short).toMatchObject({ kind: "tilted" });
    expect(short?.boundaryAt(1)).toEqual({ margin: 1, beta: 1 });
    expect(beside(WATCHED, past(WATCHED), { buckets: many(31) })?.kind).toBe("two-sample");
  });

  it("of a quantile grows its limit in the place of a share", () => {
    const quantile = comparing({ series: P99 });
    const form = aboveForm(0.99, 480, steady);
    const counted = beside(quantile, form, { above: 480, value: 400 });
    expect(counted?.counts).toEqual({ of: "beside", above: { limit: 480, controlLimit: 400 } });
    expect(counted?.boundaryAt(1)).toEqual({ margin: 1 });
    expect(beside(quantile, form, { above: 480, value: null })).toBeNull();
  });

  it.each<[string, Comparison, EvidenceForm]>([
    ["an improvement", DROPS, past(DROPS)],
    ["events", comparing({ series: EVENTS }), eventForm(comparing({ series: EVENTS }), steady)],
    ["a share of which nobody counts the samples", comparing(), usable(ratioForm(comparing(), steady))],
    [
      "a share of nothing",
      comparing(),
      past(
        comparing(),
        many(40, () => ({ badCount: 0, value: 0 })),
      ),
    ],
  ])("is none of %s", (_what, comparison, form) => {
    expect(beside(comparison, form)).toBeNull();
  });

  it("of nothing is still none worse, where `regression` watches", () => {
    const none = many(40, () => ({ badCount: 0, value: 0 }));
    expect(beside(WATCHED, past(WATCHED, none), { buckets: none })?.boundaryAt(1)).toEqual({ margin: 1, beta: 1 });
  });

  it("knows clusters by how much one bucket differs from the next", () => {
    const alternating = Array.from({ length: 31 }, (_, index) => ({ errors: index % 2 === 0 ? 0 : 2, requests: 100 }));
    // Each time (0.02)² over 30/3,100 · 2/100, and two of the estimate's own errors more.
    const each = 0.02 ** 2 / ((30 / 3_100) * (2 / 100));
    expect(clusteringOf(alternating)).toBeCloseTo(each * (1 + 2 / Math.sqrt(30)) - 1, 9);
    expect(clusteringOf([...alternating, { errors: 0, requests: 0 }])).toBe(clusteringOf(alternating));
    expect(clusteringOf(alternating.slice(1))).toBe(1);
    expect(clusteringOf(alternating.map(({ requests }) => ({ errors: 1, requests })))).toBe(0);
    expect(clusteringOf(alternating.map(({ requests }) => ({ errors: 0, requests })))).toBe(1);
  });
});
