/** GitHub in the sandbox: one repository, to which every commit has been pushed. */
import type { EmulatorDeclaration, SeedWishes } from "../declaration.ts";
import { createGithubEmulator, type GithubEmulator } from "./emulator.ts";
import type { GithubSeed } from "./seed.ts";

export { createGithubEmulator, type GithubEmulator } from "./emulator.ts";
export type { IssueCommentEvent, PullRequestEvent, PushEvent } from "./events.ts";
export type { GithubSeed } from "./seed.ts";

/** Opens nothing but loopback; long, so that masking it hides nothing else. */
export const GITHUB_TOKEN = "sandbox-github-token-000000";

/** Who a workflow's own token writes as. */
const WORKFLOW = "github-actions[bot]";
const REVIEWED_HEAD = "c0ffee0000000000000000000000000000000007";

export const github: EmulatorDeclaration<GithubSeed, GithubEmulator> = {
  name: "github",
  roles: ["forge", "deployments"],
  seedFor,
  create: createGithubEmulator,
  environment: ({ origin, seed }) => ({
    GITHUB_API_URL: origin,
    GITHUB_TOKEN: tokenOf(seed),
    GITHUB_REPOSITORY: `${seed.owner}/${seed.repo}`,
  }),
  describe: ({ origin, seed }) => ({ url: origin, token: tokenOf(seed), owner: seed.owner, repo: seed.repo }),
  faults: {},
};

function tokenOf({ tokens: [first] }: GithubSeed): string {
  return first?.token ?? GITHUB_TOKEN;
}

function seedFor({ repository, reviewed }: SeedWishes): GithubSeed {
  return {
    owner: repository.owner,
    repo: repository.name,
    tokens: [
      {
        token: GITHUB_TOKEN,
        login: WORKFLOW,
        permissions: {
          deployments: "write",
          statuses: "write",
          contents: "read",
          checks: "read",
          pull_requests: "write",
          issues: "write",
        },
      },
    ],
    acceptUnknownCommits: true,
    ...(reviewed === undefined ? {} : seedOf(reviewed)),
  };
}

function seedOf({ commit, ...status }: NonNullable<SeedWishes["reviewed"]>): Partial<GithubSeed> {
  return {
    commits: [{ sha: REVIEWED_HEAD }, { sha: commit, parents: [REVIEWED_HEAD] }],
    pulls: [{ number: 7, merged: true, mergeCommit: commit, head: { ref: "change", sha: REVIEWED_HEAD } }],
    commitStatuses: [{ ...status, ref: REVIEWED_HEAD, state: "success", author: WORKFLOW }],
  };
}
