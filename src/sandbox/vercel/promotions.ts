/** Asking for a promote or a rollback, and reading how far it got. */
import type { EmulatedRequest, EmulatedResponse, Route } from "../contract.ts";
import { guard } from "./access.ts";
import { isJobRunning, startAliasJob } from "./alias-jobs.ts";
import { apiError, isAnswer, ok, paginate } from "./answer.ts";
import { beginRollingRelease, finishRollingRelease } from "./rolling-releases.ts";
import { locate } from "./deployment-reads.ts";
import { type AliasRequest, type Deployment, isProject, isRollbackCandidate, type VercelState } from "./state.ts";

export function promotionRoutes(state: VercelState): Route[] {
  const statusOf = (type: AliasRequest["type"], flat: boolean) => (request: EmulatedRequest) =>
    isProject(state, request.params.project ?? "")
      ? showAliases(state, type, flat, request.query)
      : apiError(404, "not_found", "Project not found");
  return [
    ...guard(state, "POST", ["/v10/projects/:project/promote/:deployment"], (request) => promote(state, request)),
    ...guard(
      state,
      "POST",
      ["/v9/projects/:project/rollback/:deployment", "/v1/projects/:project/rollback/:deployment"],
      (request) => rollback(state, request),
    ),
    // The same list in two shapes: the published reference has `alias` as text, the vendor's CLI reads an object.
    ...guard(state, "GET", ["/v1/projects/:project/promote/aliases"], statusOf("promote", true)),
    ...guard(state, "GET", ["/v9/projects/:project/promote/aliases"], statusOf("promote", false)),
    ...guard(state, "GET", ["/v1/projects/:project/rollback/aliases"], statusOf("rollback", true)),
    ...guard(state, "GET", ["/v9/projects/:project/rollback/aliases"], statusOf("rollback", false)),
  ];
}

function target(state: VercelState, request: EmulatedRequest): Deployment | EmulatedResponse {
  if (!isProject(state, request.params.project ?? "")) return apiError(404, "not_found", "Project not found");
  const found = locate(state, request.params.deployment ?? "");
  if ("status" in found) return found;
  if (found.readyState !== "READY") {
    return apiError(422, "deployment_not_ready", `The deployment ${found.id} is ${found.readyState}, not READY.`);
  }
  return found;
}

/** Where a job is at work already: the same wish is answered as before, another one is a conflict. */
function running(state: VercelState, type: AliasRequest["type"], deployment: Deployment): EmulatedResponse | null {
  const request = state.project.lastAliasRequest;
  if (request === null || !isJobRunning(state)) return null;
  if (request.type === type && request.toDeploymentId === deployment.id) {
    return { status: request.jobStatus === "pending" ? 202 : 201, body: {} };
  }
  // A queued promotion is overtaken, by a rollback first of all.
  if (request.jobStatus === "pending") {
    request.jobStatus = "skipped";
    return null;
  }
  return apiError(409, "conflict", `Another ${request.type} is in progress, to ${request.toDeploymentId}.`);
}

function promote(state: VercelState, request: EmulatedRequest): EmulatedResponse {
  const found = target(state, request);
  if ("status" in found) return found;
  const answer = running(state, "promote", found);
  if (answer !== null) return answer;
  if (found.target !== "production") {
    return apiError(400, "bad_request", `The deployment ${found.id} is not a production deployment.`);
  }
  if (found.id === state.project.productionDeploymentId) {
    return apiError(
      409,
      "conflict",
      `The provided deploymentId (${found.id}) is already the current production deployment.`,
    );
  }
  const release = state.rollingRelease;
  if (release?.state === "ACTIVE" && release.canaryDeploymentId === found.id) {
    finishRollingRelease(state, release);
    return { status: 201, body: {} };
  }
  if (state.rollingSettings !== null) {
    return { status: beginRollingRelease(state, found) === null ? 202 : 201, body: {} };
  }
  if (state.options.promoteAnswer === "202") {
    startAliasJob(state, "promote", found, { after: state.options.queuedMs });
    return { status: 202, body: {} };
  }
  startAliasJob(state, "promote", found, "at-once");
  return { status: 201, body: {} };
}

function rollback(state: VercelState, request: EmulatedRequest): EmulatedResponse {
  const found = target(state, request);
  if ("status" in found) return found;
  const answer = running(state, "rollback", found);
  if (answer !== null) return answer;
  const isAbort = state.rollingRelease?.state === "ACTIVE";
  if (found.id === state.project.productionDeploymentId && isAbort) {
    startAliasJob(state, "rollback", found, "at-once");
    return { status: 201, body: {} };
  }
  if (found.id === state.project.productionDeploymentId) {
    return apiError(422, "bad_request", `The deployment ${found.id} is already the current production deployment.`);
  }
  if (!state.productionHistory.includes(found.id)) {
    return apiError(400, "bad_request", `The deployment ${found.id} has never been in production.`);
  }
  if (!isRollbackCandidate(state, found)) {
    return apiError(
      402,
      "payment_required",
      "To roll back further than the previous production deployment, upgrade to pro",
    );
  }
  startAliasJob(state, "rollback", found, "at-once");
  return { status: 201, body: {} };
}

function showAliases(
  state: VercelState,
  type: AliasRequest["type"],
  flat: boolean,
  query: URLSearchParams,
): EmulatedResponse {
  const request = state.project.lastAliasRequest;
  const entries = request?.type === type ? request.aliases : [];
  const failedOnly = query.get("failedOnly") === "true";
  const dated = entries
    .filter((entry) => !failedOnly || entry.status === "failed")
    .map((entry, index) => ({ entry, createdAt: (request?.requestedAt ?? 0) - index }));
  const page = paginate(dated, query, ({ createdAt }) => createdAt);
  if (isAnswer(page)) return page;
  return ok({
    aliases: page.items.map(({ entry }) => ({
      alias: flat ? entry.alias : { alias: entry.alias, deploymentId: state.aliases.get(entry.alias)?.deploymentId },
      id: entry.id,
      status: entry.status,
    })),
    pagination: page.pagination,
  });
}
