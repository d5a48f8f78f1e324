/** What to do next on the way back to a known-good deployment. Pure: a function of what was read. */
import type { HostDeployment } from "../providers/contract.ts";
import { hold, type Verdict } from "../lib/verdict.ts";
import type { Asked, Wait } from "./asked.ts";
import { isAskedAfter, type WrittenWord } from "./decide-settled.ts";
import {
  arrivingDeployment,
  changeFailed,
  changeInProgress,
  domainsElsewhere,
  isRollingOut,
  type ProductionState,
  productionShows,
  rollbackUnderWay,
} from "./world.ts";

export interface RollbackWorld {
  readonly production: ProductionState;
  /**
   * The deployment to go back to, as the host knows it; null = it does not exist any more. `unread` where the record
   * names it, so that it has served before: the host itself refuses one that is gone, and then it is read.
   */
  readonly target: HostDeployment | null | "unread";
}

export interface RollbackGoal {
  /** Deployment id to end on. */
  readonly to: string;
  /**
   * Deployment that must be in production for the rollback to be ours to make: the release's candidate,
   * or for a manual rollback what production served when the command began.
   */
  readonly from: string | null;
  /** On its way into production when this was decided, and to be taken out as well: waited for while the host works on it. */
  readonly arriving: string | null;
  /** The decision as an earlier run wrote it, by the forge's clock; null where this run decides. */
  readonly decided: WrittenWord | null;
}

export type RollbackStep =
  | { readonly do: "confirm" }
  | { readonly do: "rollback" }
  | Wait
  | { readonly do: "stop"; readonly verdict: Verdict };

/** When the host was asked to take the release out in favour of the target, whoever asked, by its own clock; null where it was not. */
export function takenOutAt(
  { project }: ProductionState,
  { from, to }: Pick<RollbackGoal, "from" | "to">,
): number | null {
  const request = project.aliasRequest;
  if (request?.type !== "rollback" || request.toDeploymentId !== to || request.fromDeploymentId !== from) return null;
  return request.requestedAt;
}

/**
 * The next step of a rollback, given the world as it was just read. `seenOutAt`: when the host was asked for the rollback that
 * this run has seen there, another run's too, by the host's clock; null = it has seen none.
 */
export function decideRollback(
  world: RollbackWorld,
  goal: RollbackGoal,
  asked: Asked,
  seenOutAt: number | null = null,
): RollbackStep {
  const { production } = world;
  const arriving = goal.arriving !== null && arrivingDeployment(production) === goal.arriving;
  const isAborting = changeInProgress(production, "rollback", goal.to);
  // The host refuses to be asked while it works; what is only queued is taken back by being asked.
  if (arriving && !isAborting && production.project.aliasRequest?.status === "in-progress") {
    return wait("the promotion that is to be taken back", false);
  }
  if (productionShows(production, goal.to) && !arriving) return { do: "confirm" };
  if (isAborting) return wait("the host's rollback", false);

  const blocked = decideBlocked(world, goal) ?? decideAgain(production, goal, asked, seenOutAt);
  if (blocked !== null) return stop(blocked);
  if (asked.refused !== null) {
    return stop(
      hold(
        "rollback_refused",
        `The host refused to roll back to ${goal.to}: ${asked.refused}`,
        "On the host's free plan only the previous production deployment can be restored. Choose another target or promote it manually.",
      ),
    );
  }
  if (asked.requestedAt === null) return { do: "rollback" };
  if (changeFailed(production, "rollback", goal.to, asked.before)) {
    const elsewhere = domainsElsewhere(production, goal.to);
    return stop(
      hold(
        "alias_failed",
        `The host reports that the rollback failed${elsewhere.length > 0 ? ` for ${elsewhere.map((alias) => alias.domain).join(", ")}` : ""}.`,
        "Look at the domains in the host's project settings and dispatch the rollback again; it continues where it stopped.",
        elsewhere.map((alias) => ({ label: alias.domain, value: alias.deploymentId ?? "no deployment" })),
      ),
    );
  }
  return wait("the production domains", true);
}

function wait(waitingFor: string, untraced: boolean): Wait {
  return { do: "wait", waitingFor, untraced };
}

function stop(verdict: Verdict): RollbackStep {
  return { do: "stop", verdict };
}

/**
 * What somebody brought back after the rollback was decided, or asked for, by a promote or by a rollback of the host's own, is
 * not taken out without new evidence. Told by the host's last request: another one than it showed before ours, later than the
 * rollback that another run made meanwhile, or later than the decision was written.
 */
function decideAgain(
  production: ProductionState,
  { from, to, decided }: RollbackGoal,
  { requests, before }: Asked,
  seenOutAt: number | null,
): Verdict | null {
  const { project } = production;
  const request = project.aliasRequest;
  // Back from a rolling release production stays where it is: a rollback to there is the one that was asked for.
  if (from === null || from === to || request === null) return null;
  const arriving = arrivingDeployment(production) ?? rollbackUnderWay(production);
  if (project.productionDeploymentId !== from && arriving !== from) return null;
  const { type, requestedAt, toDeploymentId } = request;
  // What the host was at work on when it was asked has been there before, and may still be later than the decision.
  const isLater =
    (requests > 0 && requestedAt !== before) ||
    (seenOutAt !== null && requestedAt > seenOutAt) ||
    (decided !== null && isAskedAfter(requestedAt, decided));
  if (toDeploymentId !== from || !isLater) return null;
  return hold(
    "production_moved",
    `After the rollback to ${to} was decided, somebody ${type === "promote" ? `promoted ${from} again` : `rolled production back to ${from}`}.`,
    "Watch it again (`watch`), which judges what comes from now on, or dispatch a rollback.",
  );
}

/** Production shows what somebody rolled it back to, which ends a rolling release: the one that was read beside it is older. */
function endedBeside({ project, rollout }: ProductionState): boolean {
  const { productionDeploymentId: current, aliasRequest } = project;
  return rollout?.stableId !== current && aliasRequest?.type === "rollback" && aliasRequest.toDeploymentId === current;
}

/** What makes the rollback none of ours to make, or one that cannot be made. Null = nothing. */
function decideBlocked({ production, target }: RollbackWorld, goal: RollbackGoal): Verdict | null {
  const current = production.project.productionDeploymentId;
  const expected = [goal.from, goal.to, ...(goal.arriving === null ? [] : [goal.arriving])];
  // Beside a rolling release of ours production is still what it was before, which need not be what it goes back to.
  const isOurs = goal.arriving !== null && isRollingOut(production, goal.arriving) && !endedBeside(production);
  if (!expected.includes(current) && !isOurs) {
    return hold(
      "production_moved",
      `Production is ${current ?? "nothing"}, neither the deployment to roll back (${goal.from ?? "none"}) nor the target (${goal.to}).`,
      "Somebody changed production meanwhile. Look at what it serves; dispatch a rollback with an explicit target if it is still needed.",
    );
  }
  if (target === null || (target !== "unread" && target.state === "deleted")) {
    return hold(
      "known_good_gone",
      `The deployment to go back to, ${goal.to}, no longer exists at the host.`,
      "Choose another earlier production deployment and dispatch a rollback with it as `to`.",
    );
  }
  if (target !== "unread" && target.state !== "ready") {
    return hold(
      "known_good_gone",
      `The deployment to go back to, ${goal.to}, is in state "${target.state}".`,
      "Choose another earlier production deployment and dispatch a rollback with it as `to`.",
    );
  }
  return null;
}
