/** What a rolling release means to everything else: who gets which deployment, and how it ends. */
import type { Deployment, VercelState } from "./state.ts";

/** What visitors of a production domain get: its share of them the canary, everybody else what the domain points at. */
export function activeCanary(state: VercelState): { readonly deployment: Deployment; readonly share: number } | null {
  const release = state.rollingRelease;
  const deployment = release?.state === "ACTIVE" ? state.deployments.get(release.canaryDeploymentId) : undefined;
  if (release === null || deployment === undefined) return null;
  return { deployment, share: (release.stages[release.activeStage]?.targetPercentage ?? 0) / 100 };
}

/** A rollback ends whatever is being rolled out. */
export function abortRollingRelease(state: VercelState): void {
  const release = state.rollingRelease;
  if (release?.state !== "ACTIVE") return;
  state.rollingRelease = {
    ...release,
    state: "ABORTED",
    queuedDeploymentId: null,
    updatedAt: state.context.clock.now(),
  };
}
