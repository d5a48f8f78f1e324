/** What is read of metrics: a look that remembers nothing reads more, and knows the same. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { CommandContext } from "../../../src/engine/context.ts";
import { type SeriesMemory, createSeriesMemory, createSeriesReader } from "../../../src/engine/watch/series-reader.ts";
import type { SeriesRequest, Read } from "../../../src/judge/series/series-request.ts";
import { ProviderError } from "../../../src/lib/error.ts";
import type { Metric } from "../../../src/plan/plan.ts";
import type {
  BucketRequest,
  MetricBucket,
  MetricReading,
  MetricScope,
  MetricSource,
  MetricWindow,
} from "../../../src/providers/contract.ts";

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

const SILENT = new ProviderError({ reasonCode: "vendor_unavailable", vendor: "m", message: "down", remedy: "wait" });
const TROUBLE = { kind: "trouble", reasonCode: "vendor_unavailable", message: "down", remedy: "wait" };
const OTHER: Metric = { ...METRIC, name: "latency" };
const TOTAL = { kind: "total" } as const;
const BUCKETS = { kind: "buckets", bucketMs: MINUTE, above: null } as const;
const window = (minute: number): MetricWindow => ({
  from: START + minute * MINUTE,
  to: START + (minute + 1) * MINUTE,
});
const wanted = (changes: Partial<SeriesRequest> = {}, minute = 0): SeriesRequest => ({
  metric: METRIC,
  window: window(minute),
  of: "release",
  what: TOTAL,
  ...changes,
});

interface SourceWishes {
  /** What goes wrong with a request of this metric about this scope. */
  readonly trouble?: (metric: string, scope: MetricScope) => Error | null;
  readonly bucketless?: boolean;
  readonly complete?: boolean;
}

/** Every look's own reader of sources that say of each request which it was. */
function openSources({ trouble = () => null, bucketless = false, complete = true }: SourceWishes = {}) {
  const asked: string[] = [];
  const memory = createSeriesMemory();
  const nameOf = (scope: MetricScope) => Object.entries(SCOPES).find(([, known]) => known === scope)?.[0] ?? "nobody";
  const sourceOf = (metric: string): MetricSource => {
    const ask = (what: string, span: MetricWindow, scope: MetricScope) => {
      asked.push(`${metric} ${nameOf(scope)} ${what} ${(span.from - START) / MINUTE}`);
      const error = trouble(metric, scope);
      if (error !== null) throw error;
    };
    return {
      async read(span, scope): Promise<MetricReading> {
        ask("total", span, scope);
        return { value: 1, sampleCount: 9, window: span, complete };
      },
      ...(!bucketless && {
        async readBuckets({ span, above }: BucketRequest, scope: MetricScope) {
          ask(above === undefined ? "buckets" : `buckets above ${above}`, span, scope);
          return [{ ...span, value: 1, sampleCount: 9, badCount: 0, complete }];
        },
      }),
    };
  };
  const context = {
    clock: { now: () => START + 60 * MINUTE },
    metricSource: async ({ name }: Metric) => sourceOf(name),
  } as unknown as CommandContext;
  return {
    asked,
    look: () => createSeriesReader(context, { scopes: SCOPES, promotedAt: START }, memory),
  };
}

describe("single windows", () => {
  it("of the release are read one by one, eight at a time, and each once", async () => {
    const { asked, look } = openSources();
    const reader = look();
    const requests = Array.from({ length: 10 }, (_, minute) => wanted({}, minute));
    await reader.read([...requests, wanted({}, 0)]);
    expect(asked).toEqual(Array.from({ length: 8 }, (_, minute) => `error_rate release total ${minute}`));
    expect(reader.known(wanted({}, 7))).toMatchObject({ kind: "total", reading: { value: 1, window: window(7) } });
    expect(reader.known(wanted({}, 8))).toBeUndefined();
  });

  it("are read beside buckets of the same metric", async () => {
    const { asked, look } = openSources();
    const reader = look();
    await reader.read([wanted({ what: BUCKETS }), wanted({}, 1)]);
    expect(asked).toEqual(["error_rate release buckets 0", "error_rate release total 1"]);
    expect([reader.known(wanted({ what: BUCKETS }))?.kind, reader.known(wanted({}, 1))?.kind]).toEqual([
      "buckets",
      "total",
    ]);
  });
});

