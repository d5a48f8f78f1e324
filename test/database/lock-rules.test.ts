/** What the rules say of locks, rewrites and reads, against what a real PostgreSQL does. */
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readLockCatalog } from "../../src/gates/migrations/locks/lock-catalog.ts";
import type { LockFinding } from "../../src/gates/migrations/locks/lock-finding.ts";
import { LOCK_MODES, type LockMode } from "../../src/gates/migrations/locks/lock-modes.ts";
import { LOCK_RULE_NAMES, type LockRuleName } from "../../src/gates/migrations/locks/lock-rules.ts";
import { judgeLocks } from "../../src/gates/migrations/locks/judge-locks.ts";
import { nameThings } from "../../src/gates/migrations/locks/named-things.ts";
import { openSqlParser } from "../../src/migrations/parse-sql.ts";
import { systemClock } from "../../src/lib/clock.ts";
import { Secret } from "../../src/lib/secret.ts";
import type { Databases } from "../../src/providers/contract.ts";
import { postgres } from "../../src/providers/postgres/index.ts";
import { findBinaries, NEWEST } from "./binaries.ts";
import { createDatabase, type TestDatabase } from "./database.ts";
import { type RunningServer, startServer } from "./start-server.ts";

const BEFORE = `
create table users (
  id int primary key, name varchar(20) not null, note text, price numeric(10,2), seen timestamp, born timestamptz(3),
  data json, code int not null, checked varchar(20) check (length(checked) < 30), proven text, tags varchar(10)[],
  constraint proven_given check (proven is not null)
);
create domain positive as int check (value > 0);
create table teams (id int primary key, owner int);
create table posts (id int primary key, author int references users (id), team int);
create index posts_team on posts (team);
create unique index users_code on users (code);
create unique index users_note on users (note);
create view names as select id, price from users;
create function noop() returns trigger language plpgsql as 'begin return new; end';
create trigger watch before insert on teams for each row execute function noop();
create policy mine on teams using (true);
create table parts (id int not null, at int) partition by range (id);
create table parts_one partition of parts for values from (0) to (10);
create table parts_two (id int not null, at int);
create materialized view totals as select count(*) as count from parts_two;
create unique index totals_count on totals (count);
insert into users select n, 'n' || n, 'note ' || n, n, now(), now(), '{}', n, 'c', 'p' from generate_series(1, 50) n;
insert into teams select n, n from generate_series(1, 50) n;
insert into posts select n, n, n from generate_series(1, 50) n;
alter table posts add constraint posts_late foreign key (team) references teams (id) not valid;
alter table users add constraint late check (price > 0) not valid;
`;

