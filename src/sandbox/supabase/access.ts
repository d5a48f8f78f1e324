/** Who may ask what, and how often; Supabase's error shape. */
import type { EmulatedRequest, EmulatedResponse, EmulatorContext, Route } from "../contract.ts";
import type { SupabaseProjectSeed, SupabaseSeed, SupabaseTokenSeed } from "./seed.ts";

const MINUTE_MS = 60_000;
const DEFAULT_REQUESTS_PER_MINUTE = 120;

/** Thrown by a handler to answer with an error. */
export class Refusal extends Error {
  readonly status: number;
  readonly fields: Readonly<Record<string, unknown>>;

  constructor(status: number, message: string, fields: Readonly<Record<string, unknown>> = {}) {
    super(message);
    this.status = status;
    this.fields = fields;
  }
}

export interface Caller {
  readonly token: SupabaseTokenSeed;
  /** The project that the path names; null where it names none. */
  readonly project: SupabaseProjectSeed | null;
}

export interface Access {
  /** A route that asks for a token with this permission; `:ref` in the path must be a project that it reaches. */
  route(
    method: string,
    path: string,
    permission: string,
    handle: (caller: Caller, request: EmulatedRequest) => EmulatedResponse,
  ): Route;
  /** The same with the request's JSON, read; an empty one where it has none. */
  bodyRoute(
    method: string,
    path: string,
    permission: string,
    handle: (caller: Caller, request: EmulatedRequest, body: Readonly<Record<string, unknown>>) => EmulatedResponse,
  ): Route;
}

export function createAccess(context: EmulatorContext, seed: SupabaseSeed): Access {
  const counted = new Map<string, { readonly minute: number; requests: number }>();
  const limit = seed.requestsPerMinute ?? DEFAULT_REQUESTS_PER_MINUTE;

  /** Headers of every answer to a known token, and whether this was one request too many. */
  function count(key: string): { readonly headers: Readonly<Record<string, string>>; readonly exceeded: boolean } {
    const now = context.clock.now();
    const minute = Math.floor(now / MINUTE_MS);
    const known = counted.get(key);
    const entry = known?.minute === minute ? known : { minute, requests: 0 };
    entry.requests += 1;
    counted.set(key, entry);
    return {
      exceeded: entry.requests > limit,
      headers: {
        "x-ratelimit-limit": String(limit),
        "x-ratelimit-remaining": String(Math.max(0, limit - entry.requests)),
        // Seconds that remain, not an instant.
        "x-ratelimit-reset": String(Math.ceil(((minute + 1) * MINUTE_MS - now) / 1_000)),
      },
    };
  }

  const bodyRoute: Access["bodyRoute"] = (method, path, permission, handle) => ({
    method,
    path,
    async handle(request) {
      const secret = /^Bearer (sbp_\S+)$/.exec(request.headers["authorization"] ?? "")?.[1];
      const token = seed.tokens.find((candidate) => candidate.token === secret);
      if (token === undefined) return answer(new Refusal(401, "Unauthorized"), {});
      const { exceeded, headers } = count(`${token.token} ${request.params["ref"] ?? ""}`);
      try {
        if (exceeded) throw new Refusal(429, "Too many requests in this minute");
        const body: unknown = method === "GET" ? {} : ((await request.json()) ?? {});
        const given = handle(
          admit(seed, request, permission, token),
          request,
          body as Readonly<Record<string, unknown>>,
        );
        return { ...given, headers: { ...headers, ...given.headers } };
      } catch (error) {
        if (error instanceof Refusal) return answer(error, headers);
        throw error;
      }
    },
  });
  return {
    bodyRoute,
    route: (method, path, permission, handle) =>
      bodyRoute(method, path, permission, (caller, request) => handle(caller, request)),
  };
}

function admit(seed: SupabaseSeed, request: EmulatedRequest, permission: string, token: SupabaseTokenSeed): Caller {
  const ref = request.params["ref"];
  if (ref !== undefined && !/^[a-z]{20}$/.test(ref)) throw new Refusal(400, "ref must be 20 lower-case letters");
  const project = seed.projects.find((candidate) => candidate.ref === ref) ?? null;
  if (ref !== undefined && project === null) throw new Refusal(404, "Project not found");
  if (token.permissions !== undefined && !token.permissions.includes(permission)) {
    throw new Refusal(403, "The access token lacks a permission", { missing_permissions: [permission] });
  }
  if (project !== null && !reaches(token, project))
    throw new Refusal(403, "The access token does not reach this project");
  return { token, project };
}

export function reaches(token: SupabaseTokenSeed, project: SupabaseProjectSeed): boolean {
  return token.projects === undefined || token.projects.includes(project.ref);
}

function answer({ status, message, fields }: Refusal, headers: Readonly<Record<string, string>>): EmulatedResponse {
  return { status, headers, body: { message, ...fields } };
}
