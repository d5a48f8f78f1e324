/** Prometheus' query API on loopback. Shapes: prometheus.io/docs/prometheus/latest/querying/api, and a Prometheus 2.42. */
import type { EmulatedRequest, EmulatedResponse, Emulator, EmulatorContext, Route, SiteReporter } from "../contract.ts";
import { type Element, evaluationOf } from "./evaluate.ts";
import { createRequestCounts } from "./request-counts.ts";
import type { PrometheusSeed } from "./seed.ts";

export interface PrometheusEmulator extends Emulator {
  /** Takes in what one release of the site reports. */
  reporterFor(commit: string): SiteReporter;
}

const MOST_POINTS = 11_000;
/** An instant shows the last sample of as long before, and nothing where there is none. */
const LOOKBACK_MS = 300_000;
const STEP = /^(\d+(?:\.\d+)?)(s|m|h)?$/;

class WrongParameter extends Error {}

export function createPrometheusEmulator(context: EmulatorContext, seed: PrometheusSeed): PrometheusEmulator {
  const counts = createRequestCounts();
  const isVisible = createVisibility(context);

  /** What a query gives at an instant: nothing where no series is found, or nothing can be seen. */
  function evaluate(request: EmulatedRequest): (at: number) => readonly Element[] {
    const evaluation = evaluationOf(readQuery(request), seed.known, counts);
    return (at) => (evaluation !== null && isVisible(at) ? evaluation(at) : []);
  }

  const route = (name: string, answer: (request: EmulatedRequest) => EmulatedResponse): Route => ({
    method: "GET",
    path: `/api/v1/${name}`,
    handle: (request) => guard(request, seed.token, answer),
  });
  return {
    name: "prometheus",
    routes: [
      route("query", (request) =>
        answerInstant(evaluate(request), readInstant(request, "time") ?? context.clock.now()),
      ),
      route("query_range", (request) => answerRange(evaluate(request), readRange(request))),
    ],
    reporterFor: (commit) => ({
      report: ({ endedAt, startedAt, status }) =>
        counts.add({ commit, at: endedAt, durationMs: endedAt - startedAt, failed: status >= 500, requests: 1 }),
      reportMany({ answers, status }) {
        for (const { startedAt, latencyMs: durationMs, requests } of answers) {
          counts.add({ commit, at: startedAt + durationMs, durationMs, failed: status >= 500, requests });
        }
      },
      flush: async () => {},
      close: async () => {},
    }),
    state: () => ({ known: seed.known, lastRequestAt: counts.lastAt() }),
  };
}

/** Nothing is known of a moment that is still to come, or that lies too long after the last scrape. */
function createVisibility({ clock, hasFault }: EmulatorContext): (at: number) => boolean {
  let staleSince: number | null = null;
  return (at) => {
    if (hasFault("prometheus", "empty")) return false;
    staleSince = hasFault("prometheus", "stale") ? (staleSince ?? clock.now()) : null;
    return at <= (staleSince === null ? clock.now() : staleSince + LOOKBACK_MS);
  };
}

function guard(
  request: EmulatedRequest,
  token: string | null,
  answer: (request: EmulatedRequest) => EmulatedResponse,
): EmulatedResponse {
  if (!isAllowed(request, token)) return { status: 401, body: "Unauthorized\n" };
  try {
    return answer(request);
  } catch (error) {
    if (!(error instanceof WrongParameter)) throw error;
    return { status: 400, body: { status: "error", errorType: "bad_data", error: error.message } };
  }
}

function answerInstant(evaluation: (at: number) => readonly Element[], at: number): EmulatedResponse {
  const result = evaluation(at).map(({ metric, value }) => ({ metric, value: sampleOf(at, value) }));
  return success({ resultType: "vector", result });
}

function answerRange(evaluation: (at: number) => readonly Element[], { start, end, stepMs }: Range): EmulatedResponse {
  const series = new Map<string, { metric: Element["metric"]; values: [number, string][] }>();
  for (let at = start; at <= end; at += stepMs) {
    for (const { metric, value } of evaluation(at)) {
      const key = JSON.stringify(metric);
      const one = series.get(key) ?? { metric, values: [] };
      series.set(key, one);
      one.values.push(sampleOf(at, value));
    }
  }
  return success({ resultType: "matrix", result: [...series.values()] });
}

interface Range {
  readonly start: number;
  readonly end: number;
  readonly stepMs: number;
}

function readRange(request: EmulatedRequest): Range {
  const [start, end, stepMs] = [readInstant(request, "start"), readInstant(request, "end"), readStep(request)];
  if (start === null || end === null) {
    throw new WrongParameter('invalid parameter "start": cannot parse "" to a valid timestamp');
  }
  if (end < start) throw new WrongParameter('invalid parameter "end": end timestamp must not be before start time');
  if ((end - start) / stepMs > MOST_POINTS) {
    throw new WrongParameter(
      "exceeded maximum resolution of 11,000 points per timeseries. Try decreasing the query resolution (?step=XX)",
    );
  }
  return { start, end, stepMs };
}

function isAllowed({ headers }: EmulatedRequest, token: string | null): boolean {
  if (token === null) return true;
  const basic = `Basic ${Buffer.from(token).toString("base64")}`;
  return headers.authorization === (token.includes(":") ? basic : `Bearer ${token}`);
}

function readQuery(request: EmulatedRequest): string {
  const query = request.query.get("query") ?? "";
  if (query === "") throw new WrongParameter('invalid parameter "query": parse error: no expression found in input');
  if (!isBalanced(query)) throw new WrongParameter('invalid parameter "query": parse error: unclosed left parenthesis');
  return query;
}

/** Seconds with fractions, or RFC 3339; null where it is not given. */
function readInstant(request: EmulatedRequest, name: string): number | null {
  const text = request.query.get(name);
  if (text === null) return null;
  const at = /^\d+(\.\d+)?$/.test(text) ? Number(text) * 1_000 : Date.parse(text);
  if (Number.isNaN(at))
    throw new WrongParameter(`invalid parameter "${name}": cannot parse "${text}" to a valid timestamp`);
  return Math.round(at);
}

function readStep(request: EmulatedRequest): number {
  const [, number, unit = "s"] = STEP.exec(request.query.get("step") ?? "") ?? [];
  const seconds = Number(number) * { s: 1, m: 60, h: 3_600 }[unit as "s" | "m" | "h"];
  if (!(seconds > 0)) throw new WrongParameter('invalid parameter "step": cannot parse it to a valid duration');
  return Math.round(seconds * 1_000);
}

function sampleOf(at: number, value: number): [number, string] {
  const text =
    value === Number.POSITIVE_INFINITY ? "+Inf" : value === Number.NEGATIVE_INFINITY ? "-Inf" : String(value);
  return [at / 1_000, text];
}

function success(data: object): EmulatedResponse {
  return { status: 200, body: { status: "success", data } };
}

function isBalanced(query: string): boolean {
  const bare = query.replaceAll(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/g, "");
  return ["()", "[]", "{}"].every(([open = "", close = ""]) => bare.split(open).length === bare.split(close).length);
}
