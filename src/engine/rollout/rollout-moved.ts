import { ProviderError } from "../../lib/error.ts";
import { hold, type Verdict } from "../../lib/verdict.ts";
import type { Host } from "../../providers/contract.ts";
import type { ProductionRecord } from "../../release/record.ts";
import type { RolloutStage } from "../../release/rollout-stage.ts";

/** Somebody went on, gave it to everybody or took it back: not ours to judge this stage any more. An unreadable host changes nothing. */
export async function rolloutMoved(
  { rollouts }: Host,
  { payload }: Pick<ProductionRecord, "payload">,
  stage: RolloutStage,
): Promise<Verdict | null> {
  try {
    const rollout = (await rollouts?.readRollout()) ?? null;
    const isOurs = rollout?.state === "active" && rollout.candidateId === payload.candidate.id;
    if (isOurs && rollout.activeStage === stage.index) return null;
    return hold(
      "rollout_moved",
      isOurs
        ? `Somebody took the rolling release of ${payload.candidate.id} to stage ${(rollout.activeStage ?? 0) + 1}.`
        : `The rolling release of ${payload.candidate.id} is not under way any more.`,
      "Nothing: what the host shows now is read, and judged from now on.",
    );
  } catch (error) {
    if (error instanceof ProviderError) return null;
    throw error;
  }
}
