/** What an answer means: absent, not a number, stale, partial, or a number. */
import { describe, expect, it } from "vitest";
import { ProviderError } from "../../../src/lib/error.ts";
import type { MetricReading } from "../../../src/providers/contract.ts";
import type { PrometheusApi, QueryAnswer, RangeQuery } from "../../../src/providers/prometheus/client.ts";
import { prometheusMetrics } from "../../../src/providers/prometheus/index.ts";
import { readBuckets } from "../../../src/providers/prometheus/read-buckets.ts";
import { readWindow } from "../../../src/providers/prometheus/read-window.ts";

const MINUTE = 60_000;
const WINDOW = { from: 10 * MINUTE, to: 20 * MINUTE };
const SCOPE = { commit: "c0ffee", environment: 'prod"' };
const NOTHING: QueryAnswer = { series: [], warnings: [] };

type Answering = (query: string, at: number) => number | undefined;

function answerOf(
  points: readonly (readonly [number, number | undefined])[],
  warnings: readonly string[],
): QueryAnswer {
  const known = points.flatMap(([at, value]) => (value === undefined ? [] : [{ at, value }]));
  return { series: known.length === 0 ? [] : [{ labels: {}, points: known }], warnings };
}

/** Answers each query at each instant; `asked` are the queries as they came. */
function fakeApi(answering: Answering, warnings: readonly string[] = []) {
  const asked: string[] = [];
  const api: PrometheusApi = {
    async instant(query, at) {
      asked.push(query);
      return answerOf([[at, answering(query, at)]], warnings);
    },
    async range({ query, from, to, stepMs }: RangeQuery) {
      asked.push(query);
      const times = Array.from({ length: Math.floor((to - from) / stepMs) + 1 }, (_, index) => from + index * stepMs);
      return answerOf(
        times.map((at) => [at, answering(query, at)] as const),
        warnings,
      );
    },
    graphUrl: () => "http://127.0.0.1/graph",
  };
  return { api, asked };
}

function read(spec: unknown, answering: Answering, warnings?: readonly string[]): Promise<MetricReading> {
  const { api } = fakeApi(answering, warnings);
  return readWindow({ api, spec: prometheusMetrics.spec.parse(spec), scope: SCOPE }, WINDOW);
}

const LEVEL = "sum(memory)";
const SHARE = { bad: "bad[{window}]", total: "total[{window}]" };
const shareOf = (bad: number | undefined, total: number | undefined) => (query: string) =>
  query.startsWith("bad") ? bad : total;

describe("a level over a window", () => {
  it("is the mean of its points", async () => {
    const reading = await read(LEVEL, (_query, at) => (at <= 15 * MINUTE ? 10 : 30));
    expect(reading).toMatchObject({ value: 20, sampleCount: 40, complete: true, url: "http://127.0.0.1/graph" });
  });

  it("is in the unit of its conditions", async () => {
    expect(await read("100 * used", () => 40)).toMatchObject({ value: expect.closeTo(0.4) });
    expect(await read({ query: "max(t)", unit: "seconds" }, () => 1.5)).toMatchObject({ value: 1_500 });
  });

  it.each<[string, Answering, string]>([
    ["absent", () => undefined, "finds no series"],
    ["NaN", () => Number.NaN, "NaN"],
    ["infinite", () => Number.POSITIVE_INFINITY, "division by 0"],
  ])("has no number, and says why, where it is %s", async (_what, answering, why) => {
    expect(await read(LEVEL, answering)).toMatchObject({
      value: null,
      sampleCount: 0,
      why: expect.stringContaining(why),
    });
  });

  it.each<[string, Answering, string]>([
    ["its data is stale", (_query, at) => (at <= 14 * MINUTE ? 10 : undefined), "ends at 00:14 UTC"],
    ["its data has a gap", (_query, at) => (at === 14 * MINUTE ? undefined : 10), "gap before 00:14 UTC"],
    ["it is infinite for a while", (_query, at) => (at === 14 * MINUTE ? Infinity : 10), "Infinity at 00:14 UTC"],
  ])("is not whole where %s", async (_what, answering, why) => {
    expect(await read(LEVEL, answering)).toMatchObject({
      value: 10,
      complete: false,
      why: expect.stringContaining(why),
    });
  });

  it("may begin in the window, and have times at which nothing happens", async () => {
    const answering: Answering = (_query, at) => (at < 12 * MINUTE ? undefined : at < 13 * MINUTE ? Number.NaN : 10);
    expect(await read(LEVEL, answering)).toMatchObject({ value: 10, complete: true });
  });

  it("is not whole where Prometheus warns", async () => {
    const reading = await read(LEVEL, () => 10, ["store gateway-2 did not answer"]);
    expect(reading).toMatchObject({ complete: false, why: expect.stringContaining("store gateway-2") });
  });
});

