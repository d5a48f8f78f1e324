import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createManualClock, type ManualClock } from "./manual-clock.ts";
import { seedWith, type StartedVercel, startVercel } from "./start-vercel.ts";
import type { ForgeApp } from "../../../src/sandbox/forge-app.ts";

const START = Date.parse("2026-11-20T12:00:00Z");
const LINK = { org: "acme", repo: "web", repoId: 4711, productionBranch: "main" };
const SHA = "a".repeat(40);
const NEWER = "b".repeat(40);
const MINUTE = 60_000;

type Row = Readonly<Record<string, unknown>> & {
  readonly uid: string;
  readonly meta: Readonly<Record<string, string>>;
};

let vercel: StartedVercel;
let clock: ManualClock;
let statuses: string[];
let deployments: string[];
let dispatched: { readonly type: string; readonly payload: Readonly<Record<string, unknown>> }[];

function recordingApp(): ForgeApp {
  return {
    repository: { owner: "acme", name: "web", id: LINK.repoId },
    setCommitStatus: ({ sha, context, state, description }) =>
      void statuses.push(`${sha.slice(0, 3)} ${context}: ${state}, ${description}`),
    createDeployment: ({ sha, environment }) => deployments.push(`${sha.slice(0, 3)} ${environment}`),
    setDeploymentStatus: (id, { state }) => void deployments.push(`${id} ${state}`),
    dispatch: (type, payload) => void dispatched.push({ type, payload }),
    checksOf: () => new Map(),
  };
}

beforeEach(async () => {
  statuses = [];
  deployments = [];
  dispatched = [];
  clock = createManualClock(START);
  const app = recordingApp();
  vercel = await startVercel(
    seedWith({ link: LINK, autoAssignCustomDomains: false, options: { buildMs: 1_000, aliasJobMs: 500 } }),
    { clock, forge: { app: () => app, push: (branch, sha) => vercel.emulator.receivePush({ branch, sha }) } },
  );
});
afterEach(() => vercel.close());

async function rows(query = ""): Promise<readonly Row[]> {
  const { body } = await vercel.call("GET", `/v7/deployments?projectId=prj_1&target=production&limit=100&${query}`);
  return body.deployments as readonly Row[];
}

const whole = async (id: string) => (await vercel.call("GET", `/v13/deployments/${id}?withGitRepoInfo=true`)).body;
const serving = async () => (await vercel.call("GET", "/v4/aliases/app.example.com")).body.deploymentId;
const push = (changes: Partial<Parameters<typeof vercel.emulator.receivePush>[0]> = {}) =>
  vercel.emulator.receivePush({ sha: SHA, files: { "index.html": "pushed" }, ...changes });

