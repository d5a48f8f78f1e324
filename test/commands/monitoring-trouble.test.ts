/** Blind is not healthy: what a watch does while a vendor of its numbers is in trouble, and after it. */
import { describe, expect, it } from "vitest";
import type { CommandResult } from "../../src/release/result.ts";
import { SENTRY_TOKEN } from "../../src/sandbox/sentry/index.ts";
import type { Fault } from "../../src/sandbox/contract.ts";
import {
  COMMIT,
  FIRST_COMMIT,
  inWorld,
  type RunWishes,
  SENTRY_WATCH,
  START,
  UP_TO_PROMOTE,
  type World,
} from "./open-world.ts";

const MINUTE = 60_000;
const CHECKLY_WATCH = [
  "for: 4m",
  "every: 1m",
  "metrics: { uptime: { checkly: { tags: [prod] } } }",
  'rollback_conditions: ["uptime < 90% over 3m"]',
];

/** It holds, says what to do, rolls nothing back, and production goes on serving the release. */
async function expectBlind(world: World, result: CommandResult, reasonCode: RegExp, remedy: RegExp) {
  expect([result.command, result.decision]).toEqual(["watch", "hold"]);
  expect(result.reasonCode).toMatch(reasonCode);
  expect(result.remedy).toMatch(remedy);
  expect(world.log.some(({ path }) => path.includes("/rollback/"))).toBe(false);
  expect(await world.served()).toBe(COMMIT);
  expect((await world.statuses()).at(-1)).toMatch(/^held since \S+Z: /);
}

const TROUBLE: readonly (readonly [Pick<Fault, "kind" | "status" | "headers">, RegExp])[] = [
  [{ kind: "status", status: 503 }, /^vendor_unavailable$/],
  [{ kind: "slow" }, /^vendor_timeout$/],
  [{ kind: "status", status: 429, headers: { "retry-after": "30" } }, /^vendor_rate_limited$/],
  [{ kind: "empty" }, /^no_data$/],
  [{ kind: "status", status: 401 }, /^credential_rejected$/],
  [{ kind: "status", status: 403 }, /^credential_insufficient$/],
];

/** Real time is short only for who waits it out. */
function patienceWith({ kind }: Pick<Fault, "kind">): RunWishes {
  return kind === "slow" ? { requestTimeoutMs: 400 } : {};
}

