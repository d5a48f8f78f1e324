/** GitHub in the sandbox: one repository, to which every commit has been pushed. */
import type { EmulatorDeclaration, SeedWishes } from "../declaration.ts";
import { createGithubEmulator, type GithubEmulator } from "./emulator.ts";
import type { GithubSeed } from "./seed.ts";

export { createGithubEmulator, type GithubEmulator } from "./emulator.ts";
export type { IssueCommentEvent, PullRequestEvent, PushEvent } from "./events.ts";
export type { GithubSeed } from "./seed.ts";

/** Opens nothing but loopback; long, so that masking it hides nothing else. */
export const GITHUB_TOKEN = "sandbox-github-token-000000";

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

function seedFor({ repository }: SeedWishes): GithubSeed {
  return {
    owner: repository.owner,
    repo: repository.name,
    tokens: [
      {
        token: GITHUB_TOKEN,
        login: "github-actions[bot]",
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
  };
}
