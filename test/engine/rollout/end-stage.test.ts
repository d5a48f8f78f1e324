/** What follows the watch of a stage: the next one, everybody, a rollback, or a hold that a person must decide. */
import { describe, expect, it } from "vitest";
import { endStage } from "../../../src/engine/rollout/end-stage.ts";
import type { WatchEnd } from "../../../src/engine/watch/watch-production.ts";
import { fail, hold, pass } from "../../../src/lib/verdict.ts";
import type { ProductionState } from "../../../src/release/world.ts";
import { aliasRequest, production, rolling } from "../../release/facts.ts";
import { silence } from "../small-world.ts";
import {
  aborted,
  BEGUN,
  completed,
  inStage,
  openRollingWorld,
  PLAN,
  type RollingWishes,
  type RollingWorld,
  rollingRecord,
  stage,
  writeStatus,
} from "./rolling-world.ts";

const CLEAR: WatchEnd = { kind: "end", verdict: pass("watched", "no condition was met") };
const HELD: WatchEnd = { kind: "end", verdict: hold("both_sides_fail", "Both sides fail.", "Look at both.") };
const BAD: WatchEnd = { kind: "rollback", verdict: fail("condition_met", "Too many errors.", "") };
const PROGRESS = {
  phase: "promoting",
  rollout: { startedAt: Math.floor(BEGUN / 1_000) * 1_000, stage: 0, stages: 3, stageAt: BEGUN, looks: null },
} as const;
const SAFE = { is: "done", summary: "It is safe." } as const;
const DECIDED = {
  phase: "rolling-back",
  promotedAt: null,
  to: "dpl_old",
  reason: "somebody asked",
} as const;

async function ended(
  answer: WatchEnd,
  {
    index = 0,
    record = rollingRecord(),
    ...wishes
  }: RollingWishes & { index?: number; record?: ReturnType<typeof rollingRecord> } = {},
  prepare: (world: RollingWorld) => void = () => undefined,
) {
  const world = openRollingWorld({ production: inStage(index), ...wishes });
  prepare(world);
  const watched = { host: world.host, forge: world.forge, record };
  const end = await endStage(world.context, world.journal, watched, stage(index), answer);
  return { world, end, result: end.kind === "ended" ? end.result : null };
}

/** In its first stage, of a rolling release that began then. */
const at = (startedAt: number) => rolling({ startedAt }, production("dpl_old", { rollsOut: true }));

