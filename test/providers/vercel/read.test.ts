import { describe, expect, it } from "vitest";
import { connectToLoopback, createSkippingClock, route } from "./loopback-host.ts";

const row = (id: string, created: number, more: Record<string, unknown> = {}) => ({
  uid: id,
  url: `${id}.vercel.app`,
  state: "READY",
  created,
  ...more,
});

describe("reading a project", () => {
  it("takes the host's own word for what production serves", async () => {
    const { host } = await connectToLoopback([
      route("GET", "/v9/projects/:project", () => ({
        status: 200,
        body: {
          id: "prj_1",
          name: "web",
          targets: { production: { id: "dpl_9", somethingNew: true } },
          autoAssignCustomDomains: false,
          lastAliasRequest: {
            type: "rollback",
            fromDeploymentId: "dpl_10",
            toDeploymentId: "dpl_9",
            requestedAt: 1_000,
            jobStatus: "in-progress",
          },
        },
      })),
    ]);
    expect(await host.readProject()).toEqual({
      id: "prj_1",
      name: "web",
      productionDeploymentId: "dpl_9",
      autoAssignDomains: false,
      rollsOut: false,
      repository: null,
      aliasRequest: {
        type: "rollback",
        fromDeploymentId: "dpl_10",
        toDeploymentId: "dpl_9",
        status: "in-progress",
        requestedAt: 1_000,
      },
    });
  });

  it("knows a project before its first production", async () => {
    const { host } = await connectToLoopback([
      route("GET", "/v9/projects/:project", () => ({ status: 200, body: { id: "prj_1", name: "web" } })),
    ]);
    expect(await host.readProject()).toMatchObject({
      productionDeploymentId: null,
      autoAssignDomains: true,
      aliasRequest: null,
    });
  });

  it.each([
    [{ id: "prj_1" }, "name"],
    [{ id: "prj_1", name: "web", autoAssignCustomDomains: "no" }, "autoAssignCustomDomains"],
    ["<html>maintenance</html>", "the answer"],
  ])("does not understand %j and says where", async (body, where) => {
    const { host } = await connectToLoopback([route("GET", "/v9/projects/:project", () => ({ status: 200, body }))]);
    await expect(host.readProject()).rejects.toMatchObject({
      reasonCode: "vendor_answer_unknown",
      message: expect.stringContaining(where),
    });
  });
});

