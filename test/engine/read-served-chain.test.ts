/** Who served production before a release: how far back that is read, and what is known of each. */
import { describe, expect, it } from "vitest";
import { type ChainStart, readServedChain } from "../../src/engine/read-served-chain.ts";
import type { ForgeDeployment, ForgeDeploymentStatus } from "../../src/providers/contract.ts";
import type { ProductionPayload } from "../../src/release/payload.ts";
import type { ProductionRecord } from "../../src/release/record.ts";
import { deployment, record, world as worldOf } from "../release/facts.ts";
import { build, done, kept, openRecords, status } from "./kept-records.ts";
import { NOW, type SmallWishes } from "./small-world.ts";

interface Story {
  readonly records?: readonly ForgeDeployment[];
  readonly statuses?: readonly ForgeDeploymentStatus[];
  readonly history?: readonly ProductionRecord[];
  readonly start?: Partial<ChainStart>;
  readonly wishes?: SmallWishes;
  readonly env?: Readonly<Record<string, string>>;
}

async function chainOf({ records = [], statuses = [], history = [], start = {}, wishes = {}, env = {} }: Story) {
  const { world, read } = openRecords(records, statuses, wishes);
  const { context, journal, forge } = world;
  const listed = records.map((one) => ({ deployment: one, payload: one.payload as ProductionPayload }));
  const known = { world: worldOf({ history }), listed, before: "dpl_a", migrations: "none", schemas: [] };
  const chain = await readServedChain({ ...context, env }, journal, forge, { ...known, ...start });
  return { chain, read, ids: chain.map(({ id }) => id) };
}

/** A release that put `id` in place of `previous`. */
const put = (number: number, id: string, previous: string | null, changes: Partial<ProductionPayload> = {}) =>
  kept(number, {
    release: `r-${id}`,
    commit: `commit of ${id}`,
    candidate: build(id),
    previous: previous === null ? null : { id: previous, commit: null },
    ...changes,
  });
const held = (id: number) => status(id, { phase: "held", promotedAt: NOW - 40_000, reason: "condition_met, slow" });

const A = put(3, "dpl_a", "dpl_b", { migrations: "additive" });
const B = put(2, "dpl_b", "dpl_c", { migrations: "unknown", schemas: [{ database: "DB" } as never] });
const C = put(1, "dpl_c", null);

describe("who served production before", () => {
  it("is nobody where production served nothing", async () => {
    expect(await chainOf({ records: [A], start: { before: null } })).toMatchObject({ chain: [], read: [] });
  });

  it("is known by the host alone where no record tells of it, and then nothing behind it is", async () => {
    const serving = deployment("dpl_a", { meta: { githubCommitSha: "abc" } });
    const { chain } = await chainOf({ start: { world: worldOf({ serving }) } });
    expect(chain).toEqual([
      { id: "dpl_a", commit: "abc", record: null, until: NOW, accepted: null, crossed: ["none"], crossedSchemas: [[]] },
    ]);
    const commits = [deployment("dpl_a", { meta: {} }), deployment("dpl_else"), null].map(async (one) => {
      const found = await chainOf({ start: { world: worldOf({ serving: one }) } });
      return found.chain[0]?.commit;
    });
    expect(await Promise.all(commits)).toEqual([null, null, null]);
  });

  it("ends with the first that is judged good: what lies behind it is not read", async () => {
    const { ids, chain, read } = await chainOf({ records: [A, B, C], statuses: [done(3)] });
    expect([ids, read]).toEqual([["dpl_a"], [3]]);
    expect(chain[0]).toMatchObject({ commit: "commit of dpl_a", record: { forgeId: 3, phase: "done" }, until: NOW });
  });

  it("goes one step further back where that one is not, or as many as the plan says", async () => {
    const story = { records: [A, B, C], statuses: [held(3), held(2)] };
    expect((await chainOf(story)).ids).toEqual(["dpl_a", "dpl_b"]);
    const rollback = (rules: object) => ({ wishes: { plan: { rollback: rules } } });
    expect((await chainOf({ ...story, ...rollback({ steps: 5 }) })).ids).toEqual(["dpl_a", "dpl_b", "dpl_c"]);
    expect((await chainOf({ ...story, ...rollback({ steps: 0 }) })).ids).toEqual(["dpl_a"]);
    expect((await chainOf({ ...story, ...rollback({ steps: 5, to: "previous" }) })).ids).toEqual(["dpl_a"]);
  });

  it("is told once, also where two releases replaced each other", async () => {
    const back = put(2, "dpl_b", "dpl_a");
    const plan = { rollback: { steps: 5 } };
    const { ids } = await chainOf({ records: [A, back], statuses: [held(3), held(2)], wishes: { plan } });
    expect(ids).toEqual(["dpl_a", "dpl_b"]);
  });

  it("served until the one after it came: since when that is not known, until it was recorded", async () => {
    const untils = async (statuses: readonly ForgeDeploymentStatus[]) =>
      (await chainOf({ records: [A, B], statuses })).chain.map(({ until }) => NOW - until);
    expect(await untils([held(3)])).toEqual([0, 40_000]);
    expect(await untils([])).toEqual([0, 60_000]);
  });

  it("has what all releases since then say of their migrations and schemas", async () => {
    const schemas = [{ database: "OWN" } as never];
    const story = { records: [A, B, C], statuses: [held(3), held(2)], start: { migrations: "additive", schemas } };
    const { chain } = await chainOf({ ...story, wishes: { plan: { rollback: { steps: 5 } } } });
    expect(chain.map(({ crossed }) => crossed)).toEqual([
      ["additive"],
      ["additive", "additive"],
      ["additive", "additive", "unknown"],
    ]);
    expect(chain.map(({ crossedSchemas }) => crossedSchemas)).toEqual([
      [schemas],
      [schemas, []],
      [schemas, [], [{ database: "DB" }]],
    ]);
  });
});

