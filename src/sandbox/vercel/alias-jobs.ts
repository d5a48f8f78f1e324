/** Promotes and rollbacks: a job on the clock that moves the production pointer and each domain when it is done. */
import { abortRollingRelease, activeCanary } from "./rolling-state.ts";
import { tell } from "./deployment-changes.ts";
import {
  type Alias,
  type AliasRequest,
  changeProject,
  type Deployment,
  makeId,
  productionAliases,
  updateProject,
  type VercelState,
} from "./state.ts";

/** `after: null`: queued, and never started. */
export type JobStart = "at-once" | { readonly after: number | null };

/** From now on a read of the project shows this job as its latest one. */
export function startAliasJob(
  state: VercelState,
  type: AliasRequest["type"],
  deployment: Deployment,
  start: JobStart,
): void {
  const request: AliasRequest = {
    type,
    fromDeploymentId: activeCanary(state)?.deployment.id ?? state.project.productionDeploymentId,
    toDeploymentId: deployment.id,
    requestedAt: state.context.clock.now(),
    jobStatus: start === "at-once" ? "in-progress" : "pending",
    aliases: productionAliases(state).map(({ alias }) => ({ alias, id: makeId(state, "als", 12), status: "pending" })),
  };
  changeProject(state, { lastAliasRequest: request, autoAssignCustomDomains: type === "promote" });
  const run = async () => {
    const { clock } = state.context;
    const { signal } = state.closed;
    if (start !== "at-once") {
      if (start.after === null) return;
      await clock.sleep(start.after, signal);
      // Somebody asked for something else meanwhile: the latest request counts.
      if (state.project.lastAliasRequest !== request) return;
      request.jobStatus = "in-progress";
    }
    await clock.sleep(state.options.aliasJobMs, signal);
    if (state.project.lastAliasRequest === request) finishAliasJob(state, request, deployment);
  };
  run().catch((error: unknown) => {
    if (!state.closed.signal.aborted) throw error;
  });
}

export function isJobRunning(state: VercelState): boolean {
  const status = state.project.lastAliasRequest?.jobStatus;
  return status === "pending" || status === "in-progress";
}

function finishAliasJob(state: VercelState, request: AliasRequest, deployment: Deployment): void {
  if (request.type === "rollback") abortRollingRelease(state);
  if (deployment.removed !== null) {
    for (const entry of request.aliases) entry.status = "failed";
    request.jobStatus = "failed";
    updateProject(state, {});
    return;
  }
  const { failed } = pointProduction(state, deployment, state.options.failAliases);
  for (const entry of request.aliases) entry.status = failed.includes(entry.alias) ? "failed" : "completed";
  request.jobStatus = failed.length === 0 ? "succeeded" : "failed";
  // The vendor writes the setting with the job, so one put back while the job ran is lost (vercel/vercel#15095).
  updateProject(state, { autoAssignCustomDomains: request.type === "promote" });
  if (request.type === "promote" && failed.length === 0) tell(state, deployment, "promoted");
}

/** At once, or later than the vendor says. */
function moveDomain(state: VercelState, domain: Alias, { id }: Deployment): void {
  const { laggingDomains, aliasLagMs } = state.options;
  const move = () => {
    domain.deploymentId = id;
    domain.updatedAt = state.context.clock.now();
  };
  if (!laggingDomains.includes(domain.alias)) return move();
  if (aliasLagMs === null) return;
  const later = async () => {
    await state.context.clock.sleep(aliasLagMs, state.closed.signal);
    if (state.project.productionDeploymentId === id) move();
  };
  later().catch((error: unknown) => {
    if (!state.closed.signal.aborted) throw error;
  });
}

/** Moves the domains but the failing ones; the pointer follows where any domain did, or where there is none. */
export function pointProduction(
  state: VercelState,
  deployment: Deployment,
  failing: readonly string[],
): { readonly moved: readonly string[]; readonly failed: readonly string[] } {
  const domains = productionAliases(state);
  const moved: string[] = [];
  const failed: string[] = [];
  for (const domain of domains) {
    if (failing.includes(domain.alias)) {
      failed.push(domain.alias);
      continue;
    }
    moved.push(domain.alias);
    moveDomain(state, domain, deployment);
  }
  if (moved.length > 0 || domains.length === 0) {
    deployment.readySubstate = "PROMOTED";
    state.productionHistory.push(deployment.id);
    updateProject(state, { productionDeploymentId: deployment.id });
  }
  return { moved, failed };
}
