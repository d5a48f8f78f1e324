/**
 * Edge Configs, which Vercel also calls Global Configs: items that a site reads. The API under both names, and what the vendor's
 * own client reads by a connection string (`/ecfg_…/item/…`).
 */
import type { EmulatedRequest, EmulatedResponse, Route } from "../contract.ts";
import { digestOf } from "../../lib/digest.ts";
import { guard } from "./access.ts";
import { apiError, isRecord, ok, readObject, textOf } from "./answer.ts";
import type { EdgeConfigSeed } from "./seed.ts";
import type { VercelState } from "./state.ts";

interface Item {
  readonly key: string;
  readonly value: unknown;
  readonly createdAt: number;
  readonly updatedAt: number;
}

export interface EdgeConfigs {
  readonly routes: readonly Route[];
  /** Somebody else sets an item. */
  set(config: string, key: string, value: unknown): void;
  valueOf(config: string, key: string): unknown;
  /** Every item of which the plan says what is safe is so. */
  isSafe(): boolean;
}

type Configs = ReadonlyMap<string, { readonly seed: EdgeConfigSeed; readonly items: Map<string, Item> }>;

const ROOTS = ["/v1/edge-config", "/v1/global-config"];
const OPERATIONS = ["create", "update", "upsert", "delete"];

export function createEdgeConfigs(state: VercelState): EdgeConfigs {
  const { clock, startedAt } = state.context;
  const seeds = state.seed.edgeConfigs ?? [];
  const configs: Configs = new Map(
    seeds.map((seed) => [
      seed.id,
      {
        seed,
        items: new Map(
          Object.entries(seed.items).map(([key, value]) => [
            key,
            { key, value, createdAt: startedAt, updatedAt: startedAt },
          ]),
        ),
      },
    ]),
  );
  const valueOf = (config: string, key: string) => configs.get(config)?.items.get(key)?.value;
  return {
    routes: [...apiRoutes(state, configs), ...clientRoutes(configs)],
    set: (config, key, value) => put(configs.get(config)?.items, key, value, clock.now()),
    valueOf,
    isSafe: () => seeds.every(({ id, safe }) => safe === undefined || isSame(valueOf(id, safe.key), safe.value)),
  };
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function put(items: Map<string, Item> | undefined, key: string, value: unknown, at: number): void {
  const before = items?.get(key);
  // Two changes at one virtual instant are two all the same.
  const updatedAt = Math.max(at, (before?.updatedAt ?? 0) + 1);
  items?.set(key, { key, value, createdAt: before?.createdAt ?? at, updatedAt });
}

function apiRoutes(state: VercelState, configs: Configs): readonly Route[] {
  const known =
    (handle: (items: Map<string, Item>, request: EmulatedRequest) => EmulatedResponse | Promise<EmulatedResponse>) =>
    (request: EmulatedRequest) => {
      const found = configs.get(request.params["config"] ?? "");
      return found === undefined ? apiError(404, "not_found", "Edge Config not found") : handle(found.items, request);
    };
  const show = (request: EmulatedRequest, item: Item) => ({ ...item, edgeConfigId: request.params["config"] });
  const paths = (rest: string) => ROOTS.map((root) => `${root}/:config${rest}`);
  return [
    ...guard(
      state,
      "GET",
      paths("/items"),
      known((items, request) => ok([...items.values()].map((item) => show(request, item)))),
    ),
    ...guard(
      state,
      "GET",
      paths("/item/:key"),
      known((items, request) => {
        const item = items.get(request.params["key"] ?? "");
        return item === undefined ? apiError(404, "not_found", "Edge Config item not found") : ok(show(request, item));
      }),
    ),
    ...guard(
      state,
      "PATCH",
      paths("/items"),
      known((items, request) => patch(state, items, request)),
    ),
  ];
}

/** All of a batch, or nothing. */
async function patch(
  state: VercelState,
  items: Map<string, Item>,
  request: EmulatedRequest,
): Promise<EmulatedResponse> {
  const { items: asked } = await readObject(request);
  if (!Array.isArray(asked)) return apiError(400, "bad_request", "Invalid request: missing required property `items`.");
  const operations = asked.map((one: unknown) => (isRecord(one) ? one : {}));
  for (const { operation, key } of operations) {
    const name = textOf(key) ?? "";
    if (!/^[\w-]{1,256}$/.test(name)) return apiError(400, "bad_request", "Invalid request: `key` is not valid.");
    if (!OPERATIONS.includes(String(operation))) return apiError(400, "bad_request", "Invalid operation");
    if (operation === "create" && items.has(name)) return apiError(409, "conflict", "Edge Config item exists");
    if ((operation === "update" || operation === "delete") && !items.has(name)) {
      return apiError(404, "not_found", "Edge Config item not found");
    }
  }
  for (const { operation, key, value } of operations) {
    if (operation === "delete") items.delete(String(key));
    else put(items, String(key), value ?? null, state.context.clock.now());
  }
  return ok({ status: "ok" });
}

/** A connection string names the configuration and a token that reads it and nothing else. */
function clientRoutes(configs: Configs): readonly Route[] {
  const read = (path: string, answer: (items: ReadonlyMap<string, Item>, key: string) => EmulatedResponse): Route => ({
    method: "GET",
    path,
    handle({ params, headers }) {
      const found = configs.get(params["config"] ?? "");
      if (found === undefined) return { status: 404, body: { code: "edge_config_not_found" } };
      if (headers["authorization"] !== `Bearer ${found.seed.readToken ?? ""}`) return { status: 401, body: "" };
      return answer(found.items, params["key"] ?? "");
    },
  });
  const valuesOf = (items: ReadonlyMap<string, Item>) =>
    Object.fromEntries([...items.values()].map(({ key, value }) => [key, value]));
  return [
    read("/:config/items", (items) => json(valuesOf(items))),
    read("/:config/digest", (items) => json(digestOf(JSON.stringify(valuesOf(items)), 40))),
    read("/:config/item/:key", (items, key) => {
      const item = items.get(key);
      // With this header the client knows that it is the item that is missing.
      return item === undefined
        ? { status: 404, headers: { "x-edge-config-digest": "none" }, body: { code: "edge_config_item_not_found" } }
        : json(item.value);
    }),
  ];
}

function json(value: unknown): EmulatedResponse {
  return {
    status: 200,
    headers: { "content-type": "application/json", "x-edge-config-digest": digestOf(JSON.stringify(value), 40) },
    body: Buffer.from(JSON.stringify(value)),
  };
}
