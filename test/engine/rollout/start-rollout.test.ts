/** The beginning of a rolling release: settings first, then the first stage, then what others decided meanwhile. */
import { describe, expect, it } from "vitest";
import { startRollout } from "../../../src/engine/rollout/start-rollout.ts";
import { DEFAULT_AUTHOR } from "../../../src/lib/authors.ts";
import { renderProductionStatus, STAGING_TASK } from "../../../src/release/record.ts";
import type { ProductionState } from "../../../src/release/world.ts";
import { aliasRequest, production, rollout } from "../../release/facts.ts";
import { NOW, silence } from "../small-world.ts";
import {
  aborted,
  completed,
  inStage,
  openRollingWorld,
  PERCENTS,
  PLANNED,
  type RollingWishes,
  type RollingWorld,
  rollingRecord,
  settingsOf,
  storeRecords,
  writeStatus,
} from "./rolling-world.ts";

const BEFORE = production("dpl_old");
const DECIDED = { phase: "rolling-back", promotedAt: null, to: "dpl_old", reason: "somebody asked" } as const;
/** As it is recorded before anything is asked for. */
const RECORDED = { ...rollingRecord(), promotedAt: null };
const WRITTEN = "status 2: promoting since 2026-01-05T10:00:00Z: stage 1 of 3 since 2026-01-05T10:00:00Z";

type Wishes = RollingWishes & { own?: typeof RECORDED; prepare?: (world: RollingWorld) => void };

async function started({ own = RECORDED, prepare, ...wishes }: Wishes = {}) {
  const world = openRollingWorld({ production: BEFORE, ...wishes });
  prepare?.(world);
  const begun = { host: world.host, forge: world.forge, record: own };
  return { world, result: await startRollout(world.context, world.journal, begun) };
}

/** What the host shows from one read of its rolling release on. */
function showsAt(reads: number, show: (world: RollingWorld) => void) {
  let times = 0;
  return (world: RollingWorld) => {
    const { readRollout } = world.rollouts;
    world.rollouts.readRollout = async () => {
      times += 1;
      if (times === reads) show(world);
      return readRollout();
    };
  };
}

const without = (part: "rollouts") => (world: RollingWorld) => void delete (world.host as { [part]?: unknown })[part];

