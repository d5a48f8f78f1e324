/** Raw results of production's checks, and the sums over them. */
import type { EmulatedRequest, EmulatedResponse, Route } from "../contract.ts";
import { Refusal, guarded, instant, isTextList, readObject, wholeNumber } from "./answer.ts";
import type { ProductionResult, World } from "./world.ts";

const DAY_MS = 86_400_000;
const RANGES: Readonly<Record<string, number>> = { last24Hours: DAY_MS, last7Days: 7 * DAY_MS };

export function resultRoutes(world: World): readonly Route[] {
  return [
    guarded(world, "GET", "/v2/check-results/:check", (request) => listResults(world, request)),
    guarded(world, "POST", "/v1/analytics/checks", (request) => analyse(world, request)),
  ];
}

/** Newest first, `nextId` is the id of the first result of the next page. */
function listResults(world: World, request: EmulatedRequest): EmulatedResponse {
  const { params, query } = request;
  if (!world.seed.checks.some((check) => check.id === params["check"])) throw new Refusal(404, "Not found");
  const limit = wholeNumber(request, "limit", { least: 1, most: 100, fallback: 10 });
  const seconds = { least: 0, most: 9_999_999_999 };
  const from = wholeNumber(request, "from", { ...seconds, fallback: 0 }) * 1_000;
  const to = wholeNumber(request, "to", { ...seconds, fallback: 9_999_999_999 }) * 1_000;
  const kind = query.get("resultType") ?? "FINAL";
  if (!["FINAL", "ATTEMPT", "ALL"].includes(kind))
    throw new Refusal(400, '"resultType" must be one of FINAL, ATTEMPT, ALL');
  const failures = query.get("hasFailures");
  const fields = query.get("fields")?.split(",") ?? null;
  const matching = world.context.hasFault("checkly", "empty")
    ? []
    : world.results
        .filter(
          (result) =>
            result.check.id === params["check"] &&
            kind !== "ATTEMPT" &&
            result.startedAt >= from &&
            result.startedAt < to &&
            (failures === null || String(result.outcome.failed) === failures),
        )
        .toSorted((first, second) => second.startedAt - first.startedAt);
  const nextId = query.get("nextId");
  const first = nextId === null ? 0 : matching.findIndex((result) => result.id === nextId);
  if (first < 0) throw new Refusal(400, '"nextId" is invalid');
  const entries = matching.slice(first, first + limit).map((result) => project(showResult(result), fields));
  return { status: 200, body: { length: entries.length, entries, nextId: matching[first + limit]?.id ?? null } };
}

function showResult(result: ProductionResult) {
  return {
    id: result.id,
    checkId: result.check.id,
    name: result.check.name,
    hasFailures: result.outcome.failed,
    hasErrors: false,
    isDegraded: result.outcome.degraded,
    isCancelled: false,
    overMaxResponseTime: false,
    runLocation: "eu-central-1",
    startedAt: instant(result.startedAt),
    stoppedAt: instant(result.stoppedAt),
    created_at: instant(result.stoppedAt),
    responseTime: result.outcome.responseMs,
    checkRunId: result.checkRunId,
    attempts: 1,
    resultType: "FINAL",
    sequenceId: null,
    traceId: null,
    errorGroupIds: [],
  };
}

function project(result: Readonly<Record<string, unknown>>, fields: readonly string[] | null) {
  if (fields === null) return result;
  // `resultType` and `traceId` are always there, as the API's description requires them.
  const kept = new Set([...fields, "resultType", "traceId"]);
  return Object.fromEntries(Object.entries(result).filter(([key]) => kept.has(key)));
}

async function analyse(world: World, request: EmulatedRequest): Promise<EmulatedResponse> {
  const body = await readObject(request, ["checkIds"]);
  const ids = body["checkIds"];
  if (!isTextList(ids)) throw new Refusal(400, '"checkIds" is required');
  const rangeMs = RANGES[request.query.get("quickRange") ?? "last24Hours"];
  if (rangeMs === undefined) throw new Refusal(400, '"quickRange" must be one of the known ranges');
  const since = world.context.clock.now() - rangeMs;
  const checks = world.seed.checks.filter((check) => ids.includes(check.id));
  return {
    status: 200,
    body: checks.map((check) => {
      const own = world.context.hasFault("checkly", "empty")
        ? []
        : world.results.filter((result) => result.check.id === check.id && result.startedAt >= since);
      const passed = own.filter((result) => !result.outcome.failed).length;
      const durations = own.map((result) => result.outcome.responseMs).toSorted((first, second) => first - second);
      const mean = durations.reduce((sum, duration) => sum + duration, 0) / durations.length;
      return {
        checkId: check.id,
        checkType: check.type ?? "API",
        // A percentage; null where there is no data.
        availability: own.length === 0 ? null : (100 * passed) / own.length,
        responseTime_avg: own.length === 0 ? null : mean,
        responseTime_p50: quantile(durations, 0.5),
        responseTime_p95: quantile(durations, 0.95),
        responseTime_p99: quantile(durations, 0.99),
      };
    }),
  };
}

/** Nearest rank of sorted values. */
function quantile(sorted: readonly number[], share: number): number | null {
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? null;
}