/** Run in a transaction that is rolled back. */
const STATEMENTS: readonly (readonly [LockRuleName, string])[] = [
  ["add-column", "alter table users add column x int"],
  ["add-column", "alter table users add column x int not null default 7, add column y text default 'a'"],
  ["add-column", "alter table users add column x timestamptz default now()"],
  ["add-column", "alter table users add column x date default current_date"],
  ["add-column-rewrite", "alter table users add column x uuid default gen_random_uuid()"],
  ["add-column-rewrite", "alter table users add column x float default random() * 10"],
  ["add-column-rewrite", "alter table users add column x timestamptz default clock_timestamp()"],
  ["add-column-rewrite", "alter table users add column x serial"],
  ["add-column-rewrite", "alter table users add column x int generated always as identity"],
  ["add-column-rewrite", "alter table users add column x int generated always as (id * 2) stored"],
  ["add-column-rewrite", "alter table users add column x positive default 3"],
  ["add-column-checked", "alter table users add column x int check (x > 0)"],
  ["add-column-unique", "alter table users add column x int unique"],
  ["refer-to", "alter table users add column x int references teams (id)"],
  ["change-table", "alter table teams drop column owner"],
  ["change-table", "alter table teams rename column owner to holder"],
  ["change-table", "alter table teams rename to groups"],
  ["change-table", "alter table users alter column note set default 'x'"],
  ["change-table", "alter table users alter column name drop not null"],
  ["change-table", "alter table users alter column name set not null"],
  ["change-table", "alter table teams enable row level security"],
  ["change-table", "create policy other on teams using (true)"],
  ["change-table", "drop policy mine on teams"],
  ["change-table", "alter table teams owner to current_user"],
  ["change-table", "drop trigger watch on teams"],
  ["change-table", "alter table users drop constraint late"],
  ["change-table", "create table parts_three partition of parts for values from (20) to (30)"],
  ["change-table", "create or replace view names as select id, price from users"],
  ["change-type", "alter table users alter column name type varchar(40)"],
  ["change-type", "alter table users alter column name type text"],
  ["change-type", "alter table users alter column note type varchar using note::varchar"],
  ["change-type", "alter table users alter column born type timestamptz"],
  ["change-type", "set local timezone = 'UTC'; alter table users alter column seen type timestamptz"],
  ["change-type-checked", "alter table users alter column checked type varchar(40)"],
  ["change-type-rewrite", "alter table users alter column code type bigint"],
  ["change-type-rewrite", "alter table users alter column name type varchar(10)"],
  ["change-type-rewrite", "alter table users alter column note type varchar(200)"],
  ["change-type-rewrite", "alter table users alter column data type jsonb using data::jsonb"],
  ["change-type-rewrite", "alter table users alter column note type text using upper(note)"],
  ["change-type-rewrite", "alter table users alter column tags type text[]"],
  ["change-type-rewrite", "alter table users alter column born type timestamptz(0)"],
  ["change-time-zone", "set local timezone = 'Europe/Berlin'; alter table users alter column seen type timestamptz"],
  ["set-not-null", "alter table users alter column note set not null"],
  ["set-not-null-proven", "alter table users alter column proven set not null"],
  ["add-check", "alter table users add constraint c check (code > 0)"],
  ["add-not-valid", "alter table users add constraint c check (code > 0) not valid"],
  ["validate", "alter table users validate constraint late"],
  ["validate", "alter table posts validate constraint posts_late"],
  ["add-foreign-key", "alter table teams add foreign key (owner) references users (id)"],
  ["add-foreign-key-not-valid", "alter table teams add foreign key (owner) references users (id) not valid"],
  ["refer-to", "create table likes (id int, author int references users (id))"],
  ["drop-foreign-key", "alter table posts drop constraint posts_author_fkey"],
  ["drop-foreign-key", "alter table posts drop column author"],
  ["drop-foreign-key", "drop table posts"],
  ["drop-foreign-key", "drop table teams cascade"],
  ["add-unique", "alter table teams add unique (owner)"],
  ["add-unique", "alter table teams add exclude (owner with =)"],
  ["add-unique-using-index", "alter table users add constraint u unique using index users_code"],
  [
    "add-key-using-index",
    "alter table users drop constraint users_pkey cascade, add primary key using index users_note",
  ],
  ["create-index", "create index on users (note)"],
  ["drop-index", "drop index posts_team"],
  ["reindex", "reindex table posts"],
  ["reindex", "reindex index posts_team"],
  ["change-trigger", "create trigger more before insert on teams for each row execute function noop()"],
  ["change-trigger", "alter table teams disable trigger watch"],
  ["describe", "alter table users set (fillfactor = 80)"],
  ["describe", "alter table users alter column note set statistics 500"],
  ["describe", "comment on table users is 'people'"],
  ["describe", "comment on column users.note is 'what they say'"],
  ["describe", "create statistics related on id, code from users"],
  ["refresh", "refresh materialized view totals"],
  ["refresh-concurrently", "refresh materialized view concurrently totals"],
  ["truncate", "truncate posts"],
  ["truncate", "truncate teams cascade"],
  ["rewrite", "cluster users using users_pkey"],
  ["rewrite", "alter table parts_two set unlogged"],
  ["detach", "alter table parts detach partition parts_one"],
  ["attach", "alter table parts attach partition parts_two for values from (10) to (20)"],
  ["lock-table", "lock table users in share mode"],
  ["lock-table", "lock table users"],
  ["write-all-rows", "update users set code = code + 100"],
  ["write-all-rows", "delete from posts"],
];

/** What only the newest one knows. */
const NEW_STATEMENTS: readonly (readonly [LockRuleName, string])[] = [
  ["add-column", "alter table users add column x int generated always as (id * 2) virtual"],
  ["add-not-valid", "alter table users add constraint n not null note not valid"],
];

