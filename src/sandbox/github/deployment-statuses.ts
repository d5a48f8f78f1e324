/** Deployment statuses: `POST/GET /repos/:owner/:repo/deployments/:deployment/statuses`. */
import { renderInstant } from "../../lib/instant.ts";
import { deploymentUrl, findDeployment, rememberEnvironment } from "./deployments.ts";
import type { Call, Endpoint, Links } from "./endpoint.ts";
import { readAddress, readFlag, readShortText, readText, requireOneOf } from "./fields.ts";
import { answerPage, withoutStale } from "./paging.ts";
import { notFound } from "./refusal.ts";
import { nodeId, renderUser, repoUrl } from "./shapes.ts";
import type { Deployment, DeploymentStatus } from "./records.ts";
import type { GithubState } from "./state.ts";

const BASE = "/repos/:owner/:repo/deployments/:deployment/statuses";
const READ = { keys: ["deployments"], level: "read" } as const;
const WRITE = { keys: ["deployments"], level: "write" } as const;
const STATES = ["error", "failure", "inactive", "in_progress", "queued", "pending", "success"];
const RESOURCE = "DeploymentStatus";

/** Characters of a description that GitHub takes. */
const DESCRIPTION_LIMIT = 140;

export const deploymentStatusEndpoints: readonly Endpoint[] = [
  {
    method: "GET",
    path: BASE,
    needs: READ,
    handle(call) {
      const deployment = findDeployment(call);
      const statuses = withoutStale(call, deployment.statuses);
      return answerPage(call, statuses, (status) => renderStatus(call, call.state, deployment, status), {
        newestFirst: true,
      });
    },
  },
  { method: "POST", path: BASE, needs: WRITE, handle: createStatus },
  {
    method: "GET",
    path: `${BASE}/:status`,
    needs: READ,
    handle(call) {
      const deployment = findDeployment(call);
      const status = deployment.statuses.find(({ id }) => id === Number(call.params["status"]));
      if (status === undefined) throw notFound();
      return { status: 200, body: renderStatus(call, call.state, deployment, status) };
    },
  },
];

async function createStatus(call: Call) {
  const { state } = call;
  const deployment = findDeployment(call);
  const body = await call.body();
  const status: Omit<DeploymentStatus, "id"> = {
    state: requireOneOf(body, "state", STATES),
    description: readShortText(body, "description", DESCRIPTION_LIMIT, RESOURCE) ?? "",
    environment: readText(body, "environment") ?? deployment.environment,
    environmentUrl: readAddress(body, "environment_url", RESOURCE) ?? "",
    // `target_url` is the old name of the same thing.
    logUrl: readAddress(body, "log_url", RESOURCE) ?? readAddress(body, "target_url", RESOURCE) ?? "",
    creator: call.actor(),
    createdAt: state.now(),
  };
  const autoInactive = readFlag(body, "auto_inactive") ?? true;
  const added = addStatus(state, deployment, status);
  if (autoInactive && status.state === "success") inactivateOthers(state, deployment, status);
  return { status: 201, body: renderStatus(call, state, deployment, added) };
}

export function addStatus(
  state: GithubState,
  deployment: Deployment,
  wanted: Omit<DeploymentStatus, "id">,
): DeploymentStatus {
  const status = { ...wanted, id: state.nextId() };
  deployment.statuses.push(status);
  deployment.environment = wanted.environment;
  deployment.updatedAt = wanted.createdAt;
  rememberEnvironment(state, wanted.environment, wanted.createdAt);
  return status;
}

/** `auto_inactive`: earlier successes of the same environment, unless that is transient or production. */
function inactivateOthers(state: GithubState, latest: Deployment, status: Omit<DeploymentStatus, "id">): void {
  for (const other of state.deployments) {
    const replaced =
      other.id < latest.id &&
      other.environment === latest.environment &&
      !other.transient &&
      !other.production &&
      other.statuses.at(-1)?.state === "success";
    if (replaced) {
      const { environment } = other;
      addStatus(state, other, { ...status, state: "inactive", description: "", environment, environmentUrl: "" });
    }
  }
}

export function renderStatus(links: Links, state: GithubState, deployment: Deployment, status: DeploymentStatus) {
  const url = deploymentUrl(links, state, deployment.id);
  const at = renderInstant(status.createdAt);
  return {
    url: `${url}/statuses/${status.id}`,
    id: status.id,
    node_id: nodeId("DeploymentStatus", status.id),
    state: status.state,
    creator: renderUser(links, status.creator),
    description: status.description,
    environment: status.environment,
    target_url: status.logUrl,
    created_at: at,
    updated_at: at,
    deployment_url: url,
    repository_url: repoUrl(links, state),
    environment_url: status.environmentUrl,
    log_url: status.logUrl,
    performed_via_github_app: null,
  };
}
