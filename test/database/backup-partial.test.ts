/** Backups of a part of a database, restored alone: what they refer to and have not stands in, or is left out, and is named. */
import { createReadStream, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { generateX25519Identity, identityToRecipient } from "age-encryption";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Verdict } from "../../src/lib/verdict.ts";
import { parseRecordedDump } from "../../src/release/recorded-backup.ts";
import { dumpDatabase, openLocal } from "../../src/steps/backup/dump-archive.ts";
import { dumpSpec } from "../../src/steps/backup/dump-spec.ts";
import { collect, unpack } from "../../src/steps/backup/measured-stream.ts";
import { proveRestore } from "../../src/steps/backup/prove-restore.ts";
import { evidenceOf, summaryOf } from "../../src/steps/backup/record-dump.ts";
import { parseTableList } from "../../src/steps/backup/table-list.ts";
import { type BackupWorld, createBackupWorld } from "./backup-world.ts";
import { createDatabase, type TestDatabase } from "./database.ts";

let database: TestDatabase;
let world: BackupWorld;

/** As Supabase's databases are: people in a schema of the vendor's, policies and defaults that ask who is signed in. */
const SUPABASE_LIKE = `
  create schema auth; create schema extensions; create schema util;
  create extension pgcrypto schema extensions; create extension citext schema public; create extension unaccent schema extensions;
  create type auth.level as enum ('aal1', 'it''s');
  create table auth.users (id uuid primary key, email text not null, level auth.level, secret bytea);
  insert into auth.users select gen_random_uuid(), 'user' || i || '@example.com', 'aal1', '\\x00' from generate_series(1, 20) i;
  create function auth.uid() returns uuid language sql stable as $$ select nullif(current_setting('request.jwt.claim.sub', true), '')::uuid $$;
  create function auth.may(inout what text, in often int default 1, out why auth.level) language sql as $$ select what, null::auth.level $$;
  create type util.kind as enum ('a', 'b'); create domain util.mail as text check (value like '%@%');
  create type util.pair as (n int, kind util.kind); create sequence util.numbers;
  create function util.norm(t text) returns text language sql immutable as $$ select lower(t) $$;
  create function plain(t text) returns text language sql immutable as $$ select extensions.unaccent('extensions.unaccent', t) $$;
  create table threads (id uuid primary key default extensions.gen_random_uuid(), owner uuid not null default auth.uid() references auth.users(id),
    title text, kind util.kind, mail util.mail, pair util.pair, kinds util.kind[], nr int default nextval('util.numbers'), tag citext);
  insert into threads (owner, title, kind, mail, pair, kinds, tag)
    select id, 'Thread', 'b', email, row(1, 'a')::util.pair, '{a,b}', 'Tag' from auth.users;
  create index threads_norm on threads (util.norm(title)); comment on index threads_norm is 'of another schema''s function';
  create index threads_plain on threads (plain(title));
  alter table threads enable row level security;
  create policy mine on threads to authenticated using (owner = auth.uid() and exists (select from auth.users u where u.id = owner and u.level = 'aal1'));
  create policy others on threads for select using ((auth.may(title)).what is not null);
  create view members as select t.id, u.email from threads t join auth.users u on u.id = t.owner;
  create view grouped as select id, email from auth.users group by id; comment on view grouped is 'needs a primary key';
  create function first_member() returns members language sql as $$ select * from members limit 1 $$;
  create materialized view seen as select * from members; create index seen_id on seen (id);
  create function touch() returns trigger language plpgsql as $$ begin perform auth.uid(); return new; end $$;
  create trigger touched before update on threads for each row execute function touch();`;

/** Proofs run on the run's own server, but for one: to start another takes seconds. */
const SCRATCH = { prove: "restore", scratch: "SCRATCH_URL" };

const openWorld = (of: TestDatabase) =>
  createBackupWorld({ DATABASE_URL: of.url(), SCRATCH_URL: database.url() }, {}, of.name.slice(-12));

/** What the step says of a database that is made by this. */
async function tryOn(sql: string, changes: Readonly<Record<string, unknown>>) {
  const other = await createDatabase();
  await other.run(sql);
  const its = await openWorld(other);
  const { verdict, details } = await its
    .apply(its.spec({ ...SCRATCH, ...changes }))
    .catch((error: unknown) => ({ verdict: error as Verdict, details: undefined }));
  const stored = readdirSync(its.folder).length > 0;
  its.close();
  await other.close();
  const recorded = details === undefined ? null : parseRecordedDump(details);
  const proof = recorded?.proof.how === "restore" ? recorded.proof : null;
  return { verdict, stored, recorded, notProven: proof?.notProven.toSorted() ?? null };
}

beforeAll(async () => {
  database = await createDatabase();
  await database.run(SUPABASE_LIKE);
  world = await openWorld(database);
});
afterAll(async () => {
  world.close();
  await database.close();
});

