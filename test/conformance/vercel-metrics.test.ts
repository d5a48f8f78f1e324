/** Our Vercel metrics against the emulator, whose traffic is written down by hand. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { vercelMetrics } from "../../src/providers/vercel/metrics/index.ts";
import type { MetricScope, ProviderContext } from "../../src/providers/contract.ts";
import { PROJECT, seedWith, startVercel, type StartedVercel, TEAM, TOKEN } from "../sandbox/vercel/start-vercel.ts";

const MINUTE = 60_000;
/** Half past some minute, so that no window of a watch begins with one. */
const BEGIN = Date.UTC(2026, 10, 20, 12, 0, 30);
const QUERY = "POST /v2/observability/query";
const SCOPE: MetricScope = { commit: "abc", environment: "production", deploymentId: "dpl_current" };

let now = BEGIN;
const clock = {
  now: () => now,
  sleep: (ms: number) => {
    now += ms;
    return Promise.resolve();
  },
};
let vercel: StartedVercel;

beforeAll(async () => {
  vercel = await startVercel(seedWith({ tokens: [{ token: TOKEN }, { token: "narrow1", project: true }] }), { clock });
  // Sixteen minutes from BEGIN: each one page and one call that fails in every fourth minute; another deployment beside.
  for (let minute = 0; minute < 16; minute += 1) {
    const at = BEGIN + minute * MINUTE;
    const of = { at, environment: "production", method: "GET", requests: 10 };
    const current = { ...of, deploymentId: "dpl_current" };
    vercel.emulator.traffic.add({ ...current, path: "/", status: 200, durationMs: 100 });
    const status = minute % 4 === 3 ? 500 : minute % 4 === 1 ? 404 : 201;
    vercel.emulator.traffic.add({ ...current, path: "/api/threads", status, durationMs: 300 });
    vercel.emulator.traffic.add({ ...of, deploymentId: "dpl_previous", path: "/", status: 503, durationMs: 9_000 });
  }
});

afterAll(() => vercel.close());

beforeEach(() => {
  now = BEGIN + 30 * MINUTE;
  vercel.faults.clear();
  vercel.emulator.setOption("observabilityPlus", true);
});

async function connect(metric: string, spec: object = {}, changes: Partial<ProviderContext> = {}) {
  const context: ProviderContext = {
    env: { VERCEL_TOKEN: TOKEN, VERCEL_API_URL: vercel.served.origin },
    project: { name: PROJECT.name, team: TEAM.slug },
    clock,
    random: () => 0.5,
    debug: () => undefined,
    requestTimeoutMs: 30_000,
    ...changes,
  };
  return vercelMetrics.connect(metric, vercelMetrics.spec.parse(spec), context);
}

const WINDOW = { from: BEGIN, to: BEGIN + 16 * MINUTE };

async function read(metric: string, spec: object = {}, window = WINDOW, scope = SCOPE) {
  return (await connect(metric, spec)).read(window, scope);
}

function troubleOf(metric = "error_rate", changes: Partial<ProviderContext> = {}) {
  const reading = connect(metric, {}, changes).then((source) => source.read(WINDOW, SCOPE));
  return reading.then(
    () => null,
    (error: unknown) => error,
  );
}

