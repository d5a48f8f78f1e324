/** Aliases: what each domain points at, assigning one manually, taking one away. */
import type { EmulatedRequest, EmulatedResponse, Route } from "../contract.ts";
import { guard } from "./access.ts";
import { apiError, isAnswer, ok, paginate, readObject, textOf } from "./answer.ts";
import { locate } from "./deployment-reads.ts";
import { USER } from "./deployment-shape.ts";
import {
  type Alias,
  changeProject,
  isProject,
  makeId,
  nextCreatedAt,
  productionAliases,
  type VercelState,
} from "./state.ts";

export function aliasRoutes(state: VercelState): Route[] {
  return [
    ...guard(state, "GET", ["/v4/aliases", "/v3/now/aliases"], (request) => list(state, request.query)),
    ...guard(state, "GET", ["/v4/aliases/:alias", "/now/aliases/:alias"], (request) => {
      const alias = find(state, request.params.alias ?? "");
      return alias === null ? apiError(404, "not_found", "The alias could not be found.") : ok(show(state, alias));
    }),
    ...guard(state, "DELETE", ["/v2/aliases/:alias", "/now/aliases/:alias"], (request) => {
      const alias = find(state, request.params.alias ?? "");
      if (alias === null) return apiError(404, "not_found", "The alias could not be found.");
      // A production domain stays a domain of the project; it only points at nothing.
      if (alias.production) alias.deploymentId = null;
      else state.aliases.delete(alias.alias);
      return ok({ status: "SUCCESS" });
    }),
    ...guard(
      state,
      "GET",
      ["/v2/deployments/:deployment/aliases", "/now/deployments/:deployment/aliases"],
      (request) => {
        const found = locate(state, request.params.deployment ?? "");
        if ("status" in found) return found;
        const aliases = [...state.aliases.values()].filter((alias) => alias.deploymentId === found.id);
        return ok({
          aliases: aliases.map((alias) => ({
            uid: alias.uid,
            alias: alias.alias,
            created: new Date(alias.createdAt).toISOString(),
            redirect: null,
          })),
        });
      },
    ),
    ...guard(
      state,
      "POST",
      ["/v2/deployments/:deployment/aliases", "/now/deployments/:deployment/aliases"],
      (request) => assign(state, request),
    ),
    // The vendor's CLI asks whose a custom domain is before it assigns it.
    ...guard(state, "GET", ["/v5/domains/:domain"], (request) => {
      const { domain = "" } = request.params;
      return state.productionOrigins.has(domain)
        ? ok({ domain: showOwned(state, domain) })
        : apiError(404, "not_found", "The domain could not be found.");
    }),
    ...guard(state, "GET", ["/v5/domains"], (request) => {
      const page = paginate(productionAliases(state), request.query, (alias) => alias.createdAt);
      return isAnswer(page)
        ? page
        : ok({ domains: page.items.map(({ alias }) => showOwned(state, alias)), pagination: page.pagination });
    }),
    ...guard(state, "GET", ["/v1/registrar/domains/:domain/availability"], () => ok({ available: false })),
  ];
}

function find(state: VercelState, idOrName: string): Alias | null {
  const byName = state.aliases.get(idOrName);
  if (byName !== undefined) return byName;
  for (const alias of state.aliases.values()) if (alias.uid === idOrName) return alias;
  return null;
}

function show(state: VercelState, alias: Alias) {
  const deployment = alias.deploymentId === null ? null : (state.deployments.get(alias.deploymentId) ?? null);
  return {
    uid: alias.uid,
    alias: alias.alias,
    created: new Date(alias.createdAt).toISOString(),
    createdAt: alias.createdAt,
    updatedAt: alias.updatedAt,
    creator: USER,
    deploymentId: alias.deploymentId,
    ...(deployment === null
      ? {}
      : { deployment: { id: deployment.id, url: deployment.host, meta: JSON.stringify(deployment.meta) } }),
    projectId: state.seed.project.id,
    redirect: null,
    redirectStatusCode: null,
  };
}

function list(state: VercelState, query: URLSearchParams): EmulatedResponse {
  const project = query.get("projectId");
  if (project !== null && !isProject(state, project)) return apiError(404, "not_found", "Project not found");
  const domains = query.getAll("domain").flatMap((value) => value.split(","));
  const matching = [...state.aliases.values()].filter(
    (alias) => alias.deploymentId !== null && (domains.length === 0 || domains.includes(alias.alias)),
  );
  const page = paginate(matching, query, (alias) => alias.createdAt);
  if (isAnswer(page)) return page;
  return ok({ aliases: page.items.map((alias) => show(state, alias)), pagination: page.pagination });
}

function showOwned(state: VercelState, domain: string) {
  return {
    id: `dom_${domain}`,
    name: domain,
    serviceType: "external",
    createdAt: state.aliases.get(domain)?.createdAt ?? state.context.startedAt,
    verified: true,
    creator: USER,
  };
}

async function assign(state: VercelState, request: EmulatedRequest): Promise<EmulatedResponse> {
  const found = locate(state, request.params.deployment ?? "");
  if ("status" in found) return found;
  const name = textOf((await readObject(request)).alias)?.toLowerCase() ?? null;
  if (name === null || !/^[a-z0-9.:-]+$/.test(name)) {
    return apiError(400, "invalid_alias", "Invalid request: `alias` should be a host name.");
  }
  if (found.readyState !== "READY") {
    return apiError(400, "deployment_not_ready", `The deployment ${found.id} is ${found.readyState}, not READY.`);
  }
  const now = state.context.clock.now();
  const before = state.aliases.get(name);
  const oldDeploymentId = before?.deploymentId ?? null;
  if (oldDeploymentId === found.id) return apiError(409, "not_modified", `${name} points at ${found.id} already.`);
  const alias = before ?? {
    uid: makeId(state, "als", 20),
    alias: name,
    createdAt: nextCreatedAt(state),
    production: false,
    updatedAt: now,
    deploymentId: null,
  };
  // The project's production pointer stays: only this one domain moves.
  changeProject(state, {});
  alias.deploymentId = found.id;
  alias.updatedAt = now;
  state.aliases.set(name, alias);
  return ok({
    uid: alias.uid,
    alias: name,
    created: new Date(alias.createdAt).toISOString(),
    ...(oldDeploymentId === null ? {} : { oldDeploymentId }),
  });
}
