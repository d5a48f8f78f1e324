/** The buckets of our Sentry provider, from rows that the emulator was sent. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { MetricBucket } from "../../src/providers/contract.ts";
import { MINUTE, STARTED_AT } from "../sandbox/sentry/start-sentry.ts";
import { COMMIT, type ObservedSentry, observeSentry, SCOPE } from "./observe-sentry.ts";

const TIMESERIES = "GET /api/0/organizations/:org/events-timeseries/";

let sentry: ObservedSentry;
beforeEach(async () => {
  sentry = await observeSentry();
});
afterEach(async () => {
  await sentry.close();
  const unknown = sentry.unknownRequests();
  if (unknown.length > 0) throw new Error(`asked for what the emulator does not know: ${JSON.stringify(unknown)}`);
});

const at = (minute: number) => STARTED_AT + minute * MINUTE;

/** Requests evenly over some minutes, 60 a minute; `failed` and `slow` of all of them, one after the other. */
async function serve(
  from: number,
  to: number,
  options: { failed?: number; durationMs?: number; release?: string; sampleRate?: number; count?: number } = {},
): Promise<void> {
  const { release = COMMIT, count = (to - from) * 60, ...others } = options;
  await sentry.sendRequests({ release, from: at(from), to: at(to), count, ...others });
}

async function bucketsOf(
  metric: string,
  options: { above?: number; since?: number; spec?: object; from?: number; to?: number; bucketMs?: number } = {},
): Promise<readonly MetricBucket[]> {
  const { above, since, from = 0, to = 4, bucketMs = MINUTE } = options;
  const source = await sentry.connect(metric, options.spec);
  if (source.readBuckets === undefined) throw new Error(`${metric} has no buckets`);
  const span = { from: at(from), to: at(to) };
  const wanted = { ...(above === undefined ? {} : { above }), ...(since === undefined ? {} : { since: at(since) }) };
  return source.readBuckets({ span, bucketMs, ...wanted }, SCOPE);
}

const counts = (buckets: readonly MetricBucket[]) =>
  buckets.map(({ value, sampleCount, badCount }) => [value, sampleCount, badCount]);

