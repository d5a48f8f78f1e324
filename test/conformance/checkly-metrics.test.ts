/** Our Checkly metrics against the emulator, on virtual time. */
import { afterEach, describe, expect, it } from "vitest";
import { checklyMetrics } from "../../src/providers/checkly/metrics.ts";
import type { MetricReading, ProviderContext } from "../../src/providers/contract.ts";
import { providerError } from "../providers/checkly/scripted-checkly.ts";
import { type StartedCheckly, EPOCH, check, startCheckly } from "../sandbox/checkly/start-checkly.ts";

const MINUTE = 60_000;
const RESULTS = "GET /v2/check-results/:check";

let running: StartedCheckly[] = [];

afterEach(async () => {
  for (const checkly of running) await checkly.close();
  running = [];
});

async function start(options: Parameters<typeof startCheckly>[0]): Promise<StartedCheckly> {
  const checkly = await startCheckly(options);
  running.push(checkly);
  return checkly;
}

function contextOf(checkly: StartedCheckly, env: Readonly<Record<string, string>> = {}): ProviderContext {
  return {
    env: { ...checkly.env, ...env },
    clock: checkly.clock,
    random: Math.random,
    debug: () => {},
    requestTimeoutMs: 30_000,
  };
}

async function readMetric(
  checkly: StartedCheckly,
  metric: string,
  window = { from: EPOCH, to: checkly.clock.now() + 1 },
): Promise<MetricReading> {
  const spec = checklyMetrics.spec.parse({ tags: ["prod"] });
  const source = await checklyMetrics.connect(metric, spec, contextOf(checkly));
  return source.read(window, { commit: "0123456", environment: "production" });
}

function answers(checkly: StartedCheckly, route: string): readonly number[] {
  return checkly.served.log.filter((entry) => entry.route === route).map((entry) => entry.status);
}

