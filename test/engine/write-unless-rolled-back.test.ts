/** The word on a rollback that was not made, beside what others have written meanwhile. */
import { describe, expect, it } from "vitest";
import { rollBackRelease } from "../../src/engine/roll-back-release.ts";
import { writeUnlessRolledBack } from "../../src/engine/write-unless-rolled-back.ts";
import type { ProductionStatus } from "../../src/release/record.ts";
import { production, record } from "../release/facts.ts";
import { writeStatus } from "./rollout/rolling-world.ts";
import { NOW, openSmallWorld, silence, type SmallWorld } from "./small-world.ts";

const BY_HAND: ProductionStatus = { phase: "rolled-back", to: "dpl_old", reason: "by hand" };
const WATCHED = record("watching", { promotedAt: NOW - 60_000, statusAt: NOW - 60_000 });

async function written(prepare: (world: SmallWorld) => void) {
  const world = openSmallWorld();
  prepare(world);
  const { context, journal, forge } = world;
  const held = { phase: "held", promotedAt: NOW - 60_000, reason: "production_moved, moved" } as const;
  await writeUnlessRolledBack(context, journal, forge, WATCHED, held);
  return world.writes();
}

describe("a word on a rollback that was not made", () => {
  const HELD = expect.stringMatching(/^status 2: held since .*: production_moved, moved$/);

  it("is written where the record says what this run knows", async () => {
    const watching = { phase: "watching", promotedAt: NOW - 60_000, until: NOW } as const;
    expect(await written((world) => writeStatus(world, watching))).toEqual([HELD]);
  });

  it("is not written over another's rollback", async () => {
    expect(await written((world) => writeStatus(world, BY_HAND))).toEqual([]);
  });

  it("is written where the record cannot be read, and not after a mistake of ours", async () => {
    const failing = (error: Error) =>
      written((world) => {
        world.forge.listDeploymentStatuses = async () => {
          throw error;
        };
      });
    expect(await failing(silence())).toEqual([HELD]);
    await expect(failing(new TypeError("ours"))).rejects.toThrow("ours");
  });
});

describe("a release whose rollback was decided while a person made another one", () => {
  it.each([
    ["production is somebody else's then", WATCHED, production("dpl_theirs"), "production_moved"],
    [
      "there is nothing to go back to",
      { ...WATCHED, payload: { ...WATCHED.payload, knownGood: null } },
      production("dpl_new"),
      "no_known_good",
    ],
  ] as const)("keeps what they wrote where %s", async (_, own, shown, reasonCode) => {
    const world = openSmallWorld({ production: shown });
    const { createDeploymentStatus } = world.forge;
    // Right after the decision, which came first.
    world.forge.createDeploymentStatus = async (id, status) => {
      const stored = await createDeploymentStatus(id, status);
      writeStatus(world, BY_HAND);
      return stored;
    };
    if (own.payload.knownGood === null) writeStatus(world, BY_HAND);
    const order = { host: world.host, record: own, reason: "too slow" };
    expect(await rollBackRelease(world.context, world.journal, order)).toMatchObject({ reasonCode });
    expect(world.writes().filter((text) => /^status 2: (?:held|failed)/.test(text))).toEqual([]);
  });
});
