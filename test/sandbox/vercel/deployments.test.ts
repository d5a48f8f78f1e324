import { afterEach, describe, expect, test } from "vitest";
import type { VercelSeed } from "../../../src/sandbox/vercel/index.ts";
import { createManualClock, type ManualClock } from "./manual-clock.ts";
import { seedWith, type StartedVercel, startVercel } from "./start-vercel.ts";

const START = Date.parse("2026-11-20T12:00:00Z");
let vercel: StartedVercel;
let clock: ManualClock;

async function start(changes: Partial<VercelSeed> = {}): Promise<void> {
  clock = createManualClock(START);
  vercel = await startVercel(
    seedWith({ ...changes, options: { queueMs: 1_000, buildMs: 60_000, aliasJobMs: 500, ...changes.options } }),
    { clock },
  );
}
afterEach(() => vercel.close());

const FILES = [{ file: "index.html", data: "new" }];

async function create(more: Readonly<Record<string, unknown>> = {}) {
  const answer = await vercel.call("POST", "/v13/deployments", { name: "web", files: FILES, ...more });
  return { ...answer, id: String(answer.body.id) };
}

async function read(id: string) {
  return (await vercel.call("GET", `/v13/deployments/${id}`)).body;
}

interface Row {
  readonly uid: string;
  readonly created: number;
}

async function list(query: string, version = "v6") {
  const { status, body } = await vercel.call("GET", `/${version}/deployments?projectId=prj_1&${query}`);
  return {
    status,
    ids: ((body.deployments ?? []) as readonly Row[]).map(({ uid }) => uid),
    pagination: body.pagination as { readonly count: number; readonly next: number | null; readonly prev: number },
  };
}

describe("a build", () => {
  test("is queued, built and ready by the clock", async () => {
    await start();
    const { id, body } = await create({ target: "production", autoAssignCustomDomains: false });
    expect(body).toMatchObject({ readyState: "QUEUED", aliasAssigned: false });
    await clock.advance(2_000);
    expect(await read(id)).toMatchObject({ readyState: "BUILDING", buildingAt: START + 1_000 });
    await clock.advance(60_000);
    expect(await read(id)).toMatchObject({
      readyState: "READY",
      readySubstate: "STAGED",
      ready: START + 61_000,
      aliasAssigned: true,
      aliasAssignedAt: START + 61_000,
    });
    expect(vercel.emulator.productionDeploymentId()).toBe("dpl_current");
  });

  test("for production gets the domains after its alias job", async () => {
    await start();
    const { id } = await create({ target: "production" });
    await clock.advance(61_100);
    expect(await read(id)).toMatchObject({ readyState: "READY", aliasAssigned: false, alias: [] });
    await clock.advance(1_000);
    expect(await read(id)).toMatchObject({
      readySubstate: "PROMOTED",
      aliasAssigned: true,
      alias: ["app.example.com", "www.example.com"],
    });
  });

  test("for production stays staged while production is pinned", async () => {
    await start({ autoAssignCustomDomains: false });
    const { id } = await create({ target: "production" });
    await clock.advance(70_000);
    expect(await read(id)).toMatchObject({ readySubstate: "STAGED", aliasAssigned: true, alias: [] });
    expect(vercel.emulator.productionDeploymentId()).toBe("dpl_current");
  });

  test("may leave a staged deployment without `aliasAssigned` for ever", async () => {
    await start({ options: { neverAliasAssigned: true } });
    const { id } = await create({ target: "production", autoAssignCustomDomains: false });
    await clock.advance(3_600_000);
    expect(await read(id)).toMatchObject({ readyState: "READY", aliasAssigned: false });
  });

  test("names the domain that it could not get", async () => {
    await start({ options: { failAliases: ["www.example.com"] } });
    const { id } = await create({ target: "production" });
    await clock.advance(70_000);
    const body = await read(id);
    expect(body.aliasAssigned).toBe(false);
    expect(body.aliasError).toMatchObject({ message: expect.stringContaining("www.example.com") });
  });

  test("fails with the vendor's fields", async () => {
    await start({ options: { buildError: "tsc said no" } });
    const { id } = await create();
    await clock.advance(70_000);
    expect(await read(id)).toMatchObject({
      readyState: "ERROR",
      errorCode: "BUILD_FAILED",
      errorMessage: "tsc said no",
    });
  });

  test("can be canceled while it runs, and not after", async () => {
    await start();
    const { id } = await create();
    await clock.advance(2_000);
    expect((await vercel.call("PATCH", `/v12/deployments/${id}/cancel`)).body).toMatchObject({
      readyState: "CANCELED",
      canceledAt: START + 2_000,
    });
    await clock.advance(70_000);
    expect(await read(id)).toMatchObject({ readyState: "CANCELED" });
    expect((await vercel.call("PATCH", `/v12/deployments/${id}/cancel`)).status).toBe(400);
  });

  test("can end canceled by the host", async () => {
    await start({ options: { buildCanceled: true } });
    const { id } = await create();
    await clock.advance(70_000);
    expect(await read(id)).toMatchObject({ readyState: "CANCELED" });
  });

  test("with `fast` has ended when it is answered", async () => {
    await start({ options: { fast: true } });
    expect((await create({ target: "production" })).body).toMatchObject({ readyState: "READY", aliasAssigned: true });
  });
});

