import type { IncomingMessage, ServerResponse } from "node:http";
import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { http } from "../../src/gates/http/index.ts";
import { systemClock } from "../../src/lib/clock.ts";
import { ProviderError } from "../../src/lib/error.ts";
import { Secret } from "../../src/lib/secret.ts";
import type { HttpProbe } from "../../src/providers/contract.ts";
import { httpProbe } from "../../src/providers/http-probe.ts";
import { type Loopback, serveHttp, serveSocket, unusedPort } from "../providers/loopback.ts";
import { ask, createTestClock, mistakesOf, type Setting } from "./gate-context.ts";

let probe: HttpProbe;
beforeAll(async () => {
  const settings = { project: "web", team: null, repository: null };
  probe = await httpProbe.connect(settings, { env: {}, clock: systemClock, random: Math.random, debug: () => {} });
});

const open: Loopback[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => server.close()));
});

type Handler = (request: IncomingMessage, response: ServerResponse, body: string) => void;

/** A site that notes each request as `GET /path body`. */
async function site(handle: Handler): Promise<{ url: string; requests: string[] }> {
  const requests: string[] = [];
  const server = await serveHttp((request, response) => {
    let body = "";
    request.on("data", (chunk: Buffer) => (body += chunk.toString()));
    request.on("end", () => {
      requests.push(`${request.method} ${request.url} ${body}`.trim());
      handle(request, response, body);
    });
  });
  open.push(server);
  return { url: server.origin, requests };
}

const check = (url: string, spec: unknown, setting: Setting = {}) =>
  ask(http, spec, { http: probe }, { ...setting, target: { url, ...setting.target } });

const answer =
  (status: number, body = "", headers: Record<string, string> = {}): Handler =>
  (_request, response) => {
    response.writeHead(status, headers).end(body);
  };

describe("the http gate passes", () => {
  test("on a good answer, with status and duration", async () => {
    const { url } = await site(answer(200, "<h1>New thread</h1>"));
    const verdict = await check(url, { path: "/chat", status: 200, contains: "New thread", absent: "Error" });
    expect(verdict).toMatchObject({ outcome: "pass", reasonCode: "gate_passed" });
    expect(verdict.evidence).toHaveLength(1);
    expect(verdict.evidence[0]).toMatchObject({ label: "GET /chat", url: `${url}/chat` });
    expect(verdict.evidence[0]?.value).toMatch(/^200 in \d+ ms$/);
  });

  test("on the status that the plan names, even a redirect", async () => {
    const gone = await site(answer(410));
    const moved = await site(answer(308, "", { location: "https://elsewhere.example/" }));
    expect(await check(gone.url, { get: "/old", status: 410 })).toMatchObject({ outcome: "pass" });
    expect(await check(moved.url, { get: "/old", status: 308 })).toMatchObject({ outcome: "pass" });
  });

  test("on several steps that pass on values", async () => {
    const { url, requests } = await site((request, response, body) => {
      if (request.method === "POST" && request.url === "/api/threads") {
        const { title } = JSON.parse(body) as { title: string };
        response.writeHead(201).end(JSON.stringify({ thread: { id: "a b/c", n: 3, title } }));
      } else response.end("Hello t");
    });
    const verdict = await check(url, [
      { post: "/api/threads", json: { title: "t" }, capture: { id: "$.thread.id", n: "$.thread.n" } },
      { get: "/api/threads/${id}?n=${n}", status: 200, contains: "Hello" },
      { put: "/api/threads/${id}", json: { n: "${n}", text: "is ${n}" } },
      { delete: "/api/threads/${id}" },
    ]);
    expect(verdict).toMatchObject({ outcome: "pass", summary: "4 requests were answered as expected." });
    expect(requests).toEqual([
      'POST /api/threads {"title":"t"}',
      "GET /api/threads/a%20b%2Fc?n=3",
      'PUT /api/threads/a%20b%2Fc {"n":3,"text":"is 3"}',
      "DELETE /api/threads/a%20b%2Fc",
    ]);
  });

  test("on an answer that is right at the second try, which the evidence says", async () => {
    let count = 0;
    const { url } = await site((_request, response) => {
      count += 1;
      response.writeHead(count < 3 ? 503 : 200).end();
    });
    const clock = createTestClock();
    const verdict = await check(url, { path: "/" }, { clock });
    expect(verdict.outcome).toBe("pass");
    expect(verdict.evidence[0]?.value).toMatch(/^200 in \d+ ms, try 3$/);
    expect(clock.slept).toHaveLength(2);
  });
});

