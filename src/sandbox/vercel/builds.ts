/** A deployment's life: QUEUED, BUILDING, then READY, ERROR or CANCELED by the clock, and the domains that it gets. */
import { appendAliasAssigned, appendEvent, wakeWatchers } from "./events.ts";
import { passChecks } from "./check-runs.ts";
import type { TreeFile } from "./files.ts";
import { pointProduction } from "./alias-jobs.ts";
import type { GitSource } from "./git-source.ts";
import { tell } from "./deployment-changes.ts";
import {
  type CustomEnvironment,
  type Deployment,
  makeId,
  nextCreatedAt,
  type ReadyState,
  type VercelState,
} from "./state.ts";
import { serveDeployment } from "./sites.ts";

export interface NewDeployment {
  readonly id?: string;
  readonly target: "production" | null;
  readonly customEnvironment: CustomEnvironment | null;
  readonly meta: Readonly<Record<string, string>>;
  readonly source: string;
  readonly tree: ReadonlyMap<string, TreeFile>;
  readonly autoAssign: boolean;
  readonly createdAt?: number;
  readonly gitSource?: GitSource | null;
  readonly crons?: Deployment["crons"];
}

/** Gives it an address; nothing runs yet. */
export async function addDeployment(state: VercelState, wanted: NewDeployment): Promise<Deployment> {
  const id = wanted.id ?? makeId(state, "dpl");
  const createdAt = nextCreatedAt(state, wanted.createdAt);
  const origin = await serveDeployment(state, id);
  return registerDeployment(state, { ...wanted, createdAt }, { id, origin });
}

/** It is in lists from now on, at an address that was opened for it; those who build it tell that it was created. */
export function registerDeployment(
  state: VercelState,
  wanted: NewDeployment,
  { id, origin }: { readonly id: string; readonly origin: string },
): Deployment {
  const deployment: Deployment = {
    id,
    name: state.seed.project.name,
    host: new URL(origin).host,
    origin,
    target: wanted.target,
    customEnvironment: wanted.customEnvironment,
    meta: wanted.meta,
    source: wanted.source,
    createdAt: wanted.createdAt ?? nextCreatedAt(state),
    prebuilt: [...wanted.tree.keys()].some((path) => path.startsWith(".vercel/output/")),
    tree: wanted.tree,
    autoAssign: wanted.autoAssign,
    gitSource: wanted.gitSource ?? null,
    stop: new AbortController(),
    crons: wanted.crons ?? [],
    events: [],
    watchers: new Set(),
    readyState: "QUEUED",
    readySubstate: null,
    buildingAt: null,
    readyAt: null,
    canceledAt: null,
    canceledBecause: null,
    errorMessage: null,
    aliasAssignedAt: null,
    aliasError: null,
    removed: null,
  };
  state.deployments.set(id, deployment);
  return deployment;
}

/** Builds on the clock; with `fast` it is over when this returns. */
export function startBuild(state: VercelState, deployment: Deployment): void {
  if (state.options.fast) {
    begin(state, deployment);
    if (finish(state, deployment)) assign(state, deployment);
    return;
  }
  const signal = AbortSignal.any([deployment.stop.signal, state.closed.signal]);
  const run = async () => {
    const { clock } = state.context;
    await clock.sleep(state.options.queueMs, signal);
    begin(state, deployment);
    await clock.sleep(state.options.buildMs, signal);
    if (!finish(state, deployment)) return;
    if (willGetDomains(state, deployment)) {
      if (!(await passChecks(state, deployment, signal))) return;
      await clock.sleep(state.options.aliasJobMs, signal);
    }
    assign(state, deployment);
  };
  run().catch((error: unknown) => {
    // Canceled, deleted or closed: whoever aborted has said so already.
    if (!signal.aborted) throw error;
  });
}

/** CANCELED now, whatever it was doing. False where it was over already. */
export function cancelBuild(
  state: VercelState,
  deployment: Deployment,
  because: NonNullable<Deployment["canceledBecause"]> = "person",
): boolean {
  if (deployment.readyState !== "QUEUED" && deployment.readyState !== "BUILDING") return false;
  deployment.stop.abort(new Error("canceled"));
  deployment.canceledBecause = because;
  deployment.canceledAt = state.context.clock.now();
  settleBuild(state, deployment, "CANCELED");
  return true;
}

export function failBuild(state: VercelState, deployment: Deployment, message: string): void {
  deployment.errorMessage = message;
  appendEvent(state, deployment, "stderr", `Error: ${message}`);
  settleBuild(state, deployment, "ERROR");
}

const CHANGE_OF = { ERROR: "error", CANCELED: "canceled", BLOCKED: "blocked" } as const;

/** It has ended, and not well. */
export function settleBuild(state: VercelState, deployment: Deployment, how: keyof typeof CHANGE_OF): void {
  deployment.readyState = how satisfies ReadyState;
  appendEvent(state, deployment, "deployment-state", "");
  tell(state, deployment, CHANGE_OF[how]);
}

export function removeDeployment(deployment: Deployment, how: "deleted" | "retention"): void {
  deployment.removed = how;
  deployment.stop.abort(new Error("deleted"));
  wakeWatchers(deployment);
}

function begin(state: VercelState, deployment: Deployment): void {
  deployment.readyState = "BUILDING";
  deployment.buildingAt = state.context.clock.now();
  appendEvent(state, deployment, "deployment-state", "");
  tell(state, deployment, "building");
  appendEvent(state, deployment, "stdout", `Build started for ${state.seed.project.name}`);
  appendEvent(state, deployment, "stdout", `${deployment.tree.size} files received`);
  appendEvent(state, deployment, "stdout", deployment.prebuilt ? "Using .vercel/output" : "Copying static files");
}

/** True where it became READY. */
function finish(state: VercelState, deployment: Deployment): boolean {
  const { buildError, buildCanceled } = state.options;
  if (buildCanceled) {
    cancelBuild(state, deployment);
    return false;
  }
  if (buildError !== null) {
    failBuild(state, deployment, buildError);
    return false;
  }
  deployment.readyState = "READY";
  deployment.readyAt = state.context.clock.now();
  if (deployment.target === "production") deployment.readySubstate = "STAGED";
  appendEvent(state, deployment, "stdout", "Build completed");
  appendEvent(state, deployment, "deployment-state", "");
  tell(state, deployment, "ready");
  return true;
}

/** A production pinned by a rollback, or by the team's own setting, stays where it is. */
function willGetDomains(state: VercelState, deployment: Deployment): boolean {
  return deployment.target === "production" && deployment.autoAssign && state.project.autoAssignCustomDomains;
}

function assign(state: VercelState, deployment: Deployment): void {
  const domains = willGetDomains(state, deployment);
  if (domains) {
    const moved = pointProduction(state, deployment, state.options.failAliases);
    if (moved.failed.length > 0) {
      deployment.aliasError = {
        code: "alias_failed",
        message: `These domains could not be assigned: ${moved.failed.join(", ")}`,
      };
    }
    deployment.aliasAssignedAt = deployment.aliasError === null ? state.context.clock.now() : null;
    appendAliasAssigned(state, deployment, moved.moved);
    if (deployment.aliasError === null) tell(state, deployment, "assigned");
    return;
  }
  const staged = deployment.target === "production";
  if (staged && state.options.neverAliasAssigned) return;
  deployment.aliasAssignedAt = state.context.clock.now();
  appendAliasAssigned(state, deployment, []);
}
