/** How any command ends on a release of which the record, or the host, says that it was rolled back. */
import { describe, expect, it } from "vitest";
import { endSettled } from "../../src/engine/end-settled.ts";
import { renderProductionStatus, type ProductionRecord, type ProductionStatus } from "../../src/release/record.ts";
import { decideSettled, type Settled } from "../../src/release/decide-settled.ts";
import type { Rung } from "../../src/rungs/contract.ts";
import { pass } from "../../src/lib/verdict.ts";
import { aliasRequest, production, record, rollout } from "../release/facts.ts";
import { NOW, openSmallWorld, silence, type SmallWishes, type SmallWorld } from "./small-world.ts";

const MINUTE = 60_000;
const DECIDED = record("rolling-back", {
  statusAt: NOW - MINUTE,
  promotedAt: NOW - 2 * MINUTE,
  rollbackTo: "dpl_old",
  reason: "too slow",
});
const ROLLED_BACK = record("rolled-back", { statusAt: NOW - MINUTE, rollbackTo: "dpl_old", reason: "too slow" });
const INCIDENT = { rollback: { incident: { labels: [] } } };

/** As the command found it: the settled word is what the release core makes of record and production. */
async function ended(own: ProductionRecord, wishes: SmallWishes = {}, world = openSmallWorld(wishes)) {
  const settled = decideSettled(world.production, own);
  expect(settled).not.toBeNull();
  const { context, journal, host, forge } = world;
  const order = { host, forge, record: own, production: world.production };
  return { world, result: await endSettled(context, journal, order, settled as Settled) };
}

function write(world: SmallWorld, status: ProductionStatus) {
  const creator = "github-actions[bot]";
  const text = renderProductionStatus(status);
  world.statuses.push({ id: 2, ...text, environmentUrl: null, logUrl: null, creator, createdAt: NOW });
}

describe("a rollback that was decided by a run that died", () => {
  it("is finished first, for the reason that was written", async () => {
    const { world, result } = await ended(DECIDED);
    expect(result).toMatchObject({ decision: "rolled-back", reasonCode: "rolled_back" });
    expect(world.writes()).toEqual([
      "rollback dpl_old: too slow",
      "status 2: rolled back to dpl_old: too slow",
      "commit failure: rolled back to dpl_old: too slow",
    ]);
    const unsaid = await ended({ ...DECIDED, reason: null });
    expect(unsaid.world.writes()[0]).toBe("rollback dpl_old: rollback_decided");
  });

  it("is not made again where the run is alive and has ended it meanwhile", async () => {
    const world = openSmallWorld();
    write(world, { phase: "rolled-back", to: "dpl_old", reason: "the other run" });
    const decided = world.production;
    world.production = production("dpl_old");
    const { context, journal, host, forge } = world;
    const order = { host, forge, record: DECIDED, production: decided };
    const result = await endSettled(context, journal, order, { kind: "finish-rollback" });
    expect(result).toMatchObject({
      decision: "rolled-back",
      reasonCode: "already_rolled_back",
      production: { after: "dpl_old" },
    });
    expect(world.writes()).toEqual([]);
  });

  it("is made where the record is still what it was, cannot be read, or comes too late", async () => {
    const still = openSmallWorld();
    write(still, { phase: "rolling-back", promotedAt: null, to: "dpl_old", reason: "too slow" });
    expect((await ended(DECIDED, {}, still)).result.decision).toBe("rolled-back");
    const listDeploymentStatuses = () => Promise.reject(silence());
    expect((await ended(DECIDED, { forge: { listDeploymentStatuses } })).result.decision).toBe("rolled-back");
    const late = openSmallWorld();
    late.forge.listDeploymentStatuses = async () => {
      while (late.clock.now() < NOW + 5_000) await new Promise(setImmediate);
      return [];
    };
    const readAt: number[] = [];
    const { readDeployment } = late.host;
    late.host.readDeployment = (id) => {
      readAt.push(late.clock.now() - NOW);
      return readDeployment(id);
    };
    const slow = ended(DECIDED, {}, late);
    while (readAt.length === 0) await new Promise(setImmediate);
    await late.clock.sleep(5_000);
    await slow;
    expect(readAt).toEqual([800]);
  });

  it("is made where the word of somebody else's end says nothing of a rollback", async () => {
    const world = openSmallWorld();
    write(world, { phase: "held", promotedAt: NOW - MINUTE, reason: "somebody" });
    expect((await ended(DECIDED, {}, world)).result.decision).toBe("rolled-back");
  });

  it("ends on a fault of ours as such", async () => {
    const listDeploymentStatuses = () => Promise.reject(new TypeError("ours"));
    await expect(ended(DECIDED, { forge: { listDeploymentStatuses } })).rejects.toThrow(new TypeError("ours"));
  });
});

