/** The project's settings for rolling releases: taken over before a rollout, and put back after it. */
import { describe, expect, it } from "vitest";
import { planRollout, putBackSettings, useOurSettings } from "../../../src/engine/rollout/rollout-settings.ts";
import type { RolloutSettings } from "../../../src/providers/contract.ts";
import type { PlannedRollout } from "../../../src/release/payload.ts";
import { production, record, rolling } from "../../release/facts.ts";
import { silence } from "../small-world.ts";
import { openRollingWorld, PERCENTS, PLANNED, type RollingWishes, rollingRecord, settingsOf } from "./rolling-world.ts";

const THEIRS = settingsOf([5, 100], { theirs: true });
const nobody = async () => [];

async function planned(
  wishes: RollingWishes,
  earlier: () => Promise<readonly { rollout?: PlannedRollout }[]> = nobody,
) {
  const { host } = openRollingWorld(wishes);
  return planRollout(host, { percents: PERCENTS, stageMs: 1_000 }, earlier);
}

describe("the settings before a rollout", () => {
  it("are recorded with the plan's stages", async () => {
    const rollouts = { readRolloutOffer: () => Promise.reject(new Error("not asked where there are settings")) };
    expect(await planned({ settings: THEIRS, rollouts })).toEqual({
      planned: { percents: PERCENTS, stageMs: 1_000, before: { theirs: true } },
    });
  });

  it("are those that an earlier release found and had no time to put back", async () => {
    const earlier = async () => [{ rollout: { ...PLANNED, before: { theirs: true } } }];
    expect(await planned({ settings: settingsOf(PERCENTS) }, earlier)).toMatchObject({
      planned: { before: { theirs: true } },
    });
  });

  it("are none where the project has none, and nobody is asked for earlier ones then", async () => {
    const earlier = () => Promise.reject(new Error("not asked where the project has none"));
    expect(await planned({}, earlier)).toMatchObject({ planned: { before: null } });
  });

  it("cannot be had where the host does not offer them, in its own words", async () => {
    const rollouts = {
      readRolloutOffer: async () => ({ kind: "unavailable", message: "one project has it" }) as const,
    };
    expect(await planned({ rollouts })).toEqual({
      unmet: expect.objectContaining({
        outcome: "hold",
        reasonCode: "rollout_unavailable",
        summary:
          "The plan gives releases to the visitors in stages, and the host has no rolling releases for this project: one project has it.",
        remedy:
          "Take `promote` out of the plan, or get rolling releases for the project at the host. Nothing was changed.",
      }),
    });
  });

  it("cannot be had at a host that knows no rolling releases", async () => {
    const { host } = openRollingWorld();
    delete (host as { rollouts?: unknown }).rollouts;
    expect(await planRollout(host, { percents: PERCENTS, stageMs: 1_000 }, nobody)).toMatchObject({
      unmet: { reasonCode: "rollout_unavailable", summary: expect.stringMatching(/: it has none\.$/) },
    });
  });
});

describe("the plan's stages", () => {
  async function used(settings: RolloutSettings | null, rollouts: RollingWishes["rollouts"] = {}) {
    const world = openRollingWorld({ settings, rollouts });
    const verdict = await useOurSettings(world.rollouts, world.journal, PLANNED);
    return { verdict, asked: world.writes(), notes: world.said("note") };
  }

  it("are not written where the project has them", async () => {
    expect(await used(settingsOf(PERCENTS))).toEqual({ verdict: null, asked: [], notes: [] });
  });

  it.each([
    ["which had none", null],
    ["which had 5 %, 100 %", THEIRS],
  ])("are written and read back over those of a project, %s", async (before, settings) => {
    expect(await used(settings)).toEqual({
      verdict: null,
      asked: ["stages 10,50,100"],
      notes: [`the project, ${before}, has the plan's stages for rolling releases until this release is over`],
    });
  });

  it("that the host does not take over begin nothing", async () => {
    const { verdict, notes } = await used(THEIRS, { writeRolloutStages: async () => undefined });
    expect(verdict).toMatchObject({
      outcome: "hold",
      reasonCode: "read_back_mismatch",
      summary: "The host did not take over the stages of the plan, so no rolling release was begun.",
      remedy: "Look at the project's rolling releases at the host, then run this again.",
    });
    expect(notes).toEqual([]);
  });
});

describe("the settings after a rollout", () => {
  const before = { theirs: true };

  async function putBack(wishes: RollingWishes, own = rollingRecord({ payload: { rollout: { ...PLANNED, before } } })) {
    const world = openRollingWorld({ production: production("dpl_new"), ...wishes });
    await putBackSettings(world.journal, world.host, own);
    return { asked: world.writes(), notes: world.said("note") };
  }

  it("are what the project had before", async () => {
    const put = { asked: ['settings {"theirs":true}'], notes: [] };
    expect(await putBack({ settings: settingsOf(PERCENTS) })).toEqual(put);
    const over = rolling({ state: "aborted", activeStage: null });
    expect(await putBack({ settings: settingsOf(PERCENTS), production: over })).toEqual(put);
  });

  it("stay as a person has changed them since", async () => {
    expect(await putBack({ settings: settingsOf([20, 100]) })).toEqual({ asked: [], notes: [] });
  });

  it("stay the plan's while a rolling release is under way, which they may abort", async () => {
    expect(await putBack({ settings: settingsOf(PERCENTS), production: rolling() })).toEqual({
      asked: [],
      notes: ["the project's settings for rolling releases stay the plan's, because one is still under way"],
    });
  });

  it("are named where the host does not take them back, and nothing else is lost", async () => {
    const rollouts = { putBackRolloutSettings: () => Promise.reject(silence()) };
    expect(await putBack({ settings: settingsOf(PERCENTS), rollouts })).toEqual({
      asked: [],
      notes: ["the project's settings for rolling releases were not put back: no answer"],
    });
  });

  it("are not asked for where the release had no stages, or the host has no rolling releases", async () => {
    const rollouts = { readRolloutSettings: () => Promise.reject(new Error("not asked")) };
    expect(await putBack({ rollouts }, { ...record("promoting"), promotedAt: 1 })).toEqual({ asked: [], notes: [] });
    const world = openRollingWorld({ rollouts });
    delete (world.host as { rollouts?: unknown }).rollouts;
    await putBackSettings(world.journal, world.host, rollingRecord());
    expect(world.said("note")).toEqual([]);
  });
});
