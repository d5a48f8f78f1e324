/** Rows as lines of JSON and back, in a real PostgreSQL: every value the same, and nothing lost on the way. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { holdMoment } from "../../src/steps/database/hold-moment.ts";
import { type Destination, restoreTable, type TableToRestore } from "../../src/steps/snapshot/restore-table.ts";
import { copyLines, countRows, readSnapshotTable } from "../../src/steps/snapshot/snapshot-table.ts";
import { caught } from "../providers/postgres/open-session.ts";
import { addressOf, openWork, readAll } from "../providers/postgres/open-work.ts";
import { createDatabase, type TestDatabase } from "./database.ts";
import { HARD_VALUES } from "./hard-values.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createDatabase();
});
afterAll(() => database.close());

interface Taken extends Omit<TableToRestore, "lines"> {
  readonly text: string;
}

async function take(name: string): Promise<Taken> {
  return holdMoment(await openWork(), addressOf(database.url()), "holdpoint test", async ({ session }) => {
    const table = await readSnapshotTable(session, name);
    const counted = await countRows(session, table, table.table);
    return { ...table, ...counted, text: await readAll(session.copyOut(copyLines(table))) };
  });
}

/** In pieces that end anywhere. */
async function* pieces(text: string, failure: Error | null = null) {
  const bytes = Buffer.from(text);
  for (let from = 0; from < bytes.length; from += 7) yield bytes.subarray(from, from + 7);
  if (failure !== null) throw failure;
}

async function putBack(taken: Taken, destination: Destination, lines = pieces(taken.text)): Promise<string> {
  return restoreTable(await openWork(), addressOf(database.url()), { ...taken, lines }, destination);
}

const rowsOf = async (table: string) => database.run(`select t::text as row from ${table} t order by 1`);

describe("every kind of value", () => {
  beforeAll(() => database.run(HARD_VALUES));

  it("is one line of JSON for each row, which others can read", async () => {
    const { text, rows } = await take("hard");
    const lines = text.split("\n").filter((line) => line !== "");
    expect(lines).toHaveLength(rows);
    const [first] = lines.map((line) => JSON.parse(line) as Readonly<Record<string, unknown>>);
    expect(first).toMatchObject({
      id: 1,
      f: "NaN",
      r: "Infinity",
      ts: "infinity",
      b: "\\x00ff5c",
      t: `quote " and ' back\\slash\nline\ttab`,
      big: "9007199254740993",
      i: "1 year 2 mons -3 days +04:05:06.789012",
      j: '{"a":  1,\n "a": 2}',
      c: "a  ",
      lower: "[0:1]={1,2}",
    });
  });

  it("is the same after it was put back, into a table beside and into its own", async () => {
    const before = await rowsOf("hard");
    const taken = await take("hard");
    expect(await putBack(taken, { beside: "public.hard_beside" })).toBe("public.hard_beside");
    expect(await rowsOf("hard_beside")).toEqual(before);
    await database.run("delete from hard where id > 1; update hard set t = 'overwritten', n = 0");
    await putBack(taken, "replace");
    expect(await rowsOf("hard")).toEqual(before);
  });
});

