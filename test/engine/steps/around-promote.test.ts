/** The steps of production as a list: in their order, with production read before each, and what is said of those nobody took. */
import { describe, expect, it } from "vitest";
import { takeStepsAfter, takeStepsBefore } from "../../../src/engine/steps/around-promote.ts";
import { noteMissedSteps } from "../../../src/engine/steps/missed-steps.ts";
import { requireStagingSteps } from "../../../src/engine/steps/require-staging-steps.ts";
import { takeSteps } from "../../../src/engine/steps/take-steps.ts";
import { fail, pass } from "../../../src/lib/verdict.ts";
import type { StepItem } from "../../../src/plan/plan.ts";
import { production } from "../../release/facts.ts";
import { NOW, silence } from "../small-world.ts";
import { stepIdentity } from "../../../src/engine/steps/step-book.ts";
import { itemOf, openStepsWorld, RELEASE, type StepsWishes, type StepsWorld, writePage } from "./steps-world.ts";

const [PULL, PUSH] = [itemOf("Pull"), itemOf("Push")];

/** A lever for each step, so that the one says nothing of the other. */
function levers(): NonNullable<StepsWishes["step"]> {
  const done = new Set<string>();
  return {
    observe: async (_spec, { title }) =>
      done.has(title) ? { is: "done", summary: "Down." } : { is: "due", state: null },
    apply: async (_spec, _state, { title }) => {
      done.add(title);
      return { verdict: pass("step_done", `${title} is down.`), details: { title } };
    },
  };
}

function open(wishes: StepsWishes = {}, prepare: (world: StepsWorld) => void = () => undefined) {
  const world = openStepsWorld({ production: production("dpl_old"), step: levers(), ...wishes });
  const { openStep } = world.context;
  // Which of them is opened, the step cannot tell otherwise.
  const context = {
    ...world.context,
    openStep: async (item: StepItem, order: Parameters<typeof openStep>[1]) => {
      const opened = await openStep(item, order);
      return { ...opened, context: { ...opened.context, title: item.title } };
    },
  };
  prepare(world);
  return { world, context };
}

async function before(wishes: StepsWishes, prepare?: (world: StepsWorld) => void) {
  const { world, context } = open({ before: [PULL, PUSH], ...wishes }, prepare);
  const { journal, host, forge } = world;
  const known = { production: production("dpl_old") } as Parameters<typeof takeStepsBefore>[1];
  const verdict = await takeStepsBefore({ context, journal, host, forge }, known);
  return { world, verdict, begun: begunOf(world) };
}

async function after(wishes: StepsWishes, prepare?: (world: StepsWorld) => void) {
  const { world, context } = open({ production: production("dpl_new"), after: [PULL, PUSH], ...wishes }, prepare);
  const { journal, host, forge } = world;
  const verdict = await takeStepsAfter({ context, journal, host, forge }, "dpl_new", "HTTP 200");
  return { world, verdict, begun: begunOf(world) };
}

const begunOf = (world: StepsWorld) => world.pages().flatMap(({ part, title }) => (part === "begun" ? [title] : []));
const steps = (world: StepsWorld) => world.journal.finish({ decision: "hold", reasonCode: "usage", summary: "" }).steps;

/** What production is from its second read on. */
const movesTo = (id: string | null) => (world: StepsWorld) => {
  let reads = 0;
  const { readProject } = world.host;
  world.host.readProject = () => {
    reads += 1;
    if (reads === 2) world.production = production(id);
    return readProject();
  };
};

