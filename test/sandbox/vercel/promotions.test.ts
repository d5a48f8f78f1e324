import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createManualClock, type ManualClock } from "./manual-clock.ts";
import { seedWith, type StartedVercel, startVercel } from "./start-vercel.ts";

const START = Date.parse("2026-11-20T12:00:00Z");
let vercel: StartedVercel;
let clock: ManualClock;

beforeEach(async () => {
  clock = createManualClock(START);
  vercel = await startVercel(
    seedWith({
      deployments: [
        { id: "dpl_older" },
        { id: "dpl_gone", gone: true },
        { id: "dpl_previous" },
        { id: "dpl_current" },
        { id: "dpl_staged", staged: true },
        { id: "dpl_failed", state: "ERROR" },
        { id: "dpl_preview", target: "preview" },
      ],
      options: { aliasJobMs: 500 },
    }),
    { clock },
  );
});
afterEach(() => vercel.close());

const promote = (id: string) => vercel.call("POST", `/v10/projects/prj_1/promote/${id}`, {});
const rollback = (id: string, version = "v9") => vercel.call("POST", `/${version}/projects/web/rollback/${id}`, {});

interface Project {
  readonly targets: { readonly production: { readonly id: string } };
  readonly autoAssignCustomDomains: boolean;
  readonly lastAliasRequest: Readonly<Record<string, unknown>> | null;
}

async function project(): Promise<Project> {
  return (await vercel.call("GET", "/v9/projects/prj_1?rollbackInfo=true")).body as unknown as Project;
}

async function aliasOf(domain: string): Promise<unknown> {
  return (await vercel.call("GET", `/v4/aliases/${domain}`)).body.deploymentId;
}

describe("promote", () => {
  test("moves pointer and domains when its job is done, not before", async () => {
    expect((await promote("dpl_staged")).status).toBe(201);
    await clock.advance(499);
    expect(await project()).toMatchObject({
      targets: { production: { id: "dpl_current" } },
      lastAliasRequest: {
        type: "promote",
        fromDeploymentId: "dpl_current",
        toDeploymentId: "dpl_staged",
        requestedAt: START,
        jobStatus: "in-progress",
      },
    });
    expect(await aliasOf("app.example.com")).toBe("dpl_current");
    await clock.advance(1);
    expect(await project()).toMatchObject({
      targets: { production: { id: "dpl_staged" } },
      lastAliasRequest: { jobStatus: "succeeded" },
    });
    expect(await aliasOf("app.example.com")).toBe("dpl_staged");
    expect(await aliasOf("www.example.com")).toBe("dpl_staged");
  });

  test("of what is current is 409 in the vendor's words", async () => {
    const answer = await promote("dpl_current");
    expect(answer.status).toBe(409);
    expect(answer.body).toMatchObject({
      error: {
        message: "The provided deploymentId (dpl_current) is already the current production deployment.",
      },
    });
  });

  test.each([
    ["dpl_nobody", 404],
    ["dpl_gone", 410],
    ["dpl_preview", 400],
    ["dpl_failed", 422],
  ])("of %s is %i and starts nothing", async (id, status) => {
    expect((await promote(id)).status).toBe(status);
    expect((await project()).lastAliasRequest).toBeNull();
  });

  test("switches auto-assignment on, also where it was put off again while the job ran", async () => {
    await vercel.call("PATCH", "/v9/projects/prj_1", { autoAssignCustomDomains: false });
    await promote("dpl_staged");
    expect((await project()).autoAssignCustomDomains).toBe(true);
    await vercel.call("PATCH", "/v9/projects/prj_1", { autoAssignCustomDomains: false });
    await clock.advance(500);
    expect((await project()).autoAssignCustomDomains).toBe(true);
  });

  test("asked twice is one job", async () => {
    await promote("dpl_staged");
    await clock.advance(300);
    expect((await promote("dpl_staged")).status).toBe(201);
    await clock.advance(200);
    expect((await project()).lastAliasRequest).toMatchObject({ requestedAt: START, jobStatus: "succeeded" });
    expect((await promote("dpl_staged")).status).toBe(409);
  });

  test("while another job runs is a conflict", async () => {
    await promote("dpl_staged");
    expect((await promote("dpl_previous")).status).toBe(409);
    expect((await rollback("dpl_previous")).status).toBe(409);
  });

  test("queued moves nothing until its time, and is overtaken by a rollback", async () => {
    vercel.emulator.setOption("promoteAnswer", "202");
    expect((await promote("dpl_staged")).status).toBe(202);
    await clock.advance(1_999);
    expect(await project()).toMatchObject({
      targets: { production: { id: "dpl_current" } },
      lastAliasRequest: { jobStatus: "pending" },
    });
    expect((await rollback("dpl_previous")).status).toBe(201);
    await clock.advance(60_000);
    expect(vercel.emulator.productionDeploymentId()).toBe("dpl_previous");
  });

  test("queued with nothing in the way is live in the end", async () => {
    vercel.emulator.setOption("promoteAnswer", "202");
    await promote("dpl_staged");
    await clock.advance(2_500);
    expect(vercel.emulator.productionDeploymentId()).toBe("dpl_staged");
  });

  test("leaves failing domains behind and lists them in both shapes", async () => {
    vercel.emulator.setOption("failAliases", ["www.example.com"]);
    await promote("dpl_staged");
    await clock.advance(500);
    expect((await project()).lastAliasRequest).toMatchObject({ jobStatus: "failed" });
    const flat = await vercel.call("GET", "/v1/projects/prj_1/promote/aliases?failedOnly=true&limit=20");
    expect(flat.body).toEqual({
      aliases: [{ alias: "www.example.com", id: expect.any(String), status: "failed" }],
      pagination: { count: 1, next: null, prev: expect.any(Number) },
    });
    const nested = await vercel.call("GET", "/v9/projects/prj_1/promote/aliases?limit=20");
    expect(nested.body.aliases).toEqual([
      { alias: { alias: "app.example.com", deploymentId: "dpl_staged" }, id: expect.any(String), status: "completed" },
      { alias: { alias: "www.example.com", deploymentId: "dpl_current" }, id: expect.any(String), status: "failed" },
    ]);
    expect((await vercel.call("GET", "/v9/projects/prj_1/rollback/aliases")).body.aliases).toEqual([]);
  });

  test("of a deployment that is deleted meanwhile fails", async () => {
    await promote("dpl_staged");
    vercel.emulator.deleteDeployment("dpl_staged");
    await clock.advance(500);
    expect(await project()).toMatchObject({
      targets: { production: { id: "dpl_current" } },
      lastAliasRequest: { jobStatus: "failed" },
    });
  });

  test("in an unknown project is 404", async () => {
    expect((await vercel.call("POST", "/v10/projects/prj_9/promote/dpl_staged", {})).status).toBe(404);
  });
});

