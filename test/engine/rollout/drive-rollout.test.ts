/** The stages of a rolling release one after the other: where it begins, what it writes down, and how it ends. */
import { describe, expect, it } from "vitest";
import { beginStage, driveRollout } from "../../../src/engine/rollout/drive-rollout.ts";
import { watchRollout } from "../../../src/engine/rollout/watch-rollout.ts";
import type { CommandOptions } from "../../../src/engine/context.ts";
import type { Watch } from "../../../src/plan/plan.ts";
import type { CommandResult } from "../../../src/release/result.ts";
import { fail, hold } from "../../../src/lib/verdict.ts";
import type { HostRollout } from "../../../src/providers/contract.ts";
import { createVirtualClock } from "../../../src/sandbox/virtual-clock.ts";
import { deployment, production } from "../../release/facts.ts";
import { SIMULATED_PLAN } from "../../simulation/run-release.ts";
import { GATE, NOW, silence } from "../small-world.ts";
import {
  aborted,
  BEGUN,
  completed,
  inStage,
  openRollingWorld,
  PERCENTS,
  PLAN,
  type RollingWishes,
  type RollingWorld,
  rollingRecord,
  storeRecords,
  writeStatus,
} from "./rolling-world.ts";

type Own = ReturnType<typeof rollingRecord>;
type Wishes = RollingWishes & {
  readonly own?: Own;
  /** The forge has the release's records, not only what is written into them. */
  readonly stored?: boolean;
};

/** Its gates alone are asked: each stage is over with its first look. */
const UNWATCHED = { production: { ...PLAN.production, watch: null, verify: [GATE] } };
const SINCE = "since 2026-01-05T09:58:30Z";
const AT = "since 2026-01-05T10:00:00Z";

function open({ own = rollingRecord(), plan = UNWATCHED, stored = false, ...wishes }: Wishes = {}) {
  const world = openRollingWorld({ plan, ...wishes });
  if (stored) storeRecords(world, own);
  const context = { ...world.context, sides: { candidate: "new", stable: "old" } };
  return { world, context, rolling: { host: world.host, forge: world.forge, record: own } };
}

async function begun(wishes: Wishes = {}) {
  const { world, context, rolling } = open(wishes);
  return { world, begin: await beginStage(context, world.journal, rolling) };
}

async function driven(wishes: Wishes = {}, stayUntil: number | null = null) {
  const { world, context, rolling } = open(wishes);
  return { world, end: await driveRollout(context, world.journal, rolling, stayUntil) };
}

const gatesOf = (world: RollingWorld) => world.asked.filter((text) => text.startsWith("gate")).length;

