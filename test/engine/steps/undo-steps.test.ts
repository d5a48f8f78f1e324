/** The steps of a release that was rolled back: in which order they are taken back, and what is said of those that stay. */
import { describe, expect, it } from "vitest";
import type { StepOrder } from "../../../src/engine/steps/open-step.ts";
import { undoAround } from "../../../src/engine/steps/undo-around.ts";
import { prepareUndo } from "../../../src/engine/steps/undo-steps.ts";
import { UsageError } from "../../../src/lib/error.ts";
import { hold, pass, type Verdict } from "../../../src/lib/verdict.ts";
import type { StepItem } from "../../../src/plan/plan.ts";
import type { ProductionPayload } from "../../../src/release/payload.ts";
import type { StepPart, StepPayload } from "../../../src/release/step-record.ts";
import type { Step } from "../../../src/steps/contract.ts";
import { production, record } from "../../release/facts.ts";
import { NOW, silence } from "../small-world.ts";
import { itemOf, openStepsWorld, RELEASE, type StepsWishes, type StepsWorld, writePage } from "./steps-world.ts";

const [FIRST, SECOND, THIRD] = ["First", "Second", "Third"].map((title) => itemOf(title, { takesMs: 9_000 })) as [
  StepItem,
  StepItem,
  StepItem,
];
const ALL = [FIRST, SECOND, THIRD];
const LEAVES = "the lever stays down";

type Written = readonly (readonly [StepItem, StepPart, Partial<StepPayload>?])[];
const done = (item: StepItem): Written => [
  [item, "begun", { attempt: item.title }],
  [item, "ended", { attempt: item.title }],
];
const takenBack = (item: StepItem): Written => [
  ...done(item),
  [item, "undoing", { attempt: `${item.title} back` }],
  [item, "undone", { attempt: `${item.title} back` }],
];
const TAKEN = ALL.flatMap(done);

interface Wishes extends StepsWishes {
  readonly written?: Written;
  /** By title. */
  readonly undo?: (title: string, world: StepsWorld) => Promise<Verdict>;
  readonly prepare?: (world: StepsWorld) => void;
}

function open({ written = TAKEN, undo, prepare, step, ...wishes }: Wishes = {}) {
  const taken: string[] = [];
  const way = {
    has: () => true,
    losesData: () => false,
    apply: async (_spec: unknown, { title }: { readonly title: string }) => {
      taken.push(title);
      return (await undo?.(title, world)) ?? pass("step_undone", `${title} is back.`);
    },
  };
  const world = openStepsWorld({
    production: production("dpl_old"),
    before: ALL,
    ...wishes,
    step: { undo: way, ...step },
  });
  const { openStep } = world.context;
  const context = {
    ...world.context,
    openStep: async (item: StepItem, order: StepOrder) => {
      const opened = await openStep(item, order);
      return { ...opened, context: { ...opened.context, title: item.title } };
    },
  };
  for (const [item, part, changes] of written) writePage(world, item, part, changes);
  prepare?.(world);
  const payload: ProductionPayload = {
    ...record("rolled-back").payload,
    release: "r1",
    commit: RELEASE.commit,
    steps: 1,
  };
  const patience = {
    forge: async () => world.forge,
    spend: async <Value>(act: (forge: typeof world.forge) => Promise<Value>) => act(world.forge),
  };
  return { world, context, taken, order: { payload, to: "dpl_old", reason: "slow", patience } };
}

async function undone(wishes: Wishes = {}) {
  const { world, context, taken, order } = open(wishes);
  const undo = await prepareUndo(context, world.journal, order);
  const told = [...world.said("note")];
  await undo();
  const { steps = [] } = world.journal.finish({ decision: "rolled-back", reasonCode: "rolled_back", summary: "" });
  return { world, taken, told, steps, notes: world.said("note") };
}

const states = (steps: Awaited<ReturnType<typeof undone>>["steps"]) =>
  steps.map(({ title, state }) => `${title} ${state}`);

