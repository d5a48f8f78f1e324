/** The metrics of PostgreSQL against a real one: what they count there, and what a role may see. */
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { systemClock } from "../../src/lib/clock.ts";
import { createProcessMemory } from "../../src/lib/process-memory.ts";
import type { ProviderContext } from "../../src/providers/contract.ts";
import { POSTGRES_MEASURES } from "../../src/providers/postgres/metrics/spec.ts";
import { postgresMetrics } from "../../src/providers/postgres/metrics/connected.ts";
import { findBinaries, NEWEST } from "./binaries.ts";
import { createDatabase, type TestDatabase } from "./database.ts";
import { type RunningServer, startServer } from "./start-server.ts";

const SCOPE = { commit: "abc", environment: "production" };

/** Statistics are a server's, with room for so many statements: what other files ask would push out what is counted here. */
let own: RunningServer;
let database: TestDatabase;
beforeAll(async () => {
  own = await startServer(findBinaries(), {
    shared_preload_libraries: "pg_stat_statements",
    "pg_stat_statements.max": "1000",
  });
  database = await createDatabase(own);
  await database.run("create extension pg_stat_statements; create table notes (id bigint primary key, body text)");
  await database.run("insert into notes select i, 'text' from generate_series(1, 20000) i; analyze notes");
});
afterAll(async () => {
  await database.close();
  await own.stop();
});

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

/** Columns enough for thousands of statements that are not the same: names and constants alone make none. */
const WIDE = Array.from({ length: 80 }, (_, index) => `c${index} int`).join(", ");
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

  it("knows a statement by its text where its table was made anew", async () => {
    await database.run("create table drafts (id int)");
    const ask =
      "select id, 'slowest of all', pg_sleep(0.03) from (select 0 as id union all select id from drafts) all_of";
    const found = await between("slowest_query_time", async () => {
      await query(6, ask);
      await database.run("drop table drafts; create table drafts (id int)");
      await query(6, ask);
    });
    // By its id alone it was called six times under each, which is no mean.
    expect(found).toMatchObject({ sampleCount: 12 });
    expect(found.value).toBeGreaterThan(29);
  });

  it("gives sessions that are idle in a transaction, and the age of the oldest", async () => {
    const idle = new pg.Client(database.url());
    await idle.connect();
    await idle.query("begin; select 1");
    await systemClock.sleep(300);
    expect(await between("idle_in_transaction", async () => undefined)).toMatchObject({ value: 0 });
    const { value: age } = await between("longest_transaction", async () => undefined);
    expect(age).toBeGreaterThan(299);
    expect(age).toBeLessThan(60_000);
    await idle.end();
    const quiet = await between("longest_transaction", async () => undefined);
    expect(quiet.value).toBeLessThan(300);
  });

  it("gives what a replication slot holds back, and nothing where there is none", async () => {
    expect(await between("replication_slot_wal", async () => undefined)).toMatchObject({ value: null });
    await database.run("select pg_create_physical_replication_slot('behind', true)");
    try {
      await database.run("insert into notes select i, repeat('x', 1000) from generate_series(30001, 34000) i");
      const found = await between("replication_slot_wal", async () => undefined);
      expect(found.value).toBeGreaterThan(3);
      expect(found.value).toBeLessThan(500);
    } finally {
      await database.run("select pg_drop_replication_slot('behind')");
    }
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
    const sessions = between("idle_in_transaction", async () => undefined, {}, url);
    await expect(sessions).rejects.toMatchObject({ reasonCode: "credential_insufficient" });
    await database.run(`grant pg_read_all_stats to ${role.user}`);
    const seen: string[] = [];
    for (const metric of POSTGRES_MEASURES) {
      const found = await between(metric, () => query(12, "select body from notes where id = 8"), {}, url);
      if (found.value !== null) seen.push(metric);
    }
    const nowhere = ["replication_lag", "replication_slot_wal"];
    expect(seen).toEqual(POSTGRES_MEASURES.filter((name) => !nowhere.includes(name)));
  });

  it("needs the extension for statements alone", async () => {
    const other = await createDatabase(own);
    const asking = between("database_query_time", async () => undefined, {}, other.url());
    await expect(asking).rejects.toMatchObject({ reasonCode: "not_found" });
    const idle = await between("connections", async () => undefined, {}, other.url());
    expect(idle.value).toBeGreaterThan(0);
    await other.close();
  });
});

describe("a real PostgreSQL whose statistics have no room left", () => {
  it("is not believed, since what was pushed out may have come back", async () => {
    await database.run(`create table wide (${WIDE})`);
    const found = await between("database_query_time", () =>
      database.run(`
        set pg_stat_statements.track = 'all';
        do $$ begin
          for i in 1 .. current_setting('pg_stat_statements.max')::int + 100 loop
            execute format('select c%s, c%s from wide', i / 80, i % 80);
          end loop;
        end $$;
        reset pg_stat_statements.track`),
    );
    expect(found).toMatchObject({ complete: false, why: expect.stringMatching("pushed out") });
    await database.run("select pg_stat_statements_reset()");
  });
});

describe("the newest PostgreSQL", () => {
  let server: RunningServer;
  let url: string;
  let client: pg.Client;
  beforeAll(async () => {
    server = await startServer(findBinaries(NEWEST), {
      shared_preload_libraries: "pg_stat_statements",
      "pg_stat_statements.max": "100",
      max_wal_senders: "1",
    });
    url = `postgres://postgres:${server.password}@127.0.0.1:${server.port}/postgres`;
    client = new pg.Client(url);
    await client.connect();
    await client.query("create extension pg_stat_statements; create table notes (id bigint primary key, body text)");
    await client.query("insert into notes select i, 'text' from generate_series(1, 20000) i");
    await client.query(`create table wide (${WIDE})`);
    await client.query("analyze notes; select pg_create_physical_replication_slot('behind', true)");
  });
  afterAll(async () => {
    await client.end();
    await server.stop();
  });

  it("answers everything that is asked of it", async () => {
    const seen: string[] = [];
    for (const metric of POSTGRES_MEASURES) {
      const ask = async () => {
        for (let turn = 0; turn < 12; turn += 1) await client.query("select body from notes where id = 8");
        await client.query(FLUSH);
      };
      if ((await between(metric, ask, {}, url)).value !== null) seen.push(metric);
    }
    expect(seen).toEqual(POSTGRES_MEASURES.filter((name) => name !== "replication_lag"));
  });

  it("is believed where statements were pushed out, since each says since when it counts", async () => {
    const crowd = async () => {
      const texts = Array.from({ length: 150 }, (_, index) => `select c${index % 80}, c${index % 79} from wide`);
      for (const text of texts) await client.query(text);
      for (let turn = 0; turn < 12; turn += 1) await client.query("select pg_sleep(0.01)");
    };
    const { rows: before } = await client.query("select dealloc::int as pushed from pg_stat_statements_info");
    expect(await between("database_query_time", crowd, { query: "pg_sleep" }, url)).toMatchObject({ complete: true });
    const { rows: after } = await client.query("select dealloc::int as pushed from pg_stat_statements_info");
    expect(after[0].pushed).toBeGreaterThan(before[0].pushed);
    const reset = () => client.query("select pg_stat_statements_reset()");
    expect(await between("database_query_time", reset, {}, url)).toMatchObject({ complete: false });
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
