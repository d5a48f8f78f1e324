/** Check sessions: deployed checks run now against production, with their results kept and counted. */
import type { EmulatedRequest, EmulatedResponse, Route } from "../contract.ts";
import { Refusal, guarded, instant, isRecord, readObject } from "./answer.ts";
import { matchChecks, readTarget } from "./match-checks.ts";
import { awaitEnd, endSession, findSession, startSession } from "./run-session.ts";
import type { Session, World } from "./world.ts";

export function checkSessionRoutes(world: World): readonly Route[] {
  const sessions = world.checkSessions;
  return [
    guarded(world, "POST", "/v2/check-sessions/trigger", (request) => trigger(world, request)),
    guarded(world, "GET", "/v2/check-sessions/:id", (request) => ({
      status: 200,
      body: showWithResults(findSession(sessions, request)),
    })),
    guarded(
      world,
      "GET",
      "/v2/check-sessions/:id/completion",
      async (request) => {
        const session = findSession(sessions, request);
        await awaitEnd(world, session, request);
        return { status: 200, body: showWithResults(session) };
      },
      true,
    ),
    guarded(world, "POST", "/v1/check-sessions/:id/cancel", (request) => {
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
  const body = await readObject(request, ["target", "refreshCache"]);
  const target = isRecord(body["target"]) ? body["target"] : {};
  const checks = matchChecks(world, readTarget(target["matchTags"], target["checkId"], false));
  if (checks.length === 0) throw new Refusal(404, "No matching checks found");
  const url = world.seed.productionOrigin?.() ?? null;
  // One session a check, unlike test sessions, which hold them all.
  const sessions = checks.map((check) => {
    const session = startSession(
      world,
      {
        name: check.name,
        checks: [check],
        url,
        bypass: null,
        location: "eu-central-1",
        variables: [],
        metadata: {},
        suiteId: null,
      },
      (run, outcome) => {
        world.results.push({
          id: run.resultId,
          check,
          checkRunId: world.newRunId(),
          startedAt: run.startedAt,
          stoppedAt: run.stoppedAt ?? run.startedAt,
          outcome,
        });
      },
    );
    world.checkSessions.set(session.id, session);
    return show(session);
  });
  return { status: 201, body: { sessions } };
}

function statusOf(session: Session): string {
  if (session.canceled) return "CANCELLED";
  if (session.stoppedAt === null) return "STARTED";
  if (session.runs.some((run) => run.outcome?.failed)) return "FAILED";
  return session.runs.some((run) => run.outcome?.degraded) ? "DEGRADED" : "PASSED";
}

function show(session: Session) {
  const check = session.runs[0]?.check;
  return {
    checkSessionId: session.id,
    checkSessionLink: `https://app.checklyhq.com/checks/${check?.id}/check-sessions/${session.id}`,
    checkId: check?.id,
    checkType: check?.type ?? "API",
    name: session.name,
    status: statusOf(session),
    startedAt: instant(session.startedAt),
    stoppedAt: session.stoppedAt === null ? null : instant(session.stoppedAt),
    timeElapsed: (session.stoppedAt ?? session.startedAt) - session.startedAt,
    runLocations: [session.location],
    runSource: "TRIGGER_API",
  };
}

function showWithResults(session: Session) {
  const finished = session.runs.filter((run) => run.outcome !== null);
  return {
    ...show(session),
    results: finished.map((run) => ({
      checkResultId: run.resultId,
      checkResultLink: `https://app.checklyhq.com/checks/${run.check.id}/results/${run.resultId}`,
      checkId: run.check.id,
      checkType: run.check.type ?? "API",
      name: run.check.name,
      runLocation: session.location,
      resultType: "FINAL",
      hasErrors: false,
      hasFailures: run.outcome?.failed ?? false,
      isDegraded: run.outcome?.degraded ?? false,
      aborted: false,
      isCancelled: session.canceled,
      responseTime: run.outcome?.responseMs ?? null,
      startedAt: instant(run.startedAt),
      stoppedAt: run.stoppedAt === null ? null : instant(run.stoppedAt),
    })),
  };
}
