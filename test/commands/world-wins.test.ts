/** What the record says, what production serves, and somebody who acts in between: the world wins, and is what is said. */
import { describe, expect, it } from "vitest";
import { commands } from "../../src/commands/index.ts";
import type { Host, RoleName, Roles } from "../../src/providers/contract.ts";
import type { CommandResult } from "../../src/release/result.ts";
import { renderSummary } from "../../src/report/summary.ts";
import { COMMIT, FIRST, inWorld, UP_TO_PROMOTE, WHOLE, type World } from "./open-world.ts";

const DOMAINS = ["app.example.com", "www.example.com"];
const PLAN = { plan: { watch: null, version: false, domains: DOMAINS } };
const ROLLBACK = "POST /v9/projects/:project/rollback/:deployment";
const COMMANDS = ["deploy", "promote", "watch"] as const;

const breakSite = (world: World) =>
  world.sandbox.site.addFault({ release: COMMIT, fromAt: world.clock.now(), kind: { outage: true } });
const candidateOf = ({ candidate }: CommandResult) => candidate?.id ?? "";
const rollbacks = (world: World) => world.writes().filter((write) => write.includes("/rollback/"));
const newestStatus = async (world: World) => (await world.statuses()).at(-1);

async function promoteByHand(world: World, id: string) {
  await world.clock.sleep(60_000);
  await (await world.context().role("host")).promote(id);
  await world.clock.sleep(60_000);
}

/** Somebody acts once the gate has passed, and nothing is looked at after that. */
const afterGate = (act: () => void) => ({
  onEvent: ({ event }: { readonly event: string }) => void (event === "gate" && act()),
});

describe("a rollback that was decided by a run that died", () => {
  it("is not made a second time where a person promoted the release again, and the next watch judges it anew", async () => {
    await inWorld(PLAN, async (world) => {
      const candidate = candidateOf(await world.runAll(UP_TO_PROMOTE));
      breakSite(world);
      // The request arrives, and the run dies before it reads production back.
      world.sandbox.faults.add({ emulator: "vercel", route: ROLLBACK, kind: "status", status: 403 });
      expect((await world.run("watch")).decision).toBe("hold");
      world.sandbox.faults.clear();
      await (await world.context().role("host")).rollback(FIRST, "the run that died");
      await promoteByHand(world, candidate);
      world.sandbox.site.clearFaults();
      world.writes();
      for (const command of COMMANDS) {
        const result = await world.run(command);
        const decisions = { deploy: "hold", promote: "proceed", watch: "proceed" };
        expect([command, result.decision]).toEqual([command, decisions[command]]);
        expect(result.production.after).toBe(candidate);
      }
      expect(rollbacks(world)).toEqual([]);
      expect(world.sandbox.vercel.productionDeploymentId()).toBe(candidate);
    });
  });

  it("is not made later where somebody else's deployment was in the way", async () => {
    await inWorld(PLAN, async (world) => {
      await world.runAll(UP_TO_PROMOTE);
      breakSite(world);
      const hand = await world.sandbox.vercel.plantDeployment({ id: "dpl_hand", files: { "index.html": "x" } });
      const result = await world.run("watch", {
        onEvent: (event) => {
          if (event.event === "step" && event.step === "rollback-decided") world.sandbox.vercel.changeProduction(hand);
        },
      });
      expect(result.reasonCode).toBe("production_moved");
      expect(await newestStatus(world)).toMatch(/^held since .*: production_moved/);
    });
  });
});