describe("reading deployments", () => {
  it("reads one by id or address and knows its target", async () => {
    const { host, seen } = await connectToLoopback([
      route("GET", "/v13/deployments/:id", () => ({
        status: 200,
        body: {
          id: "dpl_1",
          url: "web-1.vercel.app",
          readyState: "READY",
          readySubstate: "PROMOTED",
          createdAt: 5,
          ready: 9,
          target: "production",
          meta: { githubCommitSha: "abc", odd: 7 },
          inspectorUrl: "https://vercel.com/acme/web/1",
        },
      })),
    ]);
    expect(await host.readDeployment("https://web-1.vercel.app/path")).toEqual({
      id: "dpl_1",
      url: "web-1.vercel.app",
      state: "ready",
      target: "production",
      customEnvironment: null,
      createdAt: 5,
      readyAt: 9,
      meta: { githubCommitSha: "abc" },
      projectId: null,
      neverServed: false,
      errorMessage: null,
      inspectUrl: "https://vercel.com/acme/web/1",
    });
    expect(seen[0]?.path).toBe("/v13/deployments/web-1.vercel.app");
  });

  it.each([404, 410])("says null where the host says %i", async (status) => {
    const { host } = await connectToLoopback([route("GET", "/v13/deployments/:id", () => ({ status, body: {} }))]);
    expect(await host.readDeployment("dpl_1")).toBeNull();
  });

  it("does not guess at a state it does not know", async () => {
    const { host } = await connectToLoopback([
      route("GET", "/v13/deployments/:id", () => ({
        status: 200,
        body: { id: "dpl_1", url: "x", readyState: "HIBERNATING", createdAt: 1 },
      })),
    ]);
    await expect(host.readDeployment("dpl_1")).rejects.toMatchObject({ reasonCode: "vendor_answer_unknown" });
  });

  it("finds the builds of a release over all pages, and no others", async () => {
    const all = Array.from({ length: 250 }, (_, index) =>
      row(`dpl_${index}`, 1_000 - index, { meta: { holdpointRelease: index % 2 === 0 ? "r1" : "r2" } }),
    );
    const { host, seen } = await connectToLoopback([
      route("GET", "/v6/deployments", (request) => {
        const until = Number(request.query.get("until") ?? 10_000);
        const page = all.filter((each) => each.created < until).slice(0, 100);
        const next = page.length === 100 ? page.at(-1)?.created : null;
        return { status: 200, body: { deployments: page, pagination: { count: page.length, next } } };
      }),
    ]);
    const builds = await host.findBuilds("r1");
    expect(builds).toHaveLength(125);
    expect(builds[0]?.id).toBe("dpl_0");
    expect(seen.map((each) => each.query["meta-holdpointRelease"])).toEqual(["r1", "r1", "r1"]);
    expect(seen[0]?.query.projectId).toBe("prj_1");
  });

  it("asks for the project's id once where the plan gives a name", async () => {
    const { host, seen } = await connectToLoopback(
      [
        route("GET", "/v9/projects/:project", () => ({ status: 200, body: { id: "prj_7", name: "web" } })),
        route("GET", "/v6/deployments", () => ({ status: 200, body: { deployments: [] } })),
      ],
      { project: "web" },
    );
    await host.findBuilds("r1");
    await host.findBuilds("r2");
    expect(seen.map((each) => each.path)).toEqual(["/v9/projects/web", "/v6/deployments", "/v6/deployments"]);
    expect(seen[1]?.query.projectId).toBe("prj_7");
  });

  it("lists what production has served by when that began, and asks for no more pages than it takes", async () => {
    const served = (id: string, created: number, rest: object = {}) =>
      row(id, created, { target: "production", readySubstate: "PROMOTED", aliasAssigned: created + 5, ...rest });
    const pages = [
      [
        served("dpl_new", 900, { meta: { githubCommitSha: "c".repeat(40) } }),
        served("dpl_staged", 890, { readySubstate: "STAGED" }),
        served("dpl_failed", 880, { state: "ERROR", readyState: "ERROR" }),
        // Built before the other, and promoted after it.
        served("dpl_late", 800, { aliasAssigned: 950 }),
        served("dpl_silent", 700, { aliasAssigned: undefined, ready: 701 }),
      ],
      [served("dpl_old", 100), served("dpl_older", 90)],
      [served("dpl_oldest", 10)],
    ];
    const { host, seen } = await connectToLoopback([
      route("GET", "/v6/deployments", (request) => {
        const page = Number(request.query.get("until") ?? 0);
        const next = page + 1 < pages.length ? page + 1 : null;
        return { status: 200, body: { deployments: pages[page], pagination: { next } } };
      }),
    ]);
    const found = await host.listServed({ limit: 200, since: 150 });
    expect(found).toEqual([
      { id: "dpl_late", commit: null, servedAt: 950 },
      { id: "dpl_new", commit: "c".repeat(40), servedAt: 905 },
      { id: "dpl_silent", commit: null, servedAt: 701 },
      { id: "dpl_old", commit: null, servedAt: 105 },
      { id: "dpl_older", commit: null, servedAt: 95 },
    ]);
    expect(seen).toHaveLength(2);
    expect(seen[0]?.query).toMatchObject({ target: "production", state: "READY", projectId: "prj_1" });
    await host.listServed({ limit: 2, since: 0 });
    expect(seen).toHaveLength(3);
    await host.listServed({ limit: 200, since: 0 });
    expect(seen).toHaveLength(6);
  });

  it("stops at a list that leads to itself", async () => {
    const { host } = await connectToLoopback([
      route("GET", "/v6/deployments", () => ({
        status: 200,
        body: { deployments: [row("dpl_1", 1)], pagination: { next: 1 } },
      })),
    ]);
    await expect(host.findBuilds("r1")).rejects.toMatchObject({ reasonCode: "vendor_answer_unknown" });
  });

  it("waits as long as a 429 asks and goes on", async () => {
    const clock = createSkippingClock();
    const { host, faults } = await connectToLoopback(
      [route("GET", "/v6/deployments", () => ({ status: 200, body: { deployments: [] } }))],
      { clock },
    );
    faults.add({ emulator: "vercel", kind: "status", status: 429, headers: { "retry-after": "3" }, times: 1 });
    expect(await host.findBuilds("r1")).toEqual([]);
    expect(clock.slept).toEqual([3_000]);
  });
});

