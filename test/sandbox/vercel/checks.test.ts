import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { ForgeApp } from "../../../src/sandbox/forge-app.ts";
import { createManualClock, type ManualClock } from "./manual-clock.ts";
import { seedWith, type StartedVercel, startVercel } from "./start-vercel.ts";

const LINK = { org: "acme", repo: "web", repoId: 4711, productionBranch: "main" };
const SHA = "a".repeat(40);
const OWN = {
  name: "Holdpoint",
  requires: "build-ready",
  blocks: "deployment-alias",
  targets: ["production"],
  source: { kind: "webhook" },
  timeout: 600,
};

type Run = Readonly<Record<string, unknown>> & { readonly id: string };

let vercel: StartedVercel;
let clock: ManualClock;
const words = new Map<string, "pending" | "succeeded" | "failed">();

beforeEach(async () => {
  words.clear();
  clock = createManualClock(Date.parse("2026-11-20T12:00:00Z"));
  const app: ForgeApp = {
    repository: { owner: "acme", name: "web", id: LINK.repoId },
    setCommitStatus: () => undefined,
    createDeployment: () => 1,
    setDeploymentStatus: () => undefined,
    dispatch: () => undefined,
    checksOf: () => words,
  };
  const push = async () => undefined;
  vercel = await startVercel(seedWith({ link: LINK }), { clock, forge: { app: () => app, push } });
});
afterEach(() => vercel.close());

const define = (check: object) => vercel.call("POST", "/v2/projects/prj_1/checks", check);
const serving = async () => (await vercel.call("GET", "/v4/aliases/app.example.com")).body.deploymentId;

async function build(branch = "main"): Promise<string> {
  await vercel.emulator.receivePush({ sha: SHA, branch });
  await clock.advance(2_000);
  const { body } = await vercel.call("GET", `/v7/deployments?sha=${SHA}`);
  return (body.deployments as readonly { readonly uid: string }[])[0]?.uid ?? "";
}

async function runs(deployment: string): Promise<readonly Run[]> {
  return (await vercel.call("GET", `/v2/deployments/${deployment}/check-runs`)).body.runs as readonly Run[];
}

async function answer(deployment: string, conclusion: string): Promise<number> {
  const [run] = await runs(deployment);
  const path = `/v2/deployments/${deployment}/check-runs/${run?.id}`;
  return (await vercel.call("PATCH", path, { status: "completed", conclusion })).status;
}

const aggregate = async (id: string) => {
  const { body } = await vercel.call("GET", `/v13/deployments/${id}`);
  return (body.checks as { readonly "deployment-alias": unknown } | undefined)?.["deployment-alias"];
};

describe("definitions", () => {
  test("are created, listed by what they block, changed and deleted", async () => {
    const { body: check } = await define(OWN);
    expect(check).toMatchObject({ ...OWN, sourceKind: "webhook", projectId: "prj_1", isRerequestable: false });
    const path = `/v2/projects/web/checks/${check.id as string}`;
    expect((await vercel.call("PATCH", path, { timeout: 60 })).body).toMatchObject({
      timeout: 60,
      requires: "build-ready",
    });
    expect((await vercel.call("GET", path)).body).toMatchObject({ timeout: 60 });
    const listed = async (blocks: string) =>
      (await vercel.call("GET", `/v2/projects/prj_1/checks?blocks=${blocks}`)).body.checks;
    expect(await listed("deployment-alias")).toHaveLength(1);
    expect(await listed("none")).toEqual([]);
    expect((await vercel.call("DELETE", path)).status).toBe(200);
    expect(await listed("deployment-alias")).toEqual([]);
    expect((await vercel.call("GET", path)).status).toBe(404);
  });

  test.each([
    [{ ...OWN, name: "" }],
    [{ ...OWN, requires: "luck" }],
    [{ ...OWN, blocks: "everything" }],
    [{ ...OWN, targets: "production" }],
    [{ ...OWN, timeout: "10m" }],
    [{ ...OWN, source: { kind: "pigeon" } }],
    [{ ...OWN, source: { kind: "git-provider" } }],
  ])("are refused where a word is unknown: %j", async (check) => {
    expect((await define(check)).status).toBe(400);
  });

  test("keep their source, and need the project", async () => {
    const { body } = await define(OWN);
    const path = `/v2/projects/prj_1/checks/${body.id as string}`;
    expect((await vercel.call("PATCH", path, { source: { kind: "webhook" } })).status).toBe(400);
    expect((await vercel.call("GET", "/v2/projects/prj_other/checks")).status).toBe(404);
  });
});

