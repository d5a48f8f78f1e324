import { afterEach, describe, expect, it } from "vitest";
import { systemClock } from "../../../src/lib/clock.ts";
import {
  API_KEY,
  ACCOUNT_ID,
  EPOCH,
  type StartedCheckly,
  bodyOf,
  check,
  checkId,
  startCheckly,
  trigger,
} from "./start-checkly.ts";

const MINUTE = 60_000;

let checkly: StartedCheckly | null = null;

afterEach(async () => {
  await checkly?.close();
  checkly = null;
});

async function start(options: Parameters<typeof startCheckly>[0]): Promise<StartedCheckly> {
  checkly = await startCheckly(options);
  return checkly;
}

interface ResultPage {
  readonly length: number;
  readonly entries: readonly { readonly id: string; readonly startedAt: string; readonly hasFailures: boolean }[];
  readonly nextId: string | null;
}

describe("access to the API", () => {
  const account = { "x-checkly-account": ACCOUNT_ID };
  const key = { authorization: `Bearer ${API_KEY}` };

  it.each([
    [401, "no key", account],
    [401, "another key", { ...account, authorization: "Bearer cu_other" }],
    [401, "a key of another kind", { ...account, authorization: "Bearer xx_other" }],
    [400, "no account", key],
    [403, "another account", { ...key, "x-checkly-account": "11111111-1111-4111-8111-111111111111" }],
  ])("%i with %s, in Checkly's shape", async (status, _, headers) => {
    const { get } = await start({ checks: [check(1)] });
    const body = await bodyOf<Record<string, unknown>>(get("/v1/checks", headers), status);
    expect(body).toEqual({ statusCode: status, error: expect.any(String), message: expect.any(String) });
  });
});

describe("lists", () => {
  it("checks come in pages with content-range, filtered by any of the tags", async () => {
    const { get } = await start({
      checks: [
        check(1, { tags: ["a"] }),
        check(2, { tags: ["b"] }),
        check(3, { tags: ["c"] }),
        check(4, { tags: ["a", "b"] }),
      ],
    });
    const first = await get("/v1/checks?limit=2&tag=a&tag=b");
    expect(first.headers.get("content-range")).toBe("1-2/3");
    const second = await get("/v1/checks?limit=2&page=2&tag=a&tag=b");
    expect(second.headers.get("content-range")).toBe("3-3/3");
    expect(JSON.parse(await second.text())).toMatchObject([{ id: checkId(4), tags: ["a", "b"], frequency: 1 }]);
  });

  it.each([
    "/v1/checks?limit=101",
    "/v1/checks?page=0",
    `/v2/check-results/${checkId(1)}?limit=0`,
    `/v2/check-results/${checkId(1)}?from=yesterday`,
    `/v2/check-results/${checkId(1)}?resultType=LAST`,
    `/v2/check-results/${checkId(1)}?nextId=nothing`,
    "/v1/test-sessions?limit=101",
    "/v1/test-sessions?textSearch=ab",
  ])("refuse %s", async (path) => {
    const { get } = await start({ checks: [check(1)] });
    expect((await get(path)).status).toBe(400);
  });

  it("what does not exist is 404", async () => {
    const { get } = await start({ checks: [check(1)] });
    for (const path of [
      "/v1/checks/x",
      "/v2/check-results/x",
      "/v1/check-statuses/x",
      "/v1/test-sessions/x",
      "/v2/check-sessions/x",
      "/next/accounts/x",
    ]) {
      expect([path, (await get(path)).status]).toEqual([path, 404]);
    }
  });
});

