/** Which metrics a cold start spoils: latencies and resources. A failed request is a failed request from the first second on. */
import type { Measure } from "../providers/contract.ts";

export function warmsUp({ unit, series }: Measure): boolean {
  return unit === "duration" || series?.kind === "quantile" || series?.kind === "level";
}
