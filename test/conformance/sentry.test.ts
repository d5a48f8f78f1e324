/** Our Sentry provider against the emulator, which the real @sentry/node feeds. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ProviderError } from "../../src/lib/error.ts";
import type { MetricReading, MetricScope, MetricWindow, ProviderContext } from "../../src/providers/contract.ts";
import { sentryMetrics } from "../../src/providers/sentry/index.ts";
import { createSiteReporter } from "../../src/sandbox/site-reporter.ts";
import { MINUTE, STARTED_AT, type StartedSentry, startSentry, TOKEN } from "../sandbox/sentry/start-sentry.ts";

const COMMIT = "c0ffee";
const SCOPE: MetricScope = { commit: COMMIT, environment: "production" };
const WINDOW: MetricWindow = { from: STARTED_AT, to: STARTED_AT + 15 * MINUTE };

let sentry: StartedSentry;
beforeEach(async () => {
  sentry = await startSentry();
});
afterEach(async () => {
  await sentry.close();
  const unknown = sentry.unknownRequests();
  if (unknown.length > 0) throw new Error(`asked for what the emulator does not know: ${JSON.stringify(unknown)}`);
});

interface Ask {
  readonly spec?: Readonly<Record<string, unknown>>;
  readonly window?: MetricWindow;
  readonly token?: string;
  readonly requestTimeoutMs?: number;
}

function contextFor({ token = TOKEN, requestTimeoutMs }: Ask): ProviderContext {
  return {
    env: { SENTRY_URL: `${sentry.origin}/`, SENTRY_AUTH_TOKEN: token, SENTRY_ORG: "acme" },
    clock: sentry.clock,
    debug: () => {},
    ...(requestTimeoutMs === undefined ? {} : { requestTimeoutMs }),
  };
}

async function read(metric: string, ask: Ask = {}): Promise<MetricReading> {
  const spec = sentryMetrics.spec.parse({ project: "web", ...ask.spec });
  const source = await sentryMetrics.connect(metric, spec, contextFor(ask));
  return source.read(ask.window ?? WINDOW, SCOPE);
}

async function refusal(metric: string, ask: Ask = {}): Promise<ProviderError> {
  const outcome = await read(metric, ask).catch((error: unknown) => error);
  if (outcome instanceof ProviderError) return outcome;
  throw new Error(`expected a refusal, got ${JSON.stringify(outcome)}`);
}

/** Requests with the real SDK: the last `failed` of them answered with 500 and an exception each. */
async function visit(options: {
  readonly traceLifecycle?: "stream" | "static";
  readonly release?: string;
  readonly count: number;
  readonly failed?: number;
  readonly window?: MetricWindow;
  readonly environment?: string;
}): Promise<void> {
  const { count, failed = 0, window = WINDOW, release = COMMIT, environment = "production" } = options;
  const reporter = await createSiteReporter({
    dsn: sentry.dsn,
    release,
    environment,
    traceLifecycle: options.traceLifecycle ?? "stream",
  });
  for (let index = 0; index < count; index += 1) {
    const endedAt = window.from + ((index + 0.5) * (window.to - window.from)) / count;
    const fails = index >= count - failed;
    reporter.report({
      method: "GET",
      route: "/chat",
      startedAt: endedAt - 100 - index,
      endedAt,
      status: fails ? 500 : 200,
      error: fails ? new Error(`failure ${index % 2}`) : null,
    });
  }
  await reporter.flush();
  await reporter.close();
}

/** To a moment at which Sentry's data about the window is complete. */
function settle(): void {
  sentry.clock.advance(17 * MINUTE);
}

describe.each(["stream", "static"] as const)("numbers from @sentry/node with traceLifecycle %s", (traceLifecycle) => {
  beforeEach(async () => {
    await visit({ traceLifecycle, count: 200, failed: 10 });
    await visit({ traceLifecycle, count: 50, failed: 50, release: "before" });
    await visit({ traceLifecycle, count: 50, failed: 50, environment: "preview" });
    settle();
  });

  it("reads the error rate of one release in one environment, with its samples", async () => {
    const reading = await read("error_rate");
    expect(reading).toMatchObject({ value: 0.05, sampleCount: 200, window: WINDOW, complete: true });
    expect(new URL(reading.url ?? "").searchParams.get("query")).toContain(`release:"${COMMIT}"`);
    expect(reading.url).not.toContain(TOKEN);
  });

  it("reads percentiles in milliseconds", async () => {
    const expected = { p50_latency: 199, p75_latency: 249, p90_latency: 279, p95_latency: 289, p99_latency: 297 };
    for (const [metric, value] of Object.entries(expected)) {
      expect(await read(metric)).toMatchObject({ value: expect.closeTo(value, 0), sampleCount: 200, complete: true });
    }
  });

  it("reads counts", async () => {
    expect(await read("request_count")).toMatchObject({ value: 200, sampleCount: 200 });
    expect(await read("error_count")).toMatchObject({ value: 10, sampleCount: 200 });
    // Both kinds of failure came with this release first; the others only repeat them.
    expect(await read("new_issues")).toMatchObject({ value: 2, sampleCount: 200 });
    expect(await read("new_issues", { spec: { release: "any" } })).toMatchObject({ value: 2, sampleCount: 250 });
  });
});

