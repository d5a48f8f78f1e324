/** Somebody who may push writes records of steps: that one is done which is not, that one was begun, or taken back. */
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { extensions } from "../../src/engine/plan-extensions.ts";
import { stepIdentity } from "../../src/engine/steps/step-book.ts";
import { parsePlan } from "../../src/plan/load.ts";
import { STEP_TASK } from "../../src/release/step-record.ts";
import { COMMIT, planText } from "../commands/open-world.ts";
import { type Attack, underAttack } from "./open-attack.ts";

let told = "";
beforeAll(async () => {
  told = join(await mkdtemp(join(tmpdir(), "holdpoint-forged-step-")), "told");
});
afterAll(() => rm(join(told, ".."), { recursive: true, force: true }));

function plan() {
  const step = `    before: [{ title: Move, command: { run: "echo moved >> ${told}" } }]\n`;
  const parsed = parsePlan(
    planText({ watch: null }).replace("  staging:\n", `  staging:\n${step}`),
    "plan.yml",
    extensions,
  );
  if ("problems" in parsed) throw new Error(JSON.stringify(parsed.problems));
  return parsed.plan;
}

async function forge(attack: Attack, part: "begun" | "ended" | "undone") {
  const ours = plan();
  const [item] = ours.stages.staging.before;
  if (item === undefined) throw new Error("the plan has no step");
  const release = { id: COMMIT, commit: COMMIT };
  const verdict = { outcome: "pass", reasonCode: "step_done", summary: "It is done.", evidence: [] };
  await attack.mallory.createDeployment({
    ref: COMMIT,
    task: STEP_TASK,
    environment: "staging",
    description: "as ours",
    productionEnvironment: false,
    payload: {
      holdpoint: 1,
      phase: "step",
      project: "web",
      release: COMMIT,
      commit: COMMIT,
      planDigest: ours.digest,
      part,
      stage: "staging",
      step: "command",
      title: "Move",
      identity: stepIdentity({ plan: ours }, release, "staging", item),
      at: 1,
      runUrl: null,
      plannedMs: null,
      end: part === "begun" ? null : { verdict, details: null, untouched: false, startedAt: 1 },
      leaves: null,
      word: null,
    },
  });
}

it("a step's record that somebody else wrote neither does a step, nor holds one, nor has one taken twice", async () => {
  await underAttack({ plan: { watch: null } }, async (attack) => {
    const lines = async () => (await readFile(told, "utf8")).trim();
    await writeFile(told, "");
    await forge(attack, "ended");
    await forge(attack, "begun");
    const deployed = await attack.run("deploy", { plan: plan() });
    expect([deployed.decision, await lines()]).toEqual(["proceed", "moved"]);
    expect(deployed.notes.join()).toContain("by mallory looks like a step's record");
    await forge(attack, "undone");
    expect([(await attack.run("deploy", { plan: plan() })).decision, await lines()]).toEqual(["proceed", "moved"]);
  });
});
