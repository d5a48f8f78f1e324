/** The record of a rollback that was practised, as the gate `drill` looks for it. */
import { expect, it } from "vitest";
import { recordPractice } from "../../../src/engine/drill/record-practice.ts";
import type { Forge } from "../../../src/providers/contract.ts";
import { COMMIT } from "../../release/facts.ts";
import { NOW, openSmallWorld, silence, smallPlan, type SmallWishes } from "../small-world.ts";

const STEPS = [
  { step: "roll back", tookMs: 2_000 },
  { step: "verify", tookMs: 3_000 },
] as const;

async function recorded(wishes: SmallWishes = {}) {
  const given: object[] = [];
  const told: object[] = [];
  const world = openSmallWorld(wishes);
  const { createDeployment, createDeploymentStatus } = world.forge;
  const forge: Partial<Forge> = {
    createDeployment: (deployment) => (given.push(deployment), createDeployment(deployment)),
    createDeploymentStatus: (id, status) => (told.push({ id, ...status }), createDeploymentStatus(id, status)),
  };
  Object.assign(world.forge, forge);
  await recordPractice(world.context, world.journal, {
    production: "shop",
    build: "dpl_new",
    to: "dpl_old",
    steps: STEPS,
  });
  return { world, given, told };
}

it("a drill is one record at GitHub that is no deployment of production, with all of it in its payload", async () => {
  const { world, given, told } = await recorded({ runUrl: "https://forge/runs/7" });
  expect(given).toEqual([
    {
      ref: COMMIT,
      task: "holdpoint:drill",
      environment: "drill",
      description: "Holdpoint: rollback drill of simulated",
      payload: {
        holdpoint: 1,
        phase: "drill",
        project: "shop",
        commit: COMMIT,
        planDigest: smallPlan().digest,
        faults: [],
        reasonCode: "rolled_back",
        endedAt: NOW,
        practised: { project: "web", build: "dpl_new", to: "dpl_old", steps: STEPS },
      },
      productionEnvironment: false,
    },
  ]);
  expect(told).toEqual([
    {
      id: 7,
      state: "success",
      description: "practised on web: roll back 2s, verify 3s",
      logUrl: "https://forge/runs/7",
    },
  ]);
  expect(world.events.at(-1)).toMatchObject({
    event: "step",
    step: "done",
    text: "the drill is recorded as GitHub deployment 7",
  });
  expect((await recorded()).told[0]).not.toHaveProperty("logUrl");
});

it("a drill counts without its status, which is named, and not where a stranger's token wrote it", async () => {
  const createDeploymentStatus = () => Promise.reject(silence());
  const { world } = await recorded({ forge: { createDeploymentStatus } });
  expect(world.said("note")).toEqual(["the drill's status was not written: no answer"]);
  expect(world.said("step")).toHaveLength(1);
  await expect(recorded({ options: { authors: ["deploy-bot[bot]"] } })).rejects.toMatchObject({
    message: expect.stringContaining("The token writes as github-actions[bot]"),
  });
});
