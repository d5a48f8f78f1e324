import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { createRequire } from "node:module";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type DemoSite, renderDemoSite, writeDemoSite } from "../../src/sandbox/demo-site.ts";

const SITE: DemoSite = {
  version: "1.4.0",
  commit: "c0ffee",
  pages: [{ path: "/chat", contains: "New thread" }],
  versionEndpoint: { path: "/api/version", json: "build.sha" },
  apiPaths: ["/api/status"],
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

const functionFile = (name: string) => `.vercel/output/functions/api/${name}.func/index.js`;

function readApi(name: string): Promise<unknown> {
  return withFunction(functionFile(name), async (origin) => (await fetch(`${origin}/api/${name}`)).json());
}

describe("the prebuilt demo site", () => {
  beforeEach(() => writeDemoSite(directory, SITE));

  it("has pages that show their version", async () => {
    const config = JSON.parse(await readFile(join(directory, ".vercel/output/config.json"), "utf8"));
    expect(config).toMatchObject({ version: 3, overrides: { "chat.html": { path: "chat" } } });
    const page = await readFile(join(directory, ".vercel/output/static/chat.html"), "utf8");
    expect(page).toContain("New thread");
    expect(page).toContain("Version 1.4.0");
    for (const file of ["index.html", "404.html"]) {
      expect(await readFile(join(directory, ".vercel/output/static", file), "utf8")).toContain("1.4.0");
    }
  });

  it("says its health, its version in the named field, and what else was asked for", async () => {
    expect(await readApi("health")).toEqual({ status: "ok" });
    expect(await readApi("version")).toEqual({ version: "1.4.0", build: { sha: "c0ffee" } });
    expect(await readApi("status")).toMatchObject({ path: "/api/status" });
  });

  it("keeps threads in memory", async () => {
    await withFunction(functionFile("threads"), async (origin) => {
      const post = (body: string) => fetch(`${origin}/api/threads`, { method: "POST", body });
      const created = await post(JSON.stringify({ title: "first" }));
      expect(created.status).toBe(201);
      const thread = (await created.json()) as { id: string };
      expect(thread).toMatchObject({ title: "first" });
      // The host may hand over the address as it was asked for, or as the route rewrote it.
      for (const path of [`/api/threads/${thread.id}`, `/api/threads?id=${thread.id}`]) {
        expect(await (await fetch(`${origin}${path}`)).json()).toEqual(thread);
      }
      expect(await (await fetch(`${origin}/api/threads`)).json()).toEqual({ threads: [thread] });
      expect((await fetch(`${origin}/api/threads/other`)).status).toBe(404);
      expect((await post("not JSON")).status).toBe(400);
      expect((await fetch(`${origin}/api/threads`, { method: "DELETE" })).status).toBe(405);
    });
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
      "404.html",
      "api/health.js",
      "api/status.js",
      "api/threads.js",
      "chat.html",
      "index.html",
      "package.json",
      "vercel.json",
    ]);
    await writeDemoSite(directory, SITE, "source");
    await withFunction("api/version.js", async (origin) => {
      expect(await (await fetch(origin)).json()).toMatchObject({ build: { sha: "c0ffee" } });
    });
  });
});
