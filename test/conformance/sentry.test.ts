/** Our Sentry provider against the emulator, which the real @sentry/node feeds. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { MINUTE, STARTED_AT, TOKEN } from "../sandbox/sentry/start-sentry.ts";
import { COMMIT, type ObservedSentry, observeSentry, SCOPE, WINDOW } from "./observe-sentry.ts";

let sentry: ObservedSentry;
beforeEach(async () => {
  sentry = await observeSentry();
});
afterEach(async () => {
  await sentry.close();
  const unknown = sentry.unknownRequests();
  if (unknown.length > 0) throw new Error(`asked for what the emulator does not know: ${JSON.stringify(unknown)}`);
});

describe.each(["stream", "static"] as const)("numbers from @sentry/node with traceLifecycle %s", (traceLifecycle) => {
  beforeEach(async () => {
    await sentry.visit({ traceLifecycle, count: 200, failed: 10 });
    await sentry.visit({ traceLifecycle, count: 50, failed: 50, release: "before" });
    await sentry.visit({ traceLifecycle, count: 50, failed: 50, environment: "preview" });
    sentry.settle();
  });

  it("reads the error rate of one release in one environment, with its samples", async () => {
    const reading = await sentry.read("error_rate");
    expect(reading).toMatchObject({ value: 0.05, sampleCount: 200, window: WINDOW, complete: true });
    expect(new URL(reading.url ?? "").searchParams.get("query")).toContain(`release:"${COMMIT}"`);
    expect(reading.url).not.toContain(TOKEN);
  });

  it("counts the same minute by minute", async () => {
    const source = await sentry.connect("error_rate");
    const buckets = (await source.readBuckets?.({ span: WINDOW, bucketMs: MINUTE }, SCOPE)) ?? [];
    expect(buckets).toHaveLength(15);
    expect(buckets.reduce((sum, { sampleCount }) => sum + sampleCount, 0)).toBe(200);
    // The last ones failed.
    expect(buckets.map(({ badCount }) => badCount)).toEqual([...Array.from({ length: 14 }, () => 0), 10]);
  });

  it("reads percentiles in milliseconds", async () => {
    const expected = { p50_latency: 199, p75_latency: 249, p90_latency: 279, p95_latency: 289, p99_latency: 297 };
    for (const [metric, value] of Object.entries(expected)) {
      expect(await sentry.read(metric)).toMatchObject({
        value: expect.closeTo(value, 0),
        sampleCount: 200,
        complete: true,
      });
    }
  });

  it("reads counts", async () => {
    expect(await sentry.read("request_count")).toMatchObject({ value: 200, sampleCount: 200 });
    expect(await sentry.read("error_count")).toMatchObject({ value: 10, sampleCount: 200 });
    // Both kinds of failure came with this release first; the others only repeat them.
    expect(await sentry.read("new_issues")).toMatchObject({ value: 2, sampleCount: 200 });
    expect(await sentry.read("new_issues", { spec: { release: "any" } })).toMatchObject({ value: 2, sampleCount: 250 });
  });
});

describe("what a plan can say", () => {
  it("names the release its own way, or looks at all of them", async () => {
    await sentry.visit({ count: 30, release: `web@${COMMIT}` });
    await sentry.visit({ count: 12, release: "other" });
    sentry.settle();
    expect(await sentry.read("request_count", { spec: { release: "web@{commit}" } })).toMatchObject({ value: 30 });
    expect(await sentry.read("request_count", { spec: { release: "any" } })).toMatchObject({ value: 42 });
    expect(await sentry.read("request_count")).toMatchObject({ value: null, sampleCount: 0 });
  });

  it("counts what a query of its own finds, and tells none from not seen", async () => {
    await sentry.visit({ count: 40, failed: 4 });
    sentry.settle();
    for (const [transaction, value] of [
      ["GET /chat", 4],
      ["POST /api/threads", 0],
    ] as const) {
      const spec = { measure: "error_count", query: `transaction:"${transaction}"` };
      expect(await sentry.read("thread_creation_failures", { spec })).toMatchObject({ value, sampleCount: 40 });
    }
  });

  it("looks at other work than HTTP where the query says so", async () => {
    await sentry.visit({ count: 25 });
    sentry.settle();
    const spec = { measure: "p95_latency", query: "span.op:queue.process" };
    expect(await sentry.read("job_latency", { spec })).toMatchObject({ value: null, sampleCount: 0 });
  });

  it("reads another environment than the one being watched", async () => {
    await sentry.visit({ count: 9, environment: "preview" });
    sentry.settle();
    expect(await sentry.read("request_count", { spec: { environment: "preview" } })).toMatchObject({ value: 9 });
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
    sentry.settle();
    expect(await sentry.read("crash_free_sessions")).toMatchObject({ value: 0.5, sampleCount: 2 });
    expect(await sentry.read("crash_free_sessions", { spec: { environment: "preview" } })).toMatchObject({
      value: null,
    });
  });
});

describe("blind is not healthy", () => {
  const metrics = ["error_rate", "p99_latency", "request_count", "error_count", "new_issues", "crash_free_sessions"];

  it.each(metrics)("%s of nothing is no number", async (metric) => {
    sentry.settle();
    expect(await sentry.read(metric)).toMatchObject({ value: null, sampleCount: 0 });
  });

  it.each(metrics)("%s is no number while Sentry shows no rows", async (metric) => {
    await sentry.visit({ count: 60, failed: 3 });
    sentry.settle();
    sentry.faults.add({ emulator: "sentry", kind: "empty" });
    expect(await sentry.read(metric)).toMatchObject({ value: null, sampleCount: 0 });
  });

  it("says how few samples there are", async () => {
    await sentry.visit({ count: 3, failed: 1 });
    sentry.settle();
    expect(await sentry.read("error_rate")).toMatchObject({ value: expect.closeTo(1 / 3), sampleCount: 3 });
  });

  it("counts samples, not what Sentry extrapolates from them", async () => {
    await sentry.sendRequests({ release: COMMIT, ...WINDOW, count: 30, sampleRate: 0.1 });
    sentry.settle();
    expect(await sentry.read("error_rate")).toMatchObject({ sampleCount: 30 });
    expect(await sentry.read("request_count")).toMatchObject({ value: 300 });
  });

  it("says that the window is not whole when data stopped coming", async () => {
    await sentry.visit({ count: 900 });
    sentry.clock.advance(8 * MINUTE);
    sentry.faults.add({ emulator: "sentry", kind: "stale" });
    expect(
      await sentry.read("error_rate", { window: { from: STARTED_AT, to: STARTED_AT + 6 * MINUTE } }),
    ).toMatchObject({
      complete: true,
    });
    sentry.clock.advance(9 * MINUTE);
    const reading = await sentry.read("error_rate");
    expect(reading.complete).toBe(false);
    expect(reading.sampleCount).toBeLessThan(500);
  });

  it("says that the window is not whole while it is still filling", async () => {
    await sentry.visit({ count: 900 });
    sentry.clock.advance(15 * MINUTE);
    expect((await sentry.read("error_rate")).complete).toBe(false);
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
    sentry.settle();
    expect(await sentry.read("new_issues")).toMatchObject({ value: 230 });
    expect(sentry.log.filter(({ route }) => route?.endsWith("/issues/"))).toHaveLength(3);
  });
});
