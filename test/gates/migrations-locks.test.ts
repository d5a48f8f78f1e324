/** What pending statements lock: what is said of them, and what the plan makes of it. */
import { afterAll, afterEach, describe, expect, test } from "vitest";
import { migrations } from "../../src/gates/migrations/index.ts";
import type { LockFinding } from "../../src/gates/migrations/locks/lock-finding.ts";
import { judgeLocks } from "../../src/gates/migrations/locks/judge-locks.ts";
import type { TransactionSpan } from "../../src/migrations/migration.ts";
import { openSqlParser } from "../../src/migrations/parse-sql.ts";
import { MIGRATION_TOOLS } from "../../src/migrations/tools.ts";
import { ProviderError } from "../../src/lib/error.ts";
import type { Verdict } from "../../src/lib/verdict.ts";
import type { DatabaseSession } from "../../src/providers/contract.ts";
import { ask, mistakesOf } from "./gate-context.ts";
import { createRepository, EMPTY_CATALOG, fakeDatabases, type MigrationsRepository } from "./migrations-world.ts";

const parser = openSqlParser(600_000);
let repository: MigrationsRepository = createRepository();
afterEach(() => repository.close());
afterAll(() => parser.close());

function column(name: string, type: string, more: object = {}) {
  return { name, type, notNull: false, hasDefault: false, checked: false, proven: false, ...more };
}

const TABLE = {
  name: "public.users",
  kind: "r",
  bytes: 658_000_000,
  rows: 2_400_000,
  columns: [
    column("id", "integer", { notNull: true }),
    column("name", "character varying(20)"),
    column("email", "text"),
  ],
  foreignKeys: [],
  referredBy: [],
  indexOf: null,
  valid: true,
  indexColumns: [],
};
const SMALL = { ...TABLE, name: "public.settings", bytes: 8_192, rows: 12 };
const BROKEN = { ...TABLE, name: "public.users_email", kind: "i", columns: [], indexOf: "public.users", valid: false };
const CATALOG = { ...EMPTY_CATALOG, relations: [TABLE, SMALL, BROKEN] };

/** Pending files of a plain folder, against a database of which 1_old.sql is applied. */
function check(
  files: Readonly<Record<string, string>>,
  spec: object = {},
  catalog: object = CATALOG,
  attempt?: DatabaseSession["attempt"],
): Promise<Verdict> {
  const { tool = "folder" } = spec as { readonly tool?: string };
  const folder = tool === "dbmate" ? "db/migrations" : "migrations";
  repository.close();
  const all = { "1_old.sql": "select 1;", ...files };
  repository = createRepository(
    Object.fromEntries(Object.entries(all).map(([name, text]) => [`${folder}/${name}`, text])),
  );
  const table = { columns: ["version"], rows: [{ name: "1_old.sql" }] };
  return ask(
    migrations,
    { database: "DB", tool, pending: "allow", ...spec },
    { databases: fakeDatabases(table, catalog, attempt) },
    { directory: repository.directory, env: { DB: "postgres://reader@db.example/app" } },
  );
}

async function judge(text: string, span: TransactionSpan = null): Promise<readonly LockFinding[]> {
  const migration = { name: "m", file: "m.sql", text, keys: [], checksums: [] };
  return judgeLocks({ known: [], judged: [migration], transactionOf: () => span, catalog: null }, parser);
}

const kinds = (findings: readonly LockFinding[]) => findings.map(({ kind, line }) => `${kind} ${line}`);

