/** The registry of emulators: what each declares fits together, and the sandbox's line of JSON keeps its keys. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { type Sandbox, emulators, seedFor, startSandbox } from "../../src/sandbox/index.ts";
import { FIRST_COMMIT, type WorldWishes } from "../../src/sandbox/seed-sandbox.ts";
import { createManualClock } from "./sentry/start-sentry.ts";

const WISHES: WorldWishes = {
  project: "web",
  team: null,
  domains: ["loopback"],
  repository: { owner: "acme", name: "web" },
  firstVersion: { version: "1", commit: FIRST_COMMIT, pages: [], versionEndpoint: null },
  items: [],
  metrics: [],
  variables: {},
  traffic: { perMinute: 0, paths: [] },
  random: 1,
};

let sandbox: Sandbox | null = null;
afterEach(async () => {
  await sandbox?.close();
  sandbox = null;
});

async function start(wishes: Partial<WorldWishes> = {}): Promise<Sandbox> {
  sandbox = await startSandbox(seedFor({ ...WISHES, ...wishes }), { clock: createManualClock() });
  return sandbox;
}

describe("the registry", () => {
  it("has each emulator under its own name, and no fault twice", () => {
    expect(Object.entries(emulators).filter(([key, { name }]) => key !== name)).toEqual([]);
    const faults = Object.values(emulators).flatMap((declared) => Object.keys(declared.faults));
    expect(faults.toSorted()).toEqual([...new Set(faults)].toSorted());
    expect(faults).toContain("build-error");
  });

  it("declares no fault that the page of rehearsals leaves out", () => {
    const page = readFileSync(join(import.meta.dirname, "../../docs/rehearsal.md"), "utf8");
    const names = Object.values(emulators).flatMap(({ name, faults }) => [`${name}-`, ...Object.keys(faults)]);
    expect(names.filter((name) => !page.includes(`\`${name}`))).toEqual([]);
  });

  it("has no name that the sandbox or its seed uses for something else", async () => {
    const running = await start();
    for (const [name, declared] of Object.entries(emulators)) {
      expect(running).toHaveProperty([name, "name"], name);
      expect(running.seed).toHaveProperty([name], declared.seedFor(WISHES));
    }
    const others = ["traffic", "releaseTemplate", "requestNames", "faults", "siteFaults", "random"];
    expect(Object.keys(running.seed)).toEqual([...Object.keys(emulators), ...others]);
  });
});

describe("a started sandbox", () => {
  it("describes every emulator with the keys that other programs read", async () => {
    const { describe: describeAll } = await start({ ownClients: true });
    expect(Object.entries(describeAll()).map(([name, told]) => [name, Object.keys(told)])).toEqual([
      ["vercel", ["url", "token", "team", "project"]],
      ["github", ["url", "token", "owner", "repo"]],
      ["sentry", ["url", "dsn", "token", "org", "project"]],
      ["checkly", ["url", "apiKey", "accountId", "mqttUrl"]],
      ["supabase", ["url", "token", "project"]],
      ["prometheus", ["url", "token"]],
      ["betterstack", ["url", "username", "password", "source"]],
      ["launchdarkly", ["url", "token"]],
      ["unleash", ["url", "token"]],
      ["neon", ["url", "token", "project"]],
      ["s3", ["url", "accessKeyId", "secretAccessKey"]],
    ]);
    expect(describeAll()).toMatchObject({
      vercel: { team: "team_sandbox", project: "prj_sandbox" },
      github: { owner: "acme", repo: "web" },
      sentry: { org: "1", project: "42", dsn: expect.stringMatching(/^http:\/\/[0-9a-f]{32}@127\.0\.0\.1:\d+\/42$/) },
      checkly: { mqttUrl: expect.stringMatching(/^ws:/) },
      supabase: { project: "sandboxdatabaseabcde" },
    });
  });

  it("leads clients to it by the vendors' own variables", async () => {
    const { environment, origins } = await start();
    expect(environment()).toMatchObject({
      VERCEL_API_URL: origins.vercel,
      GITHUB_API_URL: origins.github,
      GITHUB_REPOSITORY: "acme/web",
      SENTRY_URL: origins.sentry,
      SENTRY_ORG: "acme",
      CHECKLY_API_URL: origins.checkly,
      SUPABASE_API_BASE_URL: origins.supabase,
      PROMETHEUS_URL: origins.prometheus,
    });
  });

  it("knows what is held open by design, and takes no other request for it", async () => {
    const { holdsOpen } = await start();
    const held = ["/v3/now/deployments/dpl_1/events?follow=1", "/v1/test-sessions/s-1/completion"];
    expect(held.filter((path) => !holdsOpen("GET", path))).toEqual([]);
    const short = ["/api/0/organizations/1/events/?field=count()", "/v13/deployments/dpl_1"];
    expect(short.filter((path) => holdsOpen("GET", path))).toEqual([]);
    expect(holdsOpen("POST", "/v3/now/deployments/dpl_1/events")).toBe(false);
  });

  it("causes the trouble that an emulator declares, and refuses what none declares", async () => {
    const running = await start();
    await running.cause("supabase", "advisor-error");
    expect(running.supabase.lints().map(({ level }) => level)).toContain("ERROR");
    await expect(running.cause("supabase", "build-error")).rejects.toThrow("supabase declares no fault build-error");
    await expect(running.cause("supabase", "toString")).rejects.toThrow("supabase declares no fault toString");
    await expect(running.cause("nobody", "build-error")).rejects.toThrow("nobody declares no fault");
  });
});

describe("what a plan says", () => {
  it("becomes what each emulator begins with", () => {
    const seed = seedFor({
      ...WISHES,
      items: [
        { gate: "checkly", spec: { tags: ["smoke"] } },
        { gate: "advisor", spec: { project: "qwertyuiopasdfghjklz" } },
        { gate: "advisor", spec: { project: "qwertyuiopasdfghjklz" } },
      ],
      metrics: [
        { name: "error_rate", provider: "sentry", spec: { org: "other", project: "shop", release: "shop@{commit}" } },
        { name: "uptime", provider: "checkly", spec: { tags: ["nightly"] } },
      ],
      variables: { DATABASE_URL: "x" },
    });
    const tags = ["deploy", "prod", "smoke", "nightly"];
    expect(seed.checkly.checks).toMatchObject([{ tags }, { tags }]);
    expect(seed.supabase.projects.map(({ ref }) => ref)).toEqual(["qwertyuiopasdfghjklz"]);
    expect([seed.sentry.organization.slug, seed.sentry.projects[0]?.slug]).toEqual(["other", "shop"]);
    expect(seed.releaseTemplate).toBe("shop@{commit}");
    expect(seed.vercel.env).toMatchObject([
      { key: "DATABASE_URL", value: "x", target: ["production", "preview", "staging"] },
    ]);
  });

  it("becomes the environments that the host has, and what a check expects of the site", () => {
    const route = {
      flow: 0,
      step: 0,
      after: -1,
      last: true,
      method: "GET",
      headers: {},
      captures: {},
      contains: [],
      absent: [],
    };
    const seed = seedFor({
      ...WISHES,
      stagingEnvironment: "qa",
      firstVersion: {
        version: "1",
        commit: FIRST_COMMIT,
        pages: [],
        versionEndpoint: null,
        routes: [
          { ...route, path: "/", status: 401 },
          { ...route, path: "/api/health", status: 308 },
        ],
      },
      items: [
        { gate: "env", spec: { target: "canary" } },
        { gate: "env", spec: { target: "preview" } },
      ],
      variables: { DATABASE_URL: "x" },
    });
    expect(seed.vercel.customEnvironments).toEqual(["staging", "qa", "canary"]);
    expect(seed.vercel.env[0]?.target).toEqual(["production", "preview", "staging", "qa", "canary"]);
    // A redirect is followed, and ends well.
    expect(seed.checkly.checks.map(({ path, status }) => [path, status])).toEqual([
      ["/", 401],
      ["/api/health", 200],
    ]);
  });

  it("changes nothing where it has another shape than an emulator expects", () => {
    const plain = seedFor(WISHES);
    const items = ["checkly", "advisor"].flatMap((gate) =>
      [null, 7, "x", [], { tags: "x", project: 7 }, { tags: [7, ""] }].map((spec) => ({ gate, spec })),
    );
    const metrics = [
      { name: "error_rate", provider: "sentry", spec: { org: 7, project: null, release: "without the commit" } },
    ];
    expect(seedFor({ ...WISHES, items, metrics })).toEqual(plain);
    expect(plain.releaseTemplate).toBe("{commit}");
  });
});
