/** The step `migrate` with the tools that teams use, on a real PostgreSQL. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { parseRecordedMigration } from "../../src/release/recorded-migration.ts";
import { createDatabase, type TestDatabase } from "./database.ts";
import { createWorld, dbmateFiles, drizzleFiles, knexFiles, TOOLS, type World } from "./migrate-world.ts";

let database: TestDatabase;
let world: World | null = null;

beforeEach(async () => {
  database = await createDatabase();
});
afterEach(async () => {
  world?.close();
  await database.close();
});

async function open(files: Readonly<Record<string, string>>): Promise<World> {
  world = await createWorld(database.url(), files);
  return world;
}

const USERS = "create table users (id int primary key, name text); insert into users values (1, 'a'), (2, 'b');";

describe("a migration that goes well", () => {
  it("is applied, read back, and done by the tool's own history", async () => {
    const { apply, observe } = await open(drizzleFiles({ "0000_users": USERS }));
    const spec = { ...TOOLS.drizzle, grows: ["users"], checks: [{ query: "select count(*) from users", equals: 2 }] };
    expect(await observe(spec)).toMatchObject({ is: "due", state: { pending: ["0000_users"] } });
    const end = await apply(spec);
    expect(end.verdict).toMatchObject({ outcome: "pass", reasonCode: "step_done" });
    const run = parseRecordedMigration(end.details);
    expect(run).toMatchObject({
      tool: "drizzle",
      applied: ["0000_users"],
      before: { count: 0, newest: null },
      after: { count: 1, newest: "0000_users" },
      tries: 1,
      unmet: [],
    });
    expect(run?.before.schema).toMatch(/^[0-9a-f]{64}$/);
    expect(run?.after.schema).not.toBe(run?.before.schema);
    expect(await observe(spec, { recorded: end.details ?? null })).toMatchObject({ is: "done" });
  });

  it.each([
    ["knex", knexFiles({ "20250101_users": [USERS, "drop table users"] })],
    ["dbmate", dbmateFiles({ "20250101_users": [USERS, "drop table users;"] })],
    [
      "node-pg-migrate",
      { "migrations/1_users.sql": `-- Up Migration\n${USERS}\n-- Down Migration\ndrop table users;\n` },
    ],
  ] as const)("is taken back by %s, down to the schema as it was", async (tool, files) => {
    const { apply, undo, observe } = await open(files);
    const end = await apply(TOOLS[tool]);
    expect(end.verdict).toMatchObject({ outcome: "pass" });
    const back = await undo(TOOLS[tool], end.details ?? null);
    expect(back).toMatchObject({ outcome: "pass", reasonCode: "step_undone" });
    expect(await database.run("select to_regclass('users') as users")).toEqual([{ users: null }]);
    expect(await observe(TOOLS[tool])).toMatchObject({ is: "due" });
    expect(await undo(TOOLS[tool], end.details ?? null)).toMatchObject({ outcome: "pass" });
  });
});

describe("a migration that fails at its second file", () => {
  it("keeps in its record what is applied, so that it is gone on with, or taken back", async () => {
    const { apply, undo, observe, write } = await open(
      dbmateFiles({
        "1_users": [USERS, "drop table users;"],
        "2_bad": ["alter table nowhere add a int;", "select 1;"],
      }),
    );
    const spec = { ...TOOLS.dbmate, grows: ["users"] };
    const end = await apply(spec);
    expect(end.verdict.summary).toContain("1 of 2 pending migrations are applied, each of them whole: 1_users.sql");
    const recorded = end.details ?? null;
    expect(parseRecordedMigration(recorded)).toMatchObject({ applied: ["1_users.sql"], after: { count: 1 } });
    expect(await undo(spec, recorded)).toMatchObject({ outcome: "pass" });
    expect(await observe(spec)).toMatchObject({ is: "due", state: { pending: ["1_users.sql", "2_bad.sql"] } });

    await apply(spec);
    write(dbmateFiles({ "2_bad": ["alter table users add a int;", "alter table users drop a;"] }));
    const again = await apply(spec, { recorded, begun: { at: 1, runUrl: null } });
    expect(again.verdict).toMatchObject({ outcome: "pass" });
    expect(parseRecordedMigration(again.details)).toMatchObject({ applied: ["1_users.sql", "2_bad.sql"], unmet: [] });
    expect(await undo(spec, again.details ?? null)).toMatchObject({ outcome: "pass" });
    expect(await database.run("select to_regclass('users') as users")).toEqual([{ users: null }]);
  });

  it("leaves alone what other releases applied", async () => {
    const { apply, undo, observe } = await open(dbmateFiles({ "1_users": [USERS, "drop table users;"] }));
    await apply(TOOLS.dbmate);
    const seen = await observe(TOOLS.dbmate);
    expect(seen).toMatchObject({ is: "done", details: { applied: [] } });
    const back = await undo(TOOLS.dbmate, seen.is === "done" ? (seen.details ?? null) : null);
    expect(back).toMatchObject({ outcome: "pass", reasonCode: "step_undone" });
    expect(await database.run("select count(*)::int as count from users")).toEqual([{ count: 2 }]);
  });
});

describe("a migration that was applied by hand", () => {
  it("fails, changes nothing, and says so", async () => {
    await database.run(USERS);
    const { apply, observe } = await open(dbmateFiles({ "20250101_users": [USERS, "drop table users;"] }));
    const end = await apply(TOOLS.dbmate);
    expect(end.verdict).toMatchObject({ outcome: "fail", reasonCode: "command_failed" });
    expect(end.verdict.summary).toContain("nothing changed: a transaction has undone it");
    expect(end.untouched).toBe(true);
    // Recorded by hand as well, it is done.
    await database.run("insert into schema_migrations values ('20250101')");
    expect(await observe(TOOLS.dbmate)).toMatchObject({ is: "done" });
  });

  it("is named where the repository does not know it", async () => {
    const { observe, apply } = await open(dbmateFiles({ "20250101_users": [USERS, "drop table users;"] }));
    await database.run("create table schema_migrations (version varchar(128) primary key)");
    await database.run("insert into schema_migrations values ('20240909')");
    expect(await observe(TOOLS.dbmate)).toMatchObject({
      is: "impossible",
      verdict: { outcome: "fail", reasonCode: "migration_unknown" },
    });
    expect(await apply(TOOLS.dbmate)).toMatchObject({ verdict: { reasonCode: "migration_unknown" }, untouched: true });
  });
});

describe("what is looked at afterwards", () => {
  const BASE = { "20250101_users": [USERS, "drop table users;"] } as const;

  it("finds rows that went, a query that gives another value, and the team's own script that says no", async () => {
    const { apply, write } = await open(dbmateFiles(BASE));
    await apply(TOOLS.dbmate);
    write(dbmateFiles({ "20250102_purge": ["delete from users where id = 2;", "select 1;"] }));
    const spec = {
      ...TOOLS.dbmate,
      unchanged: ["users"],
      checks: [{ query: "select count(*) from users where name is null", "at-least": 1 }],
      verify: "exit 3",
    };
    const end = await apply(spec);
    expect(end.verdict).toMatchObject({ outcome: "fail", reasonCode: "data_unexpected" });
    expect(end.verdict.summary).toContain("users had 2 rows and has 1 row now, and 2 more");
    expect(parseRecordedMigration(end.details)?.unmet).toEqual([
      "users had 2 rows and has 1 row now",
      "`select count(*) from users where name is null`: gave 0, expected at least 1",
      expect.stringMatching(/^`exit 3`: The command failed with exit code 3/),
    ]);
    // It is not done for being applied: another run looks again, against the rows of before.
    const recorded = end.details ?? null;
    expect((await world?.observe(spec, { recorded }))?.is).toBe("due");
    await database.run("insert into users values (2, null)");
    const again = await apply({ ...spec, verify: "exit 0" }, { recorded });
    expect(again.verdict).toMatchObject({ outcome: "pass" });
    expect(parseRecordedMigration(again.details)?.applied).toEqual(["20250102_purge.sql"]);
  });

  it("names constraints that were left unvalidated, which is no failure", async () => {
    const { apply } = await open(
      dbmateFiles({
        "20250101_users": [
          `${USERS} alter table users add constraint named check (name is not null) not valid;`,
          "drop table users;",
        ],
      }),
    );
    const end = await apply(TOOLS.dbmate);
    expect(end.verdict.summary).toContain("public.users: named not validated yet");
    expect(JSON.stringify(end.verdict.evidence)).toContain("alter table public.users validate constraint named");
  });

  it("finds an index whose concurrent build was broken off, and does not let it be passed over", async () => {
    const { apply, write } = await open(
      dbmateFiles({ "20250101_users": [`${USERS} insert into users values (3, 'a');`, "drop table users;"] }),
    );
    await apply(TOOLS.dbmate);
    const sql = "create unique index concurrently if not exists users_name on users (name);";
    write(dbmateFiles({ "20250102_index": [sql, "drop index users_name;", "transaction:false"] }));
    const end = await apply(TOOLS.dbmate);
    expect(end.verdict).toMatchObject({ outcome: "fail" });
    expect(end.verdict.summary).toContain(
      "the index public.users_name on public.users was left behind and is not valid",
    );
    const again = await apply(TOOLS.dbmate);
    expect(again.verdict).toMatchObject({ outcome: "hold", reasonCode: "migration_unfinished" });
    expect(again.verdict.remedy).toContain("drop index concurrently public.users_name");
    await database.run("drop index users_name; delete from users where id = 3");
    expect((await apply(TOOLS.dbmate)).verdict).toMatchObject({ outcome: "pass" });
  });
});
