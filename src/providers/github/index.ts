/**
 * GitHub (and GitHub Enterprise Server) as the forge, through `@octokit/rest`: deployments, commits' statuses, pull
 * requests and their comments, files, teams.
 */
import { afterSending } from "../../lib/after-sending.ts";
import { ProviderError } from "../../lib/error.ts";
import type { Forge, ProviderContext, RoleProvider, RoleSettings } from "../contract.ts";
import type { Secret } from "../../lib/secret.ts";
import { createGithubClient, type GithubClient } from "./client.ts";
import { createCommentRole } from "./comments.ts";
import { createCommitRole } from "./commit-statuses.ts";
import { createContentsRole } from "./contents.ts";
import { createDeploymentRole } from "./deployments.ts";
import { createGuardedFetch } from "./guarded-fetch.ts";
import { createPullRole } from "./pulls.ts";
import { createTeamRole } from "./teams.ts";
import { parseBaseUrl } from "../parse-base-url.ts";
import { readToken } from "../read-token.ts";

const DEFAULT_API_URL = "https://api.github.com";

/** A token that may read who is in a team, which a workflow's own never may; without it GITHUB_TOKEN is tried. */
const TEAM_TOKEN = "TEAM_READ_TOKEN";

/**
 * Reads GITHUB_TOKEN, TEAM_READ_TOKEN (optional, for teams only) and GITHUB_API_URL (default `https://api.github.com`;
 * `https://host/api/v3` for Enterprise Server).
 * `connect` makes no request; it throws ProviderError where a setting is missing or wrong.
 */
export const githubForge: RoleProvider<"forge"> = {
  role: "forge",
  vendor: "GitHub",
  secrets: ["GITHUB_TOKEN"],
  connect,
};

async function connect(settings: RoleSettings, context: ProviderContext): Promise<Forge> {
  const { owner, repo } = readRepository(settings.repository);
  const apiUrl = parseBaseUrl({
    vendor: "GitHub",
    variable: "GITHUB_API_URL",
    text: context.env["GITHUB_API_URL"]?.trim() || DEFAULT_API_URL,
    example: `${DEFAULT_API_URL} or https://your-server/api/v3`,
  });
  const token = readToken(context.env, {
    vendor: "GitHub",
    variable: "GITHUB_TOKEN",
    remedy: "In a workflow set env GITHUB_TOKEN: ${{ github.token }}; elsewhere a token that may write deployments.",
  });
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
    return createGithubClient(octokit, { owner, repo }, apiUrl, context, signedWith.name);
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
  if (!env[TEAM_TOKEN]?.trim()) return client;
  return createClient(readToken(env, { vendor: "GitHub", variable: TEAM_TOKEN, remedy: "" }));
}

/** Octokit logs every exchange; ours are logged where their outcome is judged. */
function ignore(): void {}

function readRepository(repository: string | null): { owner: string; repo: string } {
  const match = /^([^/\s]+)\/([^/\s]+)$/.exec(repository ?? "");
  if (match?.[1] === undefined || match[2] === undefined) {
    throw new ProviderError({
      reasonCode: "usage",
      vendor: "GitHub",
      message: repository === null ? "No GitHub repository is known." : `"${repository}" is not a GitHub repository.`,
      remedy: "Set GITHUB_REPOSITORY to owner/name; a workflow run sets it by itself.",
    });
  }
  return { owner: match[1], repo: match[2] };
}
