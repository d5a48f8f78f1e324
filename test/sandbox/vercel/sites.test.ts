import { afterEach, describe, expect, test } from "vitest";
import type { SiteRuntime } from "../../../src/sandbox/contract.ts";
import type { VercelSeed } from "../../../src/sandbox/vercel/index.ts";
import { seedWith, type StartedVercel, startVercel } from "./start-vercel.ts";

let vercel: StartedVercel;
let origin: string;

/** One production deployment with these files; `origin` is its own address. */
async function deploy(
  files: Readonly<Record<string, string>>,
  changes: Partial<VercelSeed> = {},
  runtime?: SiteRuntime,
): Promise<void> {
  vercel = await startVercel(
    seedWith({ deployments: [{ id: "dpl_site", files, meta: { holdpointRelease: "r1" } }], ...changes }),
    runtime === undefined ? {} : { runtime },
  );
  origin = vercel.emulator.deploymentOrigin("dpl_site");
}
afterEach(() => vercel.close());

async function get(path: string, init: RequestInit = {}, from = origin) {
  const response = await fetch(`${from}${path}`, { redirect: "manual", ...init });
  return { status: response.status, headers: response.headers, text: await response.text() };
}

const OUTPUT = ".vercel/output";

function functionFiles(name: string, handler: string, source: string, more: object = {}) {
  const root = `${OUTPUT}/functions/${name}.func`;
  return {
    [`${root}/.vc-config.json`]: JSON.stringify({
      runtime: "nodejs24.x",
      launcherType: "Nodejs",
      handler,
      ...more,
    }),
    [`${root}/${handler}`]: source,
  };
}

function config(routes: readonly unknown[] = [], more: object = {}) {
  return { [`${OUTPUT}/config.json`]: JSON.stringify({ version: 3, routes, ...more }) };
}

describe("a source site", () => {
  test("serves files with their types, index pages and its own 404 page", async () => {
    await deploy({
      "index.html": "home",
      "docs/index.html": "docs",
      "style.css": "a{}",
      "404.html": "nothing here",
      "vercel.json": "{}",
      "about.html": "about",
    });
    expect(await get("/")).toMatchObject({ status: 200, text: "home" });
    expect(await get("/docs")).toMatchObject({ text: "docs" });
    const style = await get("/style.css");
    expect(style.headers.get("content-type")).toBe("text/css; charset=utf-8");
    expect(style.headers.get("x-vercel-id")).toMatch(/^dev1::/);
    const etag = style.headers.get("etag") ?? "";
    expect((await get("/style.css", { headers: { "if-none-match": etag } })).status).toBe(304);
    for (const path of ["/vercel.json", "/about", "/../x", "/.env"]) {
      expect(await get(path)).toMatchObject({ status: 404, text: "nothing here" });
    }
    expect((await get("/%E0%A4%A")).status).toBe(400);
  });

  test("with clean URLs answers without the extension and sends the others there", async () => {
    await deploy({ "vercel.json": '{"cleanUrls":true}', "public/index.html": "home", "public/about.html": "about" });
    expect(await get("/about")).toMatchObject({ status: 200, text: "about" });
    const page = await get("/about.html");
    expect([page.status, page.headers.get("location")]).toEqual([308, "/about"]);
    expect(await get("/")).toMatchObject({ text: "home" });
    expect((await get("/missing")).headers.get("x-vercel-error")).toBe("NOT_FOUND");
  });

  test("runs plain functions below api/, with the launcher's helpers", async () => {
    await deploy({
      "index.html": "home",
      "api/hello.js":
        "module.exports = (req, res) => res.status(201).json({ name: req.query.name, body: req.body, c: req.cookies.c });",
      "api/_shared.js": "module.exports = 1;",
    });
    const answer = await get("/api/hello?name=a", {
      method: "POST",
      headers: { "content-type": "application/json", cookie: "b=1; c=2" },
      body: '{"x":1}',
    });
    expect([answer.status, JSON.parse(answer.text)]).toEqual([201, { name: "a", body: { x: 1 }, c: "2" }]);
    expect((await get("/api/_shared")).status).toBe(404);
    expect((await get("/api/hello.js")).status).toBe(404);
  });
});

