/** Deployment checks of a project, and their runs for each deployment (version 2). */
import type { EmulatedRequest, EmulatedResponse, Route } from "../contract.ts";
import { guard } from "./access.ts";
import { apiError, isRecord, ok, readObject, textOf } from "./answer.ts";
import {
  type Check,
  type CheckRun,
  type CheckSource,
  CONCLUSIONS,
  REQUIREMENTS,
  SOURCES,
  STAGES,
} from "./check-records.ts";
import { addRun, completeRun, makeCheck, runsOf, start } from "./check-runs.ts";
import { locate } from "./deployment-reads.ts";
import { type Deployment, isProject, type VercelState } from "./state.ts";

type Body = Readonly<Record<string, unknown>>;
type Answer = Promise<EmulatedResponse> | EmulatedResponse;

export function checkRoutes(state: VercelState): Route[] {
  const ofProject = (method: string, rest: string, handle: (request: EmulatedRequest) => Answer) =>
    guard(state, method, [`/v2/projects/:project/checks${rest}`], (request) =>
      isProject(state, request.params.project ?? "")
        ? handle(request)
        : apiError(404, "not_found", "Project not found"),
    );
  const ofCheck = (method: string, rest: string, handle: (check: Check, request: EmulatedRequest) => Answer) =>
    ofProject(method, `/:check${rest}`, (request) => {
      const check = state.checks.get(request.params.check ?? "");
      if (check === undefined || check.deletedAt !== null) return apiError(404, "not_found", "Check not found");
      return handle(check, request);
    });
  const ofDeployment = (
    method: string,
    rest: string,
    handle: (deployment: Deployment, request: EmulatedRequest) => Answer,
  ) =>
    guard(state, method, [`/v2/deployments/:deployment/check-runs${rest}`], (request) => {
      const found = locate(state, request.params.deployment ?? "");
      return "status" in found ? found : handle(found, request);
    });
  return [
    ...ofProject("GET", "", ({ query }) => ok({ checks: listChecks(state, query.get("blocks")) })),
    ...ofProject("POST", "", async (request) => createCheck(state, await readObject(request))),
    ...ofCheck("GET", "", (check) => ok(showCheck(state, check))),
    ...ofCheck("PATCH", "", async (check, request) => changeCheck(state, check, await readObject(request))),
    ...ofCheck("DELETE", "", (check) => {
      const deleted = { ...check, deletedAt: state.context.clock.now() };
      state.checks.set(check.id, deleted);
      return ok(showCheck(state, deleted));
    }),
    ...ofCheck("GET", "/runs", ({ id }) =>
      ok({ runs: state.checkRuns.filter(({ check }) => check.id === id).map((run) => showRun(state, run)) }),
    ),
    ...ofDeployment("GET", "", (deployment) =>
      ok({ runs: runsOf(state, deployment).map((run) => showRun(state, run)) }),
    ),
    ...ofDeployment("POST", "", async (deployment, request) => {
      const { checkId } = await readObject(request);
      return requestAgain(state, deployment, state.checks.get(textOf(checkId) ?? ""));
    }),
    ...ofDeployment("PATCH", "/:run", async (deployment, request) => {
      const run = runsOf(state, deployment).find(({ id }) => id === request.params.run);
      if (run === undefined) return apiError(404, "not_found", "Check run not found");
      return answerRun(state, run, await readObject(request));
    }),
  ];
}

function listChecks(state: VercelState, blocks: string | null) {
  return [...state.checks.values()]
    .filter((check) => check.deletedAt === null && (blocks === null || check.blocks === blocks))
    .map((check) => showCheck(state, check));
}

function createCheck(state: VercelState, body: Body): EmulatedResponse {
  const name = textOf(body.name)?.trim() ?? "";
  const fields = readFields(body);
  const source = readSource(body.source);
  if (name === "") return badRequest("`name` is missing");
  if (typeof fields === "string") return badRequest(fields);
  if (typeof source === "string") return badRequest(source);
  return ok(showCheck(state, makeCheck(state, { name, requires: "deployment-url", ...fields, source })));
}

/** Its source stays what it was created with. */
function changeCheck(state: VercelState, check: Check, body: Body): EmulatedResponse {
  const fields = readFields(body);
  if (typeof fields === "string") return badRequest(fields);
  if (body.source !== undefined) return badRequest("`source` cannot be changed");
  const name = textOf(body.name) ?? check.name;
  const changed: Check = { ...check, ...fields, name, updatedAt: state.context.clock.now() };
  state.checks.set(check.id, changed);
  return ok(showCheck(state, changed));
}

type Fields = Partial<Pick<Check, "requires" | "blocks" | "targets" | "timeout" | "isRerequestable">>;