describe("a stage that is begun", () => {
  it("leaves automatic assignment as the team had it, where whoever began the rollout came to no end", async () => {
    const on = { ...inStage(0), project: { ...inStage(0).project, autoAssignDomains: true } };
    const own = rollingRecord({ payload: { autoAssignDomains: false } });
    const { world } = await begun({ own, production: on });
    expect(world.writes()).toEqual(["auto-assign false", `status 2: promoting ${SINCE}: stage 1 of 3 ${AT}`]);
    // A stage that is written down was begun to its end: what is on since then a person switched on.
    const known = { ...own, reason: `stage 1 of 3 ${AT}` };
    expect((await begun({ own: known, production: on })).world.writes()).toEqual([]);
    expect((await begun({ production: on })).world.writes()).not.toContain("auto-assign false");
  });

  it("is written down where nobody has, and said with its share and time", async () => {
    const { world, begin } = await begun();
    expect(world.writes()).toEqual([`status 2: promoting ${SINCE}: stage 1 of 3 ${AT}`]);
    expect(begin).toMatchObject({
      watched: { host: world.host, forge: world.forge, record: { phase: "promoting", promotedAt: BEGUN } },
      progress: { startedAt: BEGUN, stage: 0, stages: 3, stageAt: NOW, looks: null },
    });
    expect(begin).toMatchObject({ watched: { record: { reason: `stage 1 of 3 ${AT}` } } });
    expect(world.events).toContainEqual({
      event: "step",
      at: NOW,
      step: "watch",
      text: "watching stage 1 of 3: dpl_new at 10 % of the visitors, for 1m",
    });
  });

  it("is not written down again, and goes on since it began", async () => {
    const own = rollingRecord({ reason: "stage 2 of 3 since 2026-01-05T09:59:00Z" });
    const { world, begin } = await begun({ production: inStage(1), own });
    expect(world.writes()).toEqual([]);
    expect(begin).toMatchObject({ progress: { startedAt: BEGUN, stage: 1, stageAt: NOW - 60_000 } });
    expect(world.said("step")).toEqual(["watching stage 2 of 3: dpl_new at 50 % of the visitors, for 1m"]);
  });

  it("takes as long as its record says, whatever the plan says by now", async () => {
    const own = rollingRecord({ payload: { rollout: { percents: PERCENTS, stageMs: 120_000, before: null } } });
    expect((await begun({ own })).world.said("step")).toEqual([
      "watching stage 1 of 3: dpl_new at 10 % of the visitors, for 2m",
    ]);
    const { rollout: _, ...payload } = own.payload;
    expect((await begun({ own: { ...own, payload } })).world.said("step")[0]).toMatch(/, for 0ms$/);
  });

  it("waits for a host and a forge that give no answer, five minutes each", async () => {
    for (const silent of ["host", "forge"] as const) {
      const { world, context, rolling } = open();
      if (silent === "host") world.host.readProject = () => Promise.reject(silence());
      else world.forge.createDeploymentStatus = () => Promise.reject(silence());
      await expect(beginStage(context, world.journal, rolling)).rejects.toThrow("no answer");
      const waitedMs = world.clock.now() - NOW;
      expect(waitedMs).toBeGreaterThan(5 * 60_000);
      expect(waitedMs).toBeLessThan(6 * 60_000);
      expect(world.journal.production()).toEqual(silent === "host" ? null : world.production);
    }
  });

  it("is over where somebody took the release back, which is what is said", async () => {
    const own = rollingRecord({ payload: { autoAssignDomains: true } });
    const { world, begin } = await begun({ production: aborted(), own });
    expect(begin).toMatchObject({
      kind: "ended",
      result: { decision: "rolled-back", reasonCode: "already_rolled_back", production: { after: "dpl_old" } },
    });
    expect(world.writes()[0]).toBe("status 2: rolled back to dpl_old: rolled back at the host");
  });

  it("is not over where a run that had decided to take it back did not come to its end: that goes on", async () => {
    const { world, context, rolling } = open({ production: aborted() });
    writeStatus(world, { phase: "rolling-back", promotedAt: BEGUN, to: "dpl_old", reason: "too many errors" });
    const begin = await beginStage(context, world.journal, rolling);
    expect(begin).toMatchObject({ kind: "ended", result: { decision: "rolled-back", reasonCode: "rolled_back" } });
    expect(world.writes()[0]).toBe("status 2: rolled back to dpl_old: too many errors");
  });

  it("is nobody's where a person rolled the release back and another one rolls it out anew: what they wrote stays", async () => {
    const { world, context, rolling } = open({ production: inStage(0) });
    writeStatus(world, { phase: "rolled-back", to: "dpl_old", reason: "a person asked" });
    const begin = await beginStage(context, world.journal, rolling);
    expect(begin).toMatchObject({
      kind: "ended",
      result: {
        decision: "hold",
        reasonCode: "production_moved",
        summary: expect.stringContaining("a rolling release gives it to 10 % of the visitors now"),
      },
    });
    expect(world.writes()).toEqual([]);
  });

  it("is over where everybody gets the release, which is read back as after any promote", async () => {
    const { world, begin } = await begun({ production: completed(), stored: true });
    expect(begin).toMatchObject({ kind: "completed", promoted: { decision: "proceed", reasonCode: "promoted" } });
    // The part's end is nobody's decision.
    expect(world.events.filter(({ event }) => event === "decision")).toEqual([]);
    expect(world.asked).toContain("read dpl_new");
  });
});

