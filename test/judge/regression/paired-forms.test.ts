/** Evidence that counts both sides, bucket beside bucket: an improvement on the past, and a control of the same minutes. */
import { describe, expect, it } from "vitest";
import { aboveForm } from "../../../src/judge/regression/above-form.ts";
import type { Comparison } from "../../../src/judge/regression/comparison.ts";
import { clusteringOf, controlForm } from "../../../src/judge/regression/control-form.ts";
import { eventForm } from "../../../src/judge/regression/event-form.ts";
import type { EvidenceForm } from "../../../src/judge/regression/evidence-form.ts";
import { improvementForm } from "../../../src/judge/regression/improvement-form.ts";
import { ratioForm } from "../../../src/judge/regression/ratio-form.ts";
import { shareForm } from "../../../src/judge/regression/share-form.ts";
import type { MetricBucket } from "../../../src/providers/contract.ts";
import { bucket, comparing, DROPS, EVENTS, many, P99, usable, WATCHED } from "./form-world.ts";
import { MINUTE } from "./known-service.ts";

const DAY = 24 * 60 * MINUTE;

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
  });

  it("of a day and no more stands beside the same minutes of it, and one of a minute less is gone through in order", () => {
    const from = (2 * DAY) / MINUTE;
    const besideSecond = (first: number) => {
      const past = [bucket(first), bucket(first + 10, { badCount: 20 })];
      return usable(improvementForm(DROPS, past, 3 * DAY)).bucketOf(bucket((3 * DAY) / MINUTE + 1));
    };
    expect(besideSecond(from)).toBeNull();
    expect(besideSecond(from + 1)).toMatchObject({ errors: 20 });
  });

  it("is of the buckets that were counted", () => {
    const gaps = many(50, (index) => (index < 10 ? { badCount: null } : failing(30)()));
    const form = usable(improvementForm(DROPS, gaps, 50 * MINUTE));
    expect(form.rate).toBeCloseTo(0.1, 12);
    expect(form.boundaryAt(2)).toEqual({ margin: 2, beta: 0.05 });
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
