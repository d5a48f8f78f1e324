/** A deployment as the endpoints show it: whole, as a row of a list, and as a project's production target. */
import { aliasState, runsOf } from "./check-runs.ts";
import { showGitRepo, showGitSource } from "./git-source.ts";
import { type Deployment, isRollbackCandidate, productionAliases, type VercelState } from "./state.ts";

export const USER = { uid: "usr_emulated", email: "dev@example.com", username: "emulated" };

function aliasesOf(state: VercelState, deployment: Deployment): readonly string[] {
  const names: string[] = [];
  for (const alias of state.aliases.values()) if (alias.deploymentId === deployment.id) names.push(alias.alias);
  return names;
}

export function inspectorUrl(state: VercelState, deployment: Deployment): string {
  return `https://vercel.com/${state.seed.team.slug}/${state.seed.project.name}/${deployment.id.slice(4)}`;
}

function environmentOf(deployment: Deployment) {
  const { customEnvironment } = deployment;
  return customEnvironment === null
    ? {}
    : { customEnvironment: { id: customEnvironment.id, slug: customEnvironment.slug, type: "preview" } };
}

const IGNORED_LINK = "https://vercel.com/docs/platform/projects#ignored-build-step";
const CANCELED_MESSAGE = {
  person: null,
  "newer-build": null,
  "ignored-build-step":
    'The Deployment has been canceled as a result of running the command defined in the "Ignored Build Step" setting.',
  unaffected: "The deployment was canceled because this project was not affected.",
};

/** Why it is not ready. An ignored build is no skipped one to the vendor: only the message tells (UnlyEd/github-action-await-vercel#107). */
function troubleOf({ readyState, canceledBecause, errorMessage }: Deployment) {
  if (readyState === "ERROR") {
    return { errorCode: "BUILD_FAILED", errorStep: "buildStep", errorMessage, errorLink: null };
  }
  if (readyState === "BLOCKED") {
    return { seatBlock: { blockCode: "TEAM_ACCESS_REQUIRED", isVerified: true, gitProvider: "github" } };
  }
  if (canceledBecause === null || canceledBecause === "person") return {};
  const errorLink = canceledBecause === "ignored-build-step" ? IGNORED_LINK : null;
  return { errorMessage: CANCELED_MESSAGE[canceledBecause], errorLink };
}

/** What its checks say together, where it has any. */
function showChecks(state: VercelState, deployment: Deployment) {
  const said = aliasState(state, deployment);
  if (said === null) return {};
  const ended = Math.max(...runsOf(state, deployment).map(({ completedAt }) => completedAt ?? 0));
  const completed = said === "pending" ? {} : { completedAt: ended };
  return { checks: { "deployment-alias": { state: said, startedAt: deployment.createdAt, ...completed } } };
}

/** `GET /v13/deployments/:deployment`: here `aliasAssigned` is a boolean, with its time beside it. */
export function showDeployment(state: VercelState, deployment: Deployment, withGit = false) {
  const { team, project } = state.seed;
  const { gitSource } = deployment;
  return {
    id: deployment.id,
    uid: deployment.id,
    url: deployment.host,
    name: deployment.name,
    projectId: project.id,
    project: { id: project.id, name: project.name, framework: null },
    ownerId: team.id,
    team: { id: team.id, slug: team.slug, name: team.name },
    teamId: team.id,
    version: 2,
    type: "LAMBDAS",
    plan: state.options.plan,
    public: false,
    source: deployment.source,
    target: deployment.target,
    ...environmentOf(deployment),
    meta: deployment.meta,
    env: [],
    build: { env: [] },
    regions: ["iad1"],
    creator: USER,
    projectSettings: { framework: null, nodeVersion: "24.x" },
    ...(deployment.crons.length === 0 ? {} : { crons: deployment.crons }),
    inspectorUrl: inspectorUrl(state, deployment),
    alias: aliasesOf(state, deployment),
    automaticAliases: [],
    aliasAssigned: deployment.aliasAssignedAt !== null,
    ...(deployment.aliasAssignedAt === null ? {} : { aliasAssignedAt: deployment.aliasAssignedAt }),
    aliasError: deployment.aliasError,
    aliasFinal: null,
    ...showChecks(state, deployment),
    autoAssignCustomDomains: deployment.autoAssign,
    readyState: deployment.readyState,
    status: deployment.readyState,
    ...(deployment.readySubstate === null ? {} : { readySubstate: deployment.readySubstate }),
    createdAt: deployment.createdAt,
    bootedAt: deployment.createdAt,
    ...(deployment.buildingAt === null ? {} : { buildingAt: deployment.buildingAt }),
    ...(deployment.readyAt === null ? {} : { ready: deployment.readyAt }),
    ...(deployment.canceledAt === null ? {} : { canceledAt: deployment.canceledAt }),
    ...troubleOf(deployment),
    ...(gitSource === null ? {} : { buildSkipped: false }),
    ...(gitSource === null || !withGit
      ? {}
      : { gitSource: showGitSource(gitSource), gitRepo: showGitRepo(state.seed, gitSource) }),
    isRollbackCandidate: isRollbackCandidate(state, deployment),
  };
}

/** A row of `GET /v6|v7/deployments`: its id is `uid`, and `aliasAssigned` is a time. */
export function showRow(state: VercelState, deployment: Deployment) {
  return {
    uid: deployment.id,
    name: deployment.name,
    projectId: state.seed.project.id,
    url: deployment.host,
    created: deployment.createdAt,
    createdAt: deployment.createdAt,
    ...(deployment.buildingAt === null ? {} : { buildingAt: deployment.buildingAt }),
    ...(deployment.readyAt === null ? {} : { ready: deployment.readyAt }),
    source: deployment.source,
    state: deployment.readyState,
    readyState: deployment.readyState,
    ...(deployment.readySubstate === null ? {} : { readySubstate: deployment.readySubstate }),
    type: "LAMBDAS",
    creator: USER,
    inspectorUrl: inspectorUrl(state, deployment),
    meta: deployment.meta,
    target: deployment.target,
    ...environmentOf(deployment),
    aliasError: deployment.aliasError,
    aliasAssigned: deployment.aliasAssignedAt,
    ...showChecks(state, deployment),
    isRollbackCandidate: isRollbackCandidate(state, deployment),
    ...(deployment.readyState === "ERROR" ? { errorCode: "BUILD_FAILED", errorMessage: deployment.errorMessage } : {}),
    ...(deployment.canceledBecause === null ? {} : { errorMessage: CANCELED_MESSAGE[deployment.canceledBecause] }),
    projectSettings: { framework: null, nodeVersion: "24.x" },
  };
}

/** `project.targets.production`, and the entries of `latestDeployments`. */
export function showTarget(state: VercelState, deployment: Deployment) {
  return {
    id: deployment.id,
    alias: deployment.target === "production" ? productionAliases(state).map(({ alias }) => alias) : [],
    aliasAssigned: deployment.aliasAssignedAt,
    aliasError: deployment.aliasError,
    createdAt: deployment.createdAt,
    createdIn: "iad1",
    creator: USER,
    deploymentHostname: deployment.host,
    name: deployment.name,
    meta: deployment.meta,
    plan: state.options.plan,
    private: true,
    readyState: deployment.readyState,
    ...(deployment.readySubstate === null ? {} : { readySubstate: deployment.readySubstate }),
    ...(deployment.readyAt === null ? {} : { readyAt: deployment.readyAt }),
    target: deployment.target,
    teamId: state.seed.team.id,
    type: "LAMBDAS",
    url: deployment.host,
    userId: USER.uid,
    withCache: false,
  };
}
