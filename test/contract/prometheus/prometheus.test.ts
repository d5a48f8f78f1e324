/** Our queries at a real Prometheus with a back-filled past: what they give, and the suite of all providers of metrics. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { prometheusMetrics } from "../../../src/providers/prometheus/index.ts";
import type { Emulator } from "../../../src/sandbox/contract.ts";
import { createFaultBook } from "../../../src/sandbox/fault-book.ts";
import { serveEmulator } from "../../../src/sandbox/serve.ts";
import { httpTroubles } from "../../conformance/http-troubles.ts";
import { testMetricProvider } from "../../conformance/test-metric-provider.ts";
import { createManualClock } from "../../sandbox/sentry/start-sentry.ts";
import { type RealPrometheus, startRealPrometheus } from "./start-real-prometheus.ts";

const MINUTE = 60_000;
const SCRAPE_SECONDS = 15;
/** The past: half an hour that ended long ago, in whole minutes. */
const FROM = Math.floor((Date.now() - 3 * 3_600_000) / MINUTE) * MINUTE;
const TO = FROM + 30 * MINUTE;
const SCOPE = { commit: "c0ffee", environment: "production" };

/** In a second: 2 requests, of which 1 in 20 fails; half of them take up to 100 ms, 9 in 10 up to 500 ms, and all up to 2.5 s. */
function renderPast(): string {
  const times = Array.from({ length: (30 * 60) / SCRAPE_SECONDS + 1 }, (_, index) => index * SCRAPE_SECONDS);
  const lines = (name: string, labels: string, valueAt: (second: number) => number) =>
    times.map((second) => `${name}{${labels}} ${valueAt(second)} ${FROM / 1_000 + second}`);
  const version = 'version="c0ffee"';
  const bucket = (le: string, share: number) =>
    lines("latency_seconds_bucket", `${version},le="${le}"`, (second) => Math.round(second * 2 * share));
  return [
    "# TYPE requests counter",
    ...lines("requests_total", `${version},code="200"`, (second) => Math.round(second * 1.9)),
    ...lines("requests_total", `${version},code="500"`, (second) => Math.round(second * 0.1)),
    "# TYPE latency_seconds histogram",
    ...bucket("0.1", 0.5),
    ...bucket("0.5", 0.9),
    ...bucket("2.5", 1),
    ...bucket("+Inf", 1),
    "# TYPE memory_free_bytes gauge",
    ...lines("memory_free_bytes", version, () => 600),
    "# TYPE memory_all_bytes gauge",
    ...lines("memory_all_bytes", version, () => 1_000),
    "# TYPE pods gauge",
    ...lines("pods", 'pod="a"', () => 1),
    ...lines("pods", 'pod="b"', () => 1),
    "# EOF",
    "",
  ].join("\n");
}

let real: RealPrometheus;
beforeAll(async () => {
  real = await startRealPrometheus(renderPast());
});
afterAll(() => real.close());

const MEMORY = '100 * (1 - memory_free_bytes{version="{commit}"} / memory_all_bytes{version="{commit}"})';
const BAD = 'sum(increase(requests_total{version="{commit}",code=~"5.."}[{window}]))';
const TOTAL = 'sum(increase(requests_total{version="{commit}"}[{window}]))';
const LATENCY = { histogram: 'latency_seconds_bucket{version="{commit}"}', resolution: "1m" };

const connect = (spec: unknown) =>
  prometheusMetrics.connect("anything", prometheusMetrics.spec.parse(spec), {
    env: { PROMETHEUS_URL: real.origin },
    clock: createManualClock(),
    random: () => 0.5,
    debug: () => {},
  });

const readAt = async (spec: unknown, window: { from: number; to: number } = { from: FROM, to: FROM + 20 * MINUTE }) =>
  (await connect(spec)).read(window, SCOPE);

