/** Whoever follows what becomes of deployments: the queue of a branch, the app at GitHub, checks. */
import type { Deployment, DeploymentChange, DeploymentListener, VercelState } from "./state.ts";

export function onChange(state: VercelState, listener: DeploymentListener): void {
  state.listeners.push(listener);
}

export function tell(state: VercelState, deployment: Deployment, change: DeploymentChange): void {
  for (const listener of state.listeners) listener(deployment, change);
}
