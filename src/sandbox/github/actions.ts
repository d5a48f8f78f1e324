/** What the repository lets workflows do, and the runs that were started on a schedule. */
import { renderInstant } from "../../lib/instant.ts";
import type { Call, Endpoint } from "./endpoint.ts";
import { answerPage } from "./paging.ts";
import { nodeId, renderMinimalRepository, renderUser, repoUrl, siteUrl } from "./shapes.ts";
import type { GithubState } from "./state.ts";

const ACTIONS = "/repos/:owner/:repo/actions";
const ADMINISTRATION = { keys: ["administration"], level: "read", role: "admin" } as const;

export const actionsEndpoints: readonly Endpoint[] = [
  { method: "GET", path: `${ACTIONS}/permissions`, needs: ADMINISTRATION, handle: getPermissions },
  {
    method: "GET",
    path: `${ACTIONS}/permissions/workflow`,
    needs: ADMINISTRATION,
    handle: ({ state }) => ({
      status: 200,
      body: {
        default_workflow_permissions: state.actions.defaultPermissions ?? "read",
        can_approve_pull_request_reviews: false,
      },
    }),
  },
  { method: "GET", path: `${ACTIONS}/runs`, needs: { keys: ["actions"], level: "read" }, handle: listRuns },
];

function getPermissions(call: Call) {
  const { enabled = true, allowed = "all" } = call.state.actions;
  const selected = { selected_actions_url: `${repoUrl(call, call.state)}/actions/permissions/selected-actions` };
  return {
    status: 200,
    body: enabled ? { enabled, allowed_actions: allowed, ...(allowed === "selected" ? selected : {}) } : { enabled },
  };
}

function listRuns(call: Call) {
  const { state, query } = call;
  const event = query.get("event");
  const runs = event === null || event === "schedule" ? state.scheduledRuns : [];
  return answerPage(call, runs, (run) => renderRun(call, run), {
    newestFirst: true,
    wrap: (workflow_runs, total) => ({ total_count: total, workflow_runs }),
  });
}

function renderRun(call: Call, { id, workflow, at }: GithubState["scheduledRuns"][number]) {
  const { state } = call;
  const url = `${repoUrl(call, state)}/actions/runs/${id}`;
  const sha = state.branches.get(state.defaultBranch) ?? "";
  const person = { name: state.owner.login, email: `${state.owner.id}@users.noreply.github.com` };
  const created = renderInstant(at);
  const repository = renderMinimalRepository(call, state);
  const owner = renderUser(call, state.owner);
  return {
    id,
    node_id: nodeId("WorkflowRun", id),
    name: workflow,
    head_branch: state.defaultBranch,
    head_sha: sha,
    path: workflow,
    display_title: workflow,
    run_number: id,
    run_attempt: 1,
    event: "schedule",
    status: "completed",
    conclusion: "success",
    workflow_id: 1,
    check_suite_id: id,
    check_suite_node_id: nodeId("CheckSuite", id),
    url,
    html_url: `${siteUrl(call, state)}/actions/runs/${id}`,
    pull_requests: [],
    created_at: created,
    updated_at: created,
    run_started_at: created,
    actor: owner,
    triggering_actor: owner,
    referenced_workflows: [],
    jobs_url: `${url}/jobs`,
    logs_url: `${url}/logs`,
    check_suite_url: `${repoUrl(call, state)}/check-suites/${id}`,
    artifacts_url: `${url}/artifacts`,
    cancel_url: `${url}/cancel`,
    rerun_url: `${url}/rerun`,
    previous_attempt_url: null,
    workflow_url: `${repoUrl(call, state)}/actions/workflows/1`,
    head_commit: { id: sha, tree_id: sha, message: "As it is", timestamp: created, author: person, committer: person },
    repository,
    head_repository: repository,
  };
}