describe("the steps of a release that was rolled back", () => {
  it("are taken back in reverse, and people hear beforehand what will be", async () => {
    const { world, taken, told, steps } = await undone();
    expect(taken).toEqual(["Third", "Second", "First"]);
    expect(told).toEqual(['to be taken back, in this order: "Third", "Second", "First"']);
    expect(world.said("step")).toEqual(
      ALL.toReversed().map(({ title }) => `"${title}" was taken back: ${title} is back.`),
    );
    expect(steps[0]).toEqual({
      title: "Third",
      step: "lever",
      stage: "production",
      state: "undone",
      summary: "Third is back.",
      startedAt: NOW - 90_000,
      endedAt: NOW - 60_000,
      plannedMs: null,
      evidence: [],
    });
    expect(world.orders.filter(({ earlier }) => earlier.length === 2)).not.toEqual([]);
  });

  it("are nothing where none was begun", async () => {
    const { world, taken, told, steps } = await undone({ written: [] });
    expect([taken, told, steps, world.asked]).toEqual([[], [], [], []]);
  });

  it("that were taken back before, or changed nothing, are passed over", async () => {
    const idle = { verdict: hold("step_left", "Not yet.", ""), details: null, untouched: true, startedAt: NOW };
    const written: Written = [...takenBack(FIRST), ...done(SECOND), [THIRD, "begun"], [THIRD, "ended", { end: idle }]];
    const { taken, steps } = await undone({ written });
    expect([taken, states(steps)]).toEqual([["Second"], ["Second undone"]]);
  });

  it("without a way back stay, and are named with what they leave behind", async () => {
    const undo = { has: () => false, losesData: () => false, apply: () => Promise.reject(new Error("taken back")) };
    const { told, steps } = await undone({ written: done(FIRST), step: { undo } as Partial<Step> });
    expect(told).toEqual([`the step "First" was not taken back, and ${LEAVES}: It has no way back.`]);
    expect(steps).toEqual([
      {
        title: "First",
        step: "lever",
        stage: "production",
        state: "left",
        summary: "It has no way back.",
        startedAt: NOW - 90_000,
        endedAt: NOW - 60_000,
        plannedMs: null,
        evidence: [],
        leavesBehind: LEAVES,
      },
    ]);
    const silent = done(FIRST).map(([item, part, changes]) => [item, part, { ...changes, leaves: null }] as const);
    const bare = await undone({ written: silent, step: { undo } as Partial<Step> });
    expect(bare.told).toEqual(['the step "First" was not taken back: It has no way back.']);
    expect(bare.steps[0]).not.toHaveProperty("leavesBehind");
  });

  it("by which data is lost wait for a person, who names them", async () => {
    const losing = (world: { readonly taken: string[] }) =>
      ({
        undo: {
          has: () => true,
          losesData: () => true,
          apply: async (_spec: unknown, { title }: { readonly title: string }) => {
            world.taken.push(title);
            return pass("step_undone", "Back.");
          },
        },
      }) as unknown as Partial<Step>;
    const own = { taken: [] as string[] };
    const { told } = await undone({ step: losing(own), options: { undo: ["Second"] } });
    expect(own.taken).toEqual(["Second"]);
    expect(told).toEqual([
      expect.stringContaining('"Third" was not taken back'),
      expect.stringContaining('"First" was not taken back'),
      'to be taken back, in this order: "Second"',
    ]);
    expect(told[0]).toContain('rollback --undo "Third"');
  });

  it("by another plan than the one at hand stay", async () => {
    const { told } = await undone({ before: [FIRST, SECOND] });
    expect(told[0]).toContain('"Third" was not taken back');
    expect(told[0]).toContain("The plan at hand is not the one that it was taken by.");
    expect(told[1]).toBe('to be taken back, in this order: "Second", "First"');
  });

  it("that need what is not set here stay, and say so", async () => {
    const { told, taken } = await undone({ step: { secrets: () => ["TOKEN"] } });
    expect(taken).toEqual([]);
    expect(told[0]).toContain("TOKEN is not set here.");
  });

  it("before one of which nobody knows are not taken back either", async () => {
    const written: Written = [...done(FIRST), [SECOND, "begun"], ...done(THIRD)];
    const worded = { wordCounts: () => true } as const;
    const { taken, told, steps } = await undone({ written, step: worded });
    expect(taken).toEqual(["Third"]);
    expect(told).toEqual([
      expect.stringContaining('"Second" was not taken back'),
      `the step "First" was not taken back, and ${LEAVES}: "Second", which came after it, could not be taken back.`,
      'to be taken back, in this order: "Third"',
    ]);
    expect(states(steps).toSorted()).toEqual(["First left", "Second left", "Third undone"]);
  });

  it.each([
    ["its way back says no", async () => hold("step_left", "Stuck.", "Pull harder."), "Stuck. Pull harder."],
    [
      "its way back says no more",
      async () => ({ outcome: "hold", reasonCode: "step_left", summary: "Stuck.", evidence: [] }) as Verdict,
      "Stuck.",
    ],
    ["its vendor gives no answer", () => Promise.reject(silence()), "no answer wait"],
    [
      "something is not set",
      () => Promise.reject(new UsageError("secret_missing", [{ message: "KEY is not set." }])),
      "KEY is not set.",
    ],
  ])("end with the first where %s, and those before it stay", async (_, fails, said) => {
    const { taken, notes, steps } = await undone({
      undo: async (title) => (title === "Second" ? fails() : pass("step_undone", "Back.")),
    });
    expect(taken).toEqual(["Third", "Second"]);
    expect(notes).toContain(`the step "Second" was not taken back, and ${LEAVES}: ${said}`);
    expect(notes).toContain(
      `the step "First" was not taken back, and ${LEAVES}: "Second", which came after it, could not be taken back.`,
    );
    expect(states(steps)).toEqual(["Third undone", "Second left", "First left"]);
  });

  it("end with a fault of ours as such", async () => {
    await expect(undone({ undo: () => Promise.reject(new TypeError("ours")) })).rejects.toThrow(new TypeError("ours"));
  });

  it("are not known where the record cannot be read, which is said", async () => {
    const { told, taken } = await undone({ forge: { listDeployments: () => Promise.reject(silence()) } });
    expect([told, taken]).toEqual([["what the release's steps left behind is not known: no answer"], []]);
  });
});

