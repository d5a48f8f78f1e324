import { createRequire } from "node:module";
import type { ClientRequest } from "node:http";
import { Readable, Writable } from "node:stream";
import type { RequestListener } from "node:http";
import { afterEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { systemClock } from "../../src/lib/clock.ts";
import { ProviderError } from "../../src/lib/error.ts";
import type { HttpProbe } from "../../src/providers/contract.ts";
import { httpProbe } from "../../src/providers/http-probe.ts";
import { type Loopback, serveHttp, serveSocket, unusedPort } from "./loopback.ts";

const open: Loopback[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => server.close()));
});

async function serve(handle: RequestListener): Promise<string> {
  const server = await serveHttp(handle);
  open.push(server);
  return server.origin;
}

type Request = Parameters<HttpProbe["request"]>[0];

async function ask(url: string, options: Partial<Request> = {}, signal?: AbortSignal) {
  const settings = { project: "web", team: null, repository: null };
  const context = { env: {}, clock: systemClock, random: Math.random, debug: () => {}, ...(signal ? { signal } : {}) };
  const probe = await httpProbe.connect(settings, context);
  return probe.request({ method: "GET", url, timeoutMs: 60_000, maximumBytes: 1_000, ...options });
}

async function troubleOf(asking: Promise<unknown>): Promise<ProviderError> {
  const error = await asking.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof ProviderError)) throw new Error(`expected a ProviderError, got ${String(error)}`);
  expect(error.vendor).toBe("HTTP probe");
  expect(error.remedy).not.toBe("");
  return error;
}

describe("an answer", () => {
  test("is heard of when a connection stands, and when the first of it comes", async () => {
    let end = (): void => undefined;
    const origin = await serve((_, response) => {
      response.writeHead(200);
      response.write("the beginning");
      end = () => void response.end(" and the end");
    });
    const heard: string[] = [];
    const onHeard = (what: string) => {
      heard.push(what);
      if (what === "answering") end();
    };
    expect((await ask(origin, { onHeard })).body).toBe("the beginning and the end");
    expect(heard).toEqual(["connected", "answering"]);
  });

  test("that never comes is heard of as a connection, and nowhere as nothing", async () => {
    const silent = await serveSocket(() => undefined);
    open.push(silent);
    const heard: string[] = [];
    const onHeard = (what: string) => void heard.push(what);
    await troubleOf(ask(silent.origin, { timeoutMs: 100, onHeard }));
    expect(heard).toEqual(["connected"]);
    await troubleOf(ask(`http://127.0.0.1:${await unusedPort()}`, { onHeard }));
    expect(heard).toEqual(["connected"]);
  });

  test("has status, headers, body, duration and address", async () => {
    const origin = await serve((request, response) => {
      setTimeout(() => {
        response.writeHead(503, { "content-type": "text/plain", "x-served-by": "demo" });
        response.end(`${request.method} ${request.url} ${request.headers["x-extra"]}`);
      }, 60);
    });
    const answer = await ask(`${origin}/chat?a=1`, { headers: { "x-extra": "yes" } });
    expect(answer).toMatchObject({
      status: 503,
      body: "GET /chat?a=1 yes",
      url: `${origin}/chat?a=1`,
      truncated: false,
      headers: { "x-served-by": "demo" },
    });
    expect(answer.durationMs).toBeGreaterThan(50);
  });

  test("to a POST with a body is read", async () => {
    const origin = await serve((request, response) => {
      request.pipe(response);
    });
    expect((await ask(origin, { method: "POST", body: '{"title":"ä"}' })).body).toBe('{"title":"ä"}');
  });

  test("in another character set, or with invalid bytes, is decoded", async () => {
    const origin = await serve((request, response) => {
      const latin = request.url === "/latin";
      response.setHeader("content-type", latin ? "text/html; charset=ISO-8859-1" : "text/html; charset=no-such-set");
      response.end(Buffer.from([0x61, 0xe4]));
    });
    expect((await ask(`${origin}/latin`)).body).toBe("aä");
    expect((await ask(`${origin}/other`)).body).toBe("a\uFFFD");
  });

  test("of 100 MB is not kept and not read to its end", async () => {
    let sent = 0;
    let closed = false;
    const origin = await serve((_request, response) => {
      const chunk = Buffer.alloc(1024 * 1024, "x");
      response.on("close", () => (closed = true));
      const more = () => {
        sent += 1;
        if (sent === 100) response.end(chunk);
        else response.write(chunk, more);
      };
      more();
    });
    const answer = await ask(origin, { maximumBytes: 10_000 });
    expect(answer.body).toBe("x".repeat(10_000));
    expect(answer.truncated).toBe(true);
    await expect.poll(() => closed).toBe(true);
    expect(sent).toBeLessThan(50);
  });
});