/** Refused inside of a transaction: they are stopped at the table by another session, and what they wait for is read. */
const ALONE: readonly (readonly [LockRuleName, string, string])[] = [
  ["create-index-concurrently", "users", "create index concurrently on users (note)"],
  ["drop-index-concurrently", "posts", "drop index concurrently posts_team"],
  ["reindex-concurrently", "posts", "reindex table concurrently posts"],
  ["detach-concurrently", "parts", "alter table parts detach partition parts_one concurrently"],
  ["describe", "users", "vacuum users"],
  ["rewrite", "users", "vacuum full users"],
];

const SERVERS = [15, NEWEST] as const;

const parser = openSqlParser(600_000);
let newest: RunningServer;
let database: TestDatabase;
let databases: Databases;
let client: pg.Client;
beforeAll(async () => {
  newest = await startServer(findBinaries(NEWEST));
  databases = await postgres.connect(
    { project: "", team: null, repository: null },
    { env: {}, clock: systemClock, random: Math.random, debug: () => {} },
  );
});
afterAll(async () => {
  await newest.stop();
  await parser.close();
});

async function connect(): Promise<pg.Client> {
  const made = new pg.Client(database.url());
  made.on("error", () => {});
  await made.connect();
  return made;
}

async function judge(sql: string): Promise<readonly LockFinding[]> {
  const migration = { name: "m", file: "m.sql", text: sql, keys: [], checksums: [] };
  const things = await nameThings([migration], parser);
  const limits = { connectTimeoutMs: 120_000, statementTimeoutMs: 120_000 };
  const catalog = await databases.withSession(new Secret("DB", database.url()), limits, (session) =>
    readLockCatalog(session, things),
  );
  return judgeLocks({ known: [], judged: [migration], transactionOf: () => "file", catalog }, parser);
}

interface Seen {
  /** From SHARE UPDATE EXCLUSIVE on: what is weaker is taken by every query. */
  readonly locks: Readonly<Record<string, LockMode>>;
  readonly renewed: readonly string[];
  readonly read: readonly string[];
}

const STATE = `
select n.nspname || '.' || c.relname as name, pg_relation_filenode(c.oid) as file, s.seq_scan::int as scans,
  (select json_agg(distinct l.mode) from pg_locks l where l.pid = pg_backend_pid() and l.relation = c.oid) as modes
from pg_class c join pg_namespace n on n.oid = c.relnamespace left join pg_stat_xact_all_tables s on s.relid = c.oid
where c.relkind in ('r', 'p', 'm', 'v') and n.nspname = 'public'`;

interface TableState {
  readonly name: string;
  readonly file: number | null;
  readonly scans: number | null;
  readonly modes: readonly string[] | null;
}

/** `ShareRowExclusiveLock` is `SHARE ROW EXCLUSIVE`. */
function modeOf(name: string): LockMode {
  const words = name
    .replace(/Lock$/, "")
    .replaceAll(/([a-z])([A-Z])/g, "$1 $2")
    .toUpperCase();
  const mode = LOCK_MODES.find((one) => one === words);
  if (mode === undefined) throw new Error(`no lock ${name}`);
  return mode;
}

const atLeast = (mode: LockMode) => LOCK_MODES.indexOf(mode) >= LOCK_MODES.indexOf("SHARE UPDATE EXCLUSIVE");

async function observe(sql: string): Promise<Seen> {
  await client.query("begin");
  try {
    // The counters of the transaction before may not have been handed in yet.
    const { rows: before } = await client.query<TableState>(STATE);
    await client.query(sql);
    // A renamed table is another name of the same file, and dropped ones are only in the locks.
    const { rows: held } = await client.query<{ oid: number; mode: string }>(
      "select relation as oid, mode from pg_locks where pid = pg_backend_pid() and locktype = 'relation'",
    );
    const { rows: after } = await client.query<TableState>(STATE);
    const names = new Map((await oids()).map(({ oid, name }) => [oid, name]));
    const locks: Record<string, LockMode> = {};
    for (const { oid, mode } of held) {
      const name = names.get(oid);
      if (name === undefined || !atLeast(modeOf(mode))) continue;
      const known = locks[name];
      if (known === undefined || LOCK_MODES.indexOf(modeOf(mode)) > LOCK_MODES.indexOf(known))
        locks[name] = modeOf(mode);
    }
    const earlier = new Map(before.map((one) => [one.name, one]));
    const still = after.filter(({ name }) => earlier.has(name));
    return {
      locks,
      renewed: still.filter(({ name, file }) => earlier.get(name)?.file !== file).map(({ name }) => name),
      read: still.filter(({ name, scans }) => (scans ?? 0) > (earlier.get(name)?.scans ?? 0)).map(({ name }) => name),
    };
  } finally {
    await client.query("rollback");
  }
}

