/** Who may ask what: tokens, scopes, rate limits and the error shapes of Sentry's API. */
import type { EmulatedRequest, EmulatedResponse, EmulatorContext, Route } from "../contract.ts";
import type { SentryProject, SentrySeed, SentryToken } from "./seed.ts";

/** An answer thrown from inside a route. */
export class SentryRefusal extends Error {
  readonly status: number;

  constructor(status: number, detail: string) {
    super(detail);
    this.name = "SentryRefusal";
    this.status = status;
  }
}

/** A route without its guard: `token` has at least one of the scopes. */
export interface GuardedRoute {
  readonly method: string;
  readonly path: string;
  /** Any one of these is enough; empty = any valid token. */
  readonly scopes: readonly string[];
  handle(request: EmulatedRequest, token: SentryToken): Promise<EmulatedResponse> | EmulatedResponse;
}

export interface SentryAccess {
  guard(route: GuardedRoute): Route;
  /** Throws 404 where it is not the emulated organization, by id or slug. */
  requireOrganization(request: EmulatedRequest): void;
  /** By id or slug; throws 404. */
  requireProject(idOrSlug: string): SentryProject;
}

const NOT_FOUND = "The requested resource does not exist";
/** What the headers say where no limit is seeded; nothing is refused then. */
const UNENFORCED = { limit: 1_000, windowMs: 1_000 };

export function createSentryAccess(context: EmulatorContext, seed: SentrySeed): SentryAccess {
  const { limit, windowMs } = seed.rateLimit ?? UNENFORCED;
  const count = createRequestCounter(context, seed);
  return {
    guard: (route) => ({
      method: route.method,
      path: route.path,
      async handle(request) {
        let headers: Counted["headers"] = {};
        try {
          const token = authorize(seed, request, route.scopes);
          const counted = count(`${token.token} ${route.method} ${route.path}`);
          headers = counted.headers;
          if (counted.refused) {
            throw new SentryRefusal(
              429,
              `You are attempting to use this endpoint too frequently. Limit is ${limit} requests in ${windowMs / 1_000} seconds`,
            );
          }
          const answer = await route.handle(request, token);
          return { ...answer, headers: { ...headers, ...answer.headers } };
        } catch (error) {
          if (!(error instanceof SentryRefusal)) throw error;
          return { status: error.status, headers, body: { detail: error.message } };
        }
      },
    }),
    requireOrganization(request) {
      const wanted = request.params.org;
      if (wanted !== seed.organization.id && wanted !== seed.organization.slug) {
        throw new SentryRefusal(404, NOT_FOUND);
      }
    },
    requireProject(idOrSlug) {
      const project = seed.projects.find(({ id, slug }) => id === idOrSlug || slug === idOrSlug);
      if (project === undefined) throw new SentryRefusal(404, NOT_FOUND);
      return project;
    },
  };
}

interface Counted {
  readonly refused: boolean;
  /** They go out with every answer. */
  readonly headers: Readonly<Record<string, string>>;
}

/** A fixed window per token and endpoint. */
function createRequestCounter(context: EmulatorContext, seed: SentrySeed): (key: string) => Counted {
  const { limit, windowMs } = seed.rateLimit ?? UNENFORCED;
  const used = new Map<string, { windowEndsAt: number; count: number }>();
  return (key) => {
    const now = context.clock.now();
    let entry = used.get(key);
    if (entry === undefined || now >= entry.windowEndsAt) {
      entry = { windowEndsAt: now - (now % windowMs) + windowMs, count: 0 };
      used.set(key, entry);
    }
    entry.count += 1;
    return {
      refused: seed.rateLimit !== undefined && entry.count > limit,
      headers: {
        "x-sentry-rate-limit-limit": String(limit),
        "x-sentry-rate-limit-remaining": String(Math.max(0, limit - entry.count)),
        "x-sentry-rate-limit-reset": String(Math.ceil(entry.windowEndsAt / 1_000)),
        "x-sentry-rate-limit-concurrentlimit": "25",
        "x-sentry-rate-limit-concurrentremaining": "24",
      },
    };
  };
}

function authorize(seed: SentrySeed, request: EmulatedRequest, scopes: readonly string[]): SentryToken {
  const given = /^Bearer (.+)$/.exec(request.headers.authorization ?? "")?.[1];
  if (given === undefined) throw new SentryRefusal(401, "Authentication credentials were not provided.");
  const token = seed.tokens.find((candidate) => candidate.token === given);
  if (token === undefined) throw new SentryRefusal(401, "Invalid token");
  if (scopes.length > 0 && !scopes.some((scope) => token.scopes.includes(scope))) {
    throw new SentryRefusal(403, "You do not have permission to perform this action.");
  }
  return token;
}
