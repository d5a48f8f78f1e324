/** What a metric's provider may read: the environment, and of the plan's own secrets those that its spec names. */
import { ProviderError } from "../lib/error.ts";
import type { PlanExtensions } from "../plan/extensions.ts";
import type { Metric } from "../plan/plan.ts";
import { credentialsOf, REFUSED_REMEDY, whyRefused } from "../plan/why-refused.ts";
import type { ProviderContext } from "../providers/contract.ts";

/** Throws ProviderError for a name that no plan may give: a mistake of the plan already, looked at again all the same. */
export function metricContext(
  { provider, spec }: Pick<Metric, "provider" | "spec">,
  extensions: Pick<PlanExtensions, "roles" | "metricProviders">,
  context: ProviderContext,
  planSecrets: Readonly<Record<string, string>>,
): ProviderContext {
  const player = extensions.metricProviders[provider];
  const names = player?.secrets?.(spec) ?? [];
  if (player === undefined || names.length === 0) return context;
  const credentials = credentialsOf(extensions);
  const refused = names.map((name) => whyRefused(name, "world", credentials)).find((why) => why !== null);
  if (refused !== undefined) {
    throw new ProviderError({
      reasonCode: "plan_invalid",
      vendor: player.vendor,
      message: `${refused}.`,
      remedy: REFUSED_REMEDY,
    });
  }
  const own = Object.entries(planSecrets).filter(([name]) => names.includes(name));
  return { ...context, env: { ...context.env, ...Object.fromEntries(own) } };
}
