import { expect, it } from "vitest";
import { COMMIT, FIRST, FIRST_COMMIT, inWorld, UP_TO_PROMOTE } from "./open-world.ts";

const PLAN = { plan: { watch: null, version: false } };

it("goes back to the recorded deployment after one round of reads", async () => {
  await inWorld(PLAN, async (world) => {
    await world.runAll(UP_TO_PROMOTE);
    const result = await world.run("rollback", { options: { reason: "it is broken" } });
    expect([result.decision, result.reasonCode]).toEqual(["rolled-back", "rolled_back"]);
    expect(await world.served()).toBe(FIRST_COMMIT);
  });
});

it.each(["deleted", "retention"] as const)(
  "is refused by the host where the recorded deployment is gone (%s), which is read then and said",
  async (how) => {
    await inWorld(PLAN, async (world) => {
      await world.runAll(UP_TO_PROMOTE);
      world.sandbox.vercel.deleteDeployment(FIRST, how);
      const result = await world.run("rollback", { options: { reason: "it is broken" } });
      expect([result.decision, result.reasonCode]).toEqual(["hold", "known_good_gone"]);
      expect(result.remedy).toMatch(/`to`/);
      expect(await world.served()).toBe(COMMIT);
    });
  },
);
