import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { createRequire } from "node:module";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { runInNewContext } from "node:vm";
import { renderDeployedCode } from "../../src/sandbox/demo-site/deployed-code.ts";
import { DEMO_MATCH } from "../../src/sandbox/demo-site/match.ts";
import { DEMO_PROGRAM } from "../../src/sandbox/demo-site/program.ts";
import { DEMO_RENDER } from "../../src/sandbox/demo-site/render.ts";
import { VISITOR_AGENT } from "../../src/sandbox/demo-site/route.ts";
import { THREAD_ROUTES } from "../../src/sandbox/demo-site/thread-routes.ts";
import { type DemoSite, renderDemoSite, writeDemoSite } from "../../src/sandbox/demo-site.ts";

const SITE: DemoSite = {
  version: "1.4.0",
  commit: "c0ffee",
  pages: [{ path: "/chat", contains: "New thread" }],
  versionEndpoint: { path: "/api/version", json: "build.sha" },
};

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "demo-site-"));
});
afterEach(() => rm(directory, { recursive: true }));

type Handler = (request: IncomingMessage, response: ServerResponse) => unknown;

/** Runs a written function as the host does: a plain handler of Node's http. */
async function withFunction<Result>(file: string, use: (origin: string) => Promise<Result>): Promise<Result> {
  const handler = createRequire(import.meta.url)(join(directory, file)) as Handler;
  const server = createServer((request, response) => void handler(request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  try {
    return await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

const FUNCTION_FILE = ".vercel/output/functions/api/site.func/index.js";

describe("the prebuilt demo site", () => {
  beforeEach(() => writeDemoSite(directory, SITE));

  it("has pages that show their version", async () => {
    const config = JSON.parse(await readFile(join(directory, ".vercel/output/config.json"), "utf8"));
    expect(config).toMatchObject({ version: 3, overrides: { "chat.html": { path: "chat" } } });
    const page = await readFile(join(directory, ".vercel/output/static/chat.html"), "utf8");
    expect(page).toContain("New thread");
    expect(page).toContain("Version 1.4.0");
    expect(await readFile(join(directory, ".vercel/output/static/index.html"), "utf8")).toContain("1.4.0");
  });

  it("says its health and its version in the named field, and that other addresses are not there", async () => {
    await withFunction(FUNCTION_FILE, async (origin) => {
      const read = async (path: string) => (await fetch(`${origin}${path}`)).json();
      expect(await read("/api/health")).toEqual({ status: "ok" });
      expect(await read("/api/version")).toEqual({ version: "1.4.0", build: { sha: "c0ffee" } });
      expect((await fetch(`${origin}/api/status`)).status).toBe(404);
      const missing = await fetch(`${origin}/nowhere`);
      expect([missing.status, await missing.text()]).toEqual([404, expect.stringContaining("Not found")]);
      expect((await fetch(`${origin}/%E0%A4%A`)).status).toBe(404);
    });
  });

  it("keeps threads in memory", async () => {
    await withFunction(FUNCTION_FILE, async (origin) => {
      const created = await fetch(`${origin}/api/threads`, {
        method: "POST",
        body: JSON.stringify({ title: "first" }),
      });
      expect(created.status).toBe(201);
      const thread = (await created.json()) as { id: string };
      expect(thread).toMatchObject({ title: "first" });
      expect(await (await fetch(`${origin}/api/threads/${thread.id}`)).json()).toEqual(thread);
      expect(await (await fetch(`${origin}/api/threads`)).text()).toContain(thread.id);
      expect((await fetch(`${origin}/api/threads/other`)).status).toBe(404);
    });
  });

  it("shows visitors what visitors created, and nobody else", async () => {
    await withFunction(FUNCTION_FILE, async (origin) => {
      const headers = { "user-agent": VISITOR_AGENT };
      const created = await fetch(`${origin}/api/threads`, { method: "POST", body: "{}", headers });
      const { id } = (await created.json()) as { id: string };
      expect((await fetch(`${origin}/api/threads/${id}`, { headers })).status).toBe(200);
      expect((await fetch(`${origin}/api/threads/${id}`)).status).toBe(404);
    });
  });
});

describe("the site's program", () => {
  it("needs nothing but itself where it is deployed", () => {
    const module = { exports: null as unknown };
    const needed = (name: string) => {
      throw new Error(`${name} is not there`);
    };
    runInNewContext(renderDeployedCode({ version: "1", commit: "c", objects: {} }, THREAD_ROUTES), {
      module,
      require: needed,
    });
    expect(module.exports).toBeTypeOf("function");
  });

  // One that is forgotten would be missed by its first caller only, in somebody's rehearsal.
  it.each([
    ["match", DEMO_MATCH],
    ["program", DEMO_PROGRAM],
    ["render", DEMO_RENDER],
  ] as const)("is deployed with every function of %s.ts", async (file, deployed) => {
    const source = await readFile(new URL(`../../src/sandbox/demo-site/${file}.ts`, import.meta.url), "utf8");
    const declared = [...source.matchAll(/^(?:export )?function (\w+)/gm)].map(([, name]) => name);
    expect(deployed.map(({ name }) => name).toSorted()).toEqual(declared.toSorted());
    expect(source).not.toMatch(/^import (?!type )/m);
  });
});

describe("the demo site's files", () => {
  it("are the same bytes for the same site, and others for another version", () => {
    expect(renderDemoSite(SITE)).toEqual(renderDemoSite(SITE));
    expect(renderDemoSite(SITE)).not.toEqual(renderDemoSite({ ...SITE, version: "1.4.1" }));
  });

  it("can be the source instead", async () => {
    const files = renderDemoSite({ ...SITE, versionEndpoint: null }, "source");
    expect(Object.keys(files).toSorted()).toEqual([
      "api/site.js",
      "chat.html",
      "index.html",
      "package.json",
      "vercel.json",
    ]);
    await writeDemoSite(directory, SITE, "source");
    await withFunction("api/site.js", async (origin) => {
      expect(await (await fetch(`${origin}/api/version`)).json()).toMatchObject({ build: { sha: "c0ffee" } });
    });
  });

  it("have no start page of their own where something else answers there", () => {
    const start = { ...SITE, versionEndpoint: { path: "/", json: "commit" } };
    expect(Object.keys(renderDemoSite(start, "source"))).not.toContain("index.html");
  });
});
