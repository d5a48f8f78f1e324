import { checklyMetrics } from "../../src/providers/checkly/metrics.ts";
import { check, EPOCH, startCheckly } from "../sandbox/checkly/start-checkly.ts";
import { httpTroubles } from "./http-troubles.ts";
import { testMetricProvider } from "./test-metric-provider.ts";

const MINUTE = 60_000;
const RESULTS = "GET /v2/check-results/:check";

testMetricProvider({
  provider: checklyMetrics,
  metrics: ["uptime", "check_failures"].map((name) => ({ name, spec: { tags: ["prod"] } })),
  async start() {
    let visits = 0;
    const checkly = await startCheckly({
      checks: [check(1, { tags: ["prod"] }), check(2, { tags: ["prod"] })],
      // Retried runs are not final, so a run fails only where both of its tries do.
      site: () => ({ status: (visits += 1) % 7 < 2 ? 500 : 200 }),
    });
    await checkly.clock.sleep(9 * MINUTE);
    const { faults, clock, env, served } = checkly;
    return {
      ...httpTroubles(faults, "checkly", [RESULTS, "GET /v1/checks"]),
      context: { env, clock, random: () => 0.5, debug: () => {}, requestTimeoutMs: 10_000 },
      scope: { commit: "0123456", environment: "production" },
      span: { from: EPOCH, to: EPOCH + 6 * MINUTE },
      forget: () => faults.add({ emulator: "checkly", kind: "empty" }),
      unfinished: async () => {
        faults.add({ emulator: "checkly", kind: "stale" });
        const from = clock.now();
        await clock.sleep(5 * MINUTE);
        return { from: from - MINUTE, to: from + 4 * MINUTE };
      },
      endless: () =>
        faults.add({
          emulator: "checkly",
          kind: "status",
          status: 200,
          route: RESULTS,
          body: { length: 0, entries: [], nextId: "again" },
        }),
      requests: () => served.log.length,
      close: checkly.close,
    };
  },
});