describe("a release that a person brought back after its rollback was decided", () => {
  const again = production("dpl_new", { aliasRequest: aliasRequest("promote", "dpl_new", "succeeded", NOW) });

  it("is held for a person, and the record says since when it is in production", async () => {
    const { world, result } = await ended(DECIDED, { production: again });
    expect(result).toMatchObject({
      decision: "hold",
      reasonCode: "production_moved",
      production: { after: "dpl_new", served: "HTTP 204" },
    });
    expect(world.writes()).toEqual([
      "status 2: held since 2026-01-05T10:00:00Z: production_moved, promoted again after a rollback was decided",
    ]);
  });

  it("is held although the record cannot be written", async () => {
    const createDeploymentStatus = () => Promise.reject(silence());
    const { world, result } = await ended(DECIDED, { production: again, forge: { createDeploymentStatus } });
    expect(result.reasonCode).toBe("production_moved");
    expect(world.said("note")).toEqual(["the record was not corrected: no answer"]);
  });

  it("by stages, of whose promote nobody comes to the end, has the team's automatic assignment again", async () => {
    const rolling = production("dpl_old", { rollsOut: true, autoAssignDomains: true });
    const shown = { ...rolling, rollout: rollout({ candidateId: "dpl_new" }) };
    const off = { ...ROLLED_BACK, payload: { ...ROLLED_BACK.payload, autoAssignDomains: false } };
    const { world, result } = await ended(off, { production: shown });
    expect(result).toMatchObject({ decision: "hold", reasonCode: "production_moved" });
    expect(world.writes()).toEqual(["auto-assign false"]);
    // By whom it was promoted whole nobody knows.
    expect((await ended(off, { production: again })).world.writes()).toEqual([]);
    const setAutoAssignDomains = () => Promise.reject(silence());
    const silent = await ended(off, { production: shown, host: { setAutoAssignDomains } });
    expect(silent.world.said("note")).toEqual([
      "automatic assignment of production domains was not put back: no answer",
    ]);
    // That took a while: what production serves is read again.
    const moving = openSmallWorld({ production: shown });
    moving.host.setAutoAssignDomains = async () => {
      moving.production = production("dpl_new", { autoAssignDomains: false });
    };
    expect((await ended(off, {}, moving)).result.production).toMatchObject({ after: "dpl_new", served: "HTTP 204" });
    const lost = openSmallWorld({ production: shown });
    lost.host.setAutoAssignDomains = async () => {
      lost.host.readProject = () => Promise.reject(silence());
    };
    expect((await ended(off, {}, lost)).result.production).toMatchObject({ after: null, served: null });
  });

  it("keeps its record where that says the rollback was made", async () => {
    const { world, result } = await ended(ROLLED_BACK, { production: again });
    expect(result.reasonCode).toBe("production_moved");
    expect(world.writes()).toEqual([]);
  });
});

