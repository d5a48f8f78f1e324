/** The stage that the visitors are at, from the host's word, with its times from the record. */
import type { Forge } from "../../providers/contract.ts";
import { mitigatedAt } from "../../release/mitigated-at.ts";
import type { ProductionRecord } from "../../release/record.ts";
import { parseRolloutProgress, type RolloutProgress, renderRolloutProgress } from "../../release/rollout-progress.ts";
import { beganSince } from "../../release/rollout-stage.ts";
import { rollingOut, type ProductionState } from "../../release/world.ts";
import type { CommandContext } from "../context.ts";
import { writeProductionStatus } from "../write-release-status.ts";

/** Whole seconds, as the record keeps it: a run that comes later must judge the same minutes. */
const SECOND_MS = 1_000;

/**
 * As far as the record is; where the host is further, or nobody recorded this stage, it begins now: a stage is watched
 * for its whole time by whoever knows that it is there. So does one of a rollout that somebody began anew. Null where the release is not being rolled out.
 */
export function progressOf(
  record: ProductionRecord,
  production: ProductionState,
  now: number,
): { readonly progress: RolloutProgress; readonly isNew: boolean } | null {
  const rollout = rollingOut(production);
  if (rollout === null || rollout.candidateId !== record.payload.candidate.id) return null;
  const { activeStage: stage, stages } = rollout;
  if (stage === null) return null;
  const known = parseRolloutProgress(record);
  const since = known?.startedAt ?? mitigatedAt(record) ?? record.promotedAt;
  const isAnother = since !== null && beganSince(rollout, since, now);
  if (known !== null && known.stage === stage && !isAnother)
    return { progress: { ...known, stages: stages.length }, isNew: false };
  const stageAt = wholeSeconds(now);
  const startedAt = wholeSeconds(isAnother ? now : (since ?? now));
  return { progress: { startedAt, stage, stages: stages.length, stageAt, looks: null }, isNew: true };
}

function wholeSeconds(at: number): number {
  return Math.floor(at / SECOND_MS) * SECOND_MS;
}

export async function writeProgress(
  context: CommandContext,
  forge: Forge,
  record: ProductionRecord,
  progress: RolloutProgress,
): Promise<ProductionRecord> {
  const { startedAt, ...at } = progress;
  await writeProductionStatus(context, forge, record, { phase: "promoting", rollout: progress });
  return { ...record, phase: "promoting", promotedAt: startedAt, reason: renderRolloutProgress(at) };
}