describe("numbers", () => {
  it("are those of the past", async () => {
    expect(await readAt(MEMORY)).toMatchObject({ value: expect.closeTo(0.4), complete: true });
    expect(await readAt({ query: "memory_free_bytes", unit: "seconds" })).toMatchObject({ value: 600_000 });
    const share = await readAt({ bad: BAD, total: TOTAL });
    expect(share).toMatchObject({ value: expect.closeTo(0.05, 2), complete: true });
    expect(Math.abs(share.sampleCount - 2_400)).toBeLessThan(30);
    expect((await readAt({ count: BAD })).value).toBeGreaterThan(115);
    expect(await readAt({ ...LATENCY, quantile: 0.9 })).toMatchObject({ value: expect.closeTo(500, -1) });
  });

  it("count what is slower at the histogram's own limits", async () => {
    const source = await connect({ ...LATENCY, quantile: 0.9 });
    const span = { from: FROM + 5 * MINUTE, to: FROM + 15 * MINUTE };
    const [bucket] = (await source.readBuckets?.({ span, bucketMs: MINUTE, above: 500 }, SCOPE)) ?? [];
    expect(bucket).toMatchObject({ sampleCount: 120, badCount: 12, complete: true });
  });

  it.each([
    ["nothing has it", "no_such_series", "finds no series"],
    ["a comparison leaves nothing over", "memory_free_bytes > 1e9", "a comparison in the query"],
    ["it is 0 divided by 0", "0 * memory_free_bytes / (0 * memory_free_bytes)", "NaN"],
    ["it is divided by 0", "memory_free_bytes / (0 * memory_free_bytes)", "division by 0"],
    ["the whole of it is asked for at once", "scalar(absent(memory_free_bytes)) + 0 * {window}", "NaN"],
  ])("are none, with words, where %s", async (_what, query, why) => {
    const written = query.replace("0 * {window}", "0 * count_over_time(memory_free_bytes[{window}])");
    expect(await readAt(written)).toMatchObject({ value: null, why: expect.stringContaining(why) });
  });

  it("are not whole where the series ended", async () => {
    const window = { from: TO - 10 * MINUTE, to: TO + 10 * MINUTE };
    for (const spec of [MEMORY, { bad: BAD, total: TOTAL }, { ...LATENCY, quantile: 0.5 }]) {
      expect(await readAt(spec, window)).toMatchObject({ complete: false, why: expect.stringContaining("ends") });
    }
  });

  it("are refused where the query gives several series, or none that Prometheus understands", async () => {
    await expect(readAt("pods")).rejects.toMatchObject({
      reasonCode: "metric_ambiguous",
      message: expect.stringContaining('pods{pod="a"}, pods{pod="b"}'),
    });
    for (const query of ["sum(pods", "pods / on (nothing) pods", "label_replace(pods, 'a', '$1', 'pod', '(')"]) {
      await expect(readAt(query)).rejects.toMatchObject({ reasonCode: "plan_invalid" });
    }
  });
});

describe("the suite of all providers", () => {
  testMetricProvider({
    provider: prometheusMetrics,
    metrics: [
      { name: "memory_usage", spec: MEMORY },
      { name: "error_rate", spec: { bad: BAD, total: TOTAL, resolution: "1m" } },
      { name: "latency", spec: { ...LATENCY, quantile: 0.9 } },
    ],
    async start() {
      const clock = createManualClock();
      const faults = createFaultBook(clock, clock.now(), () => 0);
      let forgotten = false;
      // What stands before it only passes on, or fails as it is told to.
      const before: Emulator = {
        name: "prometheus",
        routes: ["query", "query_range"].map((name) => ({
          method: "GET",
          path: `/api/v1/${name}`,
          async handle({ path, query }) {
            const asked = new URLSearchParams(query);
            if (forgotten) asked.set("query", (asked.get("query") ?? "").replaceAll("c0ffee", "another"));
            const answer = await fetch(`${real.origin}${path}?${asked}`);
            return { status: answer.status, body: await answer.json() };
          },
        })),
        state: () => ({}),
      };
      const served = await serveEmulator(before, { clock, faults });
      const troubles = httpTroubles(faults, "prometheus", ["GET /api/v1/query", "GET /api/v1/query_range"]);
      return {
        ...troubles,
        recover() {
          forgotten = false;
          return troubles.recover();
        },
        context: {
          env: { PROMETHEUS_URL: served.origin },
          clock,
          random: () => 0.5,
          debug: () => {},
          requestTimeoutMs: 10_000,
        },
        scope: SCOPE,
        span: { from: FROM + 5 * MINUTE, to: FROM + 11 * MINUTE },
        forget: () => {
          forgotten = true;
        },
        unfinished: () => ({ from: TO - 6 * MINUTE, to: TO + 10 * MINUTE }),
        endless: null,
        requests: () => served.log.length,
        close: served.close,
      };
    },
  });
});
