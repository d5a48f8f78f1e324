/** What follows a promote that production shows: what is put back and written, and what is said of production then. */
import { describe, expect, it } from "vitest";
import { type Adoption, confirmPromote, type Promotion } from "../../src/engine/confirm-promote.ts";
import { hold, pass, type Verdict } from "../../src/lib/verdict.ts";
import type { HostRollouts } from "../../src/providers/contract.ts";
import { type ProductionStatus, renderProductionStatus } from "../../src/release/record.ts";
import { deployment, production, record, world as worldOf } from "../release/facts.ts";
import { NOW, openSmallWorld, silence, type SmallWishes, type SmallWorld } from "./small-world.ts";
import { itemOf, openStepsWorld } from "./steps/steps-world.ts";

const COMMIT = "c".repeat(40);
const VERSION = { version: { path: "/v", json: "commit" } };
const PROMOTING = record("promoting", { createdAt: NOW - 5_000 });
const OFF = record("promoting", { payload: { autoAssignDomains: false } });
const WATCHING = "status 2: watching since 2026-01-05T10:00:00Z until 2026-01-05T10:01:00Z";

const confirm = (world: SmallWorld, own = PROMOTING, changed = true, more: Partial<Promotion> = {}) => {
  const { context, journal, host, forge } = world;
  const promotion = { context, journal, host, forge, candidate: deployment("dpl_new"), ...more };
  return confirmPromote(promotion, worldOf({ production: world.production, record: own }), changed);
};

async function confirmed(wishes: SmallWishes = {}, own = PROMOTING, changed = true, more: Partial<Promotion> = {}) {
  const world = openSmallWorld(wishes);
  return { world, result: await confirm(world, own, changed, more) };
}

function write(world: SmallWorld, status: ProductionStatus) {
  const creator = "github-actions[bot]";
  world.statuses.push({
    id: 2,
    ...renderProductionStatus(status),
    environmentUrl: null,
    logUrl: null,
    creator,
    createdAt: NOW,
  });
}

describe("a promote that production shows", () => {
  it("begins the watch in the record, and says what production serves", async () => {
    const { world, result } = await confirmed();
    expect(world.asked).toEqual([WATCHING]);
    expect(result).toMatchObject({
      decision: "proceed",
      reasonCode: "promoted",
      summary: "Production serves dpl_new.",
      production: { after: "dpl_new", served: "HTTP 204" },
    });
    expect(world.events).toContainEqual({
      event: "step",
      at: NOW,
      step: "promote",
      text: "production shows dpl_new, target and every domain, and serves HTTP 204",
    });
  });

  it("is news the first time only: where it was watched already, nothing is written", async () => {
    const watching = record("watching");
    expect((await confirmed({}, watching, false)).result.reasonCode).toBe("already_done");
    expect((await confirmed({}, watching, true)).result.reasonCode).toBe("promoted");
    expect((await confirmed({}, PROMOTING, false)).result.reasonCode).toBe("promoted");
    expect((await confirmed({}, watching, false)).world.asked).toEqual([]);
  });

  it("of nothing, or without a record, is a fault of ours", async () => {
    const message = "confirmed without a record or candidate";
    await expect(confirmed({}, PROMOTING, true, { candidate: null })).rejects.toThrow(message);
    const { context, journal, host, forge } = openSmallWorld();
    const promotion = { context, journal, host, forge, candidate: deployment("dpl_new") };
    await expect(confirmPromote(promotion, worldOf(), true)).rejects.toThrow(message);
  });

  it("waits for a forge that is silent for a moment, and not for good", async () => {
    let silent = 2;
    const world = openSmallWorld();
    const { createDeploymentStatus } = world.forge;
    world.forge.createDeploymentStatus = async (...given) => {
      silent -= 1;
      if (silent >= 0) throw silence();
      return createDeploymentStatus(...given);
    };
    expect((await confirm(world)).reasonCode).toBe("promoted");
    expect(world.clock.now() - NOW).toBe(4_000);
    const never = { createDeploymentStatus: () => Promise.reject(silence()) };
    await expect(confirmed({ forge: never })).rejects.toMatchObject({ status: 503 });
  });
});

