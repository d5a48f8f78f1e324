/**
 * The routes of `.vercel/output/config.json`, phase by phase as the Build Output API (version 3) describes them.
 * Middleware runs on the host's edge runtime, which this is not: its routes are passed over.
 */
import type { EmulatedRequest, EmulatedResponse } from "../contract.ts";

interface Condition {
  readonly type: "header" | "query" | "cookie" | "host";
  readonly key?: string;
  readonly value?: unknown;
}

export interface OutputRoute {
  readonly src?: string;
  readonly dest?: string;
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly methods?: readonly string[];
  readonly continue?: boolean;
  readonly caseSensitive?: boolean;
  readonly has?: readonly Condition[];
  readonly missing?: readonly Condition[];
  readonly handle?: string;
  readonly middlewarePath?: string;
}

/** Routes by the phase that they stand in; those before any `handle` are in `start`. */
export type RoutePhases = ReadonlyMap<string, readonly OutputRoute[]>;

type Serve = (target: string, status: number | null) => Promise<EmulatedResponse | null>;

export function readPhases(routes: readonly OutputRoute[]): RoutePhases {
  const phases = new Map<string, OutputRoute[]>();
  let phase = "start";
  for (const route of routes) {
    if (route.handle !== undefined) phase = route.handle;
    else phases.set(phase, [...(phases.get(phase) ?? []), route]);
  }
  return phases;
}

interface Walk {
  path: string;
  status: number | null;
  headers: Record<string, string>;
}

/** The answer that the routes lead to, null where nothing is served there. */
export async function walkRoutes(
  phases: RoutePhases,
  request: EmulatedRequest,
  serve: Serve,
): Promise<EmulatedResponse | null> {
  const walk: Walk = { path: request.path, status: null, headers: {} };
  const finish = (response: EmulatedResponse): EmulatedResponse => {
    for (const route of phases.get("hit") ?? []) {
      const match = matchRoute(route, walk.path, request);
      if (match !== null) Object.assign(walk.headers, substituteAll(route.headers, match));
    }
    return { ...response, headers: { ...response.headers, ...walk.headers } };
  };
  const ended = runStart(phases.get("start") ?? [], walk, request);
  if (ended !== null) return ended;
  const direct = await serve(walk.path, walk.status);
  if (direct !== null) return finish(direct);
  for (const phase of ["filesystem", "rewrite", "resource", "miss"]) {
    for (const route of phases.get(phase) ?? []) {
      const match = matchRoute(route, walk.path.split("?")[0] ?? "/", request);
      if (match === null) continue;
      Object.assign(walk.headers, substituteAll(route.headers, match));
      if (route.status !== undefined && route.dest === undefined) return statusAnswer(route.status, walk.headers);
      if (route.status !== undefined) walk.status = route.status;
      if (route.dest === undefined) continue;
      walk.path = substitute(route.dest, match);
      const found = await serve(walk.path, walk.status);
      if (found !== null) return finish(found);
    }
  }
  for (const route of phases.get("error") ?? []) {
    const match = matchRoute(route, request.path, request);
    if (match === null || route.dest === undefined || (route.status ?? 404) !== 404) continue;
    const found = await serve(substitute(route.dest, match), 404);
    if (found !== null) return finish(found);
  }
  return null;
}

/** The routes before the file system; an answer where one ends the request (a redirect, a bare status). */
function runStart(routes: readonly OutputRoute[], walk: Walk, request: EmulatedRequest): EmulatedResponse | null {
  for (const route of routes) {
    const match = matchRoute(route, walk.path.split("?")[0] ?? "/", request);
    if (match === null) continue;
    Object.assign(walk.headers, substituteAll(route.headers, match));
    if (route.status !== undefined) walk.status = route.status;
    if (route.dest !== undefined) walk.path = substitute(route.dest, match);
    if (route.continue === true) continue;
    if (route.status !== undefined && route.dest === undefined) return statusAnswer(route.status, walk.headers);
    if (route.dest !== undefined) return null;
  }
  return null;
}

function statusAnswer(status: number, headers: Readonly<Record<string, string>>): EmulatedResponse {
  const redirect = status >= 300 && status < 400;
  return {
    status,
    headers: { ...(redirect ? {} : { "content-type": "text/plain; charset=utf-8" }), ...headers },
    body: redirect ? "" : `${status}\n`,
  };
}

function matchRoute(route: OutputRoute, path: string, request: EmulatedRequest): RegExpExecArray | null {
  if (route.src === undefined || route.middlewarePath !== undefined) return null;
  if (route.methods !== undefined && !route.methods.includes(request.method)) return null;
  if (route.has?.some((condition) => !holds(condition, request)) === true) return null;
  if (route.missing?.some((condition) => holds(condition, request)) === true) return null;
  const source = `${route.src.startsWith("^") ? "" : "^"}${route.src}${route.src.endsWith("$") ? "" : "$"}`;
  return new RegExp(source, route.caseSensitive === true ? "" : "i").exec(path);
}

function holds(condition: Condition, request: EmulatedRequest): boolean {
  const value = valueOf(condition, request);
  if (value === null) return false;
  return typeof condition.value !== "string" || new RegExp(`^${condition.value}$`).test(value);
}

function valueOf(condition: Condition, request: EmulatedRequest): string | null {
  const { key = "" } = condition;
  if (condition.type === "host") return request.host;
  if (condition.type === "query") return request.query.get(key);
  if (condition.type === "header") return request.headers[key.toLowerCase()] ?? null;
  const cookies = (request.headers.cookie ?? "").split(/;\s*/);
  return cookies.find((cookie) => cookie.startsWith(`${key}=`))?.slice(key.length + 1) ?? null;
}

/** `$1`, `$name` and `${name}` of the route's expression. */
function substitute(text: string, match: RegExpExecArray): string {
  return text.replace(/\$(?:\{(\w+)\}|(\w+))/g, (_, braced: string | undefined, bare: string | undefined) => {
    const name = braced ?? bare ?? "";
    return (/^\d+$/.test(name) ? match[Number(name)] : match.groups?.[name]) ?? "";
  });
}

function substituteAll(headers: OutputRoute["headers"], match: RegExpExecArray): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers ?? {}).map(([name, value]) => [name.toLowerCase(), substitute(value, match)]),
  );
}
