import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import type { Measured } from "../../src/lib/verdict.ts";
import { migrations } from "../../src/gates/migrations/index.ts";
import type { Verdict } from "../../src/lib/verdict.ts";
import { ProviderError } from "../../src/lib/error.ts";
import type { Databases } from "../../src/providers/contract.ts";
import { ask, mistakesOf, partly } from "./gate-context.ts";
import {
  createRepository,
  drizzleJournal,
  drizzleWhen,
  type FakeTable,
  fakeDatabases,
  type MigrationsRepository,
  sha256,
} from "./migrations-world.ts";
import { growthOf, NEARLY_LINEAR } from "../growth.ts";

let repository: MigrationsRepository = createRepository();
afterEach(() => repository.close());

const ENV = { DB: "postgres://reader:secret@db.example/app" };

function given(files: Readonly<Record<string, string>>): void {
  repository.close();
  repository = createRepository(files);
}

function check(spec: object, table: FakeTable | null = null, baseline?: Measured): Promise<Verdict> {
  const setting = { directory: repository.directory, env: ENV, ...(baseline ? { baseline } : {}) };
  return ask(migrations, spec, { databases: fakeDatabases(table) }, setting);
}

function valueOf(verdict: Verdict, label: string): string | undefined {
  return verdict.evidence.find((one) => one.label === label)?.value;
}

describe("Drizzle", () => {
  const SQL = [
    "CREATE TABLE a (id int);--> statement-breakpoint\nCREATE TABLE b (id int);",
    "ALTER TABLE a ADD x int;",
    "SELECT 1;",
  ];
  const TAGS = ["0000_loose_thor", "0001_calm_hulk", "0002_last"];
  const spec = { database: "DB", tool: "drizzle" };
  const columns = ["id", "hash", "created_at"];
  const row = (index: number, text = SQL[index] ?? "") => ({ hash: sha256(text), created: String(drizzleWhen(index)) });
  const files = (tags: readonly string[] = TAGS) => ({
    "drizzle/meta/_journal.json": drizzleJournal(tags),
    "drizzle/meta/0000_snapshot.json": "{}",
    ...Object.fromEntries(tags.map((tag) => [`drizzle/${tag}.sql`, SQL[TAGS.indexOf(tag)] ?? ""])),
  });

  test("passes when all are applied, as they are", async () => {
    given(files());
    const verdict = await check(spec, { columns, rows: [row(0), row(1), row(2)] });
    expect(verdict).toMatchObject({
      outcome: "pass",
      reasonCode: "gate_passed",
      summary: "All 3 migrations are applied.",
    });
    expect(verdict.evidence).toEqual([{ label: "applied", value: "3, the newest is 0002_last" }]);
  });

  test("passes with the line ends of another system", async () => {
    given(files());
    const rows = [row(0, (SQL[0] ?? "").replaceAll("\n", "\r\n")), row(1), row(2)];
    expect(await check(spec, { columns, rows })).toMatchObject({ outcome: "pass" });
  });

  test("fails with what is pending, and with all where there is no table yet", async () => {
    given(files());
    const verdict = await check(spec, { columns, rows: [row(0)] });
    expect(verdict).toMatchObject({ outcome: "fail", reasonCode: "migrations_pending" });
    expect(verdict.summary).toBe("2 of 3 migrations are not applied: 0001_calm_hulk, 0002_last.");
    expect(verdict.remedy).toContain("npx drizzle-kit migrate");
    const none = await check(spec, null);
    expect(none).toMatchObject({ outcome: "fail", reasonCode: "migrations_pending" });
    expect(valueOf(none, "table")).toBe("drizzle.__drizzle_migrations does not exist yet");
  });

  test("says that one which is older than an applied one would never be applied", async () => {
    given(files());
    const verdict = await check(spec, { columns, rows: [row(0), row(2)] });
    expect(verdict).toMatchObject({ outcome: "fail", reasonCode: "migrations_pending" });
    expect(valueOf(verdict, "pending, older than an applied one")).toBe("1: 0001_calm_hulk");
    expect(verdict.remedy).toContain("skips a migration");
  });

  test("fails with what was edited, and with what the repository does not know", async () => {
    given({ ...files(), "drizzle/0001_calm_hulk.sql": "ALTER TABLE a ADD y int;" });
    const edited = await check(spec, { columns, rows: [row(0), row(1), row(2)] });
    expect(edited).toMatchObject({ outcome: "fail", reasonCode: "migration_edited" });
    expect(edited.summary).toBe("1 migration changed after they were applied: 0001_calm_hulk.");
    given(files(TAGS.slice(0, 2)));
    const unknown = await check(spec, { columns, rows: [row(0), row(1), row(2)] });
    expect(unknown).toMatchObject({ outcome: "fail", reasonCode: "migration_unknown" });
    expect(unknown.summary).toContain(`the one of ${drizzleWhen(2)} (hash `);
  });

  test("knows the folders of version 1, by name, and by second or hash where the row has none", async () => {
    given({
      "drizzle/20251009085320_loose_thor/migration.sql": SQL[0] ?? "",
      "drizzle/20251009085320_loose_thor/snapshot.json": "{}",
      "drizzle/20251009085321_calm_hulk/migration.sql": SQL[1] ?? "",
      "drizzle/20251009085321_twin/migration.sql": SQL[2] ?? "",
    });
    const named = TAGS.map((_, index) => ({ ...row(index), name: null }));
    const first = { ...row(0), name: "20251009085320_loose_thor", created: "0" };
    const table = { columns: [...columns, "name", "applied_at"], rows: [first, ...named.slice(1)] };
    expect(await check(spec, table)).toMatchObject({ outcome: "pass" });
    const twins = { ...row(2), created: String(drizzleWhen(1)) };
    expect(await check(spec, { columns, rows: [row(0), twins, row(1)] })).toMatchObject({ outcome: "pass" });
  });

  test.each([
    ["not json", "is not one that drizzle-kit writes"],
    ['{"entries":[{"when":1,"tag":"../../etc/x"}]}', "is not one that drizzle-kit writes"],
    ['{"entries":[{"when":1,"tag":"gone"}]}', "drizzle/gone.sql cannot be read"],
  ])("holds for the journal %s", async (journal, message) => {
    given({ "drizzle/meta/_journal.json": journal });
    const verdict = await check(spec, { columns, rows: [] });
    expect(verdict).toMatchObject({ outcome: "hold", reasonCode: "no_data" });
    expect(verdict.summary).toContain(message);
  });

  test("holds where the table is another one", async () => {
    given(files());
    const verdict = await check(spec, { columns: ["version"], rows: [] });
    expect(verdict).toMatchObject({ outcome: "hold", reasonCode: "no_data" });
    expect(verdict.summary).toBe(
      "The table drizzle.__drizzle_migrations has no column hash, created_at; it has version.",
    );
  });
});