describe("a release that was rolled back", () => {
  const back = production("dpl_old", { autoAssignDomains: false });

  it("ends so again, with the reason and the way on, and nothing is written", async () => {
    const { world, result } = await ended(ROLLED_BACK, { production: back });
    expect(result).toMatchObject({
      decision: "rolled-back",
      reasonCode: "already_rolled_back",
      summary: "This release was rolled back to dpl_old: too slow.",
      remedy:
        "Fix the cause and release a new commit; to try the same commit again, use another release id (`release`).",
      production: { after: "dpl_old", served: "HTTP 204" },
    });
    expect(world.writes()).toEqual([]);
    expect(world.said("note")).toEqual([]);
  });

  it("by the host, of which nobody wrote anything, is written down now and people are told", async () => {
    const byHost = production("dpl_old", {
      aliasRequest: aliasRequest("rollback", "dpl_old", "succeeded", NOW, "dpl_new"),
    });
    const own = record("watching", { promotedAt: NOW - MINUTE });
    const { world, result } = await ended(own, { production: byHost, plan: INCIDENT });
    expect(result).toMatchObject({ decision: "rolled-back", reasonCode: "already_rolled_back" });
    expect(world.said("note")[0]).toBe(
      "the host says that production was rolled back to dpl_old, and the record now says so too",
    );
    expect(world.writes()).toEqual([
      "status 2: rolled back to dpl_old: rolled back at the host",
      expect.stringMatching(/^issue: /),
    ]);
    const createDeploymentStatus = () => Promise.reject(silence());
    const silent = await ended(own, { production: byHost, forge: { createDeploymentStatus } });
    expect(silent.world.said("note")).toContain("the rollback's status was not written: no answer");
  });

  it("has the incident name the commit that production went back to, where the record knows it", async () => {
    const compared: string[] = [];
    const tell = async (own: ProductionRecord, to: string) => {
      const compareCommits = async (base: string) => {
        compared.push(base);
        return { commits: [], total: 0, url: "https://forge" };
      };
      const { world } = await ended(own, { production: production(to), plan: INCIDENT, forge: { compareCommits } });
      return world.bodies[0];
    };
    await tell(ROLLED_BACK, "dpl_old");
    expect(compared).toEqual(["0".repeat(40)]);
    const mid = { id: "dpl_mid", commit: "1".repeat(40) };
    await tell(
      { ...ROLLED_BACK, rollbackTo: "dpl_mid", payload: { ...ROLLED_BACK.payload, previous: mid } },
      "dpl_mid",
    );
    expect(compared.at(-1)).toBe("1".repeat(40));
    const first = { ...ROLLED_BACK.payload, previous: null };
    expect(await tell({ ...ROLLED_BACK, rollbackTo: "dpl_other", payload: first }, "dpl_other")).toContain("dpl_other");
    expect(compared).toHaveLength(2);
  });

  it("has its project's settings put back where the promote had switched them on", async () => {
    const own = { ...ROLLED_BACK, payload: { ...ROLLED_BACK.payload, autoAssignDomains: false } };
    const left = production("dpl_old", { aliasRequest: aliasRequest("promote", "dpl_new", "failed", NOW) });
    expect((await ended(own, { production: left })).world.writes()).toEqual(["auto-assign false"]);
    const theirs = { ...ROLLED_BACK, payload: { ...ROLLED_BACK.payload, autoAssignDomains: true } };
    expect((await ended(theirs, { production: left })).world.writes()).toEqual([]);
  });

  it("is said to be out of production as it was found, although somebody changes it before the end", async () => {
    const world = openSmallWorld({ production: back, plan: INCIDENT });
    world.forge.listIssues = async () => {
      world.journal.productionAfter(production("dpl_theirs"), null);
      return [];
    };
    const { result } = await ended(ROLLED_BACK, {}, world);
    expect(result.summary).toBe(
      "This release was rolled back to dpl_old: too slow. Production is dpl_theirs by now, changed by somebody else.",
    );
    const again = openSmallWorld({ production: back, plan: INCIDENT });
    again.forge.listIssues = async () => {
      again.journal.productionAfter(production("dpl_new"), null);
      return [];
    };
    expect((await ended(ROLLED_BACK, {}, again)).result.decision).toBe("hold");
  });
});

