import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { systemClock } from "../../../src/lib/clock.ts";
import type { BuildProgress, BuildRequest } from "../../../src/providers/contract.ts";
import type { EmulatedResponse } from "../../../src/sandbox/contract.ts";
import { connectToLoopback, createBuildRoutes, createFolder, createSkippingClock, route } from "./loopback-host.ts";
import recorded from "./recorded/cli-deploy-requests.json" with { type: "json" };

const META = { holdpointRelease: "r1", holdpointPlan: "p1" };
const OUTPUT = {
  ".vercel/output/config.json": '{"version":3}',
  ".vercel/output/static/index.js": "1",
  ".vercel/output/static/a.css": "body{}",
  ".vercel/output/static/copy.css": "body{}",
};
const ignore = () => undefined;

function prebuilt(directory: string, target: BuildRequest["target"] = { kind: "preview" }): BuildRequest {
  return { directory, prebuilt: true, target, meta: META };
}

describe("creating a build", () => {
  it.each([
    ["preview", { kind: "preview" }, recorded.preview],
    ["production", { kind: "production" }, recorded.stagedProduction],
    ["custom", { kind: "custom", slug: "staging" }, recorded.customEnvironment],
  ] as const)("asks for %s as Vercel's CLI does", async (_, target, cli) => {
    const { routes, builds } = createBuildRoutes();
    const { host } = await connectToLoopback(routes);
    await host.createBuild(prebuilt(createFolder(OUTPUT), target), ignore);
    const build = builds[0];
    const { files, meta, ...rest } = build?.body ?? { files: [] };
    const { files: cliFiles, meta: _meta, ...cliRest } = cli.body;
    expect(rest).toEqual(cliRest);
    expect(meta).toMatchObject(META);
    expect(Object.keys(files[0] ?? {}).toSorted()).toEqual(Object.keys(cliFiles[1] ?? {}).toSorted());
    expect(`/v13/deployments?${new URLSearchParams(build?.query).toString()}`.split(/[?&]/).toSorted()).toEqual(
      cli.url.split(/[?&]/).toSorted(),
    );
  });

  it("uploads each content once, with the headers of Vercel's client", async () => {
    const { routes, stored } = createBuildRoutes();
    const { host, seen } = await connectToLoopback(routes);
    const steps: BuildProgress[] = [];
    await host.createBuild(prebuilt(createFolder(OUTPUT)), (step) => void steps.push(step));
    expect([...stored.values()]).toEqual([1, 1, 1]);
    const upload = seen.find((each) => each.path === "/v2/files");
    expect(upload?.headers).toMatchObject({ "content-type": recorded.upload.headers["content-type"] });
    expect(Object.keys(upload?.headers ?? {})).toEqual(expect.arrayContaining(Object.keys(recorded.upload.headers)));
    expect(upload?.headers["transfer-encoding"]).toBeUndefined();
    expect(upload?.query).toEqual({ teamId: "team_1" });
    expect(steps.map((step) => step.step)).toEqual(["scan", "upload", "upload", "upload", "created"]);
    expect(steps[0]).toEqual({ step: "scan", files: 4, bytes: 26 });
    expect(steps[3]).toEqual({ step: "upload", doneFiles: 3, files: 3, doneBytes: 20, bytes: 20 });
  });

  it("uploads nothing that the host has", async () => {
    const { routes } = createBuildRoutes();
    const { host, seen } = await connectToLoopback(routes);
    const directory = createFolder(OUTPUT);
    await host.createBuild(prebuilt(directory), ignore);
    const before = seen.length;
    await host.createBuild(prebuilt(directory), ignore);
    expect(seen.slice(before).map((each) => each.path)).toEqual(["/v13/deployments"]);
  });

  it("sends sources with vercel.json's settings and never asks about the framework", async () => {
    const { routes, builds } = createBuildRoutes();
    const { host } = await connectToLoopback(routes);
    const directory = createFolder({
      "index.js": "1",
      "vercel.json": JSON.stringify({
        $schema: "x",
        regions: ["fra1"],
        env: { A: "1", B: { no: true } },
        buildCommand: "make",
        ignoreCommand: "exit 1",
      }),
    });
    await host.createBuild({ directory, prebuilt: false, target: { kind: "preview" }, meta: META }, ignore);
    expect(builds[0]?.query).toMatchObject({ skipAutoDetectionConfirmation: "1" });
    expect(builds[0]?.query).not.toHaveProperty("forceNew");
    expect(builds[0]?.body).toMatchObject({
      regions: ["fra1"],
      env: { A: "1" },
      projectSettings: { buildCommand: "make", commandForIgnoringBuildStep: "exit 1", rootDirectory: null },
    });
    expect(builds[0]?.body).not.toHaveProperty("$schema");
  });

  it("refuses a vercel.json that is not JSON", async () => {
    const { routes, builds } = createBuildRoutes();
    const { host } = await connectToLoopback(routes);
    const directory = createFolder({ "index.js": "1", "vercel.json": "{" });
    const request = { directory, prebuilt: false, target: { kind: "preview" }, meta: META } as const;
    await expect(host.createBuild(request, ignore)).rejects.toMatchObject({ reasonCode: "usage" });
    expect(builds).toHaveLength(0);
  });

  it("uploads again what the host forgot", async () => {
    const { routes, stored, builds } = createBuildRoutes();
    let forgotten = 0;
    const forgetting = routes.map((each) =>
      each.path === "/v13/deployments"
        ? {
            ...each,
            handle: (request: Parameters<typeof each.handle>[0]) => {
              const [first] = stored.keys();
              if (first !== undefined && forgotten++ < 2) stored.delete(first);
              return each.handle(request);
            },
          }
        : each,
    );
    const { host } = await connectToLoopback(forgetting, { clock: createSkippingClock() });
    await host.createBuild(prebuilt(createFolder(OUTPUT)), ignore);
    expect(forgotten).toBe(3);
    expect(builds).toHaveLength(1);
  });

  it("gives up where the host never takes a file", async () => {
    const { routes, stored } = createBuildRoutes();
    const { host } = await connectToLoopback(
      routes.map((each) =>
        each.path === "/v2/files" ? route("POST", "/v2/files", () => ({ status: 200, body: "" })) : each,
      ),
      { clock: createSkippingClock() },
    );
    await expect(host.createBuild(prebuilt(createFolder(OUTPUT)), ignore)).rejects.toMatchObject({
      reasonCode: "vendor_answer_unknown",
      message: expect.stringContaining("still misses 3 files"),
    });
    expect(stored.size).toBe(0);
  });

  it("says why the host refuses", async () => {
    const { routes } = createBuildRoutes();
    const body = { error: { code: "too_many_files", message: "Too many files" } };
    const { host } = await connectToLoopback([
      route("POST", "/v13/deployments", () => ({ status: 400, body })),
      ...routes,
    ]);
    await expect(host.createBuild(prebuilt(createFolder(OUTPUT)), ignore)).rejects.toMatchObject({
      message: expect.stringContaining("Too many files"),
      status: 400,
    });
  });
});

