/** The steps of a stage for people: what each does, how long it is planned to take, and what becomes of it in a rollback. */
import { renderDuration } from "../lib/duration.ts";
import { describeGate } from "./describe-gate.ts";
import type { PlanExtensions } from "./extensions.ts";
import type { Plan, StepItem } from "./plan.ts";
import type { StepPlace } from "./plan-steps.ts";

const HEADINGS: Readonly<Record<StepPlace["stage"], Readonly<Record<StepPlace["list"], string>>>> = {
  staging: { before: "Steps before the build, in order", after: "Steps once the build is ready, in order" },
  production: {
    before: "Steps before the promote, in order, once nothing speaks against it",
    after: "Steps once production serves the release, in order",
  },
};

/** One section, its first line the heading; none where the list is empty. */
export function explainSteps(
  { stages }: Plan,
  extensions: PlanExtensions,
  { stage, list }: StepPlace,
): readonly (readonly string[])[] {
  const { setup, [list]: items } = stages[stage];
  if (items.length === 0) return [];
  const prepared = setup === null ? [] : [`- First ${describeGate(setup, extensions)}`];
  return [[HEADINGS[stage][list], ...prepared, ...items.map((item) => `- ${describeStep(item, extensions)}`)]];
}

function describeStep({ title, step: key, spec, takesMs }: StepItem, { steps = {} }: PlanExtensions): string {
  const step = steps[key];
  if (step === undefined) return `${title} [${key}]`;
  const planned = takesMs === null ? "" : `; planned to take ${renderDuration(takesMs)}`;
  const once = step.once?.(spec) === true ? "; never a second time without a person's word" : "";
  return `${title} [${key}]: ${step.explain(spec)}${planned}${once}. ${inARollback(step, spec)}`;
}

function inARollback(step: NonNullable<PlanExtensions["steps"]>[string], spec: unknown): string {
  const leaves = step.leavesBehind(spec, null);
  if (step.undo?.has(spec, null) === true) {
    return step.undo.losesData(spec, null)
      ? "A rollback takes it back only where a person asks for that, since data is lost by it."
      : "A rollback takes it back.";
  }
  return leaves === null ? "A rollback leaves nothing of it behind." : `A rollback leaves it: ${leaves}.`;
}
