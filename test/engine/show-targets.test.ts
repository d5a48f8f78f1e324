/** What a person may name as a rollback's target: how much of it is read, and what is said where it cannot be. */
import { describe, expect, it } from "vitest";
import { showTargets } from "../../src/engine/show-targets.ts";
import type { Forge, Host } from "../../src/providers/contract.ts";
import { production } from "../release/facts.ts";
import { build, done, kept, openRecords } from "./kept-records.ts";
import { NOW, silence } from "./small-world.ts";

const served = (id: string, index: number) => ({ id, commit: `commit of ${id}`, servedAt: NOW - index * 1_000 });
const SERVED = ["dpl_new", "dpl_old", "dpl_older"].map(served);
const RECORDS = ["dpl_new", "dpl_old"].map((id, index) =>
  kept(2 - index, { release: `r-${id}`, candidate: build(id), commit: `released ${id}` }),
);

async function shown(
  listServed: Host["listServed"] = async () => SERVED,
  records = RECORDS,
  forge: Partial<Forge> = {},
) {
  const { world, read } = openRecords(records, [done(1)], { forge });
  const asked: unknown[] = [];
  const host = {
    listServed: async (wanted: Parameters<typeof listServed>[0]) => (asked.push(wanted), listServed(wanted)),
  };
  const order = { host, production: production("dpl_new"), to: "dpl_older" };
  await showTargets(world.context, world.journal, order);
  const { targets } = world.journal.finish({ decision: "hold", reasonCode: "usage", summary: "" });
  return { targets, read, asked, notes: world.said("note") };
}

describe("the targets of a rollback", () => {
  it("are what production has served, with what the records tell of each", async () => {
    const { targets, asked, read, notes } = await shown();
    expect(targets).toMatchObject([
      { id: "dpl_old", release: "r-dpl_old", commit: "released dpl_old", good: true, isDefault: false },
      { id: "dpl_older", release: null, commit: "commit of dpl_older", good: false, isDefault: true },
    ]);
    expect(asked).toEqual([{ limit: 8, since: NOW }]);
    expect([read, notes]).toEqual([[2, 1], []]);
  });

  it("are eight at most, and so are the records that are read", async () => {
    const many = Array.from({ length: 20 }, (_, index) => `dpl_${index}`);
    const records = many.map((id, index) => kept(100 - index, { release: id, candidate: build(id) }));
    const { targets, read } = await shown(async () => [...SERVED.slice(0, 1), ...many.map(served)], records);
    expect(targets?.map(({ id }) => id)).toEqual(many.slice(0, 8));
    expect(read).toHaveLength(8);
    // That the host tells of more is no reason to show more.
    const others = await shown(async () => many.map(served), records);
    expect(others.targets).toHaveLength(8);
  });

  it("are named by the host's list alone where the forge does not answer", async () => {
    const { targets, notes } = await shown(undefined, RECORDS, { listDeployments: () => Promise.reject(silence()) });
    expect(targets).toMatchObject([
      { id: "dpl_old", release: null, commit: "commit of dpl_old" },
      { id: "dpl_older", release: null },
    ]);
    expect(notes).toEqual(["how these deployments did was not read: no answer"]);
  });

  it("are none where the host does not answer, and that decides nothing", async () => {
    const { targets, notes } = await shown(() => Promise.reject(silence()));
    expect(targets).toBeUndefined();
    expect(notes).toEqual(["what else there is to go back to was not read: no answer"]);
  });

  it("end on a fault of ours as such", async () => {
    const ours = { listDeployments: () => Promise.reject(new TypeError("ours")) };
    await expect(shown(undefined, RECORDS, ours)).rejects.toThrow(new TypeError("ours"));
  });
});
