/** Users and repositories as GitHub describes them in every other answer. */
import { renderInstant } from "../../lib/instant.ts";
import type { Links } from "./endpoint.ts";
import type { User } from "./records.ts";
import type { GithubState } from "./state.ts";

/** GraphQL's ids; opaque to clients. */
export function nodeId(kind: string, id: number | string): string {
  return Buffer.from(`${kind}:${id}`).toString("base64url");
}

export function renderUser({ api, web }: Links, user: User) {
  const url = `${api}/users/${encodeURIComponent(user.login)}`;
  return {
    login: user.login,
    id: user.id,
    node_id: nodeId(user.type, user.id),
    avatar_url: `${web}/avatars/u/${user.id}?v=4`,
    gravatar_id: "",
    url,
    html_url: `${web}/${encodeURIComponent(user.login)}`,
    followers_url: `${url}/followers`,
    following_url: `${url}/following{/other_user}`,
    gists_url: `${url}/gists{/gist_id}`,
    starred_url: `${url}/starred{/owner}{/repo}`,
    subscriptions_url: `${url}/subscriptions`,
    organizations_url: `${url}/orgs`,
    repos_url: `${url}/repos`,
    events_url: `${url}/events{/privacy}`,
    received_events_url: `${url}/received_events`,
    type: user.type,
    user_view_type: "public",
    site_admin: false,
  };
}

export function repoUrl({ api }: Links, state: GithubState): string {
  return `${api}/repos/${state.owner.login}/${state.repo}`;
}

export function siteUrl({ web }: Links, state: GithubState): string {
  return `${web}/${state.owner.login}/${state.repo}`;
}

/** Addresses of a repository's parts, with GitHub's own placeholders. */
const PARTS = {
  archive_url: "{archive_format}{/ref}",
  assignees_url: "assignees{/user}",
  blobs_url: "git/blobs{/sha}",
  branches_url: "branches{/branch}",
  collaborators_url: "collaborators{/collaborator}",
  comments_url: "comments{/number}",
  commits_url: "commits{/sha}",
  compare_url: "compare/{base}...{head}",
  contents_url: "contents/{+path}",
  contributors_url: "contributors",
  deployments_url: "deployments",
  downloads_url: "downloads",
  events_url: "events",
  forks_url: "forks",
  git_commits_url: "git/commits{/sha}",
  git_refs_url: "git/refs{/sha}",
  git_tags_url: "git/tags{/sha}",
  hooks_url: "hooks",
  issue_comment_url: "issues/comments{/number}",
  issue_events_url: "issues/events{/number}",
  issues_url: "issues{/number}",
  keys_url: "keys{/key_id}",
  labels_url: "labels{/name}",
  languages_url: "languages",
  merges_url: "merges",
  milestones_url: "milestones{/number}",
  notifications_url: "notifications{?since,all,participating}",
  pulls_url: "pulls{/number}",
  releases_url: "releases{/id}",
  stargazers_url: "stargazers",
  statuses_url: "statuses/{sha}",
  subscribers_url: "subscribers",
  subscription_url: "subscription",
  tags_url: "tags",
  teams_url: "teams",
  trees_url: "git/trees{/sha}",
} as const;

export function renderMinimalRepository(links: Links, state: GithubState) {
  const url = repoUrl(links, state);
  const parts = Object.fromEntries(Object.entries(PARTS).map(([name, path]) => [name, `${url}/${path}`]));
  return {
    id: state.repoId,
    node_id: nodeId("Repository", state.repoId),
    name: state.repo,
    full_name: `${state.owner.login}/${state.repo}`,
    owner: renderUser(links, state.owner),
    private: state.private,
    html_url: siteUrl(links, state),
    description: null,
    fork: false,
    url,
    ...parts,
  };
}

export function renderRepository(links: Links, state: GithubState) {
  const site = siteUrl(links, state);
  const at = renderInstant(state.startedAt);
  const openIssues = [...state.issues.values()].filter((issue) => issue.state === "open").length;
  return {
    ...renderMinimalRepository(links, state),
    git_url: `git:${site.replace(/^https?:/, "")}.git`,
    ssh_url: `git@${new URL(links.web).hostname}:${state.owner.login}/${state.repo}.git`,
    clone_url: `${site}.git`,
    svn_url: site,
    mirror_url: null,
    homepage: null,
    language: "TypeScript",
    forks_count: 0,
    forks: 0,
    network_count: 0,
    subscribers_count: 1,
    stargazers_count: 0,
    watchers_count: 0,
    watchers: 0,
    size: 1,
    default_branch: state.defaultBranch,
    open_issues_count: openIssues,
    open_issues: openIssues,
    is_template: false,
    topics: [],
    has_issues: state.hasIssues,
    has_projects: true,
    has_wiki: true,
    has_pages: false,
    has_downloads: true,
    has_discussions: false,
    archived: state.archived,
    disabled: false,
    visibility: state.private ? "private" : "public",
    pushed_at: at,
    created_at: at,
    updated_at: at,
    license: null,
    allow_forking: true,
    web_commit_signoff_required: false,
  };
}