describe("what was there before", () => {
  const before = (of: SeriesRequest["of"], above: number | null = null) => wanted({ of, what: { ...BUCKETS, above } });

  it("is asked for by its own scope, and what serves beside the release by that of what was there before", async () => {
    const { asked, look } = openSources();
    const reader = look();
    await reader.read([before("baseline"), before("history"), before("control"), before("baseline", 400)]);
    expect(asked).toEqual([
      "error_rate baseline buckets 0",
      "error_rate history buckets 0",
      "error_rate baseline buckets 0",
      "error_rate baseline buckets above 400 0",
    ]);
    expect(reader.known(before("control"))).toMatchObject({ kind: "buckets" });
  });

  it("is over, and is read once where it is complete; what goes on beside the release is read at each look", async () => {
    const requests = [before("baseline"), before("history"), before("control"), wanted({ of: "baseline" }), wanted()];
    const again = async (wishes: SourceWishes) => {
      const { asked, look } = openSources(wishes);
      await look().read(requests);
      const next = look();
      const unknown = requests.filter((request) => next.known(request) === undefined);
      expect(asked).toHaveLength(requests.length);
      return unknown;
    };
    expect(await again({})).toEqual([before("control"), wanted()]);
    expect(await again({ complete: false })).toEqual(requests);
  });
});

it("a source without buckets has none, of the release and of what was there before", async () => {
  const { asked, look } = openSources({ bucketless: true });
  const reader = look();
  const requests = [wanted({ what: BUCKETS }), wanted({ what: BUCKETS, of: "baseline" })];
  await reader.read(requests);
  expect(requests.map((request) => reader.known(request))).toEqual([{ kind: "none" }, { kind: "none" }]);
  await reader.read([wanted({ of: "history" })]);
  expect(asked).toEqual(["error_rate history total 0"]);
  expect(look().known(wanted({ what: BUCKETS, of: "baseline" }))).toBeUndefined();
});

describe("a vendor that gives no answer", () => {
  const requests = [wanted(), wanted({ what: BUCKETS }), wanted({ of: "baseline" }), wanted({ of: "history" })];

  it("is not asked again at the same look, whatever else is wanted of the metric", async () => {
    const { asked, look } = openSources({ trouble: () => SILENT });
    const reader = look();
    await reader.read(requests);
    await reader.read([wanted({}, 5), wanted({ of: "baseline" }, 5)]);
    expect(asked).toEqual(["error_rate release buckets 0"]);
    expect(requests.map((request) => reader.known(request))).toEqual(requests.map(() => TROUBLE));
    await look().read(requests);
    expect(asked).toHaveLength(2);
  });

  it("about the past hides nothing of the present", async () => {
    const { asked, look } = openSources({ trouble: (_, scope) => (scope === SCOPES.release ? null : SILENT) });
    const reader = look();
    await reader.read([wanted(), wanted({ of: "baseline" }), wanted({ of: "history" })]);
    await reader.read([wanted({}, 5), wanted({ of: "baseline" }, 5)]);
    expect(asked).toEqual(["error_rate release total 0", "error_rate baseline total 0", "error_rate release total 5"]);
    expect(reader.known(wanted())).toMatchObject({ kind: "total" });
    expect(reader.known(wanted({}, 6))).toBeUndefined();
    for (const side of ["baseline", "history", "control"] as const)
      expect(reader.known(wanted({ of: side }))).toEqual(TROUBLE);
  });

  it("about one metric hides nothing of another one", async () => {
    const { asked, look } = openSources({ trouble: (metric) => (metric === OTHER.name ? SILENT : null) });
    const reader = look();
    await reader.read([wanted({ metric: OTHER }), wanted(), wanted({ metric: OTHER }, 1)]);
    expect(asked.toSorted()).toEqual(["error_rate release total 0", "latency release total 0"]);
    expect(reader.known(wanted())).toMatchObject({ kind: "total" });
    expect(reader.known(wanted({ metric: OTHER }, 1))).toEqual(TROUBLE);
  });

  it("is no excuse for a mistake of ours", async () => {
    const { look } = openSources({ trouble: () => new TypeError("a mistake") });
    await expect(look().read([wanted()])).rejects.toThrow("a mistake");
  });
});
