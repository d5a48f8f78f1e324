/** One look at what a rung changes: what it is opened with, and what comes of a look that fails or takes too long. */
import { describe, expect, it } from "vitest";
import type { CommandContext } from "../../../src/engine/context.ts";
import { observeRung } from "../../../src/engine/ladder/observe-rung.ts";
import type { Rung, RungContext, RungRelease } from "../../../src/rungs/contract.ts";
import { createVirtualClock } from "../../../src/sandbox/virtual-clock.ts";
import { trouble } from "./ladder-world.ts";

const NOW = 1_000_000;
const RELEASE = { id: "r1" } as Partial<RungRelease> as RungRelease;
const OFF = { is: "done", summary: "The lever is off." } as const;

async function observed(observe: Rung["observe"]) {
  const clock = createVirtualClock(NOW);
  const opened: unknown[] = [];
  const rung = { key: "lever", observe } as Partial<Rung> as Rung;
  const openRung: CommandContext["openRung"] = async (key, { signal, ...order }) => {
    opened.push({ key, ...order });
    return { rung, spec: order.spec, context: { ...order, clock, signal } as Partial<RungContext> as RungContext };
  };
  const context = { clock, openRung } as Partial<CommandContext> as CommandContext;
  const found = await observeRung(context, { key: "lever", rung, spec: { which: "left" }, release: RELEASE });
  return { found, opened, tookMs: clock.now() - NOW };
}

describe("a look at a rung that nobody takes", () => {
  it("opens it for this release, with its own words and five seconds, and asks it once", async () => {
    const asked: unknown[] = [];
    const { found, opened } = await observed(async (spec, { release }) => (asked.push(spec, release.id), OFF));
    expect(found).toEqual(OFF);
    expect(opened).toEqual([
      { key: "lever", release: RELEASE, spec: { which: "left" }, until: NOW + 5_000, begun: false },
    ]);
    expect(asked).toEqual([{ which: "left" }, "r1"]);
  });

  it.each([
    ["fails", () => Promise.reject(trouble()), 0],
    ["breaks", () => Promise.reject(new TypeError("ours")), 0],
    ["takes too long", () => new Promise<never>(() => undefined), 5_000],
  ])("that %s has found nothing", async (_, observe, tookMs) => {
    expect(await observed(observe)).toMatchObject({ found: null, tookMs });
  });
});
