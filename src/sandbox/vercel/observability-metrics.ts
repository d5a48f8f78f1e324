/** The metrics that the emulated observability knows, and how each is made of the requests that were counted. */
import type { CountedRequests } from "./traffic-log.ts";

export interface MetricInfo {
  readonly id: string;
  readonly unit: string;
  /** The first one is the default. */
  readonly aggregations: readonly string[];
  /** Only with Observability Plus. */
  readonly paid: boolean;
  covers(counted: CountedRequests): boolean;
  /** Null where there is nothing to sum up. */
  value(counted: readonly CountedRequests[], aggregation: string): number | null;
}

const PERCENTILES = ["p50", "p75", "p90", "p95", "p99"];

export const METRICS: Readonly<Record<string, MetricInfo>> = Object.fromEntries(
  [
    counting("vercel.request.count", true),
    counting("vercel.function_invocation.count", true),
    measuring("vercel.function_invocation.function_duration_ms", true, ({ durationMs }) => durationMs),
    ...vital("lcp_ms", "lcp_count", ({ durationMs }) => 6 * durationMs),
    ...vital("inp_ms", "inp_count", ({ durationMs }) => 0.5 * durationMs),
    ...vital("cls", "cls_count", ({ durationMs }) => durationMs / 5_000),
    ...vital("fcp_ms", "fcp_count", ({ durationMs }) => 4 * durationMs),
    ...vital("ttfb_ms", "ttfb_count", ({ durationMs }) => durationMs),
  ].map((info) => [info.id, info]),
);

function counting(id: string, paid: boolean, covers: MetricInfo["covers"] = () => true): MetricInfo {
  const value = (counted: readonly CountedRequests[]) => counted.reduce((sum, { requests }) => sum + requests, 0);
  return { id, unit: "count", aggregations: ["sum"], paid, covers, value };
}

function measuring(
  id: string,
  paid: boolean,
  of: (counted: CountedRequests) => number,
  covers: MetricInfo["covers"] = () => true,
): MetricInfo {
  return {
    id,
    unit: id.endsWith("_ms") ? "milliseconds" : "ratio",
    aggregations: ["avg", ...PERCENTILES],
    paid,
    covers,
    value: (counted, aggregation) =>
      summedUp(
        counted.map((one) => [of(one), one.requests] as const),
        aggregation,
      ),
  };
}

/** A visitor's browser measures a page that it got: here it follows from how long the answer took. */
function vital(value: string, count: string, of: (counted: CountedRequests) => number): readonly MetricInfo[] {
  const isPage: MetricInfo["covers"] = ({ method, status, path }) =>
    method === "GET" && status < 400 && !path.startsWith("/api/");
  const name = (suffix: string) => `vercel.speed_insights.${suffix}`;
  return [measuring(name(value), false, of, isPage), counting(name(count), false, isPage)];
}

/** Nearest rank of values that stand for some requests each. */
function summedUp(values: readonly (readonly [value: number, requests: number])[], aggregation: string): number | null {
  const total = values.reduce((sum, [, requests]) => sum + requests, 0);
  if (total === 0) return null;
  if (aggregation === "avg") return values.reduce((sum, [value, requests]) => sum + value * requests, 0) / total;
  let left = Math.ceil((Number(aggregation.slice(1)) / 100) * total);
  for (const [value, requests] of values.toSorted(([one], [other]) => one - other)) {
    left -= requests;
    if (left <= 0) return value;
  }
  return null;
}
