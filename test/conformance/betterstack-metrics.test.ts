/** Our Better Stack metrics against the emulator: what the shared suite does not ask. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { betterStackMetrics } from "../../src/providers/betterstack/index.ts";
import type { MetricScope } from "../../src/providers/contract.ts";
import {
  MINUTE,
  SEED,
  type StartedBetterStack,
  STARTED_AT,
  startBetterStack,
} from "../sandbox/betterstack/start-betterstack.ts";

const SCOPE = { commit: "abc", environment: "production" };
const WINDOW = { from: STARTED_AT, to: STARTED_AT + 30 * MINUTE };

let betterstack: StartedBetterStack;

beforeAll(async () => {
  betterstack = await startBetterStack();
  const { events } = betterstack.emulator;
  for (let minute = 0; minute < 30; minute += 1) {
    const at = STARTED_AT + minute * MINUTE;
    events.add(at, { level: "info", event: "request", commit: minute < 15 ? "old" : "abc", took: { s: minute / 10 } });
    if (minute % 10 === 5) events.add(at, { level: "error", event: "thread.create.failed", commit: "abc" });
  }
});

afterAll(() => betterstack.close());

beforeEach(() => {
  betterstack.faults.clear();
  betterstack.setNow(WINDOW.to + MINUTE);
});

async function connect(spec: unknown, env: Readonly<Record<string, string | undefined>> = {}) {
  const context = {
    env: { ...betterstack.env, ...env },
    clock: betterstack.clock,
    random: () => 0.5,
    debug: () => undefined,
    requestTimeoutMs: 30_000,
  };
  return betterStackMetrics.connect("failures", betterStackMetrics.spec.parse(spec), context);
}

async function read(
  spec: unknown,
  env: Readonly<Record<string, string | undefined>> = {},
  window = WINDOW,
  scope: MetricScope = SCOPE,
) {
  return (await connect(spec, env)).read(window, scope);
}

describe("events", () => {
  // Those of the first ten minutes are stored away by now, and the others are not.
  it("are counted on both sides of where they are stored away", async () => {
    expect(await read("level = 'error'")).toMatchObject({ value: 3, sampleCount: 33, complete: true });
    const tables = ["logs", "s3"] as const;
    const now = betterstack.clock.now();
    const sizes = tables.map((kind) => betterstack.emulator.events.table(kind, now, WINDOW).length);
    expect(Math.min(...sizes)).toBeGreaterThan(5);
  });

  it("come in buckets, of which none is left out, and none counts what was before the release", async () => {
    const source = await connect("level = 'error'");
    const longer = { from: WINDOW.from - 2 * MINUTE, to: WINDOW.to };
    const request = { span: longer, bucketMs: MINUTE };
    const buckets = (await source.readBuckets?.(request, SCOPE)) ?? [];
    expect(buckets.map(({ from }) => (from - longer.from) / MINUTE)).toEqual(buckets.map((_, index) => index));
    expect(buckets[0]).toMatchObject({ value: null, sampleCount: 0, badCount: null, complete: true });
    const counted = (of: typeof buckets) => of.reduce((sum, { value }) => sum + (value ?? 0), 0);
    expect(counted(buckets)).toBe(3);
    const first = buckets.find(({ value }) => (value ?? 0) > 0)?.to ?? 0;
    const since = (await source.readBuckets?.({ ...request, since: first }, SCOPE)) ?? [];
    expect(since).toHaveLength(buckets.length);
    expect(counted(since)).toBeLessThan(3);
  });

  it("of other releases are left out where the plan says how to tell", async () => {
    expect(await read({ where: "event = 'request'", release: "commit" })).toMatchObject({ value: 15, sampleCount: 18 });
    const any = { ...SCOPE, anyRelease: true } as const;
    expect(await read({ where: "event = 'request'", release: "commit" }, {}, WINDOW, any)).toMatchObject({ value: 30 });
    const filter = "event = 'request' and commit = '{commit}'";
    expect(await read(filter, {}, WINDOW, any)).toMatchObject({ value: null, sampleCount: 0 });
    expect(await read("event = 'request' and commit = '{commit}'")).toMatchObject({ value: 15, sampleCount: 33 });
  });

  it("that are none are a zero only where the source has others", async () => {
    expect(await read("level = 'fatal'")).toMatchObject({ value: 0, sampleCount: 33 });
    const before = { from: STARTED_AT - 10 * MINUTE, to: STARTED_AT };
    expect(await read("level = 'fatal'", {}, before)).toMatchObject({
      value: null,
      sampleCount: 0,
      why: expect.stringMatching("no event at all"),
    });
    expect(await read({ where: "level = 'error'", among: "level = 'fatal'" })).toMatchObject({
      value: null,
      sampleCount: 0,
    });
  });

  it("have quantiles in the unit of the plan", async () => {
    expect(await read({ value: "took.s", quantile: "50%", unit: "s" })).toMatchObject({
      value: 1_500,
      sampleCount: 30,
    });
    expect(await read({ value: "took.s", quantile: "50%", unit: "number" })).toMatchObject({ value: 1.5 });
  });
});

describe("trouble at Better Stack", () => {
  it("with a wrong password is a rejected credential, though it answers 403", async () => {
    await expect(read("level = 'error'", { BETTERSTACK_SQL_PASSWORD: "wrong" })).rejects.toMatchObject({
      reasonCode: "credential_rejected",
    });
  });

  it("with a source that is not there says so", async () => {
    await expect(read({ where: "level = 'error'", source: "t1_nobody" })).rejects.toMatchObject({
      reasonCode: "not_found",
    });
  });

  it.each([
    ["t1_web) UNION ALL SELECT", "usage"],
    [undefined, "secret_missing"],
  ])("with BETTERSTACK_SOURCE %j asks nothing", async (BETTERSTACK_SOURCE, reasonCode) => {
    const before = betterstack.served.log.length;
    await expect(read("level = 'error'", { BETTERSTACK_SOURCE })).rejects.toMatchObject({ reasonCode });
    expect(betterstack.served.log.length).toBe(before);
  });

  it.each([
    [
      "an exception in the middle of a table",
      { data: [{ bucket: 0, found: 0, among: 5, events: 5 }], exception: "Code: 241. DB::Exception: memory" },
    ],
    ["a count that is none", { data: [{ bucket: 0, found: -1, among: 0, events: 5 }] }],
    ["more than there is", { data: [{ bucket: 0, found: 9, among: 0, events: 5 }] }],
    ["no row", { data: [] }],
  ])("is no number where it answers 200 with %s", async (_what, body) => {
    betterstack.faults.add({ emulator: "betterstack", kind: "status", status: 200, body });
    await expect(read("level = 'error'")).rejects.toMatchObject({ reasonCode: "vendor_answer_unknown" });
  });

  it("never repeats the password", async () => {
    const body = `Code: 62. DB::Exception: ${SEED.password}`;
    betterstack.faults.add({ emulator: "betterstack", kind: "status", status: 400, body });
    await expect(read("level = 'error'")).rejects.toMatchObject({
      message: expect.not.stringContaining(SEED.password),
    });
  });
});