describe("what a pending statement locks", () => {
  test("is named with the table, its size, who waits and the safe way", async () => {
    const verdict = await check({ "2_new.sql": "alter table users alter column id type bigint;" });
    expect(verdict).toMatchObject({ outcome: "pass", reasonCode: "gate_passed" });
    expect(verdict.summary).toContain(
      "Of 1 migration, 1 statement would stop reads or writes for longer than a moment.",
    );
    expect(verdict.evidence).toContainEqual({ label: "locks", value: "1 migration, as PostgreSQL 15.18" });
    const said = verdict.evidence.find(({ label }) => label === "migrations/2_new.sql:1")?.value;
    expect(said).toContain("ACCESS EXCLUSIVE on users (658 MB, about 2,400,000 rows) while the table is written anew");
    expect(said).toContain("reads and writes wait, and without a lock_timeout they queue behind it");
    expect(said).toContain("Instead: add a new column, write both");
  });

  test("is nothing where the table came with the same migrations", async () => {
    const sql = "create table a (id int); alter table a alter column id type bigint; create index on a (id);";
    expect(await judge(sql)).toEqual([]);
  });

  test("is judged by the type that the database has, through several changes", async () => {
    const wider = await check(
      { "2_new.sql": "alter table users alter column name type varchar(40);" },
      { locks: "refuse" },
    );
    expect(wider.outcome).toBe("pass");
    const sql =
      "alter table users alter column name type varchar(40); alter table users alter column name type varchar(30);";
    const back = await check({ "2_new.sql": sql }, { locks: "refuse" });
    expect(back).toMatchObject({ outcome: "fail", reasonCode: "migration_blocks" });
  });

  test("believes a validated CHECK of the same set", async () => {
    const proof = "alter table users add constraint c check (email is not null) not valid;";
    const set = "alter table users alter column email set not null;";
    const rules = async (text: string) => (await judge(text)).map(({ rule }) => rule);
    expect(await rules(`${proof} ${set}`)).toContain("set-not-null");
    expect(await rules(`${proof} alter table users validate constraint c; ${set}`)).toContain("set-not-null-proven");
  });

  test("is looked for in DO blocks, and what they put together is named as unread", async () => {
    const found = await judge(
      "do $$ begin\n  create index on users (email);\n  execute 'drop table ' || 'users';\nend $$;",
    );
    expect(kinds(found)).toEqual(["lock 2", "unread 3"]);
  });

  test("names another way on a newer PostgreSQL", async () => {
    const files = { "2_new.sql": "alter table users alter column email set not null;" };
    const older = await check(files);
    const newer = await check(files, {}, { ...CATALOG, major: 18, version: "18.4" });
    expect(older.evidence.at(-1)?.value).toContain("CHECK (… IS NOT NULL) NOT VALID");
    expect(newer.evidence.at(-1)?.value).toContain("ADD CONSTRAINT … NOT NULL … NOT VALID");
  });
});

describe("a transaction", () => {
  const KEPT = ["lock 1", "held 2", "lock 2"];
  test.each([
    ["set", KEPT],
    ["file", KEPT],
    ["query", KEPT],
    ["statement", ["lock 1", "lock 2"]],
    [null, ["lock 1", "lock 2"]],
  ] as const)("that spans a %s keeps what it holds while others work: %j", async (span, expected) => {
    const found = await judge("alter table users add column x int;\nupdate settings set value = 1;", span);
    expect(kinds(found)).toEqual(expected);
  });

  test("of the migration's own ends with COMMIT", async () => {
    const sql = (end: string) => `begin; alter table users add column x int; ${end} create index on settings (id);`;
    expect((await judge(sql("")))[1]?.kind).toBe("held");
    expect((await judge(sql("commit;"))).map(({ kind }) => kind)).toEqual(["lock", "lock"]);
  });

  test.each([
    ["create index concurrently on users (email)", true],
    ["drop index concurrently users_email", true],
    ["reindex table concurrently users", true],
    ["reindex (concurrently off) table users", false],
    ["vacuum users", true],
    ["analyze users", false],
    ["alter table a detach partition b concurrently", true],
    ["create index on users (email)", false],
  ])("refuses %s: %s", async (sql, refused) => {
    const fails = async (span: TransactionSpan) => (await judge(sql, span)).some(({ kind }) => kind === "fails");
    expect(await fails("file")).toBe(refused);
    expect(await fails("query")).toBe(false);
    expect(await fails("statement")).toBe(false);
    expect((await judge(`${sql}; select 1`, "query")).some(({ kind }) => kind === "fails")).toBe(refused);
  });

  test("is what the tool makes of a file", () => {
    const span = (tool: keyof typeof MIGRATION_TOOLS, text = "") => MIGRATION_TOOLS[tool].transactionOf(text);
    expect(["drizzle", "supabase", "prisma", "folder"].map((tool) => span(tool as "drizzle"))).toEqual([
      "set",
      "file",
      "query",
      null,
    ]);
    expect([span("dbmate", "-- migrate:up\n"), span("dbmate", "-- migrate:up transaction:false\n")]).toEqual([
      "file",
      "query",
    ]);
    expect([span("goose", "-- +goose Up\n"), span("goose", "-- +goose NO TRANSACTION\n-- +goose Up\n")]).toEqual([
      "file",
      "statement",
    ]);
  });
});

