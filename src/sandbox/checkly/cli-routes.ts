/** What the `checkly trigger` command calls besides the public API. */
import type { EmulatedRequest, EmulatedResponse, Route } from "../contract.ts";
import { Refusal, guarded, isRecord, readObject } from "./answer.ts";
import { matchChecks, readTarget } from "./match-checks.ts";
import { findSession, startSession } from "./run-session.ts";
import { readVariables, sessionLink } from "./test-session-routes.ts";
import type { World } from "./world.ts";

const BASE = "/next/test-sessions";

export function cliRoutes(world: World): readonly Route[] {
  return [
    guarded(world, "POST", `${BASE}/trigger`, (request) => trigger(world, request)),
    guarded(world, "GET", `${BASE}/:id/link`, (request) => ({
      status: 200,
      body: { link: sessionLink(world, findSession(world.testSessions, request)) },
    })),
    guarded(world, "GET", `${BASE}/:id/results/:result/links`, (request) => {
      const session = findSession(world.testSessions, request);
      return {
        status: 200,
        body: {
          testResultLink: `${sessionLink(world, session)}/results/${request.params["result"]}`,
          testTraceLinks: [],
          videoLinks: [],
          screenshotLinks: [],
        },
      };
    }),
  ];
}

async function trigger(world: World, request: EmulatedRequest): Promise<EmulatedResponse> {
  const body = await readObject(request, [
    "name",
    "shouldRecord",
    "runLocation",
    "checkRunSuiteId",
    "targetTags",
    "checkId",
    "environmentVariables",
    "repoInfo",
    "environment",
    "testRetryStrategy",
    "refreshCache",
  ]);
  const suiteId = body["checkRunSuiteId"];
  if (typeof suiteId !== "string") throw new Refusal(400, '"checkRunSuiteId" is required');
  const checks = matchChecks(world, readTarget(body["targetTags"], body["checkId"], false));
  if (checks.length === 0) throw new Refusal(403, "No matching checks found", "ERR_NO_MATCHING_CHECKS");
  const variables = readVariables(body["environmentVariables"]);
  const { repoInfo, runLocation, environment, name } = body;
  const session = startSession(world, {
    name: typeof name === "string" ? name : "Triggered Session",
    checks,
    url: variables.get("ENVIRONMENT_URL") ?? null,
    bypass: variables.get("VERCEL_BYPASS_TOKEN") ?? null,
    location:
      isRecord(runLocation) && typeof runLocation["region"] === "string" ? runLocation["region"] : "eu-central-1",
    variables: [...variables.keys()],
    metadata: { ...(isRecord(repoInfo) ? repoInfo : {}), ...(typeof environment === "string" ? { environment } : {}) },
    suiteId,
  });
  world.testSessions.set(session.id, session);
  return {
    status: 200,
    body: {
      // Without `sourceFile`: the client's reporter treats null and absent differently.
      checks: checks.map((check) => ({
        id: check.id,
        name: check.name,
        checkType: check.type ?? "API",
        tags: check.tags,
      })),
      testSessionId: session.id,
      testResultIds: Object.fromEntries(session.runs.map((run) => [run.check.id, run.resultId])),
      sequenceIds: Object.fromEntries(session.runs.map((run) => [run.check.id, run.sequenceId])),
    },
  };
}