describe("the requests of a deployment", () => {
  // The window begins and ends within a minute: of its sixteen only fifteen are whole, and three of them failed.
  it("are counted in the whole minutes of the window, and for this deployment alone", async () => {
    expect(await read("error_rate")).toEqual({
      value: 40 / 300,
      sampleCount: 300,
      window: WINDOW,
      complete: true,
    });
    expect(await read("error_count")).toMatchObject({ value: 40, sampleCount: 300 });
    expect(await read("request_count")).toMatchObject({ value: 300 });
    expect(await read("function_error_rate")).toMatchObject({ value: 40 / 300 });
  });

  it("are narrowed to a path, to what begins with it, and widened to the environment", async () => {
    expect(await read("error_rate", { path: "/api/threads" })).toMatchObject({ value: 40 / 150, sampleCount: 150 });
    expect(await read("error_rate", { path: "/api/*" })).toMatchObject({ sampleCount: 150 });
    expect(await read("error_rate", { route: "/it's" })).toMatchObject({ value: null, sampleCount: 0 });
    expect(await read("request_count", { deployment: "any" })).toMatchObject({ value: 450 });
  });

  it("are no zero where nobody made any", async () => {
    const scope = { ...SCOPE, deploymentId: "dpl_quiet" };
    for (const metric of ["error_rate", "error_count", "request_count", "p99_latency", "lcp"]) {
      expect(await read(metric, {}, WINDOW, scope)).toMatchObject({ value: null, sampleCount: 0 });
    }
  });

  it("have latencies of functions, and vitals of the pages", async () => {
    expect(await read("p99_latency")).toMatchObject({ value: 300, sampleCount: 300 });
    expect(await read("lcp")).toMatchObject({ value: 600, sampleCount: 150 });
    expect(await read("cls")).toMatchObject({ value: 0.02, sampleCount: 150 });
  });

  it("are not known in a window without a whole minute, and not complete where they break off", async () => {
    const short = { from: BEGIN, to: BEGIN + 80_000 };
    expect(await read("error_rate", {}, short)).toMatchObject({
      value: null,
      complete: false,
      why: expect.stringMatching("whole minutes"),
    });
    const longer = { from: BEGIN, to: BEGIN + 20 * MINUTE };
    for (const metric of ["error_rate", "p99_latency"]) {
      expect(await read(metric, {}, longer)).toMatchObject({ complete: false });
    }
    const source = await connect("error_rate");
    const buckets = await source.readBuckets?.({ span: longer, bucketMs: MINUTE }, SCOPE);
    expect(buckets?.filter(({ complete }) => complete)).toHaveLength(14);
    expect(buckets?.at(-1)).toMatchObject({ value: null, badCount: null });
  });

  it("come in buckets, of which those lie inside of the span", async () => {
    const source = await connect("error_rate");
    const buckets = await source.readBuckets?.({ span: WINDOW, bucketMs: MINUTE }, SCOPE);
    expect(buckets).toHaveLength(15);
    expect(buckets?.[0]).toEqual({
      from: BEGIN + MINUTE / 2,
      to: BEGIN + 1.5 * MINUTE,
      value: 0,
      sampleCount: 20,
      badCount: 0,
      complete: true,
    });
    expect(buckets?.[2]).toMatchObject({ value: 0.5, sampleCount: 20, badCount: 10 });
    const latency = await connect("p99_latency");
    const numbers = await latency.readBuckets?.({ span: WINDOW, bucketMs: MINUTE, above: 100 }, SCOPE);
    // Nobody says how many were above a limit.
    expect(numbers?.[2]).toMatchObject({ value: 300, sampleCount: 20, badCount: null, complete: true });
  });

  it("come in short buckets also of some hours, in a request for each part, and with those in which nothing happened", async () => {
    const source = await connect("error_count");
    const span = { from: BEGIN - 3 * 60 * MINUTE + MINUTE / 2, to: BEGIN + 15.5 * MINUTE };
    const buckets = await source.readBuckets?.({ span, bucketMs: MINUTE }, SCOPE);
    expect(buckets).toHaveLength(195);
    expect(new Set(buckets?.map(({ from, to }) => to - from))).toEqual(new Set([MINUTE]));
    expect(buckets?.[0]).toMatchObject({ value: null, sampleCount: 0, badCount: null, complete: true });
    expect(buckets?.at(-1)).toMatchObject({ sampleCount: 20 });
  });

  it("come in the coarser buckets that Vercel keeps for a long span", async () => {
    const source = await connect("error_count");
    const span = { from: BEGIN - 30 * 60 * MINUTE, to: BEGIN + 16 * MINUTE };
    const buckets = await source.readBuckets?.({ span, bucketMs: MINUTE }, SCOPE);
    expect(buckets?.filter(({ value }) => value !== null)).toMatchObject([
      { from: BEGIN - MINUTE / 2, to: BEGIN + 4.5 * MINUTE, value: 10, badCount: 10, sampleCount: 100 },
      { value: 10 },
      { value: 10 },
    ]);
  });
});