describe("a stage that was clear", () => {
  it("is followed by the next one", async () => {
    const { world, end } = await ended(CLEAR);
    expect(end).toEqual({ kind: "moved" });
    expect(world.writes()).toEqual(["approve dpl_new 0"]);
    expect(world.said("note")).toEqual(["stage 1 of 3 is clear: no rollback condition was met to its end"]);
    expect(world.events).toContainEqual(
      expect.objectContaining({ event: "step", step: "stage", text: "dpl_new gets 50 % of the visitors" }),
    );
  });

  it("is followed by everybody where it was the last one", async () => {
    const { world, end } = await ended(CLEAR, { index: 1 });
    expect(end).toEqual({ kind: "moved" });
    expect(world.writes()).toEqual(["complete dpl_new"]);
    expect(world.said("note")).toEqual(["stage 2 of 3 is clear: no rollback condition was met to its end"]);
    expect(world.said("step")).toEqual(["dpl_new is given to all of the visitors"]);
  });

  it("is left where a person has asked for a rollback meanwhile, which is made", async () => {
    const { world, result } = await ended(CLEAR, {}, (world) => writeStatus(world, DECIDED));
    expect(result).toMatchObject({ decision: "rolled-back" });
    expect(world.writes()[0]).toBe("rollback dpl_old: somebody asked");
    expect(world.writes().filter((text) => text.startsWith("approve"))).toEqual([]);
  });

  it("is settled by the host's word where somebody took it back while that was read", async () => {
    let reads = 0;
    const { end, world } = await ended(CLEAR, {}, (world) => {
      const { readRollout } = world.rollouts;
      world.rollouts.readRollout = async () => {
        reads += 1;
        if (reads === 2) world.production = aborted();
        return readRollout();
      };
    });
    expect(end).toEqual({ kind: "moved" });
    expect(world.writes()).toEqual([]);
  });

  it("asks nothing of a rolling release of the same build that somebody began anew while the host was silent", async () => {
    const { world, end } = await ended(CLEAR, { production: at(4_000) }, (world) => {
      const { readProject } = world.host;
      let reads = 0;
      world.host.readProject = () => {
        reads += 1;
        if (reads === 2) world.production = at(5_000);
        return readProject();
      };
    });
    expect(end).toEqual({ kind: "moved" });
    expect(world.writes()).toEqual([]);
  });

  it("holds where the host refuses the next one, and says where it stays", async () => {
    const rollouts = { approveStage: async () => ({ kind: "refused", status: 400, message: "not now" }) as const };
    const { world, result } = await ended(CLEAR, { rollouts });
    expect(result).toMatchObject({
      decision: "hold",
      reasonCode: "rollout_refused",
      summary:
        "The host refused to advance the rolling release of dpl_new to stage 2: not now It stays where it is: dpl_new gets 10 % of the visitors.",
    });
    expect(world.writes()).toEqual([
      expect.stringMatching(/^status 2: held since 2026-01-05T09:58:30Z: rollout_refused, The host refused/),
      expect.stringMatching(/^commit pending: The host refused/),
    ]);
  });

  it("is held where a rung is in force that the record does not name, and was not when it was recorded", async () => {
    const flag = (before: "otherwise" | "so" | undefined) =>
      ({
        key: "flag",
        restore: async () => pass("rung_done", "back"),
        observe: async () => ({ ...SAFE, before }),
      }) as never;
    const withFlag = (before: "otherwise" | "so" | undefined) => ({
      plan: { ...PLAN, rollback: { ladder: ["flag", "host"] } },
      rungs: { flag: flag(before) },
    });
    const { world, result } = await ended(CLEAR, withFlag("otherwise"));
    expect(result).toMatchObject({ decision: "hold", reasonCode: "rung_in_force" });
    expect(result?.summary).toMatch(
      /^Stage 1 of 3 is clear, but flag is as the rollback's ladder makes it, and was not when this release was recorded: .* It stays where it is: dpl_new gets 10 % of the visitors\.$/,
    );
    expect(world.writes()).toEqual([
      expect.stringMatching(/^status 2: held since 2026-01-05T09:58:30Z after flag=done: rung_in_force, Stage 1 of 3/),
      expect.stringMatching(/^commit pending: Stage 1 of 3/),
    ]);
    // A person who has it watched again knows of it; what was so before, or may have been, is nobody's doing.
    const known = (world: RollingWorld) => writeStatus(world, { ...PROGRESS, rungs: { flag: "done" } });
    for (const wishes of [withFlag("so"), withFlag(undefined)])
      expect((await ended(CLEAR, wishes)).world.writes()).toEqual(["approve dpl_new 0"]);
    expect((await ended(CLEAR, withFlag("otherwise"), known)).world.writes()).toEqual(["approve dpl_new 0"]);
  });

  it("is left to another run that saw a rung help meanwhile, or has it watched anew since", async () => {
    const helped = {
      phase: "held",
      promotedAt: BEGUN,
      reason: "mitigated, it helped",
      rungs: { flag: "helped" },
    } as const;
    const anew = { ...PROGRESS, rollout: { ...PROGRESS.rollout, startedAt: BEGUN + 60_000 } };
    for (const status of [helped, anew])
      for (const answer of [CLEAR, HELD]) {
        const { world, result } = await ended(answer, {}, (world) => writeStatus(world, status));
        expect(result).toMatchObject({ decision: "hold", reasonCode: "watch_incomplete" });
        expect(world.writes()).toEqual([]);
      }
    expect((await ended(CLEAR, {}, (world) => writeStatus(world, PROGRESS))).end).toEqual({ kind: "moved" });
  });

  it("of a first release asks for the next one beside nothing", async () => {
    const record = rollingRecord({ payload: { previous: null } });
    const { world } = await ended(CLEAR, { record });
    expect(world.writes()).toEqual(["approve dpl_new 0"]);
  });

  it("waits for a vendor that gives no answer, five minutes", async () => {
    let times = 0;
    const failing = (world: RollingWorld) => {
      const { readProject } = world.host;
      world.host.readProject = () => ((times += 1) === 1 ? Promise.reject(silence()) : readProject());
    };
    const { world, end } = await ended(CLEAR, {}, failing);
    expect(end).toEqual({ kind: "moved" });
    expect(world.said("note")[0]).toBe("model gave no usable answer, trying again: no answer");
    const never = (world: RollingWorld) => {
      world.host.readProject = () => Promise.reject(silence());
    };
    const silent = openRollingWorld();
    never(silent);
    const watched = { host: silent.host, forge: silent.forge, record: rollingRecord() };
    const beganAt = silent.clock.now();
    await expect(endStage(silent.context, silent.journal, watched, stage(0), CLEAR)).rejects.toThrow("no answer");
    const waitedMs = silent.clock.now() - beganAt;
    expect(waitedMs).toBeGreaterThan(5 * 60_000);
    expect(waitedMs).toBeLessThan(6 * 60_000);
  });
});

