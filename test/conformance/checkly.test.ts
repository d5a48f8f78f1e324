/** Our Checkly test sessions against the emulator, on virtual time. */
import { afterEach, describe, expect, it } from "vitest";
import { Secret } from "../../src/lib/secret.ts";
import { checklyChecks } from "../../src/providers/checkly/index.ts";
import type { Checks, ProviderContext } from "../../src/providers/contract.ts";
import { providerError } from "../providers/checkly/scripted-checkly.ts";
import { type StartedCheckly, EPOCH, check, startCheckly } from "../sandbox/checkly/start-checkly.ts";

const MINUTE = 60_000;
const TRIGGER = "POST /v1/test-sessions/trigger";
const COMPLETION = "GET /v1/test-sessions/:id/completion";

let running: StartedCheckly[] = [];

afterEach(async () => {
  for (const checkly of running) await checkly.close();
  running = [];
});

async function start(options: Parameters<typeof startCheckly>[0]): Promise<StartedCheckly> {
  const checkly = await startCheckly(options);
  running.push(checkly);
  return checkly;
}

function contextOf(checkly: StartedCheckly, env: Readonly<Record<string, string>> = {}): ProviderContext {
  return {
    env: { ...checkly.env, ...env },
    clock: checkly.clock,
    random: Math.random,
    debug: () => {},
    requestTimeoutMs: 30_000,
  };
}

async function runChecks(
  checkly: StartedCheckly,
  over: Partial<Parameters<Checks["run"]>[0]> = {},
  env: Readonly<Record<string, string>> = {},
) {
  const checks = await checklyChecks.connect(
    { project: "web", team: null, repository: "acme/web" },
    contextOf(checkly, env),
  );
  return checks.run({
    tags: ["deploy"],
    url: checkly.site,
    bypass: null,
    commit: "0123456789abcdef0123456789abcdef01234567",
    environment: "staging",
    timeoutMs: 5 * MINUTE,
    ...over,
  });
}

function answers(checkly: StartedCheckly, route: string): readonly number[] {
  return checkly.served.log.filter((entry) => entry.route === route).map((entry) => entry.status);
}

describe("test sessions", () => {
  it("pass when the deployment answers as its checks expect", async () => {
    const checkly = await start({
      checks: [check(1, { contains: "healthy" }), check(2), check(3, { tags: ["other"] })],
    });
    const session = await runChecks(checkly);
    expect(session).toMatchObject({ status: "passed", url: expect.stringContaining("/test-sessions/") });
    expect(session?.runs.map((run) => [run.name, run.outcome])).toEqual([
      ["Check 1", "passed"],
      ["Check 2", "passed"],
    ]);
    expect(checkly.visits).toHaveLength(2);
  });

  it("fail when one check does, and say which", async () => {
    const checkly = await start({
      checks: [check(1), check(2, { path: "/chat" })],
      site: (request) => ({ status: request.path === "/chat" ? 500 : 200 }),
    });
    const session = await runChecks(checkly);
    expect(session?.status).toBe("failed");
    expect(session?.runs.map((run) => run.outcome)).toEqual(["passed", "failed"]);
  });

  it("need every one of several tags", async () => {
    const checkly = await start({ checks: [check(1, { tags: ["deploy", "api"] }), check(2, { tags: ["deploy"] })] });
    const session = await runChecks(checkly, { tags: ["deploy", "api"] });
    expect(session?.runs.map((run) => run.name)).toEqual(["Check 1"]);
  });

  it("are null when no check matches, and when the one that does is switched off", async () => {
    const checkly = await start({ checks: [check(1, { activated: false }), check(2, { tags: ["other"] })] });
    expect(await runChecks(checkly)).toBeNull();
  });

  it("report slow answers as degraded", async () => {
    const checkly = await start({
      checks: [check(1, { degradedOverMs: 5 })],
      site: async () => {
        await new Promise((resolve) => setTimeout(resolve, 30));
        return { status: 200 };
      },
    });
    const session = await runChecks(checkly);
    expect(session).toMatchObject({ status: "passed", runs: [{ outcome: "degraded" }] });
  });

  it("reach a protected deployment with the bypass secret, which the emulator does not show", async () => {
    const checkly = await start({
      checks: [check(1)],
      site: (request) => ({ status: request.headers["x-vercel-protection-bypass"] === "bypass-me" ? 200 : 401 }),
    });
    expect((await runChecks(checkly))?.status).toBe("failed");
    expect((await runChecks(checkly, { bypass: new Secret("BYPASS", "bypass-me") }))?.status).toBe("passed");
    expect(JSON.stringify(checkly.emulator.state())).not.toContain("bypass-me");
  });

  it("are waited for through answers of 408", async () => {
    const checkly = await start({ checks: [check(1, { runMs: 100_000 })] });
    const session = await runChecks(checkly);
    expect(session?.status).toBe("passed");
    const polls = answers(checkly, COMPLETION);
    expect(polls.length).toBeGreaterThan(1);
    expect(polls).toEqual([...polls.slice(1).map(() => 408), 200]);
    expect(checkly.clock.now() - EPOCH).toBeGreaterThanOrEqual(100_000);
  });

  it("throw vendor_timeout at our own deadline", async () => {
    const checkly = await start({ checks: [check(1, { runMs: 10 * MINUTE })] });
    const error = await providerError(runChecks(checkly, { timeoutMs: 65_000 }));
    expect(error).toMatchObject({ reasonCode: "vendor_timeout", message: expect.stringContaining("1m 5s") });
  });

  it("throw vendor_timeout when the results are lost", async () => {
    const checkly = await start({ checks: [check(1)] });
    checkly.faults.add({ emulator: "checkly", kind: "stale" });
    expect(await providerError(runChecks(checkly))).toMatchObject({ reasonCode: "vendor_timeout" });
  });

  it("without any result have verified nothing", async () => {
    const checkly = await start({ checks: [check(1)] });
    checkly.faults.add({ emulator: "checkly", kind: "empty" });
    expect(await runChecks(checkly)).toBeNull();
  });

  it("say canceled when somebody cancels them", async () => {
    // The site answers only after the cancel, so that virtual time stands still until then.
    const gate = Promise.withResolvers<void>();
    const checkly = await start({
      checks: [check(1)],
      site: async () => {
        await gate.promise;
        return { status: 200 };
      },
    });
    const session = runChecks(checkly);
    await expect.poll(() => checkly.visits.length).toBe(1);
    const { testSessions } = checkly.emulator.state() as { testSessions: { id: string }[] };
    await checkly.post(`/v1/test-sessions/${testSessions[0]?.id}/cancel`, {});
    gate.resolve();
    expect(await session).toMatchObject({ status: "canceled" });
  });
});

