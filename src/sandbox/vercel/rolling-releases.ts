/** Rolling releases: a new deployment gets a share of production's visitors, stage by stage, beside the one before. */
import type { EmulatedRequest, EmulatedResponse, Route } from "../contract.ts";
import { guard } from "./access.ts";
import { isJobRunning, startAliasJob } from "./alias-jobs.ts";
import { apiError, isRecord, ok, readObject, textOf } from "./answer.ts";
import { locate } from "./deployment-reads.ts";
import { showTarget } from "./deployment-shape.ts";
import { abortRollingRelease } from "./rolling-state.ts";
import type { RollingRelease, RollingStage } from "./rolling-records.ts";
import { changeProject, type Deployment, isProject, type VercelState } from "./state.ts";

type Handler = (request: EmulatedRequest) => Promise<EmulatedResponse> | EmulatedResponse;

export function rollingReleaseRoutes(state: VercelState): Route[] {
  const path = "/v1/projects/:project/rolling-release";
  const route = (method: string, rest: string, handle: Handler) =>
    guard(state, method, [`${path}${rest}`], (request) =>
      isProject(state, request.params.project ?? "")
        ? handle(request)
        : apiError(404, "not_found", "Project not found"),
    );
  return [
    ...route("GET", "", ({ query }) => ok({ rollingRelease: showRelease(state, query.get("state")) })),
    ...route("GET", "/config", () => ok({ rollingRelease: state.rollingSettings })),
    ...route("PATCH", "/config", (request) => configure(state, request)),
    ...route("DELETE", "/config", () => disable(state)),
    ...route("GET", "/billing", () => ok(billing(state))),
    ...route("POST", "/start", (request) => start(state, request)),
    ...route("POST", "/approve-stage", (request) => approve(state, request)),
    ...route("POST", "/complete", (request) => complete(state, request)),
  ];
}

/** Null where another one is under way: then this one waits, and nothing changes. */
export function beginRollingRelease(state: VercelState, canary: Deployment): RollingRelease | null {
  const before = state.rollingRelease;
  if (before?.state === "ACTIVE") {
    if (before.canaryDeploymentId === canary.id) return before;
    state.rollingRelease = { ...before, queuedDeploymentId: canary.id, updatedAt: now(state) };
    return null;
  }
  canary.readySubstate = "ROLLING";
  // As a promote does (vercel/vercel#15095).
  changeProject(state, { autoAssignCustomDomains: true });
  const release: RollingRelease = {
    state: "ACTIVE",
    stages: state.rollingSettings?.stages ?? [],
    activeStage: 0,
    stableDeploymentId: state.project.productionDeploymentId,
    canaryDeploymentId: canary.id,
    queuedDeploymentId: null,
    startedAt: now(state),
    updatedAt: now(state),
  };
  state.rollingRelease = release;
  advanceByTime(state, release);
  return release;
}

/** A stage that has a duration ends by itself. */
function advanceByTime(state: VercelState, release: RollingRelease): void {
  const minutes = release.stages[release.activeStage]?.duration;
  if (minutes === undefined) return;
  const run = async () => {
    await state.context.clock.sleep(minutes * 60_000, state.closed.signal);
    if (state.rollingRelease === release) moveOn(state, release);
  };
  run().catch((error: unknown) => {
    if (!state.closed.signal.aborted) throw error;
  });
}

function moveOn(state: VercelState, release: RollingRelease): void {
  const activeStage = release.activeStage + 1;
  if (activeStage >= release.stages.length - 1) return finishRollingRelease(state, release);
  const next = { ...release, activeStage, updatedAt: now(state) };
  state.rollingRelease = next;
  advanceByTime(state, next);
}

/** Everybody gets it: the domains are pointed at it as by a promote. */
export function finishRollingRelease(state: VercelState, release: RollingRelease): void {
  state.rollingRelease = {
    ...release,
    state: "COMPLETE",
    activeStage: release.stages.length - 1,
    queuedDeploymentId: null,
    updatedAt: now(state),
  };
  const canary = state.deployments.get(release.canaryDeploymentId);
  if (canary !== undefined) startAliasJob(state, "promote", canary, "at-once");
}

async function configure(state: VercelState, request: EmulatedRequest): Promise<EmulatedResponse> {
  const { enabled, advancementType, stages } = await readObject(request);
  if (enabled === false) return disable(state);
  if (state.options.plan === "hobby") return apiError(402, "payment_required", "Rolling releases need a larger plan.");
  const parsed = Array.isArray(stages) ? stages.map(parseStage) : [];
  const percents = parsed.map((stage) => stage?.targetPercentage ?? Number.NaN);
  const ascending = percents.every((percent, index) => percent > (percents[index - 1] ?? -1));
  if (parsed.length < 2 || percents.at(-1) !== 100 || !ascending) {
    return apiError(400, "bad_request", "Invalid request: `stages` should ascend to 100.");
  }
  const waits = advancementType === "manual-approval";
  state.rollingSettings = {
    target: "production",
    stages: parsed.map((stage, index) => ({
      targetPercentage: stage?.targetPercentage ?? 0,
      ...(index === parsed.length - 1
        ? {}
        : waits
          ? { requireApproval: true }
          : { requireApproval: false, duration: stage?.duration ?? 0 }),
    })),
  };
  return ok({ rollingRelease: state.rollingSettings });
}