describe("Supabase", () => {
  const spec = { database: "DB", tool: "supabase" };
  const columns = ["version", "name", "statements"];
  const ONE =
    "-- users\ncreate table users (id int);\n\ncreate function f() returns text language sql as $$ select ';' $$;\n";
  const row = (version: string, statements: readonly string[] | null, name = "users") => ({
    version,
    name,
    statements: statements === null ? null : JSON.stringify(statements),
  });
  const SPLIT = [
    "-- users\ncreate table users (id int)",
    "create function f() returns text language sql as $$ select ';' $$",
  ];

  test("compares the words of the SQL, however it was split", async () => {
    given({ "supabase/migrations/20250101000000_users.sql": ONE, "supabase/migrations/README.md": "" });
    for (const statements of [SPLIT, [ONE], SPLIT.map((text) => text.replace("-- users\n", "  /* other */ "))]) {
      const verdict = await check(spec, { columns, rows: [row("20250101000000", statements)] });
      expect(verdict).toMatchObject({ outcome: "pass" });
    }
    const edited = await check(spec, { columns, rows: [row("20250101000000", ["create table users (id bigint)"])] });
    expect(edited).toMatchObject({ outcome: "fail", reasonCode: "migration_edited" });
    const constant = await check(spec, { columns, rows: [row("20250101000000", [ONE.replace("';'", "'.'")])] });
    expect(constant).toMatchObject({ outcome: "fail", reasonCode: "migration_edited" });
  });

  test("says where nothing can be compared", async () => {
    given({ "supabase/migrations/20250101000000_users.sql": ONE });
    for (const table of [
      { columns, rows: [row("20250101000000", null)] },
      { columns: ["version"], rows: [{ version: "20250101000000" }] },
    ]) {
      const verdict = await check(spec, table);
      expect(verdict).toMatchObject({ outcome: "pass" });
      expect(valueOf(verdict, "applied, but its text cannot be compared")).toBe("1: 20250101000000_users.sql");
    }
  });

  test("names what is pending out of order, and what is unknown", async () => {
    given({ "supabase/migrations/1_a.sql": "select 1;", "supabase/migrations/2_b.sql": "select 2;" });
    const late = await check(spec, { columns, rows: [row("2", ["select 2"], "b")] });
    expect(late).toMatchObject({ outcome: "fail", reasonCode: "migrations_pending" });
    expect(late.remedy).toContain("supabase db push --include-all");
    const unknown = await check(spec, { columns, rows: [row("1", null), row("2", null), row("3", null, "c")] });
    expect(unknown).toMatchObject({ outcome: "fail", reasonCode: "migration_unknown" });
    expect(unknown.summary).toContain("3_c");
  });
});