describe("a prebuilt site", () => {
  test("serves static files, overrides and its 404 page", async () => {
    await deploy({
      ...config([{ handle: "filesystem" }], {
        overrides: { "about.html": { path: "about" }, "raw.bin": { contentType: "text/x-mine" } },
      }),
      [`${OUTPUT}/static/index.html`]: "home",
      [`${OUTPUT}/static/about.html`]: "about",
      [`${OUTPUT}/static/raw.bin`]: "raw",
      [`${OUTPUT}/static/404.html`]: "lost",
    });
    expect(await get("/")).toMatchObject({ status: 200, text: "home" });
    expect(await get("/about")).toMatchObject({ status: 200, text: "about" });
    expect((await get("/raw.bin")).headers.get("content-type")).toBe("text/x-mine");
    expect(await get("/nothing")).toMatchObject({ status: 404, text: "lost" });
  });

  test("walks its routes: headers, redirects, rewrites, conditions, statuses", async () => {
    await deploy({
      ...config([
        { src: "/(.*)", headers: { "X-All": "yes" }, continue: true },
        { src: "/old/(.*)", status: 308, headers: { Location: "/new/$1" } },
        { src: "/gone", status: 410 },
        { src: "/only-post", methods: ["POST"], dest: "/page.html" },
        { src: "/beta", has: [{ type: "header", key: "x-beta", value: "1" }], dest: "/page.html" },
        { src: "/dark", missing: [{ type: "cookie", key: "light" }], dest: "/page.html" },
        { handle: "filesystem" },
        { src: "^/user/(?<id>[^/]+)$", dest: "/api/user?id=$id" },
        { handle: "error" },
        { src: "/.*", status: 404, dest: "/lost.html" },
      ]),
      [`${OUTPUT}/static/page.html`]: "page",
      [`${OUTPUT}/static/lost.html`]: "lost",
      ...functionFiles("api/user", "user.js", "module.exports = (req, res) => res.end(req.url);"),
    });
    const old = await get("/old/a");
    expect([old.status, old.headers.get("location")]).toEqual([308, "/new/a"]);
    expect((await get("/gone")).status).toBe(410);
    expect((await get("/only-post")).status).toBe(404);
    expect(await get("/only-post", { method: "POST" })).toMatchObject({ status: 200, text: "page" });
    expect((await get("/beta")).status).toBe(404);
    expect((await get("/beta", { headers: { "x-beta": "1" } })).text).toBe("page");
    expect((await get("/dark")).text).toBe("page");
    expect((await get("/dark", { headers: { cookie: "light=1" } })).status).toBe(404);
    const user = await get("/user/7?a=b");
    expect([user.text, user.headers.get("x-all")]).toEqual(["/user/7?a=b&id=7", "yes"]);
    expect(await get("/nowhere")).toMatchObject({ status: 404, text: "lost" });
  });

  test.each([
    ["CommonJS", "index.js", "module.exports = (req, res) => { res.statusCode = 202; res.end('common'); };", "common"],
    [
      "CommonJS by default",
      "index.cjs",
      "exports.default = async (req, res) => { res.write('c'); res.end('d'); };",
      "cd",
    ],
    ["ESM", "index.mjs", "export default (req, res) => res.writeHead(200, { 'x-a': '1' }).end('esm');", "esm"],
    ["ESM by syntax", "main.js", "export default (req, res) => { res.end('syntax'); };", "syntax"],
    [
      "a web handler by method",
      "web.mjs",
      "export const GET = (request) => new Response(new URL(request.url).pathname);",
      "/fn",
    ],
    ["a web handler", "fetch.mjs", "export default { fetch: async () => Response.json({ a: 1 }) };", '{"a":1}'],
    [
      "a piped answer",
      "pipe.js",
      "const { Readable } = require('node:stream'); module.exports = (q, s) => Readable.from(['x', 'y']).pipe(s);",
      "xy",
    ],
    [
      "a body that is read",
      "body.js",
      "module.exports = async (q, s) => { let t = ''; for await (const c of q) t += c; s.end(`<${t}>`); };",
      "<>",
    ],
  ])("runs %s", async (_, handler, source, text) => {
    await deploy({ ...config(), ...functionFiles("fn", handler, source) });
    expect((await get("/fn")).text).toBe(text);
  });

  test("runs a function that loads its own files and answers 500 for one that breaks", async () => {
    await deploy({
      ...config(),
      ...functionFiles(
        "ok",
        "src/main.js",
        "const n = require('../lib/n.js'); module.exports = (q, s) => s.end(`${n}`);",
        {
          filePathMap: { "lib/n.js": "shared/n.js" },
        },
      ),
      "shared/n.js": "module.exports = 42;",
      ...functionFiles("broken", "index.js", "throw new Error('no start');"),
      ...functionFiles("throws", "index.js", "module.exports = async () => { throw new Error('no answer'); };"),
      ...functionFiles("empty", "index.js", "module.exports = {};"),
      ...functionFiles("edge", "index.js", "", { launcherType: "Edge" }),
      ...functionFiles("post-only", "index.mjs", "export const POST = () => new Response('posted');"),
    });
    expect((await get("/ok")).text).toBe("42");
    for (const path of ["/broken", "/throws", "/empty"]) {
      const answer = await get(path);
      expect([answer.status, answer.headers.get("x-vercel-error")]).toEqual([500, "FUNCTION_INVOCATION_FAILED"]);
    }
    expect((await get("/edge")).headers.get("x-vercel-error")).toBe("FUNCTION_RUNTIME_UNSUPPORTED");
    expect((await get("/post-only")).status).toBe(405);
    expect((await get("/post-only", { method: "POST", body: "a" })).text).toBe("posted");
  });

  test("a function under several names is one function", async () => {
    vercel = await startVercel(seedWith({ options: { fast: true } }));
    const files = {
      ...config(),
      ...functionFiles("index", "i.js", "let n = 0; module.exports = (q, s) => s.end(String(n += 1));"),
    };
    const answer = await vercel.call("POST", "/v13/deployments", {
      name: "web",
      files: [
        ...Object.entries(files).map(([file, data]) => ({ file, data })),
        { file: `${OUTPUT}/functions/deep/other.func`, data: "../index.func", mode: 0o120777 },
      ],
    });
    origin = vercel.emulator.deploymentOrigin(String(answer.body.id));
    expect([(await get("/")).text, (await get("/deep/other")).text, (await get("/")).text]).toEqual(["1", "2", "3"]);
  });
});