describe("the project's setting after a promote", () => {
  it("is put back, and production is read once more for what is said", async () => {
    const { world, result } = await confirmed({}, OFF);
    expect(world.asked).toEqual(["read", "auto-assign false", "read", WATCHING, "read"]);
    expect(result.reasonCode).toBe("promoted");
  });

  it("that cannot be put back ends nothing: the release is live", async () => {
    const world = openSmallWorld({ host: { setAutoAssignDomains: () => Promise.reject(silence()) } });
    expect((await confirm(world, OFF)).reasonCode).toBe("promoted");
    expect(world.said("note")).toContain("automatic assignment of production domains was not put back: no answer");
  });
});

describe("production that somebody changes while a promote is confirmed", () => {
  const moved = async (own: typeof OFF, slowMs = 0, wishes: SmallWishes = {}) => {
    const world = openSmallWorld(wishes);
    const { createDeploymentStatus } = world.forge;
    world.forge.createDeploymentStatus = async (...given) => {
      if (slowMs > 0) await world.clock.sleep(slowMs);
      return createDeploymentStatus(...given);
    };
    const { listDeploymentStatuses } = world.forge;
    const seen = confirm(
      {
        ...world,
        forge: {
          ...world.forge,
          listDeploymentStatuses: (...given) => {
            world.production = production("dpl_theirs");
            return listDeploymentStatuses(...given);
          },
        },
      },
      own,
    );
    return seen;
  };

  it("is theirs, and said so, wherever it was read again", async () => {
    const result = await moved(OFF);
    expect(result).toMatchObject({
      decision: "hold",
      reasonCode: "production_moved",
      summary: "Production was dpl_new, and is dpl_theirs by now, changed by somebody else.",
      remedy: "Check what production serves now; if Holdpoint made that change, it has its own watch.",
      production: { after: "dpl_theirs" },
    });
  });

  it("is read again where what follows took longer than a moment, and not for less", async () => {
    expect((await moved(PROMOTING, 1_000)).reasonCode).toBe("promoted");
    expect((await moved(PROMOTING, 1_001)).reasonCode).toBe("production_moved");
  });

  it("is read again where the settings of a rollout were put back", async () => {
    const rollout = { percents: [10, 100], stageMs: 1_000, before: null };
    const rollouts: Partial<HostRollouts> = { readRollout: async () => null, readRolloutSettings: async () => null };
    const own = record("promoting", { payload: { rollout } });
    const { reasonCode } = await moved(own, 0, { host: { rollouts: rollouts as HostRollouts } });
    expect(reasonCode).toBe("production_moved");
  });

  it("to nothing at all is said so", async () => {
    const world = openSmallWorld({ production: production("dpl_new") });
    const { setAutoAssignDomains } = world.host;
    world.host.setAutoAssignDomains = async (...given) => {
      await setAutoAssignDomains(...given);
      world.production = production(null, { autoAssignDomains: false });
    };
    expect((await confirm(world, OFF)).summary).toBe(
      "Production was dpl_new, and is nothing by now, changed by somebody else.",
    );
  });
});

describe("a rollback that somebody asked for while the host promoted", () => {
  it("stays what it is: what was rolled back is not watched", async () => {
    const world = openSmallWorld();
    write(world, { phase: "rolled-back", to: "dpl_old", reason: "by hand" });
    const confirming = worldOf({ production: world.production, record: PROMOTING });
    world.production = production("dpl_old");
    const { context, journal, host, forge } = world;
    const promotion = { context, journal, host, forge, candidate: deployment("dpl_new") };
    const result = await confirmPromote(promotion, confirming, true);
    expect(result).toMatchObject({ decision: "rolled-back", reasonCode: "already_rolled_back" });
    expect(world.writes()).toEqual([]);
  });

  it("is made where it was decided and not made, for the reason that was written", async () => {
    const world = openSmallWorld();
    write(world, { phase: "rolling-back", promotedAt: null, to: "dpl_old", reason: "by hand" });
    expect(await confirm(world)).toMatchObject({ decision: "rolled-back", reasonCode: "rolled_back" });
    expect(world.writes()[0]).toBe("rollback dpl_old: by hand");
    const silent = openSmallWorld();
    write(silent, { phase: "rolling-back", promotedAt: null, to: "dpl_old", reason: "" });
    silent.statuses.splice(0, 1, { ...silent.statuses[0], description: "rolling back to dpl_old:" } as never);
    await confirm(silent);
    expect(silent.writes()[0]).toBe("rollback dpl_old: rollback_decided");
  });

  it("is made where it is written as made and production still shows the release", async () => {
    const world = openSmallWorld();
    write(world, { phase: "rolled-back", to: "dpl_old", reason: "by hand" });
    expect(await confirm(world)).toMatchObject({ decision: "rolled-back", reasonCode: "rolled_back" });
    expect(world.writes()).toContain("rollback dpl_old: by hand");
  });
});

