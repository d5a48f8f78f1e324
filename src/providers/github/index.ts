/**
 * GitHub (and GitHub Enterprise Server) as the forge, through `@octokit/rest`: deployments, commits' statuses, pull
 * requests and their comments, files, teams.
 */
import { afterSending } from "../../lib/after-sending.ts";
import { ProviderError } from "../../lib/error.ts";
import type { Forge, ProviderContext, RoleProvider, RoleSettings } from "../contract.ts";
import type { Secret } from "../../lib/secret.ts";
import { readSetting } from "../../lib/setting.ts";
import { createGithubClient, type GithubClient } from "./client.ts";
import { createCommentRole } from "./comments.ts";
import { createCommitRole } from "./commit-statuses.ts";
import { createContentsRole } from "./contents.ts";
import { createDeploymentRole } from "./deployments.ts";
import { createGuardedFetch } from "./guarded-fetch.ts";
import { createPullRole } from "./pulls.ts";
import { createTeamRole } from "./teams.ts";
import { readBaseUrl } from "../read-base-url.ts";
import { readToken } from "../read-token.ts";
import { API_URL, TEAM_TOKEN, TOKEN, VENDOR } from "./settings.ts";

/** `connect` makes no request; it throws ProviderError where a setting is missing or wrong. */
export const githubForge: RoleProvider<"forge"> = {
  role: "forge",
  key: "github",
  vendor: VENDOR,
  settings: [TOKEN, TEAM_TOKEN, API_URL],
  connect,
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

async function connect(settings: RoleSettings, context: ProviderContext): Promise<Forge> {
  const { owner, repo } = readRepository(settings.repository);
  const apiUrl = readBaseUrl(context, VENDOR, API_URL);
  const token = readToken(context.env, VENDOR, TOKEN);
  // Loaded here, since most commands never get as far as GitHub before they print something.
  await afterSending(1);
  const { Octokit } = await import("@octokit/rest");
  const log = { debug: ignore, info: ignore, warn: context.debug, error: ignore };
  function createClient(signedWith: Secret) {
    const octokit = new Octokit({
      baseUrl: apiUrl.href.replace(/\/+$/, ""),
      userAgent: "holdpoint",
      log,
      request: {
        log,
        fetch: createGuardedFetch({
          apiUrl,
          token: signedWith,
          timeoutMs: context.requestTimeoutMs,
          signal: context.signal,
        }),
      },
    });
    return createGithubClient({
      octokit,
      repository: { owner, repo },
      apiUrl,
      context,
      tokenName: signedWith.name,
    });
  }
  const client = createClient(token);
  return {
    ...createDeploymentRole(client),
    ...createCommentRole(client, context.clock),
    ...createCommitRole(client),
    ...createPullRole(client),
    ...createContentsRole(client),
    ...createTeamRole(() => createTeamClient(context, client, createClient)),
  };
}

/** A token for teams is optional, so a wrong one is only the trouble of who asks for a team. */
function createTeamClient(
  { env }: ProviderContext,
  client: GithubClient,
  createClient: (token: Secret) => GithubClient,
): GithubClient {
  if (readSetting(env, TEAM_TOKEN) === null) return client;
  return createClient(readToken(env, VENDOR, TEAM_TOKEN));
}

/** Octokit logs every exchange; ours are logged where their outcome is judged. */
function ignore(): void {}

function readRepository(repository: string | null): { owner: string; repo: string } {
  const match = /^([^/\s]+)\/([^/\s]+)$/.exec(repository ?? "");
  if (match?.[1] === undefined || match[2] === undefined) {
    throw new ProviderError({
      reasonCode: "usage",
      vendor: VENDOR,
      message: repository === null ? "No GitHub repository is known." : `"${repository}" is not a GitHub repository.`,
      remedy: "Set GITHUB_REPOSITORY to owner/name; a workflow run sets it by itself.",
    });
  }
  return { owner: match[1], repo: match[2] };
}
