/** The server that the other files ask: the version that hosts run, a database for each file, no way around a password. */
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createDatabase, type TestDatabase } from "./database.ts";

let database: TestDatabase;
let other: TestDatabase;
beforeAll(async () => {
  [database, other] = await Promise.all([createDatabase(), createDatabase()]);
});
afterAll(() => Promise.all([database.close(), other.close()]));

test("is PostgreSQL 15 with Supabase's roles", async () => {
  const [row] = await database.run("select current_setting('server_version_num')::int / 10000 as major");
  expect(row).toEqual({ major: 15 });
  const roles = await database.run("select rolname from pg_roles where rolname !~ '^(pg_|test_)' order by 1");
  expect(roles.map(({ rolname }) => rolname)).toEqual([
    "anon",
    "authenticated",
    "authenticator",
    "postgres",
    "service_role",
  ]);
});

test("gives each its own database", async () => {
  await database.run("create table only_here (id int); insert into only_here values (1)");
  expect(await database.run("select * from only_here")).toEqual([{ id: 1 }]);
  await expect(other.run("select * from only_here")).rejects.toThrow("does not exist");
});

test("asks for a password, and takes one with letters that an address must encode", async () => {
  const role = await database.createRole();
  const client = new pg.Client(database.url(role));
  await client.connect();
  expect((await client.query("select current_user as me")).rows).toEqual([{ me: role.user }]);
  await client.end();
  const wrong = new pg.Client(database.url({ ...role, password: "wrong" }));
  await expect(wrong.connect()).rejects.toMatchObject({ code: "28P01" });
});