const require = createRequire(import.meta.url);

/** A request that is answered at once, with a redirect where it leads somewhere. */
function answering(location: string | undefined): ClientRequest {
  const request = new Writable() as ClientRequest & Writable;
  const response = Object.assign(Readable.from([]), {
    statusCode: location === undefined ? 200 : 307,
    headers: location === undefined ? {} : { location },
    complete: true,
  });
  request.end = () => {
    queueMicrotask(() => request.emit("response", response));
    return request;
  };
  return request;
}

describe("redirects", () => {
  test("are followed, up to five; the sixth is the answer", async () => {
    const origin = await serve((request, response) => {
      const step = Number(request.url?.slice(1));
      response.writeHead(step > 0 ? 302 : 200, step > 0 ? { location: `/${step - 1}` } : {}).end(`at ${step}`);
    });
    expect(await ask(`${origin}/5`)).toMatchObject({ status: 200, body: "at 0", url: `${origin}/0` });
    expect(await ask(`${origin}/6`)).toMatchObject({ status: 302, url: `${origin}/1` });
    expect(await ask(`${origin}/1`, { maximumRedirects: 0 })).toMatchObject({ status: 302, url: `${origin}/1` });
  });

  test("to another site are not followed: the redirect is the answer, and says where it leads", async () => {
    const asked: string[] = [];
    const other = await serve((request, response) => {
      asked.push(`${request.method} ${request.url}`);
      response.end("what only this machine can see");
    });
    const origin = await serve((request, response) => {
      const location = request.url === "/start" ? "/then" : `${other}/away`;
      response.writeHead(307, { location }).end("moved");
    });
    expect(await ask(`${origin}/start`, { method: "POST", body: "b" })).toMatchObject({
      status: 307,
      body: "moved",
      url: `${origin}/then`,
      leadsTo: `${other}/away`,
    });
    expect(await ask(`${origin}/start`, { maximumRedirects: 0 })).not.toHaveProperty("leadsTo");
    expect(asked).toEqual([]);
  });

  test("to the same site's other origins carry no header there, and lead to no unencrypted one", async () => {
    const seen: Record<string, Readonly<Record<string, string>>> = {};
    for (const name of ["node:http", "node:https"] as const) {
      const spy = vi.spyOn(require(name) as typeof import("node:http"), "request");
      spy.mockImplementation(((url: URL, { headers }: { headers: Readonly<Record<string, string>> }) => {
        seen[url.href] = headers;
        return answering(LEADS[url.href]);
      }) as unknown as typeof import("node:http").request);
      onTestFinished(() => spy.mockRestore());
    }
    const LEADS: Readonly<Record<string, string>> = {
      "https://app.example/": "https://www.app.example/home",
      "https://app.example/down": "http://app.example/",
      "http://app.example/up": "https://app.example/end",
    };
    const headers = { "x-vercel-protection-bypass": "opensesame", authorization: "Bearer me" };
    expect(await ask("https://app.example/", { headers })).toMatchObject({
      status: 200,
      url: "https://www.app.example/home",
    });
    expect(await ask("https://app.example/down", { headers })).toMatchObject({ leadsTo: "http://app.example/" });
    expect(await ask("http://app.example/up", { headers })).toMatchObject({ url: "https://app.example/end" });
    const carried = Object.entries(seen).filter(([, sent]) => "authorization" in sent);
    expect(carried.map(([url]) => url)).toEqual(Object.keys(LEADS));
    expect(Object.keys(seen)).toHaveLength(5);
  });

  test("303 makes a POST a GET without body, 308 repeats it with its body and type", async () => {
    const origin = await serve((request, response) => {
      if (request.url === "/see") response.writeHead(303, { location: "/end" }).end();
      else if (request.url === "/again") response.writeHead(308, { location: "/end" }).end();
      else {
        let body = "";
        request.on("data", (chunk: Buffer) => (body += chunk.toString()));
        request.on("end", () => response.end(`${request.method} ${body}`));
      }
    });
    expect((await ask(`${origin}/see`, { method: "POST", body: "b" })).body).toBe("GET ");
    expect((await ask(`${origin}/again`, { method: "POST", body: "b" })).body).toBe("POST b");
  });

  test("to something that is not HTTP count as the answer", async () => {
    const origin = await serve((_request, response) => {
      response.writeHead(302, { location: "file:///etc/passwd" }).end();
    });
    expect(await ask(origin)).toMatchObject({ status: 302 });
  });
});