describe("a step that is there again", () => {
  const isThere = (world: { readonly down: Set<string> }) =>
    ({
      observe: async (_spec: unknown, { title }: { readonly title: string }) =>
        world.down.has(title) ? { is: "done", summary: "Down." } : { is: "due", state: null },
    }) as unknown as Partial<Step>;

  it("because a run was at work on it while it was taken back is named", async () => {
    const site = { down: new Set<string>() };
    const { notes, steps } = await undone({
      written: done(FIRST),
      step: isThere(site),
      undo: async (_title, world) => {
        writePage(world, FIRST, "begun", { attempt: "late" });
        site.down.add("First");
        return pass("step_undone", "Back.");
      },
    });
    const why = "A run that was at work on it did not know that it was taken back, and has done it since.";
    expect(notes.at(-1)).toBe(`the step "First" is there again: ${why} Run the command again, which takes it back`);
    expect(steps).toMatchObject([{ state: "left", summary: why, leavesBehind: LEAVES }]);
  });

  it("is looked for only where another run may be at it", async () => {
    const site = { down: new Set(["First"]) };
    const { notes } = await undone({ written: done(FIRST), step: isThere(site) });
    expect(notes).toEqual(['to be taken back, in this order: "First"']);
    const quiet = await undone({
      written: done(FIRST),
      step: isThere({ down: new Set() }),
      undo: async (_title, world) => {
        writePage(world, FIRST, "begun", { attempt: "late" });
        return pass("step_undone", "Back.");
      },
    });
    expect(quiet.notes).toHaveLength(1);
  });

  it("of which nothing tells is so by what was written last", async () => {
    const again = (...parts: readonly StepPart[]) =>
      undone({
        written: done(FIRST),
        step: { wordCounts: () => true },
        prepare: (world) => {
          const { createDeployment } = world.forge;
          world.forge.createDeployment = async (given) => {
            const made = await createDeployment(given);
            if (world.pages().length === 2)
              for (const part of parts) writePage(world, FIRST, part, { attempt: "late" });
            return made;
          };
        },
      });
    expect((await again("begun", "ended")).notes.at(-1)).toContain('"First" is there again');
    expect((await again()).notes).toHaveLength(1);
  });

  it("that was taken back before is taken back again, where the world shows it", async () => {
    const left: Written = [...takenBack(FIRST), [FIRST, "begun", { attempt: "late" }]];
    const late: Written = [[FIRST, "begun", { attempt: "late" }], ...takenBack(FIRST)];
    for (const written of [late, left]) {
      const { taken } = await undone({ written, step: isThere({ down: new Set(["First"]) }) });
      expect(taken).toEqual(["First"]);
    }
    expect((await undone({ written: late, step: isThere({ down: new Set() }) })).taken).toEqual([]);
    expect((await undone({ written: takenBack(FIRST), step: isThere({ down: new Set(["First"]) }) })).taken).toEqual(
      [],
    );
  });

  it("that was taken back before is not asked for where that needs what is not set here, or another plan", async () => {
    const late: Written = [[FIRST, "begun", { attempt: "late" }], ...takenBack(FIRST)];
    const step = { ...isThere({ down: new Set(["First"]) }), secrets: () => ["TOKEN"] };
    expect((await undone({ written: late, step })).steps).toEqual([]);
    expect((await undone({ written: late, step, before: [SECOND] })).steps).toEqual([]);
  });

  it("that nothing tells of, and that was taken back once while a run was at it, is a person's", async () => {
    const late: Written = [[FIRST, "begun", { attempt: "late" }], ...takenBack(FIRST)];
    const worded = { wordCounts: () => true } as const;
    const { taken, steps } = await undone({ written: late, step: worded });
    expect(taken).toEqual([]);
    expect(steps).toMatchObject([{ state: "left", summary: expect.stringContaining('rollback --undo "First"') }]);
    const looked: Written = [
      ...late,
      [FIRST, "undoing", { attempt: "again" }],
      [FIRST, "undone", { attempt: "again" }],
    ];
    expect((await undone({ written: looked, step: worded })).steps).toEqual([]);
  });
});

describe("what is told of them", () => {
  it("comes before they are taken back, which may take longer than people wait", async () => {
    const { world, context, taken, order } = open();
    let toldAt = -1;
    await undoAround(context, world.journal, order, async () => void (toldAt = taken.length));
    expect([toldAt, taken.length]).toEqual([0, 3]);
  });

  it("loads nothing for a release that had none", async () => {
    const { world, context, order } = open({ forge: { listDeployments: () => Promise.reject(silence()) } });
    const { steps: _, ...payload } = order.payload;
    let told = 0;
    await undoAround(context, world.journal, { ...order, payload }, async () => void (told += 1));
    expect([told, world.said("note")]).toEqual([1, []]);
  });
});
