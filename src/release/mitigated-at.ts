import type { ProductionRecord } from "./record.ts";

/** A rung was seen to help: what was so before it is no evidence against the release as it is since. Null where none was. */
export function mitigatedAt({
  phase,
  rungs = {},
  statusAt,
}: Pick<ProductionRecord, "phase" | "rungs" | "statusAt">): number | null {
  return phase === "held" && Object.values(rungs).includes("helped") ? statusAt : null;
}