describe("a create whose answer is lost", () => {
  it.each(["cut", "close-after"] as const)("finds the build by its meta instead of asking again (%s)", async (kind) => {
    const { routes, builds } = createBuildRoutes();
    const { host, seen, faults } = await connectToLoopback(routes, { clock: createSkippingClock() });
    const directory = createFolder(OUTPUT);
    await host.createBuild(prebuilt(directory), ignore);
    const before = seen.length;
    // The handler runs, the answer does not arrive.
    faults.add({ emulator: "vercel", route: "POST /v13/deployments", kind: "cut", times: 1 });
    if (kind === "close-after")
      faults.add({ emulator: "vercel", route: "GET /v6/deployments", kind: "close", times: 1 });
    const build = await host.createBuild(prebuilt(directory), ignore);
    expect(builds).toHaveLength(2);
    expect(build.id).toBe("dpl_2");
    expect(seen.slice(before).filter((each) => each.method === "POST")).toHaveLength(1);
  });

  it("asks again where the build does not exist", async () => {
    const { routes, builds } = createBuildRoutes();
    const { host, served, faults } = await connectToLoopback(routes, { clock: createSkippingClock() });
    faults.add({ emulator: "vercel", route: "POST /v13/deployments", kind: "status", status: 502, times: 1 });
    await host.createBuild(prebuilt(createFolder(OUTPUT)), ignore);
    expect(builds).toHaveLength(1);
    const paths = served.log.map((entry) => `${entry.method} ${entry.path}`);
    const first = paths.indexOf("POST /v13/deployments");
    expect(paths.slice(first + 1, first + 5)).toEqual([
      "GET /v6/deployments",
      "GET /v6/deployments",
      "GET /v6/deployments",
      "POST /v13/deployments",
    ]);
  });

  it("finds the build where the host answers, once its files are there, as it did before they were", async () => {
    const { routes, builds } = createBuildRoutes();
    const answers: EmulatedResponse[] = [];
    const repeating = routes.map((each) =>
      each.path === "/v13/deployments"
        ? {
            ...each,
            handle: async (request: Parameters<typeof each.handle>[0]) => {
              const own = await each.handle(request);
              answers.push(own);
              return answers.length === 2 ? (answers[0] ?? own) : own;
            },
          }
        : each,
    );
    const { host } = await connectToLoopback(repeating, { clock: createSkippingClock() });
    const made = await host.createBuild(prebuilt(createFolder(OUTPUT)), ignore);
    expect([made.id, builds.length, answers.length]).toEqual(["dpl_1", 1, 2]);
  });

  it("gives up after some lost answers", async () => {
    const { routes, builds } = createBuildRoutes();
    const { host, faults } = await connectToLoopback(routes, { clock: createSkippingClock() });
    faults.add({ emulator: "vercel", route: "POST /v13/deployments", kind: "reset" });
    await expect(host.createBuild(prebuilt(createFolder(OUTPUT)), ignore)).rejects.toMatchObject({
      reasonCode: "vendor_unavailable",
    });
    expect(builds).toHaveLength(0);
  });
});

