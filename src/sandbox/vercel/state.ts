/** The emulated account: one team with one project, its deployments and what its domains point at. */
import type { EmulatorContext, SiteRuntime } from "../contract.ts";
import type { LogEvent } from "./log-event.ts";
import type { Check, CheckRun } from "./check-records.ts";
import type { ForgeAccess, GitSource } from "./git-source.ts";
import { createFileStore, type FileStore, type TreeFile } from "./files.ts";
import { createTrafficLog, type TrafficLog } from "./traffic-log.ts";
import type { RollingRelease, RollingSettings } from "./rolling-records.ts";
import { resolveOptions, type VercelOptions, type VercelSeed, type VercelVariableSeed } from "./seed.ts";

export type ReadyState = "QUEUED" | "BUILDING" | "READY" | "ERROR" | "CANCELED" | "BLOCKED";

/** What happens to a deployment, in its order; `assigned` gave it the production domains by itself, `promoted` on request, `visited` was at its own address. */
export type DeploymentChange =
  | "created"
  | "building"
  | "ready"
  | "error"
  | "canceled"
  | "blocked"
  | "assigned"
  | "promoted"
  | "visited";

export type DeploymentListener = (deployment: Deployment, change: DeploymentChange) => void;

export interface CustomEnvironment {
  readonly id: string;
  readonly slug: string;
  readonly createdAt: number;
}

export interface Deployment {
  readonly id: string;
  readonly name: string;
  /** Its own address without scheme, and with. */
  readonly host: string;
  readonly origin: string;
  readonly target: "production" | null;
  readonly customEnvironment: CustomEnvironment | null;
  readonly meta: Readonly<Record<string, string>>;
  readonly source: string;
  readonly createdAt: number;
  readonly prebuilt: boolean;
  readonly tree: ReadonlyMap<string, TreeFile>;
  /** False: staged, it gets production domains only by a promote. */
  readonly autoAssign: boolean;
  /** The commit that it was cloned from; null where files were sent. */
  readonly gitSource: GitSource | null;
  /** Ends the build when it is canceled or deleted. */
  readonly stop: AbortController;
  readonly crons: readonly { readonly path: string; readonly schedule: string }[];
  readonly events: LogEvent[];
  readonly watchers: Set<() => void>;
  readyState: ReadyState;
  readySubstate: "STAGED" | "ROLLING" | "PROMOTED" | null;
  buildingAt: number | null;
  readyAt: number | null;
  canceledAt: number | null;
  canceledBecause: "person" | "newer-build" | "ignored-build-step" | "unaffected" | null;
  errorMessage: string | null;
  aliasAssignedAt: number | null;
  aliasError: { readonly code: string; readonly message: string } | null;
  /** Null: it is there. `deleted` answers 404, `retention` 410. */
  removed: "deleted" | "retention" | null;
}

export interface Alias {
  readonly uid: string;
  readonly alias: string;
  readonly createdAt: number;
  /** A production domain of the project; others were assigned manually. */
  readonly production: boolean;
  updatedAt: number;
  deploymentId: string | null;
}

export interface AliasRequest {
  readonly type: "promote" | "rollback";
  readonly fromDeploymentId: string | null;
  readonly toDeploymentId: string;
  readonly requestedAt: number;
  jobStatus: "pending" | "in-progress" | "succeeded" | "failed" | "skipped";
  readonly aliases: { readonly alias: string; readonly id: string; status: "pending" | "completed" | "failed" }[];
}

export interface Variable extends VercelVariableSeed {
  readonly id: string;
  readonly createdAt: number;
  readonly updatedAt: number;
}

export interface ProjectState {
  readonly productionDeploymentId: string | null;
  readonly autoAssignCustomDomains: boolean;
  readonly lastAliasRequest: AliasRequest | null;
  readonly updatedAt: number;
}

