/** What a person may name as a rollback's target: what served, with what is known of each. */
import { expect, it } from "vitest";
import { type KnownOfTargets, listTargets } from "../../src/release/list-targets.ts";
import type { ProductionRecord } from "../../src/release/record.ts";
import type { WayBack } from "../../src/release/way-back.ts";
import { record } from "./facts.ts";

const candidate = (id: string) => ({ id, url: `${id}.vercel.app`, createdAt: 1 });
const WAY: WayBack = {
  verdict: "until-migration",
  to: "dpl_b",
  migration: "0042",
  reasons: [],
  differences: [],
  unknown: [],
};
const release = (id: string, phase: ProductionRecord["phase"], payload: Partial<ProductionRecord["payload"]> = {}) =>
  record(phase, { payload: { release: `r-${id}`, commit: `c-${id}`, candidate: candidate(id), ...payload } });

const NOW = release("dpl_now", "watching", { migrations: "unknown", wayBack: WAY });
const BACK = release("dpl_gone", "rolled-back", { migrations: "additive" });
const B = release("dpl_b", "done", { startedBy: "eve", migrations: "additive" });
const A = { ...release("dpl_a", "held"), reason: "success_unmet, slow" };
const RECORDS = [NOW, { ...BACK, rollbackTo: "dpl_a", accepted: true, reason: "we know it" }, B, A];

const served = (id: string, servedAt: number) => ({ id, commit: null, servedAt });
const KNOWN: KnownOfTargets = {
  served: [served("dpl_now", 50), served("dpl_b", 40), served("dpl_a", 30), served("dpl_hand", 20)],
  current: "dpl_now",
  listed: RECORDS.map((one) => ({ deployment: { ...one, id: one.forgeId } as never, payload: one.payload })),
  records: RECORDS,
  to: "dpl_b",
  now: 60,
};

it("leaves out what production serves, marks where a rollback goes by itself, and says how each did and by whose word", () => {
  const [b, a, hand] = listTargets(KNOWN);
  expect(b).toEqual({
    id: "dpl_b",
    commit: "c-dpl_b",
    servedAt: 40,
    release: "r-dpl_b",
    good: true,
    why: "its watch passed",
    people: "started by eve",
    wayBack: "until migration 0042",
    isDefault: true,
  });
  expect(a).toMatchObject({ good: true, why: "a person chose it for a rollback: we know it", isDefault: false });
  expect(a?.wayBack).toBe("migrations not judged");
  expect(hand).toMatchObject({
    release: null,
    good: false,
    why: "no release record tells its result",
    people: "",
    wayBack: "nothing is recorded",
  });
});

it("says where no migration is in the way, and takes the way back for no other deployment than its own", () => {
  const additive = KNOWN.listed.map((own) => ({ ...own, payload: { ...own.payload, migrations: "additive" } }));
  const [b, a] = listTargets({ ...KNOWN, listed: additive, to: null });
  expect([b?.isDefault, b?.wayBack, a?.wayBack]).toEqual([false, "until migration 0042", "no migration in the way"]);
});

it("measures how long each served by what came after it, and the newest of the list by now", () => {
  const [one, two] = ["dpl_1", "dpl_2"].map((id) => ({
    ...release(id, "held", { watchForMs: 10 }),
    reason: "too_few_samples",
    promotedAt: 0,
    statusAt: 0,
  }));
  const known = { ...KNOWN, current: null, records: [one, two] as readonly ProductionRecord[], listed: [] };
  // Its watch took 10, and it must have served as long again.
  const good = (servedAt: number, now: number) =>
    listTargets({ ...known, served: [served("dpl_2", servedAt), served("dpl_1", 0)], now }).map(
      (target) => target.good,
    );
  expect(good(20, 40)).toEqual([true, true]);
  expect(good(19, 40)).toEqual([true, false]);
  expect(good(5, 19)).toEqual([false, false]);
});

it("takes a person's choice of it for a word for it, and no other rollback to it", () => {
  const why = (changes: Partial<ProductionRecord>) => {
    const back = { ...BACK, rollbackTo: "dpl_a", accepted: true, reason: null, ...changes };
    return listTargets({ ...KNOWN, records: [back, A] }).find(({ id }) => id === "dpl_a");
  };
  expect(why({})).toMatchObject({ good: true, why: expect.stringContaining("reason not recorded") as string });
  for (const other of [{ accepted: false }, { rollbackTo: "dpl_b" }, { phase: "rolling-back" }] as const) {
    expect(why(other)?.good).toBe(false);
  }
});

it("asks for migrations in the records of those that came after it, and of no other", () => {
  const wayBack = (...migrations: readonly [now: string, b: string, a: string]) => {
    const listed = [NOW, B, A].map((one, index) => ({
      deployment: { ...one, id: one.forgeId } as never,
      payload: { ...one.payload, wayBack: undefined, migrations: migrations[index] ?? "" },
    }));
    return listTargets({ ...KNOWN, listed }).map((target) => target.wayBack);
  };
  const [free, open] = ["no migration in the way", "migrations not judged"];
  expect(wayBack("additive", "unknown", "unknown").slice(0, 2)).toEqual([free, open]);
  expect(wayBack("unknown", "additive", "additive").slice(0, 2)).toEqual([open, open]);
  expect(wayBack("none", "additive", "unknown").slice(0, 2)).toEqual([free, free]);
  const newest = listTargets({ ...KNOWN, current: "dpl_hand", listed: KNOWN.listed.slice(2) });
  expect(newest.find(({ id }) => id === "dpl_b")?.wayBack).toBe(free);
  expect(listTargets({ ...KNOWN, current: "dpl_unknown" }).map((target) => target.wayBack)[1]).toBe(open);
});

it("names the commit by the record, and by the host's word where there is none", () => {
  const [one] = listTargets({ ...KNOWN, served: [{ ...served("dpl_hand", 1), commit: "f00" }] });
  const [other] = listTargets({ ...KNOWN, served: [{ ...served("dpl_b", 1), commit: "f00" }] });
  expect([one?.commit, other?.commit]).toEqual(["f00", "c-dpl_b"]);
});