describe("Prisma", () => {
  const spec = { database: "DB", tool: "prisma" };
  const columns = ["id", "checksum", "finished_at", "migration_name", "logs", "rolled_back_at", "started_at"];
  const SQL = "-- CreateTable\nCREATE TABLE a (id int);\n";
  const row = (name: string, more: object = {}) => ({
    name,
    checksum: sha256(SQL),
    finished: "2026",
    rolled: null,
    logs: "false",
    ...more,
  });
  const FILES = {
    "prisma/migrations/migration_lock.toml": 'provider = "postgresql"',
    "prisma/migrations/20250101000000_a/migration.sql": SQL,
  };
  const NAME = "20250101000000_a";

  test("passes, also with the other line ends and the checksum of Prisma 2", async () => {
    given(FILES);
    const unpadded = sha256(SQL)
      .match(/../g)
      ?.map((byte) => byte.replace(/^0/, ""))
      .join("");
    for (const checksum of [sha256(SQL), sha256(SQL.replaceAll("\n", "\r\n")), unpadded]) {
      expect(await check(spec, { columns, rows: [row(NAME, { checksum })] })).toMatchObject({ outcome: "pass" });
    }
  });

  test("fails with the word for what did not end well", async () => {
    given(FILES);
    const failed = await check(spec, { columns, rows: [row(NAME, { finished: null, logs: "true" })] });
    expect(failed).toMatchObject({ outcome: "fail", reasonCode: "migrations_pending" });
    expect(failed.summary).toContain(`${NAME} (failed)`);
    expect(failed.remedy).toContain("npx prisma migrate resolve");
    const open = await check(spec, { columns, rows: [row(NAME, { finished: null })] });
    expect(open.summary).toContain(`${NAME} (unfinished)`);
  });

  test("passes over what was resolved as rolled back", async () => {
    given(FILES);
    const rolled = row(NAME, { finished: null, rolled: "2026", logs: "true" });
    expect(await check(spec, { columns, rows: [rolled] })).toMatchObject({
      reasonCode: "migrations_pending",
      summary: `1 of 1 migrations are not applied: ${NAME}.`,
    });
    expect(await check(spec, { columns, rows: [rolled, row(NAME)] })).toMatchObject({ outcome: "pass" });
  });

  test("fails with what was edited or is unknown, and holds for a folder without its file", async () => {
    given(FILES);
    expect(await check(spec, { columns, rows: [row(NAME, { checksum: sha256("x") })] })).toMatchObject({
      reasonCode: "migration_edited",
    });
    expect(await check(spec, { columns, rows: [row(NAME), row("20250102000000_b")] })).toMatchObject({
      reasonCode: "migration_unknown",
    });
    repository.write({ "prisma/migrations/20250103000000_c/notes.md": "" });
    expect((await check(spec, { columns, rows: [] })).summary).toContain(
      "20250103000000_c/migration.sql cannot be read",
    );
  });
});

