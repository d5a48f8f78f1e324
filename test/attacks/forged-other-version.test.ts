/** A writer makes a record that looks as if a later version of Holdpoint had written it, so that ours refuses to go on. */
import { expect, it } from "vitest";
import { FIRST, UP_TO_PROMOTE } from "../commands/open-world.ts";
import { underAttack } from "./open-attack.ts";

it("no rollback is refused for it, and every command goes on", async () => {
  await underAttack({ plan: { watch: null } }, async (attack) => {
    await attack.run("deploy");
    await attack.forge("staging", { holdpoint: 2 });
    await attack.runAll(UP_TO_PROMOTE);
    await attack.forge("production", { holdpoint: 2 });
    expect((await attack.run("watch")).decision).toBe("proceed");
    const result = await attack.run("rollback");
    expect([result.decision, result.production.after]).toEqual(["rolled-back", FIRST]);
    expect(result.notes.join("\n")).toMatch(/by mallory looks like a release record/);
  });
});
