/** One move of a rolling release: what is asked of the host, what is read back, and when it is given up. */
import { describe, expect, it } from "vitest";
import { moveRollout } from "../../../src/engine/rollout/move-rollout.ts";
import type { HostRollouts } from "../../../src/providers/contract.ts";
import { production } from "../../release/facts.ts";
import { NOW, silence } from "../small-world.ts";
import { aborted, completed, inStage, openRollingWorld, type RollingWishes } from "./rolling-world.ts";

const BEFORE = production("dpl_old");

async function moved(stage: number, wishes: RollingWishes = {}) {
  const world = openRollingWorld(wishes);
  const goal = { candidateId: "dpl_new", stage, stages: 3, beside: "dpl_old" };
  return { world, end: await moveRollout(world.context, world.journal, world.host, goal) };
}

describe("a move of a rolling release", () => {
  it.each([
    ["begins it", 0, BEFORE, "start dpl_new", "the host took stage 1"],
    ["goes on from the first stage", 1, inStage(0), "approve dpl_new 0", "the host took stage 2"],
    ["gives the last stage to everybody", 2, inStage(1), "complete dpl_new", "the host took stage 3"],
  ])("%s, and reads it back", async (_, stage, before, request, told) => {
    const { world, end } = await moved(stage, { production: before });
    expect(world.writes()).toEqual([request]);
    expect(end).toEqual({ kind: "there", production: world.production, changed: true });
    expect(world.said("progress")).toEqual([told]);
  });

  it("asks for nothing where somebody has gone on already", async () => {
    for (const [stage, before] of [
      [1, inStage(1)],
      [2, completed()],
    ] as const) {
      const { world, end } = await moved(stage, { production: before });
      expect(end).toEqual({ kind: "there", production: before, changed: false });
      expect(world.writes()).toEqual([]);
    }
  });

  it("stops where it was taken back, and says what production is and serves", async () => {
    const { world, end } = await moved(1, { production: aborted() });
    expect(end).toMatchObject({ kind: "stopped", verdict: { reasonCode: "production_moved" } });
    expect(world.writes()).toEqual([]);
    const { production: said } = world.journal.finishWith((end as Extract<typeof end, { kind: "stopped" }>).verdict);
    expect(said).toMatchObject({ after: "dpl_old", served: "HTTP 204" });
  });

  it("names what the host queued", async () => {
    const rollouts = { startRollout: async () => ({ kind: "queued" }) as const };
    const { world, end } = await moved(0, { production: BEFORE, rollouts });
    expect(world.said("progress")).toEqual(["the host queued the rolling release"]);
    expect(end).toMatchObject({ kind: "stopped", verdict: { reasonCode: "promotion_queued" } });
  });

  it("is given up after five minutes in which the host does not show it", async () => {
    let asked = 0;
    const rollouts: Partial<HostRollouts> = { startRollout: async () => ((asked += 1), { kind: "accepted" }) };
    const { world, end } = await moved(0, { production: BEFORE, rollouts });
    expect(end).toEqual({
      kind: "stopped",
      verdict: expect.objectContaining({
        outcome: "hold",
        reasonCode: "read_back_mismatch",
        summary:
          "Stage 1 of the rolling release of dpl_new was asked for, but after 5 minutes the host does not show it.",
        remedy:
          "Look at the project's rolling releases at the host; run this again (it continues) or dispatch a rollback.",
      }),
    });
    expect(asked).toBe(3);
    expect(world.clock.now() - NOW).toBeGreaterThan(5 * 60_000);
    const { production: said } = world.journal.finishWith((end as Extract<typeof end, { kind: "stopped" }>).verdict);
    expect(said).toMatchObject({ after: "dpl_old", served: "HTTP 204" });
  });

  it("has a host waited for that is busy for a moment only once visitors get it", async () => {
    const busyOnce = (request: "startRollout" | "approveStage", after: () => void): Partial<HostRollouts> => {
      let times = 0;
      return {
        [request]: async () => {
          times += 1;
          if (times === 1) return { kind: "refused", status: 409, message: "busy" };
          after();
          return { kind: "accepted" };
        },
      };
    };
    const first = await moved(0, { production: BEFORE, rollouts: busyOnce("startRollout", () => undefined) });
    expect(first.end).toMatchObject({ kind: "stopped", verdict: { reasonCode: "rollout_refused" } });
    let production = inStage(0);
    const rollouts = {
      ...busyOnce("approveStage", () => void (production = inStage(1))),
      readRollout: async () => production.rollout ?? null,
    };
    const second = await moved(1, { rollouts });
    expect(second.end).toMatchObject({ kind: "there", changed: true });
    expect(second.world.said("note")).toEqual(["the host could not take the rolling release, asking again: busy"]);
  });

  it("that was sent leaves production unknown where it cannot be read any more", async () => {
    let asked = false;
    const rollouts: Partial<HostRollouts> = {
      startRollout: async () => ((asked = true), { kind: "accepted" }),
      readRollout: () => (asked ? Promise.reject(silence()) : Promise.resolve(null)),
    };
    await expect(moved(0, { production: BEFORE, rollouts })).rejects.toThrow(
      /^The rolling release was sent, and what production serves since then is not known: no answer/,
    );
  });

  it("needs a host that has rolling releases", () => {
    const world = openRollingWorld();
    delete (world.host as { rollouts?: unknown }).rollouts;
    const goal = { candidateId: "dpl_new", stage: 1, stages: 3, beside: "dpl_old" };
    expect(() => moveRollout(world.context, world.journal, world.host, goal)).toThrow(
      "a rolling release at a host that has none",
    );
  });
});
