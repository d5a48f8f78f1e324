/** A release whose visitors come in stages, each by the verdict of its watch. */
import { describe, expect, it } from "vitest";
import type { ReleaseEvent } from "../../src/release/result.ts";
import {
  COMMIT,
  FIRST,
  FIRST_COMMIT,
  inWorld,
  OTHER_COMMIT,
  type PlanParts,
  type RunWishes,
  UP_TO_PROMOTE,
  WHOLE,
  type World,
} from "./open-world.ts";

const MINUTE = 60_000;
/** Health checks alone: no visitor is needed. */
const PLAN: PlanParts = {
  promote: "{ rollout: [10%, 50%, 100%], stage: 2m }",
  watch: ["for: 2m", "every: 1m", 'rollback_conditions: ["health_check_failures > 1"]'],
};
const { promote: _, ...WITHOUT_STAGES } = PLAN;
const LOOK: RunWishes = { options: { look: true }, release: "" };
const QUIET = { plan: PLAN, visited: false };

interface Shown {
  readonly project: {
    readonly autoAssignCustomDomains: boolean;
    readonly lastAliasRequest: { readonly type: string; readonly toDeploymentId: string } | null;
  };
  readonly rollingSettings: unknown;
  readonly rollingRelease: {
    readonly state: string;
    readonly activeStage: number;
    readonly canaryDeploymentId: string;
  };
}

const hostOf = (world: World) => world.host() as unknown as Promise<Shown>;

/** Somebody at the host's own dashboard. */
async function atHost(world: World, path: string, body: object, method = "POST"): Promise<number> {
  const { VERCEL_TOKEN = "" } = world.sandbox.environment();
  const answer = await fetch(`${world.sandbox.origins.vercel}${path}`, {
    method,
    headers: { authorization: `Bearer ${VERCEL_TOKEN}` },
    body: JSON.stringify(body),
  });
  return answer.status;
}

