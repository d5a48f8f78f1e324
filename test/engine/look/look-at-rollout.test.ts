/** One look at a stage of a rolling release: what it judges, and the word that it leaves for the next one. */
import { describe, expect, it } from "vitest";
import { lookAtRollout } from "../../../src/engine/look/look-at-rollout.ts";
import { fail, hold } from "../../../src/lib/verdict.ts";
import type { Watch } from "../../../src/plan/plan.ts";
import { HEALTH, threshold } from "../../judge/watched-site.ts";
import { GATE, NOW, silence } from "../small-world.ts";
import {
  aborted,
  completed,
  inStage,
  openRollingWorld,
  PERCENTS,
  PLAN,
  type RollingWishes,
  type RollingWorld,
  rollingRecord,
  STAGE_MS,
  storeRecords,
  writeStatus,
} from "../rollout/rolling-world.ts";
import { SIMULATED_PLAN } from "../../simulation/run-release.ts";

const HOUR = 3_600_000;
const WATCH: Watch = {
  ...(SIMULATED_PLAN.stages.production.watch as Watch),
  silenceMs: 6 * HOUR,
  metrics: { [HEALTH.name]: HEALTH },
  rollbackConditions: [threshold(HEALTH.name, 5, 2)],
};
const production = { ...PLAN.production, watch: WATCH, verify: [GATE] };
/** Twenty minutes a stage, of which one has passed. */
const LONG = { rollout: { percents: PERCENTS, stageMs: 20 * STAGE_MS, before: null } };
const AT = "2026-01-05T09:59:00Z";
const STAGE_1 = `stage 1 of 3 since ${AT}`;
const SINCE = "since 2026-01-05T09:58:30Z";

type Own = ReturnType<typeof rollingRecord>;
type Wishes = RollingWishes & { readonly own?: Own; readonly prepare?: (world: RollingWorld) => void };

const recordAt = (reason: string | null, changes: Partial<Own> = {}) =>
  rollingRecord({ statusAt: NOW - 60_000, payload: LONG, reason, ...changes });

async function looked({ own = recordAt(STAGE_1), prepare, plan = { production }, ...wishes }: Wishes = {}) {
  const world = openRollingWorld({ plan, ...wishes });
  storeRecords(world, own);
  // What the record says is what was read.
  world.statuses.splice(0, world.statuses.length, ...world.statuses.slice(0, 1));
  const [first] = world.statuses;
  if (first !== undefined)
    world.statuses.push({ ...first, id: 2, state: "in_progress", description: `promoting ${SINCE}: ${own.reason}` });
  prepare?.(world);
  const context = { ...world.context, sides: { candidate: "new", stable: "old" } };
  const rolling = { host: world.host, forge: world.forge, record: own };
  return { world, result: await lookAtRollout(context, world.journal, rolling) };
}

describe("a look at a stage", () => {
  it("that goes on leaves what it knows in the record", async () => {
    const { world, result } = await looked();
    expect(result).toMatchObject({
      decision: "watching",
      reasonCode: "watch_open",
      summary: "Stage 1 of 3 of the rollout is watched until 2026-01-05T10:19:00Z; scheduled looks go on with it.",
    });
    expect(world.writes()).toEqual([`status 2: promoting ${SINCE}: ${STAGE_1}; 1 look, silent 1m at most, judged 0m`]);
    const ticks = world.events.filter(({ event }) => event === "tick");
    expect(ticks).toMatchObject([{ previousMs: null, clear: 0, open: 1 }]);
  });

  it("adds to what looks before it left", async () => {
    const own = recordAt(`${STAGE_1}; 4 looks, silent 2h 0m at most, judged 1m`);
    const { world } = await looked({ own });
    expect(world.writes()).toEqual([
      `status 2: promoting ${SINCE}: ${STAGE_1}; 5 looks, silent 2h 0m at most, judged 1m`,
    ]);
    const silent = await looked({ own: recordAt(own.reason, { statusAt: NOW - 3 * HOUR }) });
    // Of the time before the stage nobody could know.
    expect(silent.world.writes()[0]).toContain("silent 2h 0m at most");
    const ahead = await looked({ own: recordAt(STAGE_1, { statusAt: NOW + 5_000 }) });
    expect(ahead.world.writes()[0]).toContain("silent 0m at most");
  });

  it("says that gates are open which gave no answer", async () => {
    const gate = () => hold("vendor_unavailable", "no answer", "wait");
    const { world } = await looked({ gate });
    expect(world.writes()[0]).toMatch(/, gates open$/);
  });

  it("writes nothing over what somebody else has written meanwhile", async () => {
    const next = "promoting since 2026-01-05T09:58:30Z: stage 2 of 3 since 2026-01-05T10:00:00Z";
    for (const description of [next, "rolling back to dpl_old: bad"]) {
      const { world, result } = await looked({
        prepare: ({ statuses }) => {
          const last = statuses.at(-1);
          if (last !== undefined) statuses.push({ ...last, description });
        },
      });
      expect(result.decision).toBe("watching");
      expect(world.writes()).toEqual([]);
    }
  });

  it("goes on although the forge does not take its word", async () => {
    const forge = { createDeploymentStatus: () => Promise.reject(silence()) };
    const { world, result } = await looked({ forge });
    expect(result.decision).toBe("watching");
    expect(world.said("note")).toEqual(["the look was not written down: no answer"]);
  });
});

