/** What a push becomes: a build by itself, where the project is linked to the repository; or one of the ways in which none does. */
import type { PushedFile } from "../forge-app.ts";
import { cancelBuild, failBuild, type NewDeployment, registerDeployment, settleBuild, startBuild } from "./builds.ts";
import type { GitOutcome, GitStranger } from "./git-options.ts";
import { newerThan } from "./git-meddling.ts";
import { reportWithoutBuild } from "./git-reports.ts";
import type { GitQueue } from "./git-queue.ts";
import { type GitCommit, gitMeta, linkedRepository } from "./git-source.ts";
import { plantFiles } from "./planting.ts";
import { serveDeployment } from "./sites.ts";
import { onChange, tell } from "./deployment-changes.ts";
import { type Deployment, makeId, type VercelState } from "./state.ts";

/** A push to the project's repository. */
export interface GitPush {
  readonly sha: string;
  /** Default: the branch that production is built from. */
  readonly branch?: string;
  readonly message?: string;
  readonly author?: string;
  /** What the commit consists of, by path from the project's root. */
  readonly files?: Readonly<Record<string, PushedFile>>;
  /** Default: as the options say. */
  readonly outcome?: GitOutcome;
  readonly strangers?: readonly GitStranger[];
}

/** How long the vendor takes to see that there is nothing to build. */
const IGNORE_MS = 2_000;
/** How long a build waits for a builder before a newer push overtakes it. */
const OVERTAKEN_MS = 60_000;
/** How long after a build somebody builds the same commit again. */
const AGAIN_MS = 1_000;
/** How much earlier than the project's own build other rows of the commit are there. */
const STRANGER_LEAD_MS = 60_000;

/** Resolves when everything that is going to come of it has an address; rows and builds follow by the clock. */
export async function receivePush(state: VercelState, queue: GitQueue, push: GitPush): Promise<void> {
  const linked = linkedRepository(state.seed);
  const { link } = state.seed;
  if (linked === null || link === undefined) return;
  const { gitOutcome, gitStrangers } = state.options;
  const outcome = push.outcome ?? gitOutcome;
  const strangers = push.strangers ?? gitStrangers;
  state.options = { ...state.options, gitOutcome: "built", gitStrangers: [] };
  const commit: GitCommit = {
    ...linked,
    branch: push.branch ?? link.productionBranch,
    sha: push.sha,
    message: push.message ?? `Commit ${push.sha.slice(0, 7)}`,
    author: push.author ?? link.org,
  };
  const files = push.files ?? {};
  for (const stranger of strangers) await addStranger(state, commit, stranger, files);
  if (outcome === "absent" || isKnown(state, commit)) return;
  if (outcome === "rate-limited") return reportWithoutBuild(state, commit);
  const build = await prepareBuild(state, commit, files);
  const delayMs = outcome === "late" ? state.options.gitLateMs : strangers.length > 0 ? STRANGER_LEAD_MS : 0;
  after(state, delayMs, () => COURSE[outcome](state, queue, build()));
}

/** One course for each outcome that has a row. */
const COURSE: Readonly<
  Record<
    Exclude<GitOutcome, "absent" | "rate-limited">,
    (state: VercelState, queue: GitQueue, deployment: Deployment) => void
  >
> = {
  built: (_, queue, deployment) => queue.add(branchOf(deployment), deployment),
  late: (_, queue, deployment) => queue.add(branchOf(deployment), deployment),
  doubled(state, queue, deployment) {
    onChange(state, (changed, change) => {
      if (changed !== deployment || change !== "ready") return;
      after(state, AGAIN_MS, () => void redeploy(state, deployment));
    });
    queue.add(branchOf(deployment), deployment);
  },
  ignored: (state, _, deployment) =>
    after(state, IGNORE_MS, () => cancelBuild(state, deployment, "ignored-build-step")),
  unaffected: (state, _, deployment) => void cancelBuild(state, deployment, "unaffected"),
  superseded(state, queue, deployment) {
    const branch = branchOf(deployment);
    queue.hold(branch);
    queue.add(branch, deployment);
    after(state, OVERTAKEN_MS, () => void overtake(state, queue, deployment));
  },
  blocked: (state, _, deployment) => settleBuild(state, deployment, "BLOCKED"),
  error: (state, _, deployment) =>
    after(state, state.options.buildMs, () => failBuild(state, deployment, 'Command "npm run build" exited with 1')),
};

