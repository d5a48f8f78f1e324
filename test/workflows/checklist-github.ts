/** A GitHub in this process with two pull requests of a consumer's repository, one of them from a fork. */
import { systemClock } from "../../src/lib/clock.ts";
import { createFaultBook } from "../../src/sandbox/fault-book.ts";
import { createGithubEmulator, type GithubEmulator } from "../../src/sandbox/github/index.ts";
import { seededRandom } from "../../src/sandbox/seeded-random.ts";
import { serveEmulator } from "../../src/sandbox/serve.ts";

/** Who acts with a workflow's own token. */
const BOT = "github-actions[bot]";
export const TEAM_TOKEN = "test-token-that-reads-teams";
/** A run's token has the permissions of the job that may do most in it: act knows one token for a run, not for a job. */
export const tokenOf = (job: string) => `test-token-of-the-${job}-job`;

export interface ConsumerGithub {
  readonly origin: string;
  readonly github: GithubEmulator;
  /** Newest first; `newest`: of each context. */
  statuses(sha: string): Promise<readonly Status[]>;
  comments(issue: number): Promise<readonly { readonly id: number; readonly body: string; readonly author: string }[]>;
  /** Payloads of the deployments of one task. */
  deployments(task: string): Promise<readonly unknown[]>;
  unknownRequests(): readonly unknown[];
  close(): Promise<void>;
}

export interface Status {
  readonly context: string;
  readonly state: string;
  readonly description: string;
  readonly creator: string;
}

export interface ConsumerCommits {
  readonly main: string;
  /** Heads of #7, which is from here, and #8, which is from a fork. */
  readonly here: string;
  readonly fork: string;
}

type Permissions = Readonly<Record<string, string>>;

/** `permissions`: of each job of the workflow. */
export async function serveConsumerGithub(
  commits: ConsumerCommits,
  permissions: Readonly<Record<string, Permissions>>,
): Promise<ConsumerGithub> {
  const startedAt = systemClock.now();
  const random = seededRandom(1);
  const faults = createFaultBook(systemClock, startedAt, random);
  const serveSite = () => Promise.reject(new Error("no site here"));
  const context = { clock: systemClock, startedAt, random, hasFault: faults.has, directory: "", serveSite };
  const github = createGithubEmulator(context, seedOf(commits, permissions));
  const served = await serveEmulator(github, { clock: systemClock, faults });
  const read = async <Row>(path: string) => {
    const headers = { authorization: "Bearer test-token-of-the-administrator" };
    return (await (await fetch(`${served.origin}/repos/acme/site${path}`, { headers })).json()) as readonly Row[];
  };
  return {
    origin: served.origin,
    github,
    async statuses(sha) {
      const rows = await read<Omit<Status, "creator"> & { readonly creator: { readonly login: string } }>(
        `/commits/${sha}/statuses?per_page=100`,
      );
      return rows.map(({ context, state, description, creator }) => ({
        context,
        state,
        description,
        creator: creator.login,
      }));
    },
    async comments(issue) {
      const rows = await read<{ id: number; body: string; user: { login: string } }>(`/issues/${issue}/comments`);
      return rows.map(({ id, body, user }) => ({ id, body, author: user.login }));
    },
    async deployments(task) {
      const rows = await read<{ payload: unknown }>(`/deployments?task=${encodeURIComponent(task)}`);
      return rows.map(({ payload }) => payload);
    },
    unknownRequests: () => served.unknownRequests(),
    close: () => served.close(),
  };
}

function seedOf({ main, here, fork }: ConsumerCommits, permissions: Readonly<Record<string, Permissions>>) {
  const ofJobs = Object.entries(permissions).map(([job, granted]) => ({
    token: tokenOf(job),
    login: BOT,
    permissions: granted as Readonly<Record<string, "read" | "write">>,
  }));
  return {
    owner: "acme",
    repo: "site",
    tokens: [
      ...ofJobs,
      { token: TEAM_TOKEN, login: "ada", permissions: { members: "read" } as const },
      { token: "test-token-of-the-administrator", login: "ada" },
    ],
    users: [
      { login: "ada", role: "admin" as const },
      { login: "ben" },
      { login: "cyd" },
      { login: "mallory", role: "none" as const },
    ],
    teams: [{ slug: "devops", members: ["ada"] }],
    commits: [{ sha: main }, { sha: here, parents: [main] }, { sha: fork, parents: [main] }],
    branches: { main, feature: here },
    pulls: [
      { number: 7, author: "ben", head: { ref: "feature", sha: here } },
      { number: 8, author: "mallory", head: { ref: "main", sha: fork, owner: "mallory" } },
    ],
  };
}
