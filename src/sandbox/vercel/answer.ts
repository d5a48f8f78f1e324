/** The vendor's shapes of errors and pages. */
import type { EmulatedRequest, EmulatedResponse } from "../contract.ts";

export function ok(body: unknown): EmulatedResponse {
  return { status: 200, body };
}

/** `{"error":{"code","message",…}}`, as every endpoint of the vendor says no. */
export function apiError(
  status: number,
  code: string,
  message: string,
  extra: Readonly<Record<string, unknown>> = {},
): EmulatedResponse {
  return { status, body: { error: { code, message, ...extra } } };
}

export interface Page<Item> {
  readonly items: readonly Item[];
  readonly pagination: { readonly count: number; readonly next: number | null; readonly prev: number | null };
}

const MAXIMUM_LIMIT = 100;

/**
 * One page, newest first: `limit` (default 20, at most 100), `until` and `since` are creation times, both exclusive.
 * `next` is the `until` of the following page and null on the last one. An unusable limit is an answer.
 */
export function paginate<Item>(
  items: readonly Item[],
  query: URLSearchParams,
  createdAt: (item: Item) => number,
): Page<Item> | EmulatedResponse {
  const limit = Number(query.get("limit") ?? 20);
  if (!Number.isInteger(limit) || limit < 1 || limit > MAXIMUM_LIMIT) {
    return apiError(400, "bad_request", `Invalid request: \`limit\` should be between 1 and ${MAXIMUM_LIMIT}.`);
  }
  const until = Number(query.get("until") ?? Number.POSITIVE_INFINITY);
  const since = Number(query.get("since") ?? Number.NEGATIVE_INFINITY);
  const matching = items
    .filter((item) => createdAt(item) < until && createdAt(item) > since)
    .toSorted((one, other) => createdAt(other) - createdAt(one));
  const page = matching.slice(0, limit);
  const first = page[0];
  const last = page.at(-1);
  return {
    items: page,
    pagination: {
      count: page.length,
      next: last !== undefined && matching.length > page.length ? createdAt(last) : null,
      prev: first === undefined ? null : createdAt(first),
    },
  };
}

export function isAnswer<Other extends object>(value: Other | EmulatedResponse): value is EmulatedResponse {
  return "status" in value && typeof value.status === "number";
}

/** A JSON object body; anything else (no body, an array, no JSON) is an empty object. */
export async function readObject(request: EmulatedRequest): Promise<Readonly<Record<string, unknown>>> {
  try {
    const body = await request.json();
    return isRecord(body) ? body : {};
  } catch {
    return {};
  }
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function textOf(value: unknown): string | null {
  return typeof value === "string" ? value : null;
}
