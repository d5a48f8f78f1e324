/** Commit statuses: what a pull request shows as checks. */
import { renderInstant } from "../../lib/instant.ts";
import type { Call, Endpoint, Links } from "./endpoint.ts";
import { readAddress, readShortText, readText, requireOneOf } from "./fields.ts";
import { answerPage } from "./paging.ts";
import { GithubRefusal, notFound } from "./refusal.ts";
import { nodeId, renderMinimalRepository, renderUser, repoUrl } from "./shapes.ts";
import type { CommitStatus } from "./records.ts";
import type { GithubState } from "./state.ts";

const READ = { keys: ["statuses"], level: "read" } as const;
const WRITE = { keys: ["statuses"], level: "write" } as const;
const STATES = ["error", "failure", "pending", "success"];

/** Statuses of one commit and context that GitHub takes. */
const STATUS_LIMIT = 1_000;

export const commitStatusEndpoints: readonly Endpoint[] = [
  { method: "POST", path: "/repos/:owner/:repo/statuses/:sha", needs: WRITE, handle: createStatus },
  {
    method: "GET",
    path: "/repos/:owner/:repo/commits/:ref/statuses",
    needs: READ,
    handle: (call) =>
      answerPage(call, statusesOf(call), (status) => renderStatus(call, call.state, status), { newestFirst: true }),
  },
  { method: "GET", path: "/repos/:owner/:repo/commits/:ref/status", needs: READ, handle: combineStatuses },
];

async function createStatus(call: Call) {
  const { state } = call;
  const body = await call.body();
  const sha = state.resolveRef(call.params["sha"] ?? "");
  if (sha === null) throw new GithubRefusal(422, `No commit found for SHA: ${call.params["sha"]}`);
  const status: Omit<CommitStatus, "id"> = {
    sha,
    context: readText(body, "context") ?? "default",
    state: requireOneOf(body, "state", STATES),
    description: readShortText(body, "description", 140, "Status") ?? null,
    targetUrl: readAddress(body, "target_url", "Status") ?? null,
    creator: call.actor(),
    createdAt: state.now(),
  };
  const statuses = state.commitStatuses.get(sha) ?? [];
  if (statuses.filter(({ context }) => context === status.context).length >= STATUS_LIMIT) {
    throw new GithubRefusal(422, "Validation Failed", {
      errors: [
        {
          resource: "Status",
          code: "custom",
          message: "This SHA and context has reached the maximum number of statuses.",
        },
      ],
    });
  }
  return { status: 201, body: renderStatus(call, state, addCommitStatus(state, status)) };
}

export function addCommitStatus(state: GithubState, wanted: Omit<CommitStatus, "id">): CommitStatus {
  const status = { ...wanted, id: state.nextId() };
  const statuses = state.commitStatuses.get(status.sha) ?? [];
  statuses.push(status);
  state.commitStatuses.set(status.sha, statuses);
  state.tellStatus(status.sha);
  return status;
}

function statusesOf({ state, params }: Call): readonly CommitStatus[] {
  const sha = state.resolveRef(params["ref"] ?? "");
  if (sha === null) throw notFound();
  return state.commitStatuses.get(sha) ?? [];
}

/** The newest of each context; together `failure` before `pending` before `success`. */
function combineStatuses(call: Call) {
  const { state } = call;
  const sha = state.resolveRef(call.params["ref"] ?? "");
  if (sha === null) throw notFound();
  const latest = [...new Map(statusesOf(call).map((status) => [status.context, status])).values()];
  const states = new Set(latest.map((status) => status.state));
  const failed = states.has("failure") || states.has("error");
  const combined = failed ? "failure" : states.has("pending") || latest.length === 0 ? "pending" : "success";
  return answerPage(call, latest, (status) => renderSimpleStatus(call, state, status), {
    wrap: (statuses, total) => ({
      state: combined,
      statuses,
      sha,
      total_count: total,
      repository: renderMinimalRepository(call, state),
      commit_url: `${repoUrl(call, state)}/commits/${sha}`,
      url: `${repoUrl(call, state)}/commits/${sha}/status`,
    }),
  });
}

function renderSimpleStatus(links: Links, state: GithubState, status: CommitStatus) {
  const at = renderInstant(status.createdAt);
  return {
    url: `${repoUrl(links, state)}/statuses/${status.sha}`,
    avatar_url: renderUser(links, status.creator).avatar_url,
    id: status.id,
    node_id: nodeId("StatusContext", status.id),
    state: status.state,
    description: status.description,
    target_url: status.targetUrl,
    context: status.context,
    created_at: at,
    updated_at: at,
  };
}

function renderStatus(links: Links, state: GithubState, status: CommitStatus) {
  return { ...renderSimpleStatus(links, state, status), creator: renderUser(links, status.creator) };
}
