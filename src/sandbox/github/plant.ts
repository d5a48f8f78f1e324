/** Puts in place what refers to the seed's users and commits. */
import { addComment } from "./comments.ts";
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
}

function plantPull(state: GithubState, pull: SeedPull): void {
  const base = pull.base ?? state.defaultBranch;
  state.issues.set(pull.number, {
    ...readIssue(state, pull),
    labels: pull.labels ?? [],
    pull: {
      head: { ...pull.head, owner: pull.head.owner ?? state.owner.login },
      base: { ref: base, sha: state.resolveRef(base) ?? pull.head.sha },
      draft: pull.draft ?? false,
      merged: pull.merged ?? false,
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
    state: seed.state ?? ("open" as const),
    createdAt: state.startedAt,
  };
}
