/** The vendor's own CLI and client, unmodified, against the Vercel emulator: what they print and what it became. */
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { VercelSeed } from "../../src/sandbox/vercel/index.ts";
import { clientFile } from "../clients/install.ts";
import { PROJECT, seedWith, type StartedVercel, startVercel, TEAM, TOKEN } from "../sandbox/vercel/start-vercel.ts";
import { type ClientResult, runClient } from "./run-client.ts";

interface ShownState {
  readonly project: {
    readonly productionDeploymentId: string;
    readonly autoAssignCustomDomains: boolean;
    readonly lastAliasRequest: { readonly type: string; readonly jobStatus: string; readonly toDeploymentId: string };
  };
  readonly domains: Readonly<Record<string, { readonly deploymentId: string | null }>>;
  readonly rollingSettings: { readonly stages: readonly { readonly targetPercentage: number }[] } | null;
  readonly rollingRelease: { readonly state: string; readonly activeStage: number } | null;
  readonly deployments: readonly {
    readonly id: string;
    readonly target: string | null;
    readonly customEnvironment: string | null;
    readonly readyState: string;
    readonly readySubstate: string | null;
    readonly meta: Readonly<Record<string, string>>;
    readonly prebuilt: boolean;
    readonly files: number;
    readonly autoAssign: boolean;
  }[];
  readonly variables: readonly { readonly key: string }[];
}

let work: string;
let vercel: StartedVercel;

beforeEach(async () => {
  work = await mkdtemp(join(tmpdir(), "holdpoint-contract-"));
});

afterEach(async () => {
  // A client that asks for what the emulator does not know has failed, whatever it printed.
  const unknown = vercel.served.unknownRequests().map(({ method, path }) => `${method} ${path}`);
  await vercel.close();
  await rm(work, { recursive: true, force: true });
  if (unknown.length > 0) throw new Error(`the emulator does not know ${unknown.join(", ")}`);
});

async function start(changes: Partial<VercelSeed> = {}): Promise<void> {
  vercel = await startVercel(seedWith(changes));
}

async function write(files: Readonly<Record<string, string>>): Promise<void> {
  const link = { projectId: PROJECT.id, orgId: TEAM.id, projectName: PROJECT.name, settings: {} };
  const all = { ".vercel/project.json": JSON.stringify(link), ...files };
  for (const [path, text] of Object.entries(all)) {
    await mkdir(dirname(join(work, "project", path)), { recursive: true });
    await writeFile(join(work, "project", path), text);
  }
}

const PREBUILT = {
  ".vercel/output/config.json": '{"version":3,"routes":[{"handle":"filesystem"}]}',
  ".vercel/output/static/index.html": "<h1>version 1</h1>",
  ".vercel/output/static/a.css": "body{}",
  ".vercel/output/functions/api/version.func/.vc-config.json":
    '{"runtime":"nodejs24.x","handler":"index.js","launcherType":"Nodejs"}',
  ".vercel/output/functions/api/version.func/index.js": "module.exports = (req, res) => res.end('1');",
};

function cli(...parameters: string[]): Promise<ClientResult> {
  return cliWith({}, ...parameters);
}

async function cliWith(env: Readonly<Record<string, string>>, ...parameters: string[]): Promise<ClientResult> {
  await write({});
  await mkdir(join(work, "home"), { recursive: true });
  return runClient(
    "vercel/dist/vc.js",
    [...parameters, "--api", vercel.served.origin, "--token", TOKEN, "--global-config", join(work, "home")],
    { directory: join(work, "project"), home: join(work, "home"), env: { VERCEL_TELEMETRY_DISABLED: "1", ...env } },
  );
}

const shown = () => vercel.emulator.state() as ShownState;
const served = (domain: string) => shown().domains[domain]?.deploymentId;
const newest = () => shown().deployments.at(-1);

async function fetchText(origin: string, path = "/"): Promise<string> {
  return (await fetch(`${origin}${path}`)).text();
}

