/** What every endpoint of GitHub does before its own work: who asks, may they, how often, and where answers link to. */
import type { EmulatedRequest, EmulatedResponse, Route } from "../contract.ts";
import type { Body } from "./fields.ts";
import { GithubRefusal, notFound } from "./refusal.ts";
import type { Token, User } from "./records.ts";
import type { GithubState } from "./state.ts";

/** Where links in answers point to. */
export interface Links {
  /** `http://127.0.0.1:4000`, or with `/api/v3` where it was asked so. */
  readonly api: string;
  /** The site that people see. */
  readonly web: string;
}

export interface Call extends Links {
  readonly state: GithubState;
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** Path that was asked for, with the prefix. */
  readonly path: string;
  readonly token: Token | null;
  /** Media type that was asked for. */
  readonly accept: string;
  /** Who acts; refuses an anonymous caller. */
  actor(): User;
  body(): Promise<Body>;
}

export interface Endpoint {
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** Below the API's base. `:owner/:repo` or `:org` must be the emulated one. */
  readonly path: string;
  /** Any of these keys at this level; null: every token may. */
  readonly needs: {
    readonly keys: readonly string[];
    readonly level: "read" | "write";
    /** Nobody with less than this may, whatever the token. */
    readonly role?: "admin";
  } | null;
  handle(call: Call): Promise<EmulatedResponse> | EmulatedResponse;
}

/** GitHub Enterprise Server's API begins with this. */
const PREFIXES = ["", "/api/v3"];
const HOUR_MS = 3_600_000;

export function toRoutes(endpoints: readonly Endpoint[], state: GithubState): readonly Route[] {
  return PREFIXES.flatMap((prefix) =>
    endpoints.map((endpoint) => ({
      method: endpoint.method,
      path: `${prefix}${endpoint.path}`,
      handle: (request: EmulatedRequest) => answer(endpoint, prefix, request, state),
    })),
  );
}

async function answer(
  endpoint: Endpoint,
  prefix: string,
  request: EmulatedRequest,
  state: GithubState,
): Promise<EmulatedResponse> {
  const web = `http://${request.host}`;
  let token: Token | null = null;
  try {
    token = readToken(request, state);
    const counted = endpoint.path !== "/rate_limit";
    if (token !== null && counted) countRequest(token, state);
    refuseForeign(request.params, state);
    refuseUnpermitted(endpoint, token, state);
    const response = await endpoint.handle({
      api: `${web}${prefix}`,
      web,
      state,
      params: request.params,
      query: request.query,
      path: request.path,
      token,
      accept: request.headers["accept"] ?? "",
      actor: () => requireActor(token),
      body: () => readBody(request),
    });
    return { ...response, headers: { ...commonHeaders(token, state), ...response.headers } };
  } catch (error) {
    if (!(error instanceof GithubRefusal)) throw error;
    return { ...error.answer, headers: { ...commonHeaders(token, state), ...error.answer.headers } };
  }
}

function readToken(request: EmulatedRequest, state: GithubState): Token | null {
  const header = request.headers["authorization"];
  if (header === undefined) return null;
  const given = /^(?:bearer|token)\s+(\S+)$/i.exec(header)?.[1];
  const known = given === undefined ? undefined : state.tokens.get(given);
  if (known === undefined) throw new GithubRefusal(401, "Bad credentials");
  return known;
}

function requireActor(token: Token | null): User {
  if (token === null) throw new GithubRefusal(401, "Requires authentication");
  return token.user;
}

function countRequest(token: Token, state: GithubState): void {
  const hour = hourOf(state);
  if (token.hour !== hour) {
    token.hour = hour;
    token.used = 0;
  }
  if (token.used >= state.rateLimit) {
    throw new GithubRefusal(403, `API rate limit exceeded for user ID ${token.user.id}.`);
  }
  token.used += 1;
}

/** GitHub says the same about what does not exist and about what may not be seen. */
function refuseForeign(params: Readonly<Record<string, string>>, state: GithubState): void {
  const { owner, repo, org } = params;
  const { login } = state.owner;
  if (!isSame(owner, login) || !isSame(repo, state.repo) || !isSame(org, login)) throw notFound();
}

function isSame(given: string | undefined, wanted: string): boolean {
  return given === undefined || given.toLowerCase() === wanted.toLowerCase();
}

function refuseUnpermitted({ needs }: Endpoint, token: Token | null, state: GithubState): void {
  if (needs === null) return;
  if (token === null) {
    if (state.private) throw notFound();
    if (needs.level === "write") throw new GithubRefusal(401, "Requires authentication");
    return;
  }
  const { user, permissions } = token;
  if (user.role === "none" && state.private) throw notFound();
  const granted =
    permissions === null
      ? (needs.level === "read" || mayWrite(user) || needs.keys.includes("issues")) &&
        (needs.role === undefined || user.role === needs.role)
      : needs.keys.some((key) => isGranted(permissions, key, needs.level));
  if (granted) return;
  // A workflow's own token is bound to its repository: of the organization's teams it is told 404, not that it may not
  // see them, as actions/github-script#518 and dbt-labs/actions#163 report.
  if (needs.keys.includes("members") && user.login === "github-actions[bot]") throw notFound();
  const kind = user.type === "Bot" ? "integration" : "personal access token";
  throw new GithubRefusal(
    403,
    `Resource not accessible by ${kind}`,
    {},
    { "x-accepted-github-permissions": needs.keys.map((key) => `${key}=${needs.level}`).join("; ") },
  );
}

export function mayWrite(user: User): boolean {
  return user.role === "admin" || user.role === "maintain" || user.role === "write";
}

function isGranted(permissions: Readonly<Record<string, string>>, key: string, level: "read" | "write"): boolean {
  // Every token may read what a repository says about itself.
  if (key === "metadata" && level === "read") return true;
  const granted = permissions[key] ?? permissions[key.replaceAll("_", "-")];
  return granted === "write" || granted === level;
}

async function readBody(request: EmulatedRequest): Promise<Body> {
  let parsed: unknown;
  try {
    parsed = await request.json();
  } catch {
    throw new GithubRefusal(400, "Problems parsing JSON");
  }
  if (typeof parsed !== "object" || parsed === null || Array.isArray(parsed)) {
    throw new GithubRefusal(400, "Body should be a JSON object");
  }
  return parsed as Body;
}

export function rateLimitOf(token: Token | null, state: GithubState) {
  const limit = token === null ? 60 : state.rateLimit;
  const used = token?.used ?? 0;
  const reset = Math.ceil((state.startedAt + (hourOf(state) + 1) * HOUR_MS) / 1_000);
  return { limit, used, remaining: limit - used, reset };
}

function hourOf(state: GithubState): number {
  return Math.floor((state.now() - state.startedAt) / HOUR_MS);
}

function commonHeaders(token: Token | null, state: GithubState): Record<string, string> {
  const { limit, used, remaining, reset } = rateLimitOf(token, state);
  // A classic token says what it may; any other does not.
  const classic = token !== null && token.permissions === null;
  return {
    ...(classic ? { "x-oauth-scopes": mayWrite(token.user) ? "read:org, repo" : "public_repo, read:org" } : {}),
    "x-github-media-type": "github.v3; format=json",
    "x-github-request-id": `E${used.toString(16).toUpperCase().padStart(8, "0")}`,
    "x-ratelimit-limit": String(limit),
    "x-ratelimit-remaining": String(remaining),
    "x-ratelimit-used": String(used),
    "x-ratelimit-reset": String(reset),
    "x-ratelimit-resource": "core",
  };
}
