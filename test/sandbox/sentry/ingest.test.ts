import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { MINUTE, STARTED_AT, type StartedSentry, startSentry } from "./start-sentry.ts";

type Recorded = Readonly<Record<"streamed" | "static" | "crash" | "manual", readonly (readonly unknown[])[]>>;
const recorded = JSON.parse(readFileSync(join(import.meta.dirname, "recorded/node-sdk.json"), "utf8")) as Recorded;

/** The recordings were made on this day at about four in the morning, UTC. */
const RECORDED_WINDOW = "start=2026-11-20T03:00:00&end=2026-11-20T05:00:00";
const EVENTS = `/api/0/organizations/acme/events/?dataset=spans&field=count()&${RECORDED_WINDOW}`;
const RELEASE = encodeURIComponent('release:"web@1.2.3+abc"');

let sentry: StartedSentry;
beforeEach(async () => {
  sentry = await startSentry();
});
afterEach(() => sentry.close());

async function replay(kind: keyof Recorded, gzip = false): Promise<void> {
  for (const lines of recorded[kind]) expect((await sentry.sendEnvelope(lines, { gzip })).status).toBe(200);
}

const sessions = (field = "sum(session)") =>
  `/api/0/organizations/acme/sessions/?field=${field}&${RECORDED_WINDOW}&query=${RELEASE}`;

describe("what the Node SDK sends", () => {
  it("takes streamed spans: outgoing requests are segments too, and no requests of the site", async () => {
    await replay("streamed", true);
    const all = await sentry.get(`${EVENTS}&query=is_transaction:true`);
    expect(all.body).toMatchObject({ data: [{ "count()": 4 }] });
    const served = await sentry.get(
      `${EVENTS}&field=http_response_rate(5)&query=is_transaction:true%20span.op:http.server%20${RELEASE}&environment=production`,
    );
    expect(served.body).toMatchObject({ data: [{ "count()": 2, "http_response_rate(5)": 0.5 }] });
  });

  it("takes child spans, and an error with its release", async () => {
    await replay("manual");
    const children = await sentry.get(`${EVENTS}&query=is_transaction:false%20span.op:db`);
    expect(children.body).toMatchObject({ data: [{ "count()": 1 }] });
    const issues = await sentry.get(
      `/api/0/organizations/acme/issues/?${RECORDED_WINDOW}&query=firstRelease:"web@1.2.3%2Babc"`,
    );
    expect(issues.body).toHaveLength(2);
    expect(issues.body).toMatchObject([{ level: "warning" }, { title: "Error: boom", count: "1", isUnhandled: false }]);
  });

  it("counts a handled error as errored, not crashed: crash-free stays at 100 %", async () => {
    await replay("static");
    const answer = await sentry.get(`${sessions()}&field=crash_free_rate(session)`);
    expect(answer.body).toMatchObject({ groups: [{ totals: { "sum(session)": 6, "crash_free_rate(session)": 1 } }] });
    expect(sentry.emulator.state()).toMatchObject({ discarded: 18 });
  });

  it("counts an uncaught exception as a crash and an unhandled issue", async () => {
    await replay("crash");
    const answer = await sentry.get(`${sessions("crash_free_rate(session)")}`);
    expect(answer.body).toMatchObject({ groups: [{ totals: { "crash_free_rate(session)": 0 } }] });
    const issues = await sentry.get(`/api/0/organizations/acme/issues/?${RECORDED_WINDOW}&query=level:fatal`);
    expect(issues.body).toMatchObject([{ isUnhandled: true, level: "fatal" }]);
  });

  it("lets a later report about the same session replace the earlier one", async () => {
    await replay("manual");
    const answer = await sentry.get(sessions());
    expect(answer.body).toMatchObject({ groups: [{ totals: { "sum(session)": 2 } }] });
  });

  it("takes a transaction with its child spans, as SDKs before 11 send it", async () => {
    const at = STARTED_AT / 1_000;
    await sentry.sendEnvelope([
      { event_id: "a".repeat(32) },
      { type: "transaction" },
      {
        transaction: "GET /chat",
        start_timestamp: at - 0.25,
        timestamp: at,
        release: "old",
        environment: "production",
        contexts: {
          trace: { op: "http.server", status: "internal_error", data: { "http.response.status_code": 503 } },
        },
        spans: [{ op: "db", description: "SELECT 1", start_timestamp: at - 0.2, timestamp: at - 0.1 }],
      },
    ]);
    sentry.clock.advance(MINUTE);
    const fields = "field=count()&field=p50(span.duration)&field=http_response_rate(5)";
    const spans = `/api/0/organizations/acme/events/?dataset=spans&statsPeriod=5m&query=release:old%20`;
    expect((await sentry.get(`${spans}is_transaction:true&${fields}`)).body).toMatchObject({
      data: [{ "count()": 1, "p50(span.duration)": 250, "http_response_rate(5)": 1 }],
    });
    expect((await sentry.get(`${spans}span.op:db&${fields}`)).body).toMatchObject({ data: [{ "count()": 1 }] });
  });
});

describe("what is refused", () => {
  it("an unknown key or project, and a body that is no envelope", async () => {
    expect((await sentry.sendEnvelope([{}], { key: "stranger" })).status).toBe(403);
    const elsewhere = await fetch(`${sentry.origin}/api/9/envelope/?sentry_key=publickey`, {
      method: "POST",
      body: "{}",
    });
    expect(elsewhere.status).toBe(403);
    const nonsense = await fetch(`${sentry.origin}/api/42/envelope/?sentry_key=publickey`, {
      method: "POST",
      body: "hi",
    });
    expect(nonsense.status).toBe(400);
  });

  it("takes reports while a fault without a route makes every question fail", async () => {
    sentry.faults.add({ emulator: "sentry", kind: "status", status: 500 });
    await sentry.sendRequests({ release: "a", from: STARTED_AT, to: STARTED_AT + MINUTE, count: 3 });
    sentry.clock.advance(2 * MINUTE);
    expect((await sentry.get(`/api/0/`)).status).toBe(500);
    sentry.faults.clear();
    const answer = await sentry.get(`/api/0/organizations/acme/events/?dataset=spans&field=count()&statsPeriod=5m`);
    expect(answer.body).toMatchObject({ data: [{ "count()": 3 }] });
  });

  it("can be told to refuse reports too, by the route's name", async () => {
    sentry.faults.add({ emulator: "sentry", kind: "status", status: 503, route: "POST /api/:project/envelope/" });
    expect((await sentry.sendEnvelope([{}])).status).toBe(503);
  });
});
