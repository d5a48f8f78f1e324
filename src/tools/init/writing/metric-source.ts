/** Where a metric of a document can be read: at a provider that the repository uses, or at one that needs no settings. Pure. */
import type { PlanExtensions } from "../../../plan/extensions.ts";
import { HEALTH_CHECK_FAILURES } from "../../../plan/read-watch.ts";
import type { PlanSurroundings } from "./surroundings.ts";

export interface MetricSource {
  readonly provider: string;
  readonly spec: unknown;
  readonly from: string | null;
}

/** Null where a person must say it; `built-in` for the one that needs no provider. */
export function metricSource(
  metric: string,
  { metricProviders }: PlanExtensions,
  { metricSources }: PlanSurroundings,
): MetricSource | "built-in" | null {
  if (metric === HEALTH_CHECK_FAILURES) return "built-in";
  const without = Object.keys(metricProviders).map((provider) => ({ provider, spec: {}, from: null }));
  const found = [...metricSources, ...without].find(({ provider, spec }) => {
    const member = metricProviders[provider];
    const parsed = member?.spec.safeParse(spec);
    return parsed?.success === true && typeof member?.measure(metric, parsed.data) !== "string";
  });
  return found ?? null;
}