describe("a rolling release", () => {
  it("begins with the plan's stages, and its first one is recorded", async () => {
    const { world, result } = await started();
    expect(world.writes()).toEqual(["stages 10,50,100", "start dpl_new", WRITTEN]);
    expect(result).toMatchObject({
      decision: "proceed",
      reasonCode: "rollout_started",
      summary: "A rolling release began: dpl_new is given to 10 % of the visitors, stage 1 of 3.",
      production: { after: "dpl_old", served: "HTTP 204", rollout: { percent: 10, stage: 1, stages: 3 } },
    });
    expect(world.events).toContainEqual({
      event: "step",
      at: NOW,
      step: "promote",
      text: "dpl_new is given to 10 % of the visitors, stage 1 of 3",
    });
    expect(world.said("note")).toEqual([
      "the project, which had none, has the plan's stages for rolling releases until this release is over",
    ]);
  });

  it("begins nothing where the host does not take the stages over", async () => {
    const { world, result } = await started({ rollouts: { writeRolloutStages: async () => undefined } });
    expect(result).toMatchObject({ decision: "hold", reasonCode: "read_back_mismatch" });
    expect(world.writes()).toEqual([]);
  });

  it("that is under way already is recorded as it is found, and its settings are left alone", async () => {
    const { world, result } = await started({ production: inStage(1) });
    expect(result).toMatchObject({
      reasonCode: "rollout_started",
      summary: "A rolling release began: dpl_new is given to 50 % of the visitors, stage 2 of 3.",
    });
    expect(world.writes()).toEqual([
      "status 2: promoting since 2026-01-05T10:00:00Z: stage 2 of 3 since 2026-01-05T10:00:00Z",
    ]);
    expect(world.said("note")).toEqual([]);
  });

  it("is not recorded again where its stage is", async () => {
    const own = { ...rollingRecord(), reason: "stage 1 of 3 since 2026-01-05T09:59:00Z" };
    const { world, result } = await started({ production: inStage(0), own: own as never });
    expect(result?.reasonCode).toBe("rollout_started");
    expect(world.writes()).toEqual([]);
  });

  it.each([
    [
      "other stages",
      [
        { percent: 5, automatic: false },
        { percent: 100, automatic: false },
      ],
      "5 %, 100 %",
      5,
    ],
    [
      "a stage that ends by itself",
      PERCENTS.map((percent, index) => ({ percent, automatic: index === 1 })),
      "10 %, 50 %, 100 %, some of which end by themselves",
      10,
    ],
  ])("that began with %s is told so", async (_, stages, said, percent) => {
    const found: ProductionState = { ...BEFORE, rollout: rollout({ stages }) };
    const { world, result } = await started({ production: found });
    expect(world.said("note")).toEqual([
      `the rolling release that is in force has other stages than the plan (${said}): it began with settings that were there before`,
    ]);
    expect(result?.summary).toContain(`${percent} % of the visitors, stage 1 of ${stages.length}`);
  });

  it("that somebody has given to everybody meanwhile is confirmed as any promote is", async () => {
    const { world, result } = await started({ production: completed() });
    expect(result).toBeNull();
    expect(world.writes()).toEqual([]);
    const meanwhile = await started({ prepare: showsAt(4, (world) => void (world.production = completed())) });
    expect(meanwhile.result).toBeNull();
    expect(meanwhile.world.writes()).toEqual(["stages 10,50,100", "start dpl_new"]);
  });

  it("that the host goes on with although everybody gets the release is watched as it stands there", async () => {
    const both = { ...inStage(0), ...production("dpl_new") };
    const { world, result } = await started({ production: both });
    // Whoever decides on the promote would begin it again for ever.
    expect(result).toMatchObject({ decision: "proceed", reasonCode: "rollout_started" });
    expect(world.writes().at(-1)).toBe(WRITTEN);
  });

  it("that production does not show any more was changed by somebody else", async () => {
    for (const [now, said] of [
      ["dpl_theirs", "dpl_theirs"],
      [null, "nothing"],
    ] as const) {
      const { result } = await started({
        production: completed(),
        prepare: showsAt(2, (world) => void (world.production = production(now))),
      });
      expect(result).toMatchObject({
        decision: "hold",
        reasonCode: "production_moved",
        summary: `Production was dpl_new, and is ${said} by now, changed by somebody else.`,
        remedy: "Check what production serves now; if Holdpoint made that change, it has its own watch.",
        production: { after: now },
      });
    }
  });

  it("of a first release begins beside nothing", async () => {
    const own = { ...RECORDED, payload: { ...RECORDED.payload, previous: null, knownGood: null } };
    const { world, result } = await started({ own, production: production(null) });
    expect(result?.reasonCode).toBe("rollout_started");
    expect(world.writes()[1]).toBe("start dpl_new");
  });

  it("was planned, and the host has them", async () => {
    const { rollout: _, ...payload } = RECORDED.payload;
    await expect(started({ own: { ...RECORDED, payload } })).rejects.toThrow("a rollout that is not planned");
    await expect(started({ prepare: without("rollouts") })).rejects.toThrow("a rollout that is not planned");
  });
});