describe("what a table has besides its values", () => {
  it("is kept: computed columns, identity, triggers as they were, and sequences that go on", async () => {
    await database.run(`
      create table media (id int generated always as identity primary key, no serial, name text, size int default 7,
        double int generated always as (size * 2) stored, "we""ird col" text);
      create table heard (what text);
      create function hear() returns trigger language plpgsql as 'begin insert into public.heard values (tg_name); return new; end';
      create trigger on_insert before insert on media for each row execute function hear();
      create trigger always before insert on media for each row execute function hear();
      create trigger asleep before insert on media for each row execute function hear();
      alter table media enable always trigger always; alter table media disable trigger asleep;
      insert into media (name, "we""ird col") values ('a', 'x'), ('b', 'y'); truncate heard`);
    const before = await rowsOf("media");
    const taken = await take("media");
    expect(taken.columns.map(({ name }) => name)).not.toContain("double");
    await database.run("truncate media restart identity");
    await putBack(taken, "replace");
    expect(await rowsOf("media")).toEqual(before);
    expect(await rowsOf("heard")).toEqual([]);
    await database.run("insert into media (name) values ('c')");
    expect(await database.run("select id, no, double from media where name = 'c'")).toEqual([
      { id: 3, no: 3, double: 14 },
    ]);
    expect(await rowsOf("heard")).toHaveLength(2);
    expect(
      await database.run(
        "select tgname::text, tgenabled::text from pg_trigger where tgrelid = 'media'::regclass order by 1",
      ),
    ).toEqual([
      { tgname: "always", tgenabled: "A" },
      { tgname: "asleep", tgenabled: "D" },
      { tgname: "on_insert", tgenabled: "O" },
    ]);
  });

  it("is closed to others where it stands beside, whatever a new table is opened to by default", async () => {
    await database.run(`alter default privileges in schema public grant select on tables to anon, authenticated, public;
      create table people (id int primary key, name text); insert into people values (1, 'a')`);
    await putBack(await take("people"), { beside: "public.people_beside" });
    const [row] =
      await database.run(`select relrowsecurity as secured, has_table_privilege('anon', oid, 'select') as open
      from pg_class where relname = 'people_beside'`);
    expect(row).toEqual({ secured: true, open: false });
    await database.run(
      "alter default privileges in schema public revoke select on tables from anon, authenticated, public",
    );
  });

  it("is that of its partitions, and not that of tables that inherit from it", async () => {
    await database.run(`create table logs (at int, what text) partition by range (at); create table logs_a partition of logs for values from (0) to (10);
      create table logs_b partition of logs for values from (10) to (20); insert into logs values (1, 'a'), (11, 'b');
      create table base (id int); create table derived () inherits (base); insert into base values (1); insert into derived values (2)`);
    const [logs, base] = [await take("public.logs"), await take("base")];
    expect([logs.rows, base.rows]).toEqual([2, 1]);
    await database.run("update logs set what = 'c'; update base set id = 9");
    await putBack(logs, "replace");
    await putBack(base, "replace");
    expect(await database.run("select at, what from only logs_b")).toEqual([{ at: 11, what: "b" }]);
    expect(await database.run("select id from base order by id")).toEqual([{ id: 1 }, { id: 9 }]);
  });
});

describe("rows that are not put back", () => {
  const original = [{ row: "(1,a)" }, { row: "(2,b)" }];
  const make = (name: string) =>
    database.run(`create table ${name} (id int primary key, v text); insert into ${name} values (1, 'a'), (2, 'b')`);

  it("leave the table as it was: a source that breaks, lines that are cut, other rows than were counted", async () => {
    await make("kept");
    const taken = await take("kept");
    const failure = new Error("the store went away");
    await expect(putBack(taken, "replace", pieces(taken.text, failure))).rejects.toBe(failure);
    await expect(putBack(taken, "replace", pieces(taken.text.slice(0, -3)))).rejects.toThrow("cut");
    await expect(putBack(taken, "replace", pieces('{"id":1,"w":"a"}\n'))).rejects.toThrow("other columns");
    const fewer = await caught(putBack(taken, "replace", pieces('{"id":1,"v":"a"}\n')));
    expect(fewer.error).toMatchObject({
      reasonCode: "rows_differ",
      message: expect.stringContaining("1 rows, and 2 were taken"),
    });
    const changed = await caught(putBack(taken, "replace", pieces(taken.text.replace('"b"', '"c"'))));
    expect(changed.error).toMatchObject({
      reasonCode: "rows_differ",
      message: expect.stringContaining("another content"),
    });
    expect(await rowsOf("kept")).toEqual(original);
  });

  it("are those of a table whose columns have changed, or that others refer to", async () => {
    await make("changed");
    const taken = await take("changed");
    await database.run("alter table changed add column more int; alter table changed alter column v type varchar(9)");
    const { error } = await caught(putBack(taken, "replace"));
    expect(error).toMatchObject({ reasonCode: "table_changed", message: expect.stringContaining("v, more") });
    await make("parents");
    const parents = await take("parents");
    await database.run(
      "create table children (id int references parents on delete cascade); insert into children values (1)",
    );
    const referenced = await caught(putBack(parents, "replace"));
    expect(referenced.error).toMatchObject({
      reasonCode: "table_changed",
      message: expect.stringContaining("public.children"),
    });
    expect(await database.run("select id from children")).toEqual([{ id: 1 }]);
  });

  it("are those of a table that is not there", async () => {
    for (const name of ["nowhere", "no.where", "pg_catalog.pg_tables"]) {
      const { error } = await caught(take(name));
      expect(error).toMatchObject({ reasonCode: "not_found" });
    }
  });
});