describe("for who asks whether a site is down, the http gate", () => {
  test.each<[boolean, string, Record<string, unknown>, Handler]>([
    [true, "a server error", {}, answer(503)],
    [true, "no answer in time", { timeout: "60ms" }, () => {}],
    [true, "a broken connection", {}, (request) => void request.socket.destroy()],
    [false, "another status", {}, answer(404)],
    [false, "another body", { contains: "New" }, answer(200, "old")],
    [
      false,
      "too slow an answer",
      { "max-duration": "5ms" },
      (_, response) => void setTimeout(() => response.end(), 30),
    ],
  ])("says %s of %s", async (down, _what, spec, handle) => {
    const { url } = await site(handle);
    const verdict = await check(url, { path: "/", retries: 0, ...spec });
    expect([verdict.outcome, verdict.down === true]).toEqual(["fail", down]);
  });

  test("says no of a site that has answered a request before", async () => {
    const { url } = await site((request, response) => response.writeHead(request.url === "/one" ? 200 : 503).end());
    const [first, later] = [{ get: "/one" }, { get: "/two", retries: 0 }];
    expect((await check(url, [first, later])).down).toBeUndefined();
    expect((await check(url, [later, first])).down).toBe(true);
  });

  test("asks once where it is told so", async () => {
    const { url, requests } = await site(answer(503));
    expect(await check(url, { path: "/" }, { once: true })).toMatchObject({ outcome: "fail", down: true });
    expect(requests).toHaveLength(1);
  });

  test("tells at once what it hears of the site, and how long it waits for it", async () => {
    const { url } = await site(answer(200));
    const heard: string[] = [];
    await check(url, { path: "/" }, { onHeard: (what) => void heard.push(what) });
    expect(heard).toEqual(["connected", "answering"]);
    const patience = (spec: unknown) => http.patienceMs?.(http.spec.parse(spec));
    expect([
      patience({ path: "/" }),
      patience([
        { get: "/", timeout: "5s" },
        { get: "/x", timeout: "40s" },
      ]),
    ]).toEqual([15_000, 40_000]);
  });

  test("leaves the site as it is only where every request is a GET", () => {
    const reads = (spec: unknown) => http.readsOnly?.(http.spec.parse(spec));
    expect([reads({ path: "/" }), reads([{ get: "/" }, { get: "/x" }])]).toEqual([true, true]);
    for (const verb of ["post", "put", "patch", "delete"]) expect(reads([{ get: "/" }, { [verb]: "/x" }])).toBe(false);
  });
});

