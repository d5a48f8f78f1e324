/** What GitHub sends to a workflow as `github.event`, in the shapes of its webhooks. */
import { renderInstant } from "../../lib/instant.ts";
import type { renderComment } from "./comments.ts";
import type { Links } from "./endpoint.ts";
import type { renderIssue, renderPull } from "./pull-shapes.ts";
import type { Commit, User } from "./records.ts";
import { renderRepository, renderUser, siteUrl } from "./shapes.ts";
import type { GithubState } from "./state.ts";

interface Event {
  /** Who acted. */
  readonly sender: ReturnType<typeof renderUser>;
  readonly repository: ReturnType<typeof renderRepository>;
}

/** `issue_comment`; `comment.user` is who wrote it first. */
export interface IssueCommentEvent extends Event {
  readonly action: "created" | "edited" | "deleted";
  /** Only where a comment was edited: what it said before. */
  readonly changes?: { readonly body: { readonly from: string } };
  readonly comment: ReturnType<typeof renderComment>;
  readonly issue: ReturnType<typeof renderIssue>;
}

/** `pull_request`. */
export interface PullRequestEvent extends Event {
  readonly action: "opened" | "synchronize" | "reopened" | "closed" | "locked" | "unlocked";
  readonly number: number;
  readonly pull_request: ReturnType<typeof renderPull>;
  /** Only with `synchronize`: head before and after the push. */
  readonly before?: string;
  readonly after?: string;
}

/** `merge_group`. */
export interface MergeGroupEvent extends Event {
  readonly action: "checks_requested";
  readonly merge_group: {
    readonly head_sha: string;
    readonly head_ref: string;
    readonly base_sha: string;
    readonly base_ref: string;
    readonly head_commit: Pick<PushedCommit, "id" | "tree_id" | "message" | "timestamp" | "author" | "committer">;
  };
}

type PushedCommit = ReturnType<typeof renderPushedCommit>;

/** `push`. Its repository counts instants in seconds, and names its owner, unlike everywhere else. */
export interface PushEvent {
  readonly ref: string;
  readonly before: string;
  readonly after: string;
  readonly created: boolean;
  readonly deleted: boolean;
  readonly forced: boolean;
  readonly base_ref: null;
  readonly compare: string;
  readonly commits: readonly PushedCommit[];
  readonly head_commit: PushedCommit;
  readonly pusher: { readonly name: string; readonly email: string };
  readonly sender: Event["sender"];
  readonly repository: Omit<Event["repository"], "created_at" | "pushed_at" | "owner"> & {
    readonly created_at: number;
    readonly pushed_at: number;
    readonly owner: Event["sender"] & { readonly name: string; readonly email: string | null };
    readonly master_branch: string;
  };
}

export function renderEvent(links: Links, state: GithubState, sender: User): Event {
  return { sender: renderUser(links, sender), repository: renderRepository(links, state) };
}

/** `commits` are newest first, as the history is; GitHub sends them oldest first. */
export function renderPush(
  links: Links,
  state: GithubState,
  push: {
    readonly branch: string;
    readonly before: string;
    readonly commits: readonly Commit[];
    readonly head: Commit;
  },
  sender: User,
): PushEvent {
  const { branch, before, commits, head } = push;
  const created = /^0+$/.test(before);
  const repository = renderRepository(links, state);
  const seconds = Math.floor(state.startedAt / 1_000);
  return {
    ref: `refs/heads/${branch}`,
    before,
    after: head.sha,
    created,
    deleted: false,
    forced: !created && !state.historyOf(head.sha).includes(before),
    base_ref: null,
    compare: `${siteUrl(links, state)}/compare/${before.slice(0, 12)}...${head.sha.slice(0, 12)}`,
    commits: commits.toReversed().map((commit) => renderPushedCommit(links, state, commit)),
    head_commit: renderPushedCommit(links, state, head),
    pusher: { name: sender.login, email: emailOf(sender) },
    sender: renderUser(links, sender),
    repository: {
      ...repository,
      created_at: seconds,
      pushed_at: seconds,
      owner: { ...repository.owner, name: repository.owner.login, email: null },
      master_branch: repository.default_branch,
    },
  };
}

export function renderMergeGroup(
  links: Links,
  state: GithubState,
  group: { readonly head: Commit; readonly headRef: string; readonly baseSha: string; readonly baseRef: string },
  sender: User,
): MergeGroupEvent {
  const { id, tree_id, message, timestamp, author, committer } = renderPushedCommit(links, state, group.head);
  return {
    action: "checks_requested",
    merge_group: {
      head_sha: group.head.sha,
      head_ref: `refs/heads/${group.headRef}`,
      base_sha: group.baseSha,
      base_ref: `refs/heads/${group.baseRef}`,
      head_commit: { id, tree_id, message, timestamp, author, committer },
    },
    ...renderEvent(links, state, sender),
  };
}

function renderPushedCommit(links: Links, state: GithubState, commit: Commit) {
  const person = {
    name: commit.author.name ?? commit.author.login,
    email: emailOf(commit.author),
    username: commit.author.login,
  };
  const before = state.filesAt(commit.parents[0] ?? "");
  const paths = Object.entries(commit.files);
  return {
    id: commit.sha,
    tree_id: commit.sha,
    distinct: true,
    message: commit.message,
    timestamp: renderInstant(commit.at),
    url: `${siteUrl(links, state)}/commit/${commit.sha}`,
    author: person,
    committer: person,
    added: paths.flatMap(([path, content]) => (content !== null && !before.has(path) ? [path] : [])),
    removed: paths.flatMap(([path, content]) => (content === null ? [path] : [])),
    modified: paths.flatMap(([path, content]) => (content !== null && before.has(path) ? [path] : [])),
  };
}

function emailOf(user: User): string {
  return `${user.id}+${user.login}@users.noreply.github.com`;
}
