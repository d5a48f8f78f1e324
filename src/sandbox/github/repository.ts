/** The repository itself: its description, commits, refs, and who approved a run. */
import { renderInstant } from "../../lib/instant.ts";
import type { Call, Endpoint, Links } from "./endpoint.ts";
import { renderEnvironment } from "./environments.ts";
import { answerPage } from "./paging.ts";
import { GithubRefusal, notFound } from "./refusal.ts";
import { nodeId, renderRepository, renderUser, repoUrl, siteUrl } from "./shapes.ts";
import type { Commit } from "./records.ts";
import type { GithubState } from "./state.ts";

const REPO = "/repos/:owner/:repo";
const METADATA = { keys: ["metadata"], level: "read" } as const;
const CONTENTS = { keys: ["contents"], level: "read" } as const;
const ACTIONS = { keys: ["actions"], level: "read" } as const;

export const repositoryEndpoints: readonly Endpoint[] = [
  {
    method: "GET",
    path: REPO,
    needs: METADATA,
    handle: (call) => ({ status: 200, body: renderRepository(call, call.state) }),
  },
  { method: "GET", path: `${REPO}/commits`, needs: CONTENTS, handle: listCommits },
  {
    method: "GET",
    path: `${REPO}/commits/:ref`,
    needs: CONTENTS,
    handle(call) {
      const ref = call.params["ref"] ?? "";
      const commit = call.state.commits.get(call.state.resolveRef(ref) ?? "");
      if (commit === undefined) throw new GithubRefusal(422, `No commit found for SHA: ${ref}`);
      const stats = { total: 0, additions: 0, deletions: 0 };
      return { status: 200, body: { ...renderCommit(call, call.state, commit), stats, files: [] } };
    },
  },
  { method: "GET", path: `${REPO}/git/ref/:ref*`, needs: CONTENTS, handle: getRef },
  { method: "GET", path: `${REPO}/git/matching-refs/:ref*`, needs: CONTENTS, handle: listMatchingRefs },
  { method: "GET", path: `${REPO}/actions/runs/:run/approvals`, needs: ACTIONS, handle: listApprovals },
];

function listCommits(call: Call) {
  const { state, query } = call;
  const start = state.resolveRef(query.get("sha") ?? state.defaultBranch);
  if (start === null) throw notFound();
  const path = query.get("path");
  const commits = state
    .historyOf(start)
    .flatMap((sha) => state.commits.get(sha) ?? [])
    .filter(({ files }) => path === null || Object.hasOwn(files, path));
  return answerPage(call, commits, (commit) => renderCommit(call, state, commit));
}

export function renderCommit(links: Links, state: GithubState, commit: Commit) {
  const url = `${repoUrl(links, state)}/commits/${commit.sha}`;
  const gitUrl = `${repoUrl(links, state)}/git`;
  const site = `${siteUrl(links, state)}/commit/${commit.sha}`;
  const user = renderUser(links, commit.author);
  const person = {
    name: commit.author.name ?? commit.author.login,
    email: `${commit.author.id}+${commit.author.login}@users.noreply.github.com`,
    date: renderInstant(commit.at),
  };
  return {
    url,
    sha: commit.sha,
    node_id: nodeId("Commit", commit.sha),
    html_url: site,
    comments_url: `${url}/comments`,
    commit: {
      url: `${gitUrl}/commits/${commit.sha}`,
      author: person,
      committer: person,
      message: commit.message,
      comment_count: 0,
      tree: { sha: commit.sha, url: `${gitUrl}/trees/${commit.sha}` },
      verification: { verified: false, reason: "unsigned", payload: null, signature: null, verified_at: null },
    },
    author: user,
    committer: user,
    parents: commit.parents.map((sha) => ({
      sha,
      url: `${repoUrl(links, state)}/commits/${sha}`,
      html_url: `${siteUrl(links, state)}/commit/${sha}`,
    })),
  };
}

/** Every ref by its name below `refs/`: `heads/main`, `tags/v1`. */
function refsOf(state: GithubState): readonly [string, string][] {
  return [
    ...[...state.branches].map(([name, sha]): [string, string] => [`heads/${name}`, sha]),
    ...[...state.tags].map(([name, sha]): [string, string] => [`tags/${name}`, sha]),
  ];
}

function getRef(call: Call) {
  const found = refsOf(call.state).find(([name]) => name === call.params["ref"]);
  if (found === undefined) throw notFound();
  return { status: 200, body: renderRef(call, call.state, found) };
}

function listMatchingRefs(call: Call) {
  const prefix = call.params["ref"] ?? "";
  const found = refsOf(call.state).filter(([name]) => name.startsWith(prefix));
  return { status: 200, body: found.map((ref) => renderRef(call, call.state, ref)) };
}

export function renderRef(links: Links, state: GithubState, [name, sha]: readonly [string, string]) {
  const url = `${repoUrl(links, state)}/git`;
  return {
    ref: `refs/${name}`,
    node_id: nodeId("Ref", name),
    url: `${url}/refs/${name}`,
    object: { type: "commit", sha, url: `${url}/commits/${sha}` },
  };
}

function listApprovals(call: Call) {
  const { state } = call;
  const run = state.runs.get(Number(call.params["run"]));
  if (run === undefined) throw notFound();
  return {
    status: 200,
    body: run.approvals.map((approval) => ({
      state: approval.state,
      comment: approval.comment ?? "",
      user: renderUser(call, state.user(approval.user)),
      environments: approval.environments
        .filter((name) => state.environments.has(name))
        .map((name) => {
          const { id, node_id, url, html_url, created_at, updated_at } = renderEnvironment(call, state, name);
          return { id, node_id, name, url, html_url, created_at, updated_at };
        }),
    })),
  };
}
