/** The rollback that a release decides on: what is written before and after it, and what is said where it cannot be made. */
import { describe, expect, it } from "vitest";
import type { RollbackOrder } from "../../src/engine/follow-rollback.ts";
import { rollBackRelease } from "../../src/engine/roll-back-release.ts";
import { renderProductionStatus } from "../../src/release/record.ts";
import type { WayBack } from "../../src/release/way-back.ts";
import { hold } from "../../src/lib/verdict.ts";
import { aliasRequest, production, record } from "../release/facts.ts";
import { GATE, NOW, openSmallWorld, silence, type SmallWishes, type SmallWorld } from "./small-world.ts";

const UNSAFE: WayBack = {
  verdict: "unsafe",
  to: "dpl_old",
  reasons: [{ about: "gates", says: "its chat fails on the new schema" }],
  differences: [],
  unknown: [],
};
const WATCHED = record("watching", { promotedAt: NOW - 60_000, statusAt: NOW - 60_000 });

const rollBack = (world: SmallWorld, changes: Partial<RollbackOrder> = {}) =>
  rollBackRelease(world.context, world.journal, { host: world.host, record: WATCHED, reason: "too slow", ...changes });

const until = async (isSo: () => boolean) => {
  while (!isSo()) await new Promise(setImmediate);
};

async function rolledBack(wishes: SmallWishes = {}, changes: Partial<RollbackOrder> = {}) {
  const world = openSmallWorld(wishes);
  return { world, result: await rollBack(world, changes) };
}

const INCIDENT = { rollback: { incident: { labels: [] } } };
const WRITTEN = [
  "status 2: rolling back since 2026-01-05T09:59:00Z to dpl_old: too slow",
  "rollback dpl_old: too slow",
  "status 2: rolled back to dpl_old: too slow",
  "commit failure: rolled back to dpl_old: too slow",
];