export interface VercelState {
  readonly context: EmulatorContext;
  readonly seed: VercelSeed;
  readonly runtime: SiteRuntime | null;
  readonly files: FileStore;
  readonly deployments: Map<string, Deployment>;
  readonly aliases: Map<string, Alias>;
  /** Origins that production domains are served at, by domain. */
  readonly productionOrigins: Map<string, string>;
  readonly customEnvironments: CustomEnvironment[];
  readonly variables: Map<string, Variable>;
  readonly bypassSecrets: Set<string>;
  /** Every deployment that was production, in order; the last is current. */
  readonly productionHistory: string[];
  readonly closed: AbortController;
  /** Where its pushes come from; null where nobody emulates that. */
  readonly forge: ForgeAccess | null;
  readonly listeners: DeploymentListener[];
  /** By id, in their order. */
  readonly checks: Map<string, Check>;
  readonly checkRuns: CheckRun[];
  /** Called when a run ends. */
  readonly checkWatchers: Set<() => void>;
  options: VercelOptions;
  project: ProjectState;
  /** The project before the last change was asked for: what a stale read shows. */
  staleProject: ProjectState;
  rollingSettings: RollingSettings | null;
  /** The last one that there was. */
  rollingRelease: RollingRelease | null;
  lastCreatedAt: number;
  /** The requests that deployments answered. */
  readonly traffic: TrafficLog;
  /** Since when what is counted stands still; null while it does not. */
  staleSince: number | null;
}

export function createState(
  context: EmulatorContext,
  seed: VercelSeed,
  runtime: SiteRuntime | null,
  forge: ForgeAccess | null,
): VercelState {
  const project: ProjectState = {
    productionDeploymentId: null,
    autoAssignCustomDomains: seed.autoAssignCustomDomains ?? true,
    lastAliasRequest: null,
    updatedAt: context.startedAt,
  };
  return {
    context,
    seed,
    runtime,
    files: createFileStore(context.directory),
    deployments: new Map(),
    aliases: new Map(),
    productionOrigins: new Map(),
    customEnvironments: [],
    variables: new Map(),
    bypassSecrets: new Set(seed.protection === null ? [] : [seed.protection.bypassSecret]),
    productionHistory: [],
    closed: new AbortController(),
    forge,
    listeners: [],
    checks: new Map(),
    checkRuns: [],
    checkWatchers: new Set(),
    options: resolveOptions(seed),
    project,
    staleProject: project,
    rollingSettings: null,
    rollingRelease: null,
    lastCreatedAt: 0,
    traffic: createTrafficLog(),
    staleSince: null,
  };
}

const ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnpqrstuvwxyz23456789";

/** `dpl_` and 28 letters, drawn from the seeded generator. */
export function makeId(state: VercelState, prefix: string, length = 28): string {
  let id = `${prefix}_`;
  while (id.length < prefix.length + 1 + length) {
    id += ALPHABET[Math.floor(state.context.random() * ALPHABET.length)] ?? "A";
  }
  return id;
}

/** Pages are cut by creation time, so no two things share one: under a virtual clock many happen in one instant. */
export function nextCreatedAt(state: VercelState, wanted = state.context.clock.now()): number {
  state.lastCreatedAt = Math.max(wanted, state.lastCreatedAt + 1);
  return state.lastCreatedAt;
}

/** By id, by address with or without scheme, or by an alias that points at it; removed ones included. */
export function findDeployment(state: VercelState, idOrHost: string): Deployment | null {
  const byId = state.deployments.get(idOrHost);
  if (byId !== undefined) return byId;
  const host = idOrHost.replace(/^https?:\/\//, "").replace(/\/$/, "");
  for (const deployment of state.deployments.values()) if (deployment.host === host) return deployment;
  const aliased = state.aliases.get(host)?.deploymentId;
  return aliased ? (state.deployments.get(aliased) ?? null) : null;
}

export function isProject(state: VercelState, idOrName: string): boolean {
  return idOrName === state.seed.project.id || idOrName === state.seed.project.name;
}

/** Call before a change is made that somebody asked for, so that a stale read can show what was before. */
export function changeProject(state: VercelState, change: Partial<ProjectState>): void {
  state.staleProject = state.project;
  updateProject(state, change);
}

/** The same change going on (a job that ends): what a stale read shows stays as it was. */
export function updateProject(state: VercelState, change: Partial<ProjectState>): void {
  state.project = { ...state.project, ...change, updatedAt: state.context.clock.now() };
}

/** Where production domains of the project point, in the order of the seed. */
export function productionAliases(state: VercelState): readonly Alias[] {
  return [...state.aliases.values()].filter((alias) => alias.production);
}

/** Has been production, is not now, still exists; on the hobby plan only the one immediately before. */
export function isRollbackCandidate(state: VercelState, deployment: Deployment): boolean {
  const current = state.project.productionDeploymentId;
  if (deployment.removed !== null || deployment.readyState !== "READY" || deployment.id === current) return false;
  if (state.options.plan === "pro") return state.productionHistory.includes(deployment.id);
  return state.productionHistory.findLast((id) => id !== current) === deployment.id;
}