describe("a run", () => {
  test("holds the domains until it is answered, and then they are assigned without a promote", async () => {
    await define(OWN);
    const id = await build();
    expect(await runs(id)).toMatchObject([{ name: "Holdpoint", status: "running", deploymentId: id, timeout: 600 }]);
    expect(await aggregate(id)).toMatchObject({ state: "pending" });
    await clock.advance(60_000);
    expect(await serving()).toBe("dpl_current");
    expect(await answer(id, "succeeded")).toBe(200);
    await clock.advance(1_000);
    expect(await serving()).toBe(id);
    expect(await aggregate(id)).toMatchObject({ state: "succeeded", completedAt: expect.any(Number) });
  });

  test("that fails leaves production as it is, for good", async () => {
    await define(OWN);
    const id = await build();
    await answer(id, "failed");
    expect(await answer(id, "succeeded")).toBe(400);
    await clock.advance(60_000);
    expect(await serving()).toBe("dpl_current");
    expect(await aggregate(id)).toMatchObject({ state: "failed" });
  });

  test("whose time is over cannot be answered any more", async () => {
    await define(OWN);
    const id = await build();
    await clock.advance(600_000);
    expect(await runs(id)).toMatchObject([{ status: "completed", conclusion: "timeout" }]);
    expect(await answer(id, "succeeded")).toBe(400);
    expect(await serving()).toBe("dpl_current");
  });

  test("is one of each check and build: a build of the same commit has its own", async () => {
    await define(OWN);
    const id = await build();
    await answer(id, "failed");
    const again = await vercel.call("POST", "/v13/deployments", {
      deploymentId: id,
      name: "web",
      target: "production",
    });
    await clock.advance(2_000);
    const second = again.body.id as string;
    expect(await runs(second)).toMatchObject([{ deploymentId: second, status: "running" }]);
    expect(await runs(id)).toMatchObject([{ conclusion: "failed" }]);
  });

  test("is requested again only where its check says so", async () => {
    const { body: fixed } = await define(OWN);
    const { body: again } = await define({ ...OWN, name: "Again", isRerequestable: true });
    const id = await build();
    const request = (checkId: unknown) => vercel.call("POST", `/v2/deployments/${id}/check-runs`, { checkId });
    expect((await request(fixed.id)).status).toBe(400);
    expect((await request(again.id)).body).toMatchObject({ status: "running", name: "Again" });
    expect((await request("chk_none")).status).toBe(404);
  });

  test("is none of a build that was there before its check, and none of a preview", async () => {
    const before = await build();
    await define(OWN);
    expect(await runs(before)).toEqual([]);
    const { body } = await vercel.call("POST", "/v13/deployments", { name: "web", files: [] });
    expect(await runs(body.id as string)).toEqual([]);
    expect(await aggregate(before)).toBeUndefined();
  });

  test("assigns nothing where the project assigns nothing by itself", async () => {
    await define(OWN);
    vercel.emulator.changeAutoAssign(false);
    const id = await build();
    await answer(id, "succeeded");
    await clock.advance(60_000);
    expect(await serving()).toBe("dpl_current");
  });

  test.each(["", "completed"])("is not answered by half an answer: status %j", async (status) => {
    await define(OWN);
    const id = await build();
    const [run] = await runs(id);
    const body = status === "" ? { conclusion: "succeeded" } : { status };
    expect((await vercel.call("PATCH", `/v2/deployments/${id}/check-runs/${run?.id}`, body)).status).toBe(400);
  });
});

