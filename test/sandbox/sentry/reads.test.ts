import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { MINUTE, STARTED_AT, type StartedSentry, startSentry } from "./start-sentry.ts";

const ORG = "/api/0/organizations/acme";
const SPANS = `${ORG}/events/?dataset=spans`;

let sentry: StartedSentry;
beforeEach(async () => {
  sentry = await startSentry();
});
afterEach(() => sentry.close());

/** Ten minutes of traffic at 12 a minute, two of them failed, then time moves on to minute 12. */
async function sendTenMinutes(release = "a"): Promise<void> {
  await sentry.sendRequests({ release, from: STARTED_AT, to: STARTED_AT + 10 * MINUTE, count: 120, failed: 2 });
  sentry.clock.advance(12 * MINUTE);
}

const iso = (minute: number) => new Date(STARTED_AT + minute * MINUTE).toISOString();

describe("events", () => {
  it("gives numbers of one release over one window, with their types and units", async () => {
    await sendTenMinutes();
    await sentry.sendRequests({ release: "b", from: STARTED_AT, to: STARTED_AT + 10 * MINUTE, count: 7 });
    const fields = ["count()", "http_response_rate(5)", "p95(span.duration)"]
      .map((field) => `field=${field}`)
      .join("&");
    const answer = await sentry.get(`${SPANS}&${fields}&query=release:a&start=${iso(0)}&end=${iso(5)}&project=42`);
    expect(answer.body).toEqual({
      data: [
        { "count()": 60, "http_response_rate(5)": expect.closeTo(1 / 60), "p95(span.duration)": expect.closeTo(100) },
      ],
      meta: {
        fields: { "count()": "integer", "http_response_rate(5)": "percentage", "p95(span.duration)": "duration" },
        units: { "count()": null, "http_response_rate(5)": null, "p95(span.duration)": "millisecond" },
        dataset: "spans",
        dataScanned: "full",
      },
    });
  });

  it("groups, sorts and pages", async () => {
    for (const [transaction, count] of [
      ["GET /", 5],
      ["GET /chat", 9],
      ["POST /api/threads", 2],
    ] as const) {
      await sentry.sendRequests({ release: "a", from: STARTED_AT, to: STARTED_AT + MINUTE, count, transaction });
    }
    sentry.clock.advance(2 * MINUTE);
    const path = `${SPANS}&field=transaction&field=count()&sort=-count()&statsPeriod=1h&per_page=2`;
    const first = await sentry.get(path);
    expect(first.body).toMatchObject({ data: [{ transaction: "GET /chat", "count()": 9 }, { transaction: "GET /" }] });
    expect(first.headers.get("link")).toContain('rel="previous"; results="false"');
    expect(first.headers.get("link")).toContain('rel="next"; results="true"; cursor="0:2:0"');
    const second = await sentry.get(`${path}&cursor=0:2:0`);
    expect(second.body).toMatchObject({ data: [{ transaction: "POST /api/threads" }] });
    expect(second.headers.get("link")).toContain('rel="next"; results="false"');
  });

  it("counts errors of a release", async () => {
    await sentry.sendError({ release: "a", at: STARTED_AT, message: "boom", transaction: "POST /api/threads" });
    await sentry.sendError({ release: "b", at: STARTED_AT, message: "boom" });
    sentry.clock.advance(MINUTE);
    const answer = await sentry.get(`${ORG}/events/?dataset=errors&field=count()&statsPeriod=1h&query=release:a`);
    expect(answer.body).toMatchObject({ data: [{ "count()": 1 }] });
  });

  it.each([
    ["an unknown dataset", "events/?dataset=transactions&field=count()", 400],
    ["an unknown function", "events/?dataset=spans&field=apdex()", 400],
    ["no field", "events/?dataset=spans", 400],
    ["a query that it cannot read", "events/?dataset=spans&field=count()&query=a:1%20OR%20b:2", 400],
    ["a project by its slug", "events/?dataset=spans&field=count()&project=web", 400],
    ["somebody else's project", "events/?dataset=spans&field=count()&project=99", 403],
    ["a window that ends before it begins", "events/?dataset=spans&field=count()&start=2026-11-20&end=2026-11-19", 400],
    ["a window with one end", "events/?dataset=spans&field=count()&start=2026-11-20", 400],
    ["a period that it cannot read", "events/?dataset=spans&field=count()&statsPeriod=soon", 400],
    ["a page of more than 100", "events/?dataset=spans&field=count()&per_page=101", 400],
    ["a cursor of its own making", "events/?dataset=spans&field=count()&cursor=next", 400],
    ["a key as a series", "events-timeseries/?dataset=spans&yAxis=transaction&statsPeriod=1h", 400],
    ["an interval that spans do not have", "events-timeseries/?dataset=spans&statsPeriod=1h&interval=90", 400],
    ["more buckets than spans have", "events-timeseries/?dataset=spans&statsPeriod=2d&interval=60", 400],
    ["an interval in words", "events-timeseries/?dataset=spans&statsPeriod=1h&interval=1m", 400],
    ["too many buckets", "events-timeseries/?dataset=spans&statsPeriod=30d&interval=1", 400],
    ["a state that issues do not have", "issues/?query=is:gone", 400],
    ["an instant without a comparison", "issues/?query=firstSeen:2026-11-20", 400],
    ["an unknown session field", "sessions/?field=p95(session.duration)", 400],
    ["a rate by session status", "sessions/?field=crash_free_rate(session)&groupBy=session.status", 400],
  ])("refuses %s", async (_what, path, status) => {
    await sentry.sendError({ release: "a", at: STARTED_AT, message: "boom" });
    sentry.clock.advance(MINUTE);
    const answer = await sentry.get(`${ORG}/${path}`);
    expect(answer.status).toBe(status);
    expect(answer.body).toEqual({ detail: expect.any(String) });
  });
});

