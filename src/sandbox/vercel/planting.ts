/** Puts the seed into the world: domains with addresses of their own, deployments as if they had been built long ago. */
import { pointProduction } from "./alias-jobs.ts";
import { addDeployment } from "./builds.ts";
import { makeCheck } from "./check-runs.ts";
import { appendAliasAssigned, appendEvent } from "./events.ts";
import { addVariable } from "./environment.ts";
import type { TreeFile } from "./files.ts";
import { type GitCommit, gitMeta, linkedRepository } from "./git-source.ts";
import type { SeedFile, VercelDeploymentSeed } from "./seed.ts";
import { serveProduction } from "./sites.ts";
import { type CustomEnvironment, type Deployment, makeId, nextCreatedAt, type VercelState } from "./state.ts";

const HOUR_MS = 3_600_000;

export async function plantSeed(state: VercelState): Promise<void> {
  const { seed, context } = state;
  const long = context.startedAt - 1_000 * HOUR_MS;
  for (const slug of seed.customEnvironments ?? ["staging"]) {
    state.customEnvironments.push({ id: makeId(state, "env", 16), slug, createdAt: nextCreatedAt(state, long) });
  }
  for (const check of seed.checks ?? []) makeCheck(state, check);
  for (const variable of seed.env) addVariable(state, variable);
  for (const domain of seed.domains.length === 0 ? ["loopback"] : seed.domains) await plantDomain(state, domain, long);
  for (const [index, planted] of seed.deployments.entries()) {
    const ageMs = planted.ageMs ?? (seed.deployments.length - index) * HOUR_MS;
    const deployment = await plantDeployment(state, planted, context.startedAt - ageMs);
    const served = deployment.target === "production" && deployment.readyState === "READY" && planted.staged !== true;
    if (served) pointProduction(state, deployment, []);
    if (served && planted.gone === true) deployment.removed = "retention";
  }
  // What was before the sandbox started is no change that a stale read could hide.
  state.staleProject = state.project;
}

async function plantDomain(state: VercelState, domain: string, createdAt: number): Promise<void> {
  let name = domain;
  const origin = await serveProduction(state, () => name);
  if (domain === "loopback") name = new URL(origin).host;
  state.productionOrigins.set(name, origin);
  const at = nextCreatedAt(state, createdAt);
  state.aliases.set(name, {
    uid: makeId(state, "als", 20),
    alias: name,
    createdAt: at,
    updatedAt: at,
    production: true,
    deploymentId: null,
  });
}

/** Built already; it points no domain at itself. */
export async function plantDeployment(
  state: VercelState,
  planted: VercelDeploymentSeed,
  createdAt: number,
): Promise<Deployment> {
  const target = planted.target ?? "production";
  const environment = findEnvironment(state, target);
  const commit = commitOf(state, planted);
  const deployment = await addDeployment(state, {
    ...(planted.id === undefined ? {} : { id: planted.id }),
    target: target === "production" ? "production" : null,
    customEnvironment: environment,
    meta: { ...(commit === null ? {} : gitMeta(commit, "")), ...planted.meta },
    source: commit === null ? "cli" : "git",
    gitSource: commit,
    tree: plantFiles(state, planted.files ?? {}),
    autoAssign: planted.staged !== true,
    createdAt,
    ...(planted.crons === undefined ? {} : { crons: planted.crons }),
  });
  deployment.buildingAt = deployment.createdAt;
  deployment.readyState = planted.state ?? "READY";
  if (deployment.readyState === "READY") {
    deployment.readyAt = deployment.createdAt;
    deployment.aliasAssignedAt = deployment.createdAt;
    if (deployment.target === "production") deployment.readySubstate = "STAGED";
    appendEvent(state, deployment, "stdout", "Build completed", deployment.createdAt);
    appendAliasAssigned(state, deployment, [], deployment.createdAt);
  } else if (deployment.readyState === "ERROR") {
    deployment.errorMessage = "The build failed.";
    appendEvent(state, deployment, "stderr", "Error: The build failed.", deployment.createdAt);
  }
  if (planted.gone === true) deployment.removed = "retention";
  return deployment;
}

/** Of one that was built from a push. */
function commitOf(state: VercelState, { git }: VercelDeploymentSeed): GitCommit | null {
  const { link } = state.seed;
  const linked = linkedRepository(state.seed);
  if (git === undefined || link === undefined || linked === null) return null;
  const { sha, branch = link.productionBranch } = git;
  return { ...linked, sha, branch, message: `Commit ${sha.slice(0, 7)}`, author: link.org };
}

function findEnvironment(state: VercelState, target: string): CustomEnvironment | null {
  if (target === "production" || target === "preview") return null;
  const found = state.customEnvironments.find(({ slug }) => slug === target);
  if (found === undefined) throw new Error(`vercel emulator: the seed has no custom environment "${target}"`);
  return found;
}

export function plantFiles(
  state: VercelState,
  files: Readonly<Record<string, SeedFile>>,
): ReadonlyMap<string, TreeFile> {
  const tree = new Map<string, TreeFile>();
  for (const [path, file] of Object.entries(files)) {
    const bytes = typeof file === "string" ? Buffer.from(file) : Buffer.from(file.base64, "base64");
    tree.set(path, state.files.put(bytes));
  }
  return tree;
}
