/** What is read of production and of the release's records before anything is decided, and what is not asked for. */
import { describe, expect, it } from "vitest";
import {
  listProductionRecords,
  readAgain,
  readProduction,
  readProductionRecord,
  readRecords,
  readStaging,
} from "../../src/engine/release-records.ts";
import type { ForgeDeployment, ForgeDeploymentStatus } from "../../src/providers/contract.ts";
import { STAGING_TASK } from "../../src/release/record.ts";
import { production, record, rolling, rollout, STAGING } from "../release/facts.ts";
import { build, done, kept, openRecords, status } from "./kept-records.ts";
import { NOW, openSmallWorld, type SmallWishes } from "./small-world.ts";

const CANDIDATE = { createdAt: 1_000 };
const OTHERS = ["r2", "r3", "r4", "r5"].map((release, index) =>
  kept(index + 2, { release, candidate: build(`dpl_${release}`) }),
);
const PROMOTING = status(0, { phase: "promoting" });
const MEANT = { id: 9, by: "mallory" };

/** Records of this release and others, read for a promote of the candidate. */
async function history(
  records: readonly ForgeDeployment[],
  statuses: readonly ForgeDeploymentStatus[] = [],
  candidate: typeof CANDIDATE | null = CANDIDATE,
) {
  const { world, read } = openRecords(records, statuses);
  const found = await readRecords(world.context, world.journal, world.forge, candidate);
  return { world, read, found, releases: found.history.map(({ payload }) => payload.release) };
}

describe("production", () => {
  const PLANNED = { production: { promote: { percents: [10, 100], stageMs: 60_000 } } };
  const read = async (wishes: SmallWishes, planned = false) => {
    const world = openSmallWorld({ plan: planned ? PLANNED : {}, ...wishes });
    return readProduction(world.context, world.host);
  };

  it("is the host's project and what each domain of the plan points to", async () => {
    const asked: (readonly string[])[] = [];
    const { project, aliases } = production("dpl_new");
    const readAliases = async (domains: readonly string[]) => (asked.push(domains), aliases);
    expect(await read({ host: { readAliases } })).toEqual({ project, aliases });
    expect(asked).toEqual([["d0.example.com", "d1.example.com"]]);
  });

  it("has a rolling release only where the plan or the host's project knows of one", async () => {
    const there = rolling();
    expect(await read({ production: there })).not.toHaveProperty("rollout");
    expect(await read({ production: there }, true)).toEqual(there);
    const byHand = { ...there, project: { ...there.project, rollsOut: true } };
    expect(await read({ production: byHand })).toEqual({ ...byHand, rollout: rollout() });
  });

  it("has none where the host has no rolling releases", async () => {
    for (const there of [production("dpl_new"), production("dpl_new", { rollsOut: true })]) {
      const world = openSmallWorld({ production: there, plan: there.project.rollsOut === true ? {} : PLANNED });
      const { rollouts: _none, ...host } = world.host;
      expect(await readProduction(world.context, host)).toEqual({ ...there, rollout: null });
    }
  });
});