describe("reading domains", () => {
  it("reads each domain, follows a redirecting one, and says null where nothing is assigned", async () => {
    const known: Record<string, unknown> = {
      "app.example.com": { alias: "app.example.com", deploymentId: "dpl_1" },
      "www.example.com": { alias: "www.example.com", deploymentId: null, redirect: "app.example.com" },
      "127.0.0.1:4000": { alias: "127.0.0.1:4000", deployment: { id: "dpl_2" } },
      "loop.example.com": { alias: "loop.example.com", deploymentId: null, redirect: "loop.example.com" },
    };
    const { host } = await connectToLoopback([
      route("GET", "/v4/aliases/:alias", ({ params }) =>
        known[params.alias ?? ""] ? { status: 200, body: known[params.alias ?? ""] } : { status: 404, body: {} },
      ),
    ]);
    const domains = [...Object.keys(known), "new.example.com"];
    expect(await host.readAliases(domains)).toEqual([
      { domain: "app.example.com", deploymentId: "dpl_1" },
      { domain: "www.example.com", deploymentId: "dpl_1" },
      { domain: "127.0.0.1:4000", deploymentId: "dpl_2" },
      { domain: "loop.example.com", deploymentId: null },
      { domain: "new.example.com", deploymentId: null },
    ]);
  });
});

it("does not take an error with status 200 for a domain that points nowhere", async () => {
  const bodies: readonly unknown[] = [
    { error: { code: "internal", message: "try again" } },
    {},
    { alias: "a.example.com" },
  ];
  for (const body of bodies) {
    const { host } = await connectToLoopback([route("GET", "/v4/aliases/:alias", () => ({ status: 200, body }))]);
    await expect(host.readAliases(["a.example.com"])).rejects.toMatchObject({ reasonCode: "vendor_answer_unknown" });
  }
  const nowhere = { alias: "a.example.com", deploymentId: null };
  const { host } = await connectToLoopback([
    route("GET", "/v4/aliases/:alias", () => ({ status: 200, body: nowhere })),
  ]);
  expect(await host.readAliases(["a.example.com"])).toEqual([{ domain: "a.example.com", deploymentId: null }]);
});

describe("environment variables", () => {
  const routes = [
    route("GET", "/v10/projects/:project/env", () => ({
      status: 200,
      body: {
        envs: [
          { key: "A", type: "sensitive", target: ["production", "preview"], updatedAt: 5, value: "secret-value" },
          { key: "B", type: "plain", target: "preview", createdAt: 4 },
          { key: "C", type: "encrypted", target: ["preview"], gitBranch: "feature" },
          { key: "D", type: "encrypted", target: [], customEnvironmentIds: ["env_1"] },
        ],
      },
    })),
    route("GET", "/v9/projects/:project/custom-environments", () => ({
      status: 200,
      body: { environments: [{ id: "env_1", slug: "staging" }], accountLimit: { total: 1 } },
    })),
  ];

  it.each([
    ["production", ["A"]],
    ["preview", ["A", "B"]],
    ["staging", ["D"]],
  ])("of %s are %j, without values", async (target, names) => {
    const { host } = await connectToLoopback(routes);
    const variables = await host.listEnvironmentVariables(target);
    expect(variables.map((each) => each.name)).toEqual(names);
    expect(JSON.stringify(variables)).not.toContain("secret-value");
  });

  it("says which custom environments there are", async () => {
    const { host } = await connectToLoopback(routes);
    await expect(host.listEnvironmentVariables("stagin")).rejects.toMatchObject({
      reasonCode: "not_found",
      message: expect.stringContaining("staging"),
    });
  });
});

describe("the build log", () => {
  it("gives the last lines, oldest first, from an array or from JSON lines", async () => {
    const events = [
      { type: "stderr", created: 3, payload: { text: "third\n" } },
      { type: "stdout", created: 2, text: "second" },
      { type: "stdout", created: 1, text: "first" },
      { type: "delimiter", created: 4 },
    ];
    let body: unknown = events;
    const { host } = await connectToLoopback([
      route("GET", "/v3/deployments/:id/events", () => ({ status: 200, body })),
    ]);
    expect(await host.readBuildLog("dpl_1", 2)).toEqual(["second", "third"]);
    body = events.map((event) => JSON.stringify(event)).join("\n");
    expect(await host.readBuildLog("dpl_1", 10)).toEqual(["first", "second", "third"]);
    body = [{ type: "stdout", created: 1, text: "x".repeat(100_000) }];
    expect(await host.readBuildLog("dpl_1", 10)).toEqual([`${"x".repeat(999)}…`]);
  });
});