describe("reading", () => {
  test("whoami names the user", async () => {
    await start();
    const result = await cli("whoami");
    expect(result.exitCode).toBe(0);
    expect(result.stdout.trim()).toBe("emulated");
  });

  test("whoami with a token that the vendor does not know fails", async () => {
    await start({ tokens: [{ token: "another" }] });
    const result = await cli("whoami");
    expect(result.exitCode).toBe(1);
    expect(result.output).toMatch(/token provided via .* is not valid/i);
  });

  test("ls lists every deployment, all pages of a filter by meta", async () => {
    await start({
      deployments: [
        { id: "dpl_one", meta: { holdpointRelease: "r1" } },
        { id: "dpl_two", meta: { holdpointRelease: "r2" } },
      ],
    });
    const host = (id: string) => new URL(vercel.emulator.deploymentOrigin(id)).host;
    const all = await cli("ls");
    expect(all.exitCode).toBe(0);
    expect(all.stdout).toContain(host("dpl_one"));
    expect(all.stdout).toContain(host("dpl_two"));
    const filtered = await cli("ls", "--meta", "holdpointRelease=r1");
    expect(filtered.exitCode).toBe(0);
    expect(filtered.stdout.trim()).toBe(`https://${host("dpl_one")}`);
    expect(vercel.served.log.some(({ query }) => query.includes("meta-holdpointRelease=r1"))).toBe(true);
  });

  // The same endpoint as Holdpoint's; without the variable the CLI asks one that is in no published reference.
  const LEGACY = { FF_LEGACY_METRICS: "1" };

  test("metrics counts the requests of one deployment by status", async () => {
    await start();
    const at = Date.now() - 10 * 60_000;
    const of = { at, environment: "production", method: "GET", path: "/", durationMs: 100 };
    vercel.emulator.traffic.add({ ...of, deploymentId: "dpl_current", status: 200, requests: 93 });
    vercel.emulator.traffic.add({ ...of, deploymentId: "dpl_current", status: 500, requests: 7 });
    vercel.emulator.traffic.add({ ...of, deploymentId: "dpl_previous", status: 500, requests: 50 });
    const parameters = ["metrics", "vercel.request.count", "--aggregation", "sum", "--group-by", "http_status"];
    const narrowed = ["--filter", "deployment_id eq 'dpl_current'", "--prod", "--since", "30m", "--format", "json"];
    const result = await cliWith(LEGACY, ...parameters, ...narrowed);
    expect(result.exitCode).toBe(0);
    expect(JSON.parse(result.stdout)).toMatchObject({
      summary: expect.arrayContaining([
        { http_status: "200", vercel_request_count_sum: 93 },
        { http_status: "500", vercel_request_count_sum: 7 },
      ]),
    });
  });

  test("metrics says that the team has no Observability Plus", async () => {
    await start({ options: { observabilityPlus: false } });
    const result = await cliWith(LEGACY, "metrics", "vercel.request.count", "--since", "30m");
    expect(result.exitCode).toBe(1);
    expect(result.output).toContain("Observability Plus is required");
  });

  test("inspect shows state, target and aliases; with --logs the build log", async () => {
    await start();
    const inspected = await cli("inspect", "dpl_current");
    expect(inspected.exitCode).toBe(0);
    expect(inspected.output).toMatch(/target\s+production/);
    expect(inspected.output).toMatch(/status\s+● Ready/);
    expect(inspected.output).toContain("https://app.example.com");
    const logs = await cli("inspect", "dpl_current", "--logs");
    expect(logs.exitCode).toBe(0);
    expect(logs.output).toContain("Build completed");
  });

  test("env ls hides a sensitive value", async () => {
    await start();
    const result = await cli("env", "ls");
    expect(result.exitCode).toBe(0);
    expect(result.output).toMatch(/API_KEY\s+Hidden/);
    expect(result.output).not.toContain("hidden-value");
    expect(shown().variables.map(({ key }) => key)).toEqual(["API_URL", "API_KEY"]);
  });

  test("a token of another team may do nothing here", async () => {
    await start({ tokens: [{ token: TOKEN, teams: ["team_other"] }] });
    const result = await cli("ls");
    expect(result.exitCode).toBe(1);
    // The CLI's own, misleading word for a 403 (vercel/vercel#10874).
    expect(result.output).toContain("Could not retrieve Project Settings");
    expect(vercel.served.log.some(({ status }) => status === 403)).toBe(true);
  });
});

