/** Unleash's admin API on loopback, as far as flags in environments go. Shapes: unleash-server 8.2, by its own schemas. */
import type { EmulatedRequest, EmulatedResponse, Emulator, EmulatorContext, Route } from "../contract.ts";
import type { UnleashFlagSeed, UnleashSeed, UnleashTokenSeed } from "./seed.ts";

export interface UnleashEmulator extends Emulator {
  /** Somebody else enables or disables it in an environment. */
  turn(name: string, environment: string, enabled: boolean, by: string): void;
  /** Somebody else gives it another strategy in an environment. */
  addStrategy(name: string, environment: string, by: string): void;
  isEnabled(name: string, environment: string): boolean;
  /** Every flag of which the plan says what is safe is so. */
  isSafe(): boolean;
  requireChangeRequests(): void;
}

interface Environment {
  readonly enabled: boolean;
  readonly strategies: readonly object[];
}

interface Flag {
  readonly seed: UnleashFlagSeed;
  readonly environments: Map<string, Environment>;
}

interface Event {
  readonly id: number;
  readonly type: string;
  readonly createdAt: string;
  readonly createdBy: string;
  readonly project: string;
  readonly featureName: string;
  readonly environment: string;
  readonly data: null;
  readonly preData: null;
  readonly tags: readonly never[];
}

interface World {
  readonly context: EmulatorContext;
  readonly flags: readonly Flag[];
  readonly changeRequests: Set<string>;
  /** Newest first. */
  readonly events: Event[];
}

const STRATEGY = { name: "default", parameters: {}, constraints: [], segments: [], disabled: false, sortOrder: 0 };
const PATH = "/api/admin/projects/:project/features/:name/environments/:environment";

export function createUnleashEmulator(context: EmulatorContext, seed: UnleashSeed): UnleashEmulator {
  const world: World = {
    context,
    changeRequests: new Set(seed.changeRequests),
    events: [],
    flags: seed.flags.map((one) => ({ seed: one, environments: environmentsOf(one) })),
  };
  const find = (name: string, environment: string) => {
    const flag = world.flags.find((one) => one.seed.name === name);
    const found = flag?.environments.get(environment);
    if (flag === undefined || found === undefined) throw new Error(`unleash emulator: no flag ${name}`);
    return { flag, found };
  };
  const isEnabled = (name: string, environment: string) => find(name, environment).found.enabled;
  return {
    name: "unleash",
    routes: routesOf(world, seed.tokens),
    turn: (name, environment, enabled, by) => change(world, find(name, environment).flag, environment, { enabled }, by),
    addStrategy(name, environment, by) {
      const { flag, found } = find(name, environment);
      change(world, flag, environment, { strategies: [...found.strategies, { ...STRATEGY, name: "userWithId" }] }, by);
    },
    isEnabled,
    isSafe: () =>
      seed.flags.every(({ name, safe }) => safe === undefined || isEnabled(name, safe.environment) === safe.enabled),
    requireChangeRequests: () => {
      for (const { environments } of world.flags) for (const key of environments.keys()) world.changeRequests.add(key);
    },
    // No token is in it.
    state: () => ({
      flags: world.flags.map(({ seed: { name }, environments }) => ({ name, ...Object.fromEntries(environments) })),
    }),
  };
}

function environmentsOf({ environments }: UnleashFlagSeed): Map<string, Environment> {
  return new Map(
    Object.entries(environments).map(([key, enabled]) => [key, { enabled, strategies: [{ ...STRATEGY, id: "s-1" }] }]),
  );
}

