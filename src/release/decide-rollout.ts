/** What to do next on the way to a stage of a rolling release. Pure: a function of what was read. */
import { hold, type Verdict } from "../lib/verdict.ts";
import type { HostRollout } from "../providers/contract.ts";
import type { Asked, Wait } from "./asked.ts";
import { isPinnedByRequest, productionPinned } from "./pin.ts";
import {
  changeFailed,
  domainsElsewhere,
  percentOf,
  type ProductionState,
  productionShows,
  rollbackUnderWay,
} from "./world.ts";

export interface RolloutGoal {
  readonly candidateId: string;
  /** 0 begins the rollout; from `stages - 1` on everybody gets it. */
  readonly stage: number;
  readonly stages: number;
  /** What production served when the release was recorded; null = nothing. Only beside that it is begun. */
  readonly beside: string | null;
  /** A person asked for it although production is pinned. */
  readonly unpin?: boolean;
  /** The record says that its first stage had begun: where the host knows nothing of it any more, it was taken back. */
  readonly begun?: boolean;
  /** When the rolling release began that is to go on, by the host: another one of the same build is somebody else's. Null = not known. */
  readonly startedAt?: number | null;
}

export type RolloutStep =
  /** It is there, or further: somebody else may have gone on. */
  | { readonly do: "confirm" }
  | { readonly do: "start" }
  /** From this stage to the next one. */
  | { readonly do: "approve"; readonly from: number }
  | { readonly do: "complete" }
  | Wait
  | { readonly do: "stop"; readonly verdict: Verdict };

/** The next step, given production as it was just read. */
export function decideRollout(production: ProductionState, goal: RolloutGoal, asked: Asked): RolloutStep {
  const { project, rollout = null } = production;
  const ours = rollout?.candidateId === goal.candidateId ? rollout : null;
  if (rollout?.state === "active") {
    if (ours === null) return stop(anotherRollout(rollout));
    return isAnew(ours, goal) ? stop(takenBack(production, goal)) : decideActive(ours, goal, asked);
  }
  if (productionShows(production, goal.candidateId)) return { do: "confirm" };
  if (ours?.state === "complete") return decideArriving(production, goal, asked);
  if (goal.stage > 0 || goal.begun === true || ours?.state === "aborted") return stop(takenBack(production, goal));
  if (asked.refused !== null) return stop(refused(goal, asked.refused));
  if (project.productionDeploymentId !== goal.beside) return stop(movedBefore(production, goal));
  if (asked.requestedAt !== null) return asked.queued ? stop(queued()) : wait("the first stage", true);
  const backTo = rollbackUnderWay(production);
  if (backTo !== null) return stop(goingBack(goal, backTo));
  // It came since the promote was decided: there a pinned production is seen.
  const isPinned = goal.unpin !== true && isPinnedByRequest(production);
  return isPinned ? stop(productionPinned(production, undefined)) : { do: "start" };
}

function isAnew({ startedAt }: HostRollout, goal: RolloutGoal): boolean {
  return goal.startedAt != null && startedAt !== null && startedAt !== goal.startedAt;
}

function decideActive({ activeStage, queuedId, stages }: HostRollout, goal: RolloutGoal, asked: Asked): RolloutStep {
  const from = activeStage ?? 0;
  if (from >= goal.stage) return { do: "confirm" };
  if (asked.refused !== null) return stop(refused(goal, asked.refused));
  if (asked.requestedAt !== null) return wait("the next stage", true);
  // Whoever put another build behind ours did not mean ours to go on.
  if (queuedId !== null && queuedId !== goal.candidateId) return stop(overtaken(goal, queuedId));
  const isLast = goal.stage >= Math.min(goal.stages, stages.length) - 1;
  return isLast ? { do: "complete" } : { do: "approve", from };
}

