import { afterEach, describe, expect, it } from "vitest";
import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { inspect } from "node:util";
import { systemClock } from "../../../src/lib/clock.ts";
import { mustBeSet } from "../../../src/lib/setting.ts";
import type { RoleSettings } from "../../../src/providers/contract.ts";
import { githubForge } from "../../../src/providers/github/index.ts";
import { createVirtualClock } from "../../../src/sandbox/virtual-clock.ts";
import { connectForge } from "../../sandbox/github/serve-github.ts";
import { failureOf } from "./failure-of.ts";

const TOKEN = "ghs_never_shown_to_anybody";
const servers: Server[] = [];

afterEach(() => {
  for (const server of servers.splice(0)) {
    server.close();
    server.closeAllConnections();
  }
});

async function listen(answer: RequestListener): Promise<string> {
  const server = createServer(answer);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function json(body: unknown, headers: Record<string, string> = {}): RequestListener {
  return (_, response) =>
    void response.writeHead(200, { "content-type": "application/json", ...headers }).end(JSON.stringify(body));
}

function connectTo(origin: string, overrides: Partial<Parameters<typeof connectForge>[0]> = {}) {
  return connectForge({
    clock: createVirtualClock(0),
    env: { GITHUB_TOKEN: TOKEN, GITHUB_API_URL: origin },
    ...overrides,
  });
}

describe("the token", () => {
  it("goes to the API's origin and is not carried elsewhere by a redirect", async () => {
    const heard: (string | undefined)[] = [];
    const elsewhere = await listen((request, response) => {
      heard.push(request.headers.authorization);
      response.end("[]");
    });
    const api = await listen((_, response) => void response.writeHead(301, { location: `${elsewhere}/x` }).end());
    const error = await failureOf((await connectTo(api)).listCommitStatuses("a".repeat(40)));
    expect(error.reasonCode).toBe("vendor_answer_unknown");
    expect(error.message).toContain(elsewhere);
    expect(heard).toEqual([]);
  });

  it("is not carried elsewhere by a Link header", async () => {
    const heard: (string | undefined)[] = [];
    const elsewhere = await listen((request, response) => {
      heard.push(request.headers.authorization);
      response.end("[]");
    });
    const api = await listen(json([], { link: `<${elsewhere}/page2>; rel="next"` }));
    const error = await failureOf((await connectTo(api)).listCommitStatuses("a".repeat(40)));
    expect(error.message).toContain(elsewhere);
    expect(heard).toEqual([]);
  });

  it("follows a renamed repository within the API's origin", async () => {
    const seen: [string, string | undefined][] = [];
    const api = await listen((request, response) => {
      seen.push([`${request.method} ${request.url}`, request.headers.authorization]);
      if (request.url?.startsWith("/repositories/")) {
        response.writeHead(201, { "content-type": "application/json" });
        response.end(
          JSON.stringify({
            id: 5,
            body: "hello",
            user: null,
            html_url: "https://github.com/acme/site/pull/1#issuecomment-5",
          }),
        );
        return;
      }
      response.writeHead(307, { location: "/repositories/1/issues/1/comments" }).end();
    });
    const comment = await (await connectTo(api)).createComment(1, "hello");
    const url = "https://github.com/acme/site/pull/1#issuecomment-5";
    expect(comment).toEqual({ id: 5, body: "hello", author: "ghost", url });
    expect(seen).toEqual([
      ["POST /repos/acme/site/issues/1/comments", `Bearer ${TOKEN}`],
      ["POST /repositories/1/issues/1/comments", `Bearer ${TOKEN}`],
    ]);
  });

  it("stays out of errors, debug lines and the role itself", async () => {
    const lines: string[] = [];
    const api = await listen((_, response) => void response.writeHead(401).end('{"message":"Bad credentials"}'));
    const forge = await connectTo(api, { debug: (line) => void lines.push(line) });
    const error = await failureOf(forge.listCommitStatuses("a".repeat(40)));
    expect(error.reasonCode).toBe("credential_rejected");
    const shown = [
      inspect(error, { depth: 10 }),
      JSON.stringify(error),
      inspect(forge, { depth: 10 }),
      ...lines,
    ].join();
    expect(lines).not.toEqual([]);
    expect(shown).not.toContain(TOKEN);
  });

  it("is refused without being quoted where no header can carry it", async () => {
    const error = await failureOf(connectTo("http://127.0.0.1:1", { env: { GITHUB_TOKEN: `${TOKEN}\nx` } }));
    expect(error.reasonCode).toBe("credential_rejected");
    expect(inspect(error)).not.toContain(TOKEN);
  });
});

describe("a run that is aborted", () => {
  it("ends a request that hangs, with the signal's own reason", async () => {
    const controller = new AbortController();
    const reason = new Error("the job was cancelled");
    const api = await listen(() => controller.abort(reason));
    const forge = await connectTo(api, { signal: controller.signal });
    await expect(forge.listCommitStatuses("a".repeat(40))).rejects.toBe(reason);
  });

  it("ends a wait between tries", async () => {
    const controller = new AbortController();
    const reason = new Error("the job was cancelled");
    const api = await listen((_, response) => {
      response.writeHead(429, { "retry-after": "50" }).end();
      setTimeout(() => controller.abort(reason), 20);
    });
    const forge = await connectTo(api, { clock: systemClock, signal: controller.signal });
    await expect(forge.createComment(1, "x")).rejects.toBe(reason);
  });
});

describe("answers that are not GitHub's", () => {
  it("does not follow pages in a circle", async () => {
    const api: string = await listen((_, response) => {
      response.writeHead(200, { "content-type": "application/json", link: `<${api}/again>; rel="next"` }).end("[]");
    });
    expect((await failureOf((await connectTo(api)).listCommitStatuses("a".repeat(40)))).reasonCode).toBe(
      "vendor_answer_unknown",
    );
  });

  it.each([
    [{ state: "melted" }, "melted"],
    [{ created_at: "soon" }, "created_at"],
    [{ id: 1.5 }, "id"],
  ])("refuses a status with %j", async (change, named) => {
    const status = { id: 1, state: "success", description: null, created_at: "2026-11-20T16:00:00Z" };
    const api = await listen(json([{ ...status, ...change }]));
    const error = await failureOf((await connectTo(api)).listDeploymentStatuses(1));
    expect(error.reasonCode).toBe("vendor_answer_unknown");
    expect(error.message).toContain(named);
    const good = await listen(json([status]));
    expect(await (await connectTo(good)).listDeploymentStatuses(1)).toHaveLength(1);
  });

  it("reads a payload that a server returns as text", async () => {
    const deployment = { id: 1, environment: "e", task: "t", sha: "s", created_at: "2026-11-20T16:00:00Z" };
    const api = await listen(json([{ ...deployment, payload: '{"release":"r1"}' }]));
    const [read] = await (await connectTo(api)).listDeployments({ limit: 1 });
    expect(read?.payload).toEqual({ release: "r1" });
  });
});

describe("settings", () => {
  const settings: RoleSettings = { project: "p", team: null, repository: "acme/site" };

  it.each([
    [{}, settings, "secret_missing"],
    [{ GITHUB_TOKEN: "  " }, settings, "secret_missing"],
    [{ GITHUB_TOKEN: "t" }, { ...settings, repository: null }, "usage"],
    [{ GITHUB_TOKEN: "t" }, { ...settings, repository: "acme" }, "usage"],
    [{ GITHUB_TOKEN: "t", GITHUB_API_URL: "api.github.com" }, settings, "usage"],
    [{ GITHUB_TOKEN: "t", GITHUB_API_URL: "ftp://api.github.com" }, settings, "usage"],
  ])("%j is refused before any request", async (env, given, reasonCode) => {
    expect(
      (await failureOf(githubForge.connect(given, { env, clock: systemClock, random: Math.random, debug: () => {} })))
        .reasonCode,
    ).toBe(reasonCode);
  });

  it("asks for the token by GitHub's own name", () => {
    expect(githubForge.settings.filter((setting) => mustBeSet(setting, undefined))).toMatchObject([
      { name: "GITHUB_TOKEN", source: "github-token" },
    ]);
  });
});
