/** A scheduled look checks in at Sentry's cron monitor, by Sentry's own SDK, and somebody hears of one that did not come. */
import { describe, expect, it } from "vitest";
import { inWorld, type PlanParts, type RunWishes, UP_TO_PROMOTE, type World } from "../commands/open-world.ts";

const PLAN: PlanParts = {
  watch: ["for: 24h", "every: 5m", "silence: 2h", 'rollback_conditions: ["health_check_failures > 2"]'],
};
const HOUR = 3_600_000;

/** The emulator's own DSN, and the key of its project. */
const dsnOf = (world: World) => {
  const { dsn } = world.sandbox.describe().sentry as { dsn: string };
  return dsn;
};

async function look(world: World, dsn: string) {
  const wishes: RunWishes = { options: { look: true }, release: "", env: { SENTRY_MONITOR_DSN: dsn } };
  return world.run("watch", wishes);
}

async function monitors(world: World) {
  const answer = await fetch(`${world.sandbox.origins.sentry}/_sandbox/state`);
  return ((await answer.json()) as { monitors: readonly object[] }).monitors;
}

async function inWatch(body: (world: World) => Promise<void>): Promise<void> {
  await inWorld({ plan: PLAN, visited: false }, async (world) => {
    await world.runAll(UP_TO_PROMOTE);
    await world.run("watch", { options: { jobLimitMs: 0, looksFollow: true } });
    await body(world);
  });
}

describe("the check-in of a look", () => {
  it("makes the monitor, with the plan's silence as its interval, and tells how each look went", () =>
    inWatch(async (world) => {
      expect((await look(world, dsnOf(world))).notes).toEqual([]);
      await world.clock.sleep(HOUR);
      world.sandbox.faults.add({ emulator: "vercel", kind: "status", status: 503 });
      expect((await look(world, dsnOf(world))).decision).toBe("hold");
      expect(await monitors(world)).toEqual([
        {
          slug: "holdpoint-web",
          schedule: { type: "interval", value: 120, unit: "minute" },
          checkIns: [expect.objectContaining({ status: "ok" }), expect.objectContaining({ status: "error" })],
          missed: false,
        },
      ]);
      await world.clock.sleep(2.5 * HOUR);
      expect(await monitors(world)).toMatchObject([{ missed: true }]);
    }));

  it("is nobody's business where no monitor is set up", () =>
    inWatch(async (world) => {
      expect((await look(world, "")).decision).toBe("watching");
      expect(await monitors(world)).toEqual([]);
    }));

  it.each([
    [
      "a wrong key",
      (dsn: string) => dsn.replace(/\/\/\w+@/, "//0000000000000000@"),
      /did not take this look's check-in: HTTP 403/,
    ],
    ["nobody there", () => "http://abc@127.0.0.1:9/1", /did not take this look's check-in: no answer/],
    ["no DSN at all", () => "https://sentry.io/", /SENTRY_MONITOR_DSN is no DSN/],
    ["an unencrypted way", () => "http://abc@sentry.example.com/1", /SENTRY_MONITOR_DSN is no DSN/],
  ])("is a note where it cannot be sent, and the look goes on: %s", (_, change, note) =>
    inWatch(async (world) => {
      const result = await look(world, change(dsnOf(world)));
      expect(result.decision).toBe("watching");
      expect(result.notes.join("\n")).toMatch(note);
    }),
  );
});
