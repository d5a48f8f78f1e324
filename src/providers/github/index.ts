/**
 * GitHub (and GitHub Enterprise Server) as the forge, asked by the routes of `@octokit/endpoint`: deployments, commits'
 * statuses, pull requests and their comments, files, teams.
 */
import type { Forge, ProviderContext, RoleProvider, RoleSettings } from "../contract.ts";
import { createCommentRole } from "./comments.ts";
import { createCommitRole } from "./commit-statuses.ts";
import { connectGithub } from "./connect.ts";
import { createContentsRole } from "./contents.ts";
import { createCompareRole } from "./compare.ts";
import { createDeploymentRole } from "./deployments.ts";
import { createIssueRole } from "./issues.ts";
import { createPullRole } from "./pulls.ts";
import { createRunRole } from "./runs.ts";
import { createTeamRole } from "./teams.ts";
import { API_URL, REVERT_TOKEN, TEAM_TOKEN, TOKEN, VENDOR } from "./settings.ts";

/** `connect` makes no request; it throws ProviderError where a setting is missing or wrong. */
export const githubForge: RoleProvider<"forge"> = {
  role: "forge",
  key: "github",
  vendor: VENDOR,
  settings: [TOKEN, TEAM_TOKEN, API_URL],
  connect,
  examine: async (expected, context) => (await import("./examine.ts")).examineGithub(expected, context),
};

/** Reads what was recorded, for a gate that must not be able to write it. */
export const githubDeployments: RoleProvider<"deployments"> = {
  role: "deployments",
  key: "github",
  vendor: VENDOR,
  settings: [TOKEN, API_URL],
  connect: async (settings, context) => {
    const { listDeployments, listDeploymentStatuses } = await connect(settings, context);
    return { listDeployments, listDeploymentStatuses };
  },
};

/**
 * Reads files, for a gate that compares with the base branch's. It connects with the first of them: where no pull request is
 * looked at, such as in a terminal, nothing is compared, and no token is needed.
 */
export const githubFiles: RoleProvider<"files"> = {
  role: "files",
  key: "github",
  vendor: VENDOR,
  settings: [{ ...TOKEN, optional: "where a pull request's files are compared with the base branch's" }, API_URL],
  connect: async (settings, context) => {
    let forge: Promise<Forge> | null = null;
    return {
      async readFile(path, ref) {
        forge ??= connect(settings, context);
        return (await forge).readFile(path, ref);
      },
    };
  },
};

/** Writes commits and pull requests; with a token of its own. */
export const githubSource: RoleProvider<"source"> = {
  role: "source",
  key: "github",
  vendor: VENDOR,
  settings: [REVERT_TOKEN, API_URL],
  connect: async ({ repository }, context) => {
    const { client } = await connectGithub(repository, context, REVERT_TOKEN);
    const { createSourceRole } = await import("./source.ts");
    return createSourceRole(client, repository?.split("/")[0] ?? "");
  },
};

async function connect({ repository }: RoleSettings, context: ProviderContext): Promise<Forge> {
  const { client, ofTeams } = await connectGithub(repository, context);
  return {
    ...createDeploymentRole(client),
    ...createCommentRole(client, context.clock),
    ...createCommitRole(client),
    ...createCompareRole(client),
    ...createIssueRole(client, context.clock),
    ...createPullRole(client),
    ...createRunRole(client),
    ...createContentsRole(client),
    ...createTeamRole(ofTeams),
  };
}