describe("a plain folder", () => {
  const spec = { database: "DB", tool: "folder" };

  test.each([
    ["by version", ["20250101", "20250102"]],
    ["by file", ["20250101_a.sql", "20250102_b.up.sql"]],
    ["by stem", ["20250101_a", "20250102_b"]],
    ["by path", ["db/20250101_a.sql", "db/20250102_b"]],
  ])("is compared with rows %s", async (_, names) => {
    given({
      "migrations/20250101_a.sql": "select 1;",
      "migrations/20250102_b.up.sql": "select 1;",
      "migrations/20250102_b.down.sql": "DROP TABLE b;",
    });
    const verdict = await check(
      { ...spec, additive: true },
      { columns: ["version"], rows: names.map((name) => ({ name })) },
    );
    expect(verdict).toMatchObject({ outcome: "pass" });
    expect(await check({ ...spec, additive: true }, { columns: ["version"], rows: [] })).toMatchObject({
      reasonCode: "migrations_pending",
    });
  });

  test("does not judge how a migration is taken back in a file beside it, and does judge such a file alone", async () => {
    const judged = { tool: "folder", additive: true };
    given({ "migrations/1_a.sql": "CREATE TABLE a (id int);", "migrations/1_a.down.sql": "DROP TABLE z;" });
    expect(await check(judged)).toMatchObject({ outcome: "pass" });
    given({ "migrations/1_a.sql": "CREATE TABLE a (id int);", "migrations/2_b.down.sql": "DROP TABLE z;" });
    expect(await check(judged)).toMatchObject({ reasonCode: "migration_not_additive" });
  });

  test("compares checksums of the forms that it knows", async () => {
    given({ "db/1_a.sql": "select 1;" });
    const asked = { ...spec, dir: "db", table: "app.done(name, sum)" };
    const table = (checksum: string) => ({ columns: ["name", "sum"], rows: [{ name: "1_a.sql", checksum }] });
    expect(await check(asked, table(sha256("select 1;").toUpperCase()))).toMatchObject({ outcome: "pass" });
    expect(await check(asked, table(sha256("select 2;")))).toMatchObject({ reasonCode: "migration_edited" });
    expect(valueOf(await check(asked, table("-1938"), undefined), "applied, but its text cannot be compared")).toBe(
      "1: 1_a.sql",
    );
  });

  test("holds where the table is missing, or has the newest version alone", async () => {
    given({ "migrations/1_a.sql": "select 1;" });
    const missing = await check(spec, null);
    expect(missing).toMatchObject({ outcome: "hold", reasonCode: "no_data" });
    expect(missing.summary).toContain("public.schema_migrations does not exist");
    expect((await check(spec, { columns: ["version", "dirty"], rows: [] })).summary).toContain('a column "dirty"');
  });
});

describe.each([
  { tool: "dbmate", dir: "db/migrations", up: "-- migrate:up", down: "-- migrate:down" },
  { tool: "goose", dir: "migrations", up: "-- +goose Up", down: "-- +goose Down" },
])("the files of $tool", ({ tool, dir, up, down }) => {
  const judged = { tool, additive: true };
  const verdictOn = (text: string) => {
    given({ [`${dir}/1_a.sql`]: text });
    return check(judged);
  };

  test("are not judged in the part that undoes the migration", async () => {
    expect(await verdictOn(`${up}\nCREATE TABLE a (id int);\n${down}\nDROP TABLE z;`)).toMatchObject({
      outcome: "pass",
    });
    expect(await verdictOn(`${up}\r\nSELECT 1;\r\n${down}\r\nDROP TABLE z;`)).toMatchObject({ outcome: "pass" });
  });

  test.each([
    ["before that part", `${up}\nDROP TABLE z;\n${down}\nSELECT 1;`],
    ["before the first part", `DROP TABLE z;\n${up}\nSELECT 1;\n${down}\n`],
    ["without a first part", `SELECT 1;\n${down}\nDROP TABLE z;`],
    ["after a line with more than the marker", `${up}\nSELECT 1;\n${down}: no\nDROP TABLE z;`],
    ["after a marker in other letters", `${up}\nSELECT 1;\n${down.toUpperCase()}\nDROP TABLE z;`],
    ["after a marker that a lone carriage return begins", `${up}\nSELECT 1;\r${down}\nDROP TABLE z;`],
    ["after both markers on one line", `${up} ${down}\nDROP TABLE z;`],
    ["in a file of its own that other tools would not run", "DROP TABLE z;"],
  ])("are judged %s", async (_, text) => {
    expect(await verdictOn(text)).toMatchObject({ reasonCode: "migration_not_additive" });
  });

  test("finds that part in a time that grows with the file and no faster, however often it seems to begin", async () => {
    const growth = await growthOf((lines) => verdictOn(`${up}\n`.repeat(lines)), 10_000);
    expect(growth).toBeLessThan(NEARLY_LINEAR);
  });
});

