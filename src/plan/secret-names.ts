/** Names of the variables that are known to hold secrets: all that is declared, and what the plan names. */
import { isSecret } from "../lib/setting.ts";
import { declaredSecretNames } from "./declared-settings.ts";
import type { PlanExtensions } from "./extensions.ts";
import type { Plan } from "./plan.ts";
import { listSettings } from "./settings.ts";

export function secretNames(plan: Plan, extensions: PlanExtensions): readonly string[] {
  const planned = listSettings(plan, extensions).flatMap(({ setting }) => (isSecret(setting) ? [setting.name] : []));
  return [...new Set([...declaredSecretNames(extensions), ...planned])].toSorted();
}
