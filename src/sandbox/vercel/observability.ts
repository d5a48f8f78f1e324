/**
 * Observability queries: `POST /v2/observability/query` and its schema, over what the deployments answered.
 * Shapes: Vercel's published reference, and what the CLI sends and reads (packages/cli/src/commands/metrics).
 */
import { groupBy } from "../../lib/group-by.ts";
import type { EmulatedRequest, EmulatedResponse, Route } from "../contract.ts";
import { guard } from "./access.ts";
import { apiError, isRecord, ok, readObject, textOf } from "./answer.ts";
import { type Dimensions, parseFilter } from "./observability-filter.ts";
import { METRICS, type MetricInfo } from "./observability-metrics.ts";
import type { VercelState } from "./state.ts";
import type { CountedRequests } from "./traffic-log.ts";

const DIMENSIONS = ["deployment_id", "environment", "http_status", "request_method", "request_path", "route"];
const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** Data younger than this is not counted yet. */
const INGESTION_MS = 60_000;

/** A query that was understood. */
interface Query {
  readonly info: MetricInfo;
  readonly aggregation: string;
  readonly from: number;
  readonly to: number;
  readonly bucketMs: number;
  readonly groups: readonly string[];
  readonly limit: number;
  readonly keep: (row: Dimensions) => boolean;
}

export function observabilityRoutes(state: VercelState): Route[] {
  const root = "/v2/observability";
  const asTeam =
    (handle: (request: EmulatedRequest) => EmulatedResponse | Promise<EmulatedResponse>) =>
    (request: EmulatedRequest) =>
      refuse(state, request) ?? handle(request);
  return [
    ...guard(
      state,
      "GET",
      [`${root}/schema`],
      asTeam(() => ok(Object.keys(METRICS).map(describe))),
    ),
    ...guard(
      state,
      "GET",
      [`${root}/schema/:metric`],
      asTeam(({ params }) => schemaOf(params["metric"] ?? "")),
    ),
    ...guard(
      state,
      "POST",
      [`${root}/query`],
      asTeam((request) => answer(state, request)),
    ),
  ];
}

/** A token that is limited to one project has no account to ask for. */
function refuse(state: VercelState, { headers }: EmulatedRequest): EmulatedResponse | null {
  const token = /^bearer\s+(.+)$/i.exec(headers.authorization ?? "")?.[1];
  const limited = state.seed.tokens.find((one) => one.token === token)?.project === true;
  return limited ? apiError(404, "not_found", "Observability Data not found.") : null;
}

function describe(id: string) {
  const info = METRICS[id];
  return {
    id,
    description: id,
    unit: info?.unit ?? "count",
    dimensions: DIMENSIONS.map((name) => ({ name, label: name })),
    aggregations: info?.aggregations ?? [],
    defaultAggregation: info?.aggregations[0] ?? "sum",
  };
}

function schemaOf(prefix: string): EmulatedResponse {
  const found = Object.keys(METRICS).filter((id) => id === prefix || id.startsWith(`${prefix}.`));
  return found.length === 0 ? apiError(404, "not_found", `Unknown metric "${prefix}".`) : ok(found.map(describe));
}

async function answer(state: VercelState, request: EmulatedRequest): Promise<EmulatedResponse> {
  const query = readQuery(state, await readObject(request));
  if ("status" in query) return query;
  if (query.info.paid && !state.options.observabilityPlus) {
    return apiError(
      402,
      "payment_required",
      `Observability Plus is required to run this query for team ${state.seed.team.slug} and is available on Pro and Enterprise plans.`,
    );
  }
  const visible = visibleUntil(state);
  const rows = state.traffic
    .between(query.from, Math.min(query.to, visible))
    .map((counted) => ({ counted, dimensions: dimensionsOf(counted) }))
    .filter(({ counted, dimensions }) => query.info.covers(counted) && query.keep(dimensions));
  const key = `${query.info.id.replaceAll(".", "_")}_${query.aggregation}`;
  const groups = groupBy(rows, ({ dimensions }) => JSON.stringify(query.groups.map((name) => dimensions[name])));
  const kept = [...groups.values()].toSorted((one, other) => other.length - one.length).slice(0, query.limit);
  const show = (members: typeof rows, all: typeof rows) => ({
    ...Object.fromEntries(query.groups.map((name) => [name, members[0]?.dimensions[name] ?? ""])),
    [key]: query.info.value(
      all.map(({ counted }) => counted),
      query.aggregation,
    ),
  });
  const starts = Array.from(
    { length: (query.to - query.from) / query.bucketMs },
    (_, index) => query.from + index * query.bucketMs,
  );
  return ok({
    query: { metric: query.info.id, aggregation: query.aggregation, groupBy: query.groups },
    summary: kept.map((members) => show(members, members)),
    data: kept.flatMap((members) =>
      starts.map((from) => ({
        timestamp: new Date(from).toISOString(),
        ...show(
          members,
          members.filter(({ counted: { at } }) => at >= from && at < from + query.bucketMs),
        ),
      })),
    ),
    statistics: { rowsRead: rows.length, bytesRead: 0, dbTimeSeconds: 0 },
  });
}

