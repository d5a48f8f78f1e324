/** A writer says with a status that a healthy release is being, or was, rolled back. */
import { expect, it } from "vitest";
import { COMMIT, FIRST, UP_TO_PROMOTE, WHOLE } from "../commands/open-world.ts";
import { BAD, underAttack } from "./open-attack.ts";

const ROLLING = { state: "in_progress", description: `rolling back to ${BAD}: error_rate > 5%` } as const;
const ROLLED = { state: "failure", description: `rolled back to ${FIRST}: error_rate > 5%` } as const;

it.each(["deploy", "promote", "watch"] as const)(
  "a forged decision does not evict it by the next %s",
  async (command) => {
    await underAttack({}, async (attack) => {
      await attack.runAll(UP_TO_PROMOTE);
      await attack.mallory.createDeploymentStatus(await attack.recordOf("production"), ROLLING);
      const result = await attack.run(command);
      expect(result.decision).toBe("proceed");
      expect(result.notes.join("\n")).toMatch(/"rolling back to .*" by mallory.*ignored/);
      expect(await attack.served()).toBe(COMMIT);
    });
  },
);

it("a forged end neither keeps a release from its watch nor a person from rolling back", async () => {
  await underAttack({}, async (attack) => {
    await attack.runAll(UP_TO_PROMOTE);
    await attack.mallory.createDeploymentStatus(await attack.recordOf("production"), ROLLED);
    expect((await attack.run("watch")).reasonCode).toBe("watched");
    const result = await attack.run("rollback");
    expect([result.decision, result.reasonCode]).toEqual(["rolled-back", "rolled_back"]);
  });
});

it("a forged end of the watch does not let a rolled-back release go again", async () => {
  await underAttack({}, async (attack) => {
    await attack.runAll(WHOLE);
    await attack.run("rollback");
    const done = { state: "success", description: "done since 2026-01-05T09:00:00Z: fine" } as const;
    await attack.mallory.createDeploymentStatus(await attack.recordOf("production"), done);
    const result = await attack.run("promote", { options: { unpin: true } });
    expect([result.decision, result.reasonCode]).toEqual(["rolled-back", "already_rolled_back"]);
    expect(result.notes.join("\n")).toMatch(/"done since .*" by mallory.*ignored/);
  });
});