describe("metrics", () => {
  it("uptime is the share of passed runs of the checks with the tags", async () => {
    let healthy = true;
    const checkly = await start({
      checks: [check(1, { tags: ["prod"] }), check(2, { tags: ["prod"] }), check(3, { tags: ["other"], status: 404 })],
      site: () => ({ status: healthy ? 200 : 500 }),
    });
    await checkly.clock.sleep(8 * MINUTE);
    healthy = false;
    await checkly.clock.sleep(2 * MINUTE);
    expect(await readMetric(checkly, "uptime")).toMatchObject({ value: 0.8, sampleCount: 20, complete: true });
    expect(await readMetric(checkly, "check_failures")).toMatchObject({ value: 4, sampleCount: 20 });
  });

  it("counts only runs that started in the window", async () => {
    const checkly = await start({ checks: [check(1, { tags: ["prod"] })] });
    await checkly.clock.sleep(10 * MINUTE);
    const window = { from: EPOCH + 3 * MINUTE + 1, to: EPOCH + 6 * MINUTE };
    expect(await readMetric(checkly, "uptime", window)).toMatchObject({ value: 1, sampleCount: 2 });
  });

  it("are counted bucket by bucket, and not where results stopped", async () => {
    let healthy = true;
    const checkly = await start({
      checks: [check(1, { tags: ["prod"] }), check(2, { tags: ["prod"] })],
      site: () => ({ status: healthy ? 200 : 500 }),
    });
    await checkly.clock.sleep(4 * MINUTE);
    healthy = false;
    await checkly.clock.sleep(2 * MINUTE);
    checkly.faults.add({ emulator: "checkly", kind: "stale" });
    await checkly.clock.sleep(3 * MINUTE);
    const spec = checklyMetrics.spec.parse({ tags: ["prod"] });
    const request = { span: { from: EPOCH + 1, to: EPOCH + 9 * MINUTE + 1 }, bucketMs: 3 * MINUTE };
    const buckets = await Promise.all(
      ["uptime", "check_failures"].map(async (metric) => {
        const source = await checklyMetrics.connect(metric, spec, contextOf(checkly));
        return source.readBuckets?.(request, { commit: "0123456", environment: "production" });
      }),
    );
    expect(buckets).toEqual([
      [
        expect.objectContaining({ value: 1, sampleCount: 6, badCount: 0, complete: true }),
        // Two runs may be missing before anybody says that there are none: all of this bucket are there.
        expect.objectContaining({ value: expect.closeTo(1 / 3), sampleCount: 6, badCount: 4, complete: true }),
        expect.objectContaining({ value: null, sampleCount: 0, badCount: null, complete: false }),
      ],
      [
        expect.objectContaining({ value: 0, sampleCount: 6, badCount: 0 }),
        expect.objectContaining({ value: 4, sampleCount: 6, badCount: 4 }),
        expect.objectContaining({ value: null, badCount: null }),
      ],
    ]);
  });

  it("reads more than 100 checks", async () => {
    const checks = Array.from({ length: 205 }, (_, index) =>
      check(index + 1, { tags: ["prod"], frequencyMs: 5 * MINUTE }),
    );
    const checkly = await start({ checks });
    await checkly.clock.sleep(5 * MINUTE);
    expect(await readMetric(checkly, "uptime")).toMatchObject({ value: 1, sampleCount: 205 });
    expect(answers(checkly, "GET /v1/checks")).toEqual([200, 200, 200]);
  });

  it("reads more than 100 results of one check", async () => {
    const checkly = await start({ checks: [check(1, { tags: ["prod"] })] });
    await checkly.clock.sleep(230 * MINUTE);
    expect(await readMetric(checkly, "uptime")).toMatchObject({ value: 1, sampleCount: 230 });
    expect(answers(checkly, RESULTS)).toEqual([200, 200, 200]);
  });

  it("without results are null, never zero", async () => {
    const checkly = await start({ checks: [check(1, { tags: ["prod"] })] });
    checkly.faults.add({ emulator: "checkly", kind: "empty" });
    await checkly.clock.sleep(MINUTE);
    for (const metric of ["uptime", "check_failures"]) {
      expect(await readMetric(checkly, metric)).toMatchObject({ value: null, sampleCount: 0 });
    }
  });

  it("are incomplete when the results stop", async () => {
    const checkly = await start({ checks: [check(1, { tags: ["prod"] })] });
    await checkly.clock.sleep(5 * MINUTE);
    checkly.faults.add({ emulator: "checkly", kind: "stale" });
    expect(await readMetric(checkly, "uptime")).toMatchObject({ complete: true });
    await checkly.clock.sleep(5 * MINUTE);
    expect(await readMetric(checkly, "uptime")).toMatchObject({ complete: false });
  });

  it("refuse tags that no check carries", async () => {
    const checkly = await start({ checks: [check(1)] });
    expect(await providerError(readMetric(checkly, "uptime"))).toMatchObject({ reasonCode: "no_matching_checks" });
  });

  it("wait out 429 and pass over 500 and a reset", async () => {
    const checkly = await start({ checks: [check(1, { tags: ["prod"] })] });
    await checkly.clock.sleep(3 * MINUTE);
    checkly.faults.add({ emulator: "checkly", route: RESULTS, kind: "status", status: 429, times: 1 });
    checkly.faults.add({ emulator: "checkly", route: RESULTS, kind: "status", status: 500, times: 1 });
    checkly.faults.add({ emulator: "checkly", route: "GET /v1/checks", kind: "reset", times: 1 });
    const window = { from: EPOCH, to: checkly.clock.now() };
    expect(await readMetric(checkly, "uptime", window)).toMatchObject({ value: 1, sampleCount: 2 });
  });

  it("say vendor_unavailable while Checkly is down, and credential_rejected for a wrong key", async () => {
    const checkly = await start({ checks: [check(1, { tags: ["prod"] })] });
    checkly.faults.add({ emulator: "checkly", kind: "status", status: 503 });
    expect(await providerError(readMetric(checkly, "uptime"))).toMatchObject({ reasonCode: "vendor_unavailable" });
    checkly.faults.clear();
    const spec = checklyMetrics.spec.parse({ tags: ["prod"] });
    const source = await checklyMetrics.connect("uptime", spec, contextOf(checkly, { CHECKLY_API_KEY: "cu_no" }));
    const reading = source.read({ from: EPOCH, to: EPOCH + MINUTE }, { commit: "0123456", environment: "production" });
    expect(await providerError(reading)).toMatchObject({ reasonCode: "credential_rejected" });
  });
});
