import type { Plan } from "../../plan/plan.ts";
import type { Forge, ForgeDeployment } from "../../providers/contract.ts";
import { DRILL_ENVIRONMENT, DRILL_TASK, type DrillPayload } from "../../release/drill.ts";

/** The record of a rollback that was practised, as the gate `drill` looks for it; its status is another request. */
export function createDrillRecord(
  forge: Forge,
  { name }: Pick<Plan, "name">,
  payload: DrillPayload,
): Promise<ForgeDeployment> {
  return forge.createDeployment({
    ref: payload.commit,
    task: DRILL_TASK,
    environment: DRILL_ENVIRONMENT,
    description: `Holdpoint: rollback drill of ${name}`,
    payload,
    productionEnvironment: false,
  });
}
