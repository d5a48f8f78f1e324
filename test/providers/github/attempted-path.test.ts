/** The path that a message names is put together by hand; Octokit says what is really sent. */
import { endpoint as octokit } from "@octokit/endpoint";
import { expect, it } from "vitest";
import { createGithubClient, type GithubRequest } from "../../../src/providers/github/client.ts";
import type { ProviderContext } from "../../../src/providers/contract.ts";

const REPOSITORY = { owner: "acme", repo: "web" };
const REQUESTS: readonly Pick<GithubRequest, "route" | "parameters">[] = [
  { route: "GET /repos/{owner}/{repo}/deployments", parameters: { task: "deploy", per_page: 100 } },
  { route: "POST /repos/{owner}/{repo}/statuses/{sha}", parameters: { sha: "c0ffee", state: "success" } },
  { route: "GET /repos/{owner}/{repo}/commits/{ref}/statuses", parameters: { ref: "feature/größe #1?" } },
  { route: "GET /orgs/{org}/teams/{team_slug}/members", parameters: { org: "acme", team_slug: "a b" } },
  { route: "GET /repos/{owner}/{repo}/contents/a%20b/plan.yml", parameters: { ref: "main" } },
];

it.each(["https://api.github.com", "https://github.example.com/api/v3/"])("names what %s is asked for", (address) => {
  const endpoint = octokit.defaults({ baseUrl: address.replace(/\/$/, "") });
  const context = {} as ProviderContext;
  const client = createGithubClient({
    endpoint,
    send: () => Promise.reject(new Error("nothing is sent")),
    repository: REPOSITORY,
    apiUrl: new URL(address),
    context,
    tokenName: "GITHUB_TOKEN",
  });
  for (const request of REQUESTS) {
    const sent = endpoint(request.route, { ...REPOSITORY, ...request.parameters });
    const { method, path } = client.describe({ ...request, permission: "contents: read" });
    expect({ method, path }).toEqual({ method: sent.method, path: new URL(sent.url).pathname });
  }
  const next = `${address}repositories/1/deployments?page=2`;
  expect(client.describe({ route: `GET ${next}`, permission: "deployments: read" }).path).toBe(new URL(next).pathname);
});
