/** The project: its production target and settings, its domains and custom environments. */
import type { EmulatedRequest, EmulatedResponse, Route } from "../contract.ts";
import { guard } from "./access.ts";
import { isJobRunning } from "./alias-jobs.ts";
import { apiError, isAnswer, ok, paginate, readObject, textOf } from "./answer.ts";
import { showTarget, USER } from "./deployment-shape.ts";
import { showLink } from "./git-source.ts";
import { type Alias, changeProject, isProject, makeId, productionAliases, type VercelState } from "./state.ts";

export function projectRoutes(state: VercelState): Route[] {
  const known =
    (handle: (request: EmulatedRequest) => EmulatedResponse | Promise<EmulatedResponse>) =>
    (request: EmulatedRequest) =>
      isProject(state, request.params.project ?? "")
        ? handle(request)
        : apiError(404, "not_found", "Project not found", { value: request.params.project });
  return [
    ...guard(state, "GET", ["/v9/projects", "/v10/projects"], (request) => listProjects(state, request.query)),
    ...guard(
      state,
      "GET",
      ["/v9/projects/:project"],
      known(() => ok(showProject(state))),
    ),
    ...guard(
      state,
      "PATCH",
      ["/v9/projects/:project"],
      known((request) => editProject(state, request)),
    ),
    ...guard(
      state,
      "GET",
      ["/v9/projects/:project/domains"],
      known((request) => listDomains(state, request.query)),
    ),
    ...guard(
      state,
      "GET",
      ["/v9/projects/:project/domains/:domain"],
      known((request) => {
        const found = productionAliases(state).find(({ alias }) => alias === request.params.domain);
        return found === undefined
          ? apiError(404, "not_found", "The domain could not be found.")
          : ok(showDomain(state, found));
      }),
    ),
    ...guard(
      state,
      "GET",
      ["/v9/projects/:project/custom-environments", "/projects/:project/custom-environments"],
      known(() =>
        ok({
          environments: state.customEnvironments.map((environment) => showEnvironment(environment)),
          accountLimit: { total: 12 },
        }),
      ),
    ),
    ...guard(
      state,
      "PATCH",
      ["/v1/projects/:project/protection-bypass"],
      known((request) => changeBypass(state, request)),
    ),
  ];
}

function listProjects(state: VercelState, query: URLSearchParams): EmulatedResponse {
  const search = query.get("search");
  const found = search === null || state.seed.project.name.includes(search) ? [showProject(state)] : [];
  const page = paginate(found, query, ({ createdAt }) => createdAt);
  return isAnswer(page) ? page : ok({ projects: page.items, pagination: page.pagination });
}

async function editProject(state: VercelState, request: EmulatedRequest): Promise<EmulatedResponse> {
  const { autoAssignCustomDomains } = await readObject(request);
  if (autoAssignCustomDomains !== undefined) {
    if (typeof autoAssignCustomDomains !== "boolean") {
      return apiError(400, "bad_request", "Invalid request: `autoAssignCustomDomains` should be boolean.");
    }
    changeProject(state, { autoAssignCustomDomains });
  }
  return ok(showProject(state, true));
}

/** `fresh`: as it is, where a stale read would show what was before the last change. */
function showProject(state: VercelState, fresh = false) {
  const { seed } = state;
  const project = !fresh && state.context.hasFault("vercel", "stale") ? state.staleProject : state.project;
  const production = project.productionDeploymentId;
  const deployment = production === null ? undefined : state.deployments.get(production);
  const latest = [...state.deployments.values()].filter(({ removed }) => removed === null);
  return {
    id: seed.project.id,
    name: seed.project.name,
    accountId: seed.team.id,
    alias: productionAliases(state).map((alias) => ({
      domain: alias.alias,
      configuredBy: "A",
      createdAt: alias.createdAt,
      deployment: null,
      environment: "production",
      target: "PRODUCTION",
    })),
    autoAssignCustomDomains: project.autoAssignCustomDomains,
    autoAssignCustomDomainsUpdatedBy: USER.uid,
    autoExposeSystemEnvs: true,
    createdAt: state.context.startedAt - 86_400_000,
    updatedAt: project.updatedAt,
    customEnvironments: state.customEnvironments.map((environment) => showEnvironment(environment)),
    defaultResourceConfig: { functionDefaultRegions: ["iad1"] },
    resourceConfig: { functionDefaultRegions: ["iad1"] },
    deploymentExpiration: {},
    directoryListing: false,
    framework: null,
    nodeVersion: "24.x",
    rootDirectory: null,
    buildCommand: null,
    devCommand: null,
    installCommand: null,
    outputDirectory: null,
    live: false,
    latestDeployments: latest.slice(-1).map((one) => showTarget(state, one)),
    targets: deployment === undefined ? {} : { production: showTarget(state, deployment) },
    rollingRelease: state.rollingSettings,
    lastAliasRequest: showAliasRequest(state, project.lastAliasRequest),
    lastRollbackTarget: isJobRunning(state) && project.lastAliasRequest?.type === "rollback" ? {} : null,
    protectionBypass: showBypass(state),
    ssoProtection: seed.protection === null ? null : { deploymentType: "all_except_custom_domains" },
    passwordProtection: null,
    link: showLink(seed),
  };
}

function showAliasRequest(state: VercelState, request: VercelState["project"]["lastAliasRequest"]) {
  if (request === null || (state.options.aliasRequestForgotten && !isJobRunning(state))) return null;
  const { aliases: _, ...shown } = request;
  return shown;
}

function showEnvironment(environment: VercelState["customEnvironments"][number]) {
  return { ...environment, type: "preview", description: "", updatedAt: environment.createdAt };
}

function listDomains(state: VercelState, query: URLSearchParams): EmulatedResponse {
  const onlyOther =
    query.get("production") === "false" || query.get("target") === "preview" || query.has("customEnvironmentId");
  const domains = onlyOther ? [] : productionAliases(state);
  const page = paginate(domains, query, ({ createdAt }) => createdAt);
  if (isAnswer(page)) return page;
  return ok({ domains: page.items.map((domain) => showDomain(state, domain)), pagination: page.pagination });
}

function showDomain(state: VercelState, domain: Alias) {
  return {
    name: domain.alias,
    apexName: domain.alias.split(".").slice(-2).join("."),
    projectId: state.seed.project.id,
    redirect: null,
    redirectStatusCode: null,
    gitBranch: null,
    customEnvironmentId: null,
    createdAt: domain.createdAt,
    updatedAt: domain.createdAt,
    verified: !(state.seed.unverifiedDomains ?? []).includes(domain.alias),
  };
}

/** By secret: the key is the secret itself, as the vendor has it. */
function showBypass(state: VercelState) {
  const entry = { createdAt: state.context.startedAt, createdBy: USER.uid, scope: "automation-bypass" };
  return Object.fromEntries([...state.bypassSecrets].map((secret) => [secret, entry]));
}

async function changeBypass(state: VercelState, request: EmulatedRequest): Promise<EmulatedResponse> {
  const body = await readObject(request);
  const revoke = body.revoke as { readonly secret?: unknown } | undefined;
  const secret = textOf(revoke?.secret);
  if (secret !== null) {
    if (!state.bypassSecrets.delete(secret)) return apiError(404, "not_found", "The secret could not be found.");
  } else {
    const generate = body.generate as { readonly secret?: unknown } | undefined;
    state.bypassSecrets.add(textOf(generate?.secret) ?? makeId(state, "byp", 28).slice(4));
  }
  return ok({ protectionBypass: showBypass(state) });
}
