/** One stage of a rolling release, as it is watched. Pure. */
import type { HostRollout } from "../providers/contract.ts";
import type { RolloutProgress } from "./rollout-progress.ts";

/** The host's clock and the record's are told in whole seconds, and by different machines. */
const CLOCKS_MS = 5_000;

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

/**
 * The build was taken back and is rolled out anew: what was seen of it before `startedAt` says nothing of this time. A
 * beginning that is yet to come is none: watched from now on it would be another one at each look, for ever.
 */
export function beganSince(rollout: Pick<HostRollout, "startedAt">, startedAt: number, now: number): boolean {
  return rollout.startedAt !== null && rollout.startedAt > startedAt + CLOCKS_MS && rollout.startedAt <= now;
}