describe("deploying", () => {
  test("deploy --prebuilt makes a preview that answers; production stays", async () => {
    await start();
    await write(PREBUILT);
    const result = await cli("deploy", "--prebuilt", "--yes", "--meta", "holdpointRelease=r7");
    expect(result.exitCode).toBe(0);
    const deployment = newest();
    expect(deployment).toMatchObject({ target: null, readyState: "READY", prebuilt: true, files: 5 });
    expect(deployment?.meta).toMatchObject({ holdpointRelease: "r7" });
    const origin = vercel.emulator.deploymentOrigin(deployment?.id ?? "");
    expect(result.stdout).toContain(`https://${new URL(origin).host}`);
    expect(await fetchText(origin)).toBe("<h1>version 1</h1>");
    expect(await fetchText(origin, "/api/version")).toBe("1");
    expect(vercel.emulator.productionDeploymentId()).toBe("dpl_current");
  });

  test("deploy --prod --skip-domain stages: built, and no domain moves", async () => {
    await start();
    await write(PREBUILT);
    const result = await cli("deploy", "--prebuilt", "--prod", "--skip-domain", "--yes");
    expect(result.exitCode).toBe(0);
    expect(newest()).toMatchObject({
      target: "production",
      readyState: "READY",
      readySubstate: "STAGED",
      autoAssign: false,
    });
    expect(served("app.example.com")).toBe("dpl_current");
  });

  test("deploy --prod moves every domain when it is ready", async () => {
    await start();
    await write(PREBUILT);
    const result = await cli("deploy", "--prebuilt", "--prod", "--yes");
    expect(result.exitCode).toBe(0);
    const id = newest()?.id;
    expect([served("app.example.com"), served("www.example.com")]).toEqual([id, id]);
    expect(await fetchText(vercel.emulator.productionOrigin())).toBe("<h1>version 1</h1>");
  });

  test("deploy --target staging builds for the custom environment", async () => {
    await start();
    await write(PREBUILT);
    const result = await cli("deploy", "--prebuilt", "--target", "staging", "--yes");
    expect(result.exitCode).toBe(0);
    expect(newest()).toMatchObject({ target: null, customEnvironment: "staging", readyState: "READY" });
  });

  test("a source deploy uploads what is missing and serves it", async () => {
    await start();
    const pages = Array.from({ length: 12 }, (_, index) => [`page-${index}.txt`, `page ${index}`] as const);
    await write({ "index.html": "<h1>source</h1>", ...Object.fromEntries(pages) });
    const result = await cli("deploy", "--yes");
    expect(result.exitCode).toBe(0);
    expect(vercel.served.log.filter(({ path }) => path === "/v2/files")).toHaveLength(13);
    const origin = vercel.emulator.deploymentOrigin(newest()?.id ?? "");
    expect(await fetchText(origin)).toBe("<h1>source</h1>");
    expect(await fetchText(origin, "/page-3.txt")).toBe("page 3");
  });

  test("a small static source is sent inline, without an upload", async () => {
    await start();
    await write({ "index.html": "<h1>inline</h1>" });
    const result = await cli("deploy", "--yes");
    expect(result.exitCode).toBe(0);
    expect(vercel.served.log.filter(({ path }) => path === "/v2/files")).toHaveLength(0);
    expect(await fetchText(vercel.emulator.deploymentOrigin(newest()?.id ?? ""))).toBe("<h1>inline</h1>");
  });

  test("an archive is unpacked, for sources and for prebuilt output", async () => {
    await start();
    const long = `${"long-folder-name/".repeat(9)}page.txt`;
    await write({ "index.html": "<h1>packed</h1>", [long]: "far down", ...PREBUILT });
    expect((await cli("deploy", "--archive=tgz", "--yes")).exitCode).toBe(0);
    const source = vercel.emulator.deploymentOrigin(newest()?.id ?? "");
    expect(await fetchText(source)).toBe("<h1>packed</h1>");
    expect(await fetchText(source, `/${long}`)).toBe("far down");
    expect((await cli("deploy", "--prebuilt", "--archive=tgz", "--yes")).exitCode).toBe(0);
    expect(newest()).toMatchObject({ prebuilt: true });
    const prebuilt = vercel.emulator.deploymentOrigin(newest()?.id ?? "");
    expect(await fetchText(prebuilt, "/api/version")).toBe("1");
  });

  test("a build that fails ends the CLI with the build's message", async () => {
    await start({ options: { buildError: "Cannot find module 'left-pad'" } });
    await write(PREBUILT);
    const result = await cli("deploy", "--prebuilt", "--yes");
    expect(result.exitCode).toBe(1);
    expect(result.output).toContain("left-pad");
    expect(newest()?.readyState).toBe("ERROR");
  });

  test("@vercel/client deploys to the same end", async () => {
    await start();
    await write(PREBUILT);
    const { createDeployment } = createRequire(clientFile("index.cjs"))("@vercel/client") as {
      createDeployment(
        client: Readonly<Record<string, unknown>>,
        deployment: Readonly<Record<string, unknown>>,
      ): AsyncIterable<{ readonly type: string; readonly payload: Readonly<Record<string, unknown>> }>;
    };
    const events: string[] = [];
    let id: unknown = null;
    const project = join(work, "project");
    for await (const event of createDeployment(
      {
        apiUrl: vercel.served.origin,
        token: TOKEN,
        teamId: TEAM.id,
        path: project,
        prebuilt: true,
        vercelOutputDir: join(project, ".vercel", "output"),
      },
      { name: PROJECT.name, project: PROJECT.id, target: "production", autoAssignCustomDomains: false, version: 2 },
    )) {
      events.push(event.type);
      if (event.type === "ready") id = event.payload.id;
    }
    expect(events).toContain("all-files-uploaded");
    expect(events.at(-1)).toBe("alias-assigned");
    expect(newest()).toMatchObject({ id, readySubstate: "STAGED", prebuilt: true });
    expect(vercel.emulator.productionDeploymentId()).toBe("dpl_current");
  });
});