describe("buckets", () => {
  it("count the requests of one release and those that failed", async () => {
    await serve(0, 2, { failed: 12 });
    await serve(2, 4);
    await serve(0, 4, { release: "before", failed: 100 });
    sentry.settle();
    const buckets = await bucketsOf("error_rate");
    expect(counts(buckets)).toEqual([
      [0.1, 60, 6],
      [0.1, 60, 6],
      [0, 60, 0],
      [0, 60, 0],
    ]);
    expect(buckets[0]).toMatchObject({ from: at(0), to: at(1), complete: true });
  });

  it("count the requests that are slower than asked for", async () => {
    await serve(0, 2, { durationMs: 100 });
    await serve(0, 1, { durationMs: 900, count: 3 });
    sentry.settle();
    const buckets = await bucketsOf("p99_latency", { above: 500.5, to: 2 });
    expect(counts(buckets)).toEqual([
      [expect.closeTo(900, 3), 63, 3],
      [expect.closeTo(100, 3), 60, 0],
    ]);
    expect(counts(await bucketsOf("p50_latency", { to: 1 }))).toEqual([[expect.closeTo(100, 3), 63, null]]);
  });

  it("count events, and say a zero only where requests of the release were seen", async () => {
    await serve(0, 2);
    await sentry.sendError({ release: COMMIT, at: at(1.5), message: "boom" });
    await sentry.sendError({ release: COMMIT, at: at(3.5), message: "boom" });
    sentry.settle();
    for (const metric of ["error_count", "count"]) {
      const spec = metric === "count" ? { measure: "error_count" } : {};
      expect(counts(await bucketsOf(metric, { spec }))).toEqual([
        [0, 60, 0],
        [1, 60, 1],
        [null, 0, null],
        [1, 0, 1],
      ]);
    }
    expect(counts(await bucketsOf("new_issues"))).toEqual([
      [0, 60, 0],
      [1, 60, 1],
      [null, 0, null],
      [null, 0, null],
    ]);
  });

  it("count no issue that was there before the release was promoted", async () => {
    await serve(0, 2);
    await sentry.sendError({ release: COMMIT, at: at(0.4), message: "while it was verified" });
    await sentry.sendError({ release: COMMIT, at: at(0.8), message: "when visitors came" });
    sentry.settle();
    const issues = async (since?: number) =>
      (await bucketsOf("new_issues", { to: 2, ...(since === undefined ? {} : { since }) })).map(({ value }) => value);
    expect(await issues()).toEqual([2, 0]);
    expect(await issues(0.5)).toEqual([1, 0]);
  });

  it("lead to the page that shows the same", async () => {
    const source = await sentry.connect("error_rate");
    const pageOf = await source.pages?.(SCOPE);
    const window = { from: at(0), to: at(4) };
    const url = pageOf?.(window);
    expect(url).toBe((await source.read(window, SCOPE)).url);
    expect(new URL(url ?? "").searchParams.get("query")).toContain(`release:"${COMMIT}"`);
  });

  it("count samples and not what Sentry extrapolates from them, whatever the sample rate is", async () => {
    await serve(0, 2, { count: 40, failed: 4, sampleRate: 0.1 });
    await serve(2, 4, { count: 400, failed: 40 });
    sentry.settle();
    expect(counts(await bucketsOf("error_rate")).slice(1, 3)).toEqual([
      [0.1, 20, 2],
      [0.1, 200, 20],
    ]);
  });

  it("say how much of all, and of what failed, is kept of each release", async () => {
    await serve(0, 1, { count: 20, sampleRate: 0.1 });
    await serve(0, 1, { count: 20, failed: 20 });
    await serve(1, 2);
    sentry.settle();
    const [sampled, whole] = await bucketsOf("error_rate");
    // 40 samples stand for 220, and all that failed are there.
    expect(sampled).toMatchObject({ sampleRatio: expect.closeTo(40 / 220, 3), badSampleRatio: 1 });
    expect(whole).toMatchObject({ sampleRatio: 1, badCount: 0 });
    expect(whole).not.toHaveProperty("badSampleRatio");
  });

  it("count no spans where only some are kept: their number would follow the sample rate", async () => {
    await serve(0, 2, { count: 40, failed: 4, sampleRate: 0.1 });
    await serve(2, 4, { count: 400, failed: 40 });
    sentry.settle();
    const spec = { measure: "count", query: "span.status_code:500" };
    expect(counts(await bucketsOf("failed_requests", { spec })).slice(1, 3)).toEqual([
      [20, 20, null],
      [20, 200, 20],
    ]);
    // Nothing found says nothing, where it may be among those that were not kept.
    const none = { measure: "count", query: "span.status_code:418" };
    expect(counts(await bucketsOf("teapots", { spec: none })).slice(1, 3)).toEqual([
      [0, 20, null],
      [0, 200, 0],
    ]);
  });

  it("know nothing where no request was seen", async () => {
    sentry.settle();
    for (const metric of ["error_rate", "p99_latency", "error_count", "new_issues", "lcp"]) {
      const buckets = await bucketsOf(metric, { above: 100 });
      expect(
        buckets.every(({ value, sampleCount, badCount }) => value === null && sampleCount === 0 && badCount === null),
      ).toBe(true);
    }
    sentry.faults.add({ emulator: "sentry", kind: "empty" });
    expect(await bucketsOf("error_rate")).toEqual([]);
  });

  it("say which of them may still fill", async () => {
    await serve(0, 4);
    sentry.clock.advance(4 * MINUTE);
    expect((await bucketsOf("error_rate")).map(({ complete }) => complete)).toEqual([true, true, false, false]);
  });

  it("are not complete where Sentry looked at a part of its data", async () => {
    await serve(0, 4);
    sentry.settle();
    const point = { value: 60, sampleCount: 60, sampleRate: 1, incomplete: false };
    const values = [0, 1, 2, 3].map((minute) => ({ ...point, timestamp: at(minute) }));
    const body = { timeSeries: [{ yAxis: "count()", meta: { dataScanned: "partial" }, values }] };
    sentry.faults.add({ emulator: "sentry", kind: "status", status: 200, route: TIMESERIES, body });
    expect((await bucketsOf("error_rate")).map(({ complete }) => complete)).toEqual([false, false, false, false]);
  });

  it("are read in as many requests as a long watch needs", async () => {
    await serve(0, 4);
    sentry.clock.advance(49 * 60 * MINUTE);
    const buckets = await bucketsOf("error_rate", { to: 48 * 60 });
    expect(buckets).toHaveLength(48 * 60);
    expect(buckets.map(({ from }) => from)).toEqual(Array.from({ length: 48 * 60 }, (_, minute) => at(minute)));
    expect(sentry.log.filter(({ route }) => route === TIMESERIES)).toHaveLength(4);
  });

  it("are coarser where Sentry has none of the length", async () => {
    await serve(0, 4);
    sentry.settle();
    expect(counts(await bucketsOf("error_rate", { bucketMs: 90_000 }))).toEqual([
      [0, 120, 0],
      [0, 120, 0],
    ]);
  });

  it("of sessions are whole hours, whatever length is asked for", async () => {
    expect(await bucketsOf("crash_free_sessions", { to: 50 })).toEqual([]);
    sentry.clock.advance(3 * 60 * MINUTE);
    const buckets = await bucketsOf("crash_free_sessions", { to: 130 });
    expect(buckets.map(({ from, to }) => to - from)).toEqual([60 * MINUTE, 60 * MINUTE]);
  });
});

