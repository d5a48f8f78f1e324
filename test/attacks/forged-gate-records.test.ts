/** A writer makes the records that the gates `prior`, `drill` and `backups` ask for. */
import { expect, it } from "vitest";
import { backups } from "../../src/gates/backups/index.ts";
import { drill } from "../../src/gates/drill.ts";
import { prior } from "../../src/gates/prior.ts";
import { DRILL_ENVIRONMENT, DRILL_TASK } from "../../src/release/drill.ts";
import { STEP_TASK } from "../../src/release/step-record.ts";
import { COMMIT, FIRST, UP_TO_PROMOTE } from "../commands/open-world.ts";
import { ask } from "../gates/gate-context.ts";
import { recordedDump } from "../release/recorded-dump.ts";
import { type Attack, underAttack } from "./open-attack.ts";

const VERIFIED = { state: "success", description: "verified: 3 of 3 gates passed" } as const;
const QUIET = { visited: false };

const askPrior = async (attack: Attack) =>
  ask(prior, "staging", { deployments: await attack.context().role("forge") }, { target: { commit: COMMIT } });
const askDrill = async (attack: Attack, spec: object = { within: "90d" }) =>
  ask(drill, spec, { deployments: await attack.context().role("forge") }, { clock: attack.clock });

it("prior does not pass on a forged status or record, and names both", async () => {
  await underAttack(QUIET, async (attack) => {
    await attack.run("deploy");
    await attack.mallory.createDeploymentStatus(await attack.recordOf("staging"), VERIFIED);
    await attack.forge("staging", {}, VERIFIED);
    const verdict = await askPrior(attack);
    expect(verdict).toMatchObject({ outcome: "hold", reasonCode: "release_not_staged" });
    const ignored = verdict.evidence.filter(({ label }) => label === "ignored").map(({ value }) => value);
    expect(ignored).toEqual([
      expect.stringMatching(/by mallory looks like a staging record/),
      expect.stringMatching(/"verified: .*" by mallory/),
    ]);
  });
});

it("prior is not held up by a forged record of another version", async () => {
  await underAttack(QUIET, async (attack) => {
    await attack.runAll(["deploy", "verify"]);
    await attack.forge("staging", { holdpoint: 2 });
    expect(await askPrior(attack)).toMatchObject({ outcome: "pass" });
  });
});

const rehearsal = (attack: Attack) =>
  attack.mallory.createDeployment({
    ref: COMMIT,
    task: DRILL_TASK,
    environment: DRILL_ENVIRONMENT,
    description: "a drill",
    payload: {
      holdpoint: 1,
      phase: "drill",
      project: "web",
      commit: COMMIT,
      planDigest: "d",
      faults: [],
      reasonCode: "condition_met",
      endedAt: attack.clock.now(),
    },
    productionEnvironment: false,
  });

it("drill does not pass on a forged rehearsal or rollback, and names both", async () => {
  await underAttack(QUIET, async (attack) => {
    await attack.runAll(UP_TO_PROMOTE);
    await rehearsal(attack);
    await attack.mallory.createDeploymentStatus(await attack.recordOf("production"), {
      state: "failure",
      description: `rolled back to ${FIRST}: fire drill`,
    });
    const verdict = await askDrill(attack);
    expect(verdict).toMatchObject({ outcome: "fail", reasonCode: "drill_overdue" });
    expect(verdict.evidence.map(({ value }) => value)).toEqual([
      expect.stringMatching(/by mallory looks like a rehearsal's record/),
      expect.stringMatching(/"rolled back to .*" by mallory/),
    ]);
  });
});

it("drill passes on the rehearsal and on the rollback of a person whom its plan lists", async () => {
  await underAttack(QUIET, async (attack) => {
    await attack.runAll(UP_TO_PROMOTE);
    await rehearsal(attack);
    expect(await askDrill(attack, { by: ["mallory"] })).toMatchObject({ outcome: "pass" });
  });
  await underAttack(QUIET, async (attack) => {
    await attack.runAll(UP_TO_PROMOTE);
    await attack.mallory.createDeploymentStatus(await attack.recordOf("production"), {
      state: "failure",
      description: `rolled back to ${FIRST}: fire drill`,
    });
    expect(await askDrill(attack, { by: ["@mallory"] })).toMatchObject({ outcome: "pass" });
  });
});

it("backups does not believe a forged record of a backup, and names it", async () => {
  await underAttack(QUIET, async (attack) => {
    const verdict = { outcome: "pass", reasonCode: "step_done", summary: "Backed up.", evidence: [] };
    await attack.mallory.createDeployment({
      ref: COMMIT,
      task: STEP_TASK,
      environment: "production",
      description: "as ours",
      productionEnvironment: true,
      payload: {
        holdpoint: 1,
        phase: "step",
        project: "web",
        release: COMMIT,
        commit: COMMIT,
        planDigest: "d",
        part: "ended",
        stage: "production",
        step: "backup",
        title: "Back up",
        identity: "i",
        runUrl: null,
        at: attack.clock.now(),
        plannedMs: null,
        word: null,
        end: {
          verdict,
          details: recordedDump({ takenAt: attack.clock.now() }),
          untouched: false,
          startedAt: attack.clock.now(),
        },
      },
    });
    const answer = await ask(
      backups,
      { database: "STAGING_DATABASE_URL" },
      {
        deployments: await attack.context().role("forge"),
        storedBackups: { open: () => Promise.reject(new Error("not asked")) },
      },
      { clock: attack.clock },
    );
    expect(answer).toMatchObject({ outcome: "hold", reasonCode: "no_data" });
    expect(answer.evidence.map(({ value }) => value)).toEqual([
      expect.stringMatching(/by mallory looks like a step's record/),
    ]);
  });
});