describe("a release's own rollback", () => {
  it("is decided in the record, asked for, and then written as what it was read back as", async () => {
    const { world, result } = await rolledBack();
    expect(world.writes()).toEqual(WRITTEN);
    expect(result).toMatchObject({
      decision: "rolled-back",
      reasonCode: "rolled_back",
      summary: "Production was rolled back to dpl_old: too slow",
      candidate: { id: "dpl_new" },
      production: { after: "dpl_old" },
    });
    expect(result.remedy).toMatch(
      /^Find the cause from the evidence here, fix it and release a new commit with `unpin`/,
    );
    const decided = { event: "step", at: NOW, step: "rollback-decided", text: "decided to roll back dpl_new" };
    expect(world.events).toContainEqual(decided);
    expect(world.said("note")).toEqual([]);
  });

  it("ends for the reason that its caller names, and tells people once it is over", async () => {
    const { world, result } = await rolledBack({ plan: INCIDENT }, { code: "condition_met" });
    expect(result.reasonCode).toBe("condition_met");
    expect(world.writes().slice(0, -1)).toEqual(WRITTEN);
    expect(world.writes().at(-1)).toMatch(/^issue: /);
    expect(world.bodies[0]).toContain("rolled back by itself");
  });

  it("waits 800 ms for a slow forge, and writes how it ended above what came late", async () => {
    const slow = 3_000;
    const world = openSmallWorld();
    const write = world.forge.createDeploymentStatus.bind(world.forge);
    let times = 0;
    Object.assign(world.forge, {
      createDeploymentStatus: async (...given: Parameters<typeof write>) => {
        times += 1;
        if (times === 1) await until(() => world.clock.now() >= NOW + slow);
        return write(...given);
      },
    });
    const read = world.host.readProject.bind(world.host);
    const readAt: number[] = [];
    Object.assign(world.host, {
      readProject: async () => {
        readAt.push(world.clock.now() - NOW);
        return read();
      },
    });
    const result = await rollBack(world);
    expect(readAt[0]).toBe(800);
    expect(result.decision).toBe("rolled-back");
    expect(world.writes()).toEqual([WRITTEN[1], WRITTEN[0], ...WRITTEN.slice(2)]);
  });

  it("leaves nothing waiting once the decision is written, and loads nothing of a ladder that it has not", async () => {
    const world = openSmallWorld();
    const { sleep } = world.clock;
    const signals: (AbortSignal | undefined)[] = [];
    world.clock.sleep = (ms, signal) => {
      signals.push(signal);
      return sleep(ms, signal);
    };
    const rungs = () => Promise.reject(new Error("not asked"));
    await rollBack({ ...world, context: { ...world.context, rungs } });
    expect(signals.length).toBeGreaterThan(1);
    expect(signals.every((signal) => signal?.aborted)).toBe(true);
  });

  it("is made although the forge takes nothing, and says what was not written", async () => {
    const forge = { createDeploymentStatus: () => Promise.reject(silence()) };
    const { world, result } = await rolledBack({ forge });
    expect(result.decision).toBe("rolled-back");
    expect(world.said("note")).toEqual([
      "the decision to roll back was not written: no answer",
      "the rollback's status was not written: no answer",
    ]);
  });

  it("that an earlier run decided is finished without being decided again", async () => {
    const decided = record("rolling-back", { statusAt: NOW - 60_000, reason: "too slow" });
    const { world, result } = await rolledBack({}, { record: decided });
    expect(world.writes()).toEqual(WRITTEN.slice(1));
    expect(result.decision).toBe("rolled-back");
    expect(world.said("step").join()).not.toContain("decided to roll back");
  });

  it("that an earlier run decided is not made where the release was promoted again since", async () => {
    const again = (minutesAgo: number) =>
      production("dpl_new", {
        aliasRequest: aliasRequest("promote", "dpl_new", "succeeded", NOW - minutesAgo * 60_000),
      });
    const decided = record("rolling-back", { statusAt: NOW - 60_000, promotedAt: NOW - 120_000 });
    const since = await rolledBack({ production: again(0) }, { record: decided });
    expect(since.result).toMatchObject({ decision: "hold", reasonCode: "production_moved" });
    expect(since.world.writes()).toEqual([
      // Watched again, it is judged by what comes from then on.
      expect.stringMatching(/^status 2: held since 2026-01-05T10:00:00Z: production_moved, After the rollback/),
    ]);
    // What the host was asked before is what the decision was about; and this run's own decision is about what is there now.
    expect((await rolledBack({ production: again(2) }, { record: decided })).result.decision).toBe("rolled-back");
    expect((await rolledBack({ production: again(0) })).result.decision).toBe("rolled-back");
  });

  it("that is not made is judged from when the host was asked for the release again, where production shows it", async () => {
    const sinceOf = async (serves: string, askedAt: number, promotedAt: number | null = NOW - 120_000) => {
      const status = serves === "dpl_new" ? "succeeded" : "pending";
      const shown = production(serves, { aliasRequest: aliasRequest("promote", "dpl_new", status, askedAt) });
      const decided = record("rolling-back", { statusAt: NOW - 180_000, promotedAt });
      const { world } = await rolledBack({ production: shown }, { record: decided });
      return /held( since \S+)?: production_moved/.exec(world.writes().at(-1) ?? "")?.[1];
    };
    expect(await sinceOf("dpl_new", NOW)).toBe(" since 2026-01-05T10:00:00Z");
    expect(await sinceOf("dpl_new", NOW, null)).toBe(" since 2026-01-05T10:00:00Z");
    // On its way, it serves nobody yet; and what was asked before the release was promoted is no news.
    expect(await sinceOf("dpl_old", NOW)).toBe(" since 2026-01-05T09:58:00Z");
    expect(await sinceOf("dpl_new", NOW - 150_000)).toBe(" since 2026-01-05T09:58:00Z");
  });

  it("has the production gates asked of what production went back to, under names of their own", async () => {
    const gate = () => hold("no_data", "no data", "look");
    const { world, result } = await rolledBack({ plan: { production: { verify: [GATE] } }, gate });
    expect(world.asked.at(-1)).toBe(
      `gate Chat, after the rollback https://d0.example.com dpl_old ${"0".repeat(40)} production`,
    );
    expect(result.decision).toBe("rolled-back");
    expect(world.said("note")).toEqual([
      "after the rollback the production gates do not pass: Chat, after the rollback: no data",
    ]);
  });

  it("ends as a person's to decide where the release is in production again before its end", async () => {
    const world = openSmallWorld({ plan: { production: { verify: [GATE] } } });
    const checkGate = async () => {
      world.journal.productionAfter(production("dpl_new"), null);
      return hold("no_data", "no data", "look");
    };
    expect(await rollBack({ ...world, context: { ...world.context, checkGate } })).toMatchObject({
      decision: "hold",
      reasonCode: "production_moved",
    });
  });
});

