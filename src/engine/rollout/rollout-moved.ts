import { ProviderError } from "../../lib/error.ts";
import { hold, type Verdict } from "../../lib/verdict.ts";
import type { Host, HostRollout } from "../../providers/contract.ts";
import type { ProductionRecord } from "../../release/record.ts";
import { beganSince, type RolloutStage } from "../../release/rollout-stage.ts";

/** Somebody went on, gave it to everybody or took it back: not ours to judge this stage any more. An unreadable host changes nothing. */
export async function rolloutMoved(
  { rollouts }: Host,
  { payload }: Pick<ProductionRecord, "payload">,
  stage: RolloutStage,
  now: number,
): Promise<Verdict | null> {
  try {
    const rollout = (await rollouts?.readRollout()) ?? null;
    const isOurs = rollout?.state === "active" && rollout.candidateId === payload.candidate.id;
    const isAnother = isOurs && beganSince(rollout, stage.startedAt, now);
    if (isOurs && rollout.activeStage === stage.index && !isAnother) return null;
    return hold(
      "rollout_moved",
      describeMove(payload.candidate.id, isOurs ? rollout : null, isAnother),
      "Nothing: what the host shows now is read, and judged from now on.",
    );
  } catch (error) {
    if (error instanceof ProviderError) return null;
    throw error;
  }
}

function describeMove(id: string, rollout: HostRollout | null, isAnother: boolean): string {
  if (rollout === null) return `The rolling release of ${id} is not under way any more.`;
  if (isAnother) return `Somebody took the rolling release of ${id} back and began another one.`;
  return `Somebody took the rolling release of ${id} to stage ${(rollout.activeStage ?? 0) + 1}.`;
}