/** What is wrong with them, as text. */
function readFields({ requires, blocks, targets, timeout, isRerequestable }: Body): Fields | string {
  const isText = (value: unknown): value is string => typeof value === "string";
  if (requires !== undefined && !isOneOf(REQUIREMENTS, requires)) return "`requires` is none of the known ones";
  if (blocks !== undefined && !isOneOf(STAGES, blocks)) return "`blocks` is none of the known ones";
  if (targets !== undefined && !(Array.isArray(targets) && targets.every(isText))) return "`targets` is no list";
  if (timeout !== undefined && !(typeof timeout === "number" && timeout >= 1))
    return "`timeout` is no number of seconds";
  if (isRerequestable !== undefined && typeof isRerequestable !== "boolean") return "`isRerequestable` is no flag";
  return {
    ...(requires === undefined ? {} : { requires }),
    ...(blocks === undefined ? {} : { blocks }),
    ...(targets === undefined ? {} : { targets: targets as readonly string[] }),
    ...(timeout === undefined ? {} : { timeout }),
    ...(isRerequestable === undefined ? {} : { isRerequestable }),
  };
}

function readSource(source: unknown): CheckSource | string {
  if (source === undefined) return { kind: "webhook" };
  if (!isRecord(source) || !isOneOf(SOURCES, source.kind)) return "`source.kind` is none of the known ones";
  const { kind, provider, externalCheckName } = source;
  if (kind !== "git-provider") return { kind };
  const name = textOf(externalCheckName);
  return name === null
    ? "`source.externalCheckName` is missing"
    : { kind, provider: textOf(provider) ?? "github", externalCheckName: name };
}

/** One that is answered, or whose time is over, stays so. */
function answerRun(state: VercelState, run: CheckRun, body: Body): EmulatedResponse {
  if (run.status === "completed") return apiError(400, "bad_request", "The check run is completed.");
  const { status, conclusion, conclusionText, externalId, externalUrl, output } = body;
  if (status !== undefined && !isOneOf(["queued", "running", "completed"] as const, status)) {
    return badRequest("`status` is none of the known ones");
  }
  if (conclusion !== undefined && !isOneOf(CONCLUSIONS, conclusion)) {
    return badRequest("`conclusion` is none of the known ones");
  }
  if ((status === "completed") !== (conclusion !== undefined)) return badRequest("`conclusion` belongs to `completed`");
  run.conclusionText = textOf(conclusionText) ?? run.conclusionText;
  run.externalId = textOf(externalId) ?? run.externalId;
  run.externalUrl = textOf(externalUrl) ?? run.externalUrl;
  if (output !== undefined) run.output = output;
  if (status === "running" || status === "queued") run.status = status;
  if (conclusion !== undefined) completeRun(state, run, conclusion);
  return ok(showRun(state, run));
}

function requestAgain(state: VercelState, deployment: Deployment, check: Check | undefined): EmulatedResponse {
  if (check === undefined || check.deletedAt !== null) return apiError(404, "not_found", "Check not found");
  const before = runsOf(state, deployment).find((run) => run.check.id === check.id);
  if (before !== undefined && !check.isRerequestable) {
    return apiError(400, "bad_request", "The check cannot be requested again for this deployment.");
  }
  const run = addRun(state, deployment, check);
  if (deployment.readyState === "READY" || check.requires === "none") start(state, run);
  return ok(showRun(state, run));
}

function showCheck({ seed }: VercelState, check: Check) {
  const { id, name, isRerequestable, requires, source, blocks, targets, timeout, createdAt, updatedAt, deletedAt } =
    check;
  return {
    id,
    name,
    isRerequestable,
    requires,
    blocks,
    targets,
    timeout,
    createdAt,
    updatedAt,
    source,
    sourceKind: source.kind,
    ownerId: seed.team.id,
    projectId: seed.project.id,
    ...(deletedAt === null ? {} : { deletedAt }),
  };
}

function showRun({ seed }: VercelState, { check, conclusion, completedAt, ...run }: CheckRun) {
  const { id, name, blocks, requires, targets, timeout, source } = check;
  return {
    ...run,
    name,
    checkId: id,
    projectId: seed.project.id,
    ownerId: seed.team.id,
    ...(conclusion === null ? {} : { conclusion }),
    ...(completedAt === null ? {} : { completedAt }),
    blocks,
    requires,
    targets,
    timeout,
    source,
  };
}

function isOneOf<Word>(words: readonly Word[], value: unknown): value is Word {
  return words.some((word) => word === value);
}

function badRequest(why: string): EmulatedResponse {
  return apiError(400, "bad_request", `Invalid request: ${why}.`);
}
