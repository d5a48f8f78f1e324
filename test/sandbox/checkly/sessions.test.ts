import { afterEach, describe, expect, it } from "vitest";
import type { Clock } from "../../../src/lib/clock.ts";
import { EPOCH, type StartedCheckly, bodyOf, check, checkId, startCheckly, trigger } from "./start-checkly.ts";

const MINUTE = 60_000;

let checkly: StartedCheckly | null = null;

afterEach(async () => {
  await checkly?.close();
  checkly = null;
});

async function start(options: Parameters<typeof startCheckly>[0]): Promise<StartedCheckly> {
  checkly = await startCheckly(options);
  return checkly;
}

describe("test sessions", () => {
  it.each([
    ["no name", { name: "" }],
    ["no location", { runLocation: undefined }],
    ["an unknown key", { tags: ["a"] }],
    ["tags that are not lists", { target: { matchTags: ["a"] } }],
    ["a variable without a value", { environmentVariables: [{ key: "A" }] }],
    ["a flag that is no truth value", { environmentVariables: [{ key: "A", value: "1", secret: "yes" }] }],
  ])("are refused with %s", async (_, over) => {
    const { post } = await start({ checks: [check(1)] });
    expect((await post("/v1/test-sessions/trigger", trigger(over))).status).toBe(400);
  });

  it("match tags as and within a list, or between lists, and not with an exclamation mark", async () => {
    const { post, site } = await start({
      checks: [check(1, { tags: ["a", "b"] }), check(2, { tags: ["a"] }), check(3, { tags: ["c", "slow"] })],
    });
    const environmentVariables = [{ key: "ENVIRONMENT_URL", value: site }];
    const names = async (matchTags: readonly (readonly string[])[]) => {
      const body = trigger({ target: { matchTags }, environmentVariables });
      const session = await bodyOf<{ results: { name: string }[] }>(post("/v1/test-sessions/trigger", body), 201);
      return session.results.map((run) => run.name);
    };
    expect(await names([["a", "b"]])).toEqual(["Check 1"]);
    expect(await names([["a", "b"], ["c"]])).toEqual(["Check 1", "Check 3"]);
    expect(await names([["a", "!b"]])).toEqual(["Check 2"]);
    expect(await names([])).toHaveLength(3);
    await bodyOf(post("/v1/test-sessions/trigger", trigger({ target: { matchTags: [["c", "!slow"]] } })), 404);
  });

  it("leave no trace in production's results", async () => {
    const { post, get, site } = await start({ checks: [check(1)] });
    const body = trigger({ environmentVariables: [{ key: "ENVIRONMENT_URL", value: site }] });
    const { testSessionId } = await bodyOf<{ testSessionId: string }>(post("/v1/test-sessions/trigger", body), 201);
    const ended = await bodyOf(get(`/v1/test-sessions/${testSessionId}/completion?maxWaitSeconds=30`));
    expect(ended).toMatchObject({ status: "PASSED", results: [{ status: "PASSED", resultType: "FINAL" }] });
    expect(await bodyOf(get(`/v2/check-results/${checkId(1)}`))).toMatchObject({ length: 0 });
    expect(await bodyOf(get("/v1/test-sessions?textSearch=nothing"))).toMatchObject({ length: 0 });
  });

  it("answer 408 after the asked time on the sandbox clock, and 400 for more than 30 seconds", async () => {
    const slept: number[] = [];
    const clock: Clock = {
      now: () => EPOCH,
      // The run never ends; everything else is over at once.
      sleep: (ms) => {
        slept.push(ms);
        return ms === MINUTE ? Promise.withResolvers<void>().promise : Promise.resolve();
      },
    };
    const { post, get } = await start({ checks: [check(1, { runMs: MINUTE })], clock });
    const { testSessionId } = await bodyOf<{ testSessionId: string }>(
      post("/v1/test-sessions/trigger", trigger()),
      201,
    );
    const path = `/v1/test-sessions/${testSessionId}/completion?maxWaitSeconds=`;
    expect(await bodyOf(get(`${path}7`), 408)).toMatchObject({ statusCode: 408 });
    expect(slept).toContain(7_000);
    await bodyOf(get(`${path}31`), 400);
  });
});

describe("check sessions", () => {
  it("run against production, one a check, and are counted", async () => {
    const { post, get } = await start({ checks: [check(1), check(2, { status: 404 })] });
    const { sessions } = await bodyOf<{ sessions: { checkSessionId: string; status: string }[] }>(
      post("/v2/check-sessions/trigger", { target: { matchTags: [["deploy"]] } }),
      201,
    );
    expect(sessions.map((session) => session.status)).toEqual(["STARTED", "STARTED"]);
    const ended = [];
    for (const session of sessions)
      ended.push(await bodyOf<{ status: string }>(get(`/v2/check-sessions/${session.checkSessionId}/completion`)));
    expect(ended.map((session) => session.status)).toEqual(["PASSED", "FAILED"]);
    expect(await bodyOf(get(`/v2/check-results/${checkId(2)}`))).toMatchObject({
      length: 1,
      entries: [{ hasFailures: true }],
    });
    await bodyOf(post("/v2/check-sessions/trigger", { target: { matchTags: [["nothing"]] } }), 404);
  });
});
