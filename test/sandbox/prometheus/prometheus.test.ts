import { afterEach, expect, it } from "vitest";
import { prometheus as declaration } from "../../../src/sandbox/prometheus/index.ts";
import { MINUTE, STARTED_AT } from "../sentry/start-sentry.ts";
import { type StartedPrometheus, startPrometheus } from "./start-prometheus.ts";

const TOTAL = 'sum(increase(requests_total{version="{commit}"}[{window}]))';
const DURATIONS = "duration_seconds_bucket";

let running: StartedPrometheus;
afterEach(() => running.close());

async function start(): Promise<void> {
  running = await startPrometheus({
    known: [
      { query: TOTAL, means: { kind: "requests", failed: false } },
      { query: DURATIONS, means: { kind: "durations", scale: 1 } },
    ],
  });
  running.serve({ commit: "a", from: STARTED_AT, to: STARTED_AT + 2 * MINUTE, count: 24, durationMs: 200 });
  running.serve({ commit: "b", from: STARTED_AT, to: STARTED_AT + 2 * MINUTE, count: 12, durationMs: 900 });
  running.clock.advance(5 * MINUTE);
}

async function valueOf(query: string, minute: number): Promise<unknown> {
  const time = (STARTED_AT + minute * MINUTE) / 1_000;
  const { body } = await running.get(`/api/v1/query?time=${time}&query=${encodeURIComponent(query)}`);
  const { data } = body as { data: { result: readonly { value: [number, string] }[] } };
  return data.result.map(({ value }) => value[1]);
}

const totalOf = (commit: string, window: string) => TOTAL.replace("{commit}", commit).replace("{window}", window);

it("counts the requests of one release over a window", async () => {
  await start();
  expect(await valueOf(totalOf("a", "60s"), 1)).toEqual(["12"]);
  expect(await valueOf(totalOf("b", "2m"), 2)).toEqual(["12"]);
  expect(await valueOf(totalOf("a", "60s"), 4)).toEqual(["0"]);
});

it("counts visitors who are drawn as it counts those who are sent", async () => {
  await start();
  const startedAt = STARTED_AT + 30_000;
  running.prometheus.reporterFor("a").reportMany({
    method: "GET",
    route: "/",
    status: 200,
    error: null,
    answers: [{ startedAt, latencyMs: 100, requests: 500 }],
  });
  expect(await valueOf(totalOf("a", "60s"), 1)).toEqual(["512"]);
});

it("finds no series of what it does not know, has not seen yet, or is still to come", async () => {
  await start();
  for (const query of ["vector(1)", totalOf("another", "60s")]) expect(await valueOf(query, 2)).toEqual([]);
  expect(await valueOf(totalOf("a", "60s"), -1)).toEqual([]);
  expect(await valueOf(totalOf("a", "60s"), 6)).toEqual([]);
});

it("answers for histograms as Prometheus does", async () => {
  await start();
  const buckets = `sum by (le) (increase(${DURATIONS}[120s]))`;
  expect(await valueOf(buckets, 2)).toEqual(["0", "0", "0", "0", "0", "24", "24", "36", "36", "36", "36", "36"]);
  // Half of 36 lie in the bucket from 0.1 to 0.25, linearly: 18 of its 24.
  expect(await valueOf(`histogram_quantile(0.5, ${buckets})`, 2)).toEqual([String(0.1 + 0.15 * (18 / 24))]);
  expect(await valueOf(`histogram_quantile(0.5, ${buckets})`, 4.5)).toEqual(["NaN"]);
});

it.each([
  ["a query that does not close", "query?query=sum(up", "unclosed"],
  ["no query", "query?query=", "no expression"],
  ["a time that is none", "query?query=up&time=soon", "cannot parse"],
  ["a range without an end", "query_range?query=up&start=1&step=1", "start"],
  ["a range that ends before it begins", "query_range?query=up&start=2&end=1&step=1", "must not be before"],
  ["a step of nothing", "query_range?query=up&start=1&end=2&step=0", "step"],
  ["more than 11,000 points", "query_range?query=up&start=0&end=11002&step=1", "maximum resolution"],
])("refuses %s", async (_what, path, error) => {
  await start();
  const answer = await running.get(`/api/v1/${path}`);
  expect(answer.status).toBe(400);
  expect(answer.body).toMatchObject({ status: "error", errorType: "bad_data", error: expect.stringContaining(error) });
});

it("is calm about whatever else a plan asks for", async () => {
  await start();
  const metric = (question: object) => ({ name: "m", provider: "prometheus", spec: { question } });
  const wishes = {
    metrics: [
      metric({ kind: "value", query: "100 * used", unit: "percent", worse: "higher" }),
      metric({ kind: "value", query: "hits", unit: "ratio", worse: "lower" }),
      metric({ kind: "share", bad: "b", total: "t" }),
      metric({ kind: "count", count: "c", total: null }),
      { name: "other", provider: "sentry", spec: {} },
    ],
  } as unknown as Parameters<typeof declaration.seedFor>[0];
  expect(declaration.seedFor(wishes).known).toEqual([
    { query: "100 * used", means: { kind: "level", value: 1 } },
    { query: "hits", means: { kind: "level", value: 0.999 } },
    { query: "b", means: { kind: "requests", failed: true } },
    { query: "t", means: { kind: "requests", failed: false } },
    { query: "c", means: { kind: "nothing" } },
  ]);
});
