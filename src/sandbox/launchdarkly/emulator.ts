/**
 * LaunchDarkly's REST API on loopback, as far as flags and their environments go. Shapes: launchdarkly.com/docs/api, and its
 * published client of the same description.
 */
import type { EmulatedRequest, EmulatedResponse, Emulator, EmulatorContext, Route } from "../contract.ts";
import { type Flag, showFlag } from "./show-flag.ts";
import { changesOf, WrongPatch } from "./patch.ts";
import type { LaunchDarklySeed, LaunchDarklyTokenSeed } from "./seed.ts";

export interface LaunchDarklyEmulator extends Emulator {
  /** Somebody else turns it on or off in an environment. */
  turn(key: string, environment: string, on: boolean, by: string): void;
  isOn(key: string, environment: string): boolean;
  /** Every flag of which the plan says what is safe is so. */
  isSafe(): boolean;
  /** From now on changes wait for an approval, in every environment. */
  requireApprovals(): void;
}

interface Entry {
  readonly date: number;
  readonly resource: string;
  readonly member: string | null;
  readonly token: string | null;
  readonly comment: string;
}

interface World {
  readonly context: EmulatorContext;
  readonly flags: readonly Flag[];
  readonly approvals: Set<string>;
  /** Newest first. */
  readonly audit: Entry[];
}

export function createLaunchDarklyEmulator(context: EmulatorContext, seed: LaunchDarklySeed): LaunchDarklyEmulator {
  const world: World = {
    context,
    approvals: new Set(seed.approvals),
    audit: [],
    flags: seed.flags.map((one) => ({
      seed: one,
      version: 1,
      environments: new Map(
        Object.entries(one.environments).map(([key, on]) => [key, { on, version: 1, lastModified: context.startedAt }]),
      ),
    })),
  };
  const flagOf = (key: string) => {
    const found = world.flags.find((flag) => flag.seed.key === key);
    if (found === undefined) throw new Error(`launchdarkly emulator: no flag ${key}`);
    return found;
  };
  const isOn = (key: string, environment: string) => flagOf(key).environments.get(environment)?.on === true;
  return {
    name: "launchdarkly",
    routes: routesOf(world, seed.tokens),
    turn: (key, environment, on, by) =>
      turn(world, flagOf(key), environment, on, { member: by, token: null, comment: "" }),
    isOn,
    isSafe: () => seed.flags.every(({ key, safe }) => safe === undefined || isOn(key, safe.environment) === safe.on),
    requireApprovals: () => {
      for (const flag of world.flags) for (const key of flag.environments.keys()) world.approvals.add(key);
    },
    // No token is in it.
    state: () => ({ flags: world.flags.map((flag) => showFlag(flag, null)) }),
  };
}

function routesOf(world: World, tokens: readonly LaunchDarklyTokenSeed[]): readonly Route[] {
  const route = (
    method: "GET" | "PATCH",
    path: string,
    handle: (request: EmulatedRequest, token: LaunchDarklyTokenSeed) => EmulatedResponse | Promise<EmulatedResponse>,
  ): Route => ({
    method,
    path,
    handle(request) {
      const token = tokens.find((candidate) => candidate.token === request.headers["authorization"]);
      if (token === undefined) return refusal(401, "unauthorized", "Invalid account ID header");
      return handle(request, token);
    },
  });
  const withFlag =
    (
      handle: (
        flag: Flag,
        request: EmulatedRequest,
        token: LaunchDarklyTokenSeed,
      ) => EmulatedResponse | Promise<EmulatedResponse>,
    ) =>
    (request: EmulatedRequest, token: LaunchDarklyTokenSeed) => {
      const { project, key } = request.params;
      const flag = world.flags.find(({ seed }) => seed.project === project && seed.key === key);
      return flag === undefined ? refusal(404, "not_found", "Unknown flag key") : handle(flag, request, token);
    };
  return [
    route(
      "GET",
      "/api/v2/flags/:project/:key",
      withFlag((flag, request) => readFlag(world, flag, request)),
    ),
    route(
      "PATCH",
      "/api/v2/flags/:project/:key",
      withFlag((flag, request, token) => patchFlag(world, flag, request, token)),
    ),
    route("GET", "/api/v2/auditlog", (request) => listAudit(world, request)),
    route("GET", "/api/v2/projects/:project/environments/:environment", (request) => readEnvironment(world, request)),
  ];
}