describe("trouble at Vercel", () => {
  it("without the release's deployment says so, and asks nothing", async () => {
    const scope = { commit: "abc", environment: "production" };
    await expect(read("error_rate", {}, WINDOW, scope)).rejects.toMatchObject({ reasonCode: "not_found" });
    expect(await read("error_rate", { deployment: "any" }, WINDOW, scope)).toMatchObject({ sampleCount: 450 });
    // The days before, when other releases served.
    expect(await read("error_rate", {}, WINDOW, { ...scope, anyRelease: true })).toMatchObject({ sampleCount: 450 });
  });

  it("without Observability Plus is told as that, and the vitals are read all the same", async () => {
    vercel.emulator.setOption("observabilityPlus", false);
    expect(await troubleOf()).toMatchObject({
      reasonCode: "not_in_subscription",
      remedy: expect.stringMatching("Observability Plus"),
    });
    expect(await read("lcp")).toMatchObject({ sampleCount: 150 });
  });

  it("with a token of one project is told as that, and not as no data", async () => {
    const env = { VERCEL_TOKEN: "narrow1", VERCEL_API_URL: vercel.served.origin };
    expect(await troubleOf("error_rate", { env })).toMatchObject({
      reasonCode: "credential_insufficient",
      remedy: expect.stringMatching("whole team"),
    });
  });

  it("without a plan there is no project to ask for", async () => {
    const { project: _none, ...rest } = { project: undefined };
    const context = { env: { VERCEL_TOKEN: TOKEN }, clock, random: () => 0.5, debug: () => undefined, ...rest };
    const spec = vercelMetrics.spec.parse({});
    await expect(vercelMetrics.connect("error_rate", spec, context)).rejects.toMatchObject({
      reasonCode: "plan_invalid",
    });
  });

  it.each([
    [401, "credential_rejected"],
    [403, "credential_insufficient"],
    [408, "vendor_timeout"],
    [429, "vendor_rate_limited"],
    [500, "vendor_unavailable"],
  ] as const)("is a hold with its own reason where it answers %i", async (status, reasonCode) => {
    vercel.faults.add({ emulator: "vercel", route: QUERY, kind: "status", status });
    expect(await troubleOf()).toMatchObject({ reasonCode });
  });

  it.each([
    ["an error", { error: { code: "internal", message: "sorry" } }],
    ["a page", "<html></html>"],
    ["rows without the number", { summary: [{ http_status: "200" }], data: [] }],
    ["a number in words", { summary: [{ vercel_request_count_sum: "many" }], data: [] }],
    ["a list that was cut", { summary: Array.from({ length: 200 }, () => ({ vercel_request_count_sum: 1 })) }],
  ])("is no number where it answers 200 with %s", async (_what, body) => {
    vercel.faults.add({ emulator: "vercel", route: QUERY, kind: "status", status: 200, body });
    expect(await troubleOf()).toMatchObject({ reasonCode: "vendor_answer_unknown" });
  });

  it("is passed over where one answer is lost, and waited for no longer than allowed", async () => {
    vercel.faults.add({ emulator: "vercel", route: QUERY, kind: "reset", times: 1 });
    expect(await read("error_rate")).toMatchObject({ sampleCount: 300 });
    vercel.faults.add({ emulator: "vercel", route: QUERY, kind: "slow" });
    expect(await troubleOf("error_rate", { requestTimeoutMs: 30 })).toMatchObject({ reasonCode: "vendor_timeout" });
  });
});

it("refuses a metric that Vercel does not have, and names those that it has", () => {
  expect(vercelMetrics.measure("uptime", vercelMetrics.spec.parse({}))).toMatch(/knows error_rate, error_count/);
});
