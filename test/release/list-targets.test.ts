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
