/** Health checks of a watch to which somebody only looks in: what the looks say, and where nobody looked for too long. */
import { describe, expect, it } from "vitest";
import { judgePresence, type Presence } from "../../src/judge/judge-presence.ts";
import type { WatchedCondition } from "../../src/judge/judge-window.ts";
import type { ProbeRound } from "../../src/judge/probe-rounds.ts";
import { fail, pass } from "../../src/lib/verdict.ts";
import type { WindowCondition } from "../../src/plan/plan.ts";
import { expectTold } from "../expect-told.ts";
import { at, HEALTH, MINUTE, threshold } from "./watched-site.ts";

const SPAN = { from: at(0), to: at(60) };
const WATCHED: WatchedCondition = {
  condition: threshold(HEALTH.name, 10, 2, 1) as WindowCondition,
  list: "rollback",
  metric: HEALTH,
  watched: SPAN,
  span: SPAN,
  series: null,
  everyMs: MINUTE,
  grid: [],
};
const PRESENCE: Presence = { looks: 3, longestSilenceMs: 20 * MINUTE, acceptedMs: 20 * MINUTE };
const rounds = (...made: readonly (readonly [minute: number, failed: boolean])[]): readonly ProbeRound[] =>
  made.map(([minute, failed]) => ({ at: at(minute), failed }));

const judge = (made: readonly ProbeRound[], minute: number, presence: Partial<Presence> = {}) =>
  judgePresence(WATCHED, pass("condition_clear", "clear"), {
    presence: { ...PRESENCE, ...presence },
    rounds: made,
    now: at(minute),
  });

describe("health checks of a watch to which somebody looks in", () => {
  it("stay failed where the rounds have failed, however long nobody looked", () => {
    const failed = fail("condition_met", "down", "It is rolled back.");
    const presence = { ...PRESENCE, longestSilenceMs: 99 * MINUTE };
    expect(judgePresence(WATCHED, failed, { presence, rounds: [], now: at(5) })).toBe(failed);
    expect(judgePresence(WATCHED, null, { presence, rounds: [], now: at(5) })?.outcome).toBe("hold");
  });

  it("hold where nobody looked for longer than the plan accepts, and say for how long", () => {
    const held = judge(rounds([30, false]), 30, { longestSilenceMs: 20 * MINUTE + 1_000 });
    expect(held).toMatchObject({ outcome: "hold", reasonCode: "watch_incomplete" });
    expectTold(held, [HEALTH.name, "20m 1s", "20m", "`silence`"]);
    expect(judge(rounds([30, false]), 30)?.outcome).toBe("pass");
    expect(judge(rounds([30, false]), 30, { longestSilenceMs: 0 })?.outcome).toBe("pass");
  });

  it("are judged on the rounds of the condition's window, and on none from before the watch", () => {
    const bad = [1, 2, 3].map((minute) => [minute, true] as const);
    expect(judge(rounds(...bad, [10, false]), 10)?.outcome).toBe("fail");
    expect(judge(rounds(...bad, [30, false]), 30)?.outcome).toBe("pass");
    const early = [-3, -2, -1].map((minute) => [minute, true] as const);
    expect(judge(rounds(...early, [2, false]), 2)?.outcome).not.toBe("fail");
  });

  it("say by how many looks they are known, and how far these were apart", () => {
    const seen = (looks: number) => judge(rounds([30, false]), 30, { looks })?.evidence.at(-1);
    expect(seen(3)).toEqual({ label: "health checks", value: expect.stringMatching(/3 looks,.* 20m/) as string });
    expect(seen(1)?.value).toMatch(/1 look,/);
    expect(judge(rounds([30, false]), 30)?.evidence.length).toBeGreaterThan(1);
  });
});
