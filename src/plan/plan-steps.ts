/** All steps of a plan in the order of a release, each with its place in it. */
import type { Plan, StepItem } from "./plan.ts";

/** A stage's list of steps. */
export interface StepPlace {
  readonly stage: "staging" | "production";
  readonly list: "before" | "after";
}

export interface PlacedStep extends StepPlace {
  readonly item: StepItem;
}

export const STEP_PLACES: readonly StepPlace[] = [
  { stage: "staging", list: "before" },
  { stage: "staging", list: "after" },
  { stage: "production", list: "before" },
  { stage: "production", list: "after" },
];

export function planSteps({ stages }: Pick<Plan, "stages">): readonly PlacedStep[] {
  return STEP_PLACES.flatMap(({ stage, list }) => stages[stage][list].map((item) => ({ stage, list, item })));
}