describe("trouble at Checkly while a session is started", () => {
  it("429 is waited out", async () => {
    const checkly = await start({ checks: [check(1)] });
    checkly.faults.add({ emulator: "checkly", route: TRIGGER, kind: "status", status: 429, times: 2 });
    expect((await runChecks(checkly))?.status).toBe("passed");
    expect(answers(checkly, TRIGGER)).toEqual([429, 429, 201]);
    // Checkly counts over a minute and publishes no header that says how much of it is left.
    expect(checkly.clock.now() - EPOCH).toBeGreaterThanOrEqual(40_000);
  });

  it("429 without end is a refusal, not a failed check", async () => {
    const checkly = await start({ checks: [check(1)] });
    checkly.faults.add({ emulator: "checkly", route: TRIGGER, kind: "status", status: 429 });
    expect(await providerError(runChecks(checkly))).toMatchObject({ reasonCode: "vendor_rate_limited", status: 429 });
  });

  it.each(["reset", "close"] as const)("a %s before it was started: it is started once", async (kind) => {
    const checkly = await start({ checks: [check(1)] });
    checkly.faults.add({ emulator: "checkly", route: TRIGGER, kind, times: 1 });
    expect((await runChecks(checkly))?.status).toBe("passed");
    expect((checkly.emulator.state() as { testSessions: unknown[] }).testSessions).toHaveLength(1);
  });

  it("that cuts off the answer makes the provider find the session again, not start it twice", async () => {
    const checkly = await start({ checks: [check(1)] });
    checkly.faults.add({ emulator: "checkly", route: TRIGGER, kind: "cut", times: 1 });
    expect((await runChecks(checkly))?.status).toBe("passed");
    expect((checkly.emulator.state() as { testSessions: unknown[] }).testSessions).toHaveLength(1);
    expect(answers(checkly, TRIGGER)).toHaveLength(1);
  });

  it("500 without end is vendor_unavailable", async () => {
    const checkly = await start({ checks: [check(1)] });
    checkly.faults.add({ emulator: "checkly", kind: "status", status: 500 });
    expect(await providerError(runChecks(checkly))).toMatchObject({ reasonCode: "vendor_unavailable", status: 500 });
  });

  it("500 and reset while waiting are asked again", async () => {
    const checkly = await start({ checks: [check(1)] });
    checkly.faults.add({ emulator: "checkly", route: COMPLETION, kind: "status", status: 502, times: 1 });
    checkly.faults.add({ emulator: "checkly", route: COMPLETION, kind: "reset", times: 1 });
    expect((await runChecks(checkly))?.status).toBe("passed");
  });

  it("through a wrong key is a rejected credential that is named", async () => {
    const checkly = await start({ checks: [check(1)] });
    const error = await providerError(runChecks(checkly, {}, { CHECKLY_API_KEY: "cu_wrong" }));
    expect(error).toMatchObject({
      reasonCode: "credential_rejected",
      remedy: expect.stringContaining("CHECKLY_API_KEY"),
    });
    expect(error.message).not.toContain("cu_wrong");
  });

  it("through a wrong account is refused, and is not taken for no matching check", async () => {
    const checkly = await start({ checks: [check(1)] });
    const error = await providerError(
      runChecks(checkly, {}, { CHECKLY_ACCOUNT_ID: "11111111-1111-4111-8111-111111111111" }),
    );
    expect(error).toMatchObject({
      reasonCode: "credential_insufficient",
      remedy: expect.stringContaining("CHECKLY_ACCOUNT_ID"),
    });
  });
});
