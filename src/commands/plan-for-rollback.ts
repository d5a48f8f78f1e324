/** The plan as a rollback has it: of what it needs, only the host and the forge are asked for their settings. */
import type { Problem } from "../lib/error.ts";
import type { PlanExtensions } from "../plan/extensions.ts";
import type { Plan } from "../plan/plan.ts";
import { checkSettings } from "../plan/settings.ts";
import { roleProviders } from "../providers/index.ts";

export interface LoadedPlan {
  readonly plan: Plan;
  readonly extensions: PlanExtensions;
  readonly missing: readonly Problem[];
  /** Of a drill: the host's project that the plan is about, and that is not to be touched. */
  readonly production: string | null;
}

/** A restore touches neither the host nor any gate: what it needs and is not set, it says where it needs it. */
export function planForRestore(plan: Plan): LoadedPlan {
  return { plan, extensions: { gates: {}, metricProviders: {}, roles: roleProviders }, missing: [], production: null };
}

export function planForRollback(plan: Plan, env: Readonly<Record<string, string | undefined>>): LoadedPlan {
  const extensions: PlanExtensions = { gates: {}, metricProviders: {}, roles: roleProviders };
  return { plan, extensions, missing: checkSettings(plan, extensions, env, "rollback"), production: null };
}