describe("reading", () => {
  test("a deployment is found by id, by host and by alias", async () => {
    await start();
    const host = new URL(vercel.emulator.deploymentOrigin("dpl_previous")).host;
    expect(await read("dpl_previous")).toMatchObject({ id: "dpl_previous", url: host, projectId: "prj_1" });
    expect(await read(host)).toMatchObject({ id: "dpl_previous" });
    expect(await read("app.example.com")).toMatchObject({ id: "dpl_current" });
    expect((await vercel.call("GET", "/v13/deployments/dpl_nobody")).status).toBe(404);
  });

  test("a deleted one is 404, one gone by retention 410, and neither is listed", async () => {
    await start({ deployments: [{ id: "dpl_a" }, { id: "dpl_b" }, { id: "dpl_c", gone: true, target: "preview" }] });
    expect((await vercel.call("DELETE", "/v13/deployments/dpl_a")).body).toEqual({ uid: "dpl_a", state: "DELETED" });
    expect((await vercel.call("GET", "/v13/deployments/dpl_a")).status).toBe(404);
    expect((await vercel.call("GET", "/v13/deployments/dpl_c")).status).toBe(410);
    expect((await list("")).ids).toEqual(["dpl_b"]);
    expect((await vercel.call("DELETE", "/v13/deployments/dpl_b")).status).toBe(403);
  });

  test("lists page by page, newest first, each deployment once", async () => {
    await start({ deployments: Array.from({ length: 7 }, (_, index) => ({ id: `dpl_${index}` })) });
    const seen: string[] = [];
    let until = "";
    let pages = 0;
    for (let next: number | null = 0; next !== null; pages += 1) {
      const page = await list(`limit=3${until}`);
      seen.push(...page.ids);
      next = page.pagination.next;
      until = `&until=${next}`;
    }
    expect(pages).toBe(3);
    expect(seen).toEqual(["dpl_6", "dpl_5", "dpl_4", "dpl_3", "dpl_2", "dpl_1", "dpl_0"]);
    expect((await list("limit=101")).status).toBe(400);
  });

  test("deployments made in one instant of the clock are still told apart by pages", async () => {
    await start({ deployments: [] });
    const made = [await create(), await create(), await create()].map(({ id }) => id);
    const first = await list("limit=2");
    const second = await list(`limit=2&until=${first.pagination.next}`);
    expect([...first.ids, ...second.ids]).toEqual(made.toReversed());
  });

  test.each([
    ["target=production", ["dpl_staged", "dpl_two", "dpl_one"]],
    ["target=preview", ["dpl_preview"]],
    ["target=staging", ["dpl_custom"]],
    ["state=ERROR", ["dpl_failed"]],
    ["state=ERROR,READY&target=staging", ["dpl_custom"]],
    ["meta-holdpointRelease=r1", ["dpl_preview", "dpl_one"]],
    ["meta-holdpointRelease=r1&meta-team=b", ["dpl_preview"]],
    ["rollbackCandidate=true", ["dpl_one"]],
    ["sha=c0ffee", ["dpl_two"]],
    ["branch=main", ["dpl_two"]],
    ["app=web&meta-holdpointRelease=none", []],
  ])("filters by %s", async (query, ids) => {
    await start({
      deployments: [
        { id: "dpl_one", meta: { holdpointRelease: "r1" } },
        { id: "dpl_two", meta: { githubCommitSha: "c0ffee", githubCommitRef: "main" } },
        { id: "dpl_staged", staged: true },
        { id: "dpl_preview", target: "preview", meta: { holdpointRelease: "r1", team: "b" } },
        { id: "dpl_custom", target: "staging" },
        { id: "dpl_failed", target: "development-like", state: "ERROR" },
      ],
      customEnvironments: ["staging", "development-like"],
    });
    expect((await list(query)).ids).toEqual(ids);
    expect((await list(query, "v7")).ids).toEqual(ids);
  });

  test("an unknown project gives an empty list", async () => {
    await start();
    expect((await vercel.call("GET", "/v6/deployments?projectId=prj_9")).status).toBe(404);
  });

  test("a redeploy has the files of its origin and both their meta", async () => {
    await start();
    const { id } = await create({ files: undefined, deploymentId: "dpl_current", meta: { action: "redeploy" } });
    await clock.advance(70_000);
    expect(await read(id)).toMatchObject({ meta: { githubCommitSha: "abc", action: "redeploy" } });
    expect(await (await fetch(vercel.emulator.deploymentOrigin(id))).text()).toBe("<h1>version 0</h1>");
  });
});

