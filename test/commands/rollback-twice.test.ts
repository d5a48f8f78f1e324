/** A rollback that a person asks for again, or while the release is just coming: it goes back once, and the record says so. */
import { describe, expect, it } from "vitest";
import { rollback } from "../../src/commands/rollback.ts";
import { renderProductionStatus } from "../../src/release/record.ts";
import { COMMIT, inWorld, OTHER_COMMIT, WHOLE, type World } from "./open-world.ts";

const DOMAINS = ["app.example.com", "www.example.com"];
const PLAN = { plan: { watch: null, version: false, domains: DOMAINS } };
const OTHER = { commit: OTHER_COMMIT };

/** K0 is what was there at first, K1 is COMMIT's build and judged good, C is OTHER_COMMIT's. */
async function releaseBoth(world: World, until = WHOLE) {
  await world.runAll(WHOLE);
  const known = world.sandbox.vercel.productionDeploymentId() ?? "";
  await world.runAll(until, OTHER);
  return { known, candidate: world.sandbox.vercel.productionDeploymentId() ?? "" };
}

const asked = (world: World) => world.writes().filter((write) => write.includes("/rollback/"));
const newestStatus = async (world: World) => (await world.statuses()).at(-1);

describe("a rollback that is dispatched again", () => {
  it("ends on the same deployment where one of two domains failed, as its own remedy says", async () => {
    await inWorld(PLAN, async (world) => {
      const { known } = await releaseBoth(world);
      world.sandbox.vercel.setOption("failAliases", ["www.example.com"]);
      expect((await world.run("rollback")).decision).toBe("hold");
      world.sandbox.vercel.setOption("failAliases", []);
      await world.run("rollback");
      expect(world.sandbox.vercel.productionDeploymentId()).toBe(known);
      expect(await world.served()).toBe(COMMIT);
    });
  });

  it("corrects the record where the first run died after its request, with and without a named deployment", async () => {
    for (const named of [false, true]) {
      await inWorld(PLAN, async (world) => {
        const { known } = await releaseBoth(world);
        expect(await newestStatus(world)).toMatch(/^done/);
        const host = await world.context().role("host");
        await host.rollback(known, "the run that died");
        await world.clock.sleep(60_000);
        const result = await world.run("rollback", { options: { to: named ? known : null, reason: "it is slow" } });
        expect(result).toMatchObject({
          decision: "rolled-back",
          reasonCode: "already_done",
          production: { after: known },
        });
        expect(await newestStatus(world)).toMatch(new RegExp(`^rolled back to ${known}.*: it is slow`));
        world.writes();
        await world.run("rollback", { options: { to: named ? known : null } });
        expect(world.writes()).toEqual([]);
      });
    }
  });
});

it("a rollback has the last word in the record, whatever a run that was at work on the release writes over it", async () => {
  await inWorld(PLAN, async (world) => {
    const { known } = await releaseBoth(world);
    const context = world.context();
    const forge = await context.role("forge");
    let written = 0;
    const crossed: typeof forge = {
      ...forge,
      createDeploymentStatus: async (id, status) => {
        const made = await forge.createDeploymentStatus(id, status);
        const theirs = { phase: "done", promotedAt: world.clock.now(), reason: "nobody saw it" } as const;
        if ((written += 1) === 1) await forge.createDeploymentStatus(id, renderProductionStatus(theirs));
        return made;
      },
    };
    const result = await rollback.run({ ...context, forgeUntil: async () => crossed });
    expect(result).toMatchObject({ decision: "rolled-back", production: { after: known } });
    expect((await world.statuses()).slice(-3)).toEqual([
      expect.stringMatching(/^rolled back to /),
      expect.stringMatching(/^done/),
      expect.stringMatching(/^rolled back to /),
    ]);
  });
});

describe("a rollback during a promote", () => {
  it("takes out the release that the host is just promoting, and writes into its record", async () => {
    await inWorld(PLAN, async (world) => {
      const { known } = await releaseBoth(world, ["deploy", "verify"]);
      let rolling: ReturnType<World["run"]> | null = null;
      world.onAnswer = (_, { path, method }) => {
        if (method === "POST" && path.includes("/promote/")) rolling ??= world.run("rollback");
      };
      await world.run("promote", OTHER);
      const result = await rolling;
      expect(result).toMatchObject({
        decision: "rolled-back",
        reasonCode: "rolled_back",
        production: { after: known },
      });
      expect(world.sandbox.vercel.productionDeploymentId()).toBe(known);
      const statuses = await world.statuses();
      expect(statuses.filter((status) => status.startsWith("rolled back"))).toHaveLength(1);
      expect(statuses.at(-1)).toMatch(/^rolled back/);
      expect((await world.run("promote", OTHER)).reasonCode).toBe("already_rolled_back");
    });
  });

  it("takes back one that is only queued at the host", async () => {
    await inWorld(PLAN, async (world) => {
      const { known } = await releaseBoth(world, ["deploy", "verify"]);
      world.sandbox.vercel.setOption("promoteAnswer", "202");
      world.sandbox.vercel.setOption("queuedMs", null);
      expect((await world.run("promote", OTHER)).reasonCode).toBe("promotion_queued");
      expect(await world.run("rollback")).toMatchObject({ decision: "rolled-back", production: { after: known } });
      expect((await world.run("promote", OTHER)).reasonCode).toBe("already_rolled_back");
      expect(world.sandbox.vercel.productionDeploymentId()).toBe(known);
    });
  });

  it("before the host was asked leaves production as it is, and the release is not promoted any more", async () => {
    await inWorld(PLAN, async (world) => {
      const { known } = await releaseBoth(world, ["deploy", "verify"]);
      world.sandbox.faults.add({
        emulator: "vercel",
        route: "POST /v10/projects/:project/promote/:deployment",
        kind: "status",
        status: 403,
      });
      expect((await world.run("promote", OTHER)).decision).toBe("hold");
      world.sandbox.faults.clear();
      expect(await newestStatus(world)).toBe("promoting");
      const result = await world.run("rollback");
      expect(result).toMatchObject({ decision: "rolled-back", production: { after: known } });
      expect(result.summary).toContain("is not promoted any more");
      expect(asked(world)).toEqual([]);
      expect((await world.run("promote", OTHER)).reasonCode).toBe("already_rolled_back");
    });
  });
});
