/** Checkly on loopback: one account whose checks really fetch what they check. */
import type { Emulator, EmulatorContext } from "../contract.ts";
import { checkRoutes } from "./check-routes.ts";
import { checkSessionRoutes } from "./check-session-routes.ts";
import { cliRoutes } from "./cli-routes.ts";
import { type EventStream, openEventStream } from "./event-stream.ts";
import { resultRoutes } from "./result-routes.ts";
import { runScheduled } from "./run-scheduled.ts";
import type { ChecklySeed } from "./seed.ts";
import { statusOf, testSessionRoutes } from "./test-session-routes.ts";
import { type World, createWorld } from "./world.ts";

export interface ChecklyEmulator extends Emulator {
  /**
   * Makes the scheduled runs that are due after `from` and up to `to` (milliseconds since the epoch) and records them.
   * The rehearsal calls it before virtual time advances.
   */
  runScheduled(from: number, to: number): Promise<void>;
  /** Address for `CHECKLY_MQTT_URL`; null unless the seed asks for MQTT and the emulator listens. */
  mqttUrl(): string | null;
}

/**
 * Faults: `stale` records no result from then on (open test sessions stay open), `empty` shows none;
 * all others are injected in front of the routes.
 */
export function createChecklyEmulator(context: EmulatorContext, seed: ChecklySeed): ChecklyEmulator {
  const world = createWorld(context, seed);
  let stream: EventStream | null = null;
  return {
    name: "checkly",
    routes: [
      ...checkRoutes(world),
      ...resultRoutes(world),
      ...testSessionRoutes(world),
      ...checkSessionRoutes(world),
      ...cliRoutes(world),
    ],
    listen: async () => {
      if (seed.mqtt !== true) return;
      stream = await openEventStream(seed);
      world.publish = stream.publish;
    },
    runScheduled: (from, to) => runScheduled(world, from, to),
    mqttUrl: () => stream?.url ?? null,
    state: () => picture(world),
    close: async () => {
      world.closing.abort();
      world.publish = () => {};
      await stream?.close();
    },
  };
}

/** No value of a variable is in it: the bypass secret is one. */
function picture(world: World) {
  return {
    account: { id: world.seed.accountId, name: world.seed.accountName ?? "Sandbox" },
    checks: world.seed.checks,
    testSessions: [...world.testSessions.values()].map((session) => ({
      id: session.id,
      name: session.name,
      status: statusOf(session),
      url: session.url,
      variables: session.variables,
      metadata: session.metadata,
      results: session.runs.map((run) => ({ check: run.check.name, outcome: run.outcome })),
    })),
    checkSessions: [...world.checkSessions.keys()],
    results: world.results.map((result) => ({
      check: result.check.name,
      startedAt: result.startedAt,
      failed: result.outcome.failed,
      degraded: result.outcome.degraded,
      reason: result.outcome.reason,
    })),
  };
}
