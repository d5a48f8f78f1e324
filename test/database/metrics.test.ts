/** The metrics of PostgreSQL against a real one: what they count there, and what a role may see. */
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { systemClock } from "../../src/lib/clock.ts";
import { createProcessMemory } from "../../src/lib/process-memory.ts";
import type { ProviderContext } from "../../src/providers/contract.ts";
import { POSTGRES_MEASURES } from "../../src/providers/postgres/metrics/spec.ts";
import { postgresMetrics } from "../../src/providers/postgres/metrics/connected.ts";
import { createDatabase, type TestDatabase } from "./database.ts";

const SCOPE = { commit: "abc", environment: "production" };

let database: TestDatabase;
beforeAll(async () => {
  database = await createDatabase();
  await database.run("create extension pg_stat_statements; create table notes (id bigint primary key, body text)");
  await database.run("insert into notes select i, 'text' from generate_series(1, 20000) i; analyze notes");
});
afterAll(() => database.close());

/** Two looks with something between them. */
async function between(metric: string, act: () => Promise<unknown>, spec: object = {}, url = database.url()) {
  let now = Date.now();
  const context: ProviderContext = {
    env: { READER_URL: url },
    // Each look is one of its own, however fast the machine is.
    clock: { now: () => (now += 2_000), sleep: systemClock.sleep },
    memory: createProcessMemory(),
    random: Math.random,
    debug: () => undefined,
  };
  const parsed = postgresMetrics.spec.parse({ database: "READER_URL", ...spec });
  const source = await postgresMetrics.connect(metric, parsed, context);
  const from = Date.now() - 60_000;
  await source.read({ from, to: from + 120_000 }, SCOPE);
  await act();
  return source.read({ from, to: from + 120_000 }, SCOPE);
}

/** Statistics of other sessions are written when those are idle for a while, or asked to. */
const FLUSH = "select pg_stat_force_next_flush()";

async function query(times: number, sql: string): Promise<void> {
  for (let turn = 0; turn < times; turn += 1) await database.run(sql);
  await database.run(FLUSH);
}

describe("a real PostgreSQL", () => {
  it("gives a mean of the statements that ran between two looks", async () => {
    const slow = () => query(12, "select pg_sleep(0.02)");
    const found = await between("database_query_time", slow, { query: "PG_SLEEP" });
    expect(found).toMatchObject({ sampleCount: 12, complete: true });
    expect(found.value).toBeGreaterThan(19);
    expect(found.value).toBeLessThan(2_000);
    const slowest = await between("slowest_query_time", slow);
    expect(slowest.value).toBeGreaterThan(19);
  });

  it("notices that the statistics were reset", async () => {
    const reset = () => database.run("select pg_stat_statements_reset()");
    expect(await between("database_query_time", reset)).toMatchObject({ complete: false });
  });

  it("gives hits of its cache, and scans of indexes", async () => {
    const hits = await between("cache_hit_rate", () => query(5, "select count(*) from notes"));
    expect(hits.sampleCount).toBeGreaterThan(0);
    expect(hits.value).toBeGreaterThan(0.9);
    const scans = await between("index_use_rate", () => query(20, "select body from notes where id = 7"));
    expect(scans.value).toBe(1);
    expect(scans.sampleCount).toBeGreaterThanOrEqual(19);
  });

  it("gives connections, and sessions that wait for a lock", async () => {
    const idle = await between("connections", async () => undefined);
    expect(idle.value).toBeGreaterThan(0);
    expect(idle.value).toBeLessThan(1);
    const holder = new pg.Client(database.url());
    const waiter = new pg.Client(database.url());
    await Promise.all([holder.connect(), waiter.connect()]);
    await holder.query("begin; lock table notes");
    const waiting = waiter.query("select 1 from notes").catch(() => undefined);
    await untilWaiting();
    expect(await between("lock_waits", async () => undefined)).toMatchObject({ value: 1, sampleCount: 1 });
    await holder.end();
    await waiting;
    await waiter.end();
    expect(await between("lock_waits", async () => undefined)).toMatchObject({ value: 0, sampleCount: 1 });
  });

  it("has no lag where it has no replica", async () => {
    expect(await between("replication_lag", async () => undefined)).toMatchObject({ value: null, sampleCount: 0 });
  });

  it("says what a role without rights must be given, and shows it the rest", async () => {
    const role = await database.createRole();
    const url = database.url(role);
    // A statement of another role than its own, whose text it may not see.
    await query(1, "select 1 as hidden");
    const asking = between("database_query_time", async () => undefined, {}, url);
    await expect(asking).rejects.toMatchObject({ reasonCode: "credential_insufficient" });
    await database.run(`grant pg_read_all_stats to ${role.user}`);
    const seen: string[] = [];
    for (const metric of POSTGRES_MEASURES) {
      const found = await between(metric, () => query(12, "select body from notes where id = 8"), {}, url);
      if (found.value !== null) seen.push(metric);
    }
    expect(seen).toEqual(POSTGRES_MEASURES.filter((name) => name !== "replication_lag"));
  });

  it("needs the extension for statements alone", async () => {
    const other = await createDatabase();
    const asking = between("database_query_time", async () => undefined, {}, other.url());
    await expect(asking).rejects.toMatchObject({ reasonCode: "not_found" });
    const idle = await between("connections", async () => undefined, {}, other.url());
    expect(idle.value).toBeGreaterThan(0);
    await other.close();
  });
});

async function untilWaiting(): Promise<void> {
  for (let turn = 0; turn < 500; turn += 1) {
    const [row] = await database.run("select count(*)::int as waiting from pg_locks where not granted");
    if (row?.["waiting"] === 1) return;
    await systemClock.sleep(10);
  }
  throw new Error("nobody waits for the lock");
}
