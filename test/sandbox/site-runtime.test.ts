import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { SiteDeployment, SiteReporter } from "../../src/sandbox/contract.ts";
import { type ServedSite, serveSite } from "../../src/sandbox/listen.ts";
import { createCrowdReporter } from "../../src/sandbox/sentry/crowd-reporter.ts";
import { createSiteReporter } from "../../src/sandbox/sentry/site-reporter.ts";
import { ARRIVAL_HEADER, createSiteRuntime, type DemoSiteRuntime } from "../../src/sandbox/site-runtime.ts";
import { createTraffic } from "../../src/sandbox/traffic.ts";
import { MINUTE, PROJECT, STARTED_AT, type StartedSentry, startSentry } from "./sentry/start-sentry.ts";

const OLD: SiteDeployment = deploymentOf("old", "0000aaa");
const NEW: SiteDeployment = deploymentOf("new", "1111bbb");

function deploymentOf(release: string, commit: string): SiteDeployment {
  return { id: `dpl_${release}`, target: "production", meta: { holdpointRelease: release, githubCommitSha: commit } };
}

function createRandom(): () => number {
  let state = 7;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

let sentry: StartedSentry;
let runtime: DemoSiteRuntime;
let site: ServedSite;
let serving: { deployment: SiteDeployment; viaProductionDomain: boolean };
let ran: number;

beforeEach(async () => {
  sentry = await startSentry();
  runtime = createSiteRuntime({
    clock: sentry.clock,
    openReporter: ({ name }, environment) => openReporter(name, environment),
    seed: 1,
  });
  serving = { deployment: NEW, viaProductionDomain: true };
  ran = 0;
  site = await serveSite((request) =>
    runtime.handle(serving, request, async () => {
      ran += 1;
      return { status: request.path === "/gone" ? 404 : 200, body: "page" };
    }),
  );
});
afterEach(async () => {
  await runtime.close();
  await site.close();
  await sentry.close();
});

async function openReporter(release: string, environment: string): Promise<SiteReporter> {
  const sent = await createSiteReporter({ dsn: sentry.dsn, release, environment, random: createRandom() });
  const reporter = { project: PROJECT.id, release, environment };
  return {
    ...sent,
    ...(await createCrowdReporter((crowd) => sentry.emulator.receiveCrowd({ ...reporter, ...crowd }))),
  };
}

async function visit(minutes: number, perMinute: number, paths: readonly string[] = ["/chat"]): Promise<void> {
  const from = sentry.clock.now();
  const traffic = createTraffic({
    clock: sentry.clock,
    site: () => site,
    paths,
    perMinute,
    random: createRandom(),
    flush: runtime.flush,
  });
  await traffic.run(from, from + minutes * MINUTE);
  traffic.stop();
  sentry.clock.advance((minutes + 1) * MINUTE);
}

async function measure(query: string, fields: readonly string[]): Promise<Record<string, number | string | null>> {
  const search = new URLSearchParams({ dataset: "spans", statsPeriod: "1h", query });
  for (const field of fields) search.append("field", field);
  const { body } = await sentry.get(`/api/0/organizations/acme/events/?${search}`);
  return (body as { data: Record<string, number | string | null>[] }).data[0] ?? {};
}

async function countOf(query: string) {
  return (await measure(query, ["count()"]))["count()"];
}

/** Share of 5xx between two minutes since the start. */
async function rateIn(fromMinute: number, toMinute: number): Promise<number> {
  const [start, end] = [fromMinute, toMinute].map((minute) => new Date(STARTED_AT + minute * MINUTE).toISOString());
  const { body } = await sentry.get(
    `/api/0/organizations/acme/events/?dataset=spans&field=http_response_rate(5)&start=${start}&end=${end}`,
  );
  return (body as { data: { "http_response_rate(5)": number }[] }).data[0]?.["http_response_rate(5)"] ?? 0;
}

describe("a deployed site", () => {
  it("reports each request under the release that answered it, at the moment it was meant for", async () => {
    await visit(3, 60, ["/chat", "/api/threads/3f2a", "/gone"]);
    const numbers = await measure("release:1111bbb is_transaction:true span.op:http.server", [
      "count()",
      "http_response_rate(4)",
      "p50(span.duration)",
      "p99(span.duration)",
    ]);
    expect(numbers["count()"]).toBe(180);
    expect(numbers["http_response_rate(4)"]).toBeGreaterThan(0.2);
    expect(numbers["p50(span.duration)"]).toBeGreaterThan(90);
    expect(numbers["p50(span.duration)"]).toBeLessThan(130);
    expect(numbers["p99(span.duration)"]).toBeLessThan(500);
    expect(await measure('transaction:"GET /api/threads/:id"', ["count_unique(transaction)"])).toEqual({
      "count_unique(transaction)": 1,
    });
    const { received } = sentry.emulator.state() as { received: Record<string, Record<string, { requests: number }>> };
    const minutes = Object.values(received["1111bbb"] ?? {}).map(({ requests }) => requests);
    // A request is dated by its end, so the last few of a minute count for the next.
    expect(minutes.slice(0, 3)).toEqual([expect.closeTo(60, -1), expect.closeTo(60, -1), expect.closeTo(60, -1)]);
    expect(runtime.state()).toMatchObject({ new: { 200: expect.any(Number), 404: expect.any(Number) } });
  });

  it("has trouble behind a flag only while the flag is not safe", async () => {
    let isSafe = false;
    const flagged = createSiteRuntime({
      clock: sentry.clock,
      openReporter: () => null,
      seed: 1,
      flagIsSafe: () => isSafe,
    });
    flagged.addFault({ release: null, fromAt: 0, kind: { outage: true }, behindFlag: true });
    const statusNow = async () => {
      const served = await serveSite((request) =>
        flagged.handle(serving, request, async () => ({ status: 200, body: "page" })),
      );
      const { status } = await fetch(served.origin);
      await served.close();
      return status;
    };
    expect(await statusNow()).toBe(503);
    isSafe = true;
    expect(await statusNow()).toBe(200);
    flagged.addFault({ release: null, fromAt: 0, kind: { outage: true } });
    expect(await statusNow()).toBe(503);
    await flagged.close();
  });

  it("tells releases and environments apart, in one process", async () => {
    serving = { deployment: OLD, viaProductionDomain: true };
    await visit(1, 10);
    serving = { deployment: NEW, viaProductionDomain: false };
    await visit(1, 20);
    expect(await countOf("release:0000aaa environment:production")).toBe(10);
    expect(await countOf("release:1111bbb environment:preview")).toBe(20);
    expect(await countOf("release:1111bbb environment:production")).toBe(0);
  });

  it("reports for any number of releases, with few clients open", async () => {
    const warnings: Error[] = [];
    const listener = (warning: Error) => void warnings.push(warning);
    process.on("warning", listener);
    for (let release = 0; release < 14; release += 1) {
      serving = { deployment: deploymentOf(`r${release}`, `commit${release}`), viaProductionDomain: true };
      expect((await fetch(`${site.origin}/chat`)).status).toBe(200);
    }
    await runtime.flush();
    process.off("warning", listener);
    sentry.clock.advance(MINUTE);
    expect((await measure("is_transaction:true", ["count_unique(release)"]))["count_unique(release)"]).toBe(14);
    expect(warnings).toEqual([]);
  });

  it("answers with the site's own answer, and reports nothing where nobody takes reports in", async () => {
    const silent = createSiteRuntime({ clock: sentry.clock, openReporter: () => null, seed: 1 });
    const other = await serveSite((request) =>
      silent.handle(serving, request, async () => ({ status: 201, body: "made" })),
    );
    const answer = await fetch(other.origin);
    expect([answer.status, await answer.text()]).toEqual([201, "made"]);
    await silent.flush();
    await silent.close();
    await other.close();
    expect(sentry.log).toEqual([]);
  });
});

describe("the site's own trouble", () => {
  it("fails its share of requests with 500 and an error event, for one release, from its moment on", async () => {
    runtime.addFault({ release: "new", fromAt: STARTED_AT + 2 * MINUTE, kind: { errorRatio: 0.5 } });
    await visit(4, 60);
    expect(await rateIn(0, 2)).toBe(0);
    expect(await rateIn(2.1, 4)).toBeGreaterThan(0.35);
    const errors = await sentry.get("/api/0/organizations/acme/issues/?statsPeriod=1h&query=firstRelease:1111bbb");
    expect(errors.body).toMatchObject([{ title: "Error: injected failure of GET /chat", culprit: "GET /chat" }]);
    expect(runtime.state().new?.[500]).toBeGreaterThan(40);
    expect(ran).toBe(240 - (runtime.state().new?.[500] ?? 0));
  });

  it("ends sessions with a crash, one for each request that failed", async () => {
    runtime.addFault({ release: "new", fromAt: STARTED_AT, kind: { errorRatio: 0.5 } });
    await visit(2, 60);
    const fields = "field=sum(session)&field=crash_free_rate(session)";
    const { body } = await sentry.get(
      `/api/0/organizations/acme/sessions/?${fields}&statsPeriod=1h&interval=1h&query=release:1111bbb`,
    );
    const [group] = (body as { groups: { totals: Record<string, number> }[] }).groups;
    const failed = runtime.state().new?.[500] ?? 0;
    expect(group?.totals).toEqual({
      "sum(session)": 120,
      "crash_free_rate(session)": expect.closeTo(1 - failed / 120),
    });
    expect(failed).toBeGreaterThan(30);
  });

  it("meets a request by its moment and its kind, whatever id somebody got before", async () => {
    runtime.addFault({ release: null, fromAt: STARTED_AT, kind: { errorRatio: 0.5 } });
    const statuses = async (id: string) => {
      const answers: number[] = [];
      for (let moment = 0; moment < 20; moment += 1) {
        const headers = { [ARRIVAL_HEADER]: String(STARTED_AT + moment) };
        answers.push((await fetch(`${site.origin}/api/threads/${id}`, { headers })).status);
      }
      return answers;
    };
    const first = await statuses("thread-1");
    expect(new Set(first)).toEqual(new Set([200, 500]));
    expect(await statuses("thread-2")).toEqual(first);
  });

  it("leaves other releases alone, and ends when it is told to", async () => {
    runtime.addFault({ release: "old", fromAt: STARTED_AT, kind: { errorRatio: 1 } });
    runtime.addFault({ release: null, fromAt: STARTED_AT, untilAt: STARTED_AT + 1, kind: { errorRatio: 1 } });
    await visit(1, 30);
    expect(runtime.state()).toEqual({ new: { 200: 30 } });
    serving = { deployment: OLD, viaProductionDomain: true };
    await visit(1, 5);
    expect(runtime.state()).toMatchObject({ old: { 500: 5 } });
    runtime.clearFaults();
    await visit(1, 5);
    expect(runtime.state()).toMatchObject({ old: { 200: 5, 500: 5 } });
  });

  it("is slower on the sandbox clock, not in real time", async () => {
    runtime.addFault({ release: null, fromAt: STARTED_AT, kind: { addedLatencyMs: 3_000 } });
    await visit(1, 30);
    expect((await measure("release:1111bbb", ["min(span.duration)"]))["min(span.duration)"]).toBeGreaterThan(3_000);
  });

  it("is out: the platform answers, the code does not run and Sentry hears nothing", async () => {
    runtime.addFault({ release: null, fromAt: STARTED_AT, kind: { outage: true } });
    await visit(1, 10);
    expect(runtime.state()).toEqual({ new: { 503: 10 } });
    expect(ran).toBe(0);
    expect(sentry.log).toEqual([]);
  });
});

describe("a crowd that is drawn and not sent", () => {
  /** After one visitor who was sent, so that it is known how the site answers. */
  async function receive(perMinute: number, minutes = 1): Promise<void> {
    await visit(1, 1);
    const from = sentry.clock.now() - MINUTE;
    const crowd = { deployment: serving.deployment, name: "GET /chat", perMinute, from, to: from + minutes * MINUTE };
    await runtime.receive(crowd);
    sentry.clock.advance((minutes + 1) * MINUTE);
  }

  async function groupsOf(keys: string): Promise<readonly Record<string, unknown>[]> {
    const search = new URLSearchParams({ dataset: "spans", statsPeriod: "1h" });
    for (const field of [...keys.split(" "), "count()"]) search.append("field", field);
    return (
      (await sentry.get(`/api/0/organizations/acme/events/?${search}`)).body as { data: Record<string, unknown>[] }
    ).data;
  }

  it("is reported as if each of them had been sent", async () => {
    runtime.addFault({ release: "new", fromAt: STARTED_AT + MINUTE, kind: { errorRatio: 0.5 } });
    await receive(2_000, 3);
    const keys =
      "project release environment transaction transaction.method span.description span.op span.status trace.status span.status_code is_transaction sentry.sample_rate";
    const groups = await groupsOf(keys);
    expect(groups.map((group) => [group["span.status_code"], group["span.status"]]).toSorted()).toEqual([
      ["200", "ok"],
      ["500", "internal_error"],
    ]);
    const counted = groups.reduce((sum, group) => sum + Number(group["count()"]), 0);
    expect(counted).toBeGreaterThan(5_700);
    expect(counted).toBeLessThan(6_300);
    expect(Object.values(runtime.state().new ?? {}).reduce((sum, count) => sum + count, 0)).toBe(counted);
    expect((await measure("release:1111bbb", ["p99(span.duration)"]))["p99(span.duration)"]).toBeCloseTo(313, -2);
  });

  it("fails in the issue in which a visitor fails who is sent", async () => {
    await visit(1, 1);
    runtime.addFault({ release: "new", fromAt: STARTED_AT, kind: { errorRatio: 1 } });
    await receive(100);
    const { body } = await sentry.get("/api/0/organizations/acme/issues/?statsPeriod=1h");
    const failed = runtime.state().new?.[500] ?? 0;
    expect(failed).toBeGreaterThan(60);
    expect(body).toMatchObject([{ title: "Error: injected failure of GET /chat", count: String(failed) }]);
    const fields = "field=sum(session)&field=crash_free_rate(session)";
    const sessions = await sentry.get(`/api/0/organizations/acme/sessions/?${fields}&statsPeriod=1h&interval=1h`);
    expect((sessions.body as { groups: { totals: unknown }[] }).groups[0]?.totals).toEqual({
      "sum(session)": failed + 1,
      "crash_free_rate(session)": expect.closeTo(1 / (failed + 1)),
    });
  });

  it("does not come where nobody knows how the site answers, and reports nothing of an outage", async () => {
    const crowd = { deployment: NEW, name: "GET /chat", perMinute: 60, from: STARTED_AT, to: STARTED_AT + MINUTE };
    await runtime.receive(crowd);
    expect(runtime.state()).toEqual({});
    await visit(1, 1);
    runtime.addFault({ release: "new", fromAt: STARTED_AT, kind: { outage: true } });
    await runtime.receive(crowd);
    expect(runtime.state().new?.[503]).toBeGreaterThan(40);
    expect(await countOf("release:1111bbb")).toBe(1);
  });

  it("meets trouble from its moment on, and to its end", async () => {
    const [fromAt, untilAt] = [STARTED_AT + 2.5 * MINUTE, STARTED_AT + 3.5 * MINUTE];
    runtime.addFault({ release: null, fromAt, untilAt, kind: { errorRatio: 1 } });
    await receive(600, 4);
    expect([await rateIn(1, 2.5), await rateIn(2.55, 3.45), await rateIn(3.55, 5)]).toEqual([0, 1, 0]);
  });

  it("is slower by as much as it is told to", async () => {
    runtime.addFault({ release: null, fromAt: STARTED_AT, kind: { latencyTimes: 1.5 } });
    await receive(6_000);
    const p99 = (await measure("release:1111bbb", ["p99(span.duration)"]))["p99(span.duration)"];
    expect(Number(p99) / 313).toBeGreaterThan(1.4);
    expect(Number(p99) / 313).toBeLessThan(1.6);
  });
});

describe("what usually fails", () => {
  beforeEach(() => {
    runtime = createSiteRuntime({
      clock: sentry.clock,
      openReporter: ({ name }, environment) => openReporter(name, environment),
      seed: 1,
      usualFailures: { errorRatio: 0.01, noise: 0 },
    });
  });

  async function shareOf(times: number | null): Promise<number> {
    if (times !== null) runtime.addFault({ release: "new", fromAt: STARTED_AT, kind: { errorTimes: times } });
    await visit(1, 4);
    const crowd = { deployment: NEW, name: "GET /chat", from: STARTED_AT, to: STARTED_AT + MINUTE };
    await runtime.receive({ ...crowd, perMinute: 20_000 });
    const { 500: failed = 0, 200: fine = 0 } = runtime.state().new ?? {};
    return failed / (failed + fine);
  }

  it("is the asked share of all visitors, and twice as much with twice the trouble", async () => {
    expect(Math.abs((await shareOf(null)) - 0.01)).toBeLessThan(0.003);
    await runtime.close();
    runtime = createSiteRuntime({
      clock: sentry.clock,
      openReporter: () => null,
      seed: 1,
      usualFailures: { errorRatio: 0.01, noise: 0 },
    });
    expect(Math.abs((await shareOf(2)) - 0.02)).toBeLessThan(0.004);
  });

  it("brings no issue that was not there before, however rare it is", async () => {
    await runtime.close();
    runtime = createSiteRuntime({
      clock: sentry.clock,
      openReporter: ({ name }, environment) => openReporter(name, environment),
      seed: 1,
      usualFailures: { errorRatio: 1e-9, noise: 0 },
    });
    await visit(1, 4);
    const crowd = { deployment: NEW, name: "GET /chat", from: STARTED_AT, to: STARTED_AT + MINUTE };
    await runtime.receive({ ...crowd, perMinute: 5 });
    const { body } = await sentry.get("/api/0/organizations/acme/issues/?statsPeriod=1h");
    expect(body).toMatchObject([{ title: "Error: upstream did not answer in time" }]);
  });

  it("does not meet those who check the site", async () => {
    await runtime.close();
    const usualFailures = { errorRatio: 1, noise: 0 };
    runtime = createSiteRuntime({ clock: sentry.clock, openReporter: () => null, seed: 1, usualFailures });
    expect((await fetch(site.origin)).status).toBe(200);
    const visitor = await fetch(site.origin, { headers: { [ARRIVAL_HEADER]: String(STARTED_AT) } });
    expect(visitor.status).toBe(500);
  });
});

describe("speed", () => {
  it("runs half an hour of a request a second with at most ten milliseconds of computing for each", async () => {
    const before = process.cpuUsage();
    await visit(30, 60);
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1_000 / 1_800).toBeLessThan(10);
    expect((await measure("release:1111bbb", ["count()"]))["count()"]).toBe(1_800);
  });
});