describe("events-timeseries", () => {
  it("gives whole buckets in milliseconds and marks those that may still fill", async () => {
    await sendTenMinutes();
    const answer = await sentry.get(
      `${ORG}/events-timeseries/?dataset=spans&yAxis=count()&interval=60&start=${iso(8)}&end=${iso(12)}&query=release:a`,
    );
    expect(answer.body).toMatchObject({
      meta: { dataset: "spans", start: STARTED_AT + 8 * MINUTE, end: STARTED_AT + 12 * MINUTE },
      timeSeries: [
        {
          yAxis: "count()",
          meta: { interval: 60_000, dataScanned: "full" },
          values: [
            { timestamp: STARTED_AT + 8 * MINUTE, value: 12, incomplete: false, sampleCount: 12, sampleRate: 1 },
            { timestamp: STARTED_AT + 9 * MINUTE, value: 12, incomplete: false, sampleCount: 12, sampleRate: 1 },
            { timestamp: STARTED_AT + 10 * MINUTE, value: 0, incomplete: true, sampleCount: 0, sampleRate: null },
            { timestamp: STARTED_AT + 11 * MINUTE, value: 0, incomplete: true, sampleCount: 0, sampleRate: null },
          ],
        },
      ],
    });
  });
});

describe("samples", () => {
  const series = `${ORG}/events-timeseries/?dataset=spans&interval=60&start=${iso(0)}&end=${iso(1)}`;
  const first = async (path: string) => {
    const { body } = await sentry.get(path);
    const { timeSeries } = body as { timeSeries: readonly { values: readonly object[] }[] };
    return timeSeries[0]?.values[0];
  };

  it("are extrapolated to all requests, with the share that was kept", async () => {
    await sentry.sendRequests({ release: "a", from: STARTED_AT, to: STARTED_AT + MINUTE, count: 30, sampleRate: 0.1 });
    sentry.clock.advance(12 * MINUTE);
    expect(await first(series)).toMatchObject({
      value: 300,
      sampleCount: 30,
      sampleRate: expect.closeTo(0.1),
      confidence: "high",
    });
    const raw = await first(`${series}&disableAggregateExtrapolation=1`);
    expect(raw).toMatchObject({ value: 30, sampleCount: 30, sampleRate: null, confidence: null });
  });

  it("are chosen by how long they took", async () => {
    await sentry.sendRequests({ release: "a", from: STARTED_AT, to: STARTED_AT + MINUTE, count: 8, durationMs: 100 });
    await sentry.sendRequests({ release: "a", from: STARTED_AT, to: STARTED_AT + MINUTE, count: 3, durationMs: 700 });
    sentry.clock.advance(12 * MINUTE);
    expect(await first(`${series}&query=span.duration:>650ms`)).toMatchObject({ value: 3 });
    expect(await first(`${series}&query=span.duration:<0.65s`)).toMatchObject({ value: 8 });
  });
});

