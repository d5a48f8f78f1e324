/** What a command has read of the world; every decision is a function of this and the plan. */
import type { HostAlias, HostDeployment, HostProject, HostRollout } from "../providers/contract.ts";
import type { ProductionRecord, StagingRecord } from "./record.ts";

export interface ReleaseIdentity {
  /** Stored with each build and record. Default: the commit. */
  readonly id: string;
  readonly commit: string;
}

/** Where production stands by the host's own word: its production target, each production domain's alias, and what is rolled out. */
export interface ProductionState {
  readonly project: HostProject;
  readonly aliases: readonly HostAlias[];
  /** The host's last rolling release, whatever became of it. Absent where there was none to be read. */
  readonly rollout?: HostRollout | null;
}

export interface World {
  readonly production: ProductionState;
  /** The deployment that the host's production target names, where it was read. */
  readonly serving: HostDeployment | null;
  /** The build that is to be promoted, or null. */
  readonly candidate: HostDeployment | null;
  readonly staging: StagingRecord | null;
  /** This release's production record. */
  readonly record: ProductionRecord | null;
  /** The plan gives releases to the visitors in stages. */
  readonly planned?: boolean;
  /** What holds builds of the host's own back by the plan; absent where builds are uploaded. */
  readonly letIn?: "staged" | "check";
  /** Production records of all releases that were read, newest first, this release's included. */
  readonly history: readonly ProductionRecord[];
}

/** Does production, by target and by every domain, show this deployment and nothing else? */
export function productionShows(production: ProductionState, deploymentId: string): boolean {
  return (
    production.project.productionDeploymentId === deploymentId &&
    // Of no domain at all nothing was read back.
    production.aliases.length > 0 &&
    production.aliases.every((alias) => alias.deploymentId === deploymentId)
  );
}

/** Production domains that point elsewhere. */
export function domainsElsewhere(production: ProductionState, deploymentId: string): readonly HostAlias[] {
  return production.aliases.filter((alias) => alias.deploymentId !== deploymentId);
}

/**
 * Domains that a change left behind although production itself is where it is to be, which makes the host refuse to be
 * asked for all of it again. Only those that still show what is replaced: any other is somebody else's matter.
 */
export function domainsLeftBehind(
  production: ProductionState,
  to: string,
  replaced: readonly (string | null | undefined)[],
): readonly string[] {
  const { productionDeploymentId, aliasRequest } = production.project;
  const gaveUp = aliasRequest?.status === "failed" && aliasRequest.toDeploymentId === to;
  // Without the host's word for it the two may have been read before and after somebody else's change.
  if (productionDeploymentId !== to || !gaveUp) return [];
  return domainsElsewhere(production, to).flatMap(({ domain, deploymentId }) =>
    deploymentId !== null && replaced.includes(deploymentId) ? [domain] : [],
  );
}

/** The host's last request, where it is about exactly this change; those about other deployments are none of ours. */
function requestFor({ project }: ProductionState, type: "promote" | "rollback", deploymentId: string) {
  const request = project.aliasRequest;
  return request?.type === type && request.toDeploymentId === deploymentId ? request : null;
}

/** Is the host working on exactly this change right now? */
export function changeInProgress(
  production: ProductionState,
  type: "promote" | "rollback",
  deploymentId: string,
): boolean {
  return isUnderWay(requestFor(production, type, deploymentId));
}

function isUnderWay(request: HostProject["aliasRequest"]): boolean {
  return request?.status === "pending" || request?.status === "in-progress";
}

/** The rolling release that is under way: some of the visitors get another deployment than production names; null = none. */
export function rollingOut({ rollout = null }: ProductionState): HostRollout | null {
  return rollout?.state === "active" ? rollout : null;
}

/** Share of the visitors that its stage gives to the candidate, in percent. */
export function percentOf({ stages, activeStage }: HostRollout): number {
  return stages[activeStage ?? 0]?.percent ?? 0;
}

/** Does this deployment get a share of production's visitors by a rolling release? */
export function isRollingOut(production: ProductionState, deploymentId: string): boolean {
  return rollingOut(production)?.candidateId === deploymentId;
}

/** Was its rolling release, the last that there was, taken to its end? */
export function isRolledOut({ rollout = null }: ProductionState, candidateId: string): boolean {
  return rollout?.state === "complete" && rollout.candidateId === candidateId;
}

/** Was this deployment's rolling release, the last that there was, taken back? */
export function isRolloutAborted({ rollout = null }: ProductionState, deploymentId: string): boolean {
  return rollout?.state === "aborted" && rollout.candidateId === deploymentId;
}

/** Deployment that the host is promoting or rolling out, or has queued for it, and that production does not name yet; null = none. */
export function arrivingDeployment(production: ProductionState): string | null {
  const rollout = rollingOut(production);
  if (rollout !== null) return rollout.candidateId;
  const request = production.project.aliasRequest;
  return request?.type === "promote" && isUnderWay(request) ? request.toDeploymentId : null;
}

/** Where a rollback that the host works on goes to, whoever asked for it; null where it works on none. */
export function rollbackUnderWay({ project }: ProductionState): string | null {
  const request = project.aliasRequest;
  return request?.type === "rollback" && isUnderWay(request) ? request.toDeploymentId : null;
}

/** Did the host give up on exactly this change, in another request than the one that it showed before? Its clock alone. */
export function changeFailed(
  production: ProductionState,
  type: "promote" | "rollback",
  deploymentId: string,
  before: number | null,
): boolean {
  const request = requestFor(production, type, deploymentId);
  return request?.status === "failed" && request.requestedAt !== before;
}