describe("the steps before a promote", () => {
  it("are taken in their order, each told of those before it", async () => {
    const { world, verdict, begun } = await before({});
    expect([verdict, begun]).toEqual([null, ["Pull", "Push"]]);
    expect(world.said("progress")).toEqual(['step 1 of 2: "Pull"', 'step 2 of 2: "Push"']);
    expect(world.orders.at(-1)?.earlier).toMatchObject([
      { title: "Pull", stage: "production", details: { title: "Pull" } },
    ]);
    expect(world.orders[0]?.earlier).toEqual([]);
    expect(world.asked.filter((text) => text === "read")).toHaveLength(2);
  });

  it("are told of what other lists of the release have done, and not of what another plan did", async () => {
    const STAGED = itemOf("Stage");
    const { world } = await before({ before: [PULL] }, (opened) => {
      const identity = stepIdentity(opened.context, RELEASE, "staging", STAGED);
      writePage(opened, STAGED, "begun", { stage: "staging", identity, attempt: "s1" });
      writePage(opened, STAGED, "ended", { stage: "staging", identity, attempt: "s1" });
      writePage(opened, PUSH, "begun", { planDigest: "other", identity: "0".repeat(16), attempt: "s2" });
      writePage(opened, PUSH, "ended", { planDigest: "other", identity: "0".repeat(16), attempt: "s2" });
    });
    expect(world.orders[0]?.earlier).toEqual([
      {
        title: "Stage",
        step: "lever",
        stage: "staging",
        details: { pulled: 6 },
        startedAt: NOW - 90_000,
        endedAt: NOW - 60_000,
      },
    ]);
  });

  it("are told once of what their own list has done before", async () => {
    const { world } = await before({ step: {}, isDone: true }, (opened) => {
      writePage(opened, PULL, "begun");
      writePage(opened, PULL, "ended");
    });
    expect(world.orders[0]?.earlier).toEqual([]);
    expect(world.orders.at(-1)?.earlier).toMatchObject([{ title: "Pull", details: { pulled: 6 } }]);
    expect(world.orders.at(-1)?.earlier).toHaveLength(1);
  });

  it("end where production is not what it was read to be, and what is not begun stays so", async () => {
    for (const [id, said] of [
      ["dpl_theirs", "dpl_theirs"],
      [null, "nothing"],
    ] as const) {
      const { world, verdict, begun } = await before({}, movesTo(id));
      expect(verdict).toMatchObject({
        outcome: "hold",
        reasonCode: "production_moved",
        summary: `Step "Push": Production was dpl_old, and is ${said}, changed by somebody else while the steps of this release were taken.`,
        remedy: "Check what production serves now. The steps that were taken already stand in the result.",
      });
      expect(begun).toEqual(["Pull"]);
      expect(steps(world)?.map(({ title, state }) => [title, state])).toEqual([
        ["Pull", "done"],
        ["Push", "held"],
      ]);
      expect(world.journal.production()?.project.productionDeploymentId ?? null).toBe(id);
    }
    const first = open({ before: [PULL], production: production("dpl_theirs") });
    const { journal, host, forge } = first.world;
    const nothing = { production: production(null) } as Parameters<typeof takeStepsBefore>[1];
    const verdict = await takeStepsBefore({ context: first.context, journal, host, forge }, nothing);
    expect(verdict?.summary).toContain("Production was nothing, and is dpl_theirs,");
  });

  it("end with the first that is not done, which is named", async () => {
    const verdict = fail("command_failed", "It broke.", "Fix it.");
    const ended = await before({ step: { ...levers(), apply: async () => ({ verdict }) } });
    expect(ended.verdict).toMatchObject({ outcome: "fail", summary: 'Step "Pull": It broke.', remedy: "Fix it." });
    expect(ended.begun).toEqual(["Pull"]);
  });

  it("load and read nothing where there are none", async () => {
    const { world, verdict } = await before({
      before: [],
      forge: { listDeployments: () => Promise.reject(silence()) },
    });
    expect([verdict, world.asked]).toEqual([null, []]);
  });

  it("need nobody's look at production in staging", async () => {
    const { world, context } = open({ plan: { production: { before: [PULL] } } });
    const { journal, forge } = world;
    expect(await takeSteps(context, journal, forge, { stage: "production", list: "before" })).toBeNull();
    expect(world.asked).not.toContain("read");
  });
});