describe("a backup of the schema public alone", () => {
  const NOT_PROVEN = [
    "left out: COMMENT public INDEX threads_norm postgres",
    "left out: COMMENT public VIEW grouped postgres",
    "left out: foreign key threads_owner_fkey on public.threads, which needs table auth.users",
    "left out: index public.threads_norm, which needs function util.norm(pg_catalog.text)",
    "left out: rows of materialized view public.seen, which needs table auth.users",
    "left out: view public.grouped, which needs table constraint users_pkey on auth.users",
    "something stood in for function auth.may(pg_catalog.text,integer)",
    "something stood in for function auth.uid()",
    "something stood in for sequence util.numbers",
    "something stood in for table auth.users",
    "something stood in for type auth.level",
    "something stood in for type util.kind",
    "something stood in for type util.mail",
    "something stood in for type util.pair",
  ];

  it("is restored beside stand-ins and compared, and the record names them and what was left out", async () => {
    const encrypt = { to: await identityToRecipient(await generateX25519Identity()) };
    const backup = await world.make(world.spec({ schemas: ["public"], prove: "restore", encrypt }));
    expect(backup.counts).toMatchObject({ tables: 1, rows: 20 });
    expect(backup.proof.how === "restore" && backup.proof.notProven.toSorted()).toEqual(NOT_PROVEN);
    expect(backup.notInside.join()).toContain("what it needs to be restored alone: type util.kind; ");
    expect(summaryOf(backup)).toContain("compared but for 14 things that it cannot have alone");
    const evidence = new Map(evidenceOf(backup).map(({ label, value }) => [label, value]));
    for (const one of NOT_PROVEN) expect(evidence.get("not proven")).toContain(one);
  });

  it("has all of them in the list of tables beside it, however it was proven", async () => {
    const backup = await world.make(world.spec({ schemas: ["public"] }), { identity: "fedcba9876543210" });
    const list = (await collect(unpack(createReadStream(backup.places[0]?.tables.id ?? "")))).toString();
    const references = parseTableList(list)?.references;
    expect(references?.standIns).toHaveLength(8);
    expect(references?.leftOut).toHaveLength(6);
    expect(references?.impossible).toEqual([]);
  });

  it("is no proof where the rows are others, whatever stands in", async () => {
    const folder = mkdtempSync(join(tmpdir(), "holdpoint-partial-"));
    const context = world.context();
    const spec = dumpSpec.parse(world.spec({ ...SCRATCH, schemas: ["public"] }));
    const url = context.secret("DATABASE_URL");
    const { list, ...dump } = await dumpDatabase({ spec, url, folder, recipients: null, identity: null }, context);
    const tables = list.census.tables.map((one) => ({ ...one, checksum: "1" }));
    const archive = () => openLocal(dump.archive, null);
    const order = { ...dump, archive, scratch: context.secret("SCRATCH_URL"), schemas: spec.schemas };
    const prove = (given: typeof list) => proveRestore({ ...order, list: given }, context);
    const proven = await prove(list);
    const differing = await prove({ ...list, census: { ...list.census, tables } });
    rmSync(folder, { recursive: true });
    expect(proven).toMatchObject({ is: "proven" });
    expect(differing).toMatchObject({ is: "not", verdict: { outcome: "fail", reasonCode: "backup_differs" } });
  });

  it("is no proof where a byte of it was changed in its place", async () => {
    const damaged: BackupWorld["roles"]["stores"] = {
      open: async (place) => {
        const store = await world.roles.stores.open(place);
        const flip = (chunk: Uint8Array) => chunk.map((byte, at) => (at === chunk.length - 9 ? byte ^ 1 : byte));
        return {
          ...store,
          async *read(id) {
            for await (const chunk of store.read(id)) yield id.endsWith(".dump.zst") ? flip(chunk) : chunk;
          },
        };
      },
    };
    const spec = world.spec({ ...SCRATCH, schemas: ["public"] });
    const roles = { ...world.context().roles, stores: damaged };
    await expect(world.apply(spec, { identity: "dddddddddddddddd", roles })).rejects.toMatchObject({
      reasonCode: "backup_damaged",
    });
  });
});

describe("a backup without some tables", () => {
  it("is restored without foreign keys to them, and what is made of them stands on empty ones", async () => {
    const made = await tryOn(
      `create schema app; create table app.log (id int primary key, "The Text" text, at timestamptz, big numeric(9, 2)); insert into app.log values (1, 'x');
       create table app.notes (id int primary key, log int references app.log, big app.log); insert into app.notes values (1, 1, row(1, 'x', null, 1)), (2, 1, null);
       create view app.texts as select "The Text" as t, count(*) over () from app.log; create view app.shown as select * from app.texts;
       create function app.newest() returns app.log language sql begin atomic select * from app.log limit 1; end;
       create rule kept as on delete to app.notes do also insert into app.log (id) values (old.id);
       create publication told for table app.notes, app.log;`,
      { exclude: ["app.log"] },
    );
    expect(made).toMatchObject({ verdict: { outcome: "pass" } });
    expect(made.recorded?.counts).toMatchObject({ tables: 1, rows: 2 });
    expect(made.notProven).toEqual([
      "left out: foreign key notes_log_fkey on app.notes, which needs table app.log",
      "something stood in for table app.log",
    ]);
  });

  it("has partitions whose whole is left out, and a whole of which a part is", async () => {
    const made = await tryOn(
      `create table parts (id int, at int primary key) partition by range (at); create index parts_ids on parts (id);
       create table parts_a partition of parts for values from (0) to (10); create table parts_b partition of parts for values from (10) to (20);
       insert into parts values (1, 1), (2, 12); create table base (id int, at date); create table special (more text) inherits (base);
       insert into special values (1, now(), 'x'); insert into base values (2);`,
      { exclude: ["public.parts", "public.parts_b", "public.base"] },
    );
    expect(made).toMatchObject({ verdict: { outcome: "pass" } });
    expect(made.recorded?.counts).toMatchObject({ tables: 2, rows: 2 });
    expect(made.notProven).toEqual([
      "left out: INDEX ATTACH public parts_a_id_idx postgres, which needs index public.parts_ids",
      "left out: INDEX ATTACH public parts_a_pkey postgres, which needs table constraint parts_pkey on public.parts",
      "left out: TABLE ATTACH public parts_a postgres, which needs table public.parts",
      "something stood in for table public.base",
    ]);
  });
});