describe("a build from a push", () => {
  test("is staged where the project does not assign domains by itself, and is known by its commit", async () => {
    await push();
    await clock.advance(5_000);
    const [row] = await rows(`sha=${SHA}`);
    expect(row).toMatchObject({ readyState: "READY", readySubstate: "STAGED", source: "git", target: "production" });
    expect(row?.meta).toMatchObject({ githubDeployment: "1", githubCommitSha: SHA, githubRepoId: "4711" });
    expect(await whole(row?.uid ?? "")).toMatchObject({
      projectId: "prj_1",
      gitSource: { type: "github", repoId: 4711, ref: "main", sha: SHA, prId: null },
      gitRepo: { org: "acme", repo: "web" },
      aliasAssigned: true,
    });
    expect(await serving()).toBe("dpl_current");
    expect(await (await fetch(vercel.emulator.deploymentOrigin(row?.uid ?? ""))).text()).toBe("pushed");
  });

  test("tells where it came from only to those who ask", async () => {
    await push();
    const [row] = await rows();
    expect((await vercel.call("GET", `/v13/deployments/${row?.uid}`)).body).not.toHaveProperty("gitSource");
    expect(row).not.toHaveProperty("gitSource");
  });

  test("gets the domains by itself where the project says so", async () => {
    vercel.emulator.changeAutoAssign(true);
    await push();
    await clock.advance(5_000);
    const [row] = await rows();
    expect(row).toMatchObject({ readySubstate: "PROMOTED" });
    expect(await serving()).toBe(row?.uid);
    expect(dispatched.map(({ type }) => type)).toEqual([
      "vercel.deployment.pending",
      "vercel.deployment.ready",
      "vercel.deployment.success",
    ]);
  });

  test("that is promoted switches the project's setting on, so that the next push goes live", async () => {
    await push();
    await clock.advance(5_000);
    const [row] = await rows();
    expect((await vercel.call("POST", `/v10/projects/prj_1/promote/${row?.uid}`, {})).status).toBe(201);
    await push({ sha: NEWER });
    await clock.advance(5_000);
    const [newer] = await rows(`sha=${NEWER}`);
    expect(await serving()).toBe(newer?.uid);
    expect(dispatched.map(({ type }) => type)).toContain("vercel.deployment.promoted");
  });

  test("of another branch is a preview", async () => {
    await push({ branch: "feature/chat" });
    await clock.advance(5_000);
    expect(await rows(`sha=${SHA}`)).toEqual([]);
    const { body } = await vercel.call("GET", `/v6/deployments?meta-githubCommitSha=${SHA}&branch=feature/chat`);
    expect(body.deployments).toMatchObject([{ target: null, readyState: "READY" }]);
    expect(deployments[0]).toBe("aaa Preview");
  });

  test("says so at GitHub by a status, a deployment and events", async () => {
    await push();
    await clock.advance(5_000);
    expect(statuses).toEqual([
      "aaa Vercel: pending, Vercel is deploying your app",
      "aaa Vercel: success, Deployment has completed",
    ]);
    expect(deployments).toEqual(["aaa Production", "1 pending", "1 success"]);
    const [row] = await rows();
    expect(dispatched.at(-1)).toMatchObject({
      type: "vercel.deployment.ready",
      payload: {
        environment: "production",
        git: { ref: "main", sha: SHA, shortSha: "aaaaaaa" },
        project: { id: "prj_1", name: "web" },
        id: row?.uid,
        state: { type: "ready" },
      },
    });
  });

  test("is not made twice for one commit, whatever branch it is pushed to", async () => {
    await push();
    await clock.advance(5_000);
    await push({ branch: "release" });
    await clock.advance(5_000);
    const { body } = await vercel.call("GET", `/v6/deployments?meta-githubCommitSha=${SHA}`);
    expect(body.deployments).toHaveLength(1);
  });

  test("is made of nothing where the project has no repository", async () => {
    const unlinked = await startVercel(seedWith(), { clock });
    await unlinked.emulator.receivePush({ sha: SHA });
    expect((await unlinked.call("GET", "/v7/deployments")).body.deployments).toHaveLength(3);
    await unlinked.close();
  });
});

describe("what else becomes of a push", () => {
  test.each([
    ["ignored", "CANCELED", "success, Canceled by Ignored Build Step", "vercel.deployment.ignored"],
    ["unaffected", "CANCELED", "success, Skipped – Not affected", "vercel.deployment.skipped"],
    ["blocked", "BLOCKED", "failure, The commit's author must have", "vercel.deployment.failed"],
    ["error", "ERROR", "failure, Deployment has failed", "vercel.deployment.error"],
  ] as const)("%s: the row is %s, and GitHub is told", async (outcome, readyState, status, event) => {
    await push({ outcome });
    await clock.advance(5_000);
    expect(await rows()).toMatchObject([{ readyState }, {}, {}, {}]);
    expect(statuses.at(-1)).toContain(status);
    expect(dispatched.at(-1)?.type).toBe(event);
    expect(await serving()).toBe("dpl_current");
  });

  test.each([
    ["rate-limited", ["aaa Vercel: failure, Deployment rate limited — retry in 24 hours"]],
    ["absent", []],
  ] as const)("%s: there is no row", async (outcome, said) => {
    await push({ outcome });
    await clock.advance(60 * MINUTE);
    expect(await rows(`sha=${SHA}`)).toEqual([]);
    expect(statuses).toEqual(said);
    expect(dispatched).toEqual([]);
  });

  test("late: nothing is to be seen before, and then it is built", async () => {
    await push({ outcome: "late" });
    await clock.advance(10 * MINUTE - 1);
    expect(await rows(`sha=${SHA}`)).toEqual([]);
    await clock.advance(5_000);
    expect(await rows(`sha=${SHA}`)).toMatchObject([{ readyState: "READY" }]);
  });

  test("superseded: it waits, is canceled by a newer push, and that one is built", async () => {
    await push({ outcome: "superseded" });
    await clock.advance(MINUTE - 1);
    expect(await rows(`sha=${SHA}`)).toMatchObject([{ readyState: "QUEUED" }]);
    await clock.advance(5_000);
    const [newest, ours] = await rows();
    expect(ours).toMatchObject({ readyState: "CANCELED", meta: { githubCommitSha: SHA } });
    await clock.advance(5_000);
    expect(await whole(newest?.uid ?? "")).toMatchObject({ readyState: "READY", source: "git" });
  });

  test("doubled: the same commit is built again, under an id of its own that names the first", async () => {
    await push({ outcome: "doubled" });
    await clock.advance(MINUTE);
    const [again, first] = await rows(`sha=${SHA}`);
    expect(again).toMatchObject({
      source: "redeploy",
      readyState: "READY",
      meta: { action: "redeploy", originalDeploymentId: first?.uid },
    });
    expect(await whole(again?.uid ?? "")).toMatchObject({ gitSource: { sha: SHA } });
  });

  test("the option holds for the next push alone", async () => {
    vercel.emulator.setOption("gitOutcome", "absent");
    await push();
    await push({ sha: NEWER });
    await clock.advance(5_000);
    expect((await rows()).map(({ meta }) => meta.githubCommitSha)).toEqual([NEWER, "abc", undefined, undefined]);
  });
});