describe("web vitals", () => {
  async function view(minute: number, lcp: number, cls: number, style: "span" | "transaction"): Promise<void> {
    const seconds = at(minute) / 1_000;
    const attributes = {
      "sentry.release": { value: COMMIT },
      "sentry.environment": { value: "production" },
      "browser.web_vital.lcp.value": { value: lcp },
      "browser.web_vital.cls.value": { value: cls },
    };
    const span = { name: "/", start_timestamp: seconds, end_timestamp: seconds, attributes };
    const transaction = {
      transaction: "/",
      start_timestamp: seconds,
      timestamp: seconds,
      release: COMMIT,
      environment: "production",
      contexts: { trace: { op: "pageload" } },
      measurements: { lcp: { value: lcp, unit: "millisecond" }, cls: { value: cls, unit: "" } },
    };
    await sentry.sendEnvelope(
      style === "span"
        ? [{}, { type: "span" }, { version: 2, items: [span] }]
        : [{}, { type: "transaction" }, transaction],
    );
  }

  it.each(["span", "transaction"] as const)("are the 75th percentile of page views, sent as a %s", async (style) => {
    for (let index = 1; index <= 8; index += 1) await view(index / 4, index * 500, index / 100, style);
    sentry.settle();
    const window = { from: at(0), to: at(15) };
    expect(await sentry.read("lcp", { window })).toMatchObject({ value: 3_000, sampleCount: 8, complete: true });
    expect(await sentry.read("cls", { window })).toMatchObject({ value: 0.06, sampleCount: 8 });
    expect(await sentry.read("inp", { window })).toMatchObject({ value: null, sampleCount: 0 });
    expect(counts(await bucketsOf("lcp", { above: 2_500, to: 3 }))).toEqual([
      [expect.any(Number), 3, 0],
      [expect.any(Number), 4, 2],
      [4_000, 1, 1],
    ]);
    expect(counts(await bucketsOf("cls", { above: 0.05, to: 2 })).map(([, , bad]) => bad)).toEqual([0, 2]);
  });
});