describe("a lock_timeout", () => {
  const without = async (text: string, span: TransactionSpan = "file") =>
    (await judge(text, span)).map(({ withoutTimeout }) => withoutTimeout);

  test.each([
    ["alter table users add column x int", [true]],
    ["set lock_timeout = '2s'; alter table users add column x int", [false]],
    ["set lock_timeout to 0; alter table users add column x int", [true]],
    ["set local lock_timeout = 500; alter table users add column x int", [false]],
    ["select set_config('lock_timeout', '2s', true); alter table users add column x int", [false]],
    ["set lock_timeout = '2s'; reset lock_timeout; alter table users add column x int", [true]],
    ["analyze users", [false]],
  ])("is looked for: %s", async (sql, expected) => {
    expect(await without(sql)).toEqual(expected);
  });

  test("that is local ends with its transaction", async () => {
    const sql = "begin; set local lock_timeout = '2s'; commit; alter table users add column x int;";
    expect(await without(sql, "statement")).toEqual([true]);
  });

  test("may be the role's own", async () => {
    const spec = { locks: { "lock-timeout": "required" } };
    const files = { "2_new.sql": "alter table users add column x int;" };
    const verdict = await check(files, spec);
    expect(verdict).toMatchObject({ outcome: "fail", reasonCode: "migration_blocks" });
    expect(verdict.summary).toContain("waits without a lock_timeout for ACCESS EXCLUSIVE on users");
    expect((await check(files, spec, { ...CATALOG, lockTimeoutMs: 2_000 })).outcome).toBe("pass");
  });
});

describe("the plan", () => {
  const index = (table: string) => ({ "2_new.sql": `create index on ${table} (id);` });
  const limit = { locks: { "refuse-above": "100 MB" } };

  test("refuses what stops somebody for long in a table above the limit, and no other", async () => {
    const verdict = await check(index("users"), limit);
    expect(verdict).toMatchObject({ outcome: "fail", reasonCode: "migration_blocks" });
    expect(verdict.summary).toContain("migrations/2_new.sql:1 stops writes of users (658 MB) while it is built.");
    expect(verdict.remedy).toContain("CREATE INDEX CONCURRENTLY");
    expect((await check(index("settings"), limit)).outcome).toBe("pass");
    expect((await check(index("users"), { locks: { "refuse-above": "1 GB" } })).outcome).toBe("pass");
  });

  test("holds where the size is not known", async () => {
    expect(await check(index("elsewhere"), limit)).toMatchObject({ outcome: "hold", reasonCode: "no_data" });
  });

  test("may allow a rule with its reason, or not look at all", async () => {
    const allowed = { locks: { "refuse-above": "100 MB", allow: { "create-index": "at night" } } };
    const verdict = await check(index("users"), allowed);
    expect(verdict.outcome).toBe("pass");
    expect(verdict.evidence.at(-1)?.value).toContain("create-index, allowed (at night)");
    expect((await check(index("users"), { locks: "allow" })).evidence.some(({ label }) => label === "locks")).toBe(
      false,
    );
  });

  test("refuses what cannot run, and what makes nothing beside an invalid index", async () => {
    const concurrently = "-- migrate:up\ncreate index concurrently on users (id);\n-- migrate:down\n";
    const failing = await check({ "2_new.sql": concurrently }, { tool: "dbmate", locks: "refuse" });
    expect(failing).toMatchObject({ outcome: "fail", reasonCode: "migration_blocks" });
    expect(failing.summary).toContain("CREATE INDEX CONCURRENTLY cannot run inside a transaction");
    const sql = "create index concurrently if not exists users_email on users (email);";
    const skipped = await check({ "2_new.sql": sql }, { locks: "refuse" });
    expect(skipped.summary).toContain("makes nothing: an invalid index users_email is there");
    const whole = { ...CATALOG, relations: [TABLE, { ...BROKEN, valid: true }] };
    expect((await check({ "2_new.sql": sql }, { locks: "refuse" }, whole)).outcome).toBe("pass");
  });

  test("holds on what nobody can read", async () => {
    expect(await check({ "2_new.sql": "call something();" }, { locks: "refuse" })).toMatchObject({ outcome: "hold" });
    const allowed = { locks: { "refuse-above": "1 MB", allow: { unread: "only inserts" } } };
    expect((await check({ "2_new.sql": "call something();" }, allowed)).outcome).toBe("pass");
  });

  test("needs no catalog where locks are only shown", async () => {
    const databases = fakeDatabases({ columns: ["version"], rows: [] });
    const refusing = {
      ...databases,
      withSession: ((url, limits, act) =>
        databases.withSession(url, limits, (session) =>
          act({
            ...session,
            query: (text, values) =>
              text.includes("as catalog")
                ? Promise.reject(
                    new ProviderError({
                      reasonCode: "database_refused",
                      vendor: "P",
                      message: "no view.",
                      remedy: "Look.",
                    }),
                  )
                : session.query(text, values),
          }),
        )) satisfies typeof databases.withSession,
    };
    repository = createRepository({ "migrations/2.sql": "create index on users (id);" });
    const setting = { directory: repository.directory, env: { DB: "postgres://r@db.example/app" } };
    const spec = (locks: object) => ({ database: "DB", tool: "folder", pending: "allow", ...locks });
    expect((await ask(migrations, spec({}), { databases: refusing }, setting)).outcome).toBe("pass");
    const limited = await ask(migrations, spec({ locks: "refuse" }), { databases: refusing }, setting);
    expect(limited).toMatchObject({ outcome: "hold", reasonCode: "database_refused" });
  });

  test.each([
    [{ locks: { "refuse-above": "100" } }, "is not a size"],
    [{ locks: {} }, "expected refuse-above, lock-timeout, or both"],
    [{ locks: "never" }, "expected allow, warn, refuse"],
    [{ locks: { "refuse-above": "1 MB", allow: { drop: "x" } } }, 'Unrecognized key: "drop"'],
    [{ requires: [] }, "requires"],
    [{ requires: ["select 1 = 1"] }, "expected a query and what it must give"],
  ])("that says %j is told what was expected", (spec, said) => {
    expect(mistakesOf(migrations.spec, { database: "DB", tool: "folder", ...spec })).toContain(said);
  });

  test.each([
    [{ locks: { "refuse-above": "1 MB" } }, "needs database"],
    [{ additive: true, requires: ["'select 1' = 1"] }, "only with database"],
    [{ additive: true, pending: "allow" }, "only with database"],
  ])("without a database cannot say %j", (spec, said) => {
    expect(mistakesOf(migrations.spec, { tool: "folder", ...spec })).toContain(said);
  });
});

