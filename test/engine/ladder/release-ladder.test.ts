/** A release's own rollback where the plan's ladder has a rung beside the host's: which of them is taken, and what is written. */
import { describe, expect, it } from "vitest";
import type { CommandContext } from "../../../src/engine/context.ts";
import { rollBackRelease } from "../../../src/engine/roll-back-release.ts";
import { fail, hold, pass } from "../../../src/lib/verdict.ts";
import type { RungRelease } from "../../../src/rungs/contract.ts";
import { aliasRequest, production, record } from "../../release/facts.ts";
import { NOW, silence, type SmallWorld } from "../small-world.ts";
import { ASKED, DECIDED, ISSUE, openLeverWorld, refuse, rolledBack, UNSAFE, WATCHED } from "./lever-world.ts";

const SIDES = { candidate: "side=candidate", stable: "side=stable" };
const ROLLOUT = { percents: [10, 100], stageMs: 60_000, before: null };

/** The host gives no answer until then. */
function keepSilent(world: SmallWorld, until: number): void {
  const { readProject } = world.host;
  world.host.readProject = async () => {
    if (world.clock.now() < until) throw silence();
    return readProject();
  };
}

/** Somebody has asked the host for the rollback, which it ends in some seconds. */
function goBackByItself(world: SmallWorld): void {
  const { readProject } = world.host;
  world.production = production("dpl_new", { aliasRequest: aliasRequest("rollback", "dpl_old", "in-progress", NOW) });
  world.host.readProject = async () => {
    if (world.clock.now() >= NOW + 5_000) world.production = production("dpl_old");
    return readProject();
  };
}

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

  describe("that seems to help, of a host that is silent then,", () => {
    /** Silent from when the lever is set for so long; then production is this. */
    const silentFor = (silentMs: number, shown: string) =>
      rolledBack({
        heals: true,
        does: (world) => {
          keepSilent(world, world.clock.now() + silentMs);
          world.production = production(shown);
        },
      });

    it("has helped once the host shows the release again", async () => {
      const { result } = await silentFor(30_000, "dpl_new");
      expect(result).toMatchObject({ reasonCode: "mitigated", production: { after: "dpl_new" } });
    });

    it("has helped nobody where the host shows another one then", async () => {
      const { world, result, writes } = await silentFor(30_000, "dpl_theirs");
      expect(result).toMatchObject({ decision: "hold", reasonCode: "production_moved" });
      expect(writes).not.toContain(ASKED);
      expect(world.events).toContainEqual(
        expect.objectContaining({
          event: "gate",
          verdict: expect.objectContaining({
            summary: expect.stringContaining(
              "Production is not this release's any more, so nothing shows that it helped.",
            ),
          }),
        }),
      );
    });

    it("has helped where the host stays silent", async () => {
      const { result } = await silentFor(60 * 60_000, "dpl_theirs");
      expect(result).toMatchObject({ reasonCode: "mitigated", production: { after: null } });
    });
  });

  it("that is shown to help at the end of its time has helped, however long the host takes to say the same", async () => {
    const gate = ({ asked }: SmallWorld, now: number) => {
      if (!asked.includes("set the lever")) return fail("gate_failed", "it is down", "fix it");
      return now < NOW + 25_000 ? hold("vendor_unavailable", "no answer", "wait") : pass("gate_passed", "passed");
    };
    const does = (world: SmallWorld) => {
      const { readProject } = world.host;
      world.host.readProject = async () => {
        await world.clock.sleep(4_000);
        return readProject();
      };
    };
    const world: SmallWorld = openLeverWorld({ does }, { gate: () => gate(world, world.clock.now()) });
    const result = await rollBackRelease(world.context, world.journal, {
      host: world.host,
      record: WATCHED,
      reason: "too slow",
    });
    expect(result).toMatchObject({ decision: "hold", reasonCode: "mitigated", production: { after: "dpl_new" } });
  });

  it("that seems to help has helped nobody where production is another's by then", async () => {
    const does = (world: SmallWorld) => {
      world.production = production("dpl_theirs");
    };
    const { result, writes } = await rolledBack({ heals: true, does });
    expect(result).toMatchObject({ decision: "hold", reasonCode: "production_moved" });
    expect(writes.at(-1)).toMatch(/^status 2: held after lever=done: production_moved, /);
  });

  it.each([
    ["is somebody else's", (world) => void (world.production = production("dpl_theirs")), "production_moved"],
    ["cannot be read", (world) => keepSilent(world, NOW + 1_000), "rolled_back"],
    ["goes back already", goBackByItself, "rolled_back"],
  ] satisfies readonly (readonly [string, (world: SmallWorld) => void, string])[])(
    "is not taken where production %s",
    async (_, given, reasonCode) => {
      const { result, writes } = await rolledBack({ given });
      expect(writes).not.toContain("set the lever");
      expect(result.reasonCode).toBe(reasonCode);
    },
  );

  it("is told what production goes back to, and why", async () => {
    const told: RungRelease[] = [];
    await rolledBack({ heals: true, does: (_, release) => void told.push(release) });
    expect(told).toEqual([
      expect.objectContaining({
        id: "r1",
        candidate: "dpl_new",
        knownGood: expect.objectContaining({ id: "dpl_old" }),
        reason: "too slow",
      }),
    ]);
  });

  it.each([
    ["watching", {}, true],
    ["watching", { lever: "failed" }, true],
    ["watching", { lever: "unhelpful" }, false],
    ["rolling-back", {}, true],
    ["rolling-back", { lever: "failed" }, false],
  ] as const)(
    "is taken once for each decision to roll back: %s with %o in the record",
    async (phase, rungs, isTaken) => {
      const before = record(phase, { promotedAt: NOW - 60_000, statusAt: NOW, rungs });
      const { writes } = await rolledBack({ healedByHost: true }, {}, { record: before });
      expect(writes.includes("set the lever")).toBe(isTaken);
    },
  );

  it("that is set already is an earlier run's work only where one was cut off", async () => {
    const wordIn = async (phase: "watching" | "rolling-back") => {
      const before = record(phase, { promotedAt: NOW - 60_000, statusAt: NOW });
      const { writes } = await rolledBack({ set: "unknown", healedByHost: true }, {}, { record: before });
      return writes.find((text) => text.startsWith("status 2: rolled back"));
    };
    expect(await wordIn("watching")).toBe("status 2: rolled back to dpl_old after lever=already: too slow");
    expect(await wordIn("rolling-back")).toBe("status 2: rolled back to dpl_old after lever=done: too slow");
  });

  it("that an earlier run may have taken is told before the record's last word, after which nobody looks for it", async () => {
    const before = record("rolling-back", { promotedAt: NOW - 60_000, statusAt: NOW, rungs: { lever: "failed" } });
    const told: (readonly [word: string, notes: readonly string[]])[] = [];
    const given = (world: SmallWorld) => {
      const { createDeploymentStatus } = world.forge;
      world.forge.createDeploymentStatus = async (id, status) => {
        told.push([status.description, world.said("note").filter((note) => note.includes("earlier run changed"))]);
        return createDeploymentStatus(id, status);
      };
    };
    await rolledBack({ set: "since", healedByHost: true, given }, {}, { record: before });
    expect(told).toEqual([
      [
        expect.stringMatching(/^rolled back to dpl_old/),
        [expect.stringMatching(/^what an earlier run changed by lever may still be so/)],
      ],
    ]);
  });

  it.each([
    ["rolled out", "promoting", { rollout: ROLLOUT }, SIDES, SIDES.candidate],
    ["promoted to all visitors", "promoting", {}, SIDES, undefined],
    ["watched after it was rolled out", "watching", { rollout: ROLLOUT }, SIDES, undefined],
    ["rolled out by a host without sides", "promoting", { rollout: ROLLOUT }, null, undefined],
  ] as const)("is held against what the release shows while it is %s", async (_, phase, payload, sides, query) => {
    const queries = new Set<unknown>();
    const given = ({ context }: SmallWorld) => {
      const { checkGate } = context;
      Object.assign(context, {
        sides,
        checkGate: ((item, target, how) => {
          queries.add(target.query);
          return checkGate(item, target, how);
        }) satisfies CommandContext["checkGate"],
      });
    };
    const { result } = await rolledBack({ heals: true, given }, {}, { record: record(phase, { payload }) });
    expect(result.reasonCode).toBe("mitigated");
    expect([...queries]).toEqual([query]);
  });

  it("that helps waits with its word until the decision is written, which came late", async () => {
    const world = openLeverWorld({ heals: true });
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

  it("is said not to have helped where production still is wrong, and the release stays out of it", async () => {
    const { result, writes } = await rolledBack({ order: "host first" });
    expect(result.decision).toBe("rolled-back");
    expect(writes).toContain("status 2: rolled back to dpl_old after lever=unhelpful: too slow");
  });

  it("that must not be taken twice is recorded before it is taken, beside the rollback", async () => {
    const { writes } = await rolledBack({ order: "host first", heals: true, once: true });
    expect(writes.slice(writes.indexOf("set the lever") - 1)).toEqual([
      "status 2: rolled back to dpl_old after lever=begun: too slow",
      "set the lever",
      "status 2: rolled back to dpl_old after lever=helped: too slow",
      "commit failure: rolled back to dpl_old: too slow",
      ISSUE,
    ]);
  });

  it("is not taken where production has no gates, which could say that it is wrong", async () => {
    const { result, writes } = await rolledBack({ order: "host first", ungated: true });
    expect(result.decision).toBe("rolled-back");
    expect(writes).not.toContain("set the lever");
  });

  it("that changes the repository is taken although the host refuses, which ends as it did", async () => {
    const { result, writes } = await rolledBack(
      { order: "host first", moves: "source" },
      { host: { rollback: refuse } },
    );
    expect(result).toMatchObject({ decision: "hold", reasonCode: "rollback_refused" });
    expect(writes).toEqual([DECIDED, "set the lever", ISSUE]);
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
    const unseen = await rolledBack(
      { order: "host first", does: (world) => keepSilent(world, NOW + 60 * 60_000) },
      { host: { rollback: refuse } },
    );
    expect(unseen.result).toMatchObject({ decision: "hold", reasonCode: "rollback_refused" });
    const before = await rolledBack({ heals: false }, { host: { rollback: refuse } });
    expect(before.result).toMatchObject({ decision: "hold", reasonCode: "rollback_refused" });
    const failing = { host: { rollback: () => Promise.reject(silence(403)) } };
    await expect(rolledBack({ order: "host first" }, failing)).rejects.toMatchObject({ status: 403 });
  });

  it("is not taken over somebody else's deployment, but named where an earlier run may have taken it", async () => {
    const theirs = { production: production("dpl_theirs") };
    const fresh = await rolledBack({ order: "host first" }, theirs);
    expect(fresh.result.reasonCode).toBe("production_moved");
    expect(fresh.writes).toEqual([DECIDED, expect.stringMatching(/^status 2: held: production_moved, /)]);
    const decided = record("rolling-back", { statusAt: NOW, promotedAt: NOW - 60_000 });
    const set = await rolledBack({ order: "host first", set: "since" }, theirs, { record: decided });
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
