import { describe, expect, it } from "vitest";
import { prometheusMetrics } from "../../../src/providers/prometheus/index.ts";

const parse = (spec: unknown) => prometheusMetrics.spec.parse(spec);
const measureOf = (spec: unknown) => prometheusMetrics.measure("anything", parse(spec));
const mistakeOf = (spec: unknown) => prometheusMetrics.spec.safeParse(spec).error?.issues[0]?.message;

const TOTAL = "sum(increase(requests_total[{window}]))";
const BAD = 'sum(increase(requests_total{code=~"5.."}[{window}]))';

describe("what a plan says of a metric at Prometheus", () => {
  it.each([
    ["a query that multiplies by 100 is a percentage", "100 * (1 - free / all)", "ratio"],
    ["wherever it does", "(1 - free / all) * 100", "ratio"],
    ["another number is not 100", "1000 * up", "number"],
    ["nor is one of a name", "rate(p100 * 2)", "number"],
    ["any other query is a bare number", "sum(queue_length)", "number"],
    ["seconds are a duration", { query: "max(query_seconds)", unit: "seconds" }, "duration"],
    ["a ratio is a share", { query: "hits / reads", unit: "ratio", worse: "lower" }, "ratio"],
  ])("%s", (_what, spec, unit) => {
    expect(measureOf(spec)).toMatchObject({ unit, minimumSamples: 1, series: { kind: "level" } });
  });

  it("gets worse the way that it says", () => {
    expect(measureOf("up")).toMatchObject({ series: { worse: "higher" } });
    expect(measureOf({ query: "hits / reads", worse: "lower" })).toMatchObject({ series: { worse: "lower" } });
  });

  it.each([
    [
      { bad: BAD, total: TOTAL },
      { unit: "ratio", minimumSamples: 20, series: { kind: "share" } },
    ],
    [{ count: BAD }, { unit: "count", minimumSamples: 0, series: { kind: "events" } }],
    [
      { histogram: "latency_seconds_bucket", quantile: 0.99 },
      { unit: "duration", minimumSamples: 100, series: { kind: "quantile", quantile: 0.99 } },
    ],
    [
      { histogram: 'latency_ms_bucket{job="web"}', quantile: 0.5, unit: "milliseconds" },
      { unit: "duration", minimumSamples: 20, series: { kind: "quantile", quantile: 0.5 } },
    ],
  ])("%j counts", (spec, measure) => {
    expect(measureOf(spec)).toEqual({ ...measure, bucketMs: 120_000 });
  });

  it("is asked window by window where its query looks over the window, since such numbers do not add up", () => {
    expect(measureOf("max_over_time(memory[{window}])")).toMatchObject({ byWindow: true });
    expect(measureOf("memory")).not.toHaveProperty("byWindow");
    expect(measureOf("memory")).not.toHaveProperty("bucketMs");
  });

  it("holds nothing of another release where it names its commit", () => {
    expect(measureOf('errors{release="{commit}"}')).toMatchObject({ ownFirstBucket: true });
    expect(measureOf({ bad: BAD, total: TOTAL })).not.toHaveProperty("ownFirstBucket");
  });

  it("has times of its own", () => {
    expect(parse("up")).toMatchObject({ settleMs: 60_000, resolutionMs: 120_000, tenant: null });
    const spec = parse({ query: "up", settle: "5m", resolution: "30s", tenant: "team-a" });
    expect(spec).toMatchObject({ resolutionMs: 30_000, tenant: "team-a" });
    expect(prometheusMetrics.settleMs(spec)).toBe(300_000);
  });

  it.each([
    ["nothing", {}, "expected query, bad and total, count, or histogram and quantile"],
    ["two things", { query: "up", count: BAD }, "expected query, bad and total"],
    ["a part of nothing", { bad: BAD }, "total, which is missing"],
    ["a whole of nothing", { query: "up", total: TOTAL }, "total goes with bad or count"],
    ["a count over a time of its own", { count: "sum(increase(requests_total[5m]))" }, "[{window}]"],
    ["a histogram without a quantile", { histogram: "latency_seconds_bucket" }, "needs a quantile"],
    ["a quantile of nothing", { query: "up", quantile: 0.9 }, "quantile is of a histogram"],
    ["a histogram that is none", { histogram: "latency_seconds", quantile: 0.9 }, "the series of a histogram"],
    ["a histogram in percent", { histogram: "a_bucket", quantile: 0.9, unit: "percent" }, "seconds or milliseconds"],
    ["a way to get worse of failures", { count: BAD, worse: "lower" }, "worse is of a query"],
    ["a unit of failures", { count: BAD, unit: "seconds" }, "unit is of a query"],
    ["a tenant that would be a header of its own", { query: "up", tenant: "a\nb" }, "the name of a tenant"],
    ["a list", ["up"], "expected a query in PromQL"],
  ])("is refused where it is %s", (_what, spec, message) => {
    expect(mistakeOf(spec)).toContain(message);
  });
});
