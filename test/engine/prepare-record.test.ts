/** What comes before a release's production record: one thing at a time, and none of it is left out or asked for nothing. */
import { describe, expect, it } from "vitest";
import type { Adoption, Promotion } from "../../src/engine/confirm-promote.ts";
import { beginPreparation, findStepsKept, type Preparation, prepareRecord } from "../../src/engine/prepare-record.ts";
import { NOT_REVIEWED } from "../../src/engine/requires-checklist.ts";
import { hold } from "../../src/lib/verdict.ts";
import type { ForgeDeployment, HostRollouts, PlannedFlag } from "../../src/providers/contract.ts";
import type { ProductionPayload } from "../../src/release/payload.ts";
import type { World } from "../../src/release/world.ts";
import { aliasRequest, deployment, production, STAGING, world as worldOf } from "../release/facts.ts";
import { kept, openRecords } from "./kept-records.ts";
import { type SmallWishes, type SmallWorld } from "./small-world.ts";
import { itemOf, openStepsWorld, type StepsWishes, writePage } from "./steps/steps-world.ts";

const UNMET = hold("no_data", "Somebody asked for changes.", "Talk.");
const NOTHING: Preparation["records"] = { staging: [STAGING], record: null, history: [], listed: [] };
const READY = { isStaged: true, stepsTaken: true, stepsKept: true } as const;

const adoption = (judge: Adoption["judge"]): Adoption => ({
  letIn: "check",
  judge,
  send: null,
  meanwhile: async () => undefined,
});

function promotionOf({ context, journal, host, forge }: SmallWorld, more: Partial<Promotion> = {}): Promotion {
  return { context, journal, host, forge, candidate: deployment("dpl_new"), ...more };
}

function open(wishes: SmallWishes = {}, records: readonly ForgeDeployment[] = []) {
  const opened = openRecords(records, [], { production: production("dpl_old"), ...wishes });
  return { ...opened, payloads: payloadsOf(opened.world) };
}

/** Of what is recorded from now on. */
function payloadsOf(world: SmallWorld): ProductionPayload[] {
  const payloads: ProductionPayload[] = [];
  const { createDeployment } = world.forge;
  world.forge.createDeployment = async (request) => {
    payloads.push(request.payload as ProductionPayload);
    return createDeployment(request);
  };
  return payloads;
}

/** Step by step, until it is recorded, something speaks against it, or so many steps were gone. */
async function prepare(promotion: Promotion, most = 9, world: World = worldOf()) {
  const steps: Preparation[] = [beginPreparation(promotion, NOTHING)];
  for (let last = steps[0]; last !== undefined && steps.length <= most; last = steps.at(-1)) {
    if (last.review.unmet !== null || last.records !== NOTHING) break;
    steps.push(await prepareRecord(promotion, world, last));
  }
  return { steps, last: steps.at(-1) as Preparation };
}