describe("a rolling release that somebody rolls back", () => {
  it("before it is begun is not begun", async () => {
    const { world, result } = await started({ prepare: (world) => writeStatus(world, DECIDED) });
    expect(result).toMatchObject({ decision: "rolled-back" });
    expect(world.writes().filter((text) => text.startsWith("start"))).toEqual([]);
    expect(world.settings).toBeNull();
  });

  it("by the newest of its records is not begun, whatever the one says that this run has written", async () => {
    const { world, result } = await started({
      prepare: (world) => {
        storeRecords(world, RECORDED);
        const { listDeployments, listDeploymentStatuses } = world.forge;
        world.forge.listDeployments = async (given) => {
          const found = await listDeployments(given);
          const [own] = found;
          return own === undefined || given.task === STAGING_TASK ? found : [{ ...own, id: 7 }, ...found];
        };
        world.forge.listDeploymentStatuses = async (id, enough) => {
          if (id !== 7) return listDeploymentStatuses(id, enough);
          const text = renderProductionStatus({ phase: "rolled-back", to: "dpl_old", reason: "a person asked" });
          return [{ id: 9, ...text, environmentUrl: null, logUrl: null, creator: DEFAULT_AUTHOR, createdAt: NOW }];
        };
      },
    });
    expect(result).toMatchObject({ decision: "rolled-back", reasonCode: "already_rolled_back" });
    expect(world.writes().filter((text) => text.startsWith("start"))).toEqual([]);
    expect(world.settings).toBeNull();
  });

  it("and that production serves again before it is begun leaves the project its settings", async () => {
    const { world, result } = await started({
      prepare: (world) => {
        writeStatus(world, { phase: "rolled-back", to: "dpl_old", reason: "a person asked" });
        showsAt(1, () => void (world.production = production("dpl_new")))(world);
      },
    });
    expect(result).toMatchObject({ decision: "hold", reasonCode: "production_moved" });
    expect(world.writes()).toEqual(["stages 10,50,100", "settings null"]);
  });

  it("is not begun although that rollback failed at the host, unless a person wants it over a pin", async () => {
    const failed = aliasRequest("rollback", "dpl_older", "failed");
    const pinned = production("dpl_old", { aliasRequest: failed, autoAssignDomains: false });
    const prepare = showsAt(2, (world) => void (world.production = pinned));
    const { world, result } = await started({ prepare });
    expect(result).toMatchObject({ decision: "hold", reasonCode: "production_pinned" });
    expect(world.writes()).toEqual(["stages 10,50,100", "settings null"]);
    expect((await started({ production: pinned, options: { unpin: true } })).world.writes()[1]).toBe("start dpl_new");
    const own = { ...RECORDED, payload: { ...RECORDED.payload, unpinned: true } };
    expect((await started({ production: pinned, own })).world.writes()[1]).toBe("start dpl_new");
  });

  it("while its first stage was asked for is rolled back", async () => {
    const { world, result } = await started({
      prepare: (world) => {
        const { startRollout: start } = world.rollouts;
        world.rollouts.startRollout = async (id) => {
          writeStatus(world, DECIDED);
          return start(id);
        };
      },
    });
    expect(result).toMatchObject({ decision: "rolled-back" });
    expect(world.writes()).toContain("rollback dpl_old: somebody asked");
    expect(world.writes()).not.toContain(WRITTEN);
  });
});

