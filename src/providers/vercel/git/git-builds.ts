/** Builds that Vercel made from pushes, as it lists and describes them. */
import type { GitBuild, GitBuilds, HostDeployment } from "../../contract.ts";
import type { Connection } from "../connection.ts";
import { listDeployments } from "../read.ts";
import { wordOf } from "./commit-word.ts";

export function createGitBuilds(connection: Connection, projectId: () => Promise<string>): GitBuilds {
  return {
    wordOf,
    async listOfCommit(commit) {
      const id = await projectId();
      const query = { projectId: id, target: "production", "meta-githubCommitSha": commit };
      // Filters spare pages and prove nothing: a host that ignores one must not hand out another commit's build.
      return listDeployments(connection, query, Infinity, (row) => isProduction(row, id) && namesCommit(row, commit));
    },
    async listSince(at) {
      const id = await projectId();
      const isSince = (row: HostDeployment) => row.createdAt >= at;
      const rows = await listDeployments(connection, { projectId: id, target: "production" }, Infinity, isSince, true);
      return rows.filter((row) => isProduction(row, id));
    },
    readGitBuild: (id) => readGitBuild(connection, id),
  };
}

function isProduction({ projectId, target }: HostDeployment, id: string): boolean {
  return target === "production" && (projectId === null || projectId === id);
}

function namesCommit({ meta }: HostDeployment, commit: string): boolean {
  return meta["githubCommitSha"] === commit;
}

async function readGitBuild(connection: Connection, id: string): Promise<GitBuild | null> {
  const path = `/v13/deployments/${encodeURIComponent(id)}`;
  const [{ status, body }, { deploymentShape, parseAnswer }, { gitFactsShape }] = await Promise.all([
    connection.request({
      method: "GET",
      path,
      query: { withGitRepoInfo: true },
      repeatable: true,
      accept: [404, 410],
    }),
    import("../api.ts"),
    import("./shapes.ts"),
  ]);
  if (status === 404 || status === 410) return null;
  const request = `GET ${path}`;
  return { ...parseAnswer(deploymentShape, body, request), ...parseAnswer(gitFactsShape, body, request) };
}