describe("what nothing can stand in for", () => {
  it("is left out with what is made of it, where rows do without it", async () => {
    const made = await tryOn(
      `create schema util; create extension postgres_fdw schema util; create server other foreign data wrapper postgres_fdw;
       create aggregate util.last(int) (sfunc = int4larger, stype = int); create type util.r as range (subtype = int);
       create text search configuration util.cfg (copy = simple); create table a (id int primary key generated always as identity, t text);
       insert into a (t) values ('x'), ('y'); create foreign table far (id int) server other; create view of_far as select * from far;
       create view newest as select util.last(id) as id from a; create function f(util.r) returns int language sql as 'select 1';
       create index a_words on a using gin (to_tsvector('util.cfg', t)); create table util.log (id int, a a); create view logged as select l from util.log l;`,
      { schemas: ["public"] },
    );
    expect(made).toMatchObject({ verdict: { outcome: "pass" } });
    expect(made.notProven).toEqual([
      "left out: foreign table public.far, which needs server other",
      "left out: function public.f(util.r), which needs type util.r",
      "left out: index public.a_words, which needs text search configuration util.cfg",
      "left out: view public.logged, which needs table util.log",
      "left out: view public.newest, which needs aggregate util.last(integer)",
      "left out: view public.of_far",
    ]);
  });
});

describe("an extension that the server for a proof has not", () => {
  const rename = (name: string) => `update pg_extension set extname = 'nobody_has_this' where extname = '${name}'`;

  it("is no matter where nothing in the backup uses it", async () => {
    const made = await tryOn(
      `create schema extensions; create extension citext schema extensions; create table a (id int); ${rename("citext")}`,
      { schemas: ["public"] },
    );
    expect(made).toMatchObject({ verdict: { outcome: "pass" }, notProven: [] });
  });

  it("holds where a column's type is the extension's", async () => {
    const made = await tryOn(
      `create schema extensions; create extension citext schema extensions; create table a (t extensions.citext[]); ${rename("citext")}`,
      { schemas: ["public"] },
    );
    expect(made.verdict).toMatchObject({ outcome: "hold", reasonCode: "extension_missing" });
    expect(made.verdict.summary).toContain("nobody_has_this");
  });
});

describe("a backup of a part that cannot be restored alone", () => {
  const CHECKED = `create schema util; create function util.positive(int) returns bool language sql immutable as 'select $1 > 0';
    create table a (id int check (util.positive(id))); insert into a values (1);`;

  it.each([
    ["a check calls a function elsewhere", CHECKED, "table public.a, which needs function util.positive(integer)"],
    [
      "a column is computed by one",
      `create schema util; create function util.twice(int) returns int language sql immutable as 'select 2 * $1';
       create table a (id int, two int generated always as (util.twice(id)) stored)`,
      "table public.a, which needs function util.twice(integer)",
    ],
    [
      "a column's collation lies elsewhere",
      'create schema util; create collation util.plain from "C"; create table a (t text collate util.plain)',
      "table public.a, which needs collation util.plain",
    ],
  ])("holds before anything is stored where %s", async (_what, sql, named) => {
    const made = await tryOn(sql, { schemas: ["public"] });
    expect(made.verdict).toMatchObject({ outcome: "hold", reasonCode: "backup_incomplete" });
    expect(made.verdict.summary).toContain(named);
    expect(made.stored).toBe(false);
  });

  it("says so where it is only read", async () => {
    const made = await tryOn(CHECKED, { schemas: ["public"], prove: "read", scratch: undefined });
    expect(made.verdict).toMatchObject({ outcome: "pass" });
    expect(made.recorded?.notInside.join()).toContain("util.positive");
  });

  it("holds where it needs what no catalog tells of", async () => {
    const made = await tryOn(
      `create schema auth; create table auth.users (id int); create function many() returns int8 language sql as 'select count(*) from auth.users';
       create table a (id int); create materialized view counted as select many();`,
      { schemas: ["public"] },
    );
    expect(made.verdict).toMatchObject({ reasonCode: "database_tool_failed" });
  });
});