describe("the preparation of a record", () => {
  it("begins with nothing looked at; of a plan without steps none can have been taken back", () => {
    const begun = beginPreparation(promotionOf(open().world), NOTHING);
    expect(begun).toEqual({
      records: NOTHING,
      review: NOT_REVIEWED,
      way: null,
      isReadAgain: false,
      isStaged: false,
      stepsTaken: false,
      stepsKept: true,
    });
    const { world } = open({ plan: { production: { before: [itemOf("Pull")] } } });
    expect(beginPreparation(promotionOf(world), NOTHING).stepsKept).toBe(false);
  });

  it("of no build changes nothing and asks nobody", async () => {
    const { world, lists } = open();
    const promotion = promotionOf(world, { candidate: null });
    const begun = beginPreparation(promotion, NOTHING);
    expect(await prepareRecord(promotion, worldOf(), begun)).toBe(begun);
    expect([world.asked, lists]).toEqual([[], []]);
  });

  it("goes from staging to the way back and the record, which is read as it was written", async () => {
    const { world, payloads } = open();
    const { steps, last } = await prepare(promotionOf(world));
    expect(steps.map(({ isStaged, way }) => [isStaged, way?.before])).toEqual([
      [false, undefined],
      [true, undefined],
      [true, "dpl_old"],
      [true, "dpl_old"],
    ]);
    expect(last).toMatchObject({ ...READY, stepsTaken: false, isReadAgain: false, review: NOT_REVIEWED });
    expect(world.writes()).toEqual(["record holdpoint:production production", "status 7: promoting"]);
    expect(payloads[0]).toMatchObject({ knownGood: { id: "dpl_old" }, wayBack: { to: "dpl_old" } });
    expect(payloads[0]).not.toHaveProperty("rollout");
    expect(payloads[0]).not.toHaveProperty("flag");
  });

  it("reads the records again, once, where the host promoted something that none of them names", async () => {
    const { world, lists } = open({}, [kept(1)]);
    const promoted = production("dpl_x", { aliasRequest: aliasRequest("promote", "dpl_x", "succeeded") });
    const promotion = promotionOf(world);
    const begun = beginPreparation(promotion, NOTHING);
    const again = await prepareRecord(promotion, worldOf({ production: promoted }), begun);
    expect(again).toMatchObject({ isReadAgain: true, isStaged: false, records: { record: { forgeId: 1 } } });
    expect(again.records.staging).toBe(NOTHING.staging);
    expect(lists).toHaveLength(1);
    const further = await prepareRecord(promotion, worldOf({ production: promoted }), again);
    expect(further).toEqual({ ...again, isStaged: true });
  });

  it("is held where staging has left a step behind", async () => {
    const { world } = open();
    const { plan } = world.context;
    const stages = { ...plan.stages, staging: { ...plan.stages.staging, before: [itemOf("Seed")] } };
    const context = { ...world.context, plan: { ...plan, stages } };
    const { last } = await prepare({ ...promotionOf(world), context });
    expect(last).toMatchObject({ isStaged: false, review: { unmet: { reasonCode: "step_not_taken" } } });
    expect(world.writes()).toEqual([]);
  });

  it("looks at the way back again where production serves something else since", async () => {
    const { world } = open();
    const promotion = promotionOf(world);
    const { last } = await prepare(promotion, 2);
    expect(last.way).toMatchObject({ before: "dpl_old", wayBack: { to: "dpl_old" } });
    const moved = worldOf({ production: production("dpl_mid"), serving: deployment("dpl_mid") });
    const again = await prepareRecord(promotion, moved, last);
    expect(again.way).toMatchObject({ before: "dpl_mid", wayBack: { to: "dpl_mid" } });
    expect(world.writes()).toEqual([]);
  });

  it("finds no way back where production served nothing before", async () => {
    const { world, payloads } = open();
    const first = worldOf({ production: production(null), serving: null });
    const { steps } = await prepare(promotionOf(world), 9, first);
    expect(steps[2]?.way).toMatchObject({ before: null, choice: { knownGood: null }, wayBack: null });
    expect(payloads[0]).toMatchObject({ knownGood: null });
  });

  it("asks last what people say, so that nothing said since is missed, and then who adopts the build", async () => {
    const { world } = open();
    const asked: World[] = [];
    const judge = async (given: World) => (asked.push(given), UNMET);
    const at = worldOf();
    const { steps, last } = await prepare(promotionOf(world, { adoption: adoption(judge) }), 9, at);
    expect(last.review).toEqual({ ...NOT_REVIEWED, unmet: UNMET });
    expect([asked, steps.length]).toEqual([[at], 4]);
    expect(asked[0]).toBe(at);
    expect(world.writes()).toEqual([]);
  });

  it("does not ask who adopts the build where the checklist is not passed", async () => {
    const forge = { listPullRequestsOf: async () => [], listCommitStatuses: async () => [] };
    const { world } = open({ plan: { production: { requires: "checklist" } }, forge });
    const plan = { ...world.context.plan, checklist: [{ title: "Chat" } as never] };
    const judge = () => Promise.reject(new Error("not asked"));
    const promotion = { ...promotionOf(world, { adoption: adoption(judge) }), context: { ...world.context, plan } };
    const { last } = await prepare(promotion);
    expect(last.review.unmet).toMatchObject({ outcome: "hold" });
    expect(last.review.unmet).not.toEqual(UNMET);
    expect(world.writes()).toEqual([]);
  });
});

describe("the stages of a rollout", () => {
  const percents = [10, 100];
  const plan = { production: { promote: { percents, stageMs: 60_000 } } };
  const settings = { stages: percents.map((percent) => ({ percent, automatic: false })), stored: "left behind" };
  const hostWith = (rollouts: Partial<HostRollouts>) => ({
    rollouts: { readRollout: async () => null, ...rollouts } as HostRollouts,
  });
  const none: Partial<HostRollouts> = {
    readRolloutSettings: async () => null,
    readRolloutOffer: async () => ({ kind: "unavailable", message: "not on this plan" }),
  };

  it("stand in the record with what the team had, whatever an earlier release has left behind", async () => {
    const rollout = { percents, stageMs: 1_000, before: "the team's" };
    const earlier = kept(1, { release: "r0", rollout });
    const { world, payloads } = open({ plan, host: hostWith({ readRolloutSettings: async () => settings }) }, [
      earlier,
    ]);
    await prepare(promotionOf(world));
    expect(payloads[0]?.rollout).toEqual({ percents, stageMs: 60_000, before: "the team's" });
  });

  it("hold the release where the host has none, before it is recorded and before its steps are taken", async () => {
    const { world } = open({ plan, host: hostWith(none) });
    const { last } = await prepare(promotionOf(world, { adoption: adoption(async () => null) }));
    expect(last.review).toMatchObject({ unmet: { reasonCode: "rollout_unavailable" }, signOffs: null, checklists: [] });
    expect(world.writes()).toEqual([]);
    const steps = openStepsWorld({ plan, host: hostWith(none), before: [itemOf("Pull")] });
    const early = await prepare(promotionOf(steps));
    expect(early.last.review).toMatchObject({ unmet: { reasonCode: "rollout_unavailable" }, checklists: [] });
    expect(early.last).toMatchObject({ stepsTaken: false, isStaged: true, records: NOTHING });
    expect(steps.asked).not.toContain("apply");
  });
});

