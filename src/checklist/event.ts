/** What happened on GitHub, as far as a checklist cares: (name, payload) → event. Payloads: docs.github.com, "Webhook events and payloads". */
import { type Fields, fieldsOf } from "../lib/fields.ts";

export interface PullRequestEvent {
  readonly kind: "pull-request";
  readonly action: string;
  readonly number: number;
  readonly author: string;
  readonly headCommit: string;
  /** Head before a push; null on other actions. */
  readonly beforeCommit: string | null;
  readonly baseBranch: string;
  /** Of the repository that it is for; null where the event does not say it. */
  readonly defaultBranch: string | null;
  readonly closed: boolean;
}

export interface CommentEvent {
  readonly kind: "comment";
  readonly action: "created" | "edited" | "deleted";
  /** Number of the pull request. */
  readonly number: number;
  readonly commentId: number;
  /** Who wrote the comment first; an editor is the `sender`. */
  readonly commentAuthor: string;
  readonly body: string;
  /** What it said before an edit of its body; null otherwise. */
  readonly bodyBefore: string | null;
  /** When it was written or, where it was edited, edited; null where the event does not say it. */
  readonly at: number | null;
  readonly sender: string;
  /** An app, not a person. */
  readonly senderIsBot: boolean;
}

export interface PushEvent {
  readonly kind: "push";
  readonly branch: string;
  readonly commit: string;
  /** Where the branch stood before; null where the event does not say it. */
  readonly beforeCommit: string | null;
  /** Of the repository; null where the event does not say it. */
  readonly defaultBranch: string | null;
  /** All that it brought, as far as the event lists them. */
  readonly commits: readonly string[];
}

/** A merge queue made a commit of the base branch and one pull request, and asks whether it may go in. */
export interface MergeGroupEvent {
  readonly kind: "merge-group";
  readonly commit: string;
  readonly baseBranch: string;
  readonly defaultBranch: string | null;
  /** Null where the queue's branch does not tell whose commit it is. */
  readonly pullRequest: number | null;
}

export type ChecklistEvent = PullRequestEvent | CommentEvent | PushEvent | MergeGroupEvent;

/** The event, or a sentence that says why there is none. */
export function parseChecklistEvent(name: string, payload: unknown): ChecklistEvent | string {
  const fields = fieldsOf(payload);
  switch (name) {
    case "pull_request":
      return readPullRequest(fields) ?? "The event pull_request came without the fields that GitHub sends with it.";
    case "issue_comment":
      if (fieldsOf(fields["issue"])["pull_request"] === undefined) {
        return "The comment is on an issue; a checklist is for pull requests.";
      }
      return readComment(fields) ?? "The event issue_comment came without the fields that GitHub sends with it.";
    case "merge_group":
      if (fields["action"] !== "checks_requested") return "The merge queue does not ask for checks.";
      return readMergeGroup(fields) ?? "The event merge_group came without the fields that GitHub sends with it.";
    case "push":
      return readPush(fields) ?? "The push was not to a branch.";
    case "pull_request_target":
    case "workflow_run":
      return `The event ${name} runs with secrets on behalf of pull requests from anywhere; call the checklist from pull_request and issue_comment.`;
    default:
      return `The event ${name === "" ? "is not known" : name}; a checklist is called from pull_request, issue_comment, merge_group or push.`;
  }
}

function readPullRequest(fields: Fields): PullRequestEvent | null {
  const pull = fieldsOf(fields["pull_request"]);
  const headCommit = textOf(fieldsOf(pull["head"])["sha"]);
  const baseBranch = textOf(fieldsOf(pull["base"])["ref"]);
  const author = textOf(fieldsOf(pull["user"])["login"]) ?? "ghost";
  const number = fields["number"] ?? pull["number"];
  if (headCommit === null || baseBranch === null || typeof number !== "number") return null;
  return {
    kind: "pull-request",
    action: textOf(fields["action"]) ?? "",
    number,
    author,
    headCommit,
    beforeCommit: textOf(fields["before"]),
    baseBranch,
    defaultBranch: textOf(fieldsOf(fields["repository"])["default_branch"]),
    closed: pull["state"] === "closed",
  };
}

function readComment(fields: Fields): CommentEvent | null {
  const comment = fieldsOf(fields["comment"]);
  const sender = fieldsOf(fields["sender"]);
  const action = (["created", "edited", "deleted"] as const).find((known) => known === fields["action"]);
  const number = fieldsOf(fields["issue"])["number"];
  const { id } = comment;
  const login = textOf(sender["login"]);
  if (action === undefined || typeof number !== "number" || typeof id !== "number" || login === null) return null;
  return {
    kind: "comment",
    action,
    number,
    commentId: id,
    commentAuthor: textOf(fieldsOf(comment["user"])["login"]) ?? "ghost",
    body: textOf(comment["body"]) ?? "",
    bodyBefore: textOf(fieldsOf(fieldsOf(fields["changes"])["body"])["from"]),
    at: instantOf(comment[action === "created" ? "created_at" : "updated_at"]),
    sender: login,
    senderIsBot: sender["type"] === "Bot",
  };
}

/**
 * The queue's branch names the pull request and what its commit was made on: the base branch, or the commit of the one
 * before it in the queue. So each commit brings one pull request more, and has a `merge_group` event of its own. Seen in
 * repositories with a queue; GitHub's pages describe neither, so that where the two do not agree nothing is taken from it.
 */
const QUEUE_BRANCH = /^refs\/heads\/gh-readonly-queue\/(.+)\/pr-(\d+)-([0-9a-f]{40})$/s;

function readMergeGroup(fields: Fields): MergeGroupEvent | null {
  const group = fieldsOf(fields["merge_group"]);
  const commit = textOf(group["head_sha"]);
  const baseBranch = /^refs\/heads\/(.+)$/s.exec(textOf(group["base_ref"]) ?? "")?.[1];
  if (commit === null || baseBranch === undefined) return null;
  const [, into, number, madeOn] = QUEUE_BRANCH.exec(textOf(group["head_ref"]) ?? "") ?? [];
  const isKnown = into === baseBranch && madeOn === group["base_sha"];
  return {
    kind: "merge-group",
    commit,
    baseBranch,
    defaultBranch: textOf(fieldsOf(fields["repository"])["default_branch"]),
    pullRequest: isKnown ? Number(number) : null,
  };
}

function readPush(fields: Fields): PushEvent | null {
  const branch = /^refs\/heads\/(.+)$/s.exec(textOf(fields["ref"]) ?? "")?.[1];
  const commit = textOf(fields["after"]);
  if (branch === undefined || commit === null || /^0+$/.test(commit)) return null;
  const listed = Array.isArray(fields["commits"]) ? fields["commits"] : [];
  const commits = listed.flatMap((one: unknown) => textOf(fieldsOf(one)["id"]) ?? []);
  const defaultBranch = textOf(fieldsOf(fields["repository"])["default_branch"]);
  return { kind: "push", branch, commit, beforeCommit: textOf(fields["before"]), defaultBranch, commits };
}

function instantOf(value: unknown): number | null {
  const at = Date.parse(textOf(value) ?? "");
  return Number.isNaN(at) ? null : at;
}

function textOf(value: unknown): string | null {
  return typeof value === "string" ? value : null;
}
