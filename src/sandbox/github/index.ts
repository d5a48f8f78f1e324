/** GitHub in the sandbox: one repository, to which every commit has been pushed. */
import type { EmulatorDeclaration, ForgePeople, ReviewWishes, SeedWishes, Services } from "../declaration.ts";
import { createGithubEmulator, type GithubEmulator } from "./emulator.ts";
import { flagFilesOf, FLAGS_TOKEN, isFlagFileSafe, withFlagFiles } from "./flag-file.ts";
import type { GithubSeed, SeedToken } from "./seed.ts";

export { createGithubEmulator, type GithubEmulator } from "./emulator.ts";
export type { IssueCommentEvent, MergeGroupEvent, PullRequestEvent, PushEvent } from "./events.ts";
export type { GithubSeed } from "./seed.ts";

/** Opens nothing but loopback; long, so that masking it hides nothing else. */
export const GITHUB_TOKEN = "sandbox-github-token-000000";

/** Who a workflow's own token writes as. */
const WORKFLOW = "github-actions[bot]";
const WORKFLOW_TOKEN: SeedToken = {
  token: GITHUB_TOKEN,
  login: WORKFLOW,
  permissions: {
    actions: "read",
    deployments: "write",
    statuses: "write",
    contents: "read",
    checks: "read",
    pull_requests: "write",
    issues: "write",
  },
};
/** Who writes code: a token of its own, as a workflow's may not. */
export const REVERT_TOKEN = "sandbox-revert-token-000000000";
const REVERTER: SeedToken = {
  token: REVERT_TOKEN,
  login: "revert-bot",
  permissions: { contents: "write", pull_requests: "write" },
};
/** On github.com. */
const GITHUB_ACTIONS_APP = 15_368;
const REVIEWED_HEAD = "c0ffee0000000000000000000000000000000007";

/** The settings of a repository that keeps its secrets from other branches; a release asks for none of them. */
const WELL_KEPT: Partial<GithubSeed> = {
  environments: [
    { name: "staging", branches: ["main"] },
    { name: "production", reviewers: ["lead"], branches: ["main"] },
    { name: "rollback", branches: ["main"] },
  ],
  branchRules: { kind: "ruleset", requiredStatuses: [{ context: "holdpoint/checklist", app: GITHUB_ACTIONS_APP }] },
};

export const github: EmulatorDeclaration<GithubSeed, GithubEmulator> = {
  name: "github",
  roles: ["forge", "deployments", "source"],
  seedFor,
  create: (context, seed) => {
    const { services } = context;
    return createGithubEmulator(context, seed, {
      push: (push) => services.hearOfPush(push),
      status: (sha) => services.hearOfStatus(sha),
    });
  },
  offers: ({ seed, emulator }) => ({
    forge: () => peopleOf(seed, emulator),
    forgeApp: (identity) => emulator.install(identity),
    ...offersFlags(seed, emulator),
  }),
  environment: ({ origin, seed }) => ({
    GITHUB_API_URL: origin,
    GITHUB_TOKEN: tokenOf(seed),
    FLAGS_GITHUB_TOKEN: FLAGS_TOKEN,
    REVERT_GITHUB_TOKEN: REVERT_TOKEN,
    GITHUB_REPOSITORY: `${seed.owner}/${seed.repo}`,
  }),
  describe: ({ origin, seed }) => ({ url: origin, token: tokenOf(seed), owner: seed.owner, repo: seed.repo }),
  faults: {},
};

function offersFlags({ flagFiles = [] }: GithubSeed, { fileAt }: GithubEmulator): Partial<Services> {
  if (flagFiles.length === 0) return {};
  return { flagIsSafe: () => flagFiles.every((flag) => isFlagFileSafe(flag, fileAt(flag.branch, flag.file))) };
}

function tokenOf({ tokens: [first] }: GithubSeed): string {
  return first?.token ?? GITHUB_TOKEN;
}

function peopleOf({ owner, repo }: GithubSeed, emulator: GithubEmulator): ForgePeople {
  return {
    push: async (branch, sha, files = {}) => {
      emulator.push(branch, sha, undefined, undefined, files);
      await emulator.told();
    },
    pushed: (branch) => emulator.pushEvent(branch),
    pullRequestOpened: (number) => emulator.pullRequestEvent("opened", number),
    editComment: (login, id, body) => emulator.editCommentAs(login, id, body),
    comments: () => emulator.comments(),
    issues: () => emulator.issues(),
    runUrl: `https://github.com/${owner}/${repo}/actions/runs/1`,
  };
}

function seedFor(wishes: SeedWishes): GithubSeed {
  const { repository, reviewed, review, ownClients, flags = [] } = wishes;
  const seed: GithubSeed = {
    owner: repository.owner,
    repo: repository.name,
    tokens: [WORKFLOW_TOKEN, REVERTER],
    acceptUnknownCommits: true,
    ...(ownClients === true ? WELL_KEPT : {}),
    ...(reviewed === undefined ? {} : seedOf(reviewed)),
    ...(review === undefined ? {} : seedOfReview(review)),
    ...seedOfBranch(wishes),
  };
  return withFlagFiles(seed, flagFilesOf(flags));
}

/** The branch that the host builds from; what is pushed to it comes after the first version. */
function seedOfBranch({ builtFrom, firstVersion }: SeedWishes): Partial<GithubSeed> {
  if (builtFrom === undefined) return {};
  const { branch, repositoryId } = builtFrom;
  const first = firstVersion === null ? {} : { branches: { [branch]: firstVersion.commit } };
  return { repoId: repositoryId, defaultBranch: branch, ...first };
}

function seedOf({ commit, ...status }: NonNullable<SeedWishes["reviewed"]>): Partial<GithubSeed> {
  return {
    commits: [{ sha: REVIEWED_HEAD }, { sha: commit, parents: [REVIEWED_HEAD] }],
    pulls: [{ number: 7, merged: true, mergeCommit: commit, head: { ref: "change", sha: REVIEWED_HEAD } }],
    commitStatuses: [{ ...status, ref: REVIEWED_HEAD, state: "success", author: WORKFLOW }],
  };
}

function seedOfReview({ people, teams, teamReader, base, pullRequest }: ReviewWishes): Partial<GithubSeed> {
  const { branch, commit, ...about } = pullRequest;
  return {
    users: people.map((login) => ({ login, role: "write" })),
    teams,
    tokens: [WORKFLOW_TOKEN, REVERTER, { ...teamReader, permissions: { members: "read" } }],
    defaultBranch: base.branch,
    commits: [
      { sha: base.commit, message: "What production serves" },
      { sha: commit, message: about.title, author: about.author, parents: [base.commit] },
    ],
    branches: { [base.branch]: base.commit, [branch]: commit },
    pulls: [{ ...about, head: { ref: branch, sha: commit }, base: base.branch }],
  };
}
