import { prometheusMetrics } from "../../src/providers/prometheus/index.ts";
import { startPrometheus } from "../sandbox/prometheus/start-prometheus.ts";
import { MINUTE, STARTED_AT } from "../sandbox/sentry/start-sentry.ts";
import { httpTroubles } from "./http-troubles.ts";
import { testMetricProvider } from "./test-metric-provider.ts";

const MEMORY = "100 * (1 - free / all)";
const BAD = 'sum(increase(http_requests_total{code=~"5..", version="{commit}"}[{window}]))';
const TOTAL = 'sum(increase(http_requests_total{version="{commit}"}[{window}]))';
const DURATIONS = 'http_request_duration_seconds_bucket{version="{commit}"}';
const QUERY = "GET /api/v1/query";
const RANGE = "GET /api/v1/query_range";

testMetricProvider({
  provider: prometheusMetrics,
  metrics: [
    { name: "memory_usage", spec: { query: MEMORY } },
    { name: "error_rate", spec: { bad: BAD, total: TOTAL, resolution: "1m" } },
    { name: "failures", spec: { count: BAD, total: TOTAL, resolution: "1m" } },
    { name: "p90_latency", spec: { histogram: DURATIONS, quantile: 0.9, resolution: "1m" } },
  ],
  async start() {
    const prometheus = await startPrometheus({
      token: "12345:secret-of-the-reader",
      known: [
        { query: MEMORY, means: { kind: "level", value: 40 } },
        { query: BAD, means: { kind: "requests", failed: true } },
        { query: TOTAL, means: { kind: "requests", failed: false } },
        { query: DURATIONS, means: { kind: "durations", scale: 1 } },
      ],
    });
    const { faults, clock, origin, log, close } = prometheus;
    const span = { from: STARTED_AT, to: STARTED_AT + 6 * MINUTE };
    prometheus.serve({ commit: "c0ffee", ...span, count: 360, failed: 7 });
    clock.advance(10 * MINUTE);
    const answers = (route: string, resultType: string, result: unknown) =>
      faults.add({
        emulator: "prometheus",
        kind: "status",
        status: 200,
        route,
        body: { status: "success", data: { resultType, result }, warnings: ["a store did not answer"] },
      });
    return {
      ...httpTroubles(faults, "prometheus", [QUERY, RANGE]),
      context: {
        env: { PROMETHEUS_URL: origin, PROMETHEUS_TOKEN: "12345:secret-of-the-reader" },
        clock,
        random: () => 0.5,
        debug: () => {},
        requestTimeoutMs: 10_000,
      },
      scope: { commit: "c0ffee", environment: "production" },
      span,
      forget: () => faults.add({ emulator: "prometheus", kind: "empty" }),
      unfinished: () => {
        const seconds = span.to / 1_000;
        answers(QUERY, "vector", [{ metric: {}, value: [seconds, "3"] }]);
        answers(RANGE, "matrix", [{ metric: {}, values: [[seconds, "3"]] }]);
        return span;
      },
      // One answer has everything.
      endless: null,
      requests: () => log.length,
      close,
    };
  },
});
