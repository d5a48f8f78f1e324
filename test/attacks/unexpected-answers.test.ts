/** What a vendor leaves out, or says in words that nobody knows, must not become a number, a pass or the end of a list. */
import { createServer, type RequestListener } from "node:http";
import { type AddressInfo } from "node:net";
import { describe, expect, it, onTestFinished } from "vitest";
import { ProviderError } from "../../src/lib/error.ts";
import { checklyChecks } from "../../src/providers/checkly/index.ts";
import { checklyMetrics } from "../../src/providers/checkly/metrics.ts";
import { githubForge } from "../../src/providers/github/index.ts";
import { sentryMetrics } from "../../src/providers/sentry/index.ts";
import { createFolder, connectToLoopback, createBuildRoutes, route } from "../providers/vercel/loopback-host.ts";
import {
  type ScriptedAnswer,
  type SeenRequest,
  providerError,
  scriptCheckly,
} from "../providers/checkly/scripted-checkly.ts";
import { completed, ending, result } from "../providers/checkly/scripted-session.ts";

const SETTINGS = { project: "prj_1", team: null, repository: "acme/web" };
const WINDOW = { from: 0, to: 600_000 };
const SCOPE = { commit: "c0ffee", environment: "production" };

async function serve(answer: RequestListener): Promise<string> {
  const server = createServer(answer);
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

describe("Sentry", () => {
  const SERIES = { timeSeries: [{ values: [{ timestamp: 0, value: 500, incomplete: false, sampleCount: 500 }] }] };

  async function read(metric: string, events: unknown, series: unknown = SERIES) {
    const origin = await serve((request, response) => {
      const path = request.url ?? "";
      const body = path.includes("/projects/") ? { id: "1" } : path.includes("events-timeseries") ? series : events;
      response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(body));
    });
    const spec = sentryMetrics.spec.parse({ project: "web", org: "acme" });
    const source = await sentryMetrics.connect(metric, spec, {
      env: { SENTRY_AUTH_TOKEN: "token0of0tests", SENTRY_URL: origin },
      clock: { now: () => 0, sleep: async () => {} },
      random: Math.random,
      debug: () => {},
    });
    return source.read(WINDOW, SCOPE);
  }

  it("counts a zero only where Sentry says zero", async () => {
    expect(await read("error_count", { data: [{ "count()": 0 }] })).toMatchObject({ value: 0, sampleCount: 500 });
    expect(await read("error_count", { data: [] })).toMatchObject({ value: null, sampleCount: 0 });
    expect(await read("error_count", { data: [{}] })).toMatchObject({ value: null, sampleCount: 0 });
    expect(await read("error_count", { data: [{ "count()": null }] })).toMatchObject({ value: null });
  });

  it("calls a window whole only where there is a series of it", async () => {
    const events = { data: [{ "http_response_rate(5)": 0, "count()": 500 }] };
    expect(await read("error_rate", events)).toMatchObject({ value: 0, complete: true });
    expect(await read("error_rate", events, { timeSeries: [] })).toMatchObject({ complete: false });
  });

  it("takes no latency in a unit that it does not know", async () => {
    const events = (unit: string | null) => ({
      data: [{ "p99(span.duration)": 2, "count()": 500 }],
      meta: { units: { "p99(span.duration)": unit } },
    });
    expect(await read("p99_latency", events("second"))).toMatchObject({ value: 2_000 });
    expect(await read("p99_latency", events(null))).toMatchObject({ value: 2 });
    await expect(read("p99_latency", events("fortnight"))).rejects.toMatchObject({
      reasonCode: "vendor_answer_unknown",
      message: expect.stringContaining("fortnight"),
    });
  });
});

describe("Checkly", () => {
  async function script(answer: (request: SeenRequest) => ScriptedAnswer) {
    const checkly = await scriptCheckly(answer);
    onTestFinished(() => checkly.close());
    return checkly.context;
  }

  async function runChecks(status: string | undefined) {
    const context = await script(ending(completed("PASSED", [result({ status })])));
    const checks = await checklyChecks.connect(SETTINGS, context);
    const session = await checks.run({
      tags: ["deploy"],
      url: "https://web.example.com",
      bypass: null,
      commit: "0123456789abcdef",
      environment: "staging",
      timeoutMs: 60_000,
    });
    return session?.runs.map(({ outcome }) => outcome);
  }

  it.each([
    ["PASSED", "passed"],
    ["DEGRADED", "degraded"],
    ["TIMED_OUT", "aborted"],
    ["SKIPPED", "aborted"],
    ["a word of next year", "aborted"],
  ])("a result that says %s is %s", async (status, outcome) => {
    expect(await runChecks(status)).toEqual([outcome]);
  });

  async function readUptime(answer: (request: SeenRequest) => ScriptedAnswer) {
    const spec = checklyMetrics.spec.parse({ tags: ["prod"] });
    const source = await checklyMetrics.connect("uptime", spec, await script(answer));
    return source.read(WINDOW, SCOPE);
  }

  const checks = (from: number, count: number) =>
    Array.from({ length: count }, (_, at) => ({ id: `c${from + at}`, name: "c", frequency: null }));

  it("a list of checks that announces more than it gives is refused", async () => {
    const error = await providerError(
      readUptime(({ query }) => ({
        status: 200,
        body: query.get("page") === "1" ? checks(0, 100) : [],
        headers: { "content-range": "1-100/230" },
      })),
    );
    expect(error).toMatchObject({ reasonCode: "vendor_answer_unknown", message: expect.stringContaining("230") });
  });

  it("a list of checks that gives its first page for ever is refused", async () => {
    const error = await providerError(readUptime(() => ({ status: 200, body: checks(0, 100) })));
    expect(error).toMatchObject({ reasonCode: "vendor_answer_unknown" });
  });

  it("an answer without results is not an empty list of them", async () => {
    const error = await providerError(
      readUptime(({ path }) => ({
        status: 200,
        body: path === "/v1/checks" ? checks(0, 1) : { message: "Internal error" },
      })),
    );
    expect(error).toMatchObject({ reasonCode: "vendor_answer_unknown", message: expect.stringContaining("entries") });
  });

  it("a list of results that leads on for ever is refused", async () => {
    let pages = 0;
    const error = await providerError(
      readUptime(({ path }) => {
        pages += 1;
        return path === "/v1/checks"
          ? { status: 200, body: checks(0, 1) }
          : { status: 200, body: { length: 0, entries: [], nextId: `page${pages}` } };
      }),
    );
    expect(error).toMatchObject({ reasonCode: "vendor_answer_unknown", message: expect.stringContaining("no end") });
  });
});

