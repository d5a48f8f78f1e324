/** Who may dispatch a rollback, which nobody reviews, names a build that was never approved for production. */
import { expect, it } from "vitest";
import { COMMIT, FIRST_COMMIT, OTHER_COMMIT, UP_TO_PROMOTE } from "../commands/open-world.ts";
import { commands } from "../../src/commands/index.ts";
import type { CommandContext } from "../../src/engine/context.ts";
import type { Host } from "../../src/providers/contract.ts";
import { BAD, underAttack } from "./open-attack.ts";

const PREVIEW = "dpl_preview";

it("is refused one that was staged only, a preview, and one whose gates failed, and the host is asked for nothing", async () => {
  await underAttack({ plan: { watch: null } }, async (attack) => {
    await attack.sandbox.vercel.plantDeployment({ id: PREVIEW, target: "preview", files: { "index.html": "mine" } });
    await attack.runAll(UP_TO_PROMOTE);
    const staged = await attack.run("deploy", { commit: OTHER_COMMIT });
    attack.writes();
    for (const to of [BAD, PREVIEW, staged.candidate?.id ?? ""]) {
      for (const dryRun of [true, false]) {
        const result = await attack.run("rollback", { options: { to, dryRun } });
        expect([to, result.decision, result.reasonCode]).toEqual([to, "hold", "target_never_served"]);
      }
    }
    expect(attack.writes()).toEqual([]);
    expect(await attack.served()).toBe(COMMIT);
  });
});

it("is refused one of another project, which the token may see as well", async () => {
  await underAttack({ plan: { watch: null } }, async (attack) => {
    await attack.runAll(UP_TO_PROMOTE);
    const context = attack.context({ options: { to: "dpl_sandbox1" } });
    const host: Host = await context.role("host");
    const found = await host.readDeployment("dpl_sandbox1");
    expect(found?.projectId).toBe((await host.readProject()).id);
    const others: Host = { ...host, readDeployment: async () => found && { ...found, projectId: "prj_of_others" } };
    const role: CommandContext["role"] = async (name) => (name === "host" ? others : await context.role(name)) as never;
    const result = await commands.rollback.run({ ...context, role });
    expect(result).toMatchObject({ decision: "hold", reasonCode: "not_found" });
    expect(await attack.served()).toBe(COMMIT);
  });
});

it("is let go back to what was in production", async () => {
  await underAttack({ plan: { watch: null } }, async (attack) => {
    await attack.runAll(UP_TO_PROMOTE);
    await attack.runAll(UP_TO_PROMOTE, { commit: OTHER_COMMIT });
    expect((await attack.run("rollback", { options: { to: "dpl_sandbox1" } })).decision).toBe("rolled-back");
    expect(await attack.served()).toBe(FIRST_COMMIT);
  });
});
