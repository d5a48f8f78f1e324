/** A writer says with a token of their own that a build passed staging. */
import { expect, it } from "vitest";
import { FIRST_COMMIT } from "../commands/open-world.ts";
import { underAttack } from "./open-attack.ts";

const PLAN = { plan: { watch: null } };
const VERIFIED = { state: "success", description: "verified: 3 of 3 gates passed" } as const;

it("a forged status does not skip staging, and the promote says whose it is", async () => {
  await underAttack(PLAN, async (attack) => {
    await attack.run("deploy");
    await attack.mallory.createDeploymentStatus(await attack.recordOf("staging"), VERIFIED);
    const result = await attack.run("promote");
    expect([result.decision, result.reasonCode]).toEqual(["failed", "staging_not_verified"]);
    expect(result.notes.join("\n")).toMatch(/"verified: 3 of 3 gates passed" by mallory.*ignored/);
    expect(await attack.served()).toBe(FIRST_COMMIT);
    // The gates are asked all the same, and then the build may go.
    expect((await attack.run("verify")).reasonCode).toBe("verified");
    expect((await attack.run("promote")).decision).toBe("proceed");
  });
});

it("a forged record does not skip staging either", async () => {
  await underAttack(PLAN, async (attack) => {
    await attack.run("deploy");
    await attack.forge("staging", {}, VERIFIED);
    const result = await attack.run("promote");
    expect([result.decision, result.reasonCode]).toEqual(["failed", "staging_not_verified"]);
    expect(result.notes.join("\n")).toMatch(/by mallory looks like a staging record/);
    expect(await attack.served()).toBe(FIRST_COMMIT);
  });
});

it("a forged failure does not stop a build that passed", async () => {
  await underAttack(PLAN, async (attack) => {
    await attack.runAll(["deploy", "verify"]);
    const failed = { state: "failure", description: "failed: gate_failed, no" } as const;
    await attack.mallory.createDeploymentStatus(await attack.recordOf("staging"), failed);
    expect((await attack.run("promote")).decision).toBe("proceed");
  });
});
