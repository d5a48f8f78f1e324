/** The demo site where it is meant to be: deployed at the emulated host, reporting to the emulated Sentry. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Sandbox, seedFor, startSandbox } from "../../src/sandbox/index.ts";
import { createManualClock, MINUTE, STARTED_AT, type ManualClock } from "./sentry/start-sentry.ts";

let sandbox: Sandbox;
let clock: ManualClock;
beforeEach(async () => {
  clock = createManualClock();
  const seed = seedFor({
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
    metrics: [{ provider: "sentry", spec: { release: "web@{commit}" } }],
    variables: {},
    traffic: { perMinute: 30, paths: ["/", "/chat"] },
    random: 1,
  });
  sandbox = await startSandbox(seed, { clock });
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
});
