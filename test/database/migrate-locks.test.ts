/** `migrate` among others: two releases at once, sessions that hold locks, tools that are killed. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type pg from "pg";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { systemClock } from "../../src/lib/clock.ts";
import { parseRecordedMigration } from "../../src/release/recorded-migration.ts";
import { createDatabase, type TestDatabase } from "./database.ts";
import {
  connectTo,
  createWorld,
  dbmateFiles,
  drizzleFiles,
  knexFiles,
  TOOLS,
  until,
  type World,
} from "./migrate-world.ts";

let database: TestDatabase;
let worlds: World[] = [];
let clients: pg.Client[] = [];

beforeEach(async () => {
  database = await createDatabase();
  await database.run("create table users (id serial primary key, name text); create table log (line text)");
});
afterEach(async () => {
  await Promise.all(clients.map((client) => client.end()));
  for (const world of worlds) world.close();
  [worlds, clients] = [[], []];
  await database.close();
});

async function open(files: Readonly<Record<string, string>>): Promise<World> {
  const world = await createWorld(database.url(), files);
  worlds.push(world);
  return world;
}

async function somebody(name: string): Promise<pg.Client> {
  const client = await connectTo(database.url(), name);
  clients.push(client);
  return client;
}

async function untilShown({ shown }: World, text: string): Promise<void> {
  for (let turn = 0; turn < 1_200; turn += 1) {
    if (shown.some((line) => line.includes(text))) return;
    await systemClock.sleep(50);
  }
  throw new Error(`never shown: ${text}; only ${shown.join(" | ")}`);
}

const INSERT = drizzleFiles({ "0000_line": "insert into log values ('once');" });

describe("two releases that migrate at once", () => {
  it("apply everything twice with the bare tool", async () => {
    const { directory } = await open(INSERT);
    const env = { ...process.env, DATABASE_URL: database.url() };
    const run = () => spawn(process.execPath, ["migrate.mjs"], { cwd: directory, env, stdio: "ignore" });
    await database.run(`create schema drizzle;
      create table drizzle.__drizzle_migrations (id serial primary key, hash text not null, created_at bigint)`);
    // Both have read what is applied before either can say what it applied.
    const barrier = await somebody("barrier");
    await barrier.query("begin; lock table drizzle.__drizzle_migrations in share mode");
    const tools = [run(), run()];
    const waiting = "select 1 from pg_locks where not granted having count(*) = 2";
    await until(await somebody("observer"), waiting, "both tools wait for the barrier");
    await barrier.query("commit");
    expect(await Promise.all(tools.map((tool) => once(tool, "exit")))).toEqual([
      [0, null],
      [0, null],
    ]);
    expect(await database.run("select count(*)::int as count from log")).toEqual([{ count: 2 }]);
  });

  it("apply everything once here: the second waits, and finds it done", async () => {
    const [first, second] = [await open(INSERT), await open(INSERT)];
    const ends = await Promise.all([first.apply(TOOLS.drizzle), second.apply(TOOLS.drizzle)]);
    expect(ends.map(({ verdict }) => verdict.outcome)).toEqual(["pass", "pass"]);
    expect(await database.run("select count(*)::int as count from log")).toEqual([{ count: 1 }]);
    expect([...first.shown, ...second.shown].join("\n")).toContain("waits for holdpoint migrate c0ffee (pid");
  });

  it("hold where the wait takes too long, with the name of who holds the lock", async () => {
    const other = await somebody("holdpoint migrate d00d");
    await other.query("select pg_advisory_lock(1752132708, 11)");
    const { apply } = await open(INSERT);
    const end = await apply({ ...TOOLS.drizzle, wait: "1s" });
    expect(end).toMatchObject({ verdict: { outcome: "hold", reasonCode: "migration_locked" }, untouched: true });
    expect(end.verdict.summary).toContain("holdpoint migrate d00d (pid");
    expect(await database.run("select count(*)::int as count from log")).toEqual([{ count: 0 }]);
  });
});

const ADD = knexFiles({ "1_add": ["alter table users add mail text", "alter table users drop mail"] });
const LOCK_TIMEOUT_MS = 300;

describe("a migration that waits for a lock", () => {
  it("lets no writer wait for longer than the lock timeout, is tried again, and names who was in the way", async () => {
    const world = await open(ADD);
    const reader = await somebody("reporting");
    await reader.query("begin; select count(*) from users where name = 'secret-value'");
    let longest = 0;
    const ended = new AbortController();
    const write = async (writer: pg.Client) => {
      while (!ended.signal.aborted) {
        const startedAt = performance.now();
        await writer.query("insert into users (name) values ('x')");
        longest = Math.max(longest, performance.now() - startedAt);
      }
    };
    const writing = [];
    for (const name of ["w1", "w2", "w3", "w4"]) writing.push(write(await somebody(name)));
    const ending = world.apply({ ...TOOLS.knex, "lock-timeout": `${LOCK_TIMEOUT_MS}ms`, retries: 20 });
    await untilShown(world, "try 2 ended at a lock");
    await reader.query("commit");
    const end = await ending;
    ended.abort();
    await Promise.all(writing);
    expect(end.verdict).toMatchObject({ outcome: "pass" });
    const run = parseRecordedMigration(end.details);
    expect(run?.tries).toBeGreaterThan(2);
    expect(run?.blockedBy.join("\n")).toContain("reporting, postgres, idle in transaction");
    expect(JSON.stringify([run, world.shown])).not.toContain("secret-value");
    // The margin is the machine's, which tests use up; without a lock timeout it is as long as the reader stays.
    expect(longest).toBeLessThan(LOCK_TIMEOUT_MS + 2_000);
  });

  it("is ended also where the lock timeout does not reach the tool, and held when the tries are used up", async () => {
    const world = await open(
      drizzleFiles({ "0000_add": "set lock_timeout = 0;--> statement-breakpoint\nalter table users add mail text;" }),
    );
    const reader = await somebody("reporting");
    await reader.query("begin; select count(*) from users");
    const end = await world.apply({ ...TOOLS.drizzle, "lock-timeout": "200ms", retries: 1 });
    expect(end).toMatchObject({ verdict: { outcome: "hold", reasonCode: "lock_not_available" }, untouched: true });
    expect(end.verdict.summary).toContain("at each of 2 tries; nothing changed");
    await reader.query("commit");
    expect(await world.apply(TOOLS.drizzle)).toMatchObject({ verdict: { outcome: "pass" } });
  });

  it("is not tried again where a migration may have left its transaction", async () => {
    const up = "insert into log values ('half');\nalter table users add mail text;";
    const world = await open(dbmateFiles({ "1_half": [up, "select 1;", "transaction:false"] }));
    const reader = await somebody("reporting");
    await reader.query("begin; select count(*) from users");
    const end = await world.apply({ ...TOOLS.dbmate, "lock-timeout": "200ms" });
    expect(end.verdict).toMatchObject({ outcome: "hold", reasonCode: "migration_unfinished" });
    expect(end.verdict.summary).toContain("It was not tried again, since a migration may leave its transaction");
    expect(end.untouched).toBeUndefined();
  });
});

describe("a tool that is killed in the middle", () => {
  it("leaves nothing at work, and the next run goes on where it was, behind what others left at work", async () => {
    const world = await open(
      dbmateFiles({
        "1_first": ["insert into log values ('first');", "select 1;"],
        "2_second": ["alter table users add mail text;", "select 1;"],
      }),
    );
    const reader = await somebody("reporting");
    await reader.query("begin; select count(*) from users");
    const binary = join("node_modules", "@dbmate", `${process.platform}-${process.arch}`, "bin", "dbmate");
    const spec = {
      ...TOOLS.dbmate,
      run: `echo $$ > pid; exec ${binary} --no-dump-schema up`,
      "lock-timeout": "4m",
      grows: ["log"],
    };
    const ending = world.apply(spec);
    const observer = await somebody("observer");
    await until(
      observer,
      "select 1 from pg_stat_activity where wait_event = 'relation' and datname = current_database()",
      "it waits",
    );
    expect(existsSync(join(world.directory, "pid"))).toBe(true);
    process.kill(Number(readFileSync(join(world.directory, "pid"), "utf8")), "SIGKILL");
    const end = await ending;
    expect(end.verdict).toMatchObject({ outcome: "hold", reasonCode: "command_interrupted" });
    expect(end.verdict.summary).toContain("1 of 2 pending migrations are applied");

    await reader.query("commit");
    const left = "select 1 from pg_stat_activity where application_name like 'holdpoint-tool%'";
    expect(await database.run(`${left} and datname = current_database()`)).toEqual([]);

    // Another run's, that is still at work: its runner is gone.
    const orphan = await somebody("holdpoint-tool d00d");
    const sleeping = orphan.query("select pg_sleep(600)").catch(() => {});
    const begun = { at: 1, runUrl: null };
    expect(await world.observe(spec, { begun })).toMatchObject({ is: "due", state: { pending: ["2_second.sql"] } });
    const again = world.apply(spec, { begun });
    await untilShown(world, "waits for holdpoint-tool d00d");
    await database.run(`select pg_cancel_backend(pid) ${left.slice("select 1 ".length)}`);
    await sleeping;
    // Nobody can tell how many rows there were before the run that was killed.
    const resumed = await again;
    expect(resumed).toMatchObject({ verdict: { outcome: "hold", reasonCode: "result_unknown" } });
    const later = await world.apply(spec, { begun, recorded: resumed.details ?? null });
    expect(later).toMatchObject({ verdict: { outcome: "hold", reasonCode: "result_unknown" } });
    // The same where it had applied everything before it was killed: what is counted now was not counted then.
    const whole = await world.apply(spec, { begun });
    const after = await world.apply(spec, { begun, recorded: whole.details ?? null });
    expect([whole, after].map(({ verdict }) => verdict.reasonCode)).toEqual(["result_unknown", "result_unknown"]);
    expect(await world.observe({ ...spec, grows: [] }, { begun })).toMatchObject({ is: "due" });
    // Nor how far it would have to be taken back.
    const back = await world.undo({ ...spec, undo: TOOLS.dbmate.undo }, resumed.details ?? null);
    expect(back).toMatchObject({ outcome: "hold", reasonCode: "step_left" });
    expect(await database.run("select count(*)::int as count from log")).toEqual([{ count: 1 }]);
    expect(await world.observe({ ...spec, grows: [] })).toMatchObject({ is: "done" });
  });
});
