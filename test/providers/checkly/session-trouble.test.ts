import { afterEach, describe, expect, it } from "vitest";
import { checklyChecks } from "../../../src/providers/checkly/index.ts";
import type { Checks } from "../../../src/providers/contract.ts";
import {
  type ScriptedAnswer,
  type ScriptedCheckly,
  type SeenRequest,
  providerError,
  scriptCheckly,
} from "./scripted-checkly.ts";
import { LINK, SESSION, completed, ending, result, triggered } from "./scripted-session.ts";

let checkly: ScriptedCheckly | null = null;

afterEach(async () => {
  await checkly?.close();
  checkly = null;
});

function isTrigger(request: SeenRequest): boolean {
  return request.method === "POST";
}

function isList(request: SeenRequest): boolean {
  return request.path === "/v1/test-sessions";
}

async function run(
  answer: (request: SeenRequest) => ScriptedAnswer,
  over: Partial<Parameters<Checks["run"]>[0]> = {},
  env: Readonly<Record<string, string>> = {},
) {
  checkly = await scriptCheckly(answer, env);
  const checks = await checklyChecks.connect({ project: "web", team: null, repository: "acme/web" }, checkly.context);
  return checks.run({
    tags: ["deploy", "!slow"],
    url: "https://web-abc.vercel.app",
    bypass: null,
    commit: "0123456789abcdef",
    environment: "staging",
    timeoutMs: 120_000,
    ...over,
  });
}

describe("waiting", () => {
  it("asks again after 408, and for no more than is left", async () => {
    let polls = 0;
    await run(
      (request) => {
        if (request.method === "POST") return triggered();
        polls += 1;
        return polls < 3
          ? { status: 408, body: { statusCode: 408, error: "Request Time-out", message: "" } }
          : completed("PASSED", [result()]);
      },
      { timeoutMs: 20_000 },
    );
    const waits = checkly?.seen.slice(1).map((request) => request.query.get("maxWaitSeconds"));
    // This server does not wait at all, so a second passes on the clock between two questions.
    expect(waits).toEqual(["20", "19", "18"]);
  });

  it("ends at its own deadline, even where 408 comes at once", async () => {
    const error = await providerError(run(ending({ status: 408 }), { timeoutMs: 5_000 }));
    expect(error).toMatchObject({ reasonCode: "vendor_timeout", message: expect.stringContaining("5s") });
    expect(error.remedy).toContain(LINK);
    expect(checkly?.seen).toHaveLength(6);
  });

  it("ends with the abort signal", async () => {
    checkly = await scriptCheckly(ending({ status: 408 }));
    const stop = new AbortController();
    const context = { ...checkly.context, signal: stop.signal, debug: () => stop.abort(new Error("stopped")) };
    const checks = await checklyChecks.connect({ project: "web", team: null, repository: null }, context);
    const request = {
      tags: ["a"],
      url: "https://x",
      bypass: null,
      commit: "c",
      environment: "staging",
      timeoutMs: 9_000,
    };
    await expect(checks.run(request)).rejects.toThrow("stopped");
  });
});

describe("a lost answer to the trigger", () => {
  it("is looked for by name, and the session that exists is waited for", async () => {
    let name = "";
    let sought: string | null = null;
    const session = await run((request) => {
      if (isTrigger(request)) {
        name = (request.body as { name: string }).name;
        return null;
      }
      if (isList(request)) {
        sought = request.query.get("textSearch");
        return {
          status: 200,
          body: {
            length: 2,
            entries: [
              { id: "other", name: `${name}x` },
              { id: SESSION, name },
            ],
          },
        };
      }
      return completed("PASSED", [result()]);
    });
    expect(session).toMatchObject({ id: SESSION, status: "passed" });
    expect(sought).toBe(name);
    expect(checkly?.seen.filter(isTrigger)).toHaveLength(1);
  });

  it("is repeated only where Checkly knows no such session", async () => {
    let triggers = 0;
    const session = await run((request) => {
      if (isTrigger(request)) {
        triggers += 1;
        return triggers === 1 ? { status: 502 } : triggered();
      }
      return isList(request) ? { status: 200, body: { length: 0, entries: [] } } : completed("PASSED", [result()]);
    });
    expect(session?.status).toBe("passed");
    expect(triggers).toBe(2);
  });

  it("is given up after three", async () => {
    const error = await providerError(
      run((request) => (isTrigger(request) ? { status: 500 } : { status: 200, body: { length: 0, entries: [] } })),
    );
    expect(error).toMatchObject({ reasonCode: "vendor_unavailable", status: 500 });
    expect(checkly?.seen.filter(isTrigger)).toHaveLength(3);
  });

  it("does not repeat a trigger that Checkly refused", async () => {
    const error = await providerError(
      run(() => ({ status: 400, body: { statusCode: 400, error: "Bad Request", message: "no" } })),
    );
    expect(error).toMatchObject({ status: 400 });
    expect(checkly?.seen).toHaveLength(1);
  });
});
