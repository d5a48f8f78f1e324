import { vercelMetrics } from "../../src/providers/vercel/metrics/index.ts";
import { PROJECT, seedWith, startVercel, TEAM, TOKEN } from "../sandbox/vercel/start-vercel.ts";
import { httpTroubles } from "./http-troubles.ts";
import { testMetricProvider } from "./test-metric-provider.ts";

const MINUTE = 60_000;
const BEGIN = Date.UTC(2026, 10, 20, 12);

testMetricProvider({
  provider: vercelMetrics,
  metrics: ["error_rate", "error_count", "request_count", "p99_latency", "lcp"].map((name) => ({ name, spec: {} })),
  async start() {
    let now = BEGIN + 12 * MINUTE;
    const clock = {
      now: () => now,
      sleep: (ms: number) => {
        now += ms;
        return Promise.resolve();
      },
    };
    const vercel = await startVercel(seedWith(), { clock });
    const troubles = httpTroubles(vercel.faults, "vercel", ["POST /v2/observability/query"]);
    for (let minute = 0; minute < 12; minute += 1) {
      const of = { at: BEGIN + minute * MINUTE, deploymentId: "dpl_current", environment: "production", method: "GET" };
      vercel.emulator.traffic.add({ ...of, path: "/", status: 200, durationMs: 120, requests: 40 });
      vercel.emulator.traffic.add({ ...of, path: "/", status: 500, durationMs: 300, requests: minute % 3 });
    }
    return {
      ...troubles,
      context: {
        env: { VERCEL_TOKEN: TOKEN, VERCEL_API_URL: vercel.served.origin },
        project: { name: PROJECT.name, team: TEAM.slug },
        clock,
        random: () => 0.5,
        debug: () => undefined,
        requestTimeoutMs: 10_000,
      },
      scope: { commit: "abc", environment: "production", deploymentId: "dpl_current" },
      span: { from: BEGIN, to: BEGIN + 6 * MINUTE },
      forget: () => vercel.faults.add({ emulator: "vercel", kind: "empty" }),
      // What is younger than a minute is not counted yet.
      unfinished: () => {
        now = BEGIN + 12 * MINUTE;
        return { from: BEGIN + 7 * MINUTE, to: now };
      },
      endless: null,
      requests: () => vercel.served.log.length,
      close: vercel.close,
    };
  },
});
