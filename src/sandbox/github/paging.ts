/** Lists as GitHub pages them: `per_page` (30, at most 100), `page`, and a `Link` header with whole addresses. */
import type { EmulatedResponse } from "../contract.ts";
import type { Call } from "./endpoint.ts";

const DEFAULT_SIZE = 30;
const MAXIMUM_SIZE = 100;

/** Newer items than this are missing while the fault `stale` holds: a replica that lags behind. */
const STALE_MS = 60_000;

/** Only the items of the asked page are rendered, so a long list costs no more than a short one. */
export function answerPage<Item>(
  call: Call,
  items: readonly Item[],
  render: (item: Item) => unknown,
  options: {
    readonly newestFirst?: boolean;
    readonly wrap?: (page: readonly unknown[], total: number) => unknown;
  } = {},
): EmulatedResponse {
  const visible = call.state.hasFault("empty") ? [] : items;
  const size = Math.min(MAXIMUM_SIZE, readCount(call.query.get("per_page"), DEFAULT_SIZE));
  const page = readCount(call.query.get("page"), 1);
  const start = (page - 1) * size;
  const total = visible.length;
  const slice = options.newestFirst
    ? visible.slice(Math.max(0, total - start - size), Math.max(0, total - start)).toReversed()
    : visible.slice(start, start + size);
  const rendered = slice.map(render);
  const link = renderLink(call, page, Math.max(1, Math.ceil(total / size)));
  return {
    status: 200,
    headers: link === "" ? {} : { link },
    body: options.wrap ? options.wrap(rendered, total) : rendered,
  };
}

/** The items that a lagging replica knows; all of them where nothing lags. `items` are oldest first. */
export function withoutStale<Item extends { readonly createdAt: number }>(
  call: Call,
  items: readonly Item[],
): readonly Item[] {
  if (!call.state.hasFault("stale")) return items;
  const until = call.state.now() - STALE_MS;
  return items.filter((item) => item.createdAt <= until);
}

function readCount(value: string | null, fallback: number): number {
  const count = Number(value ?? fallback);
  return Number.isInteger(count) && count >= 1 ? count : fallback;
}

function renderLink(call: Call, page: number, last: number): string {
  const at = (number: number) => {
    const query = new URLSearchParams(call.query);
    query.set("page", String(number));
    return `${call.web}${call.path}?${query.toString()}`;
  };
  const links: [string, number][] = [];
  if (page > 1) links.push(["prev", Math.min(page - 1, last)]);
  if (page < last) links.push(["next", page + 1], ["last", last]);
  if (page > 1) links.push(["first", 1]);
  return links.map(([relation, number]) => `<${at(number)}>; rel="${relation}"`).join(", ");
}
