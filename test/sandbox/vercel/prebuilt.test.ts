import { afterEach, describe, expect, test } from "vitest";
import { deploySite, getFrom } from "./deploy-site.ts";
import { seedWith, type StartedVercel, startVercel } from "./start-vercel.ts";

let vercel: StartedVercel;
let origin: string;

async function deploy(files: Readonly<Record<string, string>>): Promise<void> {
  ({ vercel, origin } = await deploySite(files));
}
const get = (path: string, init: RequestInit = {}) => getFrom(origin, path, init);
afterEach(() => vercel.close());

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