describe("the rest of the ladder of a release that is out of production", () => {
  const back = production("dpl_old", { autoAssignDomains: false });
  const propose = (asked: string[]): Rung => ({
    key: "propose",
    description: "",
    example: "",
    cannotUndo: "",
    roles: [],
    explain: () => "",
    moves: "source",
    observe: async () => ({ is: "due", state: null }),
    apply: async (_spec, _state, { release }) => {
      asked.push(`propose ${release.id}, ${release.knownGood?.id}, ${release.reason}`);
      return pass("rung_done", "proposed");
    },
    wordCounts: () => true,
  });
  const ladder = { rollback: { ladder: ["host", "propose"], rungs: { propose: {} } } };

  it("is taken by whoever comes next, and stands in the record beside who accepted the rollback", async () => {
    const asked: string[] = [];
    const wishes = { production: back, plan: ladder, rungs: { propose: propose(asked) } };
    const own = { ...ROLLED_BACK, accepted: true };
    const { world, result } = await ended(own, wishes);
    expect(result.reasonCode).toBe("already_rolled_back");
    expect(asked).toEqual(["propose r1, dpl_old, too slow"]);
    await ended({ ...own, rollbackTo: "dpl_other" }, { ...wishes, production: production("dpl_other") });
    expect(asked[1]).toBe("propose r1, dpl_other, too slow");
    expect(world.statuses.map(({ description }) => description)).toEqual([
      expect.stringMatching(/^rolled back to dpl_old \(.+\) after propose=done: too slow$/),
    ]);
  });

  it("that was taken before is neither taken nor written again", async () => {
    const asked: string[] = [];
    const wishes = { production: back, plan: ladder, rungs: { propose: propose(asked) } };
    const { world } = await ended({ ...ROLLED_BACK, rungs: { propose: "done" } }, wishes);
    expect([asked, world.writes()]).toEqual([[], []]);
  });

  it("is taken although the record cannot be written", async () => {
    const asked: string[] = [];
    const createDeploymentStatus = () => Promise.reject(silence());
    const { world } = await ended(ROLLED_BACK, {
      production: back,
      plan: ladder,
      rungs: { propose: propose(asked) },
      forge: { createDeploymentStatus },
    });
    expect(asked).toHaveLength(1);
    expect(world.said("note")).toContain("what came of the rungs was not written: no answer");
  });

  it("names what a run that decided the rollback may have asked for, although a person's word came after its own", async () => {
    const flag: Partial<Rung> = {
      key: "flag",
      moves: "behavior",
      observe: async () => ({ is: "due", state: null }),
      restore: async () => pass("rung_done", "back"),
    };
    const toldOf = async (statuses: readonly ProductionStatus[], forge: SmallWishes["forge"] = {}) => {
      const plan = { rollback: { ladder: ["flag", "host"], rungs: { flag: {} } } };
      const world = openSmallWorld({ production: back, plan, rungs: { flag: flag as Rung }, forge });
      for (const status of statuses) write(world, status);
      return (await ended(ROLLED_BACK, {}, world)).world.said("note");
    };
    const said = { phase: "rolled-back", to: "dpl_old", reason: "a person asked" } as const;
    const decided = { phase: "rolling-back", promotedAt: NOW, to: "dpl_old", reason: "too slow" } as const;
    const COMING =
      "an earlier run of this rollback left no word about flag: nothing is to be seen of it now, but what it may have asked for can arrive late, so look again in some minutes";
    expect(await toldOf([said])).toEqual([]);
    expect(await toldOf([decided, said])).toEqual([COMING]);
    const listDeploymentStatuses = () => Promise.reject(silence());
    expect(await toldOf([], { listDeploymentStatuses })).toEqual([
      "whether a run had begun to roll back is not known: no answer",
      COMING,
    ]);
    const strange = openSmallWorld({ production: back });
    write(strange, decided);
    const [mine] = strange.statuses.map((status) => ({ ...status, creator: "mallory" }));
    expect(await toldOf([said], { listDeploymentStatuses: async () => (mine === undefined ? [] : [mine]) })).toEqual(
      [],
    );
  });

  it("is nothing, and loads nothing, where the host's rung is the only one", async () => {
    const world = openSmallWorld({ production: back });
    const rungs = () => Promise.reject(new Error("not asked"));
    const quiet = { ...world, context: { ...world.context, rungs } };
    expect((await ended(ROLLED_BACK, {}, quiet)).result.reasonCode).toBe("already_rolled_back");
  });
});