describe("what people should know of the way back", () => {
  const notesOf = async (payload: Parameters<typeof record>[1]) =>
    (await rolledBack({}, { record: record("watching", payload) })).world.said("note");

  it("is said where the known good was not judged, or is not what was there before, or differs", async () => {
    const knownGood = { id: "dpl_old", commit: null, judged: false, why: "nobody watched it" };
    expect((await notesOf({ payload: { knownGood } }))[0]).toContain("nobody watched it");
    expect(await notesOf({ payload: { previous: { id: "dpl_mid", commit: null } } })).toHaveLength(1);
    expect(await notesOf({ payload: { previous: null } })).toHaveLength(1);
    const differs = { ...UNSAFE, verdict: "safe" as const, differences: ["CRON_KEY is set since"] };
    expect((await notesOf({ payload: { wayBack: differs } }))[0]).toContain("CRON_KEY");
    expect(await notesOf({ payload: { wayBack: { ...differs, differences: [] } } })).toEqual([]);
  });
});

describe("a rollback with nothing to go back to", () => {
  it("fails, writes why into the record, and asks the host for nothing", async () => {
    const nothing = record("watching", { payload: { knownGood: null, previous: null } });
    const { world, result } = await rolledBack({ plan: INCIDENT }, { record: nothing });
    expect(world.writes()).toEqual(["status 2: failed: no known good; too slow", expect.stringMatching(/^issue: /)]);
    expect(result).toMatchObject({
      decision: "failed",
      reasonCode: "no_known_good",
      summary:
        "A rollback is due (too slow), but nothing was in production before, so there is nothing to go back to from dpl_new.",
      remedy: "Deploy a fix, or dispatch a rollback with an explicit target (`to`).",
      production: { after: "dpl_new", served: "HTTP 204" },
    });
  });

  it("says so although the record cannot be written", async () => {
    const nothing = record("watching", { payload: { knownGood: null, previous: null } });
    const forge = { createDeploymentStatus: () => Promise.reject(silence()) };
    const { world, result } = await rolledBack({ forge }, { record: nothing });
    expect(result.reasonCode).toBe("no_known_good");
    expect(world.said("note")).toContain("the failed watch was not written: no answer");
  });
});

describe("a rollback that was shown to do harm", () => {
  const harmful = record("watching", { promotedAt: NOW - 60_000, payload: { wayBack: UNSAFE } });

  it("is left to a person: the record says why, the host is asked for nothing, and people are told", async () => {
    const { world, result } = await rolledBack({ plan: INCIDENT }, { record: harmful });
    expect(world.writes()).toEqual([
      expect.stringMatching(/^status 2: held since 2026-01-05T09:59:00Z: way_back_unsafe, too slow/),
      expect.stringMatching(/^commit failure: A rollback is due \(too slow\)/),
      expect.stringMatching(/^issue: /),
    ]);
    expect(result).toMatchObject({
      decision: "hold",
      reasonCode: "way_back_unsafe",
      production: { after: "dpl_new", served: "HTTP 204" },
    });
    expect(world.reported).toMatchObject([{ decision: "hold", reason_code: "way_back_unsafe" }]);
  });

  it("is left to nobody where production is not the release's any more", async () => {
    const { world, result } = await rolledBack({ production: production("dpl_theirs") }, { record: harmful });
    expect(result).toMatchObject({ decision: "hold", reasonCode: "production_moved" });
    expect(world.writes().join()).not.toContain("way_back_unsafe");
  });

  it("says what was not written where the forge takes nothing", async () => {
    const forge = { createDeploymentStatus: () => Promise.reject(silence()) };
    const { world, result } = await rolledBack({ forge }, { record: harmful });
    expect(result.reasonCode).toBe("way_back_unsafe");
    expect(world.said("note")).toContain("the record was not corrected: no answer");
  });
});

