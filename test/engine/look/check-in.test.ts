/** What the team's monitor is told of a look, and that a look goes on without it. */
import { describe, expect, it } from "vitest";
import { withCheckIn } from "../../../src/engine/look/check-in.ts";
import type { CommandContext } from "../../../src/engine/context.ts";
import type { CommandResult } from "../../../src/release/result.ts";
import { openSmallWorld, silence, type SmallWishes } from "../small-world.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const NOT_TOLD = "the monitor of scheduled looks was not told: no answer";

function open(wishes: SmallWishes = {}, end: (went: string) => Promise<void> = async () => undefined) {
  const world = openSmallWorld(wishes);
  const told: unknown[] = [];
  const monitor = {
    begin: (about: object) => {
      told.push(about);
      return { end: (went: string) => (told.push(went), end(went)) };
    },
  };
  const context = {
    ...world.context,
    role: async (name: string) => (name === "monitor" ? monitor : {}),
  } as unknown as CommandContext;
  return { world, context, told };
}

const ended = (decision: CommandResult["decision"]) => async () => ({ decision }) as CommandResult;

describe("the monitor of looks", () => {
  it.each([
    ["proceed", "well"],
    ["watching", "well"],
    ["rolled-back", "well"],
    ["hold", "wrong"],
    ["failed", "wrong"],
  ] as const)("is told of a look that ends with %s that it went %s", async (decision, went) => {
    const { world, context, told } = open();
    expect(await withCheckIn(context, world.journal, ended(decision))).toEqual({ decision });
    expect(told).toEqual([{ name: "simulated", silenceMs: 6 * HOUR, longestMs: 15 * MINUTE }, went]);
    expect(world.said("note")).toEqual([]);
  });

  it("expects a look as often as the plan says, and every six hours where it has no watch", async () => {
    const { watch } = openSmallWorld().context.plan.stages.production;
    const silences: unknown[] = [];
    for (const wish of [watch && { ...watch, silenceMs: HOUR }, null]) {
      const { world, context, told } = open({ plan: { production: { watch: wish } } });
      await withCheckIn(context, world.journal, ended("proceed"));
      silences.push((told[0] as { silenceMs: number }).silenceMs);
    }
    expect(silences).toEqual([HOUR, 6 * HOUR]);
  });

  it("is told that a look went wrong which could not look", async () => {
    const { world, context, told } = open();
    const look = () => Promise.reject<CommandResult>(new Error("cannot look"));
    await expect(withCheckIn(context, world.journal, look)).rejects.toThrow("cannot look");
    expect(told.at(-1)).toBe("wrong");
  });

  it("keeps no look from its end where it gives no answer", async () => {
    const { world, context } = open({}, () => Promise.reject(silence()));
    expect(await withCheckIn(context, world.journal, ended("hold"))).toEqual({ decision: "hold" });
    expect(world.said("note")).toEqual([NOT_TOLD]);
    const none = { ...context, role: () => Promise.reject(silence()) };
    expect(await withCheckIn(none, world.journal, ended("proceed"))).toEqual({ decision: "proceed" });
    expect(world.said("note")).toEqual([NOT_TOLD, NOT_TOLD]);
  });
});
