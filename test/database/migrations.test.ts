/** The migrations gate against the tables that the tools themselves write, in a real PostgreSQL. */
import { join } from "node:path";
import pg from "pg";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { migrations } from "../../src/gates/migrations/index.ts";
import { systemClock } from "../../src/lib/clock.ts";
import type { Verdict } from "../../src/lib/verdict.ts";
import { postgres } from "../../src/providers/postgres/index.ts";
import { ask } from "../gates/gate-context.ts";
import { createRepository, drizzleJournal, type MigrationsRepository, sha256 } from "../gates/migrations-world.ts";
import { createDatabase, type TestDatabase } from "./database.ts";

/** Drizzle's own migrator. By a name that the compiler does not follow: this package is installed for these tests alone. */
const [DRIZZLE, MIGRATOR] = ["drizzle-orm/node-postgres", "drizzle-orm/node-postgres/migrator"];
const { drizzle } = (await import(DRIZZLE)) as { drizzle(pool: pg.Pool): object };
const { migrate } = (await import(MIGRATOR)) as {
  migrate(database: object, settings: { readonly migrationsFolder: string }): Promise<void>;
};

let database: TestDatabase;
let reader: { readonly user: string; readonly password: string };
let repository: MigrationsRepository = createRepository();
beforeAll(async () => {
  database = await createDatabase();
  reader = await database.createRole();
});
afterEach(() => repository.close());
afterAll(() => database.close());

function given(files: Readonly<Record<string, string>>): void {
  repository.close();
  repository = createRepository(files);
}

async function check(spec: object, url = database.url()): Promise<Verdict> {
  const settings = { project: "", team: null, repository: null };
  const databases = await postgres.connect(settings, {
    env: {},
    clock: systemClock,
    random: Math.random,
    debug: () => {},
  });
  return ask(
    migrations,
    { database: "DB", ...spec },
    { databases },
    { directory: repository.directory, env: { DB: url } },
  );
}

describe("Drizzle, applied by its own migrator", () => {
  const TAGS = ["0000_first", "0001_second"];
  const FILES = {
    "drizzle/0000_first.sql": "CREATE TABLE a (id int);\n--> statement-breakpoint\nCREATE TABLE b (id int);",
    "drizzle/0001_second.sql": "ALTER TABLE a ADD COLUMN x int;",
    "drizzle/meta/_journal.json": drizzleJournal(TAGS),
  };
  const spec = { tool: "drizzle", additive: true };

  async function migrateAll(): Promise<void> {
    const pool = new pg.Pool({ connectionString: database.url(), max: 1 });
    await migrate(drizzle(pool), { migrationsFolder: join(repository.directory, "drizzle") });
    await pool.end();
  }

  test("goes from pending to applied to edited, and is never applied when it comes late", async () => {
    given(FILES);
    const before = await check(spec);
    expect(before).toMatchObject({ outcome: "fail", reasonCode: "migrations_pending" });
    expect(before.evidence[0]).toEqual({ label: "table", value: "drizzle.__drizzle_migrations does not exist yet" });
    await migrateAll();
    expect(await check(spec)).toMatchObject({ outcome: "pass" });

    repository.write({ "drizzle/0001_second.sql": "ALTER TABLE a ADD COLUMN y int;" });
    expect(await check(spec)).toMatchObject({ outcome: "fail", reasonCode: "migration_edited" });

    const journal = JSON.parse(drizzleJournal([...TAGS, "0002_late"])) as { entries: { when: number }[] };
    for (const entry of journal.entries.slice(2)) entry.when = 1;
    const late = { "drizzle/0002_late.sql": "DROP TABLE b;", "drizzle/meta/_journal.json": JSON.stringify(journal) };
    repository.write({ ...FILES, ...late });
    await migrateAll();
    const verdict = await check(spec);
    expect(verdict.summary).toContain("1 of 3 migrations are not applied: 0002_late.");
    expect(verdict.summary).toContain("drizzle/0002_late.sql:1, which drops the table b");
    expect(verdict.remedy).toContain("never be applied");

    given({
      "drizzle/0000_first.sql": FILES["drizzle/0000_first.sql"],
      "drizzle/meta/_journal.json": drizzleJournal(TAGS.slice(0, 1)),
    });
    expect(await check(spec)).toMatchObject({ outcome: "fail", reasonCode: "migration_unknown" });
  });

  test("knows the rows that version 1 takes over, with a name beside", async () => {
    await database.run(
      "alter table drizzle.__drizzle_migrations add column name text, add column applied_at timestamptz; update drizzle.__drizzle_migrations set name = '20251009085320_first' where id = 1",
    );
    given({
      "drizzle/20251009085320_first/migration.sql": FILES["drizzle/0000_first.sql"],
      "drizzle/20251009085321_second/migration.sql": FILES["drizzle/0001_second.sql"],
    });
    expect(await check(spec)).toMatchObject({ outcome: "pass" });
  });

  test("holds for a user who may not read the table, and for a wrong password, which it does not print", async () => {
    given(FILES);
    const refused = await check(spec, database.url(reader));
    expect(refused).toMatchObject({ outcome: "hold", reasonCode: "database_refused" });
    const wrong = await check(spec, database.url({ ...reader, password: "wr0ng-word" }));
    expect(wrong).toMatchObject({ outcome: "hold", reasonCode: "credential_rejected" });
    expect(JSON.stringify(wrong)).not.toContain("wr0ng-word");
    await database.run(
      `grant usage on schema drizzle to ${reader.user}; grant select on drizzle.__drizzle_migrations to ${reader.user}`,
    );
    expect(await check({ tool: "drizzle" }, database.url(reader))).toMatchObject({ reasonCode: "gate_passed" });
  });
});