describe("the history of releases", () => {
  it("is this release alone where no candidate is to be promoted", async () => {
    const { found, read } = await history([...OTHERS, kept(1)], [done(1)], null);
    expect(found.record).toMatchObject({ forgeId: 1, phase: "done", reason: "quiet" });
    expect(found.history).toEqual([found.record]);
    expect(found.listed.map(({ deployment }) => deployment.id)).toEqual([2, 3, 4, 5, 1]);
    expect(read).toEqual([1]);
  });

  it("is read from the newest on until one has been in production", async () => {
    const { releases, read } = await history([...OTHERS, kept(1)], [done(3)]);
    expect(releases).toEqual(["r2", "r3", "r1"]);
    expect(read).toEqual([2, 3, 1]);
  });

  it("is read behind this release also where it has been in production itself", async () => {
    const { releases } = await history([kept(1), ...OTHERS], [done(1), done(2)]);
    expect(releases).toEqual(["r1", "r2"]);
  });

  it("has every other release with a newer build, of the three that came last", async () => {
    const newer = OTHERS.map((one, index) =>
      kept(one.id, { release: `r${index + 2}`, candidate: build("dpl", 1_000 + index) }),
    );
    const { releases, read } = await history([...newer, kept(1)], [done(2), done(3), done(4), done(5)]);
    expect(releases).toEqual(["r2", "r3", "r4", "r1"]);
    expect(read).toEqual([2, 3, 4, 1]);
    // A build of the same moment is not newer.
    const same = [newer[1], newer[0]].filter((one) => one !== undefined);
    expect((await history(same, [done(3), done(2)])).releases).toEqual(["r3"]);
  });

  it("is not there where nothing is recorded", async () => {
    expect((await history([])).found).toEqual({ staging: [], record: null, history: [], listed: [] });
    const { world } = openRecords(OTHERS);
    expect(await readProductionRecord(world.context, world.journal, world.forge)).toBeNull();
  });

  it("counts of a release that is recorded twice the record that was written into", async () => {
    const twice = [kept(8), kept(7)];
    const { found, read } = await history(twice, [{ ...PROMOTING, id: 8 }, done(7)]);
    expect(found.history.map(({ forgeId }) => forgeId)).toEqual([7]);
    expect(read).toEqual([8, 7]);
    const { world } = openRecords(twice, [{ ...PROMOTING, id: 8 }, done(7)]);
    expect(await readProductionRecord(world.context, world.journal, world.forge)).toMatchObject({ forgeId: 7 });
  });

  it("takes the word that the forge has just stored, and asks for no other of that record", async () => {
    const { world, read } = openRecords([kept(1), ...OTHERS], [done(2)]);
    const written = { forgeId: 1, status: { ...PROMOTING, createdAt: NOW } };
    const { context, journal, forge } = world;
    const found = await readRecords(context, journal, forge, CANDIDATE, [STAGING], written);
    expect(found.record).toMatchObject({ forgeId: 1, phase: "promoting", statusAt: NOW });
    expect(found.staging).toEqual([STAGING]);
    expect(read).toEqual([2]);
  });
});

describe("the list of production records", () => {
  it("is of the project and the environment, a hundred at most", async () => {
    const { world, lists } = openRecords([kept(1), kept(2, { project: "other" }), kept(3, { project: "web" })]);
    const { records } = await listProductionRecords(world.context, world.journal, world.forge);
    expect(records.map(({ deployment }) => deployment.id)).toEqual([1, 3]);
    expect(lists).toEqual([{ task: "holdpoint:production", environment: "production", limit: 100 }]);
  });

  it("names what others wrote once, and goes by none of it", async () => {
    const { world } = openRecords([kept(MEANT.id, {}, { creator: MEANT.by })]);
    const read = () => readRecords(world.context, world.journal, world.forge);
    expect((await read()).record).toBeNull();
    await read();
    expect(world.said("note")).toEqual([
      "GitHub deployment 9 by mallory looks like a release record, but only those by github-actions[bot] count; ignored",
    ]);
  });

  it("is no basis for anything where another version of Holdpoint wrote one of them", async () => {
    const { world } = openRecords([kept(1), kept(9, { holdpoint: 2 } as never)]);
    await expect(readRecords(world.context, world.journal, world.forge)).rejects.toMatchObject({
      reasonCode: "vendor_answer_unknown",
      vendor: "GitHub",
      message:
        "GitHub deployment 9 is a release record written by another version of Holdpoint, and this version cannot read it.",
      remedy: "Use the same, newest version of Holdpoint in every workflow of this repository.",
    });
  });

  it("may hide this release's record where others wrote a thousand, and does not where it is among them", async () => {
    const crowd = Array.from({ length: 1_000 }, (_, index) => kept(1_000 + index, {}, { creator: MEANT.by }));
    await expect(history([...crowd, kept(1)])).rejects.toMatchObject({
      reasonCode: "vendor_answer_unknown",
      vendor: "GitHub",
      message: "Others wrote so many newer deployments that this release's record may not have been read.",
      remedy:
        "Find out who creates them, and delete them: set each to `inactive`, then delete it through GitHub's API.",
    });
    await expect(history([...OTHERS, ...crowd])).rejects.toMatchObject({ vendor: "GitHub" });
    expect((await history([...OTHERS, kept(1), ...crowd])).found.record).toMatchObject({ forgeId: 1 });
  });
});

