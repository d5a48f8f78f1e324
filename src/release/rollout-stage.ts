/** One stage of a rolling release, as it is watched. Pure. */
import type { RolloutProgress } from "./rollout-progress.ts";

export interface RolloutStage {
  /** From 0. */
  readonly index: number;
  readonly stages: number;
  /** When the first stage began: all of it is judged. */
  readonly startedAt: number;
  /** When this stage began, and when it is over. */
  readonly from: number;
  readonly to: number;
}

export function stageOf({ startedAt, stage, stages, stageAt }: RolloutProgress, stageMs: number): RolloutStage {
  return { index: stage, stages, startedAt, from: stageAt, to: stageAt + stageMs };
}
