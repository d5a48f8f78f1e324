/** One step of a release, taken in the steps' world: what came of it, what stands in the record, and what the result says. */
import { runStep } from "../../../src/engine/steps/run-step.ts";
import { readStepBook } from "../../../src/engine/steps/step-book.ts";
import { hold, type Verdict } from "../../../src/lib/verdict.ts";
import type { StepItem } from "../../../src/plan/plan.ts";
import {
  itemOf,
  openStepsWorld,
  type StepsWishes,
  type StepsWorld,
  type WrittenPart,
  writePage,
} from "./steps-world.ts";

export const LEVER = itemOf("Pull");
export const MOVED = hold("production_moved", "Somebody else.", "Look.");
export const ONCE = { once: () => true } as const;
/** The record is all that is known of it. */
export const WORDED = { once: () => true, wordCounts: () => true } as const;

interface Wishes extends StepsWishes {
  readonly item?: StepItem;
  readonly guard?: (world: StepsWorld) => Promise<Verdict | null>;
  readonly unprepared?: Verdict;
  readonly earlier?: readonly WrittenPart[];
  readonly prepare?: (world: StepsWorld) => void;
}

export async function runOneStep({ item = LEVER, guard, unprepared, earlier = [], prepare, ...wishes }: Wishes = {}) {
  const world = openStepsWorld(wishes);
  for (const [part, changes] of earlier) writePage(world, item, part, changes);
  prepare?.(world);
  const { context, journal, forge } = world;
  const facts = await readStepBook(context, journal, forge, context.release);
  const taking = runStep({
    context,
    journal,
    forge,
    stage: "production",
    item,
    facts,
    earlier: [],
    prepare: async () => (world.asked.push("prepare"), unprepared ?? null),
    guard: async () => (world.asked.push("guard"), (await guard?.(world)) ?? null),
  });
  const outcome = await taking.then(
    (taken) => ({ taken, error: null }),
    (error: unknown) => ({ taken: null, error: error as Error }),
  );
  const { steps } = journal.finish({ decision: "proceed", reasonCode: "promoted", summary: "" });
  return { world, ...outcome, result: steps?.[0], parts: world.pages().map(({ part }) => part) };
}
