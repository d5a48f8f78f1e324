/** A release's own rollback where the plan's ladder has a rung beside the host's: which of them is taken, and what is written. */
import { describe, expect, it } from "vitest";
import type { RollbackOrder } from "../../../src/engine/follow-rollback.ts";
import { rollBackRelease } from "../../../src/engine/roll-back-release.ts";
import { fail, pass } from "../../../src/lib/verdict.ts";
import type { Host } from "../../../src/providers/contract.ts";
import type { WayBack } from "../../../src/release/way-back.ts";
import type { Rung } from "../../../src/rungs/contract.ts";
import { createVirtualClock } from "../../../src/sandbox/virtual-clock.ts";
import { production, record } from "../../release/facts.ts";
import { GATE, NOW, openSmallWorld, silence, type SmallWishes, type SmallWorld } from "../small-world.ts";

const WATCHED = record("watching", { promotedAt: NOW - 60_000, statusAt: NOW - 60_000 });
const UNSAFE: WayBack = {
  verdict: "unsafe",
  to: "dpl_old",
  reasons: [{ about: "gates", says: "its chat fails on the new schema" }],
  differences: [],
  unknown: [],
};
const refuse: Host["rollback"] = async () => ({ kind: "refused", status: 402, message: "not on this plan" });

interface Lever {
  /** `host` before it or behind it. */
  readonly order?: "lever first" | "host first";
  /** Production's gates pass once the lever is set. */
  readonly heals?: boolean;
  /** Production's gates pass once the host has rolled back. */
  readonly healedByHost?: boolean;
  /** What setting it does besides. */
  readonly does?: (world: SmallWorld) => void;
  readonly once?: boolean;
  /** It is set already, which somebody did since the release. */
  readonly set?: boolean;
}

function open(lever: Lever, wishes: SmallWishes = {}) {
  let isSet = lever.set === true;
  const rung: Rung = {
    key: "lever",
    description: "",
    example: "",
    cannotUndo: "",
    roles: [],
    explain: () => "",
    moves: "behavior",
    once: () => lever.once === true,
    settlesMs: () => 0,
    observe: async () =>
      isSet ? { is: "done", summary: "It is set.", before: "otherwise" } : { is: "due", state: null },
    apply: async () => {
      world.asked.push("set the lever");
      isSet = true;
      lever.does?.(world);
      return pass("rung_done", "set");
    },
    restore: async () => {
      world.asked.push("put the lever back");
      isSet = false;
      return pass("rung_done", "put back");
    },
  };
  const isHealed = () =>
    (lever.heals === true && isSet) ||
    (lever.healedByHost === true && world.production.project.productionDeploymentId === "dpl_old");
  const ladder = lever.order === "host first" ? ["host", "lever"] : ["lever", "host"];
  const world: SmallWorld = openSmallWorld({
    clock: createVirtualClock(NOW),
    rungs: { lever: rung },
    gate: () => (isHealed() ? pass("gate_passed", "passed") : fail("gate_failed", "it is down", "fix it")),
    ...wishes,
    plan: { production: { verify: [GATE] }, rollback: { ladder, incident: { labels: [] } } },
  });
  return world;
}

async function rolledBack(lever: Lever, wishes: SmallWishes = {}, changes: Partial<RollbackOrder> = {}) {
  const world = open(lever, wishes);
  const order = { host: world.host, record: WATCHED, reason: "too slow", ...changes };
  const result = await rollBackRelease(world.context, world.journal, order);
  return { world, result, writes: world.writes().map((text) => text.replace(/ since \S+Z/, "")) };
}

const DECIDED = "status 2: rolling back to dpl_old: too slow";
const ASKED = "rollback dpl_old: too slow";
const ISSUE = expect.stringMatching(/^issue: /);