describe("addresses", () => {
  test("a production domain serves what it points at, each one for itself", async () => {
    vercel = await startVercel(seedWith());
    const [app, www] = vercel.emulator.domains().map((domain) => vercel.emulator.productionOrigin(domain));
    expect((await get("/", {}, app)).text).toBe("<h1>version 0</h1>");
    await vercel.call("POST", "/v2/deployments/dpl_older/aliases", { alias: "www.example.com" });
    expect([(await get("/", {}, app)).text, (await get("/", {}, www)).text]).toEqual(["<h1>version 0</h1>", "older"]);
  });

  test("without a named domain there is one on loopback, named after its own port", async () => {
    await deploy({ "index.html": "home" }, { domains: [] });
    const [domain] = vercel.emulator.domains();
    expect(`http://${domain}`).toBe(vercel.emulator.productionOrigin());
    expect((await get("/", {}, vercel.emulator.productionOrigin())).text).toBe("home");
  });

  test("what is not ready, deleted or gone says so", async () => {
    vercel = await startVercel(seedWith({ options: { buildMs: 60_000 } }));
    const created = await vercel.call("POST", "/v13/deployments", { name: "web", files: [{ file: "a", data: "a" }] });
    const building = vercel.emulator.deploymentOrigin(String(created.body.id));
    expect(await get("/", {}, building)).toMatchObject({ status: 404, text: expect.stringContaining("NOT_READY") });
    const older = vercel.emulator.deploymentOrigin("dpl_older");
    vercel.emulator.deleteDeployment("dpl_older", "deleted");
    expect((await get("/", {}, older)).headers.get("x-vercel-error")).toBe("DEPLOYMENT_NOT_FOUND");
    vercel.emulator.deleteDeployment("dpl_current");
    expect((await get("/", {}, vercel.emulator.productionOrigin())).status).toBe(410);
  });
});

describe("protection", () => {
  const PROTECTED = { protection: { bypassSecret: "let-me-in" } };
  const HEADER = "x-vercel-protection-bypass";

  test("asks for authentication on a deployment's address and not on a production domain", async () => {
    await deploy({ "index.html": "home" }, PROTECTED);
    const refused = await get("/");
    expect(refused.status).toBe(401);
    expect(refused.text).toContain("Authentication Required");
    expect(refused.headers.get("set-cookie")).toMatch(/^_vercel_sso_nonce=/);
    expect((await get("/", { headers: { [HEADER]: "wrong" } })).status).toBe(401);
    expect((await get("/", {}, vercel.emulator.productionOrigin())).text).toBe("home");
  });

  test("lets pass who has the secret, by header, query or the cookie made from it", async () => {
    await deploy({ "index.html": "home" }, PROTECTED);
    expect((await get("/", { headers: { [HEADER]: "let-me-in" } })).text).toBe("home");
    expect((await get(`/?${HEADER}=let-me-in`)).text).toBe("home");
    const set = await get(`/?a=1&${HEADER}=let-me-in&x-vercel-set-bypass-cookie=true`);
    expect([set.status, set.headers.get("location")]).toEqual([307, "/?a=1"]);
    const cookie = set.headers.get("set-cookie")?.split(";")[0] ?? "";
    expect(cookie).not.toContain("let-me-in");
    expect((await get("/", { headers: { cookie } })).text).toBe("home");
    expect((await get("/", { headers: { cookie: "_vercel_jwt=0000" } })).status).toBe(401);
  });
});

test("the runtime stands around every answer of a site and knows whose it is", async () => {
  const seen: unknown[] = [];
  const runtime: SiteRuntime = {
    handle: async (site, request, next) => {
      seen.push([site.deployment, site.viaProductionDomain, request.path]);
      return request.path === "/fault" ? { status: 503, body: "injected" } : next();
    },
    flush: async () => {},
  };
  await deploy({ "index.html": "home" }, {}, runtime);
  const deployment = { id: "dpl_site", meta: { holdpointRelease: "r1" }, target: "production" };
  expect((await get("/")).text).toBe("home");
  expect((await get("/fault", {}, vercel.emulator.productionOrigin())).status).toBe(503);
  expect(seen).toEqual([
    [deployment, false, "/"],
    [deployment, true, "/fault"],
  ]);
});