describe("a release that was rolled back", () => {
  it("and that production serves again is never said to be rolled back, by no command", async () => {
    await inWorld(PLAN, async (world) => {
      const candidate = candidateOf(await world.runAll(UP_TO_PROMOTE));
      breakSite(world);
      expect((await world.run("watch")).decision).toBe("rolled-back");
      await promoteByHand(world, candidate);
      world.writes();
      for (const command of COMMANDS) {
        const result = await world.run(command);
        expect([command, result.decision, result.reasonCode]).toEqual([command, "hold", "production_moved"]);
        expect(renderSummary(result).split("\n")[0]).toMatch(
          new RegExp(`^\\*\\*Production serves \`${candidate}\`\\*\\*`),
        );
      }
      expect(world.writes()).toEqual([]);
    });
  });

  it("ends each command in the same way, with what production serves now", async () => {
    await inWorld(PLAN, async (world) => {
      await world.runAll(UP_TO_PROMOTE);
      breakSite(world);
      await world.run("watch");
      const hand = await world.sandbox.vercel.plantDeployment({ id: "dpl_hand", files: { "index.html": "x" } });
      world.sandbox.vercel.changeProduction(hand);
      for (const command of COMMANDS) {
        const result = await world.run(command);
        const { decision, reasonCode, production } = result;
        expect([command, decision, reasonCode]).toEqual([command, "rolled-back", "already_rolled_back"]);
        expect(production).toMatchObject({ before: FIRST, after: "dpl_hand" });
        expect(renderSummary(result)).not.toContain("again**");
      }
    });
  });

  it("says of a release that is under way what production serves now, and not what it served before", async () => {
    await inWorld(PLAN, async (world) => {
      const candidate = candidateOf(await world.runAll(WHOLE));
      expect((await world.run("deploy")).production).toMatchObject({ before: FIRST, after: candidate });
    });
  });
});

describe("the end of a watch", () => {
  it("holds where somebody else's deployment came during the last look, and neither record nor commit says done", async () => {
    await inWorld(PLAN, async (world) => {
      await world.runAll(UP_TO_PROMOTE);
      const hand = await world.sandbox.vercel.plantDeployment({ id: "dpl_hand", files: { "index.html": "x" } });
      const result = await world.run(
        "watch",
        afterGate(() => world.sandbox.vercel.changeProduction(hand)),
      );
      expect(result).toMatchObject({ decision: "hold", reasonCode: "production_moved" });
      expect(result.production.after).toBe("dpl_hand");
      expect(await newestStatus(world)).toMatch(/^held since .*: production_moved/);
      const forge = await world.context().role("forge");
      const states = (await forge.listCommitStatuses(COMMIT)).map(({ state }) => state);
      expect(states).not.toContain("success");
    });
  });

  it("leaves what a person's rollback wrote during the last look", async () => {
    await inWorld(PLAN, async (world) => {
      await world.runAll(UP_TO_PROMOTE);
      const context = world.context();
      const result = await commands.watch.run({
        ...context,
        checkGate: async (...asked) => {
          const verdict = await context.checkGate(...asked);
          await world.run("rollback", { options: { reason: "checkout is broken" } });
          return verdict;
        },
      });
      expect([result.decision, result.production.after]).toEqual(["rolled-back", FIRST]);
      expect(await newestStatus(world)).toMatch(/^rolled back to .*: checkout is broken/);
    });
  });
});

describe("a promote", () => {
  it("that a person took back just before the host was asked writes nothing over that, and production goes back", async () => {
    await inWorld(PLAN, async (world) => {
      await world.runAll(["deploy", "verify"]);
      const context = world.context();
      const host = await context.role("host");
      const late: Host = {
        ...host,
        promote: async (id) => {
          const options = { reason: "not today" };
          expect(await world.run("rollback", { options })).toMatchObject({ decision: "rolled-back" });
          return host.promote(id);
        },
      };
      const role = async <Name extends RoleName>(name: Name): Promise<Roles[Name]> =>
        name === "host" ? (late as Roles[Name]) : context.role(name);
      const result = await commands.promote.run({ ...context, role });
      expect([result.decision, result.production.after]).toEqual(["rolled-back", FIRST]);
      expect(world.sandbox.vercel.productionDeploymentId()).toBe(FIRST);
      expect(await newestStatus(world)).toMatch(/^rolled back to .*: not today/);
    });
  });
});