function routesOf(world: World, tokens: readonly UnleashTokenSeed[]): readonly Route[] {
  type Handle = (request: EmulatedRequest, token: UnleashTokenSeed) => EmulatedResponse;
  const route = (method: "GET" | "POST", path: string, handle: Handle): Route => ({
    method,
    path,
    handle(request) {
      const given = (request.headers["authorization"] ?? "").replace(/^Bearer /, "");
      const token = tokens.find((candidate) => candidate.token === given);
      if (token === undefined) return refusal(401, "UnauthorizedError", "You must be logged in to use Unleash.");
      // As the server words it, without a name beside it.
      const message = "invalid token: expected a different token type for this endpoint";
      return token.kind === "client" ? { status: 403, body: { message } } : handle(request, token);
    },
  });
  return [
    route("GET", PATH, (request) => readFlag(world, request)),
    route("POST", `${PATH}/on`, (request, token) => toggle(world, request, token, true)),
    route("POST", `${PATH}/off`, (request, token) => toggle(world, request, token, false)),
    route("GET", "/api/admin/search/events", (request) => searchEvents(world, request)),
  ];
}

function find({ flags }: World, { params }: EmulatedRequest) {
  const { project, name = "", environment = "" } = params;
  const flag = flags.find(({ seed }) => seed.project === project && seed.name === name);
  const found = flag?.environments.get(environment);
  return flag === undefined || found === undefined
    ? refusal(404, "NotFoundError", `Could not find environment ${environment} for feature: ${name}`)
    : { flag, found, environment };
}

function readFlag(world: World, request: EmulatedRequest): EmulatedResponse {
  const answer = find(world, request);
  if ("status" in answer) return answer;
  const { flag, environment } = answer;
  const stale = world.context.hasFault("unleash", "stale");
  const found = (stale ? environmentsOf(flag.seed).get(environment) : null) ?? answer.found;
  if (world.context.hasFault("unleash", "empty")) return { status: 200, body: {} };
  return { status: 200, body: { name: environment, featureName: flag.seed.name, environment, ...found } };
}

function toggle(world: World, request: EmulatedRequest, token: UnleashTokenSeed, enabled: boolean): EmulatedResponse {
  const answer = find(world, request);
  if ("status" in answer) return answer;
  const { flag, environment } = answer;
  const permission = world.changeRequests.has(environment)
    ? "SKIP_CHANGE_REQUEST"
    : token.kind === "reader"
      ? "UPDATE_FEATURE_ENVIRONMENT"
      : null;
  if (permission !== null) {
    const message = `You don't have the required permissions to perform this operation. To perform this action, you need the "${permission}" permission.`;
    return refusal(403, "PermissionError", message, { permissions: [permission] });
  }
  change(world, flag, environment, { enabled }, token.user);
  return { status: 200 };
}

/** What changes nothing is no event. */
function change(world: World, flag: Flag, environment: string, to: Partial<Environment>, by: string): void {
  const before = flag.environments.get(environment);
  if (before === undefined || to.enabled === before.enabled) return;
  flag.environments.set(environment, { ...before, ...to });
  const type =
    to.enabled === undefined
      ? "feature-strategy-add"
      : to.enabled
        ? "feature-environment-enabled"
        : "feature-environment-disabled";
  world.events.unshift({
    id: world.events.length + 1,
    type,
    createdAt: new Date(world.context.clock.now()).toISOString(),
    createdBy: by,
    project: flag.seed.project,
    featureName: flag.seed.name,
    environment,
    data: null,
    preData: null,
    tags: [],
  });
}

function searchEvents({ events }: World, { query }: EmulatedRequest): EmulatedResponse {
  const wanted = (name: string) => query.get(name)?.replace(/^IS:/, "") ?? null;
  const [feature, environment, project] = ["feature", "environment", "project"].map(wanted);
  const found = events.filter(
    (event) =>
      (feature === null || event.featureName === feature) &&
      (environment === null || event.environment === environment) &&
      (project === null || event.project === project),
  );
  const [offset, limit] = [Number(query.get("offset") ?? 0), Number(query.get("limit") ?? 50)];
  return { status: 200, body: { events: found.slice(offset, offset + limit), total: found.length } };
}

function refusal(status: number, name: string, message: string, more: object = {}): EmulatedResponse {
  return {
    status,
    body: { id: "00000000-0000-0000-0000-000000000000", name, message, details: [{ message }], ...more },
  };
}
