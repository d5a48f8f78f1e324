/** Reading deployments: one, lists with the vendor's filters, builds; and ending them. */
import type { EmulatedRequest, EmulatedResponse, Route } from "../contract.ts";
import { guard } from "./access.ts";
import { apiError, isAnswer, ok, paginate } from "./answer.ts";
import { cancelBuild, removeDeployment } from "./builds.ts";
import { showDeployment, showRow } from "./deployment-shape.ts";
import { type Deployment, findDeployment, isProject, isRollbackCandidate, type VercelState } from "./state.ts";

export function deploymentReadRoutes(state: VercelState): Route[] {
  const one =
    (handle: (deployment: Deployment, query: URLSearchParams) => EmulatedResponse) => (request: EmulatedRequest) => {
      const found = locate(state, request.params.deployment ?? "");
      return "status" in found ? found : handle(found, request.query);
    };
  return [
    ...guard(state, "GET", ["/v6/deployments", "/v7/deployments"], (request) => list(state, request.query)),
    ...guard(
      state,
      "GET",
      ["/v13/deployments/:deployment"],
      // Where it came from is told only to those who ask for it.
      one((deployment, query) => ok(showDeployment(state, deployment, query.get("withGitRepoInfo") === "true"))),
    ),
    ...guard(
      state,
      "GET",
      ["/v11/deployments/:deployment/builds"],
      one((deployment) => ok({ builds: [showBuild(deployment)] })),
    ),
    ...guard(
      state,
      "PATCH",
      ["/v12/deployments/:deployment/cancel"],
      one((deployment) => {
        if (!cancelBuild(state, deployment)) {
          return apiError(400, "bad_request", `A deployment that is ${deployment.readyState} cannot be canceled.`);
        }
        return ok(showDeployment(state, deployment));
      }),
    ),
    ...guard(
      state,
      "DELETE",
      ["/v13/deployments/:deployment", "/now/deployments/:deployment"],
      one((deployment) => {
        if (deployment.id === state.project.productionDeploymentId) {
          return apiError(403, "forbidden", "The current production deployment cannot be deleted.");
        }
        removeDeployment(deployment, "deleted");
        return ok({ uid: deployment.id, state: "DELETED" });
      }),
    ),
  ];
}

/** The deployment, or the answer that says why there is none: 404 unknown or deleted, 410 gone by retention. */
export function locate(state: VercelState, idOrHost: string): Deployment | EmulatedResponse {
  const found = findDeployment(state, idOrHost);
  if (found === null || found.removed === "deleted") {
    return apiError(404, "not_found", "The deployment could not be found.", { idOrUrl: idOrHost });
  }
  if (found.removed === "retention") {
    return apiError(410, "gone", `The deployment ${found.id} was deleted by the retention policy.`);
  }
  return found;
}

function showBuild(deployment: Deployment) {
  return {
    id: `bld_${deployment.id.slice(4, 13)}`,
    deploymentId: deployment.id,
    entrypoint: ".",
    use: deployment.prebuilt ? "@vercel/prebuilt" : "@vercel/static",
    readyState: deployment.readyState,
    readyStateAt: deployment.readyAt ?? deployment.createdAt,
    createdAt: deployment.createdAt,
    createdIn: "iad1",
    scheduledAt: deployment.buildingAt,
    deployedAt: deployment.readyAt,
    fingerprint: null,
    output: [],
  };
}

function list(state: VercelState, query: URLSearchParams): EmulatedResponse {
  const named = [query.get("projectId"), query.get("app"), ...(query.get("projectIds")?.split(",") ?? [])];
  for (const project of named) {
    if (project !== null && !isProject(state, project)) {
      return apiError(404, "not_found", "Project not found", { value: project });
    }
  }
  const matching = [...state.deployments.values()].filter(
    (deployment) => deployment.removed === null && matches(state, deployment, query),
  );
  const page = paginate(matching, query, (deployment) => deployment.createdAt);
  if (isAnswer(page)) return page;
  return ok({
    deployments: page.items.map((deployment) => showRow(state, deployment)),
    pagination: page.pagination,
  });
}

function matches(state: VercelState, deployment: Deployment, query: URLSearchParams): boolean {
  const target = query.get("target");
  if (target !== null && !hasTarget(deployment, target)) return false;
  const states = query.get("state");
  if (states !== null && !states.split(",").includes(deployment.readyState)) return false;
  const candidate = query.get("rollbackCandidate");
  if (candidate !== null && (candidate === "true") !== isRollbackCandidate(state, deployment)) return false;
  const branch = query.get("branch");
  if (branch !== null && deployment.meta.githubCommitRef !== branch) return false;
  const sha = query.get("sha");
  if (sha !== null && deployment.meta.githubCommitSha !== sha) return false;
  const from = query.get("from");
  if (from !== null && deployment.createdAt < Number(from)) return false;
  const to = query.get("to");
  if (to !== null && deployment.createdAt > Number(to)) return false;
  for (const [name, value] of query) {
    if (name.startsWith("meta-") && deployment.meta[name.slice("meta-".length)] !== value) return false;
  }
  return true;
}

function hasTarget(deployment: Deployment, target: string): boolean {
  if (target === "production") return deployment.target === "production";
  const { customEnvironment } = deployment;
  if (target === "preview") return deployment.target === null && customEnvironment === null;
  return customEnvironment?.slug === target || customEnvironment?.id === target;
}