describe("issues", () => {
  it("groups errors, and knows in which release each was first seen", async () => {
    await sentry.sendError({ release: "a", at: STARTED_AT, message: "old" });
    await sentry.sendError({ release: "b", at: STARTED_AT + 5 * MINUTE, message: "old" });
    await sentry.sendError({ release: "b", at: STARTED_AT + 6 * MINUTE, message: "new" });
    await sentry.sendError({ release: "b", at: STARTED_AT + 7 * MINUTE, message: "new" });
    await sentry.sendError({ release: "b", at: STARTED_AT + 7 * MINUTE, message: "hint", level: "info" });
    sentry.clock.advance(10 * MINUTE);
    const titles = async (query: string) => {
      const { body } = await sentry.get(`${ORG}/issues/?statsPeriod=1h&sort=new&query=${encodeURIComponent(query)}`);
      return (body as { title: string }[]).map(({ title }) => title);
    };
    expect(await titles("release:b")).toEqual(["Error: hint", "Error: new", "Error: old"]);
    expect(await titles("firstRelease:b level:[error,fatal] is:unresolved")).toEqual(["Error: new"]);
    expect(await titles(`firstSeen:>=${iso(6)} issue.category:error level:error`)).toEqual(["Error: new"]);
    expect(await titles("firstSeen:-5m level:error")).toEqual(["Error: new"]);
    expect(await titles("is:resolved")).toEqual([]);
  });

  it("gives more than a page of them in pages", async () => {
    for (let index = 0; index < 130; index += 1) {
      await sentry.sendError({ release: "a", at: STARTED_AT, message: `issue ${index}` });
    }
    sentry.clock.advance(MINUTE);
    const first = await sentry.get(`${ORG}/issues/?statsPeriod=1h&query=`);
    expect(first.body).toHaveLength(100);
    expect(first.headers.get("x-hits")).toBe("130");
    const second = await sentry.get(`${ORG}/issues/?statsPeriod=1h&query=&cursor=0:100:0`);
    expect(second.body).toHaveLength(30);
  });
});