describe("the flag of the ladder", () => {
  it("stands in the record as it is before the promote", async () => {
    const planned: PlannedFlag = { vendor: "unleash", name: "chat", told: "off", settlesMs: 0, spec: { flag: "chat" } };
    const { world, payloads } = open({ plan: { rollback: { rungs: { flag: planned } } } });
    const reading = { setting: true, version: "7", obstacle: null };
    const role = async (name: string) =>
      (name === "flags" ? { open: () => ({ read: async () => reading }) } : world.context.role(name as never)) as never;
    await prepare({ ...promotionOf(world), context: { ...world.context, role } });
    expect(payloads[0]?.flag).toEqual({ vendor: "unleash", name: "chat", setting: true, version: "7" });
  });
});

describe("the steps before a promote", () => {
  const PULL = itemOf("Pull");
  const openSteps = (wishes: StepsWishes = {}) =>
    openStepsWorld({ production: production("dpl_old"), before: [PULL], ...wishes });

  it("are taken once nothing speaks against the release; then the records are read and everything is asked again", async () => {
    const world = openSteps();
    const judged: string[][] = [];
    const judge = async () => (judged.push(world.asked.filter((text) => text === "apply")), null);
    const promotion = promotionOf(world, { adoption: adoption(judge) });
    const { last } = await prepare(promotion);
    expect(last).toMatchObject({ isStaged: true, stepsTaken: true, stepsKept: false, way: null });
    expect(last.records).not.toBe(NOTHING);
    expect(last.records.staging).toBe(NOTHING.staging);
    expect(judged).toEqual([[]]);
    const recorded = payloadsOf(world);
    const way = await prepareRecord(promotion, worldOf(), last);
    expect([judged.length, way.way?.before]).toEqual([1, "dpl_old"]);
    const end = await prepareRecord(promotion, worldOf(), way);
    expect(judged).toEqual([[], ["apply"]]);
    expect(end.stepsKept).toBe(true);
    expect(recorded[0]).toMatchObject({ phase: "production", steps: 1 });
  });

  it("are not taken where something speaks against the release", async () => {
    const world = openSteps();
    const { last } = await prepare(promotionOf(world, { adoption: adoption(async () => UNMET) }));
    expect(last).toMatchObject({ stepsTaken: false, review: { unmet: UNMET } });
    expect(world.asked).not.toContain("apply");
  });

  it("hold the release where one of them cannot be done, with what was said of the release kept", async () => {
    const apply = async () => ({ verdict: hold("step_not_taken", "It is stuck.", "Oil it."), details: {} });
    const world = openSteps({ step: { apply } });
    const { last } = await prepare(promotionOf(world));
    expect(last).toMatchObject({ stepsTaken: false, review: { signOffs: null, checklists: [] } });
    expect(last.review.unmet).toMatchObject({ outcome: "hold" });
    expect(last.records).toBe(NOTHING);
  });

  it("are kept, for a release that an earlier run recorded, where none of them was taken back since", async () => {
    const found = async (part: "ended" | "undone") => {
      const world = openSteps();
      writePage(world, PULL, "ended");
      if (part === "undone") writePage(world, PULL, "undone");
      const promotion = promotionOf(world);
      return findStepsKept(promotion, { ...beginPreparation(promotion, NOTHING), isStaged: true });
    };
    expect(await found("ended")).toMatchObject({ isStaged: true, stepsKept: true, review: NOT_REVIEWED });
    const gone = await found("undone");
    expect(gone).toMatchObject({
      isStaged: true,
      stepsKept: false,
      review: { unmet: { reasonCode: "step_not_taken" } },
    });
    expect(gone.review).toMatchObject({ signOffs: null, checklists: [] });
  });
});
