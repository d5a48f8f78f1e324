/** Pull requests and issues as GitHub describes them. */
import { createHash } from "node:crypto";
import { renderInstant } from "../../lib/instant.ts";
import { associationOf } from "./comments.ts";
import type { Links } from "./endpoint.ts";
import type { Issue, Pull } from "./records.ts";
import type { SeedFile } from "./seed.ts";
import { nodeId, renderRepository, renderUser, repoUrl, siteUrl } from "./shapes.ts";
import type { GithubState } from "./state.ts";

export interface PullRequest {
  readonly issue: Issue;
  readonly pull: Pull;
}

export function renderPullSummary(links: Links, state: GithubState, { issue, pull }: PullRequest) {
  const url = `${repoUrl(links, state)}/pulls/${issue.number}`;
  const site = `${siteUrl(links, state)}/pull/${issue.number}`;
  const issueUrl = `${repoUrl(links, state)}/issues/${issue.number}`;
  const statusesUrl = `${repoUrl(links, state)}/statuses/${pull.head.sha}`;
  const closedAt = issue.closedAt === null ? null : renderInstant(issue.closedAt);
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
    merged_at: pull.merge === null ? null : closedAt,
    merge_commit_sha: pull.merge?.sha ?? testMergeOf(pull),
    requested_reviewers: [],
    requested_teams: [],
    head: renderBranch(links, state, pull.head),
    base: renderBranch(links, state, { ...pull.base, owner: state.owner.login, repo: state.repo }),
    _links: Object.fromEntries(Object.entries(related).map(([name, href]) => [name, { href }])),
    auto_merge: null,
    draft: pull.draft,
  };
}

export function renderPull(links: Links, state: GithubState, found: PullRequest) {
  const { issue, pull } = found;
  const sum = (part: "additions" | "deletions") => pull.files.reduce((total, file) => total + (file[part] ?? 0), 0);
  return {
    ...renderPullSummary(links, state, found),
    merged: pull.merge !== null,
    mergeable: issue.state === "open" ? true : null,
    rebaseable: issue.state === "open" ? true : null,
    mergeable_state: issue.state === "open" ? "clean" : "unknown",
    merged_by: pull.merge === null ? null : renderUser(links, pull.merge.by),
    comments: state.commentsOf.get(issue.number)?.length ?? 0,
    review_comments: 0,
    maintainer_can_modify: false,
    commits: 1,
    additions: sum("additions"),
    deletions: sum("deletions"),
    changed_files: pull.files.length,
  };
}

/** Until it is merged, GitHub names the merge that it made to try it. */
function testMergeOf({ head, base }: Pull): string {
  return createHash("sha1").update(`merge ${head.sha} into ${base.sha}`).digest("hex");
}

function renderBranch(links: Links, state: GithubState, branch: Pull["head"]) {
  const { ref, sha, owner } = branch;
  const user = renderUser(links, state.user(owner));
  return { label: `${owner}:${ref}`, ref, sha, user, repo: renderHome(links, state, branch) };
}

/** The repository that a branch is in: this one, a fork of it, or null where the fork was deleted. */
function renderHome(links: Links, state: GithubState, { owner, repo }: Pull["head"]) {
  if (repo === null) return null;
  if (owner === state.owner.login && repo === state.repo) return renderRepository(links, state);
  const digest = createHash("sha1").update(`${owner}/${repo}`).digest("hex");
  const repoId = Number.parseInt(digest.slice(0, 8), 16);
  return { ...renderRepository(links, { ...state, owner: state.user(owner), repo, repoId }), fork: true };
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
    locked: issue.locked,
    active_lock_reason: null,
    labels: issue.labels.map((name) => renderLabel(links, state, name)),
    assignee: null,
    assignees: [],
    milestone: null,
    author_association: associationOf(state, issue.author),
    created_at: at,
    updated_at: renderInstant(issue.updatedAt),
  };
}

export function renderIssue(links: Links, state: GithubState, issue: Issue) {
  const url = `${repoUrl(links, state)}/issues/${issue.number}`;
  const pullUrl = `${repoUrl(links, state)}/pulls/${issue.number}`;
  const site = `${siteUrl(links, state)}/${issue.pull ? "pull" : "issues"}/${issue.number}`;
  const { pull } = issue;
  const closedAt = issue.closedAt === null ? null : renderInstant(issue.closedAt);
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
          draft: pull.draft,
          pull_request: {
            url: pullUrl,
            html_url: site,
            diff_url: `${site}.diff`,
            patch_url: `${site}.patch`,
            merged_at: pull.merge === null ? null : closedAt,
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
