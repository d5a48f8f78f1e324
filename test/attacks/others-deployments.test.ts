/** Another workflow of the repository writes deployments and statuses as the same `github-actions[bot]`, as many do. */
import { expect, it } from "vitest";
import type { Forge } from "../../src/providers/contract.ts";
import { PRODUCTION_TASK } from "../../src/release/record.ts";
import { COMMIT, FIRST, OTHER_COMMIT, UP_TO_PROMOTE } from "../commands/open-world.ts";
import { type Attack, BAD, underAttack } from "./open-attack.ts";

/** As `actions/deploy-pages`, Vercel's own integration and home-made scripts write them. */
const PAYLOADS: readonly unknown[] = [
  {},
  "",
  { holdpoint: true, release: OTHER_COMMIT, candidate: { id: BAD } },
  { holdpoint: 1, phase: "production", release: OTHER_COMMIT },
  { web_url: "https://app.example.com", candidate: { id: BAD }, knownGood: { id: BAD, commit: null } },
];

async function write(attack: Attack): Promise<void> {
  const forge: Forge = await attack.context().role("forge");
  for (const task of ["deploy", PRODUCTION_TASK]) {
    for (const payload of PAYLOADS) {
      const { id } = await forge.createDeployment({
        ref: OTHER_COMMIT,
        task,
        environment: "production",
        description: "Deployed",
        payload,
        productionEnvironment: true,
      });
      await forge.createDeploymentStatus(id, { state: "success", description: "Deployed!" });
    }
  }
}

it("no release is stopped, promoted or rolled back by deployments that are not ours", async () => {
  await underAttack({ plan: { watch: null } }, async (attack) => {
    await write(attack);
    expect((await attack.runAll(UP_TO_PROMOTE)).decision).toBe("proceed");
    await write(attack);
    expect((await attack.run("promote")).reasonCode).toBe("already_done");
    expect((await attack.run("watch")).decision).toBe("proceed");
    const result = await attack.run("rollback");
    expect([result.decision, result.production.after]).toEqual(["rolled-back", FIRST]);
  });
});

it("a status on our own record that is not in our words says nothing, whoever wrote it", async () => {
  await underAttack({ plan: { watch: null } }, async (attack) => {
    await attack.run("deploy");
    const forge: Forge = await attack.context().role("forge");
    const staging = await attack.recordOf("staging");
    for (const [state, description] of [
      ["success", "verified"],
      ["success", "Verified: all good"],
      ["success", ""],
      ["in_progress", "verified: by the state that is missing"],
      ["inactive", "verified: 3 of 3 gates passed"],
    ] as const) {
      await forge.createDeploymentStatus(staging, { state, description });
      expect([description, (await attack.run("promote")).reasonCode]).toEqual([description, "staging_not_verified"]);
    }
    await attack.runAll(["verify", "promote"]);
    const record = await attack.recordOf("production");
    for (const description of ["rolled back", "Rolling back to dpl_bad: no", "please roll back to dpl_bad"]) {
      await forge.createDeploymentStatus(record, { state: "failure", description: `${description} now` });
      expect((await attack.run("watch")).decision).toBe("proceed");
    }
    expect(await attack.served()).toBe(COMMIT);
  });
});