describe("the stages of a rollout", () => {
  it("stay where they are beside another build of the same commit, where every condition is about the commit", async () => {
    const watch = SIMULATED_PLAN.stages.production.watch as Watch;
    const metrics = Object.entries(watch.metrics).map(([name, metric]) => [name, { ...metric, ofRelease: "commit" }]);
    const plan = { production: { ...PLAN.production, watch: { ...watch, metrics: Object.fromEntries(metrics) } } };
    const own = rollingRecord();
    const alike = rollingRecord({ payload: { previous: { id: "dpl_old", commit: own.payload.commit } } });
    const { world, end } = await driven({ own: alike, plan });
    expect(end).toMatchObject({ kind: "ended", result: { decision: "hold", reasonCode: "builds_alike" } });
    expect(world.writes().filter((text) => !text.startsWith("status") && !text.startsWith("commit"))).toEqual([]);
    expect(world.production.rollout).toMatchObject({ state: "active", activeStage: 0 });
  });

  it("follow one another until everybody gets the release, each judged once", async () => {
    const { world, end } = await driven({ stored: true });
    expect(end).toMatchObject({ kind: "completed", promoted: { reasonCode: "promoted" } });
    expect(world.writes()).toEqual([
      `status 2: promoting ${SINCE}: stage 1 of 3 ${AT}`,
      "approve dpl_new 0",
      `status 2: promoting ${SINCE}: stage 2 of 3 ${AT}`,
      "complete dpl_new",
      expect.stringMatching(/^status 2: watching since /),
    ]);
    expect(gatesOf(world)).toBe(2);
  });

  it("are each judged once where the host tells of a beginning that is yet to come", async () => {
    const { watch } = SIMULATED_PLAN.stages.production;
    const ahead = { ...inStage(0), rollout: { ...(inStage(0).rollout as HostRollout), startedAt: NOW + 3_600_000 } };
    const plan = { production: { ...PLAN.production, watch, verify: [GATE] } };
    const clock = createVirtualClock(NOW);
    const { world, context, rolling } = open({ stored: true, production: ahead, plan, clock });
    const { createDeploymentStatus } = world.forge;
    const written: string[] = [];
    world.forge.createDeploymentStatus = async (id, status) => {
      written.push(/stage \d of 3/.exec(status.description)?.[0] ?? "");
      // It would go on for ever, without a pause in which anybody could end it.
      if (written.length > 9) throw new TypeError("again and again");
      return createDeploymentStatus(id, status);
    };
    await driveRollout(context, world.journal, rolling, null);
    expect(written).toEqual(["stage 1 of 3", "stage 2 of 3", ""]);
  });

  it("end with the one that was not clear", async () => {
    const { world, end } = await driven({ gate: () => fail("gate_failed", "HTTP 500", "Fix it.") });
    expect(end).toMatchObject({ kind: "ended", result: { decision: "hold", reasonCode: "both_sides_fail" } });
    expect(world.writes().filter((text) => /^(?:approve|complete)/.test(text))).toEqual([]);
  });

  it("end where somebody else has changed production right after the last", async () => {
    const { world, context, rolling } = open({ production: completed(), stored: true });
    world.host.readDeployment = async (id) => {
      world.production = production("dpl_theirs");
      return deployment(id);
    };
    const end = await driveRollout(context, world.journal, rolling, null);
    expect(end).toMatchObject({ kind: "ended", result: { decision: "hold", production: { after: "dpl_theirs" } } });
  });

  it("end where somebody rolled back right after the last", async () => {
    const { world, context, rolling } = open({ production: completed(), stored: true });
    const { readDeployment } = world.host;
    world.host.readDeployment = async (id) => {
      world.statuses.push({
        ...(world.statuses.at(-1) as (typeof world.statuses)[number]),
        description: "rolling back to dpl_old: somebody asked",
      });
      return readDeployment(id);
    };
    const end = await driveRollout(context, world.journal, rolling, null);
    expect(end).toMatchObject({ kind: "ended", result: { decision: "rolled-back" } });
  });
});

