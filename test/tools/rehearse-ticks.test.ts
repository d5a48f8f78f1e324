/** A watch rehearsed as the looks of a schedule: what comes late, and what is shown. */
import { describe, expect, it } from "vitest";
import type { CommandOptions } from "../../src/engine/context.ts";
import type { CommandResult, ReleaseEvent } from "../../src/release/result.ts";
import { createTickScreen, watchByTicks } from "../../src/tools/rehearse/watch-by-ticks.ts";

const MINUTE = 60_000;

/** When each command was run, in minutes, and with what; the watch is over at its time. */
async function ticksOf(everyMs: number, lateMs: number, watchForMs: number) {
  let now = 0;
  const asked: [at: number, options: Partial<CommandOptions>][] = [];
  const result = await watchByTicks({
    ticks: { everyMs, lateMs },
    watchForMs,
    clock: {
      now: () => now,
      sleep: async (ms) => {
        now += ms;
      },
    },
    signal: new AbortController().signal,
    watch: async (options) => {
      asked.push([now / MINUTE, options]);
      return { decision: now >= watchForMs ? "proceed" : "watching" } as CommandResult;
    },
  });
  return { asked, result, at: asked.map(([minute]) => minute) };
}

describe("the ticks of a rehearsed schedule", () => {
  it("begin with a job that hands over at once, and go on until the watch is over", async () => {
    const { asked, at, result } = await ticksOf(15 * MINUTE, 0, 60 * MINUTE);
    expect(at).toEqual([0, 15, 30, 45, 60]);
    expect(asked[0]?.[1]).toMatchObject({ jobLimitMs: 0, looksFollow: true });
    expect(asked.slice(1).every(([, { look }]) => look === true)).toBe(true);
    expect(result.decision).toBe("proceed");
  });

  it("come late once, a third into the watch, and what would have come meanwhile is left out", async () => {
    expect((await ticksOf(15 * MINUTE, 40 * MINUTE, 120 * MINUTE)).at).toEqual([0, 15, 30, 85, 90, 105, 120]);
  });
});

const UNREAD = { before: null, after: null, served: null };

describe("the lines of a terminal", () => {
  const shown: string[] = [];
  const screen = createTickScreen((event) => void shown.push(event.event), 60 * MINUTE);
  const look = (at: number, ...between: ReleaseEvent[]) => {
    screen({ event: "start", at, command: "watch", release: "", commit: "" });
    for (const event of between) screen(event);
    const decided = { decision: "watching", reasonCode: "watch_open", summary: "", production: UNREAD } as const;
    screen({ event: "decision", at, command: "watch", ...decided });
    return shown.splice(0);
  };

  it("show few of the looks that find nothing, and all of one that finds something", () => {
    expect(look(0)).toEqual(["decision"]);
    expect(look(MINUTE)).toEqual([]);
    expect(look(2 * MINUTE, { event: "note", at: 0, text: "late" })).toEqual(["start", "note", "decision"]);
    expect(look(6 * MINUTE)).toEqual(["decision"]);
    expect(look(7 * MINUTE, { event: "note", at: 0, text: "late" })).toEqual([]);
  });
});
