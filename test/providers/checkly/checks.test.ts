import { afterEach, describe, expect, it } from "vitest";
import { Secret } from "../../../src/lib/secret.ts";
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

describe("a test session sends", () => {
  it("the tags as one list, the URL as a plain variable, and the commit", async () => {
    await run(ending(completed("PASSED", [result()])));
    const [trigger] = checkly?.seen ?? [];
    expect(trigger).toMatchObject({ method: "POST", path: "/v1/test-sessions/trigger" });
    expect(trigger?.headers).toMatchObject({ authorization: "Bearer cu_secret-key", "x-checkly-account": "acc-1" });
    expect(trigger?.body).toEqual({
      name: expect.stringMatching(/^Holdpoint staging 0123456 [0-9a-f-]{36}$/),
      runLocation: "eu-central-1",
      target: { matchTags: [["deploy", "!slow"]] },
      environmentVariables: [{ key: "ENVIRONMENT_URL", value: "https://web-abc.vercel.app", secret: false }],
      metadata: { environment: "staging", commitId: "0123456789abcdef", repoUrl: "https://github.com/acme/web" },
    });
  });

  it("the bypass secret as a secret variable, and nothing of it to the log", async () => {
    const bypass = new Secret("VERCEL_AUTOMATION_BYPASS_SECRET", "bypass-value");
    await run(ending(completed("PASSED", [result()])), { bypass }, { CHECKLY_RUN_LOCATION: "my-office" });
    expect(checkly?.seen[0]?.body).toMatchObject({
      runLocation: "my-office",
      environmentVariables: [
        { key: "ENVIRONMENT_URL" },
        { key: "VERCEL_BYPASS_TOKEN", value: "bypass-value", secret: true },
      ],
    });
    expect(checkly?.debugLines.length).toBeGreaterThan(0);
    expect(checkly?.debugLines.join("\n")).not.toMatch(/bypass-value|secret-key/);
  });

  it("nothing along a redirect to another origin", async () => {
    const other = await scriptCheckly(() => triggered());
    const error = await providerError(run(() => ({ status: 307, headers: { location: `${other.origin}/x` } })));
    expect(error.reasonCode).toBe("vendor_answer_unknown");
    expect(other.seen).toEqual([]);
    await other.close();
  });

  it("nothing at all without a key or an account", async () => {
    const error = await providerError(run(() => triggered(), {}, { CHECKLY_ACCOUNT_ID: "" }));
    expect(error).toMatchObject({
      reasonCode: "secret_missing",
      message: expect.stringContaining("CHECKLY_ACCOUNT_ID"),
    });
    expect(checkly?.seen).toEqual([]);
  });
});

describe("no matching check", () => {
  it.each([
    { status: 404, body: { statusCode: 404, error: "Not Found", message: "No matching checks" } },
    {
      status: 403,
      body: { statusCode: 403, error: "Forbidden", message: "none", errorCode: "ERR_NO_MATCHING_CHECKS" },
    },
  ])("$status is null", async (answer) => {
    expect(await run(() => answer)).toBeNull();
    expect(checkly?.seen).toHaveLength(1);
  });

  it("another 403 is a credential that may not", async () => {
    const error = await providerError(
      run(() => ({ status: 403, body: { statusCode: 403, error: "Forbidden", message: "no" } })),
    );
    expect(error).toMatchObject({ reasonCode: "credential_insufficient", status: 403 });
  });
});

describe("what an ended session proves", () => {
  it("passes with a degraded run", async () => {
    const session = await run(ending(completed("PASSED", [result(), result({ name: "Chat", isDegraded: true })])));
    expect(session).toEqual({
      id: SESSION,
      status: "passed",
      url: LINK,
      runs: [
        { name: "Health", outcome: "passed", url: `${LINK}/results/1` },
        { name: "Chat", outcome: "degraded", url: `${LINK}/results/1` },
      ],
    });
  });

  it("counts final results only: a failed attempt that was repeated with success has passed", async () => {
    const attempts = [result({ resultType: "ATTEMPT", hasFailures: true, status: "FAILED" }), result()];
    expect(await run(ending(completed("PASSED", attempts)))).toMatchObject({
      status: "passed",
      runs: [{ outcome: "passed" }],
    });
  });

  it("is failed when a result is, whatever the sum says", async () => {
    expect(await run(ending(completed("PASSED", [result({ hasFailures: true })])))).toMatchObject({ status: "failed" });
  });

  it("keeps canceled and timed out apart from failed", async () => {
    expect(await run(ending(completed("CANCELLED", [result({ status: "CANCELLED" })])))).toMatchObject({
      status: "canceled",
      runs: [{ outcome: "aborted" }],
    });
    await checkly?.close();
    expect(await run(ending(completed("TIMED_OUT", [])))).toMatchObject({ status: "timed-out" });
  });

  it.each([[[]], [undefined]])("is null without a result (%j)", async (results) => {
    expect(await run(ending(completed("PASSED", results)))).toBeNull();
  });

  it.each([
    ["Checkly's own trouble", "FAILED", { hasErrors: true, status: "FAILED" }],
    ["an aborted run", "PASSED", { aborted: true }],
    ["a run that never ended", "PASSED", { resultType: "PENDING", status: "RUNNING" }],
    ["a run that was canceled", "FAILED", { status: "CANCELLED", hasFailures: true }],
  ])("keeps what came to no result apart: %s", async (_, status, over) => {
    const session = await run(ending(completed(status, [result(), result({ name: "Chat", ...over })])));
    expect(session?.runs.map((each) => each.outcome)).toEqual(["passed", "aborted"]);
    expect(session?.status).toBe(status.toLowerCase());
  });

  it.each([
    ["a failure without a failed result", "FAILED", [result()]],
    ["a failure without any result", "FAILED", []],
    ["a status that is not known", "EXPLODED", [result()]],
  ])("is neither passed nor failed: %s", async (_, status, results) => {
    const error = await providerError(run(ending(completed(status, results))));
    expect(error).toMatchObject({ reasonCode: "vendor_answer_unknown", message: expect.stringContaining(SESSION) });
    expect(error.remedy).toContain(LINK);
  });

  it("refuses an answer in another shape and names the key", async () => {
    const error = await providerError(run(ending({ status: 200, body: { testSessionId: 7 } })));
    expect(error).toMatchObject({
      reasonCode: "vendor_answer_unknown",
      message: expect.stringContaining("testSessionId"),
    });
  });
});
