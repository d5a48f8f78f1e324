/** One look late in a watch of days, by a process that knows nothing yet: what it asks of a vendor. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { CommandContext } from "../../../src/engine/context.ts";
import { createSeriesMemory, createSeriesReader } from "../../../src/engine/watch/series-reader.ts";
import { judgeLook, watchTask } from "../../../src/judge/judge-look.ts";
import type { Condition, Metric, Watch } from "../../../src/plan/plan.ts";
import type { ProviderContext } from "../../../src/providers/contract.ts";
import { sentryMetrics } from "../../../src/providers/sentry/index.ts";
import { PLAIN_WATCH } from "../../judge/plain-watch.ts";
import { threshold } from "../../judge/watched-site.ts";
import { type Loopback, serveHttp } from "../../providers/loopback.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const START = Date.UTC(2026, 10, 20, 9, 0, 37);
const NOW = START + 40 * HOUR;
/** With the limit of each, far above what is told. */
const METRICS: readonly (readonly [string, number])[] = [
  ["error_rate", 0.5],
  ["p50_latency", 5_000],
  ["p75_latency", 5_000],
  ["p90_latency", 5_000],
  ["p95_latency", 5_000],
  ["p99_latency", 5_000],
  ["error_count", 1e6],
  ["new_issues", 5],
  ["lcp", 9_000],
  ["cls", 0.9],
];
/** All requests and the quantile that is asked for, of each bucket; of what is bad there is none. */
const SAMPLES = 100;

let sentry: Loopback;
let paths: string[] = [];

function answerTo(path: string, query: URLSearchParams): unknown {
  if (path.includes("/projects/")) return { id: "1" };
  if (path.includes("/issues/")) return [];
  const [from = 0, to = 0] = ["start", "end"].map((name) => Date.parse(query.get(name) ?? ""));
  const stepMs = Number(query.get("interval")) * 1_000;
  const isBad = /status_code:5|:>|^(?!.*is_transaction)(?!.*has:)/.test(query.get("query") ?? "");
  const count = isBad ? 0 : SAMPLES;
  const axes = query.getAll("yAxis");
  const values = (axis: string) =>
    Array.from({ length: (to - from) / stepMs }, (_, index) => ({
      timestamp: from + index * stepMs,
      value: axis === "count()" ? count : 0.1,
      sampleCount: count,
    }));
  return { timeSeries: axes.map((yAxis) => ({ yAxis, values: values(yAxis) })) };
}

describe("a look that knows nothing yet", () => {
  beforeEach(async () => {
    sentry = await serveHttp((request, response) => {
      const { pathname, searchParams } = new URL(request.url ?? "", "http://sentry");
      paths.push(pathname);
      response.writeHead(200, { "content-type": "application/json" });
      response.end(JSON.stringify(answerTo(pathname, searchParams)));
    });
  });
  afterEach(() => sentry.close());

  it("asks for a few series of each metric, whatever the number of windows", async () => {
    const spec = sentryMetrics.spec.parse({ project: "web" });
    const metrics = METRICS.map(([name]): Metric => {
      const measure = sentryMetrics.measure(name, spec);
      if (typeof measure === "string") throw new Error(measure);
      return { name, provider: "sentry", spec, measure, settleMs: 2 * MINUTE };
    });
    const watch: Watch = {
      ...PLAIN_WATCH,
      forMs: 48 * HOUR,
      everyMs: MINUTE,
      silenceMs: 48 * HOUR,
      metrics: Object.fromEntries(metrics.map((metric) => [metric.name, metric])),
      rollbackConditions: METRICS.map(([name, limit]): Condition => threshold(name, 15, limit, 1)),
      successConditions: [],
    };
    const given: ProviderContext = {
      env: { SENTRY_AUTH_TOKEN: "token", SENTRY_ORG: "acme", SENTRY_URL: sentry.origin },
      clock: { now: () => NOW, sleep: async () => undefined },
      random: () => 0.5,
      debug: () => undefined,
      requestTimeoutMs: 10_000,
    };
    const metricSource = ({ name }: Metric) => sentryMetrics.connect(name, spec, given);
    const sources = new Map<Metric, ReturnType<typeof metricSource>>();
    const context = {
      clock: given.clock,
      metricSource: (metric: Metric) => {
        const source = sources.get(metric) ?? metricSource(metric);
        sources.set(metric, source);
        return source;
      },
    } as unknown as CommandContext;
    const scope = { commit: "0123456", environment: "production" };
    const scopes = { release: scope, baseline: scope, history: scope };
    const reader = createSeriesReader(context, { scopes, promotedAt: START }, createSeriesMemory());
    const span = { from: START, to: START + 48 * HOUR };
    const task = watchTask(watch, span, span);
    expect(task.conditions.map(({ grid }) => grid.length)).toEqual(
      METRICS.map(() => expect.toSatisfy((windows: number) => windows > 400)),
    );
    paths = [];
    const judge = () => judgeLook({ task, now: NOW, known: reader.known, rounds: [], gates: [] });
    let look = judge();
    for (; look.kind === "unread"; look = judge()) await reader.read(look.requests);
    expect(look.standings.map(({ verdict }) => verdict?.outcome)).toEqual(METRICS.map(() => "pass"));
    // The project's number once for each connection; of 40 hours of minutes two parts, of two series each.
    expect(paths.filter((path) => path.includes("events-timeseries")).length).toBeLessThanOrEqual(4 * METRICS.length);
    expect(paths.length).toBeLessThanOrEqual(5 * METRICS.length);
  });
});