function readFlag({ context }: World, flag: Flag, request: EmulatedRequest): EmulatedResponse {
  // As it was at the start, and with nothing known of any environment.
  const stale = context.hasFault("launchdarkly", "stale");
  const shown: Flag = stale
    ? {
        ...flag,
        environments: new Map(
          Object.entries(flag.seed.environments).map(([key, on]) => [
            key,
            { on, version: 1, lastModified: context.startedAt },
          ]),
        ),
      }
    : context.hasFault("launchdarkly", "empty")
      ? { ...flag, environments: new Map() }
      : flag;
  return { status: 200, body: showFlag(shown, request.query.get("env")) };
}

async function patchFlag(
  world: World,
  flag: Flag,
  request: EmulatedRequest,
  token: LaunchDarklyTokenSeed,
): Promise<EmulatedResponse> {
  if (token.role === "reader") return refusal(403, "forbidden", "Access to the requested resource was denied");
  try {
    const body: unknown = await request.json().catch(() => null);
    const shown = Object.fromEntries(flag.environments);
    const { changes, comment } = changesOf(body, request.headers["content-type"] ?? "", shown);
    const waits = changes.find(({ environment }) => world.approvals.has(environment));
    if (waits !== undefined) {
      return refusal(405, "approval_required", `Changes in ${waits.environment} need an approval`);
    }
    for (const { environment, on } of changes) {
      turn(world, flag, environment, on, { member: null, token: token.name, comment });
    }
    return { status: 200, body: showFlag(flag, null) };
  } catch (error) {
    if (!(error instanceof WrongPatch)) throw error;
    return refusal(error.status, error.code, error.message);
  }
}

/** What changes nothing makes no version. */
function turn(
  { context, audit }: World,
  flag: Flag,
  key: string,
  on: boolean,
  who: Pick<Entry, "member" | "token" | "comment">,
): void {
  const before = flag.environments.get(key);
  if (before === undefined || before.on === on) return;
  const now = context.clock.now();
  flag.environments.set(key, { on, version: before.version + 1, lastModified: now });
  flag.version += 1;
  audit.unshift({ ...who, date: now, resource: `proj/${flag.seed.project}:env/${key}:flag/${flag.seed.key}` });
}

function listAudit({ audit }: World, { query }: EmulatedRequest): EmulatedResponse {
  const spec = query.get("spec");
  const found = audit.filter(({ resource }) => spec === null || resource === spec);
  const limit = Number(query.get("limit") ?? 10);
  if (!Number.isInteger(limit) || limit < 1 || limit > 20) return refusal(400, "invalid_request", "Invalid limit");
  const items = found.slice(0, limit).map(({ date, resource, member, token, comment }, index) => ({
    _id: `entry-${found.length - index}`,
    date,
    kind: "flag",
    name: resource.replace(/^.*\//, ""),
    description: "",
    shortDescription: "",
    comment,
    target: { name: resource, resources: [resource] },
    ...(member === null ? {} : { member: { _id: member, email: member, role: "writer" } }),
    ...(token === null ? {} : { token: { _id: token, name: token, serviceToken: true } }),
  }));
  return { status: 200, body: { items, _links: {} } };
}

function readEnvironment({ approvals, flags }: World, { params }: EmulatedRequest): EmulatedResponse {
  const { project, environment = "" } = params;
  if (!flags.some(({ seed, environments }) => seed.project === project && environments.has(environment))) {
    return refusal(404, "not_found", "Unknown environment key");
  }
  const approvalSettings = {
    required: approvals.has(environment),
    bypassApprovalsForPendingChanges: false,
    minNumApprovals: 1,
    canReviewOwnRequest: false,
    canApplyDeclinedChanges: true,
    serviceKind: "launchdarkly",
    serviceConfig: {},
    requiredApprovalTags: [],
  };
  return { status: 200, body: { key: environment, name: environment, color: "417505", approvalSettings } };
}

function refusal(status: number, code: string, message: string): EmulatedResponse {
  return { status, body: { code, message } };
}
