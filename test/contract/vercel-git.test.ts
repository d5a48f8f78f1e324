/** The vendor's own CLI, unmodified, in a world in which Vercel builds what is pushed. */
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { PROJECT, seedWith, type StartedVercel, startVercel, TEAM, TOKEN } from "../sandbox/vercel/start-vercel.ts";
import { type ClientResult, runClient } from "./run-client.ts";

const LINK = { org: "acme", repo: "web", repoId: 4711, productionBranch: "main" };
const SHA = "a".repeat(40);
const OTHER = "b".repeat(40);

interface Row {
  readonly uid: string;
  readonly url: string;
  readonly readyState: string;
}

let work: string;
let vercel: StartedVercel;

beforeEach(async () => {
  work = await mkdtemp(join(tmpdir(), "holdpoint-contract-"));
  vercel = await startVercel(seedWith({ link: LINK, autoAssignCustomDomains: false }));
});

afterEach(async () => {
  // A client that asks for what the emulator does not know has failed, whatever it printed.
  const unknown = vercel.served.unknownRequests().map(({ method, path }) => `${method} ${path}`);
  await vercel.close();
  await rm(work, { recursive: true, force: true });
  if (unknown.length > 0) throw new Error(`the emulator does not know ${unknown.join(", ")}`);
});

async function cli(...parameters: string[]): Promise<ClientResult> {
  const [project, home] = [join(work, "project"), join(work, "home")];
  await mkdir(join(project, ".vercel"), { recursive: true });
  await mkdir(home, { recursive: true });
  const link = { projectId: PROJECT.id, orgId: TEAM.id, projectName: PROJECT.name, settings: {} };
  await writeFile(join(project, ".vercel/project.json"), JSON.stringify(link));
  return runClient(
    "vercel/dist/vc.js",
    [...parameters, "--api", vercel.served.origin, "--token", TOKEN, "--global-config", home],
    { directory: project, home, env: { VERCEL_TELEMETRY_DISABLED: "1" } },
  );
}

const BACKSTOP = { timeout: 120_000 };

/** The commit's own build, as soon as it is in this state. */
async function pushed(push: Parameters<typeof vercel.emulator.receivePush>[0], readyState = "READY"): Promise<Row> {
  await vercel.emulator.receivePush(push);
  return vi.waitFor(async () => {
    const { body } = await vercel.call("GET", `/v7/deployments?sha=${push.sha}`);
    const row = (body.deployments as readonly Row[]).find((one) => one.readyState === readyState);
    if (row === undefined) throw new Error(`no build of ${push.sha} is ${readyState}`);
    return row;
  }, BACKSTOP);
}

describe("a build from a push", () => {
  test("is what ls finds by the commit, among those of production", async () => {
    const row = await pushed({ sha: SHA });
    await pushed({ sha: OTHER });
    const result = await cli("ls", "--meta", `githubCommitSha=${SHA}`, "--prod");
    expect(result.exitCode).toBe(0);
    expect(result.stdout.trim()).toBe(`https://${row.url}`);
    const asked = vercel.served.log.filter(({ path }) => path.endsWith("/deployments")).map(({ query }) => query);
    expect(asked.some((query) => query.includes(`meta-githubCommitSha=${SHA}`) && query.includes("production"))).toBe(
      true,
    );
  });

  test("is inspected as ready, for production, and with none of its domains", async () => {
    const row = await pushed({ sha: SHA });
    const result = await cli("inspect", row.url);
    expect(result.exitCode).toBe(0);
    expect(result.output).toMatch(/target\s+production/);
    expect(result.output).toMatch(/status\s+● Ready/);
    expect(result.output).not.toContain("https://app.example.com");
  });

  test.each([
    ["ignored", "CANCELED", "Canceled"],
    ["blocked", "BLOCKED", "Blocked"],
    ["error", "ERROR", "Error"],
  ] as const)("that is %s is shown as that, and by ls with that status", async (outcome, state, word) => {
    const row = await pushed({ sha: SHA, outcome }, state);
    const inspected = await cli("inspect", row.url);
    expect(inspected.output).toMatch(new RegExp(`status\\s+● ${word}`));
    const found = await cli("ls", "--status", state);
    expect(found.exitCode).toBe(0);
    expect(found.output).toContain(row.url);
  });

  test("is promoted without being built again, and the project assigns domains by itself from then on", async () => {
    const row = await pushed({ sha: SHA });
    const result = await cli("promote", row.uid);
    expect(result.exitCode).toBe(0);
    expect(result.output).toMatch(/Success!/);
    expect(vercel.emulator.productionDeploymentId()).toBe(row.uid);
    const project = (await vercel.call("GET", "/v9/projects/prj_1")).body;
    expect(project).toMatchObject({ autoAssignCustomDomains: true, link: { repoId: 4711, productionBranch: "main" } });
    expect((await vercel.call("GET", `/v7/deployments?sha=${SHA}`)).body.deployments).toHaveLength(1);
  });
});

describe("project checks", () => {
  test("adds a check that holds the next build, lists it and removes it", async () => {
    const added = await cli("project", "checks", "add", "--check-name", "Holdpoint", "--requires", "build-ready");
    expect(added.exitCode).toBe(0);
    const id = /chk_\w+/.exec(added.output)?.[0] ?? "";
    const listed = await cli("project", "checks");
    expect(listed.exitCode).toBe(0);
    expect(listed.output).toMatch(new RegExp(`${id}\\s+Holdpoint\\s+deployment-alias`));
    const row = await pushed({ sha: SHA });
    const { body } = await vercel.call("GET", `/v2/deployments/${row.uid}/check-runs`);
    expect(body.runs).toMatchObject([{ checkId: id, name: "Holdpoint", status: "running" }]);
    expect((await cli("project", "checks", "remove", id)).exitCode).toBe(0);
    expect((await cli("project", "checks")).output).toContain("No checks configured");
  });

  test("says no where there is no such check", async () => {
    const result = await cli("project", "checks", "remove", "chk_none");
    expect(result.exitCode).toBe(1);
    expect(result.output).toContain("not found");
  });
});