describe("a stage that was not clear", () => {
  it("rolls the release back, for the reason and from the stage that it was found in", async () => {
    const { world, result } = await ended(BAD, { index: 1 });
    expect(result).toMatchObject({ decision: "rolled-back", reasonCode: "condition_met" });
    expect(world.writes()).toContain("rollback dpl_old: in stage 2 of 3: Too many errors.");
  });

  it("is read again where somebody moved it", async () => {
    const { world, end } = await ended({ kind: "end", verdict: hold("rollout_moved", "moved", "Nothing") });
    expect(end).toEqual({ kind: "moved" });
    expect(world.asked).toEqual([]);
  });

  it("holds, in the record and on the commit, and says how it goes on", async () => {
    const { world, result } = await ended(HELD);
    expect(result).toMatchObject({
      decision: "hold",
      reasonCode: "both_sides_fail",
      summary: "Both sides fail. It stays where it is: dpl_new gets 10 % of the visitors.",
      remedy:
        "Look at both. Then watch again (`watch`), which judges this stage once more, complete the rolling release at the host, or dispatch a rollback.",
      production: { after: "dpl_old", served: "HTTP 204" },
    });
    expect(world.writes()).toEqual([
      "status 2: held since 2026-01-05T09:58:30Z: both_sides_fail, Both sides fail.",
      "commit pending: Both sides fail.",
    ]);
  });

  it("holds without a word of a stage where there is none any more", async () => {
    const { result } = await ended(HELD, { production: completed() });
    expect(result).toMatchObject({ decision: "hold", summary: "Both sides fail." });
    const without: WatchEnd = { kind: "end", verdict: { ...HELD.verdict, remedy: undefined } as never };
    expect((await ended(without)).result?.remedy).toMatch(/^ Then watch again/);
  });

  it("holds although the forge does not take the word", async () => {
    const forge = { createDeploymentStatus: () => Promise.reject(silence()) };
    const { world, result } = await ended(HELD, { forge });
    expect(result).toMatchObject({ decision: "hold", reasonCode: "both_sides_fail" });
    expect(world.said("note")).toEqual(["the end of the stage was not written: no answer"]);
  });

  it("holds nothing where a person has asked for a rollback meanwhile", async () => {
    const { world, result } = await ended(HELD, {}, (world) => writeStatus(world, DECIDED));
    expect(result).toMatchObject({ decision: "rolled-back" });
    expect(world.writes()[0]).toBe("rollback dpl_old: somebody asked");
  });

  it("has what the host's failed promote switched on put back", async () => {
    const aliasFailed = (state: ProductionState) => ({
      ...state,
      project: { ...state.project, aliasRequest: aliasRequest("promote", "dpl_new", "failed") },
    });
    const record = rollingRecord({ payload: { autoAssignDomains: false } });
    const { world } = await ended(HELD, { record, production: aliasFailed(inStage(1)) });
    expect(world.writes().at(-1)).toBe("auto-assign false");
    expect((await ended(HELD, { record })).world.writes()).not.toContain("auto-assign false");
  });
});