const candidateOf = async (world: World) => (await hostOf(world)).rollingRelease?.canaryDeploymentId;
const ROLLING = "/v1/projects/web/rolling-release";
const stageOf = (writes: readonly string[]) =>
  writes.filter((write) => /rolling-release|rollback|promote\//.test(write));

/** Once, as soon as this is told. */
function whenTold(isIt: (event: ReleaseEvent) => boolean, act: () => Promise<unknown>): RunWishes {
  let done = false;
  return {
    onEvent: (event) => {
      if (done || !isIt(event)) return;
      done = true;
      void act();
    },
  };
}

const isTick = (event: ReleaseEvent) => event.event === "tick";
const isTaken = (event: ReleaseEvent) => event.event === "progress" && event.text === "the host took stage 1";
const isStep = (step: string) => (event: ReleaseEvent) => event.event === "step" && event.step === step;

describe("a good release", () => {
  it("gets its visitors stage by stage, and leaves the project as it was", () =>
    inWorld(QUIET, async (world) => {
      const started = await world.runAll(UP_TO_PROMOTE);
      expect(started).toMatchObject({ decision: "proceed", reasonCode: "rollout_started" });
      expect(started.production).toMatchObject({ after: FIRST, rollout: { percent: 10, stage: 1, stages: 3 } });
      expect((await hostOf(world)).rollingRelease).toMatchObject({ state: "ACTIVE", activeStage: 0 });
      const begun = world.clock.now();
      world.writes();
      const before = world.log.length;
      const watched = await world.run("watch");
      expect(watched).toMatchObject({ decision: "proceed", reasonCode: "watched" });
      // Two stages, and then everybody's watch.
      const minutes = (world.clock.now() - begun) / MINUTE;
      expect(minutes).toBeGreaterThan(5.9);
      expect(minutes).toBeLessThan(9);
      expect(await world.served()).toBe(COMMIT);
      expect(stageOf(world.writes())).toEqual([
        `POST ${ROLLING}/approve-stage`,
        `POST ${ROLLING}/complete`,
        `PATCH ${ROLLING}/config`,
      ]);
      const shown = await hostOf(world);
      expect(shown).toMatchObject({ rollingSettings: null, project: { autoAssignCustomDomains: true } });
      expect(await world.statuses()).toMatchObject([
        "promoting",
        expect.stringMatching(/^promoting since \S+: stage 1 of 3 since \S+Z$/),
        expect.stringMatching(/^promoting since \S+: stage 2 of 3 since \S+Z$/),
        expect.stringMatching(/^watching since /),
        expect.stringMatching(/^done since /),
      ]);
      const asked = (emulator: string) => world.log.slice(before).filter((one) => one.emulator === emulator).length;
      // Mostly polls while the host points the domains, and one read of the rolling release each minute.
      expect(asked("vercel")).toBeLessThanOrEqual(95);
      expect(asked("github")).toBeLessThanOrEqual(25);
    }));

  it("puts back auto-assignment, which the host switches on with the first stage and with the last", () =>
    inWorld(
      { ...QUIET, seed: (seed) => ({ ...seed, vercel: { ...seed.vercel, autoAssignCustomDomains: false } }) },
      async (world) => {
        await world.runAll(UP_TO_PROMOTE, { options: { unpin: true } });
        const expected = (await hostOf(world)).project.autoAssignCustomDomains;
        const watched = await world.run("watch");
        expect(watched.decision).toBe("proceed");
        expect((await hostOf(world)).project.autoAssignCustomDomains).toBe(expected);
      },
    ));
});

describe("a bad release", () => {
  it("is aborted in its first stage, which alone had visitors, and stays pinned with the settings of before", () =>
    inWorld(QUIET, async (world) => {
      await world.runAll(UP_TO_PROMOTE);
      world.sandbox.site.addFault({ release: COMMIT, fromAt: world.clock.now(), kind: { errorRatio: 1 } });
      world.writes();
      const watched = await world.run("watch");
      expect(watched.decision).toBe("rolled-back");
      expect(stageOf(world.writes())).toEqual([`POST /v9/projects/web/rollback/${FIRST}`, `PATCH ${ROLLING}/config`]);
      expect(await world.served()).toBe(FIRST_COMMIT);
      const shown = await hostOf(world);
      expect(shown).toMatchObject({ rollingSettings: null, rollingRelease: { state: "ABORTED", activeStage: 0 } });
      expect(shown.project.autoAssignCustomDomains).toBe(false);
      expect((await world.statuses()).at(-1)).toMatch(/^rolled back to dpl_sandbox1: in stage 1 of 3/);
      expect(await world.runAll(WHOLE)).toMatchObject({ decision: "rolled-back", reasonCode: "already_rolled_back" });
    }));

  it("is not blamed for what fails beside it as well", () =>
    inWorld(QUIET, async (world) => {
      await world.runAll(UP_TO_PROMOTE);
      for (const release of [COMMIT, FIRST_COMMIT])
        world.sandbox.site.addFault({ release, fromAt: world.clock.now(), kind: { errorRatio: 1 } });
      world.writes();
      const watched = await world.run("watch");
      expect(watched).toMatchObject({ decision: "hold", reasonCode: "both_sides_fail" });
      expect(watched.summary).toContain("gets 10 % of the visitors");
      expect(stageOf(world.writes())).toEqual([]);
    }));
});

describe("a run that dies", () => {
  it.each([
    ["before the host was asked", "promote", isStep("record-production"), undefined],
    ["after the first stage began, before that was written down", "promote", isTaken, 0],
    ["between two stages", "watch", isStep("stage"), 1],
    ["in the middle of a stage", "watch", isTick, 0],
  ] as const)("%s goes on where it stopped", (_, command, isIt, stage) =>
    inWorld(QUIET, async (world) => {
      await world.runAll(command === "promote" ? ["deploy", "verify"] : UP_TO_PROMOTE);
      const onEvent = (event: ReleaseEvent) => {
        if (isIt(event)) throw new Error("killed");
      };
      await expect(world.run(command, { onEvent })).rejects.toThrow("killed");
      expect((await hostOf(world)).rollingRelease?.activeStage).toBe(stage);
      world.writes();
      expect(await world.runAll(WHOLE)).toMatchObject({ decision: "proceed", reasonCode: "watched" });
      expect(stageOf(world.writes()).filter((write) => write.endsWith("/start")).length).toBeLessThanOrEqual(1);
      expect(await world.served()).toBe(COMMIT);
      expect(await hostOf(world)).toMatchObject({ rollingSettings: null, rollingRelease: { state: "COMPLETE" } });
    }),
  );

  it("is gone on with by scheduled looks, one stage after the other", () =>
    inWorld(QUIET, async (world) => {
      await world.runAll(UP_TO_PROMOTE);
      const said: string[] = [];
      for (let count = 0; count < 12 && said.at(-1) !== "proceed watched"; count += 1) {
        await world.clock.sleep(1.5 * MINUTE);
        const result = await world.run("watch", LOOK);
        said.push(`${result.decision} ${result.reasonCode}`);
      }
      expect(said.at(-1)).toBe("proceed watched");
      expect(said.slice(0, -1).every((one) => one === "watching watch_open")).toBe(true);
      expect(await world.served()).toBe(COMMIT);
    }));

  it("is rolled back by the next look where its release is bad", () =>
    inWorld(QUIET, async (world) => {
      await world.runAll(UP_TO_PROMOTE);
      world.sandbox.site.addFault({ release: COMMIT, fromAt: world.clock.now(), kind: { errorRatio: 1 } });
      await world.clock.sleep(2 * MINUTE);
      expect(await world.run("watch", LOOK)).toMatchObject({ decision: "rolled-back" });
      expect((await hostOf(world)).rollingRelease?.state).toBe("ABORTED");
    }));
});

describe("a person at the host", () => {
  it("who completes the rollout has decided: everybody's watch begins", () =>
    inWorld(QUIET, async (world) => {
      await world.runAll(UP_TO_PROMOTE);
      world.writes();
      const complete = async () =>
        atHost(world, `${ROLLING}/complete`, { canaryDeploymentId: await candidateOf(world) });
      const watched = await world.run("watch", whenTold(isTick, complete));
      expect(watched).toMatchObject({ decision: "proceed", reasonCode: "watched" });
      expect(stageOf(world.writes()).filter((write) => write.includes("approve"))).toEqual([]);
    }));

  it("who advances a stage has decided: the next one is watched for its whole time", () =>
    inWorld(QUIET, async (world) => {
      await world.runAll(UP_TO_PROMOTE);
      const approve = async () =>
        atHost(world, `${ROLLING}/approve-stage`, { nextStageIndex: 1, canaryDeploymentId: await candidateOf(world) });
      world.writes();
      const watched = await world.run("watch", whenTold(isTick, approve));
      expect(watched.decision).toBe("proceed");
      expect(stageOf(world.writes()).filter((write) => write.includes("approve"))).toHaveLength(1);
    }));

  it("who takes it back has decided: nothing is begun again", () =>
    inWorld(QUIET, async (world) => {
      await world.runAll(UP_TO_PROMOTE);
      const abort = () => atHost(world, `/v9/projects/web/rollback/${FIRST}`, {});
      const watched = await world.run("watch", whenTold(isTick, abort));
      expect(watched).toMatchObject({ decision: "rolled-back", reasonCode: "already_rolled_back" });
      expect((await world.statuses()).at(-1)).toContain("rolled back at the host");
      expect(await hostOf(world)).toMatchObject({ rollingSettings: null, rollingRelease: { state: "ABORTED" } });
      expect(await world.run("promote")).toMatchObject({ decision: "rolled-back" });
    }));

  it("who rolls back with Holdpoint takes the rollout out, and the watch says so", () =>
    inWorld(QUIET, async (world) => {
      await world.runAll(UP_TO_PROMOTE);
      expect(await world.run("rollback", { options: { reason: "checkout" } })).toMatchObject({
        decision: "rolled-back",
      });
      expect(await hostOf(world)).toMatchObject({ rollingSettings: null, rollingRelease: { state: "ABORTED" } });
      expect(await world.served()).toBe(FIRST_COMMIT);
      expect(await world.run("watch")).toMatchObject({ decision: "rolled-back", reasonCode: "already_rolled_back" });
    }));
});

it("a preview is built again, and that build verified, before its first visitors come", () =>
  inWorld({ plan: { ...PLAN, target: "preview" }, visited: false }, async (world) => {
    const staged = await world.run("deploy");
    await world.run("verify");
    const started = await world.run("promote");
    expect(started).toMatchObject({ reasonCode: "rollout_started" });
    expect(started.candidate?.id).not.toBe(staged.candidate?.id);
    expect(started.verdicts).toMatchObject([{ title: "Chat", verdict: { outcome: "pass" } }]);
    expect(await candidateOf(world)).toBe(started.candidate?.id);
  }));

describe("before anything is changed", () => {
  it.each([
    ["whose plan has no rolling releases", { plan: "hobby" }],
    ["that has no slot left", { rollingSlots: 0 }],
  ] as const)("a team %s gets a hold", (_, options) =>
    inWorld({ ...QUIET, seed: (seed) => ({ ...seed, vercel: { ...seed.vercel, options } }) }, async (world) => {
      await world.runAll(["deploy", "verify"]);
      world.writes();
      expect(await world.run("promote")).toMatchObject({ decision: "hold", reasonCode: "rollout_unavailable" });
      expect(world.writes()).toEqual([]);
    }),
  );

  it("a release waits while another one is rolled out", () =>
    inWorld(QUIET, async (world) => {
      await world.runAll(UP_TO_PROMOTE);
      const other = { commit: OTHER_COMMIT };
      await world.runAll(["deploy", "verify"], other);
      world.writes();
      expect(await world.run("promote", other)).toMatchObject({ decision: "hold", reasonCode: "rollout_active" });
      expect(world.writes()).toEqual([]);
    }));

  it("a plan without stages holds where every promote of the project would be a rolling release", () =>
    inWorld({ plan: WITHOUT_STAGES, visited: false }, async (world) => {
      const stages = [{ targetPercentage: 10 }, { targetPercentage: 100 }];
      await atHost(world, `${ROLLING}/config`, { enabled: true, stages }, "PATCH");
      await world.runAll(["deploy", "verify"]);
      world.writes();
      expect(await world.run("promote")).toMatchObject({ decision: "hold", reasonCode: "rollout_unplanned" });
      expect(world.writes()).toEqual([]);
    }));
});
