import type { Condition, Metric } from "./plan.ts";

/** Few orders are no fault of a release that a tenth of the visitors get: what counts them from below is judged when all do. */
export function needsEverybody(condition: Condition, metric: Metric | undefined): boolean {
  if (metric?.measure.unit !== "count") return false;
  return condition.kind === "change" ? condition.direction === "drops" : condition.comparison.startsWith("<");
}
