/** What a person's rollback reads before it asks the host, and which records it goes by afterwards. */
import { describe, expect, it } from "vitest";
import { createForgePatience } from "../../src/engine/forge-patience.ts";
import { createRecordsReader, NOT_READ, type OurRecords, readOurRecords } from "../../src/engine/our-records.ts";
import { readBeforeRollback, readBehind } from "../../src/engine/read-before-rollback.ts";
import type { ForgeDeployment } from "../../src/providers/contract.ts";
import { deployment, production } from "../release/facts.ts";
import { done, kept, openRecords } from "./kept-records.ts";
import { silence, type SmallWishes } from "./small-world.ts";

const OWN = kept(2);
const ids = ({ records }: Pick<OurRecords, "records">) => records.map((own) => own.deployment.id);

async function before(wishes: SmallWishes = {}) {
  const { world, lists } = openRecords([OWN], [], wishes);
  const found = await readBeforeRollback(world.context, world.journal, world.host);
  return { world, lists, found };
}

describe("before a person's rollback", () => {
  it("the records are read beside production where nobody names the target", async () => {
    const { world, found, lists } = await before();
    expect(found).toMatchObject({ production: production("dpl_new"), given: null, own: { recordsTrouble: null } });
    expect(ids(found.own)).toEqual([2]);
    expect(lists).toHaveLength(1);
    expect(world.asked).toEqual(["read"]);
  });

  it("the target that somebody names is read, and no records", async () => {
    const { world, found, lists } = await before({ options: { to: "dpl_old" } });
    expect(found.given).toEqual(deployment("dpl_old"));
    expect(found.own).toBe(NOT_READ);
    expect(NOT_READ).toEqual({ records: [], recordsTrouble: null });
    expect(lists).toEqual([]);
    expect(world.asked).toEqual(["read", "read dpl_old"]);
    expect((await before({ options: { to: "dpl_gone" } })).found).toMatchObject({ given: null, own: NOT_READ });
  });

  it.each([
    ["https://web-abc.vercel.app/", "web-abc.vercel.app"],
    ["http://127.0.0.1:80/web/", "127.0.0.1:80/web"],
    ["web-abc.vercel.app", "web-abc.vercel.app"],
    ["web-http://abc", "web-http://abc"],
  ])("the address %s asks the host for %s", async (to, asked) => {
    expect((await before({ options: { to } })).world.asked).toContain(`read ${asked}`);
  });

  it("the records are read where production stands on the target already, since somebody may be about to change that", async () => {
    const there = await before({ options: { to: "dpl_new" } });
    expect(ids(there.found.own)).toEqual([2]);
    const half = production("dpl_new", {}, ["dpl_new", "dpl_old"]);
    expect((await before({ options: { to: "dpl_new" }, production: half })).lists).toEqual([]);
  });

  it("the time of production's answer counts, and how long it took", async () => {
    const world = openRecords([]).world;
    const { readProject } = world.host;
    const host = { ...world.host, readProject: async () => (await world.clock.sleep(700), readProject()) };
    const startedAt = world.clock.now();
    const found = await readBeforeRollback(world.context, world.journal, host);
    expect([found.productionAt - startedAt, found.tookMs]).toEqual([700, 700]);
  });
});

describe("the newest release, where production is behind it", () => {
  const behind = async (id: string, records: readonly ForgeDeployment[] = [OWN]) => {
    const { world, read } = openRecords(records, [done(2)], { production: production(id) });
    const found = await readBeforeRollback(world.context, world.journal, world.host);
    return { read, behind: await readBehind(world.context, world.journal, found) };
  };

  it("is read with its status", async () => {
    expect((await behind("dpl_old")).behind).toMatchObject({ forgeId: 2, phase: "done" });
  });

  it("is not asked for where production is not behind it", async () => {
    expect(await behind("dpl_new")).toEqual({ read: [], behind: null });
    expect(await behind("dpl_old", [])).toEqual({ read: [], behind: null });
  });
});

describe("the records that a rollback goes by", () => {
  const readOurs = async (wishes: SmallWishes = {}) => {
    const { context, journal } = openRecords([OWN], [], wishes).world;
    return readOurRecords(context, journal);
  };

  const reader = (known: OurRecords, listDeployments: () => Promise<readonly ForgeDeployment[]>) => {
    const { context, journal } = openRecords([], [], { forge: { listDeployments } }).world;
    return createRecordsReader(context, journal, known, createForgePatience(context));
  };

  it("are read once, where they were not before", async () => {
    let lists = 0;
    const read = reader(NOT_READ, async () => [kept((lists += 1))]);
    expect([ids({ records: await read() }), ids({ records: await read() })]).toEqual([[1], [1]]);
    expect(lists).toBe(1);
  });

  it("are those that were read before the rollback", async () => {
    const known = await readOurs();
    const read = reader(known, () => Promise.reject(new Error("not asked")));
    expect(await read()).toBe(known.records);
  });

  it("are asked for again where the forge was down, and none where it still is", async () => {
    const down: OurRecords = { records: [], recordsTrouble: silence() };
    expect(ids({ records: await reader(down, async () => [OWN])() })).toEqual([2]);
    let lists = 0;
    const silent = reader(NOT_READ, () => {
      lists += 1;
      return Promise.reject(silence());
    });
    expect([await silent(), lists]).toEqual([[], 2]);
  });

  it("are the command's own forge's, with why they could not be read", async () => {
    expect(await readOurs()).toMatchObject({ records: [{ deployment: { id: 2 } }], recordsTrouble: null });
    const trouble = silence();
    const forge = { listDeployments: () => Promise.reject(trouble) };
    expect(await readOurs({ forge })).toEqual({ records: [], recordsTrouble: trouble });
    const ours = { listDeployments: () => Promise.reject(new TypeError("ours")) };
    await expect(readOurs({ forge: ours })).rejects.toThrow(new TypeError("ours"));
  });
});
