/** Who may dispatch releases runs an old one again, to bring back what it had or to undo somebody's rollback. */
import { expect, it } from "vitest";
import { FIRST_COMMIT, OTHER_COMMIT, UP_TO_PROMOTE } from "../commands/open-world.ts";
import { underAttack } from "./open-attack.ts";

const PLAN = { plan: { watch: null } };

it("an older release does not take the place of a newer one", async () => {
  await underAttack(PLAN, async (attack) => {
    await attack.runAll(UP_TO_PROMOTE);
    await attack.runAll(UP_TO_PROMOTE, { commit: OTHER_COMMIT });
    const again = await attack.runAll([...UP_TO_PROMOTE, "watch"]);
    expect([again.decision, again.reasonCode]).toEqual(["hold", "newer_release_active"]);
    expect((await attack.run("watch")).reasonCode).toBe("production_moved");
    expect(await attack.served()).toBe(OTHER_COMMIT);
  });
});

it("a release that was rolled back does not come again, nor does another one while production is pinned", async () => {
  await underAttack(PLAN, async (attack) => {
    await attack.runAll(UP_TO_PROMOTE);
    await attack.run("rollback");
    for (const command of ["deploy", "promote", "watch"] as const) {
      const result = await attack.run(command, { options: { unpin: true } });
      expect(result).toMatchObject({ reasonCode: "already_rolled_back" });
    }
    const other = await attack.runAll(UP_TO_PROMOTE, { commit: OTHER_COMMIT });
    expect([other.decision, other.reasonCode]).toEqual(["hold", "production_pinned"]);
    expect(await attack.served()).toBe(FIRST_COMMIT);
  });
});
