import { afterEach, describe, expect, test } from "vitest";
import type { SiteRuntime } from "../../../src/sandbox/contract.ts";
import { deploySite, getFrom } from "./deploy-site.ts";
import { seedWith, type StartedVercel, startVercel } from "./start-vercel.ts";

let vercel: StartedVercel;
let origin: string;

async function deploy(...parameters: Parameters<typeof deploySite>): Promise<void> {
  ({ vercel, origin } = await deploySite(...parameters));
}
const get = (path: string, init: RequestInit = {}, from = origin) => getFrom(from, path, init);
afterEach(() => vercel.close());

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

  test("rewrites an address at which nothing is to a function, which is told what was asked for", async () => {
    await deploy({
      "about.html": "about",
      "api/all.js": "module.exports = (req, res) => res.send(req.method + ' ' + req.url);",
      "vercel.json": JSON.stringify({
        cleanUrls: true,
        rewrites: [
          { source: "/old/(.*)", destination: "/api/gone" },
          { source: "/named/:id", destination: "/api/all" },
          { source: "/shop/(.*)", destination: "/api/all" },
        ],
      }),
    });
    expect((await get("/shop/cart?size=2")).text).toBe("GET /shop/cart?size=2");
    expect((await get("/about")).text).toBe("about");
    for (const path of ["/old/cart", "/named/1", "/other"]) expect((await get(path)).status).toBe(404);
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