describe("events", () => {
  test("are an array, lines, the last ones first, or a stream that ends with the build", async () => {
    await start();
    const { id } = await create({ target: "production" });
    const following = vercel.call("GET", `/v3/now/deployments/${id}/events?follow=1&format=lines&direction=forward`);
    await clock.advance(70_000);
    const lines = (await following).text
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as Readonly<Record<string, unknown>>);
    expect(lines.at(-1)).toEqual({
      type: "alias-assigned",
      deploymentId: id,
      date: START + 61_500,
      alias: ["app.example.com", "www.example.com"],
      aliasError: null,
      aliasWarning: null,
    });
    const texts = lines.filter(({ type }) => type === "stdout").map(({ text }) => text);
    expect(texts.at(-1)).toBe("Build completed");
    const whole = await vercel.call("GET", `/v3/deployments/${id}/events`);
    const events = JSON.parse(whole.text) as readonly Readonly<Record<string, unknown>>[];
    expect(events.map(({ type }) => type)).not.toContain("alias-assigned");
    const last = await vercel.call("GET", `/v3/deployments/${id}/events?direction=backward&limit=2`);
    expect(JSON.parse(last.text)).toEqual(events.slice(-2).toReversed());
    const again = await vercel.call("GET", `/v3/deployments/${id}/events?follow=1`);
    expect(again.text.trim().split("\n")).toHaveLength(lines.length);
  });

  test("end when the build fails", async () => {
    await start({ options: { buildError: "no" } });
    const { id } = await create();
    const following = vercel.call("GET", `/v3/deployments/${id}/events?follow=1`);
    await clock.advance(70_000);
    expect((await following).text).toContain("Error: no");
  });

  test("are a 404 for an unknown deployment", async () => {
    await start();
    expect((await vercel.call("GET", "/v3/deployments/dpl_nobody/events")).status).toBe(404);
  });
});