describe("the steps after a promote", () => {
  const after = (verdict: Verdict) => {
    const step = { apply: async () => ({ verdict, details: {} }), wordCounts: () => true };
    return confirm(openStepsWorld({ after: [itemOf("Announce")], step }));
  };

  it("are taken before the release counts as promoted", async () => {
    expect((await after(pass("step_done", "Announced."))).reasonCode).toBe("promoted");
    const stuck = await after(hold("step_not_taken", "Nobody listens.", "Shout."));
    expect(stuck).toMatchObject({ decision: "hold", production: { after: "dpl_new" } });
    expect(stuck.summary).toContain("Nobody listens.");
  });
});

describe("what the site says after a promote", () => {
  it("is waited for, a minute at most, where it goes on with another version", async () => {
    const asked: number[] = [];
    const world: SmallWorld = openSmallWorld({
      plan: VERSION,
      site: () => {
        asked.push(world.clock.now() - NOW);
        return world.clock.now() - NOW < 6_000 ? "0ld0ld0" : COMMIT;
      },
    });
    const result = await confirm(world, record("watching"));
    expect(result).toMatchObject({ reasonCode: "promoted", production: { served: COMMIT } });
    expect([...new Set(asked)]).toEqual([0, 2_000, 4_000, 6_000]);
    expect(world.said("progress")[0]).toMatch(/^production still answers with 0ld0ld0/);
    const stale = await confirmed({ plan: VERSION, site: () => "0ld0ld0" });
    expect(stale.result).toMatchObject({
      decision: "hold",
      reasonCode: "read_back_mismatch",
      summary: `The host shows dpl_new in production, but the production address says it serves "0ld0ld0" and not ${COMMIT}.`,
      remedy:
        "Open /v on the production domain: the response may be cached, or the plan's `version` names the wrong field.",
    });
    expect(stale.world.clock.now() - NOW).toBe(60_000);
  });

  it("is not waited for as long where it names no version at all, which is the watch's business", async () => {
    const { world, result } = await confirmed({ plan: VERSION });
    expect(world.clock.now() - NOW).toBe(6_000);
    expect(result.summary).toContain('says it serves "HTTP 204" and not');
    const site = () => {
      throw silence();
    };
    const silent = await confirmed({ plan: VERSION, site });
    expect(silent.result.summary).toContain('says it serves "nothing" and not');
    expect(silent.world.said("progress")[0]).toBe("production still answers with nothing");
    expect(silent.world.said("step")).toEqual(["production shows dpl_new, target and every domain"]);
  });
});

describe("a build that the host made by itself", () => {
  const adopted = (meanwhile: Adoption["meanwhile"]): Partial<Promotion> => ({
    adoption: { letIn: "staged", judge: async () => null, send: null, meanwhile },
  });

  it("has what became ready beside it named, since its record, once", async () => {
    const since: number[] = [];
    const meanwhile = async (at: number) => void since.push(at);
    await confirmed({}, PROMOTING, true, adopted(meanwhile));
    await confirmed({}, record("watching"), true, adopted(meanwhile));
    expect(since).toEqual([NOW - 5_000]);
  });

  it("goes on where that could not be read", async () => {
    const { world, result } = await confirmed(
      {},
      PROMOTING,
      true,
      adopted(() => Promise.reject(silence())),
    );
    expect(result.reasonCode).toBe("promoted");
    expect(world.said("note")).toEqual(["what else became ready meanwhile was not read: no answer"]);
  });
});
