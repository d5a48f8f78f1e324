/** A release that must be taken back, by a ladder of several rungs. */
import { describe, expect, it } from "vitest";
import type { ReleaseEvent } from "../../src/release/result.ts";
import { COMMIT, FIRST, FIRST_COMMIT, inWorld, type World } from "./open-world.ts";

const NO_WATCH = ["for: 2m", "every: 1m", 'rollback_conditions: ["health_check_failures > 3 over 2m"]'];

function wishesFor(rollback: string) {
  return { plan: { watch: NO_WATCH, version: false, rollback }, visited: false };
}

/** A release that is down from its promote on. */
async function releaseDown(world: World, onEvent: (event: ReleaseEvent) => void = () => undefined) {
  await world.runAll(["deploy", "verify"]);
  world.sandbox.site.addFault({ release: COMMIT, fromAt: 0, kind: { outage: true } });
  const promoted = await world.run("promote");
  world.writes();
  const result = await world.run("watch", { onEvent });
  return { promoted, result, outcome: result.verdicts.find(({ title }) => title.startsWith("rollback: "))?.verdict };
}

const rollbacks = (world: World) => world.writes().filter((one) => one.includes("/rollback/"));

describe("a ladder with a command", () => {
  it("leaves the release where the command helped, recorded as begun before it ran, and a person decides", async () => {
    await inWorld(wishesFor("{ ladder: [command, host], command: { run: echo helping } }"), async (world) => {
      const { result, outcome } = await releaseDown(world, (event) => {
        if (event.event === "output" && event.line === "helping") world.sandbox.site.clearFaults();
      });
      expect(outcome).toMatchObject({ outcome: "pass", reasonCode: "rung_helped" });
      expect(result).toMatchObject({ decision: "hold", reasonCode: "mitigated" });
      expect(result.production.after).toBe(result.candidate?.id);
      expect(rollbacks(world)).toEqual([]);
      const statuses = await world.statuses();
      expect(statuses.some((one) => / after command=begun: /.test(one))).toBe(true);
      expect(statuses.at(-1)).toMatch(/^held since \S+ after command=helped: mitigated, /);
    });
  });

  it("goes on to the host where the command did not help, within half a minute", async () => {
    await inWorld(wishesFor("{ ladder: [command, host], command: { run: 'true' } }"), async (world) => {
      let taken = 0;
      let asked = 0;
      world.onAnswer = (_, { path }) => {
        if (asked === 0 && path.includes("/rollback/")) asked = world.clock.now();
      };
      const { result, outcome } = await releaseDown(world, (event) => {
        if (event.event === "step" && event.step === "rollback-decided") taken = event.at;
      });
      expect(outcome).toMatchObject({ outcome: "hold", reasonCode: "rung_unhelpful" });
      expect(result.decision).toBe("rolled-back");
      expect(asked).toBeGreaterThan(taken);
      expect(asked - taken).toBeLessThanOrEqual(30_000);
      expect(result.production.after).toBe(FIRST);
      expect(await world.served()).toBe(FIRST_COMMIT);
      expect((await world.statuses()).at(-1)).toMatch(/^rolled back to dpl_sandbox1 after command=unhelpful: /);
    });
  });

  it("is taken after the host only where the known-good deployment fails, too", async () => {
    await inWorld(wishesFor("{ ladder: [host, command], command: { run: echo helping } }"), async (world) => {
      world.onAnswer = (_, { path }) => {
        if (path.includes("/rollback/"))
          world.sandbox.site.addFault({ release: null, fromAt: 0, kind: { outage: true } });
      };
      const { result } = await releaseDown(world, (event) => {
        if (event.event === "output" && event.line === "helping") world.sandbox.site.clearFaults();
      });
      expect(result.decision).toBe("rolled-back");
      expect(result.verdicts.map(({ title, verdict }) => `${title}: ${verdict.outcome}`)).toEqual(
        expect.arrayContaining([
          "Health, after the rollback: fail",
          "rollback: command: pass",
          "Health, after command: pass",
        ]),
      );
      expect((await world.statuses()).at(-1)).toMatch(/^rolled back to dpl_sandbox1 after command=helped: /);
    });
  });
});

describe("a ladder with a revert", () => {
  const REVERT = wishesFor("{ ladder: [host, revert] }");
  const before = async (world: World) => {
    await world.sandbox.forge().push("main", FIRST_COMMIT, { "app.ts": "1" });
    await world.sandbox.forge().push("main", COMMIT, { "app.ts": "2" });
  };
  const pullsOf = async (world: World) => {
    const answer = await fetch(`${world.sandbox.origins.github}/_sandbox/state`);
    return ((await answer.json()) as { readonly pulls: readonly unknown[] }).pulls;
  };

  it("proposes it once the release is out, and a later run finds all done", async () => {
    await inWorld(REVERT, async (world) => {
      await before(world);
      const { result, outcome } = await releaseDown(world);
      expect(result.decision).toBe("rolled-back");
      expect(outcome).toMatchObject({ outcome: "pass", reasonCode: "rung_done" });
      expect(await pullsOf(world)).toHaveLength(1);
      expect((await world.statuses()).at(-1)).toMatch(/^rolled back to dpl_sandbox1 after revert=done: /);
      world.writes();
      expect((await world.run("watch")).reasonCode).toBe("already_rolled_back");
      expect(world.writes()).toEqual([]);
    });
  });

  it("that is not possible is recorded so, and changes nothing about the rollback", async () => {
    await inWorld(REVERT, async (world) => {
      await before(world);
      world.meddler = { asked: ({ path }) => (path.includes("/git/") ? { connection: "reset" } : null) };
      const { result } = await releaseDown(world);
      expect(result.decision).toBe("rolled-back");
      world.meddler = {};
      expect((await world.statuses()).at(-1)).toMatch(/ after revert=failed: /);
      expect(await pullsOf(world)).toEqual([]);
    });
  });

  it("proposes it after a rollback by hand, whose plan was not read before production was safe", async () => {
    await inWorld({ ...REVERT, plan: { ...REVERT.plan, watch: null } }, async (world) => {
      await before(world);
      await world.runAll(["deploy", "verify", "promote"]);
      const result = await world.run("rollback");
      expect(result).toMatchObject({ decision: "rolled-back", production: { after: FIRST } });
      expect(await pullsOf(world)).toHaveLength(1);
      expect((await world.run("rollback")).reasonCode).toBe("already_done");
      expect(await pullsOf(world)).toHaveLength(1);
    });
  });
});