describe("the status that speaks for a record", () => {
  const ALICE = { creator: "alice" };
  const back = status(1, { phase: "rolled-back", to: "dpl_old", reason: "by hand" }, ALICE);

  it("is heard of people only where the plan lets them roll back, and others' words are named once", async () => {
    const { world } = openRecords([kept(1)], [back, done(1)]);
    const { context, journal, forge } = world;
    expect(await readProductionRecord(context, journal, forge)).toMatchObject({ phase: "done" });
    await readProductionRecord(context, journal, forge);
    expect(world.said("note")).toHaveLength(1);
    expect(world.said("note")[0]).toMatch(/^GitHub deployment 1 has the status "rolled back .* by alice, but only/);
    const allowed = openRecords([kept(1)], [back, done(1)], { plan: { rollback: { by: ["alice"] } } }).world;
    const read = await readProductionRecord(allowed.context, allowed.journal, allowed.forge);
    expect(read).toMatchObject({ phase: "rolled-back", rollbackTo: "dpl_old", reason: "by hand" });
    expect(allowed.said("note")).toEqual([]);
  });

  it("is read afresh of a record that was read before", async () => {
    const before = record("watching", { forgeId: 1, createdAt: NOW - 60_000 });
    const { world, read } = openRecords([], [done(1)]);
    const again = await readAgain(world.context, world.journal, world.forge, before);
    expect(again).toMatchObject({ forgeId: 1, createdAt: NOW - 60_000, phase: "done", payload: before.payload });
    expect(read).toEqual([1]);
    // Without a word it stands as it was when it was written.
    const silent = openRecords([]).world;
    expect(await readAgain(silent.context, silent.journal, silent.forge, before)).toMatchObject({
      phase: "promoting",
      statusAt: NOW - 60_000,
    });
  });

  it("is enough: older pages are not asked for once it is found", async () => {
    const enough: boolean[] = [];
    const { world } = openRecords([kept(1)], [], {
      forge: {
        listDeploymentStatuses: async (_id, isEnough) => {
          enough.push(isEnough?.([]) ?? false, isEnough?.([back]) ?? false, isEnough?.([back, done(1)]) ?? false);
          return [back, done(1)];
        },
      },
    });
    await readProductionRecord(world.context, world.journal, world.forge);
    expect(enough).toEqual([false, false, true]);
  });
});

describe("the staging records of a release", () => {
  const staged = (id: number, changes: Partial<typeof STAGING.payload> = {}, creator = "github-actions[bot]") =>
    kept(id, {}, { task: STAGING_TASK, payload: { ...STAGING.payload, ...changes }, creator });
  const verified = (id: number, creator = "github-actions[bot]") =>
    ({ ...done(id), state: "success", description: "verified: all passed", creator }) as const;

  it("are those of its commit and its id, each as its status says", async () => {
    const records = [staged(4), staged(3, { release: "r9" }), staged(2, { project: "other" }), staged(1)];
    const { world, lists, read } = openRecords(records, [verified(4)]);
    const found = await readStaging(world.context, world.journal, world.forge);
    expect(found.map(({ forgeId, phase }) => [forgeId, phase])).toEqual([
      [4, "verified"],
      [1, "deployed"],
    ]);
    expect(lists).toEqual([{ task: "holdpoint:staging", sha: "c".repeat(40), limit: 100 }]);
    expect(read).toEqual([4, 1]);
    expect((await readRecords(world.context, world.journal, world.forge)).staging).toEqual(found);
  });

  it("are verified by nobody who may only roll back", async () => {
    const plan = { rollback: { by: ["alice"] } };
    const rolledBack = status(1, { phase: "rolled-back", to: "dpl_old", reason: "no" }, { creator: "alice" });
    const { world } = openRecords([staged(1)], [rolledBack, verified(1)], { plan });
    const [found] = await readStaging(world.context, world.journal, world.forge);
    expect(found?.phase).toBe("verified");
    expect(world.said("note")).toHaveLength(1);
  });
});