describe("a rolling release that is not begun", () => {
  const refusing = { startRollout: async () => ({ kind: "refused", status: 400, message: "no" }) as const };
  const off = { ...RECORDED, payload: { ...RECORDED.payload, autoAssignDomains: false } };

  it("leaves the project as it was, and says so", async () => {
    const { world, result } = await started({ rollouts: refusing, own: off });
    expect(result).toMatchObject({
      decision: "hold",
      reasonCode: "rollout_refused",
      production: { after: "dpl_old", served: "HTTP 204" },
    });
    expect(world.writes()).toEqual(["stages 10,50,100", "auto-assign false", "settings null"]);
  });

  it("puts back what it can where the host gives no answer to the rest", async () => {
    const host = { setAutoAssignDomains: () => Promise.reject(silence()) };
    const { world, result } = await started({ rollouts: refusing, own: off, host });
    expect(result).toMatchObject({ reasonCode: "rollout_refused" });
    expect(world.writes()).toEqual(["stages 10,50,100", "settings null"]);
    expect(world.said("note").at(-1)).toBe("automatic assignment of production domains was not put back: no answer");
  });

  it("says nothing of a production that cannot be read any more", async () => {
    const { result } = await started({
      rollouts: refusing,
      prepare: (world) => {
        const { putBackRolloutSettings } = world.rollouts;
        world.rollouts.putBackRolloutSettings = async (stored) => {
          world.host.readProject = () => Promise.reject(silence());
          return putBackRolloutSettings(stored);
        };
      },
    });
    expect(result).toMatchObject({ reasonCode: "rollout_refused", production: { after: null, served: null } });
  });

  it("has its settings put back where the record could not be read before it", async () => {
    const forge = { listDeploymentStatuses: () => Promise.reject(silence()) };
    const world = openRollingWorld({ production: BEFORE, forge, settings: settingsOf([5, 100], { theirs: true }) });
    const own = { ...RECORDED, payload: { ...RECORDED.payload, rollout: { ...PLANNED, before: { theirs: true } } } };
    const begun = { host: world.host, forge: world.forge, record: own };
    await expect(startRollout(world.context, world.journal, begun)).rejects.toThrow("no answer");
    expect(world.writes()).toEqual(["stages 10,50,100", 'settings {"theirs":true}']);
    // Nothing is live: nobody is waited for, but one try more.
    expect(world.clock.now() - NOW).toBeLessThan(5_000);
    expect(world.journal.production()).not.toBeNull();
  });

  it("has its settings put back where the host goes silent right before it is asked, and not once it may begin", async () => {
    const failingFrom = async (read: number) => {
      const world = openRollingWorld({ production: BEFORE });
      let reads = 0;
      const { readProject } = world.host;
      world.host.readProject = () => ((reads += 1) >= read ? Promise.reject(silence()) : readProject());
      const begun = { host: world.host, forge: world.forge, record: RECORDED };
      await expect(startRollout(world.context, world.journal, begun)).rejects.toThrow("no answer");
      return world.writes();
    };
    // Before the settings are written, beside the record, right before the request, and after it.
    expect(await failingFrom(1)).toEqual([]);
    expect(await failingFrom(2)).toEqual(["stages 10,50,100", "settings null"]);
    expect(await failingFrom(3)).toEqual(["stages 10,50,100", "settings null"]);
    expect(await failingFrom(4)).toEqual(["stages 10,50,100", "start dpl_new"]);
  });

  it("was begun before, by its record, and was taken back since: no settings are written for it", async () => {
    const own = { ...rollingRecord(), reason: "stage 1 of 3 since 2026-01-05T09:59:00Z" };
    const { world, result } = await started({ own: own as never });
    expect(result).toMatchObject({
      decision: "hold",
      reasonCode: "production_moved",
      summary: "The rolling release of dpl_new is not at the host any more; production is dpl_old.",
    });
    expect(world.writes()).toEqual([]);
  });

  it("stops at what took it back at the host", async () => {
    const { world, result } = await started({ production: aborted() });
    expect(result?.decision).not.toBe("proceed");
    expect(world.writes().filter((text) => text.startsWith("start"))).toEqual([]);
  });
});

describe("what follows the first stage", () => {
  const off = { ...RECORDED, payload: { ...RECORDED.payload, autoAssignDomains: false } };

  it("puts back the setting that the host switches on, although it gives no answer at first", async () => {
    let times = 0;
    const { world, result } = await started({
      own: off,
      prepare: (world) => {
        const { setAutoAssignDomains: set } = world.host;
        world.host.setAutoAssignDomains = (on) => ((times += 1) === 1 ? Promise.reject(silence()) : set(on));
      },
    });
    expect(result?.reasonCode).toBe("rollout_started");
    expect(world.writes()[2]).toBe("auto-assign false");
    expect(world.said("note")).toContain("model gave no usable answer, trying again: no answer");
  });

  it("names the setting that could not be put back, after two minutes", async () => {
    const host = { setAutoAssignDomains: () => Promise.reject(silence()) };
    const { world, result } = await started({ own: off, host });
    expect(result?.reasonCode).toBe("rollout_started");
    expect(world.said("note").at(-1)).toBe("automatic assignment of production domains was not put back: no answer");
    const waitedMs = world.clock.now() - NOW;
    expect(waitedMs).toBeGreaterThan(2 * 60_000);
    expect(waitedMs).toBeLessThan(3 * 60_000);
  });

  it("waits for a forge that does not take the record's word, two minutes", async () => {
    const forge = { createDeploymentStatus: () => Promise.reject(silence()) };
    const world = openRollingWorld({ production: BEFORE, forge });
    const begun = { host: world.host, forge: world.forge, record: RECORDED };
    await expect(startRollout(world.context, world.journal, begun)).rejects.toThrow("no answer");
    const waitedMs = world.clock.now() - NOW;
    expect(waitedMs).toBeGreaterThan(2 * 60_000);
    expect(waitedMs).toBeLessThan(3 * 60_000);
    expect(world.journal.production()).toMatchObject({ rollout: { state: "active" } });
  });
});
