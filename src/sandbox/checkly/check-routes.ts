/** Checks, their current status, and what an account may use. */
import type { EmulatedRequest, EmulatedResponse, Route } from "../contract.ts";
import { Refusal, guarded, instant, wholeNumber } from "./answer.ts";
import type { CheckSeed } from "./seed.ts";
import type { World } from "./world.ts";

const MINUTE_MS = 60_000;

export function checkRoutes(world: World): readonly Route[] {
  const account = { id: world.seed.accountId, name: world.seed.accountName ?? "Sandbox", runtimeId: "2025.04" };
  const showAccount = (request: EmulatedRequest): EmulatedResponse => {
    if (request.params["id"] !== account.id) throw new Refusal(404, "Not found");
    return { status: 200, body: account };
  };
  return [
    guarded(world, "GET", "/v1/checks", (request) => listChecks(world, request)),
    guarded(world, "GET", "/v1/checks/:id", (request) => ({
      status: 200,
      body: showCheck(world, find(world, request)),
    })),
    guarded(world, "GET", "/v1/check-statuses", () => ({
      status: 200,
      // Everything at once, whatever limit is asked for.
      body: world.seed.checks.map((check) => showStatus(world, check)).filter((status) => status !== null),
    })),
    guarded(world, "GET", "/v1/check-statuses/:id", (request) => {
      const status = showStatus(world, find(world, request));
      if (status === null) throw new Refusal(404, "Not found");
      return { status: 200, body: status };
    }),
    guarded(world, "GET", "/v1/accounts", () => ({ status: 200, body: [account] })),
    guarded(world, "GET", "/v1/accounts/me", () => ({ status: 200, body: account })),
    guarded(world, "GET", "/v1/accounts/:id", showAccount),
    guarded(world, "GET", "/next/accounts", () => ({ status: 200, body: [account] })),
    guarded(world, "GET", "/next/accounts/:id", showAccount),
    guarded(world, "GET", "/v1/runtimes", () => ({
      status: 200,
      body: [{ name: "2025.04", stage: "CURRENT", runtimeEndOfLife: null, description: "Node 22", dependencies: {} }],
    })),
    guarded(world, "GET", "/v1/locations", () => ({
      status: 200,
      body: [
        { name: "Frankfurt", region: "eu-central-1" },
        { name: "N. Virginia", region: "us-east-1" },
      ],
    })),
  ];
}

function find(world: World, request: EmulatedRequest): CheckSeed {
  const check = world.seed.checks.find((candidate) => candidate.id === request.params["id"]);
  if (check === undefined) throw new Refusal(404, "Not found");
  return check;
}

function listChecks(world: World, request: EmulatedRequest): EmulatedResponse {
  const limit = wholeNumber(request, "limit", { least: 1, most: 100, fallback: 10 });
  const page = wholeNumber(request, "page", { least: 1, most: 1_000_000, fallback: 1 });
  const tags = [...request.query.getAll("tag"), ...request.query.getAll("tag[]")];
  // At least one of the tags, says the API's description: not all of them.
  const matching = world.seed.checks.filter(
    (check) => tags.length === 0 || tags.some((tag) => check.tags.includes(tag)),
  );
  const first = (page - 1) * limit;
  const shown = matching.slice(first, first + limit);
  return {
    status: 200,
    headers: { "content-range": `${shown.length === 0 ? 0 : first + 1}-${first + shown.length}/${matching.length}` },
    body: shown.map((check) => showCheck(world, check)),
  };
}

function showCheck(world: World, check: CheckSeed) {
  const everyMs = check.frequencyMs ?? MINUTE_MS;
  return {
    id: check.id,
    name: check.name,
    description: null,
    checkType: check.type ?? "API",
    activated: check.activated !== false,
    muted: false,
    // Minutes; what is more frequent is 0 with the seconds beside it.
    frequency: Math.floor(everyMs / MINUTE_MS),
    ...(everyMs < MINUTE_MS ? { frequencyOffset: Math.round(everyMs / 1_000) } : {}),
    locations: ["eu-central-1"],
    tags: check.tags,
    groupId: null,
    groupOrder: null,
    runtimeId: null,
    scriptPath: null,
    created_at: instant(world.context.startedAt),
    updated_at: null,
  };
}

function showStatus(world: World, check: CheckSeed) {
  const own = world.results.filter((result) => result.check.id === check.id);
  const last = own.at(-1);
  if (last === undefined || world.context.hasFault("checkly", "empty")) return null;
  const durations = own.map((result) => result.outcome.responseMs);
  return {
    checkId: check.id,
    name: check.name,
    hasFailures: last.outcome.failed,
    hasErrors: false,
    isDegraded: last.outcome.degraded,
    longestRun: Math.max(...durations),
    shortestRun: Math.min(...durations),
    lastRunLocation: "eu-central-1",
    lastCheckRunId: String(last.checkRunId),
    sslDaysRemaining: null,
    created_at: instant(world.context.startedAt),
    updated_at: instant(last.stoppedAt),
  };
}
