/** Test sessions: production's checks against another address, without alerts and outside of availability. */
import type { EmulatedRequest, EmulatedResponse, Route } from "../contract.ts";
import { Refusal, guarded, instant, isRecord, readObject, wholeNumber } from "./answer.ts";
import { matchChecks, readTarget } from "./match-checks.ts";
import { awaitEnd, endSession, findSession, startSession } from "./run-session.ts";
import type { Session, SessionRun, World } from "./world.ts";

const BASE = "/v1/test-sessions";

export function testSessionRoutes(world: World): readonly Route[] {
  const sessions = world.testSessions;
  return [
    guarded(world, "POST", `${BASE}/trigger`, (request) => trigger(world, request)),
    guarded(world, "GET", BASE, (request) => list(world, request)),
    guarded(world, "GET", `${BASE}/:id`, (request) => ({
      status: 200,
      body: show(world, findSession(sessions, request)),
    })),
    guarded(
      world,
      "GET",
      `${BASE}/:id/completion`,
      async (request) => {
        const session = findSession(sessions, request);
        await awaitEnd(world, session, request);
        return { status: 200, body: show(world, session) };
      },
      true,
    ),
    guarded(world, "GET", `${BASE}/:id/results/:result`, (request) => {
      const session = findSession(sessions, request);
      const run = session.runs.find((candidate) => candidate.resultId === request.params["result"]);
      if (run === undefined) throw new Refusal(404, "Not found");
      return {
        status: 200,
        body: { ...showRun(session, run), id: run.resultId, requestError: run.outcome?.reason ?? null },
      };
    }),
    guarded(world, "POST", `${BASE}/:id/cancel`, (request) => {
      const session = findSession(sessions, request);
      if (session.stoppedAt === null) {
        session.canceled = true;
        endSession(world, session);
      }
      return { status: 204 };
    }),
  ];
}

async function trigger(world: World, request: EmulatedRequest): Promise<EmulatedResponse> {
  const body = await readObject(request, [
    "name",
    "runLocation",
    "target",
    "environmentVariables",
    "retryStrategy",
    "refreshCache",
    "metadata",
  ]);
  const { name, runLocation } = body;
  if (typeof name !== "string" || name === "") throw new Refusal(400, '"name" is required');
  if (typeof runLocation !== "string" || runLocation === "") throw new Refusal(400, '"runLocation" is required');
  const target = isRecord(body["target"]) ? body["target"] : {};
  const checks = matchChecks(world, readTarget(target["matchTags"], target["checkId"], target["allowDeactivated"]));
  if (checks.length === 0) throw new Refusal(404, "No matching checks found");
  const variables = readVariables(body["environmentVariables"]);
  const session = startSession(world, {
    name,
    checks,
    url: variables.get("ENVIRONMENT_URL") ?? null,
    bypass: variables.get("VERCEL_BYPASS_TOKEN") ?? null,
    location: runLocation,
    variables: [...variables.keys()],
    metadata: isRecord(body["metadata"]) ? body["metadata"] : {},
    suiteId: null,
  });
  world.testSessions.set(session.id, session);
  return { status: 201, body: show(world, session) };
}

/** Values by name; each needs a key and a value, and `secret` and `locked` are truth values. Or 400. */
export function readVariables(value: unknown): ReadonlyMap<string, string> {
  if (value === undefined) return new Map();
  if (!Array.isArray(value) || value.length > 50)
    throw new Refusal(400, '"environmentVariables" must be an array of up to 50');
  const variables = new Map<string, string>();
  for (const item of value) {
    if (!isRecord(item) || typeof item["key"] !== "string" || typeof item["value"] !== "string") {
      throw new Refusal(400, '"environmentVariables" needs "key" and "value"');
    }
    for (const flag of ["secret", "locked"]) {
      if (item[flag] !== undefined && typeof item[flag] !== "boolean") {
        throw new Refusal(400, `"environmentVariables.${flag}" must be a boolean`);
      }
    }
    variables.set(item["key"], item["value"]);
  }
  return variables;
}

function list(world: World, request: EmulatedRequest): EmulatedResponse {
  const limit = wholeNumber(request, "limit", { least: 1, most: 100, fallback: 20 });
  const text = request.query.get("textSearch");
  if (text !== null && (text.length < 3 || text.length > 200))
    throw new Refusal(400, '"textSearch" must have 3 to 200 characters');
  const newestFirst = [...world.testSessions.values()]
    .toReversed()
    .filter((session) => text === null || session.name.includes(text));
  const from = newestFirst.findIndex((session) => session.id === request.query.get("nextId"));
  const page = newestFirst.slice(Math.max(0, from), Math.max(0, from) + limit);
  const next = newestFirst[Math.max(0, from) + limit];
  const entries = page.map((session) => ({
    id: session.id,
    accountId: world.seed.accountId,
    name: session.name,
    provider: session.suiteId === null ? "API" : "TRIGGER",
    status: statusOf(session),
    region: session.location,
    startedAt: instant(session.startedAt),
    stoppedAt: session.stoppedAt === null ? null : instant(session.stoppedAt),
    created_at: instant(session.startedAt),
    ...session.metadata,
  }));
  return { status: 200, body: { length: entries.length, entries, nextId: next?.id ?? null } };
}

export function statusOf(session: Session): "RUNNING" | "PASSED" | "FAILED" | "CANCELLED" {
  if (session.canceled) return "CANCELLED";
  if (session.stoppedAt === null) return "RUNNING";
  return session.runs.some((run) => run.outcome?.failed) ? "FAILED" : "PASSED";
}

export function sessionLink(world: World, session: Session): string {
  return `https://app.checklyhq.com/accounts/${world.seed.accountId}/test-sessions/${session.id}`;
}

function show(world: World, session: Session) {
  return {
    testSessionId: session.id,
    testSessionLink: sessionLink(world, session),
    name: session.name,
    status: statusOf(session),
    errorGroupIds: [],
    startedAt: instant(session.startedAt),
    stoppedAt: session.stoppedAt === null ? null : instant(session.stoppedAt),
    timeElapsed: (session.stoppedAt ?? world.context.clock.now()) - session.startedAt,
    metadata: session.metadata,
    results: world.context.hasFault("checkly", "empty") ? [] : session.runs.map((run) => showRun(session, run)),
  };
}

function showRun(session: Session, run: SessionRun) {
  const { outcome } = run;
  return {
    testSessionResultId: run.resultId,
    testSessionResultLink: `https://app.checklyhq.com/test-sessions/${session.id}/results/${run.resultId}`,
    checkId: run.check.id,
    checkType: run.check.type ?? "API",
    name: run.check.name,
    runLocation: session.location,
    errorGroupIds: [],
    resultType: outcome === null ? "PENDING" : "FINAL",
    status: outcome === null ? (session.canceled ? "CANCELLED" : "RUNNING") : outcome.failed ? "FAILED" : "PASSED",
    hasErrors: false,
    hasFailures: outcome?.failed ?? false,
    isDegraded: outcome?.degraded ?? false,
    aborted: outcome === null && session.canceled,
    responseTime: outcome?.responseMs ?? null,
    startedAt: instant(run.startedAt),
    stoppedAt: run.stoppedAt === null ? null : instant(run.stoppedAt),
  };
}