describe("a rollout whose job ends before it", () => {
  const blind = {
    plan: { production: { ...PLAN.production, verify: [GATE] } },
    gate: () => hold("vendor_unavailable", "no answer", "wait"),
  };
  const rest = () => Promise.reject<CommandResult>(new Error("everybody's watch has not come"));

  async function watched(options: Partial<CommandOptions>, wishes: Wishes = {}) {
    const { world, context, rolling } = open({ ...blind, ...wishes, options });
    const staying = { stayUntil: NOW + 1, rest };
    return { world, result: await watchRollout(context, world.journal, rolling, staying) };
  }

  it("is handed over to the looks, with what is known of it in the record", async () => {
    const { world, result } = await watched({ looksFollow: true });
    expect(result).toMatchObject({
      decision: "watching",
      reasonCode: "watch_open",
      summary:
        "dpl_new is in stage 1 of 3 of its rollout, clear so far. This job ends before the rollout; the looks of watch.yml go on with it.",
      production: { after: "dpl_old", served: "HTTP 204" },
    });
    expect(world.writes().slice(1)).toEqual([
      expect.stringMatching(
        /^status 2: promoting since \S+: stage 1 of 3 since \S+; 0 looks, silent 0m at most, judged 0m$/,
      ),
      "commit pending: dpl_new is in stage 1 of 3 of its rollout, clear so far",
    ]);
  });

  it("is not handed over where a person rolled it back meanwhile: what they wrote stays", async () => {
    const { world, context, rolling } = open({ ...blind, options: { looksFollow: true } });
    const { createDeploymentStatus } = world.forge;
    world.forge.createDeploymentStatus = async (id, status) => {
      const stored = await createDeploymentStatus(id, status);
      writeStatus(world, { phase: "rolled-back", to: "dpl_old", reason: "a person asked" });
      return stored;
    };
    const result = await watchRollout(context, world.journal, rolling, { stayUntil: NOW + 1, rest });
    expect(result).toMatchObject({ decision: "hold", reasonCode: "production_moved" });
    expect(world.writes()).toEqual([`status 2: promoting ${SINCE}: stage 1 of 3 ${AT}`]);
  });

  it("is left open, and nobody is said to go on, where no workflow looks", async () => {
    const { result } = await watched({});
    expect(result).toMatchObject({
      decision: "hold",
      reasonCode: "watch_incomplete",
      summary:
        "dpl_new is in stage 1 of 3 of its rollout, clear so far; the rest takes longer than this job, and no workflow of the repository calls watch.yml: nobody goes on with it.",
      remedy:
        "Run the watch again, which goes on from there, or add a workflow that calls watch.yml (examples/next-app has one).",
    });
  });

  it("stays to the end where nothing limits it", async () => {
    const { world, end } = await driven({ stored: true }, NOW + 1);
    expect(end.kind).toBe("completed");
    expect(world.said("step").at(-1)).toContain("production shows dpl_new");
  });
});

describe("a rollout and everybody's watch", () => {
  const watchOf = (world: RollingWorld, decision: CommandResult["decision"]) => {
    const passed = world.journal.conclude({ decision, reasonCode: "watched", summary: "everybody's" });
    return async () => passed;
  };

  async function watched(decision: CommandResult["decision"], wishes: Wishes = {}) {
    const { world, context, rolling } = open({ production: completed(), stored: true, ...wishes });
    const staying = { stayUntil: null, rest: watchOf(world, decision) };
    return watchRollout(context, world.journal, rolling, staying);
  }

  it("end as that watch does where everybody gets the release", async () => {
    expect(await watched("proceed")).toMatchObject({ decision: "proceed", summary: "everybody's" });
    expect(await watched("hold")).toMatchObject({ decision: "hold", summary: "everybody's" });
  });

  it("end on what was read back wrong, unless the watch has rolled it back", async () => {
    const wrong: Wishes = { plan: { ...UNWATCHED, version: { path: "/v", json: "commit" } }, site: () => "other" };
    expect(await watched("proceed", wrong)).toMatchObject({ decision: "hold", reasonCode: "read_back_mismatch" });
    expect(await watched("rolled-back", wrong)).toMatchObject({ decision: "rolled-back", summary: "everybody's" });
  });

  it("end with the rollout where that did not come to its end", async () => {
    const { world, context, rolling } = open({ production: aborted() });
    const rest = () => Promise.reject<CommandResult>(new Error("nobody gets it"));
    expect(await watchRollout(context, world.journal, rolling, { stayUntil: null, rest })).toMatchObject({
      decision: "rolled-back",
    });
  });
});