describe("Supabase", () => {
  const spec = { tool: "supabase" };
  const VERSION = "20250101000000";
  const SQL = "-- é\ncreate table s (id int, t text default 'a;b');\n\ninsert into s values (1, E'it\\'s');\n";
  const SPLIT = ["-- é\ncreate table s (id int, t text default 'a;b')", "insert into s values (1, E'it\\'s')"];

  test("goes from pending to applied to edited", async () => {
    given({ [`supabase/migrations/${VERSION}_s.sql`]: SQL });
    expect(await check(spec)).toMatchObject({ outcome: "fail", reasonCode: "migrations_pending" });
    await database.run(
      "create schema supabase_migrations; create table supabase_migrations.schema_migrations (version text not null primary key)",
    );
    await database.run(
      "alter table supabase_migrations.schema_migrations add column statements text[]; alter table supabase_migrations.schema_migrations add column name text",
    );
    const literals = SPLIT.map((text) => pg.escapeLiteral(text)).join(", ");
    await database.run(
      `insert into supabase_migrations.schema_migrations values ('${VERSION}', array[${literals}], 's')`,
    );
    expect(await check(spec)).toMatchObject({ outcome: "pass" });
    repository.write({ [`supabase/migrations/${VERSION}_s.sql`]: SQL.replace("a;b", "a;c") });
    expect(await check(spec)).toMatchObject({ outcome: "fail", reasonCode: "migration_edited" });
    await database.run("update supabase_migrations.schema_migrations set statements = null");
    const verdict = await check(spec);
    expect(verdict).toMatchObject({ outcome: "pass" });
    expect(verdict.evidence.at(-1)?.label).toBe("applied, but its text cannot be compared");
  });
});

describe("Prisma", () => {
  const spec = { tool: "prisma" };
  const NAME = "20250101000000_p";
  const SQL = "-- CreateTable\nCREATE TABLE p (id int);\n";
  const insert = (more: string) =>
    database.run(
      `insert into _prisma_migrations (id, checksum, migration_name, finished_at, logs, rolled_back_at) values (gen_random_uuid()::text, '${sha256(SQL)}', '${NAME}', ${more})`,
    );

  test("goes from pending to unfinished to failed to rolled back to applied", async () => {
    given({ [`prisma/migrations/${NAME}/migration.sql`]: SQL, "prisma/migrations/migration_lock.toml": "" });
    expect(await check(spec)).toMatchObject({ reasonCode: "migrations_pending" });
    await database.run(
      "create table _prisma_migrations (id varchar(36) primary key, checksum varchar(64) not null, finished_at timestamptz, migration_name varchar(255) not null, logs text, rolled_back_at timestamptz, started_at timestamptz not null default now(), applied_steps_count integer not null default 0)",
    );
    await insert("null, null, null");
    expect((await check(spec)).summary).toContain(`${NAME} (unfinished)`);
    await database.run("update _prisma_migrations set logs = 'A migration failed to apply.'");
    expect((await check(spec)).summary).toContain(`${NAME} (failed)`);
    await database.run("update _prisma_migrations set rolled_back_at = now()");
    expect((await check(spec)).summary).toBe(`1 of 1 migrations are not applied: ${NAME}.`);
    await insert("now(), null, null");
    expect(await check(spec)).toMatchObject({ outcome: "pass" });
    repository.write({ [`prisma/migrations/${NAME}/migration.sql`]: `${SQL}-- later` });
    expect(await check(spec)).toMatchObject({ reasonCode: "migration_edited" });
  });
});

test("a folder is compared with the table that the plan names, whatever its columns are", async () => {
  given({ "migrations/1_a.sql": "select 1;", "migrations/2_b.sql": "select 2;" });
  const spec = { tool: "folder", table: "app.Done(Version, Sum)" };
  expect(await check(spec)).toMatchObject({ outcome: "hold", reasonCode: "no_data" });
  await database.run(`create schema app; create table app."Done" ("Version" bigint, "Sum" bytea)`);
  await database.run(`insert into app."Done" values (1, '\\x00')`);
  const verdict = await check(spec);
  expect(verdict).toMatchObject({ outcome: "fail", reasonCode: "migrations_pending" });
  expect(verdict.summary).toBe("1 of 2 migrations are not applied: 2_b.sql.");
});

test("holds where nothing listens", async () => {
  given({ "migrations/1_a.sql": "select 1;" });
  expect(await check({ tool: "folder" }, "postgres://u:p@127.0.0.1:1/x")).toMatchObject({
    outcome: "hold",
    reasonCode: "database_unreachable",
  });
});