function parseStage(stage: unknown): RollingStage | null {
  if (!isRecord(stage) || typeof stage.targetPercentage !== "number") return null;
  const { targetPercentage, duration } = stage;
  return { targetPercentage, ...(typeof duration === "number" ? { duration } : {}) };
}

/** Without settings there is nothing that could go on: what is under way is taken back. */
function disable(state: VercelState): EmulatedResponse {
  state.rollingSettings = null;
  abortRollingRelease(state);
  return ok({ rollingRelease: null });
}

function billing(state: VercelState) {
  if (state.options.plan === "hobby") {
    return { availableSlots: 0, reason: "plan_not_supported", message: "Upgrade to use rolling releases." };
  }
  const { rollingSlots } = state.options;
  return rollingSlots === null
    ? { availableSlots: "unlimited", reason: "unlimited_slots", message: "" }
    : rollingSlots === 0
      ? { availableSlots: 0, reason: "no_available_slots", message: "All slots are used." }
      : { availableSlots: rollingSlots, reason: "available_slots", message: "" };
}

/** The deployment that a body names, and the release that it is about. */
async function named(state: VercelState, request: EmulatedRequest) {
  const body = await readObject(request);
  const id = textOf(body.canaryDeploymentId);
  if (id === null) return apiError(400, "bad_request", "Invalid request: missing `canaryDeploymentId`.");
  const found = locate(state, id);
  return "status" in found ? found : { canary: found, body };
}

async function start(state: VercelState, request: EmulatedRequest): Promise<EmulatedResponse> {
  const given = await named(state, request);
  if ("status" in given) return given;
  const { canary } = given;
  if (state.rollingSettings === null) return apiError(400, "bad_request", "Rolling releases are not enabled.");
  if (canary.readyState !== "READY" || canary.target !== "production") {
    return apiError(422, "deployment_not_ready", `The deployment ${canary.id} cannot be rolled out.`);
  }
  if (canary.id === state.project.productionDeploymentId) {
    return apiError(409, "conflict", `The deployment (${canary.id}) is already the current production deployment.`);
  }
  if (isJobRunning(state)) return apiError(409, "conflict", "Another change of production is in progress.");
  return beginRollingRelease(state, canary) === null
    ? { status: 202, body: {} }
    : ok({ rollingRelease: showRelease(state, null) });
}

async function approve(state: VercelState, request: EmulatedRequest): Promise<EmulatedResponse> {
  const given = await named(state, request);
  if ("status" in given) return given;
  const release = state.rollingRelease;
  if (release?.state !== "ACTIVE" || release.canaryDeploymentId !== given.canary.id) {
    return apiError(404, "not_found", "There is no active rolling release of this deployment.");
  }
  const { nextStageIndex, activeStageIndex = release.activeStage } = given.body;
  if (nextStageIndex !== release.activeStage + 1 || activeStageIndex !== release.activeStage) {
    return apiError(409, "conflict", `The active stage is ${release.activeStage}.`);
  }
  moveOn(state, release);
  return ok({ rollingRelease: showRelease(state, null) });
}

async function complete(state: VercelState, request: EmulatedRequest): Promise<EmulatedResponse> {
  const given = await named(state, request);
  if ("status" in given) return given;
  const release = state.rollingRelease;
  if (release?.state !== "ACTIVE" || release.canaryDeploymentId !== given.canary.id) {
    return apiError(404, "not_found", "There is no active rolling release of this deployment.");
  }
  finishRollingRelease(state, release);
  return ok({ rollingRelease: showRelease(state, null) });
}

function now(state: VercelState): number {
  return state.context.clock.now();
}

function showRelease(state: VercelState, wanted: string | null) {
  const release = state.rollingRelease;
  if (release === null || (wanted !== null && release.state !== wanted)) return null;
  const last = release.stages.length - 1;
  const stages = release.stages.map(({ targetPercentage, requireApproval = false, duration }, index) => ({
    index,
    targetPercentage,
    requireApproval,
    // Seconds here, and minutes in the settings.
    duration: duration === undefined ? null : duration * 60,
    isFinalStage: index === last,
  }));
  const isActive = release.state === "ACTIVE";
  const deployment = (id: string | null) => {
    const found = id === null ? undefined : state.deployments.get(id);
    return found === undefined ? null : showTarget(state, found);
  };
  return {
    state: release.state,
    substate: null,
    advancementType: stages.some(({ requireApproval }) => requireApproval) ? "manual-approval" : "automatic",
    stages,
    activeStage: isActive ? (stages[release.activeStage] ?? null) : null,
    nextStage: isActive ? (stages[release.activeStage + 1] ?? null) : null,
    currentDeployment: deployment(release.stableDeploymentId),
    canaryDeployment: deployment(release.canaryDeploymentId),
    queuedDeploymentId: release.queuedDeploymentId,
    startedAt: release.startedAt,
    updatedAt: release.updatedAt,
  };
}
