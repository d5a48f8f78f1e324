import type { PlannedFlag } from "../providers/contract.ts";
import type { Plan } from "./plan.ts";

/** The flags that the ladder of a plan sets, each as its rung has it. */
export function plannedFlags({ rollback: { rungs } }: Pick<Plan, "rollback">): readonly PlannedFlag[] {
  return Object.values(rungs).filter(isPlannedFlag);
}

function isPlannedFlag(spec: unknown): spec is PlannedFlag {
  return typeof spec === "object" && spec !== null && "vendor" in spec && "told" in spec && "settlesMs" in spec;
}