describe("the http gate fails", () => {
  test.each<[string, Record<string, unknown>, Handler, string]>([
    ["another status", {}, answer(500, "boom"), "GET /x answered 500, expected a status from 200 to 299."],
    ["another status than named", { status: 201 }, answer(200), "GET /x answered 200, expected 201."],
    ["text that is missing", { contains: "New" }, answer(200, "old"), 'The body of GET /x does not contain "New".'],
    ["text that must not be", { absent: "Oops" }, answer(200, "Oops!"), 'The body of GET /x contains "Oops"'],
    ["a value that is missing", { capture: { id: "$.id" } }, answer(200, "{}"), 'at the place of "id"'],
    ["a value that leads elsewhere", { capture: { id: "$.id" } }, answer(200, '{"id":".."}'), 'has ".." at the place'],
    ["no JSON", { capture: { id: "$.id" } }, answer(200, "<html>"), "did not answer with JSON"],
    [
      "too slow an answer",
      { "max-duration": "20ms" },
      (_request, response) => void setTimeout(() => response.end(), 60),
      "expected at most 20 ms",
    ],
  ])("on %s", async (_what, spec, handle, message) => {
    const { url, requests } = await site(handle);
    const verdict = await check(url, { path: "/x", ...spec });
    expect(verdict).toMatchObject({ outcome: "fail", reasonCode: "health_check_failed" });
    expect(verdict.summary).toContain(message);
    expect(verdict.summary).toContain("It was tried 3 times.");
    expect(requests).toHaveLength(3);
  });

  test("with the first 200 characters of the body", async () => {
    const { url } = await site(answer(500, `Error:\n\n  ${"x".repeat(500)}`));
    const verdict = await check(url, { path: "/x", retries: 0 });
    expect(verdict.evidence.find((item) => item.label === "body")?.value).toBe(`Error: ${"x".repeat(192)}…`);
  });

  test("on a site that refuses, hangs up or hangs at every try", async () => {
    const hanging = await site(() => {});
    const closing = await serveSocket((socket) => socket.once("data", () => socket.destroy()));
    open.push(closing);
    for (const [url, message, timeout] of [
      [`http://127.0.0.1:${await unusedPort()}`, "refused", "10s"],
      [closing.origin, "closed|reset", "10s"],
      [hanging.url, "nothing came back within 80 ms", "80ms"],
    ] as const) {
      const verdict = await check(url, { path: "/", timeout, retries: 1 });
      expect(verdict).toMatchObject({ outcome: "fail", reasonCode: "health_check_failed" });
      expect(verdict.summary).toMatch(new RegExp(`${message}.*tried 2 times`));
      expect(verdict.evidence).toEqual([{ label: "GET /", value: "no answer, try 2" }]);
    }
  });

  test("at the first wrong step, and sends no later request", async () => {
    const { url, requests } = await site((request, response) => {
      response.writeHead(request.url === "/two" ? 404 : 200).end();
    });
    const verdict = await check(url, [{ get: "/one" }, { get: "/two", retries: 0 }, { get: "/three" }]);
    expect(verdict.summary).toBe("GET /two answered 404, expected a status from 200 to 299.");
    expect(requests).toEqual(["GET /one", "GET /two"]);
    expect(verdict.evidence.map((item) => item.label)).toEqual(["GET /one", "GET /two"]);
  });

  test.each(["post", "patch", "delete"])("without sending %s twice, unless the plan says so", async (verb) => {
    const { url, requests } = await site(answer(500));
    await check(url, { [verb]: "/x" });
    expect(requests).toHaveLength(1);
    await check(url, { [verb]: "/x", retries: 1 });
    expect(requests).toHaveLength(3);
  });
});

