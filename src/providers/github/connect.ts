/** Requests to GitHub: with the job's own token, and with one that may read who is in a team. */
import { afterSending } from "../../lib/after-sending.ts";
import { ProviderError } from "../../lib/error.ts";
import type { Secret } from "../../lib/secret.ts";
import { readSetting } from "../../lib/setting.ts";
import type { ProviderContext } from "../contract.ts";
import { readBaseUrl } from "../read-base-url.ts";
import { readToken } from "../read-token.ts";
import { createTransport } from "../transport.ts";
import { createGithubClient, type GithubClient } from "./client.ts";
import { createGuardedSend } from "./guarded-send.ts";
import { API_URL, TEAM_TOKEN, TOKEN, VENDOR } from "./settings.ts";

export interface GithubClients {
  readonly client: GithubClient;
  /** Throws ProviderError where the token for teams is wrong. */
  readonly ofTeams: () => GithubClient;
}

/** By itself the job's own token; another one for what that must not be able to do. */
export type SignedWith = typeof TOKEN;

/** Makes no request. Throws ProviderError where a setting is missing or wrong. */
export async function connectGithub(
  repository: string | null,
  context: ProviderContext,
  signedWith: SignedWith = TOKEN,
): Promise<GithubClients> {
  const { owner, repo } = readRepository(repository);
  const apiUrl = readBaseUrl(context, VENDOR, API_URL);
  const token = readToken(context.env, VENDOR, signedWith);
  // Loaded here, since most commands never get as far as GitHub before they print something.
  await afterSending(1);
  const { endpoint } = await import("@octokit/endpoint");
  const { send } = createTransport(apiUrl, context);
  function createClient(signedWith: Secret) {
    return createGithubClient({
      endpoint: endpoint.defaults({
        baseUrl: apiUrl.href.replace(/\/+$/, ""),
        headers: { "user-agent": "holdpoint" },
      }),
      send: createGuardedSend({
        apiUrl,
        token: signedWith,
        send,
        timeoutMs: context.requestTimeoutMs,
        signal: context.signal,
      }),
      repository: { owner, repo },
      apiUrl,
      context,
      tokenName: signedWith.name,
    });
  }
  const client = createClient(token);
  return { client, ofTeams: () => createTeamClient(context, client, createClient) };
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