describe("a deployment's own record", () => {
  const known = (phase: Parameters<typeof record>[0], id: string, forgeId = 7) =>
    record(phase, { forgeId, payload: { release: `r-${id}`, candidate: build(id), previous: null } });

  it("is the one that was read before where that got as far as production", async () => {
    const history = [known("done", "dpl_else", 8), known("promoting", "dpl_a", 6), known("held", "dpl_a")];
    const { chain, read } = await chainOf({ records: [A], history });
    expect([chain[0]?.record?.forgeId, read]).toEqual([7, []]);
  });

  it("is read where the one that was read before is not known to have arrived", async () => {
    const { chain, read } = await chainOf({
      records: [A],
      statuses: [done(3)],
      history: [known("promoting", "dpl_a")],
    });
    expect([chain[0]?.record?.forgeId, read]).toEqual([3, [3]]);
  });

  it("is of several the newest that got as far as production, or else the newest", async () => {
    const records = [put(6, "dpl_a", null, { release: "newest" }), put(5, "dpl_a", null, { release: "older" }), B];
    const arrived = await chainOf({ records, statuses: [held(5)] });
    expect([arrived.chain[0]?.record?.forgeId, arrived.read]).toEqual([5, [6, 5]]);
    expect((await chainOf({ records })).chain[0]?.record?.forgeId).toBe(6);
  });
});

describe("a person's word for a deployment", () => {
  const acceptedBy = async (story: Story) => (await chainOf(story)).chain.map(({ accepted }) => accepted);

  it("counts of what production serves, with who said it and why", async () => {
    const wishes = { options: { accept: "it is fine" } };
    const byAlice = { wishes, env: { GITHUB_ACTOR: "alice" } };
    expect(await acceptedBy(byAlice)).toEqual(["alice accepted it: it is fine"]);
    expect(await acceptedBy({ wishes })).toEqual(["a person accepted it: it is fine"]);
    // That makes it good, so that nothing further back is read.
    expect(await acceptedBy({ records: [A, B], statuses: [held(3)], wishes })).toHaveLength(1);
  });

  const chosen = (changes: Partial<ProductionRecord> = {}) =>
    record("rolled-back", { rollbackTo: "dpl_b", accepted: true, reason: "by hand", ...changes });

  it("counts of a deployment that was named in an earlier rollback, with its reason", async () => {
    const story = { records: [A, B], statuses: [held(3)] };
    const said = "a person chose it for a rollback: by hand";
    expect(await acceptedBy({ ...story, history: [chosen()] })).toEqual([null, said]);
    expect(await acceptedBy({ ...story, history: [chosen({ reason: null })] })).toEqual([
      null,
      "a person chose it for a rollback: reason not recorded",
    ]);
  });

  it.each<[string, ProductionRecord]>([
    ["nobody named it", chosen({ accepted: false })],
    ["the rollback went to another one", chosen({ rollbackTo: "dpl_x" })],
    ["the rollback did not come to its end", record("rolling-back", { rollbackTo: "dpl_b", accepted: true })],
  ])("does not count of a deployment where %s", async (_, back) => {
    expect(await acceptedBy({ records: [A, B], statuses: [held(3)], history: [back] })).toEqual([null, null]);
  });
});