describe("what a plan can say", () => {
  it("names the release its own way, or looks at all of them", async () => {
    await visit({ count: 30, release: `web@${COMMIT}` });
    await visit({ count: 12, release: "other" });
    settle();
    expect(await read("request_count", { spec: { release: "web@{commit}" } })).toMatchObject({ value: 30 });
    expect(await read("request_count", { spec: { release: "any" } })).toMatchObject({ value: 42 });
    expect(await read("request_count")).toMatchObject({ value: null, sampleCount: 0 });
  });

  it("counts what a query of its own finds, and tells none from not seen", async () => {
    await visit({ count: 40, failed: 4 });
    settle();
    for (const [transaction, value] of [
      ["GET /chat", 4],
      ["POST /api/threads", 0],
    ] as const) {
      const spec = { measure: "error_count", query: `transaction:"${transaction}"` };
      expect(await read("thread_creation_failures", { spec })).toMatchObject({ value, sampleCount: 40 });
    }
  });

  it("looks at other work than HTTP where the query says so", async () => {
    await visit({ count: 25 });
    settle();
    const spec = { measure: "p95_latency", query: "span.op:queue.process" };
    expect(await read("job_latency", { spec })).toMatchObject({ value: null, sampleCount: 0 });
  });

  it("reads another environment than the one being watched", async () => {
    await visit({ count: 9, environment: "preview" });
    settle();
    expect(await read("request_count", { spec: { environment: "preview" } })).toMatchObject({ value: 9 });
  });

  it("reads crash-free sessions", async () => {
    for (const status of ["exited", "crashed"]) {
      await sentry.sendEnvelope([
        {},
        { type: "session" },
        {
          sid: status,
          started: new Date(STARTED_AT).toISOString(),
          status,
          errors: 0,
          attrs: { release: COMMIT, environment: "production" },
        },
      ]);
    }
    settle();
    expect(await read("crash_free_sessions")).toMatchObject({ value: 0.5, sampleCount: 2 });
    expect(await read("crash_free_sessions", { spec: { environment: "preview" } })).toMatchObject({ value: null });
  });
});

describe("blind is not healthy", () => {
  const metrics = ["error_rate", "p99_latency", "request_count", "error_count", "new_issues", "crash_free_sessions"];

  it.each(metrics)("%s of nothing is no number", async (metric) => {
    settle();
    expect(await read(metric)).toMatchObject({ value: null, sampleCount: 0 });
  });

  it.each(metrics)("%s is no number while Sentry shows no rows", async (metric) => {
    await visit({ count: 60, failed: 3 });
    settle();
    sentry.faults.add({ emulator: "sentry", kind: "empty" });
    expect(await read(metric)).toMatchObject({ value: null, sampleCount: 0 });
  });

  it("says how few samples there are", async () => {
    await visit({ count: 3, failed: 1 });
    settle();
    expect(await read("error_rate")).toMatchObject({ value: expect.closeTo(1 / 3), sampleCount: 3 });
  });

  it("counts samples, not what Sentry extrapolates from them", async () => {
    await sentry.sendRequests({ release: COMMIT, ...WINDOW, count: 30, sampleRate: 0.1 });
    settle();
    expect(await read("error_rate")).toMatchObject({ sampleCount: 30 });
    expect(await read("request_count")).toMatchObject({ value: 300 });
  });

  it("says that the window is not whole when data stopped coming", async () => {
    await visit({ count: 900 });
    sentry.clock.advance(8 * MINUTE);
    sentry.faults.add({ emulator: "sentry", kind: "stale" });
    expect(await read("error_rate", { window: { from: STARTED_AT, to: STARTED_AT + 6 * MINUTE } })).toMatchObject({
      complete: true,
    });
    sentry.clock.advance(9 * MINUTE);
    const reading = await read("error_rate");
    expect(reading.complete).toBe(false);
    expect(reading.sampleCount).toBeLessThan(500);
  });

  it("says that the window is not whole while it is still filling", async () => {
    await visit({ count: 900 });
    sentry.clock.advance(15 * MINUTE);
    expect((await read("error_rate")).complete).toBe(false);
  });
});

