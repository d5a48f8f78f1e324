/** Our Vercel provider against the Vercel emulator, which shares no code with it. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { BuildRequest, Host } from "../../src/providers/contract.ts";
import { vercelHost } from "../../src/providers/vercel/index.ts";
import type { Fault } from "../../src/sandbox/contract.ts";
import { createFaultBook, type FaultBook } from "../../src/sandbox/fault-book.ts";
import { serveEmulator, type ServedEmulator } from "../../src/sandbox/serve.ts";
import { serveSite } from "../../src/sandbox/listen.ts";
import { createVercelEmulator, type VercelEmulator, type VercelSeed } from "../../src/sandbox/vercel/index.ts";
import { createVirtualClock, type VirtualClock } from "../../src/sandbox/virtual-clock.ts";

const TOKEN = "conformance0token";
const START = Date.parse("2026-11-20T16:00:00Z");
const ignore = () => undefined;

const SEED: VercelSeed = {
  tokens: [{ token: TOKEN }, { token: "stranger", teams: ["team_other"] }],
  team: { id: "team_acme", slug: "acme", name: "Acme" },
  project: { id: "prj_web", name: "web" },
  domains: ["app.example.com", "www.example.com"],
  deployments: [
    { id: "dpl_older", files: { "index.html": "older" } },
    { id: "dpl_live", files: { "index.html": "live" } },
  ],
  env: [
    { key: "DATABASE_URL", value: "postgres://hidden", type: "sensitive", target: ["production", "preview"] },
    { key: "ONLY_STAGING", value: "1", type: "encrypted", target: ["staging"] },
  ],
  protection: null,
};

interface World {
  readonly clock: VirtualClock;
  readonly faults: FaultBook;
  readonly emulator: VercelEmulator;
  readonly served: ServedEmulator;
  readonly directory: string;
  connect(settings?: { team?: string | null; token?: string; project?: string }): Promise<Host>;
  close(): Promise<void>;
}

/** A small generator with a fixed seed, so that a failing draw can be repeated. */
function createRandom(): () => number {
  let state = 42;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

async function createWorld(): Promise<World> {
  const clock = createVirtualClock(START);
  const directory = mkdtempSync(join(tmpdir(), "holdpoint-conformance-"));
  const random = createRandom();
  const faults = createFaultBook(clock, START, random);
  const sites: { close(): Promise<void> }[] = [];
  const emulator = createVercelEmulator(
    {
      clock,
      startedAt: START,
      random,
      hasFault: (name, kind) => faults.has(name, kind),
      directory,
      serveSite: async (handle) => {
        const site = await serveSite(handle, clock);
        sites.push(site);
        return site.origin;
      },
    },
    SEED,
  );
  const served = await serveEmulator(emulator, { clock, faults, activity: clock });
  return {
    clock,
    faults,
    emulator,
    served,
    directory,
    connect: ({ team = "team_acme", token = TOKEN, project = "web" } = {}) =>
      vercelHost.connect(
        { project, team, repository: null },
        { env: { VERCEL_TOKEN: token, VERCEL_API_URL: served.origin }, clock, random: Math.random, debug: ignore },
      ),
    async close() {
      await served.close();
      await Promise.all(sites.map((site) => site.close()));
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

let world: World;

beforeEach(async () => {
  world = await createWorld();
});

afterEach(async () => {
  const unknown = world.served.unknownRequests();
  await world.close();
  if (unknown.length > 0) throw new Error(`the emulator knows no route for ${JSON.stringify(unknown)}`);
});

function writeProject(name: string, files: Readonly<Record<string, string>>): string {
  const folder = join(world.directory, name);
  for (const below of new Set(Object.keys(files).map((file) => dirname(file)))) {
    mkdirSync(join(folder, below), { recursive: true });
  }
  for (const [file, content] of Object.entries(files)) writeFileSync(join(folder, file), content);
  return folder;
}

function buildRequest(name: string, release: string, target: BuildRequest["target"]): BuildRequest {
  const directory = writeProject(name, {
    ".vercel/output/config.json": '{"version":3}',
    ".vercel/output/static/index.html": `release ${release}`,
  });
  return { directory, prebuilt: true, target, meta: { holdpointRelease: release, holdpointPlan: "digest" } };
}

/** Waits until no promote or rollback is at work any more. */
async function settle(host: Host): Promise<void> {
  for (;;) {
    const status = (await host.readProject()).aliasRequest?.status;
    if (status !== "pending" && status !== "in-progress") return;
    await world.clock.sleep(100);
  }
}

describe("deploying", () => {
  it("stages a prebuilt production build that serves what was uploaded and gets no domain", async () => {
    const host = await world.connect();
    const created = await host.createBuild(buildRequest("p", "r1", { kind: "production" }), ignore);
    const ready = await host.followBuild(created.id, 60_000, ignore);
    expect(ready).toMatchObject({ state: "ready", target: "production", neverServed: true });
    expect(await (await fetch(world.emulator.deploymentOrigin(created.id))).text()).toBe("release r1");
    expect(await host.readAliases(["app.example.com"])).toEqual([
      { domain: "app.example.com", deploymentId: "dpl_live" },
    ]);
    expect(await host.readDeployment(ready.url)).toEqual(ready);
  });

  it("notices READY of a staged build that never gets aliasAssigned", async () => {
    world.emulator.setOption("neverAliasAssigned", true);
    const host = await world.connect();
    const created = await host.createBuild(buildRequest("p", "r1", { kind: "production" }), ignore);
    expect((await host.followBuild(created.id, 60_000, ignore)).state).toBe("ready");
    expect(world.clock.now() - START).toBeLessThan(3_000);
  });

  it("deploys sources to a preview and to a custom environment", async () => {
    const host = await world.connect({ team: "acme", project: "prj_web" });
    const directory = writeProject("source", {
      "index.html": "from source",
      "node_modules/x/index.js": "ignored",
      ".vercelignore": "private\n",
      "private/notes.txt": "ignored",
    });
    const request = { directory, prebuilt: false, meta: { holdpointRelease: "r1" } };
    const preview = await host.createBuild({ ...request, target: { kind: "preview" } }, ignore);
    const custom = await host.createBuild({ ...request, target: { kind: "custom", slug: "staging" } }, ignore);
    expect(preview.target).toBe("preview");
    expect(custom).toMatchObject({ target: "custom", customEnvironment: "staging" });
    await host.followBuild(preview.id, 60_000, ignore);
    const origin = world.emulator.deploymentOrigin(preview.id);
    expect(await (await fetch(origin)).text()).toBe("from source");
    expect((await fetch(`${origin}/private/notes.txt`)).status).toBe(404);
  });

  it("reports a failed and a canceled build, with the log's tail", async () => {
    const host = await world.connect();
    world.emulator.setOption("buildError", "Command failed with exit code 1");
    const failing = await host.createBuild(buildRequest("p", "r1", { kind: "preview" }), ignore);
    expect(await host.followBuild(failing.id, 60_000, ignore)).toMatchObject({
      state: "error",
      errorMessage: "Command failed with exit code 1",
    });
    expect((await host.readBuildLog(failing.id, 1))[0]).toBe("Error: Command failed with exit code 1");
    world.emulator.setOption("buildError", null);
    world.emulator.setOption("buildCanceled", true);
    const canceled = await host.createBuild(buildRequest("p", "r2", { kind: "preview" }), ignore);
    expect((await host.followBuild(canceled.id, 60_000, ignore)).state).toBe("canceled");
  });

  it("finds every build of a release among many, over all pages", async () => {
    const host = await world.connect();
    for (let index = 0; index < 130; index += 1) {
      await world.emulator.plantDeployment({
        target: "preview",
        meta: { holdpointRelease: index % 13 === 0 ? "other" : "r1" },
        files: {},
      });
    }
    const builds = await host.findBuilds("r1");
    expect(builds).toHaveLength(120);
    expect(new Set(builds.map((build) => build.id)).size).toBe(120);
    expect(builds.map((build) => build.createdAt)).toEqual(
      builds.map((build) => build.createdAt).toSorted((one, other) => other - one),
    );
    expect(await host.findBuilds("none")).toEqual([]);
  });

  it.each(["cut", "reset"] as const)("makes one build where the answer to a create is lost (%s)", async (kind) => {
    const host = await world.connect();
    const request = buildRequest("p", "r1", { kind: "preview" });
    const first = await host.createBuild(request, ignore);
    world.faults.add({ emulator: "vercel", route: "POST /v13/deployments", kind, times: 1 });
    const second = await host.createBuild(request, ignore);
    expect(second.id).not.toBe(first.id);
    expect(await host.findBuilds("r1")).toHaveLength(2);
  });
});

const FAULTS: readonly [string, Partial<Fault> & Pick<Fault, "kind">][] = [
  ["500", { kind: "status", status: 500 }],
  ["503", { kind: "status", status: 503 }],
  ["429", { kind: "status", status: 429, headers: { "retry-after": "1" } }],
  ["reset", { kind: "reset" }],
  ["close", { kind: "close" }],
  ["cut", { kind: "cut" }],
];

describe("uploads of 50 files with 2 % of the answers bad, 20 deployments each", () => {
  it.each(FAULTS)("all arrive where the bad answer is: %s", async (name, fault) => {
    world.emulator.setOption("fast", true);
    world.emulator.setOption("keepFiles", false);
    const host = await world.connect();
    world.faults.add({ emulator: "vercel", route: "POST /v2/files", probability: 0.02, ...fault });
    for (let round = 0; round < 20; round += 1) {
      const files = Object.fromEntries(
        Array.from({ length: 50 }, (_, index) => [`.vercel/output/static/${index}.txt`, `${name} ${round} ${index}`]),
      );
      // A folder of its own: to write a file anew, the disk is waited for.
      const directory = writeProject(`${name}-${round}`, { ...files, ".vercel/output/config.json": '{"version":3}' });
      const request: BuildRequest = { directory, prebuilt: true, target: { kind: "preview" }, meta: {} };
      expect((await host.createBuild(request, ignore)).state).toBe("ready");
    }
    expect(world.served.log.some((entry) => entry.fault === fault.kind)).toBe(true);
  });
});

describe("changing production", () => {
  it.each(["promote", "rollback"] as const)(
    "sends a %s once, also where it is refused for too many requests",
    async (name) => {
      const host = await world.connect();
      const { productionDeploymentId: id } = await host.readProject();
      const version = name === "promote" ? "v10" : "v9";
      const route = `POST /${version}/projects/:project/${name}/:deployment`;
      world.faults.add({
        emulator: "vercel",
        route,
        kind: "status",
        status: 429,
        headers: { "retry-after": "1" },
        times: 1,
      });
      // Whoever asked reads production again before it is asked a second time.
      await expect(host[name](id ?? "", "test")).rejects.toMatchObject({
        reasonCode: "vendor_rate_limited",
        status: 429,
      });
      expect(world.served.log.filter((entry) => entry.route === route)).toHaveLength(1);
    },
  );

  it("promotes, reads it back, and puts auto-assign back", async () => {
    const host = await world.connect();
    const build = await host.createBuild(buildRequest("p", "r1", { kind: "production" }), ignore);
    await host.followBuild(build.id, 60_000, ignore);
    await host.setAutoAssignDomains(false);
    expect(await host.promote(build.id)).toEqual({ kind: "accepted" });
    await settle(host);
    expect(await host.readProject()).toMatchObject({
      productionDeploymentId: build.id,
      autoAssignDomains: true,
      aliasRequest: { type: "promote", toDeploymentId: build.id, status: "succeeded" },
    });
    await host.setAutoAssignDomains(false);
    expect((await host.readProject()).autoAssignDomains).toBe(false);
    expect(await host.readAliases(["app.example.com", "www.example.com", "unknown.example.com"])).toEqual([
      { domain: "app.example.com", deploymentId: build.id },
      { domain: "www.example.com", deploymentId: build.id },
      { domain: "unknown.example.com", deploymentId: null },
    ]);
    expect(await host.promote(build.id)).toEqual({ kind: "already-current" });
    expect(await (await fetch(world.emulator.productionOrigin())).text()).toBe("release r1");
  });

  it("says queued where the host queues", async () => {
    const host = await world.connect();
    world.emulator.setOption("promoteAnswer", "202");
    world.emulator.setOption("queuedMs", null);
    const build = await host.createBuild(buildRequest("p", "r1", { kind: "production" }), ignore);
    await host.followBuild(build.id, 60_000, ignore);
    expect(await host.promote(build.id)).toEqual({ kind: "queued" });
    expect(await host.readProject()).toMatchObject({
      productionDeploymentId: "dpl_live",
      aliasRequest: { status: "pending" },
    });
  });

  it("rolls back to an earlier deployment, which pins production", async () => {
    const host = await world.connect();
    expect(await host.rollback("dpl_older", "error rate 8 %")).toEqual({ kind: "accepted" });
    await settle(host);
    expect(await host.readProject()).toMatchObject({ productionDeploymentId: "dpl_older", autoAssignDomains: false });
    expect(await host.rollback("dpl_older", "again")).toEqual({ kind: "already-current" });
  });

  it("says that a rollback failed for a domain", async () => {
    const host = await world.connect();
    world.emulator.setOption("failAliases", ["www.example.com"]);
    await host.rollback("dpl_older", "");
    await settle(host);
    expect((await host.readProject()).aliasRequest?.status).toBe("failed");
  });

  it("passes on the host's refusals", async () => {
    const host = await world.connect();
    world.emulator.deleteDeployment("dpl_older");
    expect(await host.rollback("dpl_older", "")).toMatchObject({ kind: "refused", status: 410 });
    expect(await host.readDeployment("dpl_older")).toBeNull();
    const preview = await host.createBuild(buildRequest("p", "r1", { kind: "preview" }), ignore);
    expect(await host.rollback(preview.id, "")).toMatchObject({ kind: "refused" });
    await host.followBuild(preview.id, 60_000, ignore);
    expect(await host.promote(preview.id)).toMatchObject({ kind: "refused", status: 400 });
  });
});

describe("settings and credentials", () => {
  it("lists variables of a target without values", async () => {
    const host = await world.connect();
    expect(await host.listEnvironmentVariables("production")).toEqual([
      { name: "DATABASE_URL", kind: "sensitive", targets: ["production", "preview"], updatedAt: START },
    ]);
    expect((await host.listEnvironmentVariables("staging")).map((each) => each.name)).toEqual(["ONLY_STAGING"]);
  });

  it.each([
    ["a wrong token", { token: "wrong" }, "credential_insufficient"],
    ["a token of another team", { token: "stranger" }, "credential_insufficient"],
    ["a wrong team", { team: "someone-else" }, "credential_insufficient"],
    ["an unknown project", { project: "nope" }, "not_found"],
  ])("says what is wrong with %s", async (_, settings, reasonCode) => {
    const host = await world.connect(settings);
    await expect(host.readProject()).rejects.toMatchObject({ reasonCode });
  });
});
