/** Counts and checksums of a real PostgreSQL: what makes them differ, and what must not. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { DatabaseWriter } from "../../src/providers/contract.ts";
import { compareCensus } from "../../src/steps/database/compare-census.ts";
import { holdMoment } from "../../src/steps/database/hold-moment.ts";
import { type CensusOptions, takeCensus, takeCensusAt } from "../../src/steps/database/take-census.ts";
import { caught } from "../providers/postgres/open-session.ts";
import { addressOf, openWork, readAll } from "../providers/postgres/open-work.ts";
import { findBinaries, NEWEST } from "./binaries.ts";
import { createDatabase, type TestDatabase } from "./database.ts";
import { HARD_VALUES } from "./hard-values.ts";
import { startServer } from "./start-server.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createDatabase();
});
afterAll(() => database.close());

const countOf = async (url: string, options?: CensusOptions) =>
  takeCensus(await openWork(), addressOf(url), "holdpoint test", options);

describe("a census", () => {
  it("counts every table exactly, whatever its name, its columns or its kind", async () => {
    const other = await createDatabase();
    await other.run(`
      create schema "My App"; create table "My App"."it's" (t int, "T" text); insert into "My App"."it's" values (1, 'a'), (1, 'a');
      create table empty (); create table keyless (t text); insert into keyless values ('x');
      create table parts (id int, at int) partition by range (at);
      create table parts_a partition of parts for values from (0) to (10);
      create table parts_b partition of parts for values from (10) to (20);
      insert into parts values (1, 5), (2, 15), (3, 16);
      create table parent (id int); create table child (more int) inherits (parent);
      insert into parent values (1); insert into child values (2, 2);
      create unlogged table fast (id int); insert into fast values (1);
      create temporary table mine (id int);
      create materialized view seen as select * from parent;
      create foreign data wrapper nowhere; create server far foreign data wrapper nowhere; create foreign table abroad (id int) server far;
      create extension pg_stat_statements; create table its_own (id int); alter extension pg_stat_statements add table its_own`);
    const census = await countOf(other.url());
    const rows = Object.fromEntries(census.tables.map((one) => [one.table, one.rows]));
    expect(rows).toEqual({
      '"My App"."it\'s"': 2,
      "public.child": 1,
      "public.empty": 0,
      "public.fast": 1,
      "public.keyless": 1,
      "public.parent": 1,
      "public.parts_a": 1,
      "public.parts_b": 2,
    });
    expect(census.leftOut).toEqual([
      { table: "public.abroad", reason: "foreign" },
      { table: "public.its_own", reason: "extension" },
      { table: "public.seen", reason: "materialized" },
    ]);
    expect(census).toMatchObject({
      serverVersion: expect.stringMatching(/^15\./),
      lsn: expect.stringMatching(/^\w+\/\w+$/),
    });
    expect(Math.abs(census.at - Date.now())).toBeLessThan(60_000);
    await other.close();
  });

  it("is the same in another order, for a role with other settings, and by many batches or few", async () => {
    await database.run(HARD_VALUES);
    const before = await countOf(database.url());
    const owner = await database.createRole("superuser");
    const settings = {
      timezone: "Asia/Kolkata",
      datestyle: "German",
      intervalstyle: "iso_8601",
      bytea_output: "escape",
      extra_float_digits: "-3",
      search_path: "pg_catalog",
      lc_monetary: "C",
    };
    for (const [name, value] of Object.entries(settings)) {
      await database.run(`alter role ${owner.user} set ${name} = '${value}'`);
    }
    await database.run("update hard set id = id + 0; create table again as select * from hard order by id desc");
    const after = await countOf(database.url(owner));
    expect(
      compareCensus(before, { ...after, tables: after.tables.filter(({ table }) => table === "public.hard") }),
    ).toEqual([]);
    const [again, hard] = after.tables;
    expect(again).toEqual({ ...hard, table: "public.again" });
  });

  it.each([
    ["update twins set v = 'c' where ctid in (select ctid from twins where v = 'b')", "checksum"],
    ["delete from twins where v = 'a'", "rows"],
    ["drop table twins", "missing"],
    ["create table more (id int)", "new"],
  ])("shows what %s did", async (change, kind) => {
    // {a, b, b} and {a, c, c} are the same to a sum of bits.
    await database.run(
      "drop table if exists twins, more; create table twins (v text); insert into twins values ('a'), ('b'), ('b')",
    );
    const before = await countOf(database.url());
    await database.run(change);
    expect(compareCensus(before, await countOf(database.url()))).toMatchObject([{ kind }]);
  });

  it.each([
    ["a null and an empty text", "a text", "(null)", "('')"],
    ["a null and a zero", "a bigint", "(null)", "(0)"],
    ["a null and the first moment of all", "a timestamptz", "(null)", "('epoch')"],
    ["a null and a UUID of zeros", "a uuid", "(null)", "('00000000-0000-0000-0000-000000000000')"],
    ["a null in another column", "a text, b text", "('x', null)", "(null, 'x')"],
    ["another border between two columns", "a text, b varchar", "('ab', 'c')", "('a', 'bc')"],
    ["columns in another order", "a int, b int", "(1, 2)", "(2, 1)"],
    ["values that changed rows", "a int, b text", "(1, 'x'), (2, 'y')", "(1, 'y'), (2, 'x')"],
    ["texts that changed rows", "a text, b text", "('a', 'x'), ('b', 'y')", "('a', 'y'), ('b', 'x')"],
    ["halves of a bigint that changed places", "a bigint", "(1)", "(4294967296)"],
    ["a number with another scale", "a numeric", "(1.0)", "(1.00)"],
    ["blanks in JSON", "a json", "('[1]')", "('[ 1]')"],
    ["a row twice and another row twice", "a int", "(1), (2), (2)", "(1), (1), (2)"],
  ])("tells %s apart", async (_what, columns, one, other) => {
    await database.run(
      `drop table if exists one, other; create table one (${columns}); insert into one values ${one};
       create table other (${columns}); insert into other values ${other}`,
    );
    const { tables } = await countOf(database.url(), { tables: ["public.one", "public.other"] });
    expect(tables[0]?.checksum).toMatch(/^-?\d+$/);
    expect(tables[0]?.checksum).not.toBe(tables[1]?.checksum);
  });

  it("is the same on the newest server", async () => {
    const server = await startServer(findBinaries(NEWEST));
    const newest = await createDatabase(server);
    const older = await createDatabase();
    for (const one of [newest, older]) await one.run(HARD_VALUES);
    const [before, after] = [await countOf(older.url()), await countOf(newest.url())];
    expect(after.serverVersion).toMatch(/^18/);
    expect(compareCensus(before, after)).toEqual([]);
    await newest.close();
    await older.close();
    await server.stop();
  });

  it("only counts where checksums are not wanted, and only tables that are", async () => {
    await database.run("create table wanted (id int); insert into wanted values (1)");
    const census = await countOf(database.url(), { checksums: false, tables: ["public.wanted", "public.unknown"] });
    expect(census.tables).toEqual([{ table: "public.wanted", rows: 1, checksum: null }]);
  });
});

describe("what others do meanwhile", () => {
  it("is in neither the counts nor the dump of the same moment", async () => {
    await database.run(
      "create table growing (id int primary key); insert into growing select generate_series(1, 1000)",
    );
    const work = await openWork();
    const url = addressOf(database.url());
    const [census, dumped] = await holdMoment(work, url, "holdpoint test", async (moment) => {
      await database.run("insert into growing select generate_series(1001, 1036)");
      const options = ["--data-only", "--table=public.growing", `--snapshot=${moment.snapshot}`];
      const program = await work.startProgram(url, "pg_dump", 15, options);
      const text = await readAll(program.stdout);
      expect((await program.ended).failure).toBeNull();
      await database.run("insert into growing values (9999)");
      const joined = await moment.join((session) => session.query("select count(*)::int as count from public.growing"));
      expect(joined.rows).toEqual([{ count: 1_000 }]);
      return [await takeCensusAt(moment, { tables: ["public.growing"] }), text] as const;
    });
    expect(census.tables).toMatchObject([{ rows: 1_000 }]);
    expect(dumped.split("\n").filter((line) => /^\d+$/.test(line))).toHaveLength(1_000);
    expect(await database.run("select count(*)::int as count from growing")).toEqual([{ count: 1_037 }]);
  });

  it("need not wait for a table that was counted", async () => {
    await database.run("create table altered (id int)");
    const work = await openWork();
    await holdMoment(work, addressOf(database.url()), "holdpoint test", async (moment) => {
      await takeCensusAt(moment);
      const altering = "set lock_timeout = '2s'; alter table altered add column more int; reset lock_timeout";
      await expect(database.run(altering)).resolves.toBeDefined();
    });
  });
});

describe("a role that may not see everything", () => {
  it("is told which tables row security would hide rows of, before anything is counted", async () => {
    await database.run(`create table secured (id int, owner text); alter table secured enable row level security;
      create policy own on secured using (owner = current_user)`);
    const reader = await database.createRole();
    await database.run(`grant pg_read_all_data to ${reader.user}`);
    const { error } = await caught(countOf(database.url(reader)));
    expect(error).toMatchObject({
      reasonCode: "credential_insufficient",
      message: expect.stringContaining("public.secured"),
    });
    expect(error.remedy).toContain("BYPASSRLS");
    const bypassing = await database.createRole("bypassrls");
    await database.run(`grant pg_read_all_data to ${bypassing.user}`);
    expect((await countOf(database.url(bypassing))).tables.map(({ table }) => table)).toContain("public.secured");
  });

  it("is told which right is missing", async () => {
    const nobody = await database.createRole();
    const { error } = await caught(countOf(database.url(nobody), { tables: ["public.wanted"] }));
    expect(error).toMatchObject({ reasonCode: "database_refused", message: expect.stringContaining("42501") });
  });
});

it("asks a few dozen times about 7,000 tables, and needs no room for their locks", async () => {
  const many = await createDatabase();
  for (let from = 0; from < 7_000; from += 1_000) {
    await many.run(
      `do $$ begin for i in ${from + 1}..${from + 1_000} loop execute format('create table t%s (id int)', i); end loop; end $$`,
    );
  }
  let questions = 0;
  const census = await holdMoment(await openWork(), addressOf(many.url()), "holdpoint test", (moment) => {
    const query: DatabaseWriter["query"] = (...args) => {
      questions += 1;
      return moment.session.query(...args);
    };
    return takeCensusAt({ ...moment, session: { ...moment.session, query } });
  });
  expect(census.tables).toHaveLength(7_000);
  expect(questions).toBeLessThan(100);
  await many.close();
});