describe("new issues", () => {
  it("reads every page, and only what was first seen in the window", async () => {
    for (let index = 0; index < 230; index += 1) {
      await sentry.sendError({ release: COMMIT, at: STARTED_AT + MINUTE, message: `issue ${index}` });
    }
    await sentry.sendError({ release: COMMIT, at: STARTED_AT - MINUTE, message: "seen on a preview before" });
    await sentry.sendError({ release: COMMIT, at: STARTED_AT + MINUTE, message: "seen on a preview before" });
    await sentry.sendError({ release: "before", at: STARTED_AT - MINUTE, message: "older than the release" });
    await sentry.sendError({ release: COMMIT, at: STARTED_AT + MINUTE, message: "older than the release" });
    await sentry.sendError({ release: COMMIT, at: STARTED_AT + MINUTE, message: "a warning", level: "warning" });
    settle();
    expect(await read("new_issues")).toMatchObject({ value: 230 });
    expect(sentry.log.filter(({ route }) => route?.endsWith("/issues/"))).toHaveLength(3);
  });
});

describe("a vendor that does not answer", () => {
  it("waits as long as Sentry says, and asks again", async () => {
    await visit({ count: 30 });
    settle();
    const reset = Math.ceil(sentry.clock.now() / 1_000) + 7;
    sentry.faults.add({
      emulator: "sentry",
      kind: "status",
      status: 429,
      headers: { "x-sentry-rate-limit-reset": String(reset) },
      body: { detail: "You are attempting to use this endpoint too frequently." },
      times: 1,
    });
    expect(await read("error_rate")).toMatchObject({ sampleCount: 30 });
    expect(sentry.clock.now()).toBeGreaterThanOrEqual(reset * 1_000);
  });

  it.each([
    [429, "vendor_rate_limited"],
    [500, "vendor_unavailable"],
    [503, "vendor_unavailable"],
    [404, "not_found"],
    [400, "vendor_answer_unknown"],
  ] as const)("turns %i into %s, and asks the project again the next time", async (status, reasonCode) => {
    await visit({ count: 30 });
    settle();
    const spec = sentryMetrics.spec.parse({ project: "web" });
    const source = await sentryMetrics.connect("error_rate", spec, contextFor({}));
    sentry.faults.add({ emulator: "sentry", kind: "status", status, body: { detail: "no" } });
    await expect(source.read(WINDOW, SCOPE)).rejects.toMatchObject({ reasonCode, vendor: "Sentry", status });
    sentry.faults.clear();
    expect(await source.read(WINDOW, SCOPE)).toMatchObject({ sampleCount: 30 });
  });

  it.each(["reset", "close", "cut"] as const)(
    "turns a connection that breaks (%s) into vendor_unavailable",
    async (kind) => {
      sentry.faults.add({ emulator: "sentry", kind });
      expect(await refusal("error_rate")).toMatchObject({ reasonCode: "vendor_unavailable" });
    },
  );

  it("turns an answer that never comes into vendor_timeout", async () => {
    sentry.faults.add({ emulator: "sentry", kind: "slow" });
    expect(await refusal("error_rate", { requestTimeoutMs: 50 })).toMatchObject({ reasonCode: "vendor_timeout" });
  });

  it("does not take an answer of another shape for a number", async () => {
    const events = "GET /api/0/organizations/:org/events/";
    for (const body of [{ data: 5 }, { data: [{ "http_response_rate(5)": "none", "count()": 40 }] }, "<html>"]) {
      sentry.faults.add({ emulator: "sentry", kind: "status", status: 200, route: events, body });
      expect(await refusal("error_rate")).toMatchObject({ reasonCode: "vendor_answer_unknown" });
      sentry.faults.clear();
    }
  });
});

describe("credentials", () => {
  it("refuses an organization token before it asks anything", async () => {
    const error = await refusal("error_rate", { token: "sntrys_ci" });
    expect(error).toMatchObject({ reasonCode: "credential_insufficient", status: null });
    expect(error.remedy).toContain("event:read");
    expect(error.message).not.toContain("sntrys_ci");
    expect(sentry.log).toEqual([]);
  });

  it("tells a rejected token from one that may not read", async () => {
    expect(await refusal("error_rate", { token: "stranger" })).toMatchObject({ reasonCode: "credential_rejected" });
    const limited = await refusal("error_rate", { token: "projects-only" });
    expect(limited).toMatchObject({ reasonCode: "credential_insufficient", status: 403 });
    expect(limited.remedy).toContain("org:read");
  });

  it("says which project it cannot find", async () => {
    const error = await refusal("error_rate", { spec: { project: "nowhere" } });
    expect(error).toMatchObject({ reasonCode: "not_found" });
    expect(error.message).toContain("nowhere");
  });
});