describe("a request without an answer", () => {
  test("is told apart when the connection is refused", async () => {
    const error = await troubleOf(ask(`http://127.0.0.1:${await unusedPort()}/chat`));
    expect(error.reasonCode).toBe("vendor_unavailable");
    expect(error.message).toMatch(/^GET http:\/\/127\.0\.0\.1:\d+\/chat gave no answer: the connection was refused\.$/);
  });

  test("times out when the site hangs before or within its answer", async () => {
    const origin = await serve((request, response) => {
      if (request.url === "/half") response.writeHead(200).write("half");
    });
    for (const path of ["/never", "/half"]) {
      const error = await troubleOf(ask(`${origin}${path}`, { timeoutMs: 150 }));
      expect(error.reasonCode).toBe("vendor_timeout");
      expect(error.message).toContain("connected, but nothing came back within 150 ms");
    }
  });

  test("is a connection that is closed or reset, or an answer that is not HTTP", async () => {
    const closing = await serveSocket((socket) => socket.once("data", () => socket.end()));
    const resetting = await serveSocket((socket) => socket.once("data", () => socket.resetAndDestroy()));
    const babbling = await serveSocket((socket) => socket.once("data", () => socket.end("SSH-2.0-hello\r\n")));
    open.push(closing, resetting, babbling);
    const errors = await Promise.all(open.map((server) => troubleOf(ask(server.origin))));
    expect(errors.map((error) => error.reasonCode)).toEqual(Array(3).fill("vendor_unavailable"));
    expect(errors.map((error) => error.message).join()).toMatch(/closed before.*reset.*not HTTP/s);
  });

  test("says nothing about the site when the name does not resolve", async () => {
    const error = await troubleOf(ask("http://no-such-host.invalid/"));
    expect(error.reasonCode).toBe("probe_blocked");
    expect(error.message).toContain("the name could not be resolved");
  });

  test("TLS where there is none", async () => {
    const origin = await serve((_request, response) => response.end());
    const error = await troubleOf(ask(origin.replace("http:", "https:")));
    expect(error.reasonCode).toBe("probe_blocked");
    expect(error.message).toMatch(/TLS/);
  });

  test("is refused for an invalid address", async () => {
    expect((await troubleOf(ask("not an address"))).message).toContain("not an http or https address");
    expect((await troubleOf(ask("file:///etc/passwd"))).reasonCode).toBe("probe_blocked");
  });

  test("names a header that cannot be sent, without its value", async () => {
    const error = await troubleOf(ask("http://127.0.0.1:9/", { headers: { "x-key": "secret\nvalue" } }));
    expect(error.message).toContain('"x-key"');
    expect(`${error.message} ${error.stack} ${String(error.cause)}`).not.toContain("secret\nvalue");
  });

  test("passes on an abort unchanged", async () => {
    const origin = await serve(() => {});
    const controller = new AbortController();
    const asking = ask(origin, {}, controller.signal);
    setTimeout(() => controller.abort(new Error("stopped by hand")), 50);
    await expect(asking).rejects.toThrow("stopped by hand");
  });
});
