import { describe, expect, it } from "vitest";
import { believableSource } from "../../src/engine/believable-source.ts";
import type { Metric } from "../../src/plan/plan.ts";
import type { Measure, MetricBucket } from "../../src/providers/contract.ts";

const SCOPE = { commit: "c0ffee", environment: "production" };
const SPAN = { from: 0, to: 60_000 };
const GOOD: MetricBucket = { from: 0, to: 60_000, value: 0.1, sampleCount: 60, badCount: 6, complete: true };

async function readBucket(bucket: Partial<MetricBucket>, measure: Partial<Measure> = {}): Promise<unknown> {
  const metric: Metric = {
    name: "error_rate",
    provider: "sentry",
    spec: {},
    settleMs: 0,
    measure: { unit: "ratio", minimumSamples: 20, series: { kind: "share" }, ...measure },
  };
  const source = believableSource(
    {
      read: async (window) => ({ value: null, sampleCount: 0, window, complete: true }),
      readBuckets: async () => [{ ...GOOD, ...bucket }],
    },
    metric,
    "Sentry",
  );
  return source.readBuckets?.({ span: SPAN, bucketMs: 60_000 }, SCOPE).catch((error: unknown) => error);
}

describe("a bucket that cannot be right is no number", () => {
  it.each<[string, Partial<MetricBucket>, string]>([
    ["a share of more than 1", { value: 1.2 }, "it is a share of 1.2"],
    ["no number", { value: Number.NaN }, "it is NaN"],
    ["less than nothing", { value: -1 }, "it is -1"],
    ["fewer than no samples", { sampleCount: -1, badCount: null }, "it is made of -1 samples"],
    ["samples without end", { sampleCount: Number.POSITIVE_INFINITY }, "it is made of Infinity samples"],
    ["a count without end", { badCount: Number.POSITIVE_INFINITY, complete: false }, "it counts Infinity"],
    ["fewer than no failures", { badCount: -1 }, "it counts -1"],
    ["more failures than requests", { badCount: 61 }, "it counts 61 of 60 samples"],
  ])("such as %s", async (_what, bucket, trouble) => {
    expect(await readBucket(bucket)).toMatchObject({
      reasonCode: "vendor_answer_unknown",
      vendor: "Sentry",
      message: expect.stringContaining(`Sentry's answer for error_rate cannot be right: ${trouble}.`),
      remedy: "Look at the metric at Sentry, and at what the site reports for it.",
    });
  });

  it("such as more samples beyond a limit than there were", async () => {
    const p99: Partial<Measure> = { unit: "duration", series: { kind: "quantile", quantile: 0.99 } };
    expect(await readBucket({ value: 400, badCount: 61 }, p99)).toMatchObject({ reasonCode: "vendor_answer_unknown" });
  });

  it.each<[string, Partial<MetricBucket>, Partial<Measure>]>([
    ["one that is right", {}, {}],
    ["one of which nothing is known", { value: null, badCount: null, sampleCount: 0 }, {}],
    ["a share of nothing", { value: 0, badCount: 0 }, {}],
    ["a share of all", { value: 1, badCount: 60 }, {}],
    ["a share that was added up to a little more than 1", { value: 1 + 5e-10 }, {}],
    ["more failures than requests while more may come", { badCount: 61, complete: false }, {}],
    ["more events than requests", { value: 70, badCount: 70 }, { unit: "count", series: { kind: "events" } }],
  ])("but %s is let through", async (_what, bucket, measure) => {
    expect(await readBucket(bucket, measure)).toEqual([{ ...GOOD, ...bucket }]);
  });
});

describe("a reading over a whole window", () => {
  const metric: Metric = {
    name: "queue_length",
    provider: "prometheus",
    spec: {},
    settleMs: 0,
    measure: { unit: "number", minimumSamples: 1 },
  };
  const pages = () => "https://vendor.example";
  const sourceOf = (value: number, more: object = {}) =>
    believableSource(
      { read: async (window) => ({ value, sampleCount: 1, window, complete: true }), ...more },
      metric,
      "Prometheus",
    );

  it("is asked the same", async () => {
    expect(await sourceOf(7).read(SPAN, SCOPE)).toMatchObject({ value: 7 });
    await expect(sourceOf(-7).read(SPAN, SCOPE)).rejects.toThrow("cannot be right: it is -7.");
  });

  it("is all that a source without buckets and pages has, and the others keep theirs", async () => {
    expect(Object.keys(sourceOf(7))).toEqual(["read"]);
    const whole = sourceOf(7, { pages, readBuckets: async () => [{ ...GOOD, value: 70, badCount: 70 }] });
    expect(Object.keys(whole)).toEqual(["read", "pages", "readBuckets"]);
    // What is not counted among its samples is no part of them.
    expect(await whole.readBuckets?.({ span: SPAN, bucketMs: 60_000 }, SCOPE)).toHaveLength(1);
  });
});
