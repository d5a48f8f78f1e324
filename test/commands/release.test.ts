/** A whole release: good, regressed, repeated, and the ways in which production may move meanwhile. */
import { describe, expect, it } from "vitest";
import {
  COMMIT,
  FIRST,
  FIRST_COMMIT,
  inWorld,
  LONG_WATCH,
  OTHER_COMMIT,
  SENTRY_WATCH,
  UP_TO_PROMOTE,
  WHOLE,
} from "./open-world.ts";

const errors = (errorRatio: number, fromAt: number, release: string | null = COMMIT) => ({
  release,
  fromAt,
  kind: { errorRatio },
});

describe("a release", () => {
  it("goes from files to watched production, and a second run of each command writes nothing", async () => {
    await inWorld({}, async (world) => {
      const result = await world.runAll(WHOLE);
      expect(result).toMatchObject({ decision: "proceed", reasonCode: "watched" });
      expect(await world.served()).toBe(COMMIT);
      world.writes();
      for (const command of WHOLE) {
        const again = await world.run(command);
        expect(again.decision).toBe("proceed");
        expect(world.writes()).toEqual([]);
      }
      expect(await world.served()).toBe(COMMIT);
    });
  });

  it("is rolled back on a regression, once, and a second run of each command writes nothing", async () => {
    await inWorld({}, async (world) => {
      expect((await world.runAll(UP_TO_PROMOTE)).decision).toBe("proceed");
      world.sandbox.site.addFault(errors(0.3, world.clock.now() + 60_000));
      const result = await world.run("watch");
      expect(result).toMatchObject({ decision: "rolled-back", reasonCode: "condition_met" });
      expect(result.production).toEqual({ before: FIRST, after: FIRST, served: FIRST_COMMIT });
      expect(await world.served()).toBe(FIRST_COMMIT);
      expect((await world.statuses()).at(-1)).toMatch(/^rolled back to dpl_sandbox1: error_rate > 5%/);
      world.writes();
      expect(await world.run("deploy")).toMatchObject({ decision: "rolled-back", reasonCode: "already_rolled_back" });
      expect(await world.run("promote")).toMatchObject({ decision: "rolled-back", reasonCode: "already_rolled_back" });
      expect(await world.run("watch")).toMatchObject({ decision: "rolled-back", reasonCode: "already_rolled_back" });
      expect(await world.run("rollback")).toMatchObject({ decision: "rolled-back", reasonCode: "already_done" });
      expect(world.writes()).toEqual([]);
    });
  });

  it("is rolled back at once where the health gate fails right after the promote", async () => {
    await inWorld({ plan: { version: false } }, async (world) => {
      await world.runAll(UP_TO_PROMOTE);
      world.sandbox.site.addFault({ release: COMMIT, fromAt: world.clock.now(), kind: { outage: true } });
      const startedAt = world.clock.now();
      const result = await world.run("watch");
      expect(result).toMatchObject({ decision: "rolled-back", reasonCode: "health_check_failed" });
      expect(world.clock.now() - startedAt).toBeLessThan(60_000);
      expect(await world.served()).toBe(FIRST_COMMIT);
    });
  });

  it("goes on where a watch was cut off, and makes its health checks from then on", async () => {
    const watch = ["for: 4m", "every: 1m", 'rollback_conditions: ["health_check_failures > 3 over 2m"]'];
    await inWorld({ plan: { watch }, visited: false }, async (world) => {
      await world.runAll(UP_TO_PROMOTE);
      await world.clock.sleep(10 * 60_000);
      const result = await world.run("watch");
      expect(result).toMatchObject({ decision: "proceed", reasonCode: "watched" });
      expect(world.clock.now()).toBeGreaterThanOrEqual(result.startedAt + 3 * 60_000);
      const health = result.verdicts.find(({ title }) => title.startsWith("health_check_failures"));
      expect(health?.verdict.evidence.at(-1)?.value).toMatch(/^none are known of \S+ UTC, so they were made until /);
    });
  });

  it("judges from a whole second on, as the record keeps it, where the promote did not get to write when it was", async () => {
    await inWorld({ plan: { watch: SENTRY_WATCH } }, async (world) => {
      await world.runAll(["deploy", "verify"]);
      await world.clock.sleep(1_234);
      const route = "POST /repos/:owner/:repo/deployments/:deployment/statuses";
      world.onAnswer = (emulator, { path }) => {
        if (emulator === "vercel" && path.includes("/promote/"))
          world.sandbox.faults.add({ emulator: "github", route, kind: "status", status: 500 });
      };
      expect((await world.run("promote")).decision).toBe("hold");
      world.onAnswer = () => undefined;
      world.sandbox.faults.clear();
      expect(await world.run("watch")).toMatchObject({ decision: "proceed", reasonCode: "watched" });
      const since = (await world.statuses()).flatMap((text) => /since (\S+Z)/.exec(text)?.[1] ?? []);
      expect(new Set(since).size).toBe(1);
      const asked = world.log.flatMap(({ emulator, query }) => {
        const start = emulator === "sentry" ? new URLSearchParams(query).get("start") : null;
        return start === null ? [] : [Date.parse(start)];
      });
      // The minute in which it began: in buckets of whole minutes the release's own data is all that is counted.
      const promotedAt = Date.parse(since[0] ?? "");
      expect(promotedAt % 1_000).toBe(0);
      expect(Math.min(...asked)).toBe(Math.floor(promotedAt / 60_000) * 60_000);
    });
  });

  it.each([0, 60_000, 61_000, 65_500, 89_900])(
    "asks within 20 s for the rollback of a total outage that begins %i ms after the promote, and reads it back within 60 s",
    async (afterMs) => {
      const watch = ["for: 10m", "every: 1m", 'rollback_conditions: ["health_check_failures > 3 over 5m"]'];
      await inWorld({ plan: { watch }, visited: false }, async (world) => {
        await world.runAll(["deploy", "verify"]);
        let outageAt = 0;
        let askedAt = 0;
        world.onAnswer = (_, { path }) => {
          if (outageAt === 0 && path.includes("/promote/")) {
            outageAt = world.clock.now() + afterMs;
            world.sandbox.site.addFault({ release: COMMIT, fromAt: outageAt, kind: { outage: true } });
          }
          if (askedAt === 0 && path.includes("/rollback/")) askedAt = world.clock.now();
        };
        await world.run("promote");
        const result = await world.run("watch");
        expect(result.decision).toBe("rolled-back");
        expect(result.reasonCode).toBe(afterMs === 0 ? "health_check_failed" : "outage_shown");
        expect(askedAt - outageAt).toBeGreaterThan(0);
        expect(askedAt - outageAt).toBeLessThanOrEqual(20_000);
        expect(result.endedAt - outageAt).toBeLessThanOrEqual(60_000);
        expect(await world.served()).toBe(FIRST_COMMIT);
      });
    },
  );

  it("rolls back on latency, by number and by change", async () => {
    for (const condition of ["p95_latency > 1000ms over 2m", "p95_latency increases by > 50% over 2m"]) {
      const watch = [
        "for: 4m",
        "every: 1m",
        "metrics: { p95_latency: { sentry: { project: web, org: acme, settle: 2m } } }",
        `rollback_conditions: ["${condition}"]`,
        "regression: false",
      ];
      await inWorld({ plan: { watch }, visitorsPerMinute: 60 }, async (world) => {
        await world.runAll(UP_TO_PROMOTE);
        world.sandbox.site.addFault({
          release: COMMIT,
          fromAt: world.clock.now(),
          kind: { addedLatencyMs: 1_500 },
        });
        const result = await world.run("watch");
        expect([condition, result.decision, result.reasonCode]).toEqual([condition, "rolled-back", "condition_met"]);
        expect(await world.served()).toBe(FIRST_COMMIT);
      });
    }
  });

  it("proceeds without a watch, and with a plan that watches nothing but gates", async () => {
    await inWorld({ plan: { watch: null } }, async (world) => {
      expect(await world.runAll(WHOLE)).toMatchObject({ decision: "proceed", reasonCode: "watched" });
      expect(await world.served()).toBe(COMMIT);
    });
    await inWorld({ plan: { watch: null, productionGate: "" } }, async (world) => {
      expect(await world.runAll(WHOLE)).toMatchObject({
        decision: "proceed",
        summary: "The plan has no watch for production.",
      });
    });
  });

  it("makes and verifies a production build of its own where staging is a preview or a custom environment", async () => {
    for (const target of ["preview", "staging"]) {
      await inWorld({ plan: { target, watch: null } }, async (world) => {
        const staged = await world.runAll(["deploy", "verify"]);
        expect(await world.served()).toBe(FIRST_COMMIT);
        const result = await world.run("promote");
        expect([target, result.decision]).toEqual([target, "proceed"]);
        expect(result.candidate?.id).not.toBe(staged.candidate?.id);
        expect(result.verdicts.map(({ title }) => title)).toContain("Chat");
        expect(await world.served()).toBe(COMMIT);
        world.writes();
        expect((await world.run("promote")).decision).toBe("proceed");
        expect(world.writes()).toEqual([]);
      });
    }
  });

  it("has nothing to go back to as the first release ever, and says so instead of guessing", async () => {
    await inWorld({ empty: true, visited: true }, async (world) => {
      expect((await world.runAll(UP_TO_PROMOTE)).decision).toBe("proceed");
      world.sandbox.site.addFault(errors(0.5, world.clock.now()));
      const result = await world.run("watch");
      expect(result).toMatchObject({ decision: "failed", reasonCode: "no_known_good" });
      expect(result.remedy).toContain("`to`");
      expect(world.sandbox.vercel.productionDeploymentId()).toBe(result.candidate?.id);
      expect(world.log.some(({ path }) => path.includes("/rollback/"))).toBe(false);
    });
  });

  it("is not given an id that another commit had", async () => {
    await inWorld({ plan: { watch: null } }, async (world) => {
      expect((await world.runAll(WHOLE, { release: "v1" })).decision).toBe("proceed");
      const result = await world.runAll(WHOLE, { release: "v1", commit: OTHER_COMMIT });
      expect(result).toMatchObject({ command: "promote", decision: "failed", reasonCode: "release_reused" });
      expect(result.remedy).toContain("another release id");
      expect(await world.served()).toBe(COMMIT);
    });
  });

  it("asks every production domain which version it serves", async () => {
    const domains = ["app.example.com", "www.example.com"];
    await inWorld({ plan: { domains, watch: null } }, async (world) => {
      world.sandbox.vercel.setOption("failAliases", ["www.example.com"]);
      const result = await world.runAll(UP_TO_PROMOTE);
      expect(result).toMatchObject({ decision: "hold", reasonCode: "alias_failed" });
      expect(result.summary).toContain("www.example.com");
      expect(result.remedy).toMatch(/run this again|rollback/);
      expect(result.production.served).toContain(`www.example.com: ${FIRST_COMMIT}`);
      world.sandbox.vercel.setOption("failAliases", []);
    });
  });
});

