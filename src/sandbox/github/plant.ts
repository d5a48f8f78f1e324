/** Puts in place what refers to the seed's users and commits. */
import { addCheckRun } from "./check-runs.ts";
import { addComment } from "./comments.ts";
import { addCommitStatus } from "./commit-statuses.ts";
import { addStatus } from "./deployment-statuses.ts";
import { addDeployment } from "./deployments.ts";
import type { GithubSeed, SeedDeployment, SeedIssue, SeedPull } from "./seed.ts";
import type { GithubState } from "./state.ts";

export function plant(state: GithubState, seed: GithubSeed): void {
  for (const pull of seed.pulls ?? []) plantPull(state, pull);
  for (const issue of seed.issues ?? []) {
    state.issues.set(issue.number, { ...readIssue(state, issue), labels: [], pull: null });
  }
  for (const { issue, body, author, at } of seed.comments ?? []) {
    const createdAt = at ?? state.startedAt;
    addComment(state, { issue, body, author: state.user(author ?? seed.owner), createdAt });
  }
  for (const deployment of seed.deployments ?? []) plantDeployment(state, deployment);
  for (const run of seed.checkRuns ?? []) addCheckRun(state, run);
  for (const { ref, author, at, description, targetUrl, ...status } of seed.commitStatuses ?? []) {
    addCommitStatus(state, {
      ...status,
      sha: state.resolveRef(ref) ?? ref,
      description: description ?? null,
      targetUrl: targetUrl ?? null,
      creator: state.user(author ?? state.owner.login),
      createdAt: at ?? state.startedAt,
    });
  }
}

export function plantPull(state: GithubState, pull: SeedPull): void {
  if (!state.commits.has(pull.head.sha)) state.addCommit({ sha: pull.head.sha });
  const base = pull.base ?? state.defaultBranch;
  state.issues.set(pull.number, {
    ...readIssue(state, pull),
    labels: pull.labels ?? [],
    pull: {
      head: {
        ...pull.head,
        owner: pull.head.owner ?? state.owner.login,
        repo: pull.head.repo === undefined ? state.repo : pull.head.repo,
      },
      base: { ref: base, sha: state.resolveRef(base) ?? pull.head.sha },
      draft: pull.draft ?? false,
      merge: pull.merged
        ? { sha: pull.mergeCommit ?? pull.head.sha, by: state.user(pull.author ?? state.owner.login) }
        : null,
      previousHead: pull.head.sha,
      files: pull.files ?? [],
    },
  });
}

function plantDeployment(state: GithubState, seed: SeedDeployment): void {
  const environment = seed.environment ?? "production";
  const creator = state.user(seed.author ?? state.owner.login);
  const createdAt = seed.at ?? state.startedAt;
  const deployment = addDeployment(state, {
    sha: state.resolveRef(seed.ref) ?? seed.ref,
    ref: seed.ref,
    task: seed.task ?? "deploy",
    environment,
    description: seed.description ?? null,
    payload: seed.payload ?? {},
    creator,
    createdAt,
    transient: false,
    production: environment === "production",
  });
  for (const status of seed.statuses ?? []) {
    addStatus(state, deployment, {
      state: status.state,
      description: status.description ?? "",
      environment,
      environmentUrl: status.environmentUrl ?? "",
      logUrl: status.logUrl ?? "",
      creator,
      createdAt: status.at ?? createdAt,
    });
  }
}

function readIssue(state: GithubState, seed: SeedIssue | SeedPull) {
  return {
    id: state.nextId(),
    number: seed.number,
    title: seed.title ?? `Number ${seed.number}`,
    body: seed.body ?? null,
    author: state.user(seed.author ?? state.owner.login),
    state: seed.state ?? ("merged" in seed && seed.merged ? ("closed" as const) : ("open" as const)),
    locked: seed.locked ?? false,
    closedAt: seed.state === "closed" || ("merged" in seed && seed.merged) ? state.startedAt : null,
    createdAt: state.startedAt,
    updatedAt: state.startedAt,
  };
}
