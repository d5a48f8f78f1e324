import { describe, expect, it } from "vitest";
import { createProcessMemory } from "../../../src/lib/process-memory.ts";
import { createHistory, type Snapshot } from "../../../src/providers/postgres/metrics/history.ts";
import { createPostgresMetrics } from "../../../src/providers/postgres/metrics/index.ts";
import { QUERIES } from "../../../src/providers/postgres/metrics/measures.ts";
import { scriptDatabase } from "./scripted-database.ts";

const MINUTE = 60_000;
const GAP = 3 * MINUTE;

type Rows = Readonly<Record<string, readonly [part: number, whole: number]>>;

function snapshot(minute: number, rows: Rows, reset = "once"): Snapshot {
  const entries = Object.entries(rows).map(([key, [part, whole]]) => [key, { part, whole }] as const);
  return { at: minute * MINUTE, rows: new Map(entries), reset };
}

function readAfter(
  query: Parameters<typeof createHistory>[0],
  snapshots: readonly Snapshot[],
  from: number,
  to: number,
) {
  const history = createHistory(query);
  for (const one of snapshots) history.add(one);
  return history.read({ from: from * MINUTE, to: to * MINUTE }, GAP);
}

describe("what a process saw of a database", () => {
  it("is of a counter the difference, and not what it ever counted", () => {
    const looks = [
      snapshot(0, { a: [900, 1_000] }),
      snapshot(1, { a: [910, 1_100] }),
      snapshot(2, { a: [990, 1_200] }),
    ];
    expect(readAfter(QUERIES.cache_hit_rate, looks, 0, 2)).toMatchObject({
      value: 0.45,
      sampleCount: 200,
      complete: true,
    });
    expect(readAfter(QUERIES.cache_hit_rate, looks, 1, 2)).toMatchObject({ value: 0.8, sampleCount: 100 });
  });

  it("is of instants their mean", () => {
    const looks = [0, 1, 2].map((minute) => snapshot(minute, { "": [10 * minute, 100] }));
    expect(readAfter(QUERIES.connections, looks, 0, 2)).toMatchObject({ value: 0.15, sampleCount: 2, complete: true });
  });

  it("is nothing after a single look, and says why", () => {
    const found = readAfter(QUERIES.connections, [snapshot(1, { "": [1, 2] })], 0, 2);
    expect(found).toMatchObject({ value: null, sampleCount: 0, why: expect.stringMatching("keeps no history") });
  });

  it("is not complete where nobody looked for too long, at an end or in the middle", () => {
    const at = (minutes: readonly number[]) => minutes.map((minute) => snapshot(minute, { "": [1, 2] }));
    expect(readAfter(QUERIES.connections, at([1, 2, 3, 4]), 0, 6)).toMatchObject({ complete: true });
    expect(readAfter(QUERIES.connections, at([4, 5, 6]), 0, 6)).toMatchObject({ complete: false });
    expect(readAfter(QUERIES.connections, at([0, 1, 2]), 0, 6)).toMatchObject({ complete: false });
    const silent = [...at([0, 1]), snapshot(2, {}), snapshot(3, {}), snapshot(4, {}), snapshot(5, {}), ...at([6])];
    expect(readAfter(QUERIES.replication_lag, silent, 0, 6)).toMatchObject({ complete: false });
  });

  it.each([
    ["says so", snapshot(2, { a: [50, 90] }, "twice")],
    ["shrank", snapshot(2, { a: [5, 9] })],
  ])("is not known where the statistics began anew, which %s", (_how, after) => {
    const looks = [
      snapshot(0, { a: [10, 20] }),
      snapshot(1, { a: [15, 30] }),
      after,
      snapshot(3, { a: [60, 120] }, after.reset),
    ];
    expect(readAfter(QUERIES.database_query_time, looks, 0, 3)).toMatchObject({
      complete: false,
      why: expect.stringMatching("began anew"),
    });
    expect(readAfter(QUERIES.database_query_time, looks, 0, 1)).toMatchObject({ value: 0.5, complete: true });
  });

  it("counts a new statement from zero, and of a table that was not there only what came since", () => {
    const looks = [snapshot(0, { a: [0, 10] }), snapshot(1, { a: [0, 20], b: [900, 30] })];
    expect(readAfter(QUERIES.database_query_time, looks, 0, 1)).toMatchObject({ value: 22.5, sampleCount: 40 });
    expect(readAfter(QUERIES.index_use_rate, looks, 0, 1)).toMatchObject({ value: 0, sampleCount: 10 });
  });

  it("is of the slowest statement the one that is called often enough", () => {
    const looks = [snapshot(0, {}), snapshot(1, { rare: [9_000, 3], slow: [2_000, 10], fast: [10, 500] })];
    expect(readAfter(QUERIES.slowest_query_time, looks, 0, 1)).toMatchObject({ value: 200, sampleCount: 10 });
    expect(
      readAfter(QUERIES.slowest_query_time, [snapshot(0, {}), snapshot(1, { rare: [9_000, 3] })], 0, 1),
    ).toMatchObject({
      value: null,
      why: expect.stringMatching("Nothing of what is measured happened"),
    });
  });

  it("is of the slowest statement by its text, whatever ids its entries have", () => {
    const rows = (entries: readonly (readonly [string, string, number, number])[]) =>
      new Map(entries.map(([key, same, part, whole]) => [key, { part, whole, same }]));
    const before = { at: 0, rows: rows([["1 10", "select", 100, 10]]), reset: "once" };
    // The table was made anew: the same text goes on under another id, with too few calls by itself.
    const after = {
      at: MINUTE,
      rows: rows([
        ["1 10", "select", 400, 16],
        ["1 11", "select", 500, 6],
        ["1 12", "insert", 120, 12],
      ]),
      reset: "once",
    };
    expect(readAfter(QUERIES.slowest_query_time, [before, after], 0, 1)).toMatchObject({
      value: 800 / 12,
      sampleCount: 12,
    });
  });

  it("has no step backwards where the database's clock is set back", () => {
    const looks = [snapshot(2, { "": [1, 2] }), snapshot(1, { "": [2, 2] }), snapshot(3, { "": [1, 2] })];
    expect(readAfter(QUERIES.connections, looks, 2, 3)).toMatchObject({ value: 0.5, sampleCount: 1 });
  });

  it("stays small in a watch of days", () => {
    const history = createHistory(QUERIES.connections);
    for (let minute = 0; minute < 30_000; minute += 1) history.add(snapshot(minute, { "": [1, 2] }));
    expect(history.buckets({ from: 0, to: 30_000 * MINUTE }, GAP)).toHaveLength(26_000);
  });
});

