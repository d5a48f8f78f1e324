/** What production serves, for a command's result. */
import type { HostRollout } from "../providers/contract.ts";
import type { ProductionRollout } from "../release/result.ts";
import { type ProductionState, rollingOut } from "../release/world.ts";

export function summarizeProduction(production: ProductionState | null) {
  const id = production?.project.productionDeploymentId ?? null;
  const elsewhere = production?.aliases.filter(({ deploymentId }) => deploymentId !== id) ?? [];
  const rollout = production === null ? null : rollingOut(production);
  return {
    after: id,
    ...(elsewhere.length === 0 ? {} : { elsewhere }),
    ...(rollout === null ? {} : { rollout: summarizeRollout(rollout) }),
  };
}

function summarizeRollout({ candidateId, activeStage, stages }: HostRollout): ProductionRollout {
  const index = activeStage ?? 0;
  const percent = stages[index]?.percent ?? 0;
  return { deploymentId: candidateId, percent, stage: index + 1, stages: stages.length };
}