describe("Sentry", () => {
  for (const [trouble, reasonCode] of TROUBLE) {
    it(`in trouble (${trouble.kind} ${trouble.status ?? ""}) is a hold: no rollback, no pass`, async () => {
      await inWorld({}, async (world) => {
        await world.runAll(UP_TO_PROMOTE);
        world.sandbox.faults.add({ emulator: "sentry", ...trouble });
        await expectBlind(world, await world.run("watch", patienceWith(trouble)), reasonCode, /\w{4}/);
      });
    });
  }

  it("holds the release with stale data", async () => {
    // The data stops at the first reading; long after that nothing is left of it in a window.
    const watch = SENTRY_WATCH.map((line) => line.replace("for: 4m", "for: 7m"));
    await inWorld({ plan: { watch } }, async (world) => {
      await world.runAll(UP_TO_PROMOTE);
      world.sandbox.faults.add({ emulator: "sentry", kind: "stale" });
      await expectBlind(world, await world.run("watch"), /^(no_data|watch_incomplete)$/, /\w{4}/);
    });
  });

  it("holds the release over a token of the wrong kind or without the scopes, and names them", async () => {
    const tokens = [
      { token: SENTRY_TOKEN, scopes: ["org:ci"] },
      { token: "sntrys_sandbox000000", scopes: ["org:ci"] },
    ];
    for (const token of [SENTRY_TOKEN, "sntrys_sandbox000000"]) {
      await inWorld(
        { seed: (seed) => ({ ...seed, sentry: { ...seed.sentry, tokens } }), env: { SENTRY_AUTH_TOKEN: token } },
        async (world) => {
          await world.runAll(UP_TO_PROMOTE);
          const result = await world.run("watch");
          await expectBlind(world, result, /^credential_/, /(?=.*SENTRY_AUTH_TOKEN)(?=.*org:read)/);
          expect(JSON.stringify(result)).not.toContain(token);
        },
      );
    }
  });

  it("that comes back during the watch lets it end well, with the blind span judged", async () => {
    await inWorld({}, async (world) => {
      await world.runAll(UP_TO_PROMOTE);
      const now = world.clock.now() - START;
      world.sandbox.faults.add({
        emulator: "sentry",
        kind: "status",
        status: 503,
        fromMs: now,
        untilMs: now + 4 * MINUTE,
      });
      const result = await world.run("watch");
      expect(result).toMatchObject({ decision: "proceed", reasonCode: "watched" });
      const asked = world.log
        .filter(({ emulator, route, status }) => emulator === "sentry" && status === 200 && route?.includes("events"))
        .map(({ query }) => new URLSearchParams(query))
        .filter((query) => query.get("query")?.includes(COMMIT))
        .map((query) => Date.parse(query.get("start") ?? ""));
      expect(Math.min(...asked)).toBeLessThan(START + now + MINUTE);
    });
  });

  it("that comes back after an outage still shows a regression from that time", async () => {
    // Without a gate in production, which would find half of all requests failing before Sentry does.
    await inWorld({ plan: { productionGate: "" } }, async (world) => {
      await world.runAll(UP_TO_PROMOTE);
      const promotedAt = world.clock.now();
      const now = promotedAt - START;
      world.sandbox.faults.add({
        emulator: "sentry",
        kind: "status",
        status: 503,
        fromMs: now,
        untilMs: now + 6.5 * MINUTE,
      });
      world.sandbox.site.addFault({
        release: COMMIT,
        fromAt: promotedAt,
        untilAt: promotedAt + 2 * MINUTE,
        kind: { errorRatio: 0.15 },
      });
      const result = await world.run("watch");
      expect(result).toMatchObject({ decision: "rolled-back", reasonCode: "condition_met" });
      expect(await world.served()).toBe(FIRST_COMMIT);
    });
  });

  it("that recovers after a hold lets a restarted watch pass", async () => {
    await inWorld({}, async (world) => {
      await world.runAll(UP_TO_PROMOTE);
      world.sandbox.faults.add({ emulator: "sentry", kind: "status", status: 503 });
      expect((await world.run("watch")).decision).toBe("hold");
      world.sandbox.faults.clear();
      expect(await world.run("watch")).toMatchObject({ decision: "proceed", reasonCode: "watched" });
      const statuses = await world.statuses();
      expect(statuses.at(-1)).toMatch(/^done since/);
      const since = statuses.flatMap((text) => /since (\S+Z)/.exec(text)?.[1] ?? []);
      expect(new Set(since).size).toBe(1);
    });
  });
});

describe("Checkly", () => {
  for (const [trouble, reasonCode] of TROUBLE) {
    it(`in trouble (${trouble.kind} ${trouble.status ?? ""}) is a hold: no rollback, no pass`, async () => {
      await inWorld({ plan: { watch: CHECKLY_WATCH } }, async (world) => {
        await world.runAll(UP_TO_PROMOTE);
        world.sandbox.faults.add({ emulator: "checkly", ...trouble });
        await expectBlind(world, await world.run("watch", patienceWith(trouble)), reasonCode, /\w{4}/);
      });
    });
  }

  it("sees an outage and the release is rolled back; a good one proceeds", async () => {
    await inWorld({ plan: { watch: CHECKLY_WATCH, version: false, productionGate: "" } }, async (world) => {
      await world.runAll(UP_TO_PROMOTE);
      world.sandbox.site.addFault({ release: COMMIT, fromAt: world.clock.now(), kind: { outage: true } });
      expect((await world.run("watch")).decision).toBe("rolled-back");
      expect(await world.served()).toBe(FIRST_COMMIT);
    });
    await inWorld({ plan: { watch: CHECKLY_WATCH } }, async (world) => {
      expect((await world.runAll([...UP_TO_PROMOTE, "watch"])).decision).toBe("proceed");
    });
  });
});
