/** The staging gates of one build: when they are asked, about what, and what of their answer stands in the build's record. */
import { describe, expect, it } from "vitest";
import { checkGates, verifyBuild } from "../../src/engine/stage-gates.ts";
import { Secret } from "../../src/lib/secret.ts";
import { fail, hold, pass, type Verdict } from "../../src/lib/verdict.ts";
import type { GateItem } from "../../src/plan/plan.ts";
import type { StagingRecord } from "../../src/release/record.ts";
import { deployment, STAGING } from "../release/facts.ts";
import { GATE, openSmallWorld, type SmallWishes } from "./small-world.ts";
import { itemOf } from "./steps/steps-world.ts";

const DEPLOYED: StagingRecord = { ...STAGING, phase: "deployed" };
const TARGET = { url: "https://build", deploymentId: "dpl_1", commit: "c", stage: "staging", bypass: null };
const FAILED = fail("gate_failed", "it is down", "fix it");

async function verified(
  answer: Verdict = pass("gate_passed", "fine", [{ label: "status", value: "200" }]),
  { record = DEPLOYED, missed = false, wishes = {} as SmallWishes } = {},
) {
  const world = openSmallWorld(wishes);
  const { plan, clock } = world.context;
  const bypasses: unknown[] = [];
  const { checkGate } = world.context;
  const before = missed ? [itemOf("Seed")] : [];
  const context = {
    ...world.context,
    plan: { ...plan, stages: { ...plan.stages, staging: { ...plan.stages.staging, before } } },
    bypass: new Secret("BYPASS", "opens"),
    checkGate: async (...[item, target]: Parameters<typeof checkGate>) => {
      bypasses.push(target.bypass);
      await checkGate(item, target);
      await clock.sleep(2_000);
      return answer;
    },
  };
  const verdict = await verifyBuild(context, world.journal, world.forge, deployment("dpl_new"), record);
  return { verdict, world, bypasses, bypass: context.bypass };
}

describe("the staging gates of a build", () => {
  it("are asked of the build itself, and their answer is written into its record", async () => {
    const { verdict, world, bypasses, bypass } = await verified();
    expect(verdict).toEqual(pass("verified", "1 of 1 gates passed.", [{ label: "status", value: "200" }]));
    expect(world.asked).toEqual([
      `gate gate https://dpl_new.vercel.app dpl_new ${"c".repeat(40)} staging`,
      "status 1: verified: verified, 1 of 1 gates passed.",
    ]);
    expect(bypasses).toEqual([bypass]);
    expect(world.statuses[0]).toMatchObject({ environmentUrl: "https://dpl_new.vercel.app", logUrl: null });
    expect(world.events).toContainEqual(
      expect.objectContaining({ event: "step", step: "verify", text: "every gate passed in 2s" }),
    );
  });

  it("lead to the run's page where there is one", async () => {
    const { world } = await verified(undefined, { wishes: { runUrl: "https://forge/run/1" } });
    expect(world.statuses[0]?.logUrl).toBe("https://forge/run/1");
  });

  it("that do not pass stand in the record with the reason, and no step is done", async () => {
    const failed = await verified(FAILED);
    expect(failed.verdict).toEqual({ ...FAILED, summary: "gate: it is down" });
    expect(failed.world.writes()).toEqual(["status 1: failed: gate_failed, gate: it is down"]);
    expect(failed.world.said("step")).toEqual([]);
    const held = await verified(hold("no_data", "nobody knows", "look"));
    expect(held.world.writes()).toEqual(["status 1: held: no_data, gate: nobody knows"]);
  });

  it("are not asked again where the record says that they passed", async () => {
    const { verdict, world } = await verified(FAILED, { record: STAGING });
    expect(verdict).toEqual(pass("already_done", "Build dpl_new was verified before, with this plan."));
    expect(world.asked).toEqual([]);
  });

  it("are not asked before all steps of staging are done", async () => {
    const { verdict, world } = await verified(undefined, { missed: true });
    expect([verdict.reasonCode, world.asked]).toEqual(["step_not_taken", []]);
  });

  it("decide nothing where what they said is written by a login that is not read back", async () => {
    const createDeploymentStatus = async () => ({ creator: "alice" }) as never;
    const written = verified(undefined, { wishes: { forge: { createDeploymentStatus } } });
    await expect(written).rejects.toThrow(/The token writes as alice/);
  });
});

describe("a stage's gates", () => {
  const check = async (
    verify: readonly GateItem[],
    answers: readonly Verdict[] = [],
    setup: GateItem | null = null,
  ) => {
    const world = openSmallWorld();
    let asked = 0;
    const context = { ...world.context, checkGate: async () => answers[asked++] ?? pass("gate_passed", "fine") };
    return { verdict: await checkGates(context, world.journal, { setup, verify }, TARGET), world };
  };

  it("are shown as they come, with how many are done", async () => {
    const { verdict, world } = await check([GATE, { ...GATE, title: "Home" }]);
    expect(verdict).toEqual(pass("verified", "2 of 2 gates passed."));
    expect(world.said("progress")).toEqual(["1 of 2 gates done", "2 of 2 gates done"]);
    expect(world.events.flatMap((event) => (event.event === "gate" ? [event.title] : []))).toEqual(["Chat", "Home"]);
  });

  it("answer with the worst of all, and name whose it is", async () => {
    const verify = ["A", "B", "C"].map((title) => ({ ...GATE, title }));
    const answers = [hold("no_data", "nobody knows", "look"), FAILED, FAILED];
    expect((await check(verify, answers)).verdict).toEqual({ ...FAILED, summary: "B: it is down" });
  });

  it("hold where there is none, or the setup did not succeed, and then name the setup first", async () => {
    expect((await check([])).verdict).toEqual(
      hold("no_data", "The plan has no gates to check.", "Add at least one gate to `verify`."),
    );
    const { verdict, world } = await check([GATE], [FAILED], { ...GATE, title: "Install" });
    expect(verdict.summary).toMatch(/^Install: The setup for what runs code failed/);
    expect(world.said("progress")).toContain("preparing: Install");
  });
});
