/** Comments on issues and pull requests, with the events that GitHub sends about them. */
import { renderInstant } from "../../lib/instant.ts";
import { type Call, type Endpoint, type Links, mayWrite } from "./endpoint.ts";
import { type Body, requireText } from "./fields.ts";
import { answerPage, withoutStale } from "./paging.ts";
import { GithubRefusal, notFound, validationFailed } from "./refusal.ts";
import { nodeId, renderUser, repoUrl, siteUrl } from "./shapes.ts";
import type { Comment, Issue, User } from "./records.ts";
import type { GithubState } from "./state.ts";

const ISSUE = "/repos/:owner/:repo/issues/:issue/comments";
const COMMENT = "/repos/:owner/:repo/issues/comments/:comment";
const KEYS = ["issues", "pull_requests"];
const READ = { keys: KEYS, level: "read" } as const;
const WRITE = { keys: KEYS, level: "write" } as const;

/** Characters of a body that GitHub takes. */
const BODY_LIMIT = 65_536;

export const commentEndpoints: readonly Endpoint[] = [
  { method: "GET", path: COMMENT, needs: READ, handle: (call) => answerComment(call, findComment(call)) },
  { method: "PATCH", path: COMMENT, needs: WRITE, handle: updateComment },
  { method: "DELETE", path: COMMENT, needs: WRITE, handle: deleteComment },
  { method: "GET", path: ISSUE, needs: READ, handle: listComments },
  { method: "POST", path: ISSUE, needs: WRITE, handle: createComment },
];

function findComment({ state, params }: Call): Comment {
  const comment = state.comments.get(Number(params["comment"]));
  if (comment === undefined) throw notFound();
  return comment;
}

function answerComment(call: Call, comment: Comment, status = 200) {
  return { status, body: renderComment(call, call.state, comment) };
}

function listComments(call: Call) {
  const { state, params, query } = call;
  const issue = findIssue(state, params).number;
  const known = withoutStale(call, state.commentsOf.get(issue) ?? []);
  const since = query.get("since");
  const items = since === null ? known : known.filter((comment) => comment.updatedAt >= Date.parse(since));
  return answerPage(call, items, (comment) => renderComment(call, state, comment));
}

async function createComment(call: Call) {
  const { state } = call;
  const { number, locked } = findIssue(state, call.params);
  const author = call.actor();
  if (locked) refuseLocked(author);
  const body = readBody(await call.body());
  return answerComment(call, addComment(state, { issue: number, body, author, createdAt: state.now() }), 201);
}

/** Pull requests are commented on also where issues are disabled: ingydotnet/git-hub#117. */
function findIssue(state: GithubState, params: Call["params"]): Issue {
  const issue = state.issues.get(Number(params["issue"]));
  if (issue === undefined) throw notFound();
  if (!state.hasIssues && issue.pull === null) throw new GithubRefusal(410, "Issues are disabled for this repo");
  return issue;
}

/**
 * People with write access may still comment. An app may not, a workflow's token included, whatever its permissions:
 * probot/stale#25, hashicorp/terraform-github-actions#100. GitHub's reference does not describe the answer; its words
 * are those that renovatebot/renovate#6215 and semantic-release/github#221 report.
 */
function refuseLocked(actor: User): void {
  if (actor.type !== "Bot" && mayWrite(actor)) return;
  throw new GithubRefusal(403, "Unable to create comment because issue is locked.");
}

async function updateComment(call: Call) {
  const comment = findComment(call);
  refuseStranger(comment, call.actor());
  const body = readBody(await call.body());
  changeComment(call.state, comment, body);
  return answerComment(call, comment);
}

function deleteComment(call: Call) {
  const comment = findComment(call);
  refuseStranger(comment, call.actor());
  removeComment(call.state, comment);
  return { status: 204 };
}

/** A comment is changed by its author or by anybody who may write to the repository. */
function refuseStranger(comment: Comment, actor: User): void {
  if (comment.author.id === actor.id || mayWrite(actor)) return;
  throw new GithubRefusal(403, "Must have admin rights to Repository.");
}

function readBody(fields: Body): string {
  const body = requireText(fields, "body");
  if (body === "") {
    throw validationFailed({
      resource: "IssueComment",
      field: "body",
      code: "missing_field",
      message: "body can't be blank",
    });
  }
  if ([...body].length > BODY_LIMIT) {
    const message = `body is too long (maximum is ${BODY_LIMIT} characters)`;
    throw validationFailed({ resource: "IssueComment", field: "body", code: "custom", message });
  }
  return body;
}

export function addComment(
  state: GithubState,
  wanted: Pick<Comment, "issue" | "body" | "author" | "createdAt">,
): Comment {
  const comment: Comment = { ...wanted, id: state.nextId(), updatedAt: wanted.createdAt };
  const list = state.commentsOf.get(wanted.issue) ?? [];
  list.push(comment);
  state.commentsOf.set(wanted.issue, list);
  state.comments.set(comment.id, comment);
  return comment;
}

export function changeComment(state: GithubState, comment: Comment, body: string): void {
  comment.body = body;
  comment.updatedAt = state.now();
}

export function removeComment(state: GithubState, comment: Comment): void {
  state.comments.delete(comment.id);
  const list = state.commentsOf.get(comment.issue) ?? [];
  list.splice(list.indexOf(comment), 1);
}

export function renderComment(links: Links, state: GithubState, comment: Comment) {
  const url = `${repoUrl(links, state)}/issues/comments/${comment.id}`;
  const kind = state.issues.get(comment.issue)?.pull ? "pull" : "issues";
  return {
    url,
    html_url: `${siteUrl(links, state)}/${kind}/${comment.issue}#issuecomment-${comment.id}`,
    issue_url: `${repoUrl(links, state)}/issues/${comment.issue}`,
    id: comment.id,
    node_id: nodeId("IssueComment", comment.id),
    user: renderUser(links, comment.author),
    created_at: renderInstant(comment.createdAt),
    updated_at: renderInstant(comment.updatedAt),
    body: comment.body,
    author_association: associationOf(state, comment.author),
    performed_via_github_app: null,
  };
}

export function associationOf(state: GithubState, user: User): string {
  if (user.id === state.owner.id) return "OWNER";
  if (user.role === "none" || user.type === "Bot") return "NONE";
  return mayWrite(user) ? "MEMBER" : "CONTRIBUTOR";
}
