/** Three steps of a release that was rolled back, in the steps' world: which are taken back, and what is said of the others. */
import type { StepOrder } from "../../../src/engine/steps/open-step.ts";
import { prepareUndo } from "../../../src/engine/steps/undo-steps.ts";
import { pass, type Verdict } from "../../../src/lib/verdict.ts";
import type { StepItem } from "../../../src/plan/plan.ts";
import type { ProductionPayload } from "../../../src/release/payload.ts";
import type { StepPart, StepPayload } from "../../../src/release/step-record.ts";
import { production, record } from "../../release/facts.ts";
import { itemOf, openStepsWorld, RELEASE, type StepsWishes, type StepsWorld, writePage } from "./steps-world.ts";

export const [FIRST, SECOND, THIRD] = ["First", "Second", "Third"].map((title) =>
  itemOf(title, { takesMs: 9_000 }),
) as [StepItem, StepItem, StepItem];
export const ALL = [FIRST, SECOND, THIRD];
export const LEAVES = "the lever stays down";

export type Written = readonly (readonly [StepItem, StepPart, Partial<StepPayload>?])[];
export const done = (item: StepItem): Written => [
  [item, "begun", { attempt: item.title }],
  [item, "ended", { attempt: item.title }],
];
export const takenBack = (item: StepItem): Written => [
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

export function openUndoWorld({ written = TAKEN, undo, prepare, step, ...wishes }: Wishes = {}) {
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

export async function undoSteps(wishes: Wishes = {}) {
  const { world, context, taken, order } = openUndoWorld(wishes);
  const undo = await prepareUndo(context, world.journal, order);
  const told = [...world.said("note")];
  await undo();
  const { steps = [] } = world.journal.finish({ decision: "rolled-back", reasonCode: "rolled_back", summary: "" });
  return { world, taken, told, steps, notes: world.said("note") };
}
