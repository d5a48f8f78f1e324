import { describe } from "vitest";
import { sentryMetrics } from "../../src/providers/sentry/index.ts";
import { MINUTE, STARTED_AT } from "../sandbox/sentry/start-sentry.ts";
import { httpTroubles } from "./http-troubles.ts";
import { COMMIT, observeSentry, SCOPE } from "./observe-sentry.ts";
import { testMetricProvider } from "./test-metric-provider.ts";

const ORGANIZATION = "GET /api/0/organizations/:org";
const EVENTS = `${ORGANIZATION}/events/`;
const TIMESERIES = `${ORGANIZATION}/events-timeseries/`;
const ISSUES = `${ORGANIZATION}/issues/`;
const SESSIONS = `${ORGANIZATION}/sessions/`;
const HOUR = 60 * MINUTE;

const metrics = ["error_rate", "p99_latency", "error_count", "new_issues"].map((name) => ({
  name,
  spec: { project: "web" },
}));

testMetricProvider({
  provider: sentryMetrics,
  metrics,
  async start() {
    const sentry = await observeSentry();
    const span = { from: STARTED_AT, to: STARTED_AT + 6 * MINUTE };
    await sentry.sendRequests({ release: COMMIT, ...span, count: 360, failed: 6 });
    for (const minute of [1, 4]) {
      await sentry.sendError({ release: COMMIT, at: STARTED_AT + minute * MINUTE, message: `at ${minute}` });
    }
    sentry.settle();
    return {
      ...httpTroubles(sentry.faults, "sentry", [EVENTS, TIMESERIES, ISSUES]),
      context: sentry.context(),
      scope: SCOPE,
      span,
      forget: () => sentry.faults.add({ emulator: "sentry", kind: "empty" }),
      unfinished: () => {
        const now = Math.floor(sentry.clock.now() / MINUTE) * MINUTE;
        return { from: now - 5 * MINUTE, to: now };
      },
      endless: () =>
        sentry.faults.add({
          emulator: "sentry",
          kind: "status",
          status: 200,
          route: ISSUES,
          headers: { link: '<http://127.0.0.1/>; rel="next"; results="true"; cursor="0:100:0"' },
          body: [],
        }),
      requests: () => sentry.log.length,
      close: sentry.close,
    };
  },
});

describe("in whole hours", () => {
  testMetricProvider({
    provider: sentryMetrics,
    metrics: [{ name: "crash_free_sessions", spec: { project: "web" } }],
    async start() {
      const sentry = await observeSentry();
      const from = Math.ceil(STARTED_AT / HOUR) * HOUR;
      const span = { from, to: from + 4 * HOUR };
      await sentry.sendRequests({ release: COMMIT, from, to: from + 6 * HOUR, count: 360 });
      const aggregates = Array.from({ length: 6 }, (_, hour) => ({
        started: new Date(from + hour * HOUR + 10 * MINUTE).toISOString(),
        exited: 40,
        errored: 4,
        crashed: hour % 3,
      }));
      const attrs = { release: COMMIT, environment: "production" };
      await sentry.sendEnvelope([{}, { type: "sessions" }, { aggregates, attrs }]);
      sentry.clock.advance(from + 5.5 * HOUR - sentry.clock.now());
      return {
        ...httpTroubles(sentry.faults, "sentry", [SESSIONS, TIMESERIES]),
        context: sentry.context(),
        scope: SCOPE,
        span,
        bucketMs: HOUR,
        forget: () => sentry.faults.add({ emulator: "sentry", kind: "empty" }),
        unfinished: () => ({ from: sentry.clock.now() - 5 * HOUR, to: sentry.clock.now() }),
        endless: null,
        requests: () => sentry.log.length,
        close: sentry.close,
      };
    },
  });
});