test("dbmate's table is read as dbmate writes it", async () => {
  given({ "db/migrations/20250101_a.sql": "select 1;", "db/migrations/20250102_b.sql": "select 2;" });
  const spec = { database: "DB", tool: "dbmate" };
  const rows = [{ name: "20250101" }, { name: "20250102" }];
  expect(await check(spec, { columns: ["version"], rows })).toMatchObject({ outcome: "pass" });
  expect(await check(spec)).toMatchObject({ reasonCode: "migrations_pending" });
  expect(await check(spec, { columns: ["other"], rows: [] })).toMatchObject({ reasonCode: "no_data" });
});

test("goose's table is read as goose writes it, in the order of its numbers", async () => {
  given({ "migrations/00009_a.sql": "select 1;", "migrations/10_b.sql": "select 2;", "migrations/embed.sql": "x" });
  const spec = { database: "DB", tool: "goose" };
  const columns = ["id", "version_id", "is_applied"];
  const row = (version: string, applied = "true") => ({ version, applied });
  const all = [row("0"), row("9"), row("10")];
  expect(await check(spec, { columns, rows: all })).toMatchObject({ outcome: "pass" });
  const late = await check(spec, { columns, rows: [row("0"), row("10")] });
  expect(late).toMatchObject({ reasonCode: "migrations_pending" });
  expect(late.remedy).toContain("-allow-missing");
  expect(await check(spec, { columns, rows: [...all, row("10", "false")] })).toMatchObject({
    reasonCode: "migrations_pending",
  });
  expect(await check(spec, { columns: ["version_id"], rows: [] })).toMatchObject({ reasonCode: "no_data" });
});