describe("what a migration requires of the data", () => {
  const files = { "2_new.sql": "select 2;" };
  const requires = [{ query: "select count(*) from users where email is null;", equals: 0 }];
  const answers =
    (...rows: readonly Record<string, string | number | boolean | null>[]): DatabaseSession["attempt"] =>
    async () => ({ rows });

  test("must be so", async () => {
    const asked: string[] = [];
    const verdict = await check(files, { requires }, CATALOG, async (text) => {
      asked.push(text);
      return { rows: [{ count: 0 }] };
    });
    expect(verdict.outcome).toBe("pass");
    expect(verdict.summary).toContain("The data is as the migration requires (1 of 1).");
    expect(asked).toEqual(["select * from (\nselect count(*) from users where email is null\n) as required limit 2"]);
  });

  test("fails with both values where it is not", async () => {
    const verdict = await check(files, { requires }, CATALOG, answers({ count: 3 }));
    expect(verdict).toMatchObject({ outcome: "fail", reasonCode: "requirement_not_met" });
    expect(verdict.summary).toContain("requires 0 and the database gives 3");
  });

  test.each([
    ['"select count(*) from users" = 0', { count: 0 }, "pass"],
    ['"select count(*) from users" = 0', { count: "0" }, "pass"],
    ["'select sum(price) from users' = 2.50", { sum: "2.5" }, "pass"],
    ['"select state from jobs" = done', { state: "done" }, "pass"],
    ['"select state from jobs" = "1"', { state: "1" }, "pass"],
    ['"select bool_and(ok) from jobs" = true', { bool_and: true }, "pass"],
    ['"select bool_and(ok) from jobs" = true', { bool_and: "true" }, "fail"],
    ['"select max(id) from jobs" = null', { max: null }, "pass"],
    ['"select max(id) from jobs" = 0', { max: null }, "fail"],
    ['"select max(id) from jobs" = 0', { max: "" }, "fail"],
  ])("may be written as text: %s", async (text, row, outcome) => {
    expect((await check(files, { requires: [text] }, CATALOG, answers(row))).outcome).toBe(outcome);
  });

  test.each<readonly [string, DatabaseSession["attempt"]]>([
    ["no row", answers()],
    ["two rows", answers({ a: 0 }, { a: 0 })],
    ["two columns", answers({ a: 0, b: 0 })],
    ["a refusal", async () => ({ refusal: { sqlState: "42P01", message: 'relation "users" does not exist' } })],
  ])("holds on %s", async (_, attempt) => {
    expect(await check(files, { requires }, CATALOG, attempt)).toMatchObject({
      outcome: "hold",
      reasonCode: "no_data",
    });
  });

  test("is not asked once nothing is pending", async () => {
    expect((await check({}, { requires })).outcome).toBe("pass");
  });
});
