import { betterStackMetrics } from "../../src/providers/betterstack/index.ts";
import { MINUTE, STARTED_AT, startBetterStack } from "../sandbox/betterstack/start-betterstack.ts";
import { httpTroubles } from "./http-troubles.ts";
import { testMetricProvider } from "./test-metric-provider.ts";

const FAILED = "level = 'error' and event = 'thread.create.failed'";

testMetricProvider({
  provider: betterStackMetrics,
  metrics: [
    { name: "thread_creation_failures", spec: FAILED as unknown as object },
    {
      name: "thread_failure_rate",
      spec: { where: "level = 'error'", among: "event like 'thread.create%'", release: "commit" },
    },
    { name: "thread_latency", spec: { value: "duration_ms", quantile: "90%" } },
  ],
  async start() {
    const betterstack = await startBetterStack();
    const { events } = betterstack.emulator;
    for (let second = 0; second < 12 * 60; second += 4) {
      const at = STARTED_AT + second * 1_000;
      const failed = second % 20 === 0;
      const level = failed ? "error" : "info";
      const event = failed ? "thread.create.failed" : "thread.created";
      events.add(at, {
        level,
        event: event.replace("created", "create"),
        commit: "abc",
        duration_ms: 1 + (second % 100),
      });
    }
    const now = STARTED_AT + 12 * MINUTE;
    betterstack.setNow(now);
    return {
      ...httpTroubles(betterstack.faults, "betterstack", ["POST /"]),
      context: {
        env: betterstack.env,
        clock: betterstack.clock,
        random: () => 0.5,
        debug: () => undefined,
        requestTimeoutMs: 10_000,
      },
      scope: { commit: "abc", environment: "production" },
      span: { from: STARTED_AT, to: STARTED_AT + 6 * MINUTE },
      forget: () => betterstack.faults.add({ emulator: "betterstack", kind: "empty" }),
      // Events stop arriving; steady ones must have been expected since.
      unfinished: () => {
        betterstack.setNow(now + MINUTE);
        return { from: now - 4 * MINUTE, to: now + MINUTE };
      },
      endless: null,
      requests: () => betterstack.served.log.length,
      close: betterstack.close,
    };
  },
});