describe("additive", () => {
  const spec = { tool: "folder", additive: true };
  const DROPS = { "migrations/1_a.sql": "CREATE TABLE a (id int);", "migrations/2_b.sql": "\n\nDROP TABLE a;" };

  test("judges all where nothing is known, and names the place and the way around", async () => {
    given({ ...DROPS, "migrations/3_c.sql": "DROP TABLE older;" });
    const verdict = await check(spec);
    expect(verdict).toMatchObject({ outcome: "fail", reasonCode: "migration_not_additive" });
    expect(verdict.summary).toContain("migrations/3_c.sql:1, which drops the table older");
    expect(verdict.remedy).toContain("allow: { drop-table: <reason> }");
    expect(valueOf(verdict, "migrations/2_b.sql:3")).toBeUndefined();
  });

  test("judges what the base branch did not have, and what was changed since", async () => {
    given({ "migrations/1_a.sql": "CREATE TABLE a (id int);" });
    const { measured = {} } = await check(spec);
    repository.write(DROPS);
    const verdict = await check(spec, null, measured);
    expect(verdict).toMatchObject({ outcome: "fail", reasonCode: "migration_not_additive" });
    expect(valueOf(verdict, "judged")).toBe("1 migration: new or changed against the base branch");
    expect(valueOf(verdict, "migrations/2_b.sql:3")).toContain("drop-table: drops the table a. Instead:");
    const known = (await check(spec)).measured ?? {};
    expect(await check(spec, null, known)).toMatchObject({ outcome: "pass" });
    repository.write({ "migrations/1_a.sql": "DROP TABLE z;" });
    expect(valueOf(await check(spec, null, known), "migrations/1_a.sql:1")).toContain("drops the table z");
  });

  test("judges what is pending in the database together with what is new", async () => {
    given({ ...DROPS, "migrations/3_c.sql": "DROP TABLE c;" });
    const asked = { ...spec, database: "DB" };
    const pending = await check(asked, { columns: ["version"], rows: [{ name: "1" }, { name: "2" }] });
    expect(pending).toMatchObject({ outcome: "fail", reasonCode: "migrations_pending" });
    expect(pending.summary).toContain("3_c.sql");
    expect(pending.summary).toContain("drops the table c");
    const rows = ["1", "2", "3"].map((name) => ({ name }));
    const applied = await check(asked, { columns: ["version"], rows }, { migrations: [] });
    expect(applied).toMatchObject({ outcome: "fail", reasonCode: "migration_not_additive" });
    expect(await check(asked, { columns: ["version"], rows })).toMatchObject({ outcome: "pass" });
  });

  test("judges after the migration that since names, and holds where there is none", async () => {
    given(DROPS);
    const late = await check({ ...spec, since: "1_a" });
    expect(valueOf(late, "judged")).toContain("after 1_a");
    expect(late).toMatchObject({ outcome: "fail", reasonCode: "migration_not_additive" });
    expect(await check({ ...spec, since: "2_b.sql" })).toMatchObject({ outcome: "pass" });
    expect(await check({ ...spec, since: "9" })).toMatchObject({ outcome: "hold", reasonCode: "no_data" });
  });

  test("shows what is allowed, by the plan or by a comment, with its reason", async () => {
    given({
      "migrations/1_a.sql":
        "-- holdpoint: allow drop-table was never read\nDROP TABLE a;\nALTER TABLE b DROP COLUMN c;",
    });
    const trusting = { ...spec, "allow-comments": true };
    expect(await check({ ...spec, allow: ["drop-column"] })).toMatchObject({ outcome: "fail" });
    const verdict = await check({ ...trusting, allow: { "drop-column": "old app is gone" } });
    expect(verdict).toMatchObject({ outcome: "pass" });
    expect(verdict.summary).toContain("if its own comments are right: drop-table at migrations/1_a.sql:2");
    expect(valueOf(verdict, "migrations/1_a.sql:2")).toBe("drop-table, allowed (was never read): drops the table a");
    expect(valueOf(verdict, "migrations/1_a.sql:3")).toBe("drop-column, allowed (old app is gone): drops b.c");
    expect(await check({ ...trusting, allow: ["drop-column"] })).toMatchObject({ outcome: "pass" });
  });

  test.each([
    [
      "SELECT 1;\nSELCT 2;",
      "fail",
      "migration_invalid",
      'migrations/1_a.sql:2 is not SQL: syntax error at or near "SELCT".',
    ],
    ["SELECT 1;\n\\i other.sql", "hold", "no_data", "migrations/1_a.sql:2 is a command of psql"],
    ["SELECT app.x();", "hold", "no_data", "migrations/1_a.sql:1 cannot be judged: calls app.x"],
    ["SELECT app.x();\nDROP TABLE a;", "fail", "migration_not_additive", "migrations/1_a.sql:2"],
    ["\uFEFFSELECT 1;", "pass", "gate_passed", "An older version still works with 1 migration."],
    ["", "pass", "gate_passed", "An older version still works with 1 migration."],
    [`SELECT ${"(".repeat(20_000)}1${")".repeat(20_000)}`, "fail", "migration_invalid", "memory exhausted"],
  ])("of %j says %s", async (text, outcome, reasonCode, summary) => {
    given({ "migrations/1_a.sql": text });
    const verdict = await check(spec);
    expect(verdict).toMatchObject({ outcome, reasonCode });
    expect(verdict.summary).toContain(summary);
  });
});

