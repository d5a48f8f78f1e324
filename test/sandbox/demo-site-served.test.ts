/** The demo site where it is meant to be: deployed at the emulated host, reporting to the emulated Sentry. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Sandbox, seedFor, startSandbox } from "../../src/sandbox/index.ts";
import type { WorldWishes } from "../../src/sandbox/seed-sandbox.ts";
import { createManualClock, MINUTE, STARTED_AT, type ManualClock } from "./sentry/start-sentry.ts";

const WISHES: WorldWishes = {
  project: "demo",
  team: null,
  domains: ["loopback"],
  repository: { owner: "acme", name: "demo" },
  firstVersion: {
    version: "1.4.0",
    commit: "c0ffee",
    pages: [{ path: "/chat", contains: "New thread" }],
    versionEndpoint: { path: "/api/version", json: "commit" },
  },
  items: [],
  metrics: [{ name: "error_rate", provider: "sentry", spec: { release: "web@{commit}" } }],
  variables: {},
  traffic: { perMinute: 30, paths: ["/", "/chat"] },
  random: 1,
};

let sandbox: Sandbox;
let clock: ManualClock;
beforeEach(async () => {
  clock = createManualClock();
  sandbox = await startSandbox(seedFor(WISHES), { clock });
});
afterEach(() => sandbox.close());

const visit = (path: string, init?: RequestInit) => fetch(`${sandbox.productionOrigin()}${path}`, init);

describe("the deployed demo site", () => {
  it("serves its pages, its version and 404 for what is not there", async () => {
    for (const [path, text] of [
      ["/", "Version 1.4.0"],
      ["/chat", "New thread"],
    ] as const) {
      const answer = await visit(path);
      expect(answer.status).toBe(200);
      expect(answer.headers.get("content-type")).toContain("text/html");
      expect(await answer.text()).toContain(text);
    }
    expect(await (await visit("/api/version")).json()).toEqual({ version: "1.4.0", commit: "c0ffee" });
    expect(await (await visit("/api/health")).json()).toEqual({ status: "ok" });
    const missing = await visit("/nowhere");
    expect(missing.status).toBe(404);
    expect(await missing.text()).toContain("Not found");
  });

  it("keeps a thread that was posted", async () => {
    const created = await visit("/api/threads", { method: "POST", body: JSON.stringify({ title: "first" }) });
    expect(created.status).toBe(201);
    const { id } = (await created.json()) as { id: string };
    const read = await visit(`/api/threads/${id}`);
    expect([read.status, await read.json()]).toEqual([200, { id, title: "first" }]);
    expect((await visit("/api/threads/other")).status).toBe(404);
  });

  it("tells Sentry about its visitors, with the release's name", async () => {
    await sandbox.traffic.run(STARTED_AT, STARTED_AT + 2 * MINUTE);
    clock.advance(5 * MINUTE);
    const state = (await (await fetch(`${sandbox.origins.sentry}/_sandbox/state`)).json()) as {
      received: Record<string, Record<string, { requests: number }>>;
    };
    const minutes = Object.values(state.received["web@c0ffee"] ?? {});
    expect(minutes.reduce((sum, { requests }) => sum + requests, 0)).toBe(60);
    expect(sandbox.unknownRequests()).toEqual([]);
  });

  it("reports to every project, environment and release name that a metric looks at", async () => {
    await sandbox.close();
    const spec = (extra: object) => ({ name: "error_rate", provider: "sentry", spec: { project: "web", ...extra } });
    const seed = seedFor({
      ...WISHES,
      metrics: [
        spec({ release: "web@{commit}" }),
        spec({ release: "web@{commit}" }),
        spec({ project: "api", release: "api@{commit}", environment: "prod" }),
        spec({ release: "any" }),
      ],
      requestNames: [{ method: "GET", path: "/chat", name: "/chat" }],
    });
    expect(seed.sentry.projects.map(({ slug }) => slug)).toEqual(["web", "api"]);
    sandbox = await startSandbox(seed, { clock });
    await sandbox.traffic.run(STARTED_AT, STARTED_AT + MINUTE);
    clock.advance(3 * MINUTE);
    const count = async (query: string) => {
      const search = new URLSearchParams({ dataset: "spans", field: "count()", statsPeriod: "1h", query });
      const answer = await fetch(`${sandbox.origins.sentry}/api/0/organizations/acme/events/?${search}`, {
        headers: { authorization: `Bearer ${sandbox.environment().SENTRY_AUTH_TOKEN}` },
      });
      return ((await answer.json()) as { data: { "count()": number }[] }).data[0]?.["count()"];
    };
    expect(await count("release:web@c0ffee environment:production project:42")).toBe(60);
    expect(await count("release:api@c0ffee environment:prod project:43")).toBe(30);
    expect(await count("release:api@c0ffee environment:production")).toBe(0);
    const pages = (await count("transaction:/chat project:43")) ?? 0;
    expect(pages).toBeGreaterThan(5);
    expect(pages + ((await count('transaction:"GET /" project:43')) ?? 0)).toBe(30);
  });
});
