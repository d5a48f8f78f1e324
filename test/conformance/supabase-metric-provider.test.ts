import { supabaseMetrics } from "../../src/providers/supabase/metrics/index.ts";
import { createFaultBook } from "../../src/sandbox/fault-book.ts";
import { serveEmulator } from "../../src/sandbox/serve.ts";
import { createSupabaseEmulator } from "../../src/sandbox/supabase/index.ts";
import { createManualClock, MINUTE, STARTED_AT } from "../sandbox/sentry/start-sentry.ts";
import { httpTroubles } from "./http-troubles.ts";
import { testMetricProvider } from "./test-metric-provider.ts";

const PROJECT = "abcdefghijklmnopqrst";
const SECRET_KEY = "sb_secret_0123456789abcdef";
const TOKEN = "sbp_fc0123456789abcdef";

testMetricProvider({
  provider: supabaseMetrics,
  metrics: [
    { name: "memory_usage", spec: { project: PROJECT } },
    { name: "connections", spec: { project: PROJECT } },
    { name: "connection_usage", spec: { project: PROJECT } },
    { name: "replication_lag", spec: { project: PROJECT } },
    { name: "unhealthy_services", spec: { project: PROJECT, services: ["db", "auth"] } },
  ],
  async start() {
    const clock = createManualClock();
    const faults = createFaultBook(clock, STARTED_AT, () => 0);
    const supabase = createSupabaseEmulator(
      {
        clock,
        startedAt: STARTED_AT,
        random: () => 0.5,
        hasFault: faults.has,
        directory: "",
        serveSite: async () => "",
      },
      {
        organization: { id: "1", slug: "acme" },
        projects: [{ ref: PROJECT, name: "web", lints: [], secretKey: SECRET_KEY, services: { auth: "UNHEALTHY" } }],
        tokens: [{ token: TOKEN, permissions: ["project_admin_read"] }],
        requestsPerMinute: 10_000,
      },
    );
    const served = await serveEmulator(supabase, { clock, faults });
    // A refusal for too many requests is waited out, and the clock goes on meanwhile.
    const now = () => clock.now();
    return {
      ...httpTroubles(faults, "supabase", ["GET /customer/v1/privileged/metrics", "GET /v1/projects/:ref/health"]),
      context: {
        env: {
          SUPABASE_METRICS_URL: served.origin,
          SUPABASE_SECRET_KEY: SECRET_KEY,
          SUPABASE_API_BASE_URL: served.origin,
          SUPABASE_ACCESS_TOKEN: TOKEN,
        },
        clock,
        random: () => 0.5,
        debug: () => {},
        requestTimeoutMs: 10_000,
      },
      scope: { commit: "c0ffee", environment: "production" },
      get span() {
        return { from: now() - 5 * MINUTE, to: now() };
      },
      onlyNow: true,
      forget: () => faults.add({ emulator: "supabase", kind: "empty" }),
      // It is over.
      unfinished: () => ({ from: now() - 10 * MINUTE, to: now() - 5 * MINUTE }),
      endless: null,
      requests: () => served.log.length,
      close: served.close,
    };
  },
});
