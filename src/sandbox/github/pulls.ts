/** Pull requests and issues, read only. */
import { createHash } from "node:crypto";
import { renderInstant } from "../../lib/instant.ts";
import { associationOf } from "./comments.ts";
import type { Call, Endpoint, Links } from "./endpoint.ts";
import { answerPage } from "./paging.ts";
import { notFound } from "./refusal.ts";
import type { SeedFile } from "./seed.ts";
import { nodeId, renderRepository, renderUser, repoUrl, siteUrl } from "./shapes.ts";
import type { Issue, Pull } from "./records.ts";
import type { GithubState } from "./state.ts";

const PULLS = "/repos/:owner/:repo/pulls";
const READ_PULL = { keys: ["pull_requests"], level: "read" } as const;
const READ_ISSUE = { keys: ["issues", "pull_requests"], level: "read" } as const;

export const pullEndpoints: readonly Endpoint[] = [
  { method: "GET", path: PULLS, needs: READ_PULL, handle: listPulls },
  {
    method: "GET",
    path: `${PULLS}/:pull`,
    needs: READ_PULL,
    handle(call) {
      const found = findPull(call);
      return { status: 200, body: renderPull(call, call.state, found) };
    },
  },
  {
    method: "GET",
    path: `${PULLS}/:pull/files`,
    needs: READ_PULL,
    handle(call) {
      const { pull } = findPull(call);
      return answerPage(call, pull.files, (file) => renderFile(call, call.state, pull.head.sha, file));
    },
  },
  {
    method: "GET",
    path: "/repos/:owner/:repo/issues/:issue",
    needs: READ_ISSUE,
    handle(call) {
      const issue = call.state.issues.get(Number(call.params["issue"]));
      if (issue === undefined) throw notFound();
      return { status: 200, body: renderIssue(call, call.state, issue) };
    },
  },
];

interface PullRequest {
  readonly issue: Issue;
  readonly pull: Pull;
}

function findPull({ state, params }: Call): PullRequest {
  const issue = state.issues.get(Number(params["pull"]));
  if (issue === undefined || issue.pull === null) throw notFound();
  return { issue, pull: issue.pull };
}

function listPulls(call: Call) {
  const { state, query } = call;
  const wanted = query.get("state") ?? "open";
  const base = query.get("base");
  const head = query.get("head");
  const pulls = [...state.issues.values()].flatMap((issue): PullRequest[] => {
    const { pull } = issue;
    if (pull === null || (wanted !== "all" && issue.state !== wanted)) return [];
    const wantedHead = head === null || head === `${pull.head.owner}:${pull.head.ref}`;
    return wantedHead && (base === null || base === pull.base.ref) ? [{ issue, pull }] : [];
  });
  return answerPage(call, pulls, (item) => renderPullSummary(call, state, item), { newestFirst: true });
}

function renderPullSummary(links: Links, state: GithubState, { issue, pull }: PullRequest) {
  const url = `${repoUrl(links, state)}/pulls/${issue.number}`;
  const site = `${siteUrl(links, state)}/pull/${issue.number}`;
  const issueUrl = `${repoUrl(links, state)}/issues/${issue.number}`;
  const statusesUrl = `${repoUrl(links, state)}/statuses/${pull.head.sha}`;
  const closedAt = issue.state === "closed" ? renderInstant(issue.createdAt) : null;
  const related = {
    self: url,
    html: site,
    issue: issueUrl,
    comments: `${issueUrl}/comments`,
    review_comments: `${url}/comments`,
    review_comment: `${repoUrl(links, state)}/pulls/comments{/number}`,
    commits: `${url}/commits`,
    statuses: statusesUrl,
  };
  return {
    ...renderIssueCore(links, state, issue),
    url,
    node_id: nodeId("PullRequest", issue.id),
    html_url: site,
    diff_url: `${site}.diff`,
    patch_url: `${site}.patch`,
    issue_url: issueUrl,
    commits_url: related.commits,
    review_comments_url: related.review_comments,
    review_comment_url: related.review_comment,
    comments_url: related.comments,
    statuses_url: statusesUrl,
    closed_at: closedAt,
    merged_at: pull.merged ? closedAt : null,
    merge_commit_sha: pull.merged ? pull.head.sha : null,
    requested_reviewers: [],
    requested_teams: [],
    head: renderBranch(links, state, pull.head.ref, pull.head.sha, pull.head.owner),
    base: renderBranch(links, state, pull.base.ref, pull.base.sha, state.owner.login),
    _links: Object.fromEntries(Object.entries(related).map(([name, href]) => [name, { href }])),
    auto_merge: null,
    draft: pull.draft,
  };
}