function visibleUntil(state: VercelState): number {
  const { context } = state;
  if (context.hasFault("vercel", "empty")) return Number.NEGATIVE_INFINITY;
  if (context.hasFault("vercel", "stale")) state.staleSince ??= context.clock.now();
  else state.staleSince = null;
  return (state.staleSince ?? context.clock.now()) - INGESTION_MS;
}

function dimensionsOf(counted: CountedRequests): Dimensions {
  return {
    deployment_id: counted.deploymentId,
    environment: counted.environment,
    http_status: String(counted.status),
    request_method: counted.method,
    request_path: counted.path,
    route: counted.path,
  };
}

function readQuery(state: VercelState, body: Readonly<Record<string, unknown>>): Query | EmulatedResponse {
  const invalid = (message: string) => apiError(400, "bad_request", `Invalid request: ${message}`);
  const scope = isRecord(body["scope"]) ? body["scope"] : {};
  if (scope["type"] !== "project" || scope["ownerId"] !== state.seed.team.id) return invalid("`scope.ownerId`");
  if (!Array.isArray(scope["projectIds"])) return invalid("`scope.projectIds` should be an array");
  const info = METRICS[textOf(body["metric"]) ?? ""];
  if (info === undefined) return apiError(404, "not_found", `Unknown metric "${String(body["metric"])}".`);
  const aggregation = textOf(body["aggregation"]) ?? info.aggregations[0] ?? "sum";
  if (!info.aggregations.includes(aggregation)) return invalid(`aggregation "${aggregation}"`);
  const bucketMs = lengthOf(body["granularity"]);
  if (bucketMs === null) return invalid("Granularity must divide a day evenly");
  const [start, end] = [body["startTime"], body["endTime"]].map((text) => Date.parse(textOf(text) ?? ""));
  if (start === undefined || end === undefined || !(start < end)) return invalid("`startTime` and `endTime`");
  const names = Array.isArray(body["groupBy"]) ? body["groupBy"].map(String) : [];
  const unknown = names.find((name) => !DIMENSIONS.includes(name));
  if (unknown !== undefined) return apiError(400, "invalid_dimension", `Invalid dimension "${unknown}".`);
  const keep = body["filter"] === undefined ? () => true : parseFilter(String(body["filter"]), DIMENSIONS);
  if (typeof keep === "string") return apiError(400, "invalid_filter_dimension", keep);
  return {
    info,
    aggregation,
    // The window is widened to whole buckets.
    from: Math.floor(start / bucketMs) * bucketMs,
    to: Math.ceil(end / bucketMs) * bucketMs,
    bucketMs,
    groups: names,
    limit: typeof body["limit"] === "number" ? body["limit"] : 10,
    // Another project's requests are none of ours.
    keep: scope["projectIds"].includes(state.seed.project.id) ? keep : () => false,
  };
}

function lengthOf(granularity: unknown): number | null {
  const [unit, count] = Object.entries(isRecord(granularity) ? granularity : { hours: 1 })[0] ?? [];
  const unitMs = unit === "minutes" ? MINUTE_MS : unit === "hours" ? 60 * MINUTE_MS : unit === "days" ? DAY_MS : null;
  const length = unitMs === null || typeof count !== "number" ? 0 : unitMs * count;
  return length > 0 && Number.isInteger(length) && DAY_MS % length === 0 ? length : null;
}
