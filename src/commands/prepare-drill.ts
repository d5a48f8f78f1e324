/** What a drill needs before it begins: a project of its own in the plan, and the commit that it deploys. */
import { drillPlan } from "../plan/drill-plan.ts";
import { checkSettings } from "../plan/settings.ts";
import type { LoadedPlan } from "./plan-for-rollback.ts";

type Environment = Readonly<Record<string, string | undefined>>;

/** From here on the plan is the drill's: nobody behind this knows of production. */
export function prepareDrill(
  { plan, extensions }: Pick<LoadedPlan, "plan" | "extensions">,
  env: Environment,
): LoadedPlan {
  const found = drillPlan(plan);
  const settings = checkSettings(plan, extensions, env);
  const production = plan.project.host.project;
  if ("problems" in found) return { plan, extensions, missing: [...found.problems, ...settings], production };
  return { plan: found, extensions, missing: settings, production };
}