describe("uploads", () => {
  const many = Object.fromEntries(
    Array.from({ length: 120 }, (_, index) => [`.vercel/output/static/${index}.txt`, `file ${index}`]),
  );

  it.each(["status-500", "status-503", "status-429", "reset", "close", "cut"])("survive %s", async (fault) => {
    const { routes, stored, builds } = createBuildRoutes();
    const { host, faults } = await connectToLoopback(routes, { clock: createSkippingClock() });
    const [kind, status] = fault.split("-");
    faults.add({
      emulator: "vercel",
      route: "POST /v2/files",
      kind: kind as "status" | "reset",
      ...(status === undefined ? {} : { status: Number(status) }),
      ...(status === "429" ? { headers: { "retry-after": "1" } } : {}),
      // One fewer than the tries of a file, so that even the same file may get them all.
      times: 4,
    });
    await host.createBuild(prebuilt(createFolder(many)), ignore);
    expect(builds).toHaveLength(1);
    expect(stored.size).toBe(120);
  });

  it("wait as long as Retry-After says, all of them", async () => {
    const clock = createSkippingClock();
    const { routes } = createBuildRoutes();
    const { host, faults } = await connectToLoopback(routes, { clock });
    faults.add({
      emulator: "vercel",
      route: "POST /v2/files",
      kind: "status",
      status: 429,
      headers: { "retry-after": "7" },
      times: 1,
    });
    await host.createBuild(prebuilt(createFolder(many)), ignore);
    expect(Math.max(...clock.slept)).toBeGreaterThanOrEqual(6_900);
  });

  it("stop at once where the quota is used up for hours", async () => {
    const { routes } = createBuildRoutes();
    const { host, served, faults } = await connectToLoopback(routes, { clock: createSkippingClock() });
    faults.add({
      emulator: "vercel",
      route: "POST /v2/files",
      kind: "status",
      status: 429,
      headers: { "retry-after": "7200" },
      body: { error: { code: "rate_limited", message: "api-upload-free" } },
    });
    await expect(host.createBuild(prebuilt(createFolder(OUTPUT)), ignore)).rejects.toMatchObject({
      reasonCode: "vendor_rate_limited",
      message: expect.stringContaining("120 minutes"),
    });
    expect(served.log.filter((entry) => entry.path === "/v2/files").length).toBeLessThanOrEqual(3);
  });

  it("give up after five tries of one file", async () => {
    const { routes, builds } = createBuildRoutes();
    const { host, served, faults } = await connectToLoopback(routes, { clock: createSkippingClock() });
    faults.add({ emulator: "vercel", route: "POST /v2/files", kind: "status", status: 500 });
    const directory = createFolder({ ".vercel/output/config.json": "{}" });
    await expect(host.createBuild(prebuilt(directory), ignore)).rejects.toMatchObject({
      reasonCode: "vendor_unavailable",
    });
    expect(served.log.filter((entry) => entry.path === "/v2/files")).toHaveLength(5);
    expect(builds).toHaveLength(0);
  });

  it.each([
    [401, "credential_rejected"],
    [403, "credential_insufficient"],
    [400, "vendor_answer_unknown"],
  ])("are not tried again after %i", async (status, reasonCode) => {
    const { routes } = createBuildRoutes();
    const { host, served, faults } = await connectToLoopback(routes);
    faults.add({ emulator: "vercel", route: "POST /v2/files", kind: "status", status });
    const directory = createFolder({ ".vercel/output/config.json": "{}" });
    await expect(host.createBuild(prebuilt(directory), ignore)).rejects.toMatchObject({ reasonCode, status });
    expect(served.log.filter((entry) => entry.path === "/v2/files")).toHaveLength(1);
  });

  it("survive a host that is silent", async () => {
    const { routes, stored } = createBuildRoutes();
    const { host, faults } = await connectToLoopback(routes, { clock: createSkippingClock(), requestTimeoutMs: 200 });
    faults.add({ emulator: "vercel", route: "POST /v2/files", kind: "slow", times: 2 });
    await host.createBuild(prebuilt(createFolder(OUTPUT)), ignore);
    expect(stored.size).toBe(3);
  });

  it("stream big files, also again after a reset", async () => {
    const { routes, stored } = createBuildRoutes();
    const { host, faults } = await connectToLoopback(routes, { clock: createSkippingClock() });
    faults.add({ emulator: "vercel", route: "POST /v2/files", kind: "reset", times: 2 });
    const files = Object.fromEntries(
      Array.from({ length: 4 }, (_, index) => [
        `.vercel/output/static/${index}.bin`,
        Buffer.alloc(2_000_000 + index, index),
      ]),
    );
    await host.createBuild(prebuilt(createFolder(files)), ignore);
    expect(stored.size).toBe(4);
  });

  it("stop where a file changed after it was hashed", async () => {
    const { routes, builds } = createBuildRoutes();
    const directory = createFolder({ ".vercel/output/big.bin": Buffer.alloc(1_000_000, "a") });
    const { host } = await connectToLoopback([
      route("POST", "/v13/deployments", async (request) => {
        writeFileSync(join(directory, ".vercel/output/big.bin"), "short now");
        return (
          routes.find((each) => each.path === "/v13/deployments") ?? route("GET", "/", () => ({ status: 500 }))
        ).handle(request);
      }),
      ...routes,
    ]);
    await expect(host.createBuild(prebuilt(directory), ignore)).rejects.toMatchObject({
      reasonCode: "usage",
      message: expect.stringContaining("big.bin changed"),
    });
    expect(builds).toHaveLength(0);
  });

  it("stop when the run is stopped", async () => {
    const { routes } = createBuildRoutes();
    const stop = new AbortController();
    const { host, faults } = await connectToLoopback(routes, { signal: stop.signal, clock: systemClock });
    faults.add({ emulator: "vercel", route: "POST /v2/files", kind: "slow" });
    const running = host.createBuild(prebuilt(createFolder(OUTPUT)), ignore);
    setTimeout(() => stop.abort(new Error("canceled by the runner")), 300);
    await expect(running).rejects.toThrow("canceled by the runner");
  });
});
