/** A writer makes so many records, or statuses of one, that GitHub's first page holds none of ours. */
import { expect, it } from "vitest";
import { COMMIT, FIRST, UP_TO_PROMOTE } from "../commands/open-world.ts";
import { BAD, underAttack } from "./open-attack.ts";

it("ours are found behind them", async () => {
  await underAttack({ plan: { watch: null } }, async (attack) => {
    await attack.runAll(UP_TO_PROMOTE);
    for (let made = 0; made < 110; made += 1) await attack.forge("production", { release: `forged-${made}` });
    expect((await attack.run("promote")).reasonCode).toBe("already_done");
    const result = await attack.run("rollback");
    expect([result.decision, result.production.after]).toEqual(["rolled-back", FIRST]);
    expect(result.notes.join("\n")).toMatch(/107 more such GitHub deployments are by others/);
  });
});

it("so are our statuses behind theirs", async () => {
  await underAttack({ plan: { watch: null } }, async (attack) => {
    await attack.runAll(UP_TO_PROMOTE);
    const record = await attack.recordOf("production");
    for (let made = 0; made < 110; made += 1) {
      const description = `rolling back to ${BAD}: ${made}`;
      await attack.mallory.createDeploymentStatus(record, { state: "in_progress", description });
    }
    expect((await attack.run("watch")).decision).toBe("proceed");
    expect(await attack.served()).toBe(COMMIT);
  });
});
