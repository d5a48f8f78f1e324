/** What a watch reads of its record once more before it carries out what it has decided: another run may have done so before. */
import { describe, expect, it } from "vitest";
import { rollBackWatched } from "../../src/engine/roll-back-watched.ts";
import type { ProductionStatus } from "../../src/release/record.ts";
import { production, record } from "../release/facts.ts";
import { writeStatus } from "./rollout/rolling-world.ts";
import { NOW, openSmallWorld, silence, type SmallWishes, type SmallWorld } from "./small-world.ts";

const WATCHED = record("watching", { promotedAt: NOW - 600_000, statusAt: NOW - 600_000 });
const WATCHING: ProductionStatus = { phase: "watching", promotedAt: NOW - 600_000, until: NOW };
const BY_ANOTHER: ProductionStatus = { phase: "rolled-back", to: "dpl_old", reason: "too slow" };

interface Decided {
  /** What stands in the record by now. */
  readonly written?: ProductionStatus;
  readonly readAt?: number;
  readonly prepare?: (world: SmallWorld) => void;
}

async function decided({ written = WATCHING, readAt, prepare }: Decided, wishes: SmallWishes = {}) {
  const world = openSmallWorld(wishes);
  await writeStatus(world, written);
  world.asked.length = 0;
  let reads = 0;
  const { listDeploymentStatuses } = world.forge;
  world.forge.listDeploymentStatuses = async (...given) => {
    reads += 1;
    return listDeploymentStatuses(...given);
  };
  prepare?.(world);
  const { context, journal, forge, host } = world;
  const order = { host, record: WATCHED, reason: "too slow", code: "condition_met" } as const;
  const result = await rollBackWatched(context, journal, forge, order, readAt);
  return { world, result, reads, asksHost: world.writes().some((text) => text.startsWith("rollback ")) };
}

describe("what a watch has decided", () => {
  it("is carried out where the record, read once more, says what it said", async () => {
    const { result, reads, asksHost } = await decided({});
    expect(result).toMatchObject({ decision: "rolled-back", reasonCode: "condition_met" });
    expect([reads, asksHost]).toEqual([1, true]);
  });

  it("is carried out without that where the record was read less than 30 seconds ago", async () => {
    const readsAt = async (readAt: number) => (await decided({ readAt })).reads;
    expect(await readsAt(NOW - 29_999)).toBe(0);
    expect(await readsAt(NOW - 30_000)).toBe(1);
  });

  it("is not carried out a second time where another run has, and a person promoted the release since", async () => {
    const { world, result, asksHost } = await decided({ written: BY_ANOTHER });
    expect(result).toMatchObject({
      decision: "hold",
      reasonCode: "production_moved",
      production: { after: "dpl_new" },
    });
    expect(asksHost).toBe(false);
    // What the other run wrote stays.
    expect(world.writes()).toEqual([]);
  });

  it("is said to be done where another run has, and production shows it", async () => {
    const { result, asksHost } = await decided({ written: BY_ANOTHER }, { production: production("dpl_old") });
    expect(result).toMatchObject({ decision: "rolled-back", reasonCode: "already_rolled_back" });
    expect(asksHost).toBe(false);
  });

  it("is carried out although another run has decided the same, which may have died since", async () => {
    const written: ProductionStatus = {
      phase: "rolling-back",
      promotedAt: NOW - 600_000,
      to: "dpl_old",
      reason: "slow",
    };
    expect(await decided({ written })).toMatchObject({ asksHost: true, result: { decision: "rolled-back" } });
  });

  it("is carried out where the forge does not say, and not after a mistake of ours", async () => {
    const failing = (error: Error) =>
      decided({
        prepare: (world) => {
          const { listDeploymentStatuses } = world.forge;
          let times = 0;
          world.forge.listDeploymentStatuses = async (...given) => {
            times += 1;
            if (times === 1) throw error;
            return listDeploymentStatuses(...given);
          };
        },
      });
    expect(await failing(silence())).toMatchObject({ asksHost: true, result: { decision: "rolled-back" } });
    await expect(failing(new TypeError("ours"))).rejects.toThrow("ours");
  });

  it("waits 400 ms for a forge that is slow to say so, and 800 ms in all until the host is asked", async () => {
    const readAt: number[] = [];
    const { result } = await decided({
      prepare: (world) => {
        const later = async () => {
          while (world.clock.now() < NOW + 3_000) await new Promise(setImmediate);
        };
        const { listDeploymentStatuses, createDeploymentStatus } = world.forge;
        world.forge.listDeploymentStatuses = async (...given) => (await later(), listDeploymentStatuses(...given));
        world.forge.createDeploymentStatus = async (...given) => {
          readAt.push(world.clock.now() - NOW);
          await later();
          return createDeploymentStatus(...given);
        };
        const { readProject } = world.host;
        world.host.readProject = async () => (readAt.push(world.clock.now() - NOW), readProject());
      },
    });
    expect(readAt.slice(0, 2)).toEqual([400, 800]);
    expect(result.decision).toBe("rolled-back");
  });
});