describe("a rung before the host's", () => {
  it("that helps leaves the release where it is, for a person to decide, with its word in the record", async () => {
    const { result, writes } = await rolledBack({ heals: true });
    expect(result).toMatchObject({ decision: "hold", reasonCode: "mitigated", production: { after: "dpl_new" } });
    expect(writes).toEqual([
      DECIDED,
      "set the lever",
      expect.stringMatching(/^status 2: held after lever=helped: mitigated, /),
      expect.stringMatching(/^commit pending: mitigated, /),
      ISSUE,
    ]);
  });

  it("that seems to help, of a host that is silent then, counts once the host shows the release, or stays silent", async () => {
    /** Silent from when the lever is set for so long; then production is this. */
    const silentFor = (silentMs: number, shown: string) =>
      rolledBack({
        heals: true,
        does: (world) => {
          const { readProject } = world.host;
          const until = world.clock.now() + silentMs;
          world.host.readProject = async () => {
            if (world.clock.now() < until) throw silence();
            return readProject();
          };
          world.production = production(shown);
        },
      });
    const ours = await silentFor(30_000, "dpl_new");
    expect(ours.result).toMatchObject({ reasonCode: "mitigated", production: { after: "dpl_new" } });
    const theirs = await silentFor(30_000, "dpl_theirs");
    expect(theirs.result).toMatchObject({ decision: "hold", reasonCode: "production_moved" });
    expect(theirs.writes).not.toContain(ASKED);
    expect(theirs.world.events).toContainEqual(
      expect.objectContaining({
        event: "gate",
        verdict: expect.objectContaining({
          summary: expect.stringContaining(
            "Production is not this release's any more, so nothing shows that it helped.",
          ),
        }),
      }),
    );
    const never = await silentFor(60 * 60_000, "dpl_theirs");
    expect(never.result).toMatchObject({ reasonCode: "mitigated", production: { after: null } });
  });

  it("that helps waits with its word until the decision is written, which came late", async () => {
    const world = open({ heals: true });
    const write = world.forge.createDeploymentStatus.bind(world.forge);
    let times = 0;
    world.forge.createDeploymentStatus = async (...given) => {
      times += 1;
      if (times === 1) await turnsOrSecond();
      return write(...given);
    };
    const turnsOrSecond = async () => {
      const isOver = () => times === 2;
      for (let turn = 0; turn < 1_000 && !isOver(); turn += 1) await new Promise(setImmediate);
    };
    await rollBackRelease(world.context, world.journal, { host: world.host, record: WATCHED, reason: "too slow" });
    const phases = world.statuses.map(({ description }) => description.split(" since")[0]);
    expect(phases).toEqual(["rolling back", "held"]);
  });

  it("that does not help is put back once the host has rolled back", async () => {
    const { result, writes } = await rolledBack({ healedByHost: true });
    expect(result.decision).toBe("rolled-back");
    expect(writes).toEqual([
      DECIDED,
      "set the lever",
      ASKED,
      "status 2: rolled back to dpl_old after lever=unhelpful: too slow",
      "commit failure: rolled back to dpl_old: too slow",
      "put the lever back",
      ISSUE,
    ]);
  });

  it("that must not be taken twice is recorded before it is taken, and not taken where no rollback is recorded", async () => {
    const { writes } = await rolledBack({ heals: true, once: true });
    expect(writes.slice(0, 3)).toEqual([
      DECIDED,
      "status 2: rolling back to dpl_old after lever=begun: too slow",
      "set the lever",
    ]);
    for (const payload of [{ wayBack: UNSAFE }, { knownGood: null, previous: null }]) {
      const waiting = await rolledBack({ heals: true, once: true }, {}, { record: record("watching", { payload }) });
      expect(waiting.writes).not.toContain("set the lever");
      expect(waiting.result.reasonCode).not.toBe("mitigated");
    }
  });

  it("helps as well where the host's is a person's to take, or there is nothing to go back to", async () => {
    for (const payload of [{ wayBack: UNSAFE }, { knownGood: null, previous: null }]) {
      const { result, writes } = await rolledBack({ heals: true }, {}, { record: record("watching", { payload }) });
      expect(result.reasonCode).toBe("mitigated");
      expect(writes).toEqual([
        "set the lever",
        expect.stringMatching(/^status 2: held after lever=helped: mitigated, /),
        expect.stringMatching(/^commit pending/),
        ISSUE,
      ]);
    }
  });
});