/** Gates alone are asked: the stage is over with this look. */
const UNWATCHED = { production: { ...production, watch: null } };

describe("a look that ends a stage", () => {
  it("writes down that the next one has begun, since another look may be hours away", async () => {
    const { world, result } = await looked({ plan: UNWATCHED });
    expect(result).toMatchObject({
      decision: "watching",
      reasonCode: "watch_open",
      summary: "Stage 2 of 3 of the rollout is watched; scheduled looks go on with it.",
    });
    expect(world.writes()).toEqual([
      "approve dpl_new 0",
      `status 2: promoting ${SINCE}: stage 2 of 3 since 2026-01-05T10:00:00Z`,
    ]);
  });

  it("gives it to everybody after the last, whose watch has begun then", async () => {
    const own = recordAt(`stage 2 of 3 since ${AT}`);
    const { world, result } = await looked({ plan: UNWATCHED, own, production: inStage(1) });
    expect(result).toMatchObject({
      decision: "watching",
      reasonCode: "watch_open",
      summary: "Production serves dpl_new.",
    });
    expect(world.writes()).toEqual(["complete dpl_new", expect.stringMatching(/^status 2: watching since /)]);
  });

  it("holds where both sides fail, and leaves it to a person", async () => {
    const gate = () => fail("gate_failed", "HTTP 500", "Fix it.");
    const { world, result } = await looked({ gate, plan: UNWATCHED });
    expect(result).toMatchObject({ decision: "hold", reasonCode: "both_sides_fail" });
    expect(world.writes()[0]).toContain("held since");
  });

  it("ends with the rollback that somebody made after the last stage", async () => {
    const own = recordAt(`stage 2 of 3 since ${AT}`);
    const { world, result } = await looked({
      plan: UNWATCHED,
      own,
      production: inStage(1),
      rollouts: {
        completeRollout: async () => {
          throw silence();
        },
      },
      prepare: (world) => {
        const { completeRollout } = world.rollouts;
        world.rollouts.completeRollout = async (id) => {
          world.production = aborted();
          return completeRollout(id);
        };
      },
    });
    expect(result).toMatchObject({ decision: "rolled-back", reasonCode: "already_rolled_back" });
    expect(world.writes()).not.toContain("complete dpl_new");
  });
});

describe("a look that finds no stage", () => {
  it("ends with what somebody made of the release", async () => {
    const { result } = await looked({ production: aborted() });
    expect(result).toMatchObject({ decision: "rolled-back", reasonCode: "already_rolled_back" });
  });

  it("finds everybody's watch begun where everybody gets it", async () => {
    const { result } = await looked({ production: completed() });
    expect(result).toMatchObject({ decision: "watching", reasonCode: "watch_open" });
  });

  it("holds where what everybody gets was read back wrong", async () => {
    const version = { path: "/v", json: "commit" };
    const { result } = await looked({
      plan: { production, version },
      site: () => "another commit",
      production: completed(),
    });
    expect(result).toMatchObject({
      decision: "hold",
      reasonCode: "read_back_mismatch",
      remedy: expect.stringMatching(/^Open \/v on the production domain/),
    });
  });
});

it("a look at a stage hears what a person wrote before it", async () => {
  const { world, result } = await looked({
    plan: UNWATCHED,
    prepare: (world) => writeStatus(world, { phase: "rolling-back", promotedAt: null, to: "dpl_old", reason: "asked" }),
  });
  expect(result.decision).toBe("rolled-back");
  expect(world.writes()[0]).toBe("rollback dpl_old: asked");
});