describe("Vercel", () => {
  const row = (over: object) => ({ uid: "dpl_1", readyState: "READY", createdAt: 1, url: "web-1.vercel.app", ...over });

  it.each([
    ["none", undefined],
    ["an empty one", ""],
    ["one with a path", "web.vercel.app/x"],
    ["one with a user", "web@evil.example"],
    ["one with a scheme", "https://web.vercel.app"],
  ])("a ready build whose host is %s is not understood", async (_what, url) => {
    const { host } = await connectToLoopback([
      route("GET", "/v13/deployments/:id", () => ({ status: 200, body: row({ url }) })),
    ]);
    await expect(host.readDeployment("dpl_1")).rejects.toMatchObject({
      reasonCode: "vendor_answer_unknown",
      message: expect.stringContaining("url"),
    });
  });

  it.each([
    ["goes round in a circle", (at: number) => (at % 2) + 1],
    ["leads on for ever", (at: number) => at + 1],
  ])("a list that %s is refused", async (_what, next) => {
    let page = 0;
    const { host } = await connectToLoopback([
      route("GET", "/v6/deployments", () => {
        page += 1;
        return { status: 200, body: { deployments: [], pagination: { next: next(page) } } };
      }),
    ]);
    await expect(host.findBuilds("r1")).rejects.toMatchObject({ reasonCode: "vendor_answer_unknown" });
  });

  it("an upload whose answer dribbles on for ever is given up", async () => {
    let uploads = 0;
    const { routes } = createBuildRoutes();
    const { host } = await connectToLoopback(
      [
        ...routes.filter(({ path }) => path !== "/v2/files"),
        route("POST", "/v2/files", async (request) => {
          uploads += 1;
          await request.body();
          return {
            status: 200,
            body: (async function* dribble() {
              for (;;) {
                yield " ";
                await new Promise((resolve) => setTimeout(resolve, 20));
              }
            })(),
          };
        }),
      ],
      { requestTimeoutMs: 60, clock: { now: () => Date.now(), sleep: async () => {} } },
    );
    const build = host.createBuild(
      {
        directory: createFolder({ "index.html": "hello" }),
        prebuilt: false,
        target: { kind: "production" },
        meta: {},
      },
      () => {},
    );
    await expect(build).rejects.toMatchObject({ reasonCode: "vendor_unavailable" });
    expect(uploads).toBeGreaterThan(1);
  });
});

describe("GitHub", () => {
  const connect = (origin: string) =>
    githubForge.connect(SETTINGS, {
      env: { GITHUB_TOKEN: "token0of0tests", GITHUB_API_URL: origin },
      clock: { now: () => 0, sleep: async () => {} },
      random: Math.random,
      debug: () => {},
    });

  it("a list that leads on for ever is refused", async () => {
    let page = 0;
    const origin = await serve((request, response) => {
      page += 1;
      const next = `http://${request.headers.host}/x?page=${page + 1}`;
      response.writeHead(200, { "content-type": "application/json", link: `<${next}>; rel="next"` }).end("[]");
    });
    const error: unknown = await (
      await connect(origin)
    )
      .listCommitStatuses("a".repeat(40))
      .catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ProviderError);
    expect(error).toMatchObject({ reasonCode: "vendor_answer_unknown", message: expect.stringContaining("no end") });
  });

  it("gets no emoji in a commit status, which it would refuse, and no control character", async () => {
    const bodies: { description?: string }[] = [];
    const origin = await serve((request, response) => {
      let text = "";
      request.on("data", (chunk: Buffer) => (text += chunk.toString()));
      request.on("end", () => {
        bodies.push(JSON.parse(text) as { description?: string });
        const answer = { ...(JSON.parse(text) as object), created_at: "2026-01-05T09:00:00Z", creator: null };
        response.writeHead(201, { "content-type": "application/json" }).end(JSON.stringify(answer));
      });
    });
    const forge = await connect(origin);
    await forge.setCommitStatus("c0ffee", {
      context: "holdpoint/release",
      state: "failure",
      description: "rolled back 🚀: \u001b[31mHealth ❤️\u0007 fails 👩‍👩‍👧",
    });
    expect(bodies[0]?.description).toBe("rolled back : [31mHealth ❤ fails");
  });
});
