/** Health checks of a single look: as many as a condition needs, and no more. */
import { describe, expect, it } from "vitest";
import { probeAgain } from "../../../src/engine/look/probe-again.ts";
import { createWatchMemory } from "../../../src/engine/watch/watch-memory.ts";
import { fail, hold, pass, type Verdict } from "../../../src/lib/verdict.ts";
import type { Condition, Watch } from "../../../src/plan/plan.ts";
import { record } from "../../release/facts.ts";
import { HEALTH, threshold } from "../../judge/watched-site.ts";
import { GATE, NOW, openSmallWorld } from "../small-world.ts";

const GOOD = pass("gate_passed", "fine");
const BAD = fail("gate_failed", "HTTP 500", "Fix it.");
const BLIND = hold("vendor_unavailable", "no answer", "wait");
const healthOver = (value: number) => threshold(HEALTH.name, 5, value);
const rate = (count: number) => ({ ...healthOver(0), kind: "rate", count }) as unknown as Condition;

async function probed(conditions: readonly Condition[] | null, answers: readonly Verdict[] = [BAD], verify = [GATE]) {
  const simulated = openSmallWorld().context.plan.stages.production.watch as Watch;
  const watch =
    conditions === null
      ? null
      : { ...simulated, metrics: { ...simulated.metrics, [HEALTH.name]: HEALTH }, rollbackConditions: conditions };
  let asked = 0;
  const gate = () => answers[Math.min((asked += 1), answers.length) - 1] ?? BAD;
  const world = openSmallWorld({ plan: { production: { watch, verify } }, gate });
  const memory = createWatchMemory(false);
  await probeAgain(world.context, memory, record("promoting"));
  return { rounds: memory.rounds.map(({ failed }) => failed), tookMs: world.clock.now() - NOW, asked: world.asked };
}

describe("the health checks of a look", () => {
  it("go on while the site fails, one fewer than a condition needs: the look makes the last one", async () => {
    expect(await probed([healthOver(2)])).toEqual({
      rounds: [true, true],
      tookMs: 4_000,
      asked: Array.from({ length: 2 }, () => `gate Chat https://d0.example.com dpl_new ${"c".repeat(40)} production`),
    });
    expect((await probed([healthOver(2.5)])).rounds).toHaveLength(2);
    expect((await probed([rate(3)])).rounds).toHaveLength(3);
  });

  it("are as many as the condition needs that needs most, and five at most", async () => {
    expect((await probed([healthOver(1), healthOver(3), healthOver(2)])).rounds).toHaveLength(3);
    expect((await probed([healthOver(20)])).rounds).toHaveLength(4);
  });

  it("end with the first one that passes, or that could not be made", async () => {
    expect(await probed([healthOver(3)], [BAD, GOOD, BAD])).toMatchObject({ rounds: [true, false], tookMs: 2_000 });
    expect(await probed([healthOver(3)], [BAD, BLIND, BAD])).toMatchObject({ rounds: [true], tookMs: 2_000 });
  });

  it("are left to the look where one is enough, or no condition is about them", async () => {
    for (const conditions of [
      [healthOver(0)],
      [threshold("error_rate", 5, 3)],
      [{ ...rate(3), metric: "none" }],
      [],
      null,
    ])
      expect(await probed(conditions)).toEqual({ rounds: [], tookMs: 0, asked: [] });
    expect((await probed([{ ...healthOver(3), kind: "increase" } as unknown as Condition])).rounds).toEqual([]);
  });
});