function branchOf({ gitSource }: Deployment): string {
  return gitSource?.branch ?? "";
}

/** A commit that has a build from an earlier push, of whatever branch, is not built again by another one. */
function isKnown(state: VercelState, { sha, repoId }: GitCommit): boolean {
  return [...state.deployments.values()].some(
    ({ gitSource, source, removed }) =>
      gitSource?.sha === sha && gitSource.repoId === repoId && source === "git" && removed === null,
  );
}

/** Its address is open; it is in no list until the result is called. */
async function prepareBuild(
  state: VercelState,
  commit: GitCommit,
  files: Readonly<Record<string, PushedFile>>,
  changes: Partial<NewDeployment> = {},
): Promise<() => Deployment> {
  const id = makeId(state, "dpl");
  const origin = await serveDeployment(state, id);
  const production = commit.branch === state.seed.link?.productionBranch;
  const branchAlias = `${state.seed.project.name}-git-${commit.branch.replaceAll("/", "-")}-${state.seed.team.slug}.vercel.app`;
  const { message: _, author: __, ...gitSource } = commit;
  return () =>
    createRow(
      state,
      {
        target: production ? "production" : null,
        customEnvironment: null,
        meta: gitMeta(commit, branchAlias),
        source: "git",
        tree: plantFiles(state, files),
        // What the project says when the build is ready decides.
        autoAssign: true,
        gitSource,
        ...changes,
      },
      { id, origin },
    );
}

function createRow(...row: Parameters<typeof registerDeployment>): Deployment {
  const deployment = registerDeployment(...row);
  tell(row[0], deployment, "created");
  return deployment;
}

/** Somebody builds the same commit once more: another build, with an id of its own. */
async function redeploy(state: VercelState, before: Deployment): Promise<void> {
  const id = makeId(state, "dpl");
  const origin = await serveDeployment(state, id);
  const meta = { ...before.meta, action: "redeploy", originalDeploymentId: before.id };
  const { target, customEnvironment, tree, gitSource } = before;
  const wanted = { target, customEnvironment, tree, gitSource, meta, source: "redeploy", autoAssign: true };
  startBuild(state, createRow(state, wanted, { id, origin }));
}

/** Somebody pushes one more commit. */
export function pushMeanwhile(state: VercelState, queue: GitQueue, branch: string, sha: string): Promise<void> {
  return state.forge === null ? receivePush(state, queue, { sha, branch }) : state.forge.push(branch, sha);
}

/** A newer commit is pushed while this one waits. */
async function overtake(state: VercelState, queue: GitQueue, deployment: Deployment): Promise<void> {
  const { gitSource } = deployment;
  if (gitSource === null) return;
  await pushMeanwhile(state, queue, gitSource.branch, newerThan(deployment));
  queue.release(gitSource.branch);
}

/** Ready before the project's own build, and of the same commit by what is written on it. */
async function addStranger(
  state: VercelState,
  commit: GitCommit,
  stranger: GitStranger,
  files: Readonly<Record<string, PushedFile>>,
): Promise<void> {
  const build = await (stranger === "dirty-cli"
    ? prepareBuild(state, commit, files, { source: "cli", gitSource: null, meta: dirtyMeta(commit), autoAssign: false })
    : prepareBuild(state, { ...commit, org: "elsewhere", repoId: commit.repoId + 1 }, files, { autoAssign: false }));
  startBuild(state, build());
}

function dirtyMeta({ sha, branch, message, author }: GitCommit): Readonly<Record<string, string>> {
  const said = { gitCommitSha: sha, gitCommitRef: branch, gitCommitMessage: message, gitCommitAuthorName: author };
  return { ...said, githubCommitSha: sha, gitDirty: "1" };
}

function after(state: VercelState, ms: number, act: () => void): void {
  if (ms === 0) return act();
  const run = async () => {
    await state.context.clock.sleep(ms, state.closed.signal);
    act();
  };
  run().catch((error: unknown) => {
    if (!state.closed.signal.aborted) throw error;
  });
}
