/**
 * GitHub on loopback: deployments and their statuses, commit statuses, check runs, comments, pull requests, files, people,
 * refs, and the settings of branches, environments and Actions, as far as Holdpoint asks for them, under `/` as at api.github.com and under `/api/v3` as on GitHub Enterprise Server.
 */
import type { Emulator, EmulatorContext } from "../contract.ts";
import { actionsEndpoints } from "./actions.ts";
import { branchEndpoints } from "./branches.ts";
import { checkRunEndpoints } from "./check-runs.ts";
import { commentEndpoints } from "./comments.ts";
import { commitStatusEndpoints } from "./commit-statuses.ts";
import { contentEndpoints } from "./contents.ts";
import { deploymentStatusEndpoints } from "./deployment-statuses.ts";
import { deploymentEndpoints } from "./deployments.ts";
import { toRoutes } from "./endpoint.ts";
import { compareEndpoints } from "./compare.ts";
import { environmentEndpoints } from "./environments.ts";
import { gitDataEndpoints } from "./git-data.ts";
import { createInstalledApps, type InstalledApps } from "./installed-app.ts";
import { issueEndpoints } from "./issues.ts";
import { peopleEndpoints } from "./people.ts";
import { plant } from "./plant.ts";
import { pullEndpoints } from "./pulls.ts";
import { repositoryEndpoints } from "./repository.ts";
import type { GithubSeed, SeedContent } from "./seed.ts";
import { createGithubState, type GithubState } from "./state.ts";
import type { Hearing } from "./telling.ts";
import { createPullVisitors, type PullVisitors } from "./pull-visitors.ts";
import { writeContentEndpoints } from "./write-contents.ts";
import { createVisitors, type Visitors } from "./visitors.ts";

export interface GithubEmulator extends Emulator, Visitors, PullVisitors, InstalledApps {
  /** What stands at a path of a branch now. */
  fileAt(branch: string, path: string): SeedContent | undefined;
  /** From now on nobody pushes to it: a pull request is asked for. */
  protectBranch(branch: string): void;
  /** Resolves when whoever builds from here has heard of every push so far. */
  told(): Promise<void>;
}

/** `hear`: who is told of pushes and statuses. */
export function createGithubEmulator(context: EmulatorContext, seed: GithubSeed, hear?: Hearing): GithubEmulator {
  const state = createGithubState(context, seed, hear);
  plant(state, seed);
  let origin = "http://localhost";
  const links = () => ({ api: origin, web: origin });
  const endpoints = [
    ...deploymentEndpoints,
    ...deploymentStatusEndpoints,
    ...commitStatusEndpoints,
    ...checkRunEndpoints,
    ...commentEndpoints,
    ...compareEndpoints,
    ...contentEndpoints,
    ...writeContentEndpoints,
    ...gitDataEndpoints,
    ...issueEndpoints,
    ...pullEndpoints,
    ...repositoryEndpoints,
    ...branchEndpoints,
    ...environmentEndpoints,
    ...actionsEndpoints,
    ...peopleEndpoints,
  ];
  return {
    name: "github",
    routes: toRoutes(endpoints, state),
    listen(served) {
      origin = served;
    },
    state: () => describe(state),
    fileAt: (branch, path) => state.filesAt(state.branches.get(branch) ?? "").get(path),
    protectBranch: (branch) => void state.protectedBranches.add(branch),
    ...createVisitors(state, links),
    ...createPullVisitors(state, links),
    ...createInstalledApps(state, links),
    told: () => state.told(),
  };
}

/** For `/_sandbox/state`: no token in it. */
function describe(state: GithubState) {
  return {
    repository: `${state.owner.login}/${state.repo}`,
    defaultBranch: state.defaultBranch,
    branches: Object.fromEntries(state.branches),
    deployments: state.deployments.map(({ creator, ...deployment }) => ({
      ...deployment,
      creator: creator.login,
      statuses: deployment.statuses.map((status) => ({ ...status, creator: status.creator.login })),
    })),
    commitStatuses: [...state.commitStatuses.values()]
      .flat()
      .map((status) => ({ ...status, creator: status.creator.login })),
    pulls: [...state.issues.values()].flatMap(({ number, pull, ...issue }) =>
      pull === null
        ? []
        : [{ number, state: issue.state, locked: issue.locked, head: pull.head, merged: pull.merge !== null }],
    ),
    issues: [...state.issues.values()].flatMap(({ number, title, body, labels, author, pull, ...issue }) =>
      pull === null ? [{ number, title, body, labels, state: issue.state, author: author.login }] : [],
    ),
    comments: [...state.comments.values()].map((comment) => ({ ...comment, author: comment.author.login })),
  };
}
