/** The steps of a release that was rolled back: in which order they are taken back, and what is said of those that stay. */
import { describe, expect, it } from "vitest";
import { undoAround } from "../../../src/engine/steps/undo-around.ts";
import { UsageError } from "../../../src/lib/error.ts";
import { hold, pass, type Verdict } from "../../../src/lib/verdict.ts";
import type { Step } from "../../../src/steps/contract.ts";
import { NOW, silence } from "../small-world.ts";
import type { StepsWorld } from "./steps-world.ts";
import {
  ALL,
  done,
  FIRST,
  LEAVES,
  openUndoWorld,
  SECOND,
  takenBack,
  THIRD,
  undoSteps,
  type Written,
} from "./undo-world.ts";

const states = (steps: Awaited<ReturnType<typeof undoSteps>>["steps"]) =>
  steps.map(({ title, state }) => `${title} ${state}`);

describe("the steps of a release that was rolled back", () => {
  it("are taken back in reverse, and people hear beforehand what will be", async () => {
    const { world, taken, told, steps } = await undoSteps();
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
    expect(world.events.flatMap((one) => (one.event === "step" ? [one.step] : []))).toEqual(["step", "step", "step"]);
  });

  it("are nothing where none was begun", async () => {
    const { world, taken, told, steps } = await undoSteps({ written: [] });
    expect([taken, told, steps, world.asked]).toEqual([[], [], [], []]);
  });

  it("keep in the result what their ends showed, where they had any", async () => {
    const evidence = [{ label: "rows", value: "7" }];
    const end = { verdict: pass("step_done", "Moved.", evidence), details: null, untouched: false, startedAt: NOW };
    const written: Written = [
      [FIRST, "begun"],
      [SECOND, "begun"],
      [SECOND, "ended", { end }],
    ];
    const { steps } = await undoSteps({ written });
    expect(steps).toMatchObject([
      { title: "Second", state: "undone", evidence },
      { title: "First", state: "undone", evidence: [], startedAt: NOW - 60_000, endedAt: null },
    ]);
  });

  it("that were taken back before, or changed nothing, are passed over", async () => {
    const idle = { verdict: hold("step_left", "Not yet.", ""), details: null, untouched: true, startedAt: NOW };
    const written: Written = [...takenBack(FIRST), ...done(SECOND), [THIRD, "begun"], [THIRD, "ended", { end: idle }]];
    const { taken, steps } = await undoSteps({ written });
    expect([taken, states(steps)]).toEqual([["Second"], ["Second undone"]]);
  });

  it("without a way back stay, and are named with what they leave behind", async () => {
    const undo = { has: () => false, losesData: () => false, apply: () => Promise.reject(new Error("taken back")) };
    const { told, steps } = await undoSteps({ written: done(FIRST), step: { undo } as Partial<Step> });
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
    const none = await undoSteps({ written: done(FIRST), step: { undo: undefined } as unknown as Partial<Step> });
    expect(none.told).toEqual(told);
    const silent = done(FIRST).map(([item, part, changes]) => [item, part, { ...changes, leaves: null }] as const);
    const bare = await undoSteps({ written: silent, step: { undo } as Partial<Step> });
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
    const { told } = await undoSteps({ step: losing(own), options: { undo: ["Second"] } });
    expect(own.taken).toEqual(["Second"]);
    expect(told).toEqual([
      expect.stringContaining('"Third" was not taken back'),
      expect.stringContaining('"First" was not taken back'),
      'to be taken back, in this order: "Second"',
    ]);
    expect(told[0]).toContain('rollback --undo "Third"');
  });

  it("by another plan than the one at hand stay", async () => {
    const { told } = await undoSteps({ before: [FIRST, SECOND] });
    expect(told[0]).toContain('"Third" was not taken back');
    expect(told[0]).toContain("The plan at hand is not the one that it was taken by.");
    expect(told[1]).toBe('to be taken back, in this order: "Second", "First"');
  });

  it("of a kind that this version does not have stay", async () => {
    const { told, taken } = await undoSteps({ written: done(FIRST), isUnknown: true });
    expect(taken).toEqual([]);
    expect(told).toEqual([
      `the step "First" was not taken back, and ${LEAVES}: The plan at hand is not the one that it was taken by.`,
    ]);
  });

  it("of which the plan was read by its names alone stay where the rest of it has mistakes, and that is said first", async () => {
    const before = ALL.map((item) => ({ ...item, spec: undefined }));
    const plan = (world: StepsWorld) => void Object.assign(world.context.plan, { file: "/nowhere/holdpoint.yml" });
    const { told, taken } = await undoSteps({ before, prepare: plan, written: done(FIRST) });
    expect(taken).toEqual([]);
    expect(told).toEqual([
      expect.stringMatching(/^no step was taken back, because the plan has mistakes: .*\/nowhere\/holdpoint\.yml/),
      `the step "First" was not taken back, and ${LEAVES}: The plan at hand is not the one that it was taken by.`,
    ]);
    expect((await undoSteps({ before, prepare: plan, written: [] })).told).toEqual([]);
  });

  it("that need what is not set here stay, and say so", async () => {
    const { told, taken } = await undoSteps({ step: { secrets: () => ["TOKEN"] } });
    expect(taken).toEqual([]);
    expect(told[0]).toContain("TOKEN is not set here.");
  });

  it("before one of which nobody knows are not taken back either", async () => {
    const written: Written = [...done(FIRST), [SECOND, "begun"], ...done(THIRD)];
    const worded = { wordCounts: () => true } as const;
    const { taken, told, steps } = await undoSteps({ written, step: worded });
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
    const { taken, notes, steps } = await undoSteps({
      isDone: true,
      undo: async (title) => (title === "Second" ? fails() : pass("step_undone", "Back.")),
    });
    expect(taken).toEqual(["Third", "Second"]);
    expect(notes).toEqual([
      'to be taken back, in this order: "Third", "Second", "First"',
      `the step "Second" was not taken back, and ${LEAVES}: ${said}`,
      `the step "First" was not taken back, and ${LEAVES}: "Second", which came after it, could not be taken back.`,
    ]);
    expect(states(steps)).toEqual(["Third undone", "Second left", "First left"]);
  });

  it("end with a fault of ours as such", async () => {
    await expect(undoSteps({ undo: () => Promise.reject(new TypeError("ours")) })).rejects.toThrow(
      new TypeError("ours"),
    );
  });

  it("are not known where the record cannot be read, which is said", async () => {
    const { told, taken } = await undoSteps({ forge: { listDeployments: () => Promise.reject(silence()) } });
    expect([told, taken]).toEqual([["what the release's steps left behind is not known: no answer"], []]);
  });
});

describe("what is told of them", () => {
  it("comes before they are taken back, which may take longer than people wait", async () => {
    const { world, context, taken, order } = openUndoWorld();
    let toldAt = -1;
    await undoAround(context, world.journal, order, async () => void (toldAt = taken.length));
    expect([toldAt, taken.length]).toEqual([0, 3]);
  });

  it("loads nothing for a release that had none", async () => {
    const { world, context, order } = openUndoWorld({ forge: { listDeployments: () => Promise.reject(silence()) } });
    const { steps: _, ...payload } = order.payload;
    let told = 0;
    await undoAround(context, world.journal, { ...order, payload }, async () => void (told += 1));
    expect([told, world.said("note")]).toEqual([1, []]);
  });
});