/** As they are for everybody else: a session of its own. */
async function oids(): Promise<{ oid: number; name: string }[]> {
  const rows = await database.run(
    "select c.oid::int as oid, n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind in ('r', 'p', 'm', 'v') and n.nspname = 'public'",
  );
  return rows as { oid: number; name: string }[];
}

const NEW_FILE = new Set(["rewrite", "empty"]);
const READS = new Set(["scan", "build", "rewrite"]);

describe.each(SERVERS)("the rules of locks are what PostgreSQL %i does", (major) => {
  beforeAll(async () => {
    database = await createDatabase(major === 15 ? undefined : newest);
    await database.run(BEFORE);
    client = await connect();
  });
  afterAll(async () => {
    await client.end();
    await database.close();
  });

  test.each([...STATEMENTS, ...(major === NEWEST ? NEW_STATEMENTS : [])])("%s: %s", async (rule, sql) => {
    const findings = (await judge(sql)).filter(({ kind }) => kind === "lock");
    const seen = await observe(sql);
    const said = (when: (finding: LockFinding) => boolean) =>
      findings
        .filter(when)
        .map(({ table }) => table ?? "")
        .toSorted();
    expect(findings.map((finding) => finding.rule)).toContain(rule);
    const strong = findings.filter(({ lock }) => lock !== null && atLeast(lock));
    expect(Object.fromEntries(strong.map(({ table, lock }) => [table, lock]))).toEqual(seen.locks);
    expect(said(({ cost }) => NEW_FILE.has(cost))).toEqual(seen.renewed.toSorted());
    // Row after row may be found by an index, the other end of a key is looked up as the planner likes, and what is emptied
    // gets its indexes anew, of nothing.
    const own = findings.find(({ cost }) => cost !== "moment") ?? findings[0];
    if (own === undefined || own.cost === "rows" || own.cost === "empty") return;
    expect(seen.read.includes(own.table ?? "")).toBe(READS.has(own.cost));
  });

  test.each(ALONE)("%s, of %s: %s", async (rule, table, sql) => {
    const [finding] = (await judge(sql)).filter((one) => one.table === `public.${table}`);
    expect(finding?.rule).toBe(rule);
    const blocker = await connect();
    const runner = await connect();
    try {
      await blocker.query(`begin; lock table ${table} in share update exclusive mode`);
      const ended = runner.query(sql).then(
        () => "done",
        () => "canceled",
      );
      expect(await waitedFor(table)).toBe(finding?.lock);
      await database.run("select pg_cancel_backend(pid) from pg_locks where not granted");
      expect(await ended).toBe("canceled");
    } finally {
      await blocker.end();
      await runner.end();
    }
  });

  test("each rule stands in a row, but for the one that any row may have", () => {
    const tried = new Set<string>([...STATEMENTS.map(([rule]) => rule), ...ALONE.map(([rule]) => rule)]);
    expect(LOCK_RULE_NAMES.filter((name) => !tried.has(name))).toEqual([]);
  });
});

async function waitedFor(table: string): Promise<LockMode> {
  for (let tries = 0; tries < 1_000; tries += 1) {
    const rows = await database.run(
      `select mode from pg_locks where not granted and relation = '${table}'::regclass and database = (select oid from pg_database where datname = current_database())`,
    );
    const mode = rows[0]?.["mode"];
    if (typeof mode === "string") return modeOf(mode);
    await new Promise((resolve) => {
      setTimeout(resolve, 10);
    });
  }
  throw new Error(`nobody waits for ${table}`);
}