describe("a query that looks over the window itself", () => {
  it("is asked once, at the window's end, for the release", async () => {
    const { api, asked } = fakeApi((_query, at) => at / MINUTE);
    const spec = prometheusMetrics.spec.parse('max_over_time(x{version="{commit}",env="{environment}"}[{window}])');
    expect(await readWindow({ api, spec, scope: SCOPE }, WINDOW)).toMatchObject({ value: 20, sampleCount: 1 });
    expect(asked).toEqual(['max_over_time(x{version="c0ffee",env="prod\\""}[600s])']);
  });

  it("is an error where it gives several series, which are named", async () => {
    const series = ["a", "b", "c", "d"].map((pod) => ({
      labels: { __name__: "up", pod },
      points: [{ at: 0, value: 1 }],
    }));
    const api: PrometheusApi = {
      instant: async () => ({ series, warnings: [] }),
      range: async () => ({ series, warnings: [] }),
      graphUrl: () => "",
    };
    for (const query of ["up", "max_over_time(up[{window}])"]) {
      const spec = prometheusMetrics.spec.parse(query);
      const error = await readWindow({ api, spec, scope: SCOPE }, WINDOW).catch((cause: unknown) => cause);
      expect(error).toBeInstanceOf(ProviderError);
      expect(error).toMatchObject({
        reasonCode: "metric_ambiguous",
        message: expect.stringContaining(
          '4 series where one number is expected: up{pod="a"}, up{pod="b"}, up{pod="c"} and 1 more',
        ),
      });
    }
  });
});

describe("a share", () => {
  it.each([
    ["a part of the whole", 5, 100, 0.05],
    ["none, where what fails has no series yet", undefined, 100, 0],
    ["all, though a part was extrapolated to more", 101.7, 100, 1],
    ["rounded to what can have happened", 3.2, 99.8, 0.03],
  ])("is %s", async (_what, bad, total, value) => {
    expect(await read(SHARE, shareOf(bad, total))).toMatchObject({ value, sampleCount: 100, complete: true });
  });

  it("of something else than a part is let through, so that it is refused as impossible", async () => {
    expect((await read(SHARE, shareOf(300, 100))).value).toBe(3);
  });

  it.each([
    ["nothing is there", undefined, undefined, "finds no series"],
    ["nothing was counted", 0, 0, "counts nothing"],
    ["a part of nothing was counted", 3, undefined, "finds no series"],
  ])("has no number where %s", async (_what, bad, total, why) => {
    expect(await read(SHARE, shareOf(bad, total))).toMatchObject({ value: null, why: expect.stringContaining(why) });
  });

  it("is not whole where the last part of the window counts nothing any more", async () => {
    const answering: Answering = (query) => (query.includes("[120s]") ? undefined : 100);
    expect(await read(SHARE, answering)).toMatchObject({
      value: 1,
      complete: false,
      why: expect.stringContaining("ends before 00:19 UTC"),
    });
  });
});

describe("a count", () => {
  const COUNT = { count: "bad[{window}]" };

  it("is whole, and unknown where no series has it", async () => {
    expect(await read(COUNT, () => 3.2)).toMatchObject({ value: 3 });
    expect(await read(COUNT, () => undefined)).toMatchObject({
      value: null,
      why: expect.stringContaining("no series"),
    });
  });

  it("is zero without a series where everything else is counted", async () => {
    expect(await read({ ...COUNT, total: SHARE.total }, shareOf(undefined, 50))).toMatchObject({
      value: 0,
      sampleCount: 50,
    });
    expect(await read({ ...COUNT, total: SHARE.total }, shareOf(undefined, 0))).toMatchObject({ value: null });
  });
});