describe("scheduled runs", () => {
  it("are stamped inside the span, once each, whatever the steps", async () => {
    const { emulator, get, clock } = await start({
      checks: [check(1), check(2, { frequencyMs: 5 * MINUTE })],
      clock: systemClock,
    });
    const from = clock.now();
    let at = from;
    for (const minutes of [0.5, 1, 1.5, 7, 10]) {
      await emulator.runScheduled(at, from + minutes * MINUTE);
      at = from + minutes * MINUTE;
    }
    const page = await bodyOf<ResultPage>(get(`/v2/check-results/${checkId(1)}?limit=100`));
    expect(page.entries).toHaveLength(10);
    const instants = page.entries.map((entry) => Date.parse(entry.startedAt));
    expect(new Set(instants).size).toBe(10);
    expect(Math.min(...instants)).toBeGreaterThan(from);
    expect(Math.max(...instants)).toBeLessThanOrEqual(from + 10 * MINUTE);
    expect((await bodyOf<ResultPage>(get(`/v2/check-results/${checkId(2)}?limit=100`))).entries).toHaveLength(2);
  });

  it("fetch production, and fail when it does", async () => {
    let healthy = true;
    const { clock, get, visits } = await start({ checks: [check(1)], site: () => ({ status: healthy ? 200 : 503 }) });
    await clock.sleep(2 * MINUTE);
    healthy = false;
    await clock.sleep(MINUTE);
    expect(visits).toHaveLength(3);
    const page = await bodyOf<ResultPage>(get(`/v2/check-results/${checkId(1)}`));
    // Newest first.
    expect(page.entries.map((entry) => entry.hasFailures)).toEqual([true, false, false]);
    expect(await bodyOf(get("/v1/check-statuses"))).toMatchObject([{ checkId: checkId(1), hasFailures: true }]);
  });

  it("are not made for switched-off checks or without a production", async () => {
    const { emulator, visits } = await start({ checks: [check(1, { activated: false })] });
    await emulator.runScheduled(EPOCH, EPOCH + 10 * MINUTE);
    expect(visits).toEqual([]);
  });

  it("come in pages that nextId joins, within from and to, with the asked fields", async () => {
    const { clock, get } = await start({ checks: [check(1)] });
    await clock.sleep(10 * MINUTE);
    const path = `/v2/check-results/${checkId(1)}?limit=3&fields=id,startedAt&from=${EPOCH / 1_000 + 120}&to=${EPOCH / 1_000 + 420}`;
    const first = await bodyOf<ResultPage>(get(path));
    expect(first.length).toBe(3);
    expect(Object.keys(first.entries[0] ?? {}).toSorted()).toEqual(["id", "resultType", "startedAt", "traceId"]);
    const second = await bodyOf<ResultPage>(get(`${path}&nextId=${first.nextId}`));
    expect(second.nextId).toBeNull();
    const instants = [...first.entries, ...second.entries].map(
      (entry) => (Date.parse(entry.startedAt) - EPOCH) / MINUTE,
    );
    expect(instants).toEqual([6, 5, 4, 3, 2]);
  });

  it("add up in the analytics, null where there is no data", async () => {
    const { clock, post } = await start({
      checks: [check(1), check(2, { status: 404 }), check(3, { activated: false })],
    });
    await clock.sleep(3 * MINUTE);
    const body = { checkIds: [checkId(1), checkId(2), checkId(3)] };
    expect(await bodyOf(post("/v1/analytics/checks?quickRange=last24Hours", body))).toMatchObject([
      { availability: 100, responseTime_p95: expect.any(Number) },
      { availability: 0 },
      { availability: null, responseTime_p95: null },
    ]);
    await bodyOf(post("/v1/analytics/checks?quickRange=lastMinute", body), 400);
  });
});

describe("faults", () => {
  it("stale: no newer result, until it is over", async () => {
    const { clock, get, faults } = await start({ checks: [check(1)] });
    const count = async () => (await bodyOf<ResultPage>(get(`/v2/check-results/${checkId(1)}?limit=100`))).length;
    await clock.sleep(2 * MINUTE);
    faults.add({ emulator: "checkly", kind: "stale", untilMs: 5 * MINUTE });
    await clock.sleep(3 * MINUTE);
    expect(await count()).toBe(2);
    await clock.sleep(2 * MINUTE);
    expect(await count()).toBe(4);
  });

  it("empty: no result at all, while it lasts", async () => {
    const { clock, get, faults } = await start({ checks: [check(1)] });
    await clock.sleep(2 * MINUTE);
    faults.add({ emulator: "checkly", kind: "empty" });
    expect(await bodyOf(get(`/v2/check-results/${checkId(1)}`))).toEqual({ length: 0, entries: [], nextId: null });
    expect(await bodyOf(get("/v1/check-statuses"))).toEqual([]);
    faults.clear();
    expect((await bodyOf<ResultPage>(get(`/v2/check-results/${checkId(1)}`))).length).toBe(2);
  });
});

describe("the picture of its state", () => {
  it("shows sessions and results, and no variable's value", async () => {
    const { post, origin, site } = await start({ checks: [check(1)] });
    const environmentVariables = [
      { key: "ENVIRONMENT_URL", value: site },
      { key: "VERCEL_BYPASS_TOKEN", value: "hide-me", secret: true },
    ];
    await bodyOf(post("/v1/test-sessions/trigger", trigger({ environmentVariables })), 201);
    const text = await (await fetch(`${origin}/_sandbox/state`)).text();
    expect(JSON.parse(text)).toMatchObject({
      account: { id: ACCOUNT_ID },
      testSessions: [{ url: site, variables: ["ENVIRONMENT_URL", "VERCEL_BYPASS_TOKEN"] }],
    });
    expect(text).not.toMatch(/hide-me|cu_0123/);
  });

  it("listens for MQTT only when told to", async () => {
    const { emulator } = await start({ checks: [check(1)] });
    expect(emulator.mqttUrl()).toBeNull();
    await checkly?.close();
    const listening = await start({ checks: [check(1)], seed: { mqtt: true } });
    expect(listening.emulator.mqttUrl()).toMatch(/^ws:\/\/127\.0\.0\.1:\d+$/);
  });
});