describe("who may read", () => {
  it.each([
    ["no token", null, 401],
    ["an unknown token", "stranger", 401],
    ["an organization token", "sntrys_ci", 403],
    ["a token for projects only", "projects-only", 403],
  ])("refuses %s", async (_what, token, status) => {
    expect((await sentry.get(`${SPANS}&field=count()`, token)).status).toBe(status);
  });

  it("answers 404 for another organization or project, and tells a token its scopes", async () => {
    expect((await sentry.get("/api/0/organizations/other/events/")).status).toBe(404);
    expect((await sentry.get("/api/0/projects/acme/other/")).status).toBe(404);
    expect((await sentry.get("/api/0/projects/acme/web/")).body).toMatchObject({ id: "42", slug: "web" });
    expect((await sentry.get("/api/0/projects/7/42/")).body).toMatchObject({ slug: "web" });
    expect((await sentry.get("/api/0/", "sntrys_ci")).body).toMatchObject({ auth: { scopes: ["org:ci"] } });
  });

  it("refuses too many requests in a window, and says when it ends", async () => {
    await sentry.close();
    sentry = await startSentry({ rateLimit: { limit: 2, windowMs: 10_000 } });
    expect((await sentry.get("/api/0/")).headers.get("x-sentry-rate-limit-remaining")).toBe("1");
    await sentry.get("/api/0/");
    const refused = await sentry.get("/api/0/");
    expect(refused.status).toBe(429);
    expect(refused.headers.get("x-sentry-rate-limit-reset")).toBe(String(STARTED_AT / 1_000 + 10));
    sentry.clock.advance(10_000);
    expect((await sentry.get("/api/0/")).status).toBe(200);
  });
});

async function countVisible(): Promise<number | null> {
  const { body } = await sentry.get(`${SPANS}&field=count()&statsPeriod=1h`);
  return (body as { data: { "count()": number }[] }).data[0]?.["count()"] ?? null;
}

describe("what is visible when", () => {
  it("hides what is younger than the settle time", async () => {
    await sentry.close();
    sentry = await startSentry({ settleMs: 2 * MINUTE });
    await sentry.sendRequests({ release: "a", from: STARTED_AT, to: STARTED_AT + 4 * MINUTE, count: 40 });
    sentry.clock.advance(3 * MINUTE);
    expect(await countVisible()).toBe(10);
    sentry.clock.advance(3 * MINUTE);
    expect(await countVisible()).toBe(40);
  });

  it("shows nothing newer while data is stale, and everything afterwards", async () => {
    await sendTenMinutes();
    sentry.faults.add({ emulator: "sentry", kind: "stale" });
    expect(await countVisible()).toBe(120);
    await sentry.sendRequests({
      release: "a",
      from: STARTED_AT + 12 * MINUTE,
      to: STARTED_AT + 20 * MINUTE,
      count: 80,
    });
    sentry.clock.advance(10 * MINUTE);
    expect(await countVisible()).toBe(120);
    sentry.faults.clear();
    expect(await countVisible()).toBe(200);
  });

  it("has no rows at all while it is empty", async () => {
    await sendTenMinutes();
    sentry.faults.add({ emulator: "sentry", kind: "empty" });
    expect((await sentry.get(`${SPANS}&field=count()&statsPeriod=1h`)).body).toEqual({ data: [], meta: {} });
    expect((await sentry.get(`${ORG}/events-timeseries/?dataset=spans&statsPeriod=1h`)).body).toMatchObject({
      timeSeries: [],
    });
    expect((await sentry.get(`${ORG}/sessions/?field=crash_free_rate(session)&statsPeriod=1h`)).body).toMatchObject({
      groups: [{ totals: { "crash_free_rate(session)": null } }],
    });
    expect((await sentry.get(`${ORG}/issues/?query=`)).body).toEqual([]);
  });

  it("forgets what is older than it keeps, and counts what it got by release and minute", async () => {
    await sendTenMinutes();
    expect(sentry.emulator.state()).toMatchObject({
      received: { a: { [iso(0)]: { requests: 12 }, [iso(9)]: { requests: 12 } } },
    });
    await sentry.sendRequests({ release: "a", from: STARTED_AT, to: STARTED_AT + MINUTE, count: 2_000 });
    sentry.clock.advance(4 * 86_400_000);
    await sentry.sendError({ release: "a", at: sentry.clock.now(), message: "late" });
    const { rows } = sentry.emulator.state() as { rows: { spans: number } };
    expect(rows.spans).toBeLessThan(1_024);
  });

  it("never shows a token in its state", async () => {
    expect(JSON.stringify(sentry.emulator.state())).not.toContain("reader-token");
  });
});
