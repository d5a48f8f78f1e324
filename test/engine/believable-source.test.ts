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
  it.each<[string, Partial<MetricBucket>]>([
    ["a share of more than 1", { value: 1.2 }],
    ["no number", { value: Number.NaN }],
    ["less than nothing", { value: -1 }],
    ["fewer than no samples", { sampleCount: -1 }],
    ["a count without end", { badCount: Number.POSITIVE_INFINITY }],
    ["more failures than requests", { badCount: 61 }],
  ])("such as %s", async (_what, bucket) => {
    expect(await readBucket(bucket)).toMatchObject({ reasonCode: "vendor_answer_unknown", vendor: "Sentry" });
  });

  it.each<[string, Partial<MetricBucket>, Partial<Measure>]>([
    ["one that is right", {}, {}],
    ["one of which nothing is known", { value: null, badCount: null, sampleCount: 0 }, {}],
    ["more failures than requests while more may come", { badCount: 61, complete: false }, {}],
    ["more events than requests", { value: 70, badCount: 70 }, { unit: "count", series: { kind: "events" } }],
  ])("but %s is let through", async (_what, bucket, measure) => {
    expect(await readBucket(bucket, measure)).toEqual([{ ...GOOD, ...bucket }]);
  });
});