describe("of two releases,", () => {
  it("an older one never overtakes a newer one", async () => {
    await inWorld({ plan: { watch: null } }, async (world) => {
      await world.runAll(["deploy", "verify"]);
      await world.runAll(WHOLE, { commit: OTHER_COMMIT });
      const result = await world.run("promote");
      expect(result).toMatchObject({ decision: "hold", reasonCode: "newer_release_active" });
      expect(result.remedy).toContain("newest commit");
      expect(await world.served()).toBe(OTHER_COMMIT);
      expect((await world.run("watch", {})).decision).toBe("failed");
    });
  });

  it("the watch of the first ends when the second is promoted, without touching it", async () => {
    await inWorld({ plan: { watch: LONG_WATCH } }, async (world) => {
      await world.runAll(UP_TO_PROMOTE);
      const second = { commit: OTHER_COMMIT };
      await world.runAll(["deploy", "verify"], second);
      // Long after the second is promoted, however slow this machine is: a watch that went on would roll it back.
      world.sandbox.site.addFault(errors(0.5, world.clock.now() + 30 * 60_000, COMMIT));
      let promoting: Promise<{ readonly decision: string; readonly summary: string }> | null = null;
      const first = await world.run("watch", {
        onEvent: (event) => {
          if (event.event === "tick") promoting ??= world.run("promote", second);
        },
      });
      expect(await promoting).toMatchObject({
        decision: "proceed",
        summary: expect.stringMatching(/^Production serves/),
      });
      expect(first).toMatchObject({ decision: "hold", reasonCode: "production_moved" });
      // Found by the watch itself or, where it had just decided, by the rollback before it asked: both leave it alone.
      expect(first.remedy).toMatch(/what (it|production) serves/);
      expect(await world.served()).toBe(OTHER_COMMIT);
    });
  });
});
