/** Our Prometheus provider against the emulator: what it sends, where, and what it makes of refusals. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ProviderError } from "../../src/lib/error.ts";
import { prometheusMetrics } from "../../src/providers/prometheus/index.ts";
import { type StartedPrometheus, startPrometheus } from "../sandbox/prometheus/start-prometheus.ts";
import { MINUTE, STARTED_AT } from "../sandbox/sentry/start-sentry.ts";

const SCOPE = { commit: "c0ffee", environment: "production" };
const WINDOW = { from: STARTED_AT, to: STARTED_AT + 5 * MINUTE };

let prometheus: StartedPrometheus;
beforeEach(() => {
  prometheus = undefined as unknown as StartedPrometheus;
});
afterEach(() => prometheus?.close());

async function start(token: string | null = null): Promise<void> {
  prometheus = await startPrometheus({ token, known: [{ query: "up", means: { kind: "level", value: 7 } }] });
  prometheus.clock.advance(10 * MINUTE);
}

async function read(spec: unknown, env: Readonly<Record<string, string>> = {}, addresses = {}) {
  const source = await prometheusMetrics.connect("anything", prometheusMetrics.spec.parse(spec), {
    env: { PROMETHEUS_URL: prometheus.origin, ...env },
    addresses,
    clock: prometheus.clock,
    random: () => 0.5,
    debug: () => {},
  });
  return source.read(WINDOW, SCOPE);
}

const refusalOf = (reading: Promise<unknown>) => reading.catch((error: unknown) => error);

describe("who asks", () => {
  it.each([
    ["nobody, where nobody is asked", null, undefined],
    ["a bearer of a token", "glsa_0123456789", "glsa_0123456789"],
    ["a user with a token, as at Grafana Cloud", "123456:glc_0123456789", "123456:glc_0123456789"],
  ])("is %s", async (_what, wanted, token) => {
    await start(wanted);
    const reading = await read("up", token === undefined ? {} : { PROMETHEUS_TOKEN: token });
    expect(reading).toMatchObject({ value: 7, complete: true });
  });

  it.each([
    ["no token", {}],
    ["another token", { PROMETHEUS_TOKEN: "glsa_another" }],
  ])("is refused with %s, and told what to set", async (_what, env) => {
    await start("123456:glc_0123456789");
    const error = await refusalOf(read("up", env));
    expect(error).toBeInstanceOf(ProviderError);
    expect(error).toMatchObject({
      reasonCode: "credential_rejected",
      remedy: expect.stringContaining("PROMETHEUS_TOKEN"),
    });
    expect(JSON.stringify(error)).not.toContain("glsa_another");
  });
});

describe("where it is asked", () => {
  it("is what the plan names, and nowhere else", async () => {
    await start();
    const elsewhere = await refusalOf(read("up", { PROMETHEUS_URL: "https://attacker.example" }));
    expect(elsewhere).toMatchObject({ reasonCode: "usage" });
    const nowhere = await refusalOf(read("up", { PROMETHEUS_URL: "" }));
    expect(nowhere).toMatchObject({
      reasonCode: "usage",
      message: "PROMETHEUS_URL is not known: the plan does not name the address.",
      remedy: expect.stringContaining("project: { addresses: { prometheus: https://"),
    });
    expect(prometheus.log).toEqual([]);
  });

  it("may be below a path, as Mimir's is", async () => {
    await start();
    await refusalOf(read("up", { PROMETHEUS_URL: `${prometheus.origin}/api/prom` }));
    expect(prometheus.log.every(({ path }) => path === "/api/prom/api/v1/query_range")).toBe(true);
  });
});

it("quotes what Prometheus says of a query that it does not understand", async () => {
  await start();
  expect(await refusalOf(read("sum(up"))).toMatchObject({
    reasonCode: "plan_invalid",
    message: expect.stringContaining("parse error: unclosed left parenthesis"),
  });
});

it("takes the numbers that Prometheus has words for", async () => {
  await start();
  for (const [text, why] of [
    ["NaN", "NaN"],
    ["+Inf", "division by 0"],
    ["-Inf", "division by 0"],
  ] as const) {
    const body = { status: "success", data: { resultType: "scalar", result: [WINDOW.to / 1_000, text] } };
    prometheus.faults.add({ emulator: "prometheus", kind: "status", status: 200, body });
    expect(await read("max_over_time(up[{window}])")).toMatchObject({ value: null, why: expect.stringContaining(why) });
    prometheus.faults.clear();
  }
});

it("says where a part of a cluster did not answer", async () => {
  await start();
  const data = { resultType: "vector", result: [{ metric: {}, value: [WINDOW.to / 1_000, "3"] }] };
  const body = { status: "success", isPartial: true, data };
  prometheus.faults.add({ emulator: "prometheus", kind: "status", status: 200, body });
  expect(await read("max_over_time(up[{window}])")).toMatchObject({
    value: 3,
    complete: false,
    why: expect.stringContaining("a part of the cluster did not answer"),
  });
});

it("asks for more points than one answer may have in parts", async () => {
  await start();
  const source = await prometheusMetrics.connect("anything", prometheusMetrics.spec.parse("up"), {
    env: { PROMETHEUS_URL: prometheus.origin },
    clock: prometheus.clock,
    random: () => 0.5,
    debug: () => {},
  });
  const span = { from: STARTED_AT - 15_000 * 15_000, to: STARTED_AT };
  const buckets = (await source.readBuckets?.({ span, bucketMs: 15_000 }, SCOPE)) ?? [];
  expect(buckets).toHaveLength(15_000);
  expect(buckets.every(({ value, complete }) => value === 7 && complete)).toBe(true);
  expect(prometheus.log).toHaveLength(2);
});