describe("changing production", () => {
  const STAGED = [
    { id: "dpl_previous", files: { "index.html": "previous" } },
    { id: "dpl_current", files: { "index.html": "current" } },
    { id: "dpl_staged", staged: true, files: { "index.html": "staged" } },
    { id: "dpl_preview", target: "preview", files: { "index.html": "preview" } },
  ];

  test("promote moves pointer and domains, and switches auto-assignment on", async () => {
    await start({ deployments: STAGED, autoAssignCustomDomains: false });
    const result = await cli("promote", "dpl_staged");
    expect(result.exitCode).toBe(0);
    expect(result.output).toMatch(/Success! .*web.* was promoted to .*\(dpl_staged\)/);
    expect(shown().project).toMatchObject({ productionDeploymentId: "dpl_staged", autoAssignCustomDomains: true });
    expect([served("app.example.com"), served("www.example.com")]).toEqual(["dpl_staged", "dpl_staged"]);
    expect(await fetchText(vercel.emulator.productionOrigin())).toBe("staged");
  });

  test("promote of what is current fails with 409 and changes nothing", async () => {
    await start({ deployments: STAGED });
    const result = await cli("promote", "dpl_current");
    expect(result.exitCode).toBe(1);
    expect(result.output).toContain("already the current production deployment");
    expect(result.output).toContain("409");
    expect(shown().project.lastAliasRequest).toBeNull();
  });

  test("promote answered 202 is queued, exits 0 and is not live", async () => {
    await start({ deployments: STAGED, options: { promoteAnswer: "202", queuedMs: null } });
    const result = await cli("promote", "dpl_staged", "--timeout", "2s");
    expect(result.exitCode).toBe(0);
    expect(result.output).toMatch(/queued/i);
    expect(vercel.emulator.productionDeploymentId()).toBe("dpl_current");
  });

  test("promote whose job leaves a domain behind fails and names it", async () => {
    await start({ deployments: STAGED, options: { failAliases: ["www.example.com"] } });
    const result = await cli("promote", "dpl_staged");
    expect(result.exitCode).toBe(1);
    expect(result.output).toMatch(/failed\s+www\.example\.com \(dpl_current\)/);
    expect([served("app.example.com"), served("www.example.com")]).toEqual(["dpl_staged", "dpl_current"]);
    expect(shown().project.lastAliasRequest.jobStatus).toBe("failed");
  });

  test("promote of a preview builds again for production", async () => {
    await start({ deployments: STAGED });
    const result = await cli("promote", "dpl_preview", "--yes");
    expect(result.exitCode).toBe(0);
    expect(newest()).toMatchObject({ target: "production", meta: { action: "promote" } });
    expect(newest()?.id).not.toBe("dpl_preview");
  });

  const STAGES = ["--enable", "--advancement-type=manual-approval", "--stage=10", "--stage=50"];

  test("a rolling release is configured, started, approved and completed", async () => {
    await start({ deployments: STAGED });
    expect((await cli("rr", "configure", ...STAGES)).output).toContain("Successfully configured rolling releases");
    expect(shown().rollingSettings?.stages.map(({ targetPercentage }) => targetPercentage)).toEqual([10, 50, 100]);
    expect((await cli("rr", "start", "--dpl=dpl_staged")).exitCode).toBe(0);
    expect(shown().rollingRelease).toMatchObject({ state: "ACTIVE", activeStage: 0, canaryDeploymentId: "dpl_staged" });
    expect(vercel.emulator.productionDeploymentId()).toBe("dpl_current");
    expect((await cli("rr", "approve", "--dpl=dpl_staged", "--currentStageIndex=0")).exitCode).toBe(0);
    expect(shown().rollingRelease).toMatchObject({ state: "ACTIVE", activeStage: 1 });
    expect((await cli("rr", "complete", "--dpl=dpl_staged")).exitCode).toBe(0);
    await expect.poll(() => vercel.emulator.productionDeploymentId()).toBe("dpl_staged");
    expect(shown().rollingRelease?.state).toBe("COMPLETE");
    expect((await cli("rr", "configure", "--disable")).exitCode).toBe(0);
    expect(shown().rollingSettings).toBeNull();
  });

  test("a rolling release is aborted by a rollback, which pins production", async () => {
    await start({ deployments: STAGED });
    await cli("rr", "configure", ...STAGES);
    await cli("rr", "start", "--dpl=dpl_staged");
    expect((await cli("rr", "approve", "--dpl=dpl_staged", "--currentStageIndex=1")).exitCode).toBe(1);
    expect((await cli("rr", "abort", "--dpl=dpl_current")).exitCode).toBe(0);
    await expect.poll(() => shown().rollingRelease?.state).toBe("ABORTED");
    expect(shown().project).toMatchObject({ productionDeploymentId: "dpl_current", autoAssignCustomDomains: false });
  });

  test("promote starts a rolling release where the project has them", async () => {
    await start({ deployments: STAGED });
    await cli("rr", "configure", ...STAGES);
    const result = await cli("promote", "dpl_staged");
    expect(result.exitCode).toBe(0);
    expect(result.output).toContain("serving traffic at initial percentage 10");
    expect(vercel.emulator.productionDeploymentId()).toBe("dpl_current");
  });

  test("rollback moves production back and pins it", async () => {
    await start({ deployments: STAGED });
    const result = await cli("rollback", "dpl_previous");
    expect(result.exitCode).toBe(0);
    expect(result.output).toMatch(/was rolled back to .*\(dpl_previous\)/);
    expect(shown().project).toMatchObject({
      productionDeploymentId: "dpl_previous",
      autoAssignCustomDomains: false,
      lastAliasRequest: { type: "rollback", jobStatus: "succeeded", toDeploymentId: "dpl_previous" },
    });
    expect(await fetchText(vercel.emulator.productionOrigin("www.example.com"))).toBe("previous");
  });

  test("rollback further than one step on the hobby plan is refused with 402", async () => {
    await start({ options: { plan: "hobby" } });
    const result = await cli("rollback", "dpl_older");
    expect(result.exitCode).toBe(1);
    expect(result.output).toContain("upgrade to pro");
    expect(vercel.emulator.productionDeploymentId()).toBe("dpl_current");
  });

  test("rollback to a deployment that retention deleted is refused", async () => {
    await start();
    vercel.emulator.deleteDeployment("dpl_previous");
    const result = await cli("rollback", "dpl_previous");
    expect(result.exitCode).toBe(1);
    expect(vercel.emulator.productionDeploymentId()).toBe("dpl_current");
  });

  test("alias set moves one domain and leaves the project's pointer", async () => {
    await start({ deployments: STAGED });
    const free = await cli("alias", "set", "dpl_staged", "staging-web.vercel.app");
    expect(free.exitCode).toBe(0);
    expect(free.output).toContain("https://staging-web.vercel.app now points to dpl_staged");
    const custom = await cli("alias", "set", "dpl_staged", "app.example.com");
    expect(custom.exitCode).toBe(0);
    expect([served("staging-web.vercel.app"), served("app.example.com"), served("www.example.com")]).toEqual([
      "dpl_staged",
      "dpl_staged",
      "dpl_current",
    ]);
    expect(vercel.emulator.productionDeploymentId()).toBe("dpl_current");
  });

  test("redeploy builds from the files of another deployment", async () => {
    await start({ deployments: STAGED });
    const result = await cli("redeploy", "dpl_previous");
    expect(result.exitCode).toBe(0);
    expect(newest()).toMatchObject({ target: "production", meta: { action: "redeploy" } });
    expect(await fetchText(vercel.emulator.productionOrigin())).toBe("previous");
  });

  test("remove deletes a preview", async () => {
    await start({ deployments: STAGED });
    const result = await cli("remove", "dpl_preview", "--yes");
    expect(result.exitCode).toBe(0);
    expect((await vercel.call("GET", "/v13/deployments/dpl_preview")).status).toBe(404);
  });
});