describe("rollback", () => {
  test.each(["v9", "v1"])("by %s moves production back and pins it", async (version) => {
    expect((await rollback("dpl_previous", version)).status).toBe(201);
    await clock.advance(500);
    expect(await project()).toMatchObject({
      targets: { production: { id: "dpl_previous" } },
      autoAssignCustomDomains: false,
      lastAliasRequest: { type: "rollback", jobStatus: "succeeded" },
    });
  });

  test.each([
    ["dpl_current", 422],
    ["dpl_nobody", 404],
    ["dpl_gone", 410],
    ["dpl_preview", 400],
    ["dpl_staged", 400],
  ])("to %s is %i and changes nothing", async (id, status) => {
    expect((await rollback(id)).status).toBe(status);
    await clock.advance(1_000);
    expect(await project()).toMatchObject({
      targets: { production: { id: "dpl_current" } },
      autoAssignCustomDomains: true,
      lastAliasRequest: null,
    });
  });

  test("goes one step on the hobby plan and any on pro", async () => {
    vercel.emulator.setOption("plan", "hobby");
    expect((await rollback("dpl_older")).status).toBe(402);
    expect((await rollback("dpl_previous")).status).toBe(201);
    await clock.advance(500);
    vercel.emulator.setOption("plan", "pro");
    expect((await rollback("dpl_older")).status).toBe(201);
  });
});

describe("what others do", () => {
  test("somebody else's change shows at once", async () => {
    vercel.emulator.changeProduction("dpl_older");
    expect((await project()).targets.production.id).toBe("dpl_older");
    vercel.emulator.changeAutoAssign(false);
    expect((await project()).autoAssignCustomDomains).toBe(false);
  });

  test("a planted deployment is there and serves no domain", async () => {
    const id = await vercel.emulator.plantDeployment({ files: { "index.html": "planted" } });
    expect(await (await fetch(vercel.emulator.deploymentOrigin(id))).text()).toBe("planted");
    expect(vercel.emulator.productionDeploymentId()).toBe("dpl_current");
  });

  test("a stale read shows what was before the last change", async () => {
    vercel.emulator.changeProduction("dpl_older");
    await promote("dpl_staged");
    await clock.advance(500);
    vercel.faults.add({ emulator: "vercel", kind: "stale" });
    expect(await project()).toMatchObject({ targets: { production: { id: "dpl_older" } }, lastAliasRequest: null });
    vercel.faults.clear();
    expect((await project()).targets.production.id).toBe("dpl_staged");
  });

  test("no rolling release is going on", async () => {
    expect((await vercel.call("GET", "/v1/projects/prj_1/rolling-release")).body).toEqual({ rollingRelease: null });
  });
});