describe("the http gate holds", () => {
  const page = "<!doctype html><title>Authentication Required</title>";

  test.each<[string, Handler]>([
    ["the protection page", answer(401, page, { "content-type": "text/html; charset=utf-8" })],
    ["the protection's cookie", answer(401, "", { "set-cookie": "_vercel_sso_nonce=x; Path=/; Secure; HttpOnly" })],
    ["a challenge of the firewall", answer(403, "checkpoint", { "x-vercel-mitigated": "challenge" })],
  ])("on %s after one request, even where 401 is expected", async (_what, handle) => {
    const { url, requests } = await site(handle);
    for (const spec of [{ path: "/" }, { path: "/", status: 401 }]) {
      const verdict = await check(url, spec);
      expect(verdict).toMatchObject({ outcome: "hold", reasonCode: "protected_deployment" });
    }
    expect(requests).toHaveLength(2);
  });

  test("on protection, and names the missing bypass variable or says that the bypass was refused", async () => {
    const { url } = await site(answer(401, page, { "content-type": "text/html" }));
    expect((await check(url, { path: "/" })).remedy).toContain("VERCEL_AUTOMATION_BYPASS_SECRET");
    const bypass = new Secret("VERCEL_AUTOMATION_BYPASS_SECRET", "wrong-secret");
    const verdict = await check(url, { path: "/" }, { target: { bypass } });
    expect(verdict).toMatchObject({ outcome: "hold", reasonCode: "protected_deployment" });
    expect(verdict.summary).toContain("did not accept the bypass secret");
    expect(JSON.stringify(verdict)).not.toContain("wrong-secret");
  });

  test("on no 401 of a host without protection, which is the site's own", async () => {
    const { url } = await site(answer(401, page, { "content-type": "text/html" }));
    const verdict = await check(url, { path: "/", retries: 0 }, { protection: null });
    expect(verdict).toMatchObject({ outcome: "fail", reasonCode: "health_check_failed" });
    const asked = await check(url, { path: "/", status: 401 }, { protection: null });
    expect(asked).toMatchObject({ outcome: "pass" });
  });

  test("on the login at vercel.com, which answers 200", async () => {
    const login: HttpProbe = {
      request: async () => ({
        status: 200,
        headers: {},
        body: "Log in",
        durationMs: 1,
        url: "https://vercel.com/login?next=%2Fsso-api",
      }),
    };
    expect(await ask(http, { path: "/" }, { http: login })).toMatchObject({ reasonCode: "protected_deployment" });
  });

  test("on a redirect to another host, which is not asked: its answer would verify only that host", async () => {
    const canonical = await site(answer(200, "what production serves"));
    const { url } = await site(answer(308, "", { location: `${canonical.url}/` }));
    const verdict = await check(url, { path: "/" });
    expect(verdict).toMatchObject({ outcome: "hold", reasonCode: "read_back_mismatch" });
    expect(verdict.summary).toContain(canonical.url);
    expect(canonical.requests).toEqual([]);
    // Where the redirect itself is what the plan asks for, it is the answer.
    expect(await check(url, { path: "/", status: 308 })).toMatchObject({ outcome: "pass" });
  });

  test("on no redirect to www or to https", async () => {
    const www: HttpProbe = {
      request: async () => ({ status: 200, headers: {}, body: "", durationMs: 1, url: "https://www.app.example/" }),
    };
    const verdict = await ask(http, { path: "/" }, { http: www }, { target: { url: "http://app.example" } });
    expect(verdict.outcome).toBe("pass");
  });

  test("on too many requests, after trying again", async () => {
    const { url, requests } = await site(answer(429));
    expect(await check(url, { path: "/" })).toMatchObject({ outcome: "hold", reasonCode: "vendor_rate_limited" });
    expect(requests).toHaveLength(3);
    expect(await check(url, { path: "/", status: 429 })).toMatchObject({ outcome: "pass" });
  });

  test("on a name that does not resolve, after trying again", async () => {
    const clock = createTestClock();
    const verdict = await check("http://no-such-host.invalid", { path: "/" }, { clock });
    expect(verdict).toMatchObject({ outcome: "hold", reasonCode: "probe_blocked" });
    expect(clock.slept).toHaveLength(2);
  });

  test("on a body that is too long to be judged", async () => {
    const { url } = await site(answer(200, `${"x".repeat(2 * 1024 * 1024)}needle`));
    const verdict = await check(url, { path: "/", contains: "needle" });
    expect(verdict).toMatchObject({ outcome: "hold", reasonCode: "no_data" });
    expect(await check(url, { path: "/", absent: "needle" })).toMatchObject({ outcome: "hold" });
    expect(await check(url, { path: "/", contains: "xxx" })).toMatchObject({ outcome: "pass" });
    expect(await check(url, { path: "/", absent: "xxx" })).toMatchObject({ outcome: "fail" });
  });

  test("on a header whose variable is not set, and sends nothing", async () => {
    const { url, requests } = await site(answer(200));
    const verdict = await check(url, { path: "/", headers: { authorization: { env: "API_TOKEN" } } });
    expect(verdict).toMatchObject({ outcome: "hold", reasonCode: "secret_missing" });
    expect(requests).toEqual([]);
  });

  test("on any other trouble of a probe, with its own reason", async () => {
    const broken: HttpProbe = {
      request: () =>
        Promise.reject(
          new ProviderError({ reasonCode: "probe_blocked", vendor: "HTTP probe", message: "No.", remedy: "Look." }),
        ),
    };
    expect(await ask(http, { path: "/" }, { http: broken })).toMatchObject({ outcome: "hold", summary: "No." });
  });
});

describe("secrets", () => {
  test("bypass and named headers are sent to the target alone, and are masked in answers", async () => {
    const seen: IncomingMessage["headers"][] = [];
    const elsewhere = await site((request, response) => {
      seen.push(request.headers);
      response.end();
    });
    const { url } = await site((request, response) => {
      seen.push(request.headers);
      if (request.url === "/away") response.writeHead(302, { location: elsewhere.url }).end();
      else response.writeHead(500).end(JSON.stringify(request.headers));
    });
    const setting: Setting = {
      env: { API_TOKEN: "token-value" },
      target: { bypass: new Secret("VERCEL_AUTOMATION_BYPASS_SECRET", "bypass-value") },
    };
    const headers = { authorization: { env: "API_TOKEN", prefix: "Bearer " }, "x-plain": "yes" };
    const verdict = await check(url, { path: "/", headers, retries: 0 }, setting);
    await check(url, { path: "/away", headers, retries: 0 }, setting);
    const sent = {
      authorization: "Bearer token-value",
      "x-vercel-protection-bypass": "bypass-value",
      "x-plain": "yes",
    };
    expect(seen[0]).toMatchObject(sent);
    expect(seen[1]).toMatchObject(sent);
    expect(seen).toHaveLength(2);
    expect(verdict.evidence.find((item) => item.label === "body")?.value).toContain("***");
    expect(JSON.stringify(verdict)).not.toMatch(/token-value|bypass-value/);
    expect(http.secrets?.(http.spec.parse({ path: "/", headers }))).toEqual(["API_TOKEN"]);
  });
});