describe("what comes from a pull request", () => {
  const spec = { tool: "folder", additive: true };

  test.each([
    ["a link out", () => symlinkSync("/etc/hosts", join(repository.directory, "migrations/2_b.sql")), "cannot be read"],
    ["a folder outside", () => symlinkSync("/etc", join(repository.directory, "out")), "out cannot be read"],
    ["a large file", () => repository.write({ "migrations/2_b.sql": "-- x\n".repeat(900_000) }), "more than the 4 MiB"],
    ["a zero byte", () => repository.write({ "migrations/2_b.sql": "SELECT 1;\0DROP TABLE a;" }), "is not UTF-8 text"],
  ])("holds for %s", async (_, act, message) => {
    given({ "migrations/1_a.sql": "SELECT 1;" });
    act();
    const verdict = await check({ ...spec, ...(message.startsWith("out") ? { dir: "out" } : {}) });
    expect(verdict).toMatchObject({ outcome: "hold", reasonCode: "no_data" });
    expect(verdict.summary).toContain(message);
  });

  test("holds for more files than anybody has", async () => {
    given(Object.fromEntries(Array.from({ length: 2001 }, (_, index) => [`migrations/${index}.sql`, ""])));
    expect((await check(spec)).summary).toContain("more than 2000 migrations");
  });

  test.each([["nowhere"], ["../"], ["/etc"]])("holds for the folder %s", async (dir) => {
    expect(await check({ ...spec, dir })).toMatchObject({ outcome: "hold", reasonCode: "no_data" });
  });

  test("holds where there are no migrations", async () => {
    given({ "migrations/README.md": "" });
    expect((await check(spec)).summary).toBe(
      "The folder migrations has no migrations of the form *.sql, so nothing was checked.",
    );
  });
});

test("no text of the plan stands in a statement unquoted, and the URL goes as a secret", async () => {
  given({ "migrations/1_a.sql": "SELECT 1;" });
  const databases = fakeDatabases({ columns: ["Name$"], rows: [] });
  const setting = { directory: repository.directory, env: ENV };
  await ask(migrations, { database: "DB", tool: "folder", table: "App.Done(Name$)" }, { databases }, setting);
  expect(databases.asked.slice(0, 2).map(({ values }) => values)).toEqual([["App", "Done"], []]);
  expect(databases.asked[1]?.text).toContain('select ("Name$")::text as "name" from "App"."Done" order by "Name$"');
});

test("holds without the variable, and when the database gives no answer", async () => {
  given({ "migrations/1_a.sql": "SELECT 1;" });
  const spec = { database: "OTHER", tool: "folder" };
  const verdict = await check(spec);
  expect(verdict).toMatchObject({ outcome: "hold", reasonCode: "secret_missing" });
  const trouble = new ProviderError({
    reasonCode: "database_unreachable",
    vendor: "PostgreSQL",
    message: "m",
    remedy: "r",
  });
  const databases = partly<Databases>({ withSession: () => Promise.reject(trouble) });
  const setting = { directory: repository.directory, env: ENV };
  expect(await ask(migrations, { ...spec, database: "DB" }, { databases }, setting)).toMatchObject({
    outcome: "hold",
    reasonCode: "database_unreachable",
  });
});

test.each([
  [{ tool: "drizzle" }, "checks nothing"],
  [{ tool: "flyway", additive: true }, "tool: "],
  [{ tool: "drizzle", database: "A B" }, "database: expected the name of an environment variable"],
  [{ tool: "drizzle", database: "DB", allow: ["drop-table"] }, "allow: only with additive: true"],
  [{ tool: "drizzle", additive: true, allow: ["drop"] }, 'allow.0: "drop" is no rule'],
  [{ tool: "drizzle", additive: true, allow: { "drop-table": "" } }, "allow.drop-table: expected a reason"],
  [{ tool: "drizzle", additive: true, allow: { drop: "x" } }, "allow"],
  [{ tool: "drizzle", database: "DB", since: "1" }, "since: only with additive: true"],
  [{ tool: "drizzle", additive: true, table: "a.b" }, "table: only with database"],
  [{ tool: "drizzle", database: "DB", table: "a.b(c)" }, "table: columns only with tool: folder"],
  [{ tool: "folder", database: "DB", table: "a; drop table b" }, "table: expected a table such as"],
])("%j is refused at its place", (written, message) => {
  expect(mistakesOf(migrations.spec, written)).toContain(message);
});
