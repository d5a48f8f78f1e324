/** Pull requests, read and opened, and single issues. */
import type { Call, Endpoint } from "./endpoint.ts";
import { answerPage } from "./paging.ts";
import { type PullRequest, renderFile, renderIssue, renderPull, renderPullSummary } from "./pull-shapes.ts";
import { readFlag, readText, requireText } from "./fields.ts";
import type { Issue, Pull } from "./records.ts";
import { GithubRefusal, notFound, validationFailed } from "./refusal.ts";
import type { GithubState } from "./state.ts";

const PULLS = "/repos/:owner/:repo/pulls";
const READ_PULL = { keys: ["pull_requests"], level: "read" } as const;
const READ_ISSUE = { keys: ["issues", "pull_requests"], level: "read" } as const;

export const pullEndpoints: readonly Endpoint[] = [
  { method: "GET", path: PULLS, needs: READ_PULL, handle: listPulls },
  { method: "POST", path: PULLS, needs: { keys: ["pull_requests"], level: "write" }, handle: createPull },
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
  { method: "GET", path: "/repos/:owner/:repo/commits/:ref/pulls", needs: READ_PULL, handle: listPullsOfCommit },
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

async function createPull(call: Call) {
  const { state } = call;
  const fields = await call.body();
  const [title, ref, into] = [requireText(fields, "title"), requireText(fields, "head"), requireText(fields, "base")];
  const sha = state.branches.get(ref);
  const base = state.branches.get(into);
  if (sha === undefined) throw validationFailed({ resource: "PullRequest", field: "head", code: "invalid" });
  if (base === undefined) throw validationFailed({ resource: "PullRequest", field: "base", code: "invalid" });
  const refuse = (message: string) =>
    validationFailed({ resource: "PullRequest", field: "base", code: "custom", message });
  const { login: owner } = state.owner;
  const isOpen = [...state.issues.values()].some(
    (issue) => issue.state === "open" && issue.pull?.head.ref === ref && issue.pull.base.ref === into,
  );
  if (isOpen) throw refuse(`A pull request already exists for ${owner}:${ref}.`);
  const pull: Pull = {
    head: { ref, sha, owner, repo: state.repo },
    base: { ref: into, sha: base },
    draft: readFlag(fields, "draft") ?? false,
    merge: null,
    previousHead: sha,
    files: [],
  };
  if (commitsOf(state, pull).length === 0) throw refuse(`No commits between ${into} and ${ref}`);
  const at = state.now();
  const issue: Issue = {
    id: state.nextId(),
    number: Math.max(0, ...state.issues.keys()) + 1,
    title,
    body: readText(fields, "body") ?? null,
    author: call.actor(),
    state: "open",
    locked: false,
    closedAt: null,
    createdAt: at,
    updatedAt: at,
    labels: [],
    pull,
  };
  state.issues.set(issue.number, issue);
  return { status: 201, body: renderPull(call, state, { issue, pull }) };
}

/** Of a commit on the default branch the merged ones that brought it there; of any other also the open ones. */
function listPullsOfCommit(call: Call) {
  const { state } = call;
  const ref = call.params["ref"] ?? "";
  const sha = state.resolveRef(ref);
  if (sha === null) throw new GithubRefusal(422, `No commit found for SHA: ${ref}`);
  const arrived = state.historyOf(state.resolveRef(state.defaultBranch) ?? "").includes(sha);
  const pulls = [...state.issues.values()].flatMap((issue): PullRequest[] => {
    const { pull } = issue;
    if (pull === null || (pull.merge === null && (arrived || issue.state === "closed"))) return [];
    return pull.merge?.sha === sha || commitsOf(state, pull).includes(sha) ? [{ issue, pull }] : [];
  });
  return answerPage(call, pulls, (item) => renderPullSummary(call, state, item), { newestFirst: true });
}

/** What the head has beyond the base, newest first. */
export function commitsOf(state: GithubState, { head, base }: PullRequest["pull"]): readonly string[] {
  const known = new Set(state.historyOf(base.sha));
  return state.historyOf(head.sha).filter((sha) => !known.has(sha));
}
