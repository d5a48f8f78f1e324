/** Whether a rollback keeps production where it is, and what a promote leaves behind. Pure. */
import type { ProductionRecord } from "./record.ts";
import type { ProductionState, World } from "./world.ts";

/**
 * An instant rollback switches auto-assignment off and nothing else says so for long (the alias request is transient),
 * so "off" means pinned unless the last finished release found it off and left it off: then it is the team's own setting.
 */
export function isPinned(world: World): boolean {
  const { project } = world.production;
  if (project.autoAssignDomains) return false;
  if (project.aliasRequest?.type === "rollback") return true;
  const last = lastInProduction(world);
  if (last === undefined || last.payload.autoAssignDomains) return true;
  return last.phase === "rolled-back" || last.phase === "rolling-back";
}

/**
 * What auto-assignment is to be after the promote: as it is now, and where a pin is undone as it was before the
 * rollback, which the record of the release that was rolled back says. A promote that was cut off after the host had taken
 * it left the setting on, so that release's record says what the team had set.
 */
export function autoAssignAfter(world: World, unpin: boolean): boolean {
  const { project } = world.production;
  const { aliasRequest } = project;
  const promoted = aliasRequest?.type === "promote" ? aliasRequest.toDeploymentId : null;
  const cutOff = world.history.find(
    (other) =>
      other !== world.record &&
      other.phase === "promoting" &&
      [project.productionDeploymentId, promoted].includes(other.payload.candidate.id),
  );
  if (cutOff !== undefined && project.autoAssignDomains) return cutOff.payload.autoAssignDomains;
  if (project.autoAssignDomains || !unpin) return project.autoAssignDomains;
  const last = lastInProduction(world);
  const rolledBack = project.aliasRequest?.type === "rollback" || last?.phase === "rolled-back";
  return rolledBack && (last?.payload.autoAssignDomains ?? true);
}

/** Has the host ended a promote that nobody came to the end of, and left on what the team had switched off? */
export function leftAutoAssignOn({ project }: ProductionState, { payload, phase }: ProductionRecord): boolean {
  const request = project.aliasRequest;
  const hasEnded = request?.status === "failed" || request?.status === "succeeded";
  const isPromote = hasEnded && request.type === "promote" && request.toDeploymentId === payload.candidate.id;
  const isOurs = isPromote && phase === "promoting";
  return isOurs && project.autoAssignDomains && !payload.autoAssignDomains;
}

/** The latest release besides this one that got as far as production. */
function lastInProduction({ history, record }: World): ProductionRecord | undefined {
  return history.find((other) => other !== record && other.phase !== "promoting");
}
