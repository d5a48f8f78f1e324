/** Sentry's pages: a Link header that is always there, with `results="false"` where a direction has no more. */
import type { EmulatedRequest, EmulatedResponse } from "../contract.ts";
import { SentryRefusal } from "./access.ts";

const MAXIMUM_PER_PAGE = 100;

/** One page of a list, by the request's `cursor` and `per_page` or `limit`. */
export function answerPage(
  request: EmulatedRequest,
  items: readonly unknown[],
  wrap: (page: readonly unknown[]) => unknown = (page) => page,
): EmulatedResponse {
  const perPage = readPerPage(request);
  const cursor = request.query.get("cursor");
  const match = cursor === null || cursor === "" ? null : /^\d+:(\d+):[01]$/.exec(cursor);
  if (cursor !== null && cursor !== "" && match === null) throw new SentryRefusal(400, "Invalid cursor parameter.");
  const offset = Number(match?.[1] ?? 0);
  const page = items.slice(offset, offset + perPage);
  const link = [
    renderLink(request, "previous", offset > 0, `0:${Math.max(0, offset - perPage)}:1`),
    renderLink(request, "next", offset + perPage < items.length, `0:${offset + perPage}:0`),
  ].join(", ");
  return { status: 200, headers: { link, "x-hits": String(items.length) }, body: wrap(page) };
}

function readPerPage(request: EmulatedRequest): number {
  const text = request.query.get("per_page") ?? request.query.get("limit") ?? String(MAXIMUM_PER_PAGE);
  const perPage = Number(text);
  if (!Number.isInteger(perPage) || perPage < 1 || perPage > MAXIMUM_PER_PAGE) {
    throw new SentryRefusal(400, `Invalid per_page value. Must be between 1 and ${MAXIMUM_PER_PAGE}.`);
  }
  return perPage;
}

function renderLink(request: EmulatedRequest, relation: string, results: boolean, cursor: string): string {
  const url = new URL(`http://${request.host}${request.path}`);
  for (const [name, value] of request.query) if (name !== "cursor") url.searchParams.append(name, value);
  url.searchParams.set("cursor", cursor);
  return `<${url.href}>; rel="${relation}"; results="${results}"; cursor="${cursor}"`;
}
