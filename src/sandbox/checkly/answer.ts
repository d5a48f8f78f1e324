/** Checkly's error shape, the guard in front of every route, and reading of what a request asks. */
import type { EmulatedRequest, EmulatedResponse, Route } from "../contract.ts";
import type { World } from "./world.ts";

const ERRORS: Readonly<Record<number, string>> = {
  400: "Bad Request",
  401: "Unauthorized",
  403: "Forbidden",
  404: "Not Found",
  408: "Request Time-out",
};

/** Thrown by a handler to answer with an error. */
export class Refusal extends Error {
  readonly status: number;
  readonly errorCode: string | null;

  constructor(status: number, message: string, errorCode: string | null = null) {
    super(message);
    this.status = status;
    this.errorCode = errorCode;
  }
}

/** A route that checks key and account first: 401 without a valid key, 400 without an account, 403 for another one's. */
export function guarded(
  world: World,
  method: string,
  path: string,
  handle: (request: EmulatedRequest) => Promise<EmulatedResponse> | EmulatedResponse,
  longLived = false,
): Route {
  return {
    method,
    path,
    longLived,
    handle: async (request) => {
      try {
        admit(world, request);
        return await handle(request);
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        return {
          status: error.status,
          body: {
            statusCode: error.status,
            error: ERRORS[error.status] ?? "Error",
            message: error.message,
            ...(error.errorCode === null ? {} : { errorCode: error.errorCode }),
          },
        };
      }
    },
  };
}

function admit(world: World, request: EmulatedRequest): void {
  const key = /^Bearer ((?:cu|sv)_\S+)$/.exec(request.headers["authorization"] ?? "")?.[1];
  if (key === undefined || key !== world.seed.apiKey) throw new Refusal(401, "Bad Token");
  const account = request.headers["x-checkly-account"];
  if (account === undefined) throw new Refusal(400, "X-Checkly-Account header is required");
  if (account !== world.seed.accountId) throw new Refusal(403, "You do not have access to this account");
}

/** A whole number of a query within its limits; `fallback` where it is absent. */
export function wholeNumber(
  request: EmulatedRequest,
  name: string,
  limits: { readonly least: number; readonly most: number; readonly fallback: number },
): number {
  const text = request.query.get(name);
  if (text === null) return limits.fallback;
  const value = Number(text);
  if (!Number.isInteger(value) || value < limits.least || value > limits.most) {
    throw new Refusal(400, `"${name}" must be an integer from ${limits.least} to ${limits.most}`);
  }
  return value;
}

/** The body as an object with no other keys than `known`, or 400. */
export async function readObject(
  request: EmulatedRequest,
  known: readonly string[],
): Promise<Readonly<Record<string, unknown>>> {
  const body = await request.json();
  if (!isRecord(body)) throw new Refusal(400, "Invalid request payload input");
  const unknown = Object.keys(body).find((key) => !known.includes(key));
  if (unknown !== undefined) throw new Refusal(400, `"${unknown}" is not allowed`);
  return body;
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function isTextList(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === "string" && item !== "");
}

export function instant(at: number): string {
  return new Date(at).toISOString();
}