describe("buckets", () => {
  const bucketsOf = (
    spec: unknown,
    answering: Answering,
    above?: number,
    answer = fakeApi(answering),
    isEstimated = false,
  ) =>
    readBuckets(
      { api: answer.api, spec: prometheusMetrics.spec.parse(spec), scope: SCOPE },
      {
        span: { from: WINDOW.from + 17_000, to: WINDOW.to },
        bucketMs: MINUTE,
        ...(above === undefined ? {} : { above }),
        ...(isEstimated ? { isEstimated } : {}),
      },
    );

  it("are no shorter than two scrapes need, and look over themselves", async () => {
    const answer = fakeApi(shareOf(1, 10));
    const buckets = await bucketsOf({ ...SHARE, resolution: "90s" }, shareOf(1, 10), undefined, answer);
    expect(answer.asked).toEqual(["bad[120s]", "total[120s]"]);
    expect(buckets.map(({ from, to }) => to - from)).toEqual([2 * MINUTE, 2 * MINUTE, 2 * MINUTE, 2 * MINUTE]);
    expect(buckets[0]).toEqual({
      from: WINDOW.from + 17_000,
      to: WINDOW.from + 137_000,
      value: 0.1,
      sampleCount: 10,
      badCount: 1,
      complete: true,
    });
  });

  it("have no number where nothing was counted, and are absent where there is no series, which is another thing", async () => {
    const answering: Answering = (_query, at) => (at < 14 * MINUTE ? undefined : at < 16 * MINUTE ? Number.NaN : 7);
    const buckets = await bucketsOf(LEVEL, answering);
    expect(buckets.map(({ value }) => value)).toEqual([null, null, null, null, null, 7, 7, 7, 7]);
    expect(buckets.map(({ isAbsent }) => isAbsent === true)).toEqual([
      true,
      true,
      true,
      ...Array.from({ length: 6 }, () => false),
    ]);
    expect(buckets[0]?.why).toMatch(/^The query finds no series/);
  });

  it("of a division by 0 are not whole", async () => {
    const [bucket] = await bucketsOf(LEVEL, () => Number.POSITIVE_INFINITY);
    expect(bucket).toMatchObject({ value: null, complete: false, why: "It is Infinity, a division by 0." });
  });

  it("are not whole where Prometheus warns", async () => {
    const buckets = await bucketsOf(
      LEVEL,
      () => 1,
      undefined,
      fakeApi(() => 1, ["partial response"]),
    );
    expect(buckets.every(({ complete }) => !complete)).toBe(true);
  });

  it("of a histogram count above its next limit, or estimate as its quantile does", async () => {
    const series = [
      ["0.1", 60],
      ["0.5", 90],
      ["+Inf", 100],
    ] as const;
    const at = (from: number) => from + MINUTE;
    const api: PrometheusApi = {
      instant: async () => NOTHING,
      range: async ({ query, from }) => ({
        warnings: [],
        series: query.startsWith("histogram_quantile")
          ? [{ labels: {}, points: [{ at: from, value: 0.5 }] }]
          : series.map(([le, value]) => ({ labels: { le }, points: [{ at: from, value }] })),
      }),
      graphUrl: () => "",
    };
    const spec = { histogram: "latency_seconds_bucket", quantile: 0.9, resolution: "1m" };
    const found = await Promise.all(
      [100, 101, 500, 60_000].map((above) => bucketsOf(spec, () => 0, above, { api, asked: [] })),
    );
    expect(found.map(([bucket]) => bucket)).toMatchObject([
      { value: 500, sampleCount: 100, badCount: 40, to: at(WINDOW.from + 17_000) },
      { badCount: 10 },
      { badCount: 10 },
      { badCount: 0 },
    ]);
    // histogram_quantile(0.9, …) is 0.5 s here, and (0.75, …) is 0.3 s: so many are estimated to be above.
    const estimated = await Promise.all(
      [50, 100, 300, 500, 60_000].map((above) => bucketsOf(spec, () => 0, above, { api, asked: [] }, true)),
    );
    expect(estimated.map(([bucket]) => bucket?.badCount)).toEqual(
      [70, 40, 25, 10, 0].map((count) => expect.closeTo(count, 9)),
    );
  });
});
