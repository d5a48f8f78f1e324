/** GitHub (and GitHub Enterprise Server) as the forge: deployments, statuses and comments through `@octokit/rest`. */
import { ProviderError } from "../../lib/error.ts";
import { Secret } from "../../lib/secret.ts";
import type { Forge, ProviderContext, RoleProvider, RoleSettings } from "../contract.ts";
import { createGithubClient } from "./client.ts";
import { createCommentRole } from "./comments.ts";
import { createDeploymentRole } from "./deployments.ts";
import { createGuardedFetch } from "./guarded-fetch.ts";

const DEFAULT_API_URL = "https://api.github.com";

/**
 * Reads GITHUB_TOKEN and GITHUB_API_URL (default `https://api.github.com`; `https://host/api/v3` for Enterprise Server).
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
  const apiUrl = readApiUrl(context.env["GITHUB_API_URL"]);
  const token = readToken(context.env["GITHUB_TOKEN"]);
  // Loaded here, since most commands never get as far as GitHub before they print something.
  const { Octokit } = await import("@octokit/rest");
  const log = { debug: ignore, info: ignore, warn: context.debug, error: ignore };
  const octokit = new Octokit({
    baseUrl: apiUrl.href.replace(/\/+$/, ""),
    userAgent: "holdpoint",
    log,
    request: {
      log,
      fetch: createGuardedFetch({ apiUrl, token, timeoutMs: context.requestTimeoutMs, signal: context.signal }),
    },
  });
  const client = createGithubClient(octokit, { owner, repo }, apiUrl, context);
  return { ...createDeploymentRole(client), ...createCommentRole(client, context.clock) };
}

/** Octokit logs every exchange; ours are logged where their outcome is judged. */
function ignore(): void {}

function readRepository(repository: string | null): { owner: string; repo: string } {
  const match = /^([^/\s]+)\/([^/\s]+)$/.exec(repository ?? "");
  if (match?.[1] === undefined || match[2] === undefined) {
    throw setupError(
      "usage",
      repository === null ? "No GitHub repository is known." : `"${repository}" is not a GitHub repository.`,
      "Set GITHUB_REPOSITORY to owner/name; a workflow run sets it by itself.",
    );
  }
  return { owner: match[1], repo: match[2] };
}

function readApiUrl(value: string | undefined): URL {
  const text = value?.trim() || DEFAULT_API_URL;
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || !/^https?:$/.test(url.protocol)) {
    throw setupError(
      "usage",
      `GITHUB_API_URL is not an address: "${text}".`,
      "Set it to https://api.github.com or https://your-server/api/v3.",
    );
  }
  return url;
}

function readToken(value: string | undefined): Secret {
  const token = value?.trim() ?? "";
  if (token === "") {
    throw setupError(
      "secret_missing",
      "GITHUB_TOKEN is not set.",
      "In a workflow set env GITHUB_TOKEN: ${{ github.token }}; elsewhere a token that may write deployments.",
    );
  }
  // A header with a control character is refused by `fetch` with a message that quotes the whole value.
  if (!/^[\x21-\x7e]+$/.test(token)) {
    throw setupError(
      "credential_rejected",
      "GITHUB_TOKEN contains a space, a line break or a letter that no token has.",
      "Store the token again, without anything around it.",
    );
  }
  return new Secret("GITHUB_TOKEN", token);
}

function setupError(reasonCode: "usage" | "secret_missing" | "credential_rejected", message: string, remedy: string) {
  return new ProviderError({ reasonCode, vendor: "GitHub", message, remedy });
}