/** The host points the domains at it. */
function decideArriving(production: ProductionState, { candidateId }: RolloutGoal, asked: Asked): RolloutStep {
  if (!changeFailed(production, "promote", candidateId, asked.before)) return wait("the production domains", false);
  const elsewhere = domainsElsewhere(production, candidateId);
  return stop(
    hold(
      "alias_failed",
      `The host reports that the last stage failed; not pointing at the new deployment: ${elsewhere.map(({ domain }) => domain).join(", ") || "no domain"}.`,
      "Look at the domains in the host's project settings, then run `promote` again (it continues) or dispatch a rollback.",
      elsewhere.map((alias) => ({ label: alias.domain, value: alias.deploymentId ?? "no deployment" })),
    ),
  );
}

function wait(waitingFor: string, untraced: boolean): Wait {
  return { do: "wait", waitingFor, untraced };
}

function stop(verdict: Verdict): RolloutStep {
  return { do: "stop", verdict };
}

/** `dpl_x gets 10 % of the visitors`. */
export function describeActive(rollout: HostRollout): string {
  return `${rollout.candidateId} gets ${percentOf(rollout)} % of the visitors`;
}

export function anotherRollout(rollout: HostRollout): Verdict {
  return hold(
    "rollout_active",
    `Another rolling release is under way: ${describeActive(rollout)}.`,
    "Complete or abort it at the host, then run this again.",
  );
}

export function unjudgedRollout(candidateId: string): Verdict {
  return hold(
    "rollout_active",
    `The host gives ${candidateId} to its visitors in stages, and this plan has no \`promote.rollout\` by which they could be judged.`,
    "Complete or abort the rolling release at the host, or turn rolling releases off for the project; or write `promote: { rollout: [10%, 100%], stage: 15m }` into the plan.",
  );
}

/** Whoever began it did not know of what production serves since: taken to its end, it would overtake that. */
export function newerThanRollout(candidateId: string, servingId: string): Verdict {
  return hold(
    "newer_release_active",
    `Production is ${servingId}, which is newer than ${candidateId} and came after the rolling release of ${candidateId} had begun.`,
    "Abort the rolling release at the host; if its change is still missing in production, release it again from the newest commit.",
  );
}

function overtaken({ candidateId }: RolloutGoal, queuedId: string): Verdict {
  return hold(
    "newer_release_active",
    `${queuedId} waits at the host until the rolling release of ${candidateId} is over, so it is not advanced.`,
    "Decide which of the two is wanted: complete this rolling release at the host, or dispatch a rollback, and release the other one again.",
  );
}

function queued(): Verdict {
  return hold(
    "promotion_queued",
    "The host queued this rolling release behind another one.",
    "Finish or abort the other rolling release at the host, then run this again; it continues.",
  );
}

function refused({ candidateId, stage }: RolloutGoal, words: string): Verdict {
  return hold(
    "rollout_refused",
    `The host refused to ${stage === 0 ? `begin the rolling release of ${candidateId}` : `advance the rolling release of ${candidateId} to stage ${stage + 1}`}: ${words}`,
    "Look at the project's rolling releases at the host; when it can go on there, run this again.",
  );
}

function movedBefore({ project }: ProductionState, { candidateId, beside }: RolloutGoal): Verdict {
  return hold(
    "production_moved",
    `Production is ${project.productionDeploymentId ?? "nothing"} and was ${beside ?? "nothing"} when this release was recorded, so the rolling release of ${candidateId} is not begun.`,
    "Find out who changed it, and why; then release again with another release id (`release`).",
  );
}

/** The host names the old deployment as production's until it is done. */
function goingBack({ candidateId }: RolloutGoal, to: string): Verdict {
  return hold(
    "production_moved",
    `Production is being rolled back to ${to}, so the rolling release of ${candidateId} is not begun.`,
    "Find out who asked for that, and why; then release again with another release id (`release`).",
  );
}

function takenBack({ project, rollout }: ProductionState, { candidateId }: RolloutGoal): Verdict {
  const how = rollout?.candidateId === candidateId ? "was taken back" : "is not at the host any more";
  return hold(
    "production_moved",
    `The rolling release of ${candidateId} ${how}; production is ${project.productionDeploymentId ?? "nothing"}.`,
    "Find out who ended it, and why; then release again with another release id (`release`).",
  );
}
