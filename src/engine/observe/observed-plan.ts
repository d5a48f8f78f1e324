import type { Plan } from "../../plan/plan.ts";

/** A plan whose watch rolls nothing back, whatever it finds. */
export function observed(plan: Plan): Plan {
  const { production } = plan.stages;
  if (production.watch === null) return plan;
  const watch = { ...production.watch, observe: true };
  return { ...plan, stages: { ...plan.stages, production: { ...production, watch } } };
}