describe("a rollback that is not made", () => {
  it("because production is somebody else's is taken back in the record, and nobody is alarmed", async () => {
    const { world, result } = await rolledBack({ production: production("dpl_theirs"), plan: INCIDENT });
    expect(result).toMatchObject({ decision: "hold", reasonCode: "production_moved" });
    expect(world.writes()).toEqual([
      WRITTEN[0],
      expect.stringMatching(/^status 2: held since 2026-01-05T09:59:00Z: production_moved, Production is dpl_theirs/),
    ]);
  });

  it("says that the record was not corrected where the forge takes nothing", async () => {
    const forge = { createDeploymentStatus: () => Promise.reject(silence()) };
    const { world } = await rolledBack({ forge, production: production("dpl_theirs") });
    expect(world.said("note")).toContain("the record was not corrected: no answer");
  });

  it("because the host refuses stays decided in the record, so that the next run tries again, and people are told", async () => {
    const rollback = async () => ({ kind: "refused", status: 402, message: "not on this plan" }) as const;
    const { world, result } = await rolledBack({ host: { rollback }, plan: INCIDENT });
    expect(result).toMatchObject({ decision: "hold", reasonCode: "rollback_refused" });
    expect(world.writes()).toEqual([WRITTEN[0], expect.stringMatching(/^issue: /)]);
    expect(world.bodies[0]).not.toContain("rolled back by itself");
    expect(world.reported).toMatchObject([{ decision: "hold", reason_code: "rollback_refused" }]);
  });

  it("and that the forge took no word of is written once the forge is there again: the next run goes on with it", async () => {
    const failing = async (host: NonNullable<SmallWishes["host"]>, refused: number) => {
      const world = openSmallWorld({ host });
      const { createDeploymentStatus: write } = world.forge;
      let times = 0;
      world.forge.createDeploymentStatus = async (...given) => {
        times += 1;
        if (times <= refused) throw silence();
        return write(...given);
      };
      const result = await rollBack(world).catch(() => null);
      return { result, writes: world.writes(), notes: world.said("note") };
    };
    const unmade = "the decision to roll back was not written: no answer";
    const refusing = { rollback: async () => ({ kind: "refused", status: 402, message: "no" }) as const };
    for (const host of [refusing, { rollback: () => Promise.reject(silence(403)) }]) {
      expect(await failing(host, 1)).toMatchObject({ writes: [WRITTEN[0]], notes: [unmade] });
      expect(await failing(host, 0)).toMatchObject({ writes: [WRITTEN[0]], notes: [] });
      expect(await failing(host, 2)).toMatchObject({ writes: [], notes: [unmade, unmade] });
    }
    // Production is somebody else's: the decision is not to be carried out by anybody.
    const world = openSmallWorld({ production: production("dpl_theirs") });
    const { createDeploymentStatus: write } = world.forge;
    let times = 0;
    world.forge.createDeploymentStatus = async (...given) =>
      (times += 1) === 1 ? Promise.reject(silence()) : write(...given);
    await rollBack(world);
    expect(world.writes()).toEqual([expect.stringMatching(/^status 2: held since .+ production_moved/)]);
  });

  it("because the host fails for good tells people before the command ends on the host's trouble", async () => {
    const world = openSmallWorld({ host: { rollback: () => Promise.reject(silence(403)) }, plan: INCIDENT });
    await expect(rollBack(world)).rejects.toMatchObject({ status: 403 });
    expect(world.writes()).toEqual([WRITTEN[0], expect.stringMatching(/^issue: /)]);
    expect(world.reported).toMatchObject([{ decision: "hold", reason_code: "vendor_unavailable" }]);
  });

  it("because of a fault of ours tells nobody a story about the host", async () => {
    const world = openSmallWorld({ host: { rollback: () => Promise.reject(new TypeError("ours")) }, plan: INCIDENT });
    await expect(rollBack(world)).rejects.toThrow(new TypeError("ours"));
    expect(world.writes()).toEqual([WRITTEN[0]]);
  });
});

describe("a rollback that production shows already", () => {
  const done = (world: SmallWorld) =>
    world.statuses.push({
      id: 2,
      ...renderProductionStatus({ phase: "rolled-back", to: "dpl_old", reason: "by hand" }),
      environmentUrl: null,
      logUrl: null,
      creator: "github-actions[bot]",
      createdAt: NOW - 1_000,
    });

  it("is written into the record, unless whoever made it has written why", async () => {
    const decided = record("rolling-back", { statusAt: NOW - 60_000 });
    const silent = openSmallWorld({ production: production("dpl_old") });
    await rollBack(silent, { record: decided });
    expect(silent.writes()).toEqual(WRITTEN.slice(2));
    const spoken = openSmallWorld({ production: production("dpl_old") });
    done(spoken);
    const result = await rollBack(spoken, { record: decided });
    expect(result.decision).toBe("rolled-back");
    expect(spoken.writes()).toEqual(WRITTEN.slice(3));
  });

  it("is written over what stands there where this run has made it", async () => {
    const world = openSmallWorld();
    done(world);
    await rollBack(world, { record: record("rolling-back", { statusAt: NOW - 60_000 }) });
    expect(world.writes()).toEqual(WRITTEN.slice(1));
  });
});