describe("checks of others", () => {
  test("hold beside ours: the domains wait for all", async () => {
    await define(OWN);
    vercel.emulator.addCheck({ name: "Review", source: { kind: "integration" }, answer: "failed" });
    const id = await build();
    await answer(id, "succeeded");
    await clock.advance(60_000);
    expect((await runs(id)).map(({ conclusion }) => conclusion)).toEqual(["succeeded", "failed"]);
    expect(await serving()).toBe("dpl_current");
  });

  test("at GitHub are matched by their name, when they are written", async () => {
    await define({ ...OWN, source: { kind: "git-provider", provider: "github", externalCheckName: "e2e" } });
    const id = await build();
    words.set("unit", "succeeded");
    vercel.emulator.hearOfStatus(SHA);
    expect(await runs(id)).toMatchObject([{ status: "running" }]);
    words.set("e2e", "succeeded");
    vercel.emulator.hearOfStatus(SHA);
    expect(await runs(id)).toMatchObject([{ conclusion: "succeeded" }]);
    await clock.advance(1_000);
    expect(await serving()).toBe(id);
  });
});

describe("a promotion that the host tells badly", () => {
  test("leaves a domain behind that it calls moved", async () => {
    vercel.emulator.changeAutoAssign(false);
    vercel.emulator.setOption("laggingDomains", ["www.example.com"]);
    vercel.emulator.setOption("aliasLagMs", 30_000);
    const id = await build();
    await vercel.call("POST", `/v10/projects/prj_1/promote/${id}`, {});
    await clock.advance(1_000);
    const other = async () => (await vercel.call("GET", "/v4/aliases/www.example.com")).body.deploymentId;
    expect([vercel.emulator.productionDeploymentId(), await serving(), await other()]).toEqual([id, id, "dpl_current"]);
    await clock.advance(30_000);
    expect(await other()).toBe(id);
  });

  test("is not named by the project once it is over", async () => {
    vercel.emulator.setOption("aliasRequestForgotten", true);
    vercel.emulator.changeAutoAssign(false);
    const id = await build();
    await vercel.call("POST", `/v10/projects/prj_1/promote/${id}`, {});
    const project = async () => (await vercel.call("GET", "/v9/projects/prj_1")).body;
    expect(await project()).toMatchObject({ lastAliasRequest: { jobStatus: "in-progress" } });
    await clock.advance(1_000);
    expect(await project()).toMatchObject({ lastAliasRequest: null, targets: { production: { id } } });
  });
});

describe("people who meddle while a build is visited", () => {
  const visit = async (id: string) => (await fetch(vercel.emulator.deploymentOrigin(id))).text();

  test("switch the assignment of domains over", async () => {
    vercel.emulator.changeAutoAssign(false);
    vercel.emulator.setOption("gitMeddling", "flips-flag");
    const id = await build();
    expect((await vercel.call("GET", "/v9/projects/prj_1")).body.autoAssignCustomDomains).toBe(false);
    await visit(id);
    expect((await vercel.call("GET", "/v9/projects/prj_1")).body.autoAssignCustomDomains).toBe(true);
  });

  test("promote it past everybody", async () => {
    vercel.emulator.changeAutoAssign(false);
    vercel.emulator.setOption("gitMeddling", "force-promotes");
    const id = await build();
    await visit(id);
    await clock.advance(1_000);
    expect(await serving()).toBe(id);
  });

  test("promote a newer one", async () => {
    await vercel.close();
    vercel = await startVercel(seedWith({ link: LINK, autoAssignCustomDomains: false }), { clock });
    vercel.emulator.setOption("gitMeddling", "promotes-newer");
    const id = await build();
    await visit(id);
    const listed = async () => (await vercel.call("GET", "/v7/deployments")).body.deployments;
    await expect.poll(listed).toHaveLength(5);
    await clock.advance(5_000);
    const served = (await serving()) as string;
    const { body } = await vercel.call("GET", `/v13/deployments/${served}?withGitRepoInfo=true`);
    expect(body.gitSource).toMatchObject({ ref: "main", sha: expect.not.stringContaining(SHA) });
  });
});