describe("a rung behind the host's", () => {
  it("is taken where production is wrong after the rollback, and written into the record beside it", async () => {
    const { world, result, writes } = await rolledBack({ order: "host first", heals: true });
    expect(result.decision).toBe("rolled-back");
    expect(writes).toEqual([
      DECIDED,
      ASKED,
      "status 2: rolled back to dpl_old: too slow",
      "commit failure: rolled back to dpl_old: too slow",
      "set the lever",
      "status 2: rolled back to dpl_old after lever=helped: too slow",
      "commit failure: rolled back to dpl_old: too slow",
      ISSUE,
    ]);
    expect(world.asked.filter((text) => text.startsWith("gate")).map((text) => text.split(" https")[0])).toEqual([
      "gate Chat, after the rollback",
      expect.stringMatching(/^gate Chat, after .*lever/),
    ]);
  });

  it("is not taken where the rollback was enough", async () => {
    const { writes } = await rolledBack({ order: "host first", healedByHost: true });
    expect(writes.filter((text) => text.startsWith("status"))).toHaveLength(2);
    expect(writes).not.toContain("set the lever");
  });

  it("is taken in the host's place where that refuses or fails, and counts where production shows the known good", async () => {
    const does = (world: SmallWorld) => {
      world.production = production("dpl_old");
    };
    for (const rollback of [refuse, () => Promise.reject(silence(403))]) {
      const { result, writes } = await rolledBack({ order: "host first", does, heals: true }, { host: { rollback } });
      expect(result).toMatchObject({ decision: "rolled-back", reasonCode: "rolled_back" });
      expect(writes).toEqual([
        DECIDED,
        "set the lever",
        "status 2: rolled back to dpl_old after lever=helped: too slow",
        "commit failure: rolled back to dpl_old: too slow",
        ISSUE,
      ]);
    }
  });

  it("that does not bring the known good back either leaves what the host said, and the rollback decided", async () => {
    const refused = await rolledBack({ order: "host first" }, { host: { rollback: refuse } });
    expect(refused.result).toMatchObject({ decision: "hold", reasonCode: "rollback_refused" });
    expect(refused.writes).toEqual([DECIDED, "set the lever", ISSUE]);
    const failing = { host: { rollback: () => Promise.reject(silence(403)) } };
    await expect(rolledBack({ order: "host first" }, failing)).rejects.toMatchObject({ status: 403 });
  });

  it("is not taken over somebody else's deployment, but named where an earlier run may have taken it", async () => {
    const theirs = { production: production("dpl_theirs") };
    const fresh = await rolledBack({ order: "host first" }, theirs);
    expect(fresh.result.reasonCode).toBe("production_moved");
    expect(fresh.writes).toEqual([DECIDED, expect.stringMatching(/^status 2: held: production_moved, /)]);
    const decided = record("rolling-back", { statusAt: NOW, promotedAt: NOW - 60_000 });
    const set = await rolledBack({ order: "host first", set: true }, theirs, { record: decided });
    expect(set.writes).toEqual([expect.stringMatching(/^status 2: held after lever=begun: production_moved, /)]);
    expect(set.world.said("note").join()).toContain("may still be so: look at it");
  });

  it("is taken where the host's is a person's, or there is nothing to go back to, and stands in the record", async () => {
    const unsafe = await rolledBack(
      { order: "host first" },
      {},
      { record: record("watching", { payload: { wayBack: UNSAFE } }) },
    );
    expect(unsafe.result.reasonCode).toBe("way_back_unsafe");
    expect(unsafe.writes.slice(0, 2)).toEqual([
      "set the lever",
      expect.stringMatching(/^status 2: held after lever=unhelpful: way_back_unsafe, /),
    ]);
    const nothing = record("watching", { payload: { knownGood: null, previous: null } });
    const none = await rolledBack({ order: "host first" }, {}, { record: nothing });
    expect(none.result.reasonCode).toBe("no_known_good");
    expect(none.writes.slice(0, 2)).toEqual([
      "set the lever",
      "status 2: failed after lever=unhelpful: no known good; too slow",
    ]);
  });
});
