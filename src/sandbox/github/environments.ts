/** Environments, who must approve a deployment to one, and which branches may deploy to it. */
import { renderInstant } from "../../lib/instant.ts";
import type { Call, Endpoint, Links } from "./endpoint.ts";
import { answerPage } from "./paging.ts";
import { notFound } from "./refusal.ts";
import { nodeId, renderUser, repoUrl, siteUrl } from "./shapes.ts";
import type { EnvironmentRecord, GithubState } from "./state.ts";

const ENVIRONMENTS = "/repos/:owner/:repo/environments";
const ACTIONS = { keys: ["actions"], level: "read" } as const;

export const environmentEndpoints: readonly Endpoint[] = [
  { method: "GET", path: ENVIRONMENTS, needs: ACTIONS, handle: listEnvironments },
  {
    method: "GET",
    path: `${ENVIRONMENTS}/:environment`,
    needs: ACTIONS,
    handle: (call) => ({ status: 200, body: renderEnvironment(call, call.state, call.params["environment"] ?? "") }),
  },
  {
    method: "GET",
    path: `${ENVIRONMENTS}/:environment/deployment-branch-policies`,
    needs: ACTIONS,
    handle: listBranchPolicies,
  },
  {
    method: "GET",
    path: `${ENVIRONMENTS}/:environment/deployment_protection_rules`,
    needs: ACTIONS,
    handle: listAppRules,
  },
];

function listEnvironments(call: Call) {
  const { state } = call;
  return answerPage(call, [...state.environments.keys()], (name) => renderEnvironment(call, state, name), {
    wrap: (environments, total) => ({ total_count: total, environments }),
  });
}

export function renderEnvironment(links: Links, state: GithubState, name: string) {
  const environment = state.environments.get(name);
  if (environment === undefined) throw notFound();
  const at = renderInstant(environment.createdAt);
  const query = encodeURIComponent(name);
  const { branches, tags } = environment.rules;
  return {
    id: environment.id,
    node_id: nodeId("Environment", environment.id),
    name,
    url: `${repoUrl(links, state)}/environments/${query}`,
    html_url: `${siteUrl(links, state)}/deployments/activity_log?environments_filter=${query}`,
    created_at: at,
    updated_at: at,
    can_admins_bypass: true,
    protection_rules: renderRules(links, state, environment),
    deployment_branch_policy:
      branches === undefined && tags === undefined
        ? null
        : { protected_branches: branches === "protected", custom_branch_policies: branches !== "protected" },
  };
}

function renderRules(links: Links, state: GithubState, { id, rules }: EnvironmentRecord) {
  const { reviewers = [], waitMinutes = 0, branches, tags } = rules;
  const gate = (type: string, rest: object = {}) => ({ id, node_id: nodeId("Gate", `${type}${id}`), type, ...rest });
  return [
    ...(waitMinutes > 0 ? [gate("wait_timer", { wait_timer: waitMinutes })] : []),
    ...(reviewers.length > 0
      ? [
          gate("required_reviewers", {
            prevent_self_review: false,
            reviewers: reviewers.map((login) => ({ type: "User", reviewer: renderUser(links, state.user(login)) })),
          }),
        ]
      : []),
    ...(branches === undefined && tags === undefined ? [] : [gate("branch_policy")]),
  ];
}

function listBranchPolicies(call: Call) {
  const environment = findEnvironment(call);
  const { branches = [], tags = [] } = environment.rules;
  const patterns = [
    ...(branches === "protected" ? [] : branches).map((name) => ({ name, type: "branch" })),
    ...tags.map((name) => ({ name, type: "tag" })),
  ];
  const numbered = patterns.map((pattern, index) => ({
    id: environment.id * 100 + index,
    node_id: nodeId("GateBranchPolicy", environment.id * 100 + index),
    ...pattern,
  }));
  return answerPage(call, numbered, (pattern) => pattern, {
    wrap: (branch_policies, total) => ({ total_count: total, branch_policies }),
  });
}

function listAppRules(call: Call) {
  const environment = findEnvironment(call);
  const rules = (environment.rules.apps ?? []).map((slug, index) => {
    const id = environment.id * 100 + index;
    const app = { id, slug, integration_url: `${call.api}/apps/${slug}`, node_id: nodeId("Integration", id) };
    return { id, node_id: nodeId("Gate", id), enabled: true, app };
  });
  return { status: 200, body: { total_count: rules.length, custom_deployment_protection_rules: rules } };
}

function findEnvironment({ state, params }: Call): EnvironmentRecord {
  const environment = state.environments.get(params["environment"] ?? "");
  if (environment === undefined) throw notFound();
  return environment;
}
