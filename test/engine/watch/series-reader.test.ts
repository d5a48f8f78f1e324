/** What is read of metrics: a look that remembers nothing reads more, and knows the same. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { CommandContext } from "../../../src/engine/context.ts";
import { type SeriesMemory, createSeriesMemory, createSeriesReader } from "../../../src/engine/watch/series-reader.ts";
import type { SeriesRequest, Read } from "../../../src/judge/series/series-request.ts";
import { ProviderError } from "../../../src/lib/error.ts";
import type { Metric } from "../../../src/plan/plan.ts";
import type { BucketRequest, MetricBucket } from "../../../src/providers/contract.ts";

const MINUTE = 60_000;
const START = Date.UTC(2026, 10, 20);
const METRIC: Metric = {
  name: "error_rate",
  provider: "model",
  spec: {},
  measure: { unit: "ratio", minimumSamples: 20, series: { kind: "share" } },
  settleMs: 2 * MINUTE,
};
const SCOPE = { commit: "a", environment: "production" };
const SCOPES = {
  release: SCOPE,
  baseline: { ...SCOPE, commit: "b" },
  history: { ...SCOPE, anyRelease: true },
} as const;

interface Vendor {
  /** Minutes after its end at which a bucket is whole; before that it is missing, or says too little. */
  readonly late: readonly number[];
  readonly isPartialFirst: boolean;
}

function openVendor({ late, isPartialFirst }: Vendor) {
  let now = START;
  const asked: BucketRequest[] = [];
  let trouble: ProviderError | null = null;
  const bucketAt = (index: number): MetricBucket[] => {
    const from = START + index * MINUTE;
    const wholeAt = from + MINUTE + (late[index] ?? 0) * MINUTE;
    const bucket = { from, to: from + MINUTE, value: index / 100, sampleCount: 100, badCount: index, complete: true };
    if (now >= wholeAt) return [bucket];
    return isPartialFirst ? [{ ...bucket, sampleCount: 1, badCount: 0, complete: false }] : [];
  };
  const context = {
    clock: { now: () => now },
    metricSource: async () => ({
      read: async () => {
        throw new Error("not asked");
      },
      async readBuckets(request: BucketRequest) {
        asked.push(request);
        if (trouble !== null) throw trouble;
        const first = (request.span.from - START) / MINUTE;
        const count = (request.span.to - request.span.from) / MINUTE;
        return Array.from({ length: count }, (_, index) => bucketAt(first + index)).flat();
      },
    }),
  } as unknown as CommandContext;
  return {
    asked,
    fail: (error: ProviderError | null) => void (trouble = error),
    async look(
      minute: number,
      memory: SeriesMemory,
      of: SeriesRequest["of"] = "release",
      back = Number.POSITIVE_INFINITY,
    ): Promise<Read | undefined> {
      now = START + minute * MINUTE;
      const to = Math.max(START, now - METRIC.settleMs);
      const from = Math.max(START, to - back * MINUTE);
      const what = { kind: "buckets", bucketMs: MINUTE, above: null } as const;
      const request: SeriesRequest = { metric: METRIC, window: { from, to }, of, what };
      const reader = createSeriesReader(context, { scopes: SCOPES, promotedAt: START }, memory);
      if (reader.known(request) === undefined) await reader.read([request]);
      return reader.known(request);
    },
  };
}

const complete = (read: Read | undefined) =>
  read?.kind === "buckets" ? read.buckets.filter((bucket) => bucket.complete) : read;

describe("the buckets of a release", () => {
  it("are the same for who remembers and for who was just started, whatever came late and whenever one looks", async () => {
    const late = fc.array(fc.constantFrom(0, 0, 0, 1, 4, 9, 30), { minLength: 60, maxLength: 60 });
    const looks = fc.uniqueArray(fc.integer({ min: 3, max: 58 }), { minLength: 1, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(late, fc.boolean(), looks, async (delays, isPartialFirst, minutes) => {
        const vendor = openVendor({ late: delays, isPartialFirst });
        const memory = createSeriesMemory();
        for (const minute of minutes.toSorted((one, other) => one - other)) {
          const remembered = await vendor.look(minute, memory);
          const fresh = await vendor.look(minute, createSeriesMemory());
          expect(complete(remembered)).toEqual(complete(fresh));
        }
      }),
      { numRuns: 60 },
    );
  });

  it("are the same of whatever part is asked for, and no more of them is kept than that", async () => {
    const late = fc.array(fc.constantFrom(0, 0, 0, 1, 4, 9, 30), { minLength: 60, maxLength: 60 });
    const look = fc.tuple(fc.integer({ min: 3, max: 58 }), fc.constantFrom(5, 15, 30, 60));
    const looks = fc.array(look, { minLength: 1, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(late, fc.boolean(), looks, async (delays, isPartialFirst, made) => {
        const vendor = openVendor({ late: delays, isPartialFirst });
        const memory = createSeriesMemory();
        for (const [minute, back] of made.toSorted(([one], [other]) => one - other)) {
          const remembered = await vendor.look(minute, memory, "release", back);
          const fresh = await vendor.look(minute, createSeriesMemory(), "release", back);
          expect(complete(remembered)).toEqual(complete(fresh));
          expect([...memory.firm.values()].flatMap(({ buckets }) => buckets).length).toBeLessThanOrEqual(back);
        }
      }),
      { numRuns: 40 },
    );
  });

  it("are read again for ten minutes and not longer, in one request a look", async () => {
    const vendor = openVendor({ late: [], isPartialFirst: false });
    const memory = createSeriesMemory();
    for (const minute of [20, 21, 40]) await vendor.look(minute, memory);
    expect(vendor.asked.map(({ span }) => [(span.from - START) / MINUTE, (span.to - START) / MINUTE])).toEqual([
      [0, 18],
      [8, 19],
      [9, 38],
    ]);
  });

  it("are trouble where the vendor gives no answer, and nothing of it is kept", async () => {
    const vendor = openVendor({ late: [], isPartialFirst: false });
    const memory = createSeriesMemory();
    vendor.fail(new ProviderError({ reasonCode: "vendor_unavailable", vendor: "m", message: "down", remedy: "wait" }));
    expect(await vendor.look(20, memory)).toMatchObject({ kind: "trouble", reasonCode: "vendor_unavailable" });
    vendor.fail(null);
    expect(await vendor.look(20, memory)).toMatchObject({ kind: "buckets" });
  });
});

describe("the baseline", () => {
  it("is read once when it is whole, and again while it is not", async () => {
    const whole = openVendor({ late: [], isPartialFirst: false });
    const memory = createSeriesMemory();
    for (const minute of [20, 20]) await whole.look(minute, memory, "baseline");
    expect(whole.asked).toHaveLength(1);
    const partial = openVendor({ late: [30], isPartialFirst: true });
    const other = createSeriesMemory();
    for (const minute of [20, 20]) await partial.look(minute, other, "baseline");
    expect(partial.asked).toHaveLength(2);
  });
});
