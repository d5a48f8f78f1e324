/** Deployments: `POST/GET /repos/:owner/:repo/deployments`. */
import { renderInstant } from "../../lib/instant.ts";
import type { Call, Endpoint, Links } from "./endpoint.ts";
import { type Body, readFlag, readShortText, readText, requireText } from "./fields.ts";
import { answerPage, withoutStale } from "./paging.ts";
import { GithubRefusal, invalidRequest, notFound } from "./refusal.ts";
import { nodeId, renderUser, repoUrl } from "./shapes.ts";
import type { Deployment, User } from "./records.ts";
import type { GithubState } from "./state.ts";

const BASE = "/repos/:owner/:repo/deployments";
const READ = { keys: ["deployments"], level: "read" } as const;
const WRITE = { keys: ["deployments"], level: "write" } as const;

export const deploymentEndpoints: readonly Endpoint[] = [
  { method: "GET", path: BASE, needs: READ, handle: listDeployments },
  { method: "POST", path: BASE, needs: WRITE, handle: createDeployment },
  {
    method: "GET",
    path: `${BASE}/:deployment`,
    needs: READ,
    handle: (call) => ({ status: 200, body: renderDeployment(call, call.state, findDeployment(call)) }),
  },
  { method: "DELETE", path: `${BASE}/:deployment`, needs: WRITE, handle: deleteDeployment },
];

export function findDeployment({ state, params }: Call): Deployment {
  const deployment = state.deploymentOf.get(Number(params["deployment"]));
  if (deployment === undefined) throw notFound();
  return deployment;
}

function listDeployments(call: Call) {
  const { state, query } = call;
  const filters = (["sha", "ref", "task", "environment"] as const).flatMap((name) => {
    const wanted = query.get(name);
    // GitHub's documentation names `none` as the default that filters nothing.
    return wanted === null || wanted === "none" ? [] : [(item: Deployment) => item[name] === wanted];
  });
  const known = withoutStale(call, state.deployments);
  const items = filters.length === 0 ? known : known.filter((item) => filters.every((matches) => matches(item)));
  return answerPage(call, items, (item) => renderDeployment(call, state, item), { newestFirst: true });
}

async function createDeployment(call: Call) {
  const { state } = call;
  const body = await call.body();
  const ref = requireText(body, "ref");
  const environment = readText(body, "environment") ?? "production";
  const task = readText(body, "task") ?? "deploy";
  const description = readShortText(body, "description", 140, "Deployment") ?? null;
  const transient = readFlag(body, "transient_environment") ?? false;
  const production = readFlag(body, "production_environment") ?? environment === "production";
  readFlag(body, "auto_merge");
  const payload = readPayload(body);
  const sha = state.resolveRef(ref);
  if (sha === null) throw new GithubRefusal(422, `No ref found for: ${ref}`);
  refuseUnlessGreen(state, sha, ref, body);
  const deployment = addDeployment(state, {
    sha,
    ref,
    task,
    environment,
    description,
    payload,
    creator: call.actor(),
    createdAt: state.now(),
    transient,
    production,
  });
  return { status: 201, body: renderDeployment(call, state, deployment) };
}

/** Unless the caller names other contexts, or none with `[]`, every status of the commit must be `success`. */
function refuseUnlessGreen(state: GithubState, sha: string, ref: string, body: Body): void {
  const wanted = body["required_contexts"];
  if (wanted !== undefined && !(Array.isArray(wanted) && wanted.every((item) => typeof item === "string"))) {
    throw invalidRequest("For 'properties/required_contexts', nil is not an array of strings.");
  }
  const latest = new Map(state.commitStatuses.get(sha)?.map((status) => [status.context, status.state]));
  const required: readonly string[] = wanted ?? [...latest.keys()];
  if (required.every((context) => latest.get(context) === "success")) return;
  const contexts = required.map((context) => ({ context, state: latest.get(context) ?? "expected" }));
  throw new GithubRefusal(409, `Conflict: Commit status checks failed for ${ref}.`, {
    errors: [{ contexts, resource: "Deployment", field: "required_contexts", code: "invalid" }],
  });
}

function readPayload(body: Body): unknown {
  const value = body["payload"] ?? {};
  if (typeof value === "string" || (typeof value === "object" && !Array.isArray(value))) return value;
  throw invalidRequest("For 'properties/payload', it is neither an object nor a string.");
}

export function addDeployment(
  state: GithubState,
  wanted: Omit<Deployment, "id" | "statuses" | "updatedAt" | "originalEnvironment">,
): Deployment {
  const deployment: Deployment = {
    ...wanted,
    id: state.nextId(),
    originalEnvironment: wanted.environment,
    updatedAt: wanted.createdAt,
    statuses: [],
  };
  state.deployments.push(deployment);
  state.deploymentOf.set(deployment.id, deployment);
  rememberEnvironment(state, wanted.environment, wanted.createdAt);
  return deployment;
}

/** GitHub creates an environment with the first deployment to it. */
export function rememberEnvironment(state: GithubState, name: string, createdAt: number): void {
  if (!state.environments.has(name)) state.environments.set(name, { id: state.nextId(), createdAt, rules: { name } });
}

/** An active one cannot be deleted, unless it is the repository's only one. */
function deleteDeployment(call: Call) {
  const { state } = call;
  const deployment = findDeployment(call);
  if (state.deployments.length > 1 && deployment.statuses.at(-1)?.state !== "inactive") {
    throw new GithubRefusal(
      422,
      "We cannot delete an active deployment unless it is the only deployment in a given environment.",
    );
  }
  state.deployments.splice(state.deployments.indexOf(deployment), 1);
  state.deploymentOf.delete(deployment.id);
  return { status: 204 };
}

export function deploymentUrl(links: Links, state: GithubState, id: number): string {
  return `${repoUrl(links, state)}/deployments/${id}`;
}

export function renderDeployment(links: Links, state: GithubState, deployment: Deployment) {
  const url = deploymentUrl(links, state, deployment.id);
  const creator: User = deployment.creator;
  return {
    url,
    id: deployment.id,
    node_id: nodeId("Deployment", deployment.id),
    sha: deployment.sha,
    ref: deployment.ref,
    task: deployment.task,
    payload: deployment.payload,
    original_environment: deployment.originalEnvironment,
    environment: deployment.environment,
    description: deployment.description,
    creator: renderUser(links, creator),
    created_at: renderInstant(deployment.createdAt),
    updated_at: renderInstant(deployment.updatedAt),
    statuses_url: `${url}/statuses`,
    repository_url: repoUrl(links, state),
    transient_environment: deployment.transient,
    production_environment: deployment.production,
    performed_via_github_app: null,
  };
}
