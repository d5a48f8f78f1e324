/** Whether a rollback keeps production where it is, and what a promote leaves behind. Pure. */
import { hold, type Verdict } from "../lib/verdict.ts";
import type { ProductionRecord } from "./record.ts";
import type { ProductionState, World } from "./world.ts";

/**
 * An instant rollback switches auto-assignment off and nothing else says so for long (the alias request is transient),
 * so "off" means pinned unless the last finished release found it off and left it off: then it is the team's own setting.
 * Where the plan itself wants it off, what it means is told by what production serves.
 */
export function isPinned(world: World): boolean {
  const { project } = world.production;
  if (project.autoAssignDomains) return false;
  if (isPinnedByRequest(world.production)) return true;
  const last = lastInProduction(world);
  if (last?.phase === "rolled-back" || last?.phase === "rolling-back") return true;
  if (world.letIn === "staged") return last !== undefined && isBehind(project.productionDeploymentId, last);
  return last === undefined || last.payload.autoAssignDomains;
}

/** By the host's last request alone. One that failed switched the setting off as well, and whoever asked for it meant it. */
export function isPinnedByRequest({ project }: ProductionState): boolean {
  return !project.autoAssignDomains && project.aliasRequest?.type === "rollback";
}

export function productionPinned({ project }: ProductionState, letIn: World["letIn"]): Verdict {
  return hold(
    "production_pinned",
    `Production is pinned to ${project.productionDeploymentId ?? "nothing"}: automatic assignment of its domains is off, as after a rollback.`,
    letIn === "staged"
      ? "When the cause of the rollback is fixed, run the promote once with `unpin`."
      : "When the cause of the rollback is fixed, undo the rollback at the host, or run the promote once with `unpin`.",
  );
}

/** Production stands on what was there before that release: somebody took it back. */
function isBehind(current: string | null, { payload }: ProductionRecord): boolean {
  if (current === null || current === payload.candidate.id) return false;
  return [payload.knownGood?.id, payload.previous?.id].includes(current);
}

/**
 * What auto-assignment is to be after the promote: as it is now, and where a pin is undone as it was before the
 * rollback, which the record of the release that was rolled back says. A promote that was cut off after the host had taken
 * it left the setting on, so that release's record says what the team had set. Where the plan says what holds builds
 * back, that says it: off for `staged`, on for a check.
 */
export function autoAssignAfter(world: World, unpin: boolean): boolean {
  const { project } = world.production;
  if (world.letIn !== undefined) return world.letIn === "check";
  const { aliasRequest } = project;
  const promoted = aliasRequest?.type === "promote" ? aliasRequest.toDeploymentId : null;
  const cutOff = world.history.find((other) => {
    const { id } = other.payload.candidate;
    if (other === world.record) return false;
    if (other.phase === "promoting") return [project.productionDeploymentId, promoted].includes(id);
    // It was withdrawn, and its promote stands at the host all the same.
    return other.phase === "rolled-back" && promoted === id;
  });
  if (cutOff !== undefined && project.autoAssignDomains) return cutOff.payload.autoAssignDomains;
  if (project.autoAssignDomains || !unpin) return project.autoAssignDomains;
  const last = lastInProduction(world);
  const rolledBack = project.aliasRequest?.type === "rollback" || last?.phase === "rolled-back";
  return rolledBack && (last?.payload.autoAssignDomains ?? true);
}

/**
 * Has the host ended a promote that nobody came to the end of, and left on what the team had switched off? Where it failed, a
 * rollback found production as it was and asked the host for nothing, which would have switched it off.
 */
export function leftAutoAssignOn(
  { project }: ProductionState,
  { payload, phase }: Pick<ProductionRecord, "payload" | "phase">,
): boolean {
  const { id } = payload.candidate;
  const request = project.aliasRequest;
  const hasEnded = request?.status === "failed" || request?.status === "succeeded";
  const isPromote = hasEnded && request.type === "promote" && request.toDeploymentId === id;
  const isTakenBack = phase === "rolled-back" && project.productionDeploymentId !== id;
  return isPromote && (phase === "promoting" || isTakenBack) && project.autoAssignDomains && !payload.autoAssignDomains;
}

/** The latest release besides this one that got as far as production. */
function lastInProduction({ history, record }: World): ProductionRecord | undefined {
  return history.find((other) => other !== record && other.phase !== "promoting");
}
