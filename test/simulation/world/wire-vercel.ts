/** The host's answers as Vercel writes them. */
import type { HostDeployment } from "../../../src/providers/contract.ts";
import type { Standing } from "./log.ts";
import { projectOf, type Surroundings } from "./roles.ts";
import type { WireAnswer, WireRequest } from "./wire.ts";

export function answerAsVercel({ host, process }: Surroundings, request: WireRequest, sentAt: number): WireAnswer {
  const { method, path, query, body } = request;
  const by = { run: process.run, process: process.process };
  const given = body === undefined || body === "" ? {} : (JSON.parse(body) as Readonly<Record<string, unknown>>);
  const change = /^\/v\d+\/projects\/prj_1\/(promote|rollback)\/(\w+)$/.exec(path);
  if (method === "POST" && change !== null) {
    const { status, message } = host[change[1] === "promote" ? "promote" : "rollback"](change[2] ?? "", by, sentAt);
    return answer(status, status < 300 ? {} : { error: { code: "refused", message } });
  }
  const point = /^\/v2\/deployments\/(\w+)\/aliases$/.exec(path);
  if (method === "POST" && point !== null) {
    const { status, message } = host.point(String(given["alias"]), point[1] ?? "", by, sentAt);
    return answer(status, status < 300 ? {} : { error: { code: "not_modified", message } });
  }
  if (method === "PATCH" && path === "/v9/projects/prj_1") {
    host.autoAssign(given["autoAssignCustomDomains"] === true, by, sentAt);
    return answer(200, {});
  }
  if (path === "/v9/projects/prj_1") return answer(200, showProject(host.standing()));
  const alias = /^\/v4\/aliases\/(.+)$/.exec(path);
  if (alias !== null) {
    const found = host.standing().domains.find(({ domain }) => domain === alias[1]);
    return found?.deploymentId == null ? notFound() : answer(200, { deploymentId: found.deploymentId });
  }
  if (path === "/v6/deployments") {
    const deployments = host.builds(query.get("meta-holdpointRelease") ?? "").map(show);
    return answer(200, { deployments, pagination: { next: null } });
  }
  const one = /^\/v13\/deployments\/(.+)$/.exec(path);
  const found =
    one === null ? null : (host.deployment(one[1] ?? "") ?? host.all().find(({ url }) => url === one[1]) ?? null);
  return found === null ? notFound() : answer(200, show(found));
}

function answer(status: number, body: unknown): WireAnswer {
  return { status, text: JSON.stringify(body) };
}

function notFound(): WireAnswer {
  return answer(404, { error: { code: "not_found", message: "not found" } });
}

function showProject(standing: Standing): unknown {
  const { id, name, productionDeploymentId, autoAssignDomains, aliasRequest } = projectOf(standing);
  const { status: jobStatus, ...request } = aliasRequest ?? { status: "succeeded" };
  return {
    id,
    name,
    autoAssignCustomDomains: autoAssignDomains,
    targets: productionDeploymentId === null ? {} : { production: { id: productionDeploymentId } },
    ...(aliasRequest === null ? {} : { lastAliasRequest: { ...request, jobStatus } }),
  };
}

function show({ id, url, state, createdAt, meta, neverServed }: HostDeployment): unknown {
  return {
    id,
    url,
    readyState: state === "deleted" ? "DELETED" : "READY",
    readySubstate: neverServed ? "STAGED" : "PROMOTED",
    target: "production",
    createdAt,
    ready: createdAt,
    meta,
    projectId: "prj_1",
  };
}

/** What the process was told about production, in the words of the roles. */
export function logReading(
  { log, process, host }: Surroundings,
  { method, path }: WireRequest,
  { status, text }: WireAnswer,
  times: { readonly sentAt: number; readonly servedAt: number; readonly isTrue: boolean; readonly truth: Standing },
): void {
  const isAlias = path.startsWith("/v4/aliases/");
  if (method !== "GET" || (status >= 300 && !(isAlias && status === 404))) return;
  const by = { run: process.run, process: process.process };
  const told = parse(text);
  if (told === null) return;
  if (path === "/v9/projects/prj_1" && typeof told["id"] === "string") {
    const targets = told["targets"] as { readonly production?: { readonly id: string } } | undefined;
    const autoAssign = told["autoAssignCustomDomains"] !== false;
    log.add({ kind: "read", by, what: "target", ...times, told: targets?.production?.id ?? null, autoAssign });
  } else if (isAlias && (status === 404 || typeof told["deploymentId"] === "string")) {
    const id = typeof told["deploymentId"] === "string" ? told["deploymentId"] : null;
    log.add({ kind: "read", by, what: "domain", ...times, truth: host.standing(), told: id, autoAssign: null });
  }
}

function parse(text: string): Readonly<Record<string, unknown>> | null {
  try {
    return JSON.parse(text) as Readonly<Record<string, unknown>> | null;
  } catch {
    return null;
  }
}
