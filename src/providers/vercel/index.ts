/**
 * Vercel as host. What a rollback needs stands here; what builds are made of (file tree, uploads, zod's shapes)
 * is loaded by the method that needs it.
 */
import type { Host, HostProject, HostProvider, RoleProvider } from "../contract.ts";
import type { ProjectAnswer } from "./api.ts";
import { pointDomain, promote, rollback, setAutoAssignDomains } from "./change.ts";
import { type Connection, createConnection } from "./connection.ts";
import { createDeploymentChecks } from "./git/deployment-checks.ts";
import { createGitBuilds } from "./git/git-builds.ts";
import { createRollouts, SIDES } from "./rollout.ts";
import { protection } from "./protection.ts";
import {
  findBuildsByMeta,
  listEnvironmentVariables,
  listServed,
  readAliases,
  readDeployment,
  readProject,
} from "./read.ts";
import { API_URL, BYPASS, TOKEN, VENDOR } from "./settings.ts";

export const vercelHost: HostProvider = {
  role: "host",
  key: "vercel",
  vendor: VENDOR,
  settings: [TOKEN, BYPASS, API_URL],
  protection,
  sides: SIDES,
  examine: async (expected, context) => (await import("./examine.ts")).examineVercel(expected, context),
  findTraces: async (files, context) => (await import("./find-traces.ts")).findVercelTraces(files, context),
  connect: async (settings, context) => createHost(createConnection(settings, context)),
};

/** Names and dates of environment variables, for a gate that must not be able to change production. */
export const vercelVariables: RoleProvider<"variables"> = {
  role: "variables",
  key: "vercel",
  vendor: VENDOR,
  settings: [TOKEN, API_URL],
  connect: async (settings, context) => {
    const { listEnvironmentVariables } = createHost(createConnection(settings, context));
    return { listEnvironmentVariables };
  },
};

function createHost(connection: Connection): Host {
  let project: Promise<ProjectAnswer> | null = null;
  /** Id, name and settings, which do not change during a run; what production serves is always read anew. */
  const knownProject = () => {
    project ??= readProject(connection).catch((error: unknown) => {
      project = null;
      throw error;
    });
    return project;
  };
  const projectId = async () =>
    connection.project.startsWith("prj_") ? connection.project : (await knownProject()).id;

  return {
    async readProject(): Promise<HostProject> {
      const answer = await readProject(connection);
      project = Promise.resolve(answer);
      return projectOf(answer);
    },
    readDeployment: (idOrUrl) => readDeployment(connection, idOrUrl),
    findBuilds: async (release) => findBuildsByMeta(connection, await projectId(), "holdpointRelease", release),
    listServed: async (wanted) => listServed(connection, await projectId(), wanted),
    async createBuild(request, progress) {
      const settings = knownProject();
      // The modules load while the project is read; a refused read must not be reported before it is awaited.
      settings.catch(() => undefined);
      const { createBuild } = await import("./build.ts");
      return createBuild(connection, () => settings, request, progress);
    },
    async followBuild(id, timeoutMs, progress) {
      const { followBuild } = await import("./follow.ts");
      return followBuild(connection, id, timeoutMs, progress);
    },
    async readBuildLog(id, lines) {
      const { readBuildLog } = await import("./build-log.ts");
      return readBuildLog(connection, id, lines);
    },
    promote: (deploymentId) => promote(connection, deploymentId),
    rollback: (deploymentId, reason) => rollback(connection, deploymentId, reason),
    pointDomain: (domain, deploymentId) => pointDomain(connection, domain, deploymentId),
    readAliases: (domains) => readAliases(connection, domains),
    setAutoAssignDomains: (enabled) => setAutoAssignDomains(connection, enabled),
    rollouts: createRollouts(connection),
    git: createGitBuilds(connection, projectId),
    deploymentChecks: createDeploymentChecks(connection),
    listEnvironmentVariables: (target) => listEnvironmentVariables(connection, target),
  };
}

/** Without what only a build needs of its settings. */
function projectOf(answer: ProjectAnswer): HostProject {
  const { rootDirectory: _, sourceFilesOutsideRootDirectory: __, ...project } = answer;
  return { ...project, rollsOut: project.rollsOut ?? false };
}
