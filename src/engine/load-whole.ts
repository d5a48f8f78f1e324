/** The whole of a plan of which a rollback or a restore has read only its own part. */
import type { Plan } from "../plan/plan.ts";
import { planSteps } from "../plan/plan-steps.ts";

/** Throws UsageError where the rest of it has mistakes. */
export async function loadWhole(plan: Plan): Promise<Plan> {
  if (planSteps(plan).every(({ item }) => item.spec !== undefined)) return plan;
  const { extensions, loadPlan } = await import("./whole-plan.ts");
  return loadPlan(plan.file, extensions);
}