describe("a metric of a database", () => {
  const script = scriptDatabase();
  const provider = createPostgresMetrics(async () => script.databases);
  let now = 0;
  script.now = () => now;
  const clock = { now: () => now, sleep: () => Promise.resolve() };
  const context = {
    env: { DATABASE_URL: "postgres://a:b@c/d" },
    clock,
    memory: createProcessMemory(),
    random: () => 0.5,
    debug: () => undefined,
  };
  const SCOPE = { commit: "abc", environment: "production" };
  const connect = (metric: string, spec: unknown = "DATABASE_URL", env = context.env) =>
    provider.connect(metric, provider.spec.parse(spec), { ...context, env });

  it("is looked at once for all readings of a look", async () => {
    script.rows = () => [{ key: "", part: 1, whole: 2 }];
    const source = await connect("connections");
    const before = script.sessions;
    await source.read({ from: 0, to: 1 }, SCOPE);
    now += 200;
    await source.read({ from: 0, to: 1 }, SCOPE);
    await source.readBuckets?.({ span: { from: 0, to: 1 }, bucketMs: MINUTE }, SCOPE);
    expect(script.sessions - before).toBe(1);
    now += MINUTE;
    expect(await source.read({ from: 0, to: now }, SCOPE)).toMatchObject({ value: 0.5, sampleCount: 1 });
  });

  it("needs its own variable, the extension, a server that is new enough, and the right to see statements", async () => {
    const nothing = { DATABASE_URL: "" };
    await expect(connect("connections", "DATABASE_URL", nothing)).rejects.toMatchObject({
      reasonCode: "secret_missing",
    });
    const source = await connect("database_query_time");
    const reading = () => source.read({ from: 0, to: 1 }, SCOPE);
    script.version = null;
    await expect(reading()).rejects.toMatchObject({ reasonCode: "not_found" });
    script.version = 130_000;
    await expect(reading()).rejects.toMatchObject({ reasonCode: "not_found", message: expect.stringMatching("older") });
    script.version = 150_000;
    script.extension = 8;
    await expect(reading()).rejects.toMatchObject({
      reasonCode: "not_found",
      remedy: expect.stringMatching("alter extension pg_stat_statements update"),
    });
    script.extension = 10;
    script.rows = () => [{ key: "?", part: 1, whole: 2 }];
    await expect(reading()).rejects.toMatchObject({ reasonCode: "credential_insufficient" });
    const sessions = await connect("idle_in_transaction");
    await expect(sessions.read({ from: 0, to: 1 }, SCOPE)).rejects.toMatchObject({
      reasonCode: "credential_insufficient",
    });
  });

  it("counts pushed-out statements as a break only where their entries do not say since when they count", async () => {
    const look = async (extension: number) => {
      script.extension = extension;
      script.sent.length = 0;
      await (
        await connect("slowest_query_time", { database: "DATABASE_URL", query: `v${extension}` })
      ).read({ from: 0, to: 1 }, SCOPE);
      return script.sent.join(";");
    };
    script.rows = () => [];
    const [older, newer] = [await look(10), await look(11)];
    expect([older.includes("dealloc"), older.includes("stats_since")]).toEqual([true, false]);
    expect([newer.includes("dealloc"), newer.includes("stats_since")]).toEqual([false, true]);
  });

  it("tells doctor that it can be asked, or that there is nothing to see", async () => {
    script.rows = () => [{ key: "", part: null, whole: 1 }];
    expect(await (await connect("replication_lag")).examine?.()).toMatchObject([{ standing: "warning" }]);
    script.rows = () => [{ key: "", part: "12.5", whole: 1 }];
    expect(await (await connect("replication_lag")).examine?.()).toMatchObject([{ standing: "ok" }]);
  });

  it("names what there is, and refuses what makes no sense", () => {
    const spec = provider.spec.parse("DATABASE_URL");
    expect(provider.measure("uptime", spec)).toMatch(/knows connections, lock_waits/);
    expect(provider.measure("connections", { ...spec, query: "select" })).toMatch(/is not about any/);
    expect(provider.spec.safeParse("not a name").success).toBe(false);
    expect(provider.secrets?.(spec)).toEqual(["DATABASE_URL"]);
  });
});