describe("other rows of the same commit", () => {
  test("a dirty one of somebody's folder is ready first, and comes from no repository", async () => {
    await push({ strangers: ["dirty-cli"] });
    await clock.advance(5_000);
    const [dirty, ...others] = await rows(`sha=${SHA}`);
    expect(others).toEqual([]);
    expect(dirty).toMatchObject({ source: "cli", readyState: "READY", meta: { gitDirty: "1", gitCommitSha: SHA } });
    expect(await whole(dirty?.uid ?? "")).not.toHaveProperty("gitSource");
    await clock.advance(MINUTE);
    expect(await rows(`sha=${SHA}`)).toMatchObject([{ source: "git" }, { source: "cli" }]);
  });

  test("one of another repository does not keep the project's own from being built", async () => {
    await push({ strangers: ["other-repository"] });
    await clock.advance(2 * MINUTE);
    const listed = await rows(`sha=${SHA}`);
    expect(listed.map(({ meta }) => meta.githubRepoId)).toEqual(["4711", "4712"]);
  });

  test("one of another repository has that repository's number, and GitHub hears nothing of it", async () => {
    await push({ strangers: ["other-repository"], outcome: "absent" });
    await clock.advance(5_000);
    const [row] = await rows(`sha=${SHA}`);
    expect(await whole(row?.uid ?? "")).toMatchObject({ source: "git", gitSource: { repoId: 4712, sha: SHA } });
    expect(statuses).toEqual([]);
  });
});

describe("builds of one branch", () => {
  test("run one after the other, and of those that wait only the newest is built", async () => {
    const shas = ["1", "2", "3"].map((digit) => digit.repeat(40));
    for (const sha of shas) await push({ sha });
    await clock.advance(500);
    expect((await rows()).slice(0, 3).map(({ readyState }) => readyState)).toEqual(["QUEUED", "CANCELED", "BUILDING"]);
    await clock.advance(5_000);
    expect((await rows()).slice(0, 3).map(({ readyState }) => readyState)).toEqual(["READY", "CANCELED", "READY"]);
    expect(dispatched.map(({ type }) => type)).toContain("vercel.deployment.canceled");
  });

  test("do not wait for those of another branch", async () => {
    await push();
    await push({ sha: NEWER, branch: "feature" });
    await clock.advance(500);
    const { body } = await vercel.call("GET", "/v7/deployments?limit=2");
    expect(body.deployments).toMatchObject([{ readyState: "BUILDING" }, { readyState: "BUILDING" }]);
  });
});

describe("events for workflows", () => {
  test.each([
    ["lost", 0],
    ["doubled", 4],
  ] as const)("are %s", async (dispatches, count) => {
    vercel.emulator.setOption("dispatches", dispatches);
    await push();
    await clock.advance(5_000);
    expect(dispatched).toHaveLength(count);
  });
});