function renderPull(links: Links, state: GithubState, found: PullRequest) {
  const { issue, pull } = found;
  const sum = (part: "additions" | "deletions") => pull.files.reduce((total, file) => total + (file[part] ?? 0), 0);
  return {
    ...renderPullSummary(links, state, found),
    merged: pull.merged,
    mergeable: issue.state === "open" ? true : null,
    rebaseable: issue.state === "open" ? true : null,
    mergeable_state: issue.state === "open" ? "clean" : "unknown",
    merged_by: pull.merged ? renderUser(links, issue.author) : null,
    comments: state.commentsOf.get(issue.number)?.length ?? 0,
    review_comments: 0,
    maintainer_can_modify: false,
    commits: 1,
    additions: sum("additions"),
    deletions: sum("deletions"),
    changed_files: pull.files.length,
  };
}

function renderBranch(links: Links, state: GithubState, ref: string, sha: string, owner: string) {
  const user = renderUser(links, state.user(owner));
  return { label: `${owner}:${ref}`, ref, sha, user, repo: renderRepository(links, state) };
}

function renderIssueCore(links: Links, state: GithubState, issue: Issue) {
  const at = renderInstant(issue.createdAt);
  return {
    id: issue.id,
    number: issue.number,
    title: issue.title,
    body: issue.body,
    user: renderUser(links, issue.author),
    state: issue.state,
    locked: false,
    active_lock_reason: null,
    labels: issue.labels.map((name) => renderLabel(links, state, name)),
    assignee: null,
    assignees: [],
    milestone: null,
    author_association: associationOf(state, issue.author),
    created_at: at,
    updated_at: at,
  };
}

function renderIssue(links: Links, state: GithubState, issue: Issue) {
  const url = `${repoUrl(links, state)}/issues/${issue.number}`;
  const pullUrl = `${repoUrl(links, state)}/pulls/${issue.number}`;
  const site = `${siteUrl(links, state)}/${issue.pull ? "pull" : "issues"}/${issue.number}`;
  const { pull } = issue;
  const closedAt = issue.state === "closed" ? renderInstant(issue.createdAt) : null;
  return {
    ...renderIssueCore(links, state, issue),
    node_id: nodeId("Issue", issue.id),
    url,
    repository_url: repoUrl(links, state),
    labels_url: `${url}/labels{/name}`,
    comments_url: `${url}/comments`,
    events_url: `${url}/events`,
    html_url: site,
    closed_at: closedAt,
    comments: state.commentsOf.get(issue.number)?.length ?? 0,
    ...(pull === null
      ? {}
      : {
          pull_request: {
            url: pullUrl,
            html_url: site,
            diff_url: `${site}.diff`,
            patch_url: `${site}.patch`,
            merged_at: pull.merged ? closedAt : null,
          },
        }),
  };
}

function renderLabel(links: Links, state: GithubState, name: string) {
  const digest = createHash("sha1").update(name).digest("hex");
  return {
    id: Number.parseInt(digest.slice(0, 8), 16),
    node_id: nodeId("Label", name),
    url: `${repoUrl(links, state)}/labels/${encodeURIComponent(name)}`,
    name,
    description: "",
    color: digest.slice(0, 6),
    default: false,
  };
}

export function renderFile(links: Links, state: GithubState, sha: string, file: SeedFile) {
  const path = encodeURIComponent(file.filename);
  const additions = file.additions ?? 0;
  const deletions = file.deletions ?? 0;
  return {
    sha: createHash("sha1").update(`${sha} ${file.filename}`).digest("hex"),
    filename: file.filename,
    status: file.status ?? "modified",
    additions,
    deletions,
    changes: additions + deletions,
    blob_url: `${siteUrl(links, state)}/blob/${sha}/${path}`,
    raw_url: `${siteUrl(links, state)}/raw/${sha}/${path}`,
    contents_url: `${repoUrl(links, state)}/contents/${path}?ref=${sha}`,
    ...(file.patch === undefined ? {} : { patch: file.patch }),
  };
}