test("an abort between two tries is passed on", async () => {
  const { url } = await site(answer(500));
  const controller = new AbortController();
  const clock = {
    ...createTestClock(),
    sleep: async () => {
      controller.abort(new Error("stopped by hand"));
      throw controller.signal.reason;
    },
  };
  await expect(check(url, { path: "/" }, { clock, signal: controller.signal })).rejects.toThrow("stopped by hand");
});

describe("what an answer gives away", () => {
  const login = { post: "/login", json: {}, status: 200, capture: { token: "$.token" } };

  test("a captured token is masked where a later step's answer repeats the header that it was sent in", async () => {
    const { url } = await site((request, response) => {
      if (request.url === "/login") response.end('{"token":"session-98765"}');
      else response.writeHead(500).end(`no session ${request.headers.authorization}`);
    });
    const me = { get: "/me", headers: { authorization: "Bearer ${token}" }, retries: 0 };
    const verdict = await check(url, [login, me]);
    expect(verdict.evidence).toContainEqual({ label: "body", value: "no session Bearer ***" });
    expect(JSON.stringify(verdict)).not.toContain("session-98765");
  });

  test("what a step was to capture is masked where its own answer is wrong", async () => {
    const { url } = await site(answer(201, '{"token":"session-98765","note":"created"}'));
    const verdict = await check(url, [login]);
    expect(verdict).toMatchObject({ outcome: "fail", reasonCode: "health_check_failed" });
    expect(verdict.evidence).toContainEqual({ label: "body", value: '{"token":"***","note":"created"}' });
  });

  test("a secret is masked in the words of the verdict too", async () => {
    const { url } = await site((request, response) => {
      const sent = String(request.headers["x-vercel-protection-bypass"]);
      response.writeHead(403, { "x-vercel-mitigated": `deny ${sent}` }).end();
    });
    const bypass = new Secret("VERCEL_AUTOMATION_BYPASS_SECRET", "bypass-98765");
    const verdict = await check(url, { path: "/" }, { target: { bypass } });
    expect(verdict).toMatchObject({ outcome: "hold", summary: expect.stringContaining("deny ***") });
    expect(JSON.stringify(verdict)).not.toContain("bypass-98765");
  });
});

describe("the spec", () => {
  test.each<[unknown, string]>([
    ["/api/health", ": expected a request such as { path: /api/health }, or a list of them"],
    [{ status: 200 }, "names no request: expected exactly one of path, get, post, put, patch, delete"],
    [{ get: "/a", post: "/b" }, "names 2 requests (get, post)"],
    [{ path: "chat" }, "path: expected a path that begins with a slash"],
    [{ path: "/", status: "ok" }, "status: expected an HTTP status"],
    [{ path: "/", json: {} }, "json: a GET request has no body"],
    [{ path: "/", "max-duration": "2 seconds" }, 'max-duration: "2 seconds" is not a duration'],
    [{ path: "/", timeout: "1h" }, "timeout: too long: expected at most 10m"],
    [{ path: "/", capture: { id: "$..id" } }, 'capture.id: "$..id" is not a path to one value'],
    [{ path: "/", headers: { a: 5 } }, "headers.a: expected a text, or { env: NAME }"],
    [{ path: "/", expect: "x" }, "expect"],
    [{ path: "/${id}" }, "path: ${id} is not known here (no step before it captures anything)"],
    [[], ": expected at least one request"],
    [
      [{ get: "/a", capture: { id: "$.id" } }, { get: "/${uid}" }],
      "1.path: ${uid} is not known here (captured so far: id)",
    ],
    [[{ post: "/a", capture: { id: "$.id" }, json: { x: "${id}" } }], "0.json: ${id} is not known here"],
    [[{ get: "/a" }, { get: "b" }, { put: 5 }], "1.get: expected a path that begins with a slash"],
  ])("%j is refused at its place", (written, message) => {
    expect(mistakesOf(http.spec, written)).toContain(message);
  });
});