describe("the steps after a promote", () => {
  it("are taken while production shows the release, which is read once more at their end", async () => {
    const { world, verdict, begun } = await after({});
    expect([verdict, begun]).toEqual([null, ["Pull", "Push"]]);
    expect(world.asked.filter((text) => text === "read")).toHaveLength(3);
    const { production: said } = world.journal.finish({ decision: "proceed", reasonCode: "promoted", summary: "" });
    expect(said).toMatchObject({ after: "dpl_new", served: "HTTP 200" });
  });

  it("end where somebody took it out, which comes before what a step says", async () => {
    for (const [id, said] of [
      ["dpl_old", "dpl_old"],
      [null, "nothing"],
    ] as const) {
      const { verdict, begun } = await after({}, movesTo(id));
      expect(verdict).toMatchObject({
        reasonCode: "production_moved",
        summary: `Production was dpl_new, and is ${said}, changed by somebody else while the steps of this release were taken.`,
      });
      expect(begun).toEqual(["Pull"]);
    }
  });

  it("end with the first that is not done, where production is as it was", async () => {
    const apply = async () => ({ verdict: fail("command_failed", "It broke.", "Fix it.") });
    const { verdict } = await after({ step: { ...levers(), apply } });
    expect(verdict).toMatchObject({ reasonCode: "command_failed", summary: 'Step "Pull": It broke.' });
  });

  it("that nobody took are named once the watch is over, and asked of nobody where all are done", async () => {
    const noted = async (prepare: (world: StepsWorld) => void, items = [PULL, PUSH]) => {
      const { world, context } = open({ after: items }, prepare);
      await noteMissedSteps(context, world.journal, world.forge, RELEASE);
      return world.said("note");
    };
    const take = (world: StepsWorld, ...items: readonly StepItem[]) => {
      for (const [index, item] of items.entries()) {
        writePage(world, item, "begun", { attempt: `a${index}` });
        writePage(world, item, "ended", { attempt: `a${index}` });
      }
    };
    const how = "run `promote` again for this release, which takes";
    expect(await noted(() => undefined)).toEqual([
      `of the steps after the promote "Pull", "Push" are not done: ${how} them`,
    ]);
    expect(await noted((world) => take(world, PULL))).toEqual([
      `of the steps after the promote "Push" is not done: ${how} it`,
    ]);
    expect(await noted((world) => take(world, PULL, PUSH))).toEqual([]);
    expect(await noted((world) => writePage(world, PULL, "begun"), [PULL])).toHaveLength(1);
    const silent = (world: StepsWorld) => void (world.forge.listDeployments = () => Promise.reject(silence()));
    expect(await noted(silent)).toEqual(["whether the steps after the promote were taken is not known: no answer"]);
  });
});

describe("the steps of staging", () => {
  async function required(prepare: (world: StepsWorld) => void, lists = { before: [PULL], after: [PUSH] }) {
    const { world, context } = open({}, prepare);
    const { plan } = context;
    const staging = { ...plan.stages.staging, ...lists };
    const staged = { ...context, plan: { ...plan, stages: { ...plan.stages, staging } } };
    return requireStagingSteps(staged, world.journal, world.forge);
  }
  const take = (world: StepsWorld, item: StepItem, changes: object = {}) => {
    const identity = stepIdentity(world.context, RELEASE, "staging", item);
    const about = { stage: "staging", identity, attempt: item.title, ...changes } as const;
    writePage(world, item, "begun", about);
    writePage(world, item, "ended", about);
  };

  it("must be done before a job goes past them", async () => {
    expect(await required(() => undefined)).toMatchObject({
      outcome: "hold",
      reasonCode: "step_not_taken",
      summary: `Of staging's steps "Pull", "Push" are not done for this release.`,
      remedy: "Run `deploy` for this release again: it goes on with them.",
    });
    expect(await required((world) => take(world, PUSH))).toMatchObject({
      summary: `Of staging's steps "Pull" is not done for this release.`,
    });
    expect(await required((world) => (take(world, PULL), take(world, PUSH)))).toBeNull();
  });

  it("must be done by this plan", async () => {
    const other = (world: StepsWorld) => (take(world, PULL, { planDigest: "other" }), take(world, PUSH));
    expect((await required(other))?.summary).toContain('"Pull" is not done');
  });

  it("are not asked for where there are none", async () => {
    const silent = (world: StepsWorld) => void (world.forge.listDeployments = () => Promise.reject(silence()));
    expect(await required(silent, { before: [], after: [] })).toBeNull();
    await expect(required(silent, { before: [], after: [PUSH] })).rejects.toThrow("no answer");
  });
});
