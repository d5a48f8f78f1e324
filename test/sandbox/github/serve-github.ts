/** The GitHub emulator on a free loopback port, and the provider connected to it, for tests. */
import type { Clock } from "../../../src/lib/clock.ts";
import type { Forge, ProviderContext } from "../../../src/providers/contract.ts";
import { githubForge } from "../../../src/providers/github/index.ts";
import type { Fault, Route } from "../../../src/sandbox/contract.ts";
import { createGithubEmulator, type GithubEmulator, type GithubSeed } from "../../../src/sandbox/github/index.ts";
import { createFaultBook } from "../../../src/sandbox/fault-book.ts";
import { serveEmulator, type ServedEmulator } from "../../../src/sandbox/serve.ts";
import { createVirtualClock, type VirtualClock } from "../../../src/sandbox/virtual-clock.ts";

export const COMMIT = "1".repeat(40);
export const OTHER_COMMIT = "2".repeat(40);
export const TOKEN = "ghs_workflow_0123456789";
export const ADMIN_TOKEN = "ghp_admin_0123456789";
export const TEAM_TOKEN = "github_pat_teams_0123456789";
export const START = Date.parse("2026-11-20T16:00:00Z");

export const SEED: GithubSeed = {
  owner: "acme",
  repo: "site",
  users: [
    { login: "ada", name: "Ada", role: "admin" },
    { login: "ben", role: "write" },
    { login: "cyd", role: "read" },
  ],
  teams: [{ slug: "eng-leads", members: ["ada", "ben"] }],
  tokens: [
    {
      token: TOKEN,
      login: "github-actions[bot]",
      permissions: {
        deployments: "write",
        statuses: "write",
        "pull-requests": "write",
        issues: "write",
        contents: "read",
        actions: "read",
        checks: "read",
      },
    },
    { token: ADMIN_TOKEN, login: "ada" },
    { token: "ghs_reader", login: "github-actions[bot]", permissions: { deployments: "read", contents: "read" } },
    { token: "ghp_cyd", login: "cyd" },
    { token: TEAM_TOKEN, login: "ada", permissions: { members: "read" } },
    { token: "github_pat_no_members", login: "ada", permissions: { contents: "read" } },
  ],
  commits: [
    { sha: OTHER_COMMIT, author: "ben" },
    { sha: COMMIT, author: "ada", parents: [OTHER_COMMIT] },
  ],
  branches: { main: COMMIT, feature: OTHER_COMMIT },
  tags: { v1: OTHER_COMMIT },
  pulls: [
    {
      number: 7,
      title: "Add chat",
      author: "ben",
      head: { ref: "feature", sha: OTHER_COMMIT },
      files: [{ filename: "app/chat/page.tsx", additions: 12, deletions: 3 }],
      labels: ["chat"],
    },
  ],
  issues: [{ number: 8, title: "A question", author: "cyd" }],
  environments: ["staging", "production"],
  runs: [{ id: 42, approvals: [{ user: "ada", state: "approved", comment: "go", environments: ["production"] }] }],
};

export interface GithubUnderTest {
  readonly served: ServedEmulator;
  readonly github: GithubEmulator;
  readonly clock: VirtualClock;
  readonly origin: string;
  /** Throws where a request came that the emulator does not know. */
  close(): Promise<void>;
  fault(fault: Omit<Fault, "emulator">): void;
  clearFaults(): void;
  connect(
    overrides?: Partial<ProviderContext> & {
      readonly token?: string;
      readonly teamToken?: string;
      readonly apiUrl?: string;
    },
  ): Promise<Forge>;
  /** An answer of the emulator to a plain request, as `token`. */
  ask(method: string, path: string, body?: unknown, token?: string | null): Promise<Response>;
}

/** Closed by the caller with `close()`. `wrap` stands around every route, to see what comes and goes. */
export async function serveGithub(
  seed: Partial<GithubSeed> = {},
  wrap: (route: Route) => Route = (route) => route,
): Promise<GithubUnderTest> {
  const clock = createVirtualClock(START);
  const faults = createFaultBook(clock, START, () => 0);
  const github = createGithubEmulator(
    {
      clock,
      startedAt: START,
      random: () => 0.5,
      hasFault: faults.has,
      directory: "",
      serveSite: () => Promise.reject(new Error("GitHub serves no site")),
    },
    { ...SEED, ...seed },
  );
  const routes = github.routes.map(wrap);
  const served = await serveEmulator({ ...github, routes }, { clock, faults, activity: clock });
  const { origin } = served;
  return {
    served,
    github,
    clock,
    origin,
    async close() {
      await served.close();
      const unknown = served.unknownRequests().map((entry) => `${entry.method} ${entry.path}`);
      if (unknown.length > 0) throw new Error(`the GitHub emulator does not know ${unknown.join(", ")}`);
    },
    fault: (fault) => faults.add({ ...fault, emulator: "github" }),
    clearFaults: () => faults.clear(),
    connect: ({ token = TOKEN, teamToken, apiUrl = origin, ...overrides } = {}) =>
      connectForge({
        clock,
        env: { GITHUB_TOKEN: token, GITHUB_API_URL: apiUrl, TEAM_READ_TOKEN: teamToken },
        ...overrides,
      }),
    ask: (method, path, body, token = ADMIN_TOKEN) =>
      fetch(`${origin}${path}`, {
        method,
        headers: token === null ? {} : { authorization: `Bearer ${token}` },
        ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
      }),
  };
}

/** The provider with a short time limit, for whatever answers at GITHUB_API_URL. */
export function connectForge(
  context: Partial<ProviderContext> & { readonly clock: Clock; readonly env: ProviderContext["env"] },
): Promise<Forge> {
  return githubForge.connect(
    { project: "site", team: null, repository: "acme/site" },
    { random: Math.random, debug: () => {}, requestTimeoutMs: 30_000, ...context },
  );
}
