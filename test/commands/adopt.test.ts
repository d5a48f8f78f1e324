/** A release of what Vercel builds from the push: found, verified, let in, watched; and everything that may come between. */
import { describe, expect, it } from "vitest";
import { renderDemoSite } from "../../src/sandbox/demo-site.ts";
import { COMMIT, inWorld, type PlanParts, siteOf, WHOLE, type Wishes, type World } from "./open-world.ts";

const GIT: PlanParts = {
  deploy: "{ source: git, timeout: 20m }",
  watch: ["for: 2m", "every: 1m", "rollback_conditions: [health_check_failures > 3 over 1m]"],
};

const push = (world: World, commit = COMMIT) =>
  world.sandbox.forge().push("main", commit, renderDemoSite(siteOf(commit, commit)));

async function adopting(body: (world: World) => Promise<void>, wishes: Wishes = {}): Promise<void> {
  await inWorld({ plan: GIT, visited: false, ...wishes }, async (world) => {
    await push(world);
    await body(world);
  });
}

describe("a release of a build from Git", () => {
  it("finds the build of the commit, verifies it, promotes it, puts the setting back and watches", async () => {
    await adopting(async (world) => {
      const result = await world.runAll(WHOLE);
      expect(result).toMatchObject({ decision: "proceed", reasonCode: "watched" });
      expect(await world.served()).toBe(COMMIT);
      expect((await world.host()).project.autoAssignCustomDomains).toBe(false);
      expect(world.writes().filter((write) => write.includes("/v13/deployments"))).toEqual([]);
      for (const command of WHOLE) {
        expect(await world.run(command)).toMatchObject({ decision: "proceed" });
        expect(world.writes()).toEqual([]);
      }
    });
  });
});
