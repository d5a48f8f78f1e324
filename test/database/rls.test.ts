/** The gate `rls` against a real PostgreSQL with Supabase's roles, and an `auth.uid()` that reads the same claims. */
import { afterAll, beforeAll, describe, expect, it, test } from "vitest";
import { systemClock } from "../../src/lib/clock.ts";
import type { Databases } from "../../src/providers/contract.ts";
import { postgres } from "../../src/providers/postgres/index.ts";
import { rls } from "../../src/gates/rls/index.ts";
import { ask } from "../gates/gate-context.ts";
import { unusedPort } from "../providers/loopback.ts";
import { createDatabase, type TestDatabase } from "./database.ts";

const ALICE = "a11ce000-0000-4000-8000-000000000001";
const BOB = "b0b00000-0000-4000-8000-000000000002";
const SECRET_ROW = "a very personal diary";
const AUTHENTICATOR = { user: "authenticator", password: "authenticator" };

let database: TestDatabase;
let databases: Databases;
beforeAll(async () => {
  databases = await postgres.connect(
    { project: "web", team: null, repository: null },
    { env: {}, clock: systemClock, random: Math.random, debug: () => {} },
  );
  database = await createDatabase();
  await database.run(`
    create schema auth;
    create function auth.uid() returns uuid language sql stable as
      $$ select nullif(coalesce(current_setting('request.jwt.claim.sub', true),
         current_setting('request.jwt.claims', true)::jsonb ->> 'sub'), '')::uuid $$;
    grant usage on schema auth to anon, authenticated;
    create schema good;
    grant usage on schema good to anon, authenticated;
    create table good.threads (id int primary key, user_id uuid, title text);
    insert into good.threads values (1, '${ALICE}', '${SECRET_ROW}'), (2, '${ALICE}', 'b'), (3, '${BOB}', 'c'), (4, null, 'd');
    alter table good.threads enable row level security;
    create policy "own threads" on good.threads to authenticated using (user_id = auth.uid());
    grant select on good.threads to authenticated, anon;
    create table good.articles (id int, draft boolean);
    insert into good.articles values (1, false), (2, true);
    alter table good.articles enable row level security;
    create policy published on good.articles for select using (not draft);
    grant select on good.articles to anon;
    create table good.keys (id int);
    insert into good.keys values (1);
    alter table good.keys enable row level security;
    create table good.empty (id int);
    alter table good.empty enable row level security;
    create policy nobody on good.empty to anon using (false);
    grant select on good.empty to anon;
    create table good.parts (id int) partition by range (id);
    create table good.parts_1 partition of good.parts for values from (0) to (10);
    alter table good.parts enable row level security;
    alter table good.parts_1 enable row level security;
    create policy few on good.parts to authenticated using (id < 5);
    create view good.titles with (security_invoker = true) as select title from good.threads;
    create view good.internal as select title from good.threads;
    grant select on good.titles to anon;

    create schema bad;
    grant usage on schema bad to anon, authenticated;
    create table bad.plain (id int, owner uuid);
    insert into bad.plain select n, '${ALICE}' from generate_series(1, 12000) n;
    grant select on bad.plain to anon;
    create table bad.open (id int);
    alter table bad.open enable row level security;
    create policy "let all" on bad.open using (1 = 1);
    create policy writing on bad.open for insert to anon with check (true or id > 3);
    create policy fine on bad.open for select to authenticated using (true);
    create policy narrowing on bad.open as restrictive to anon using (true);
    create policy unused on bad.open for select to service_role using (true);
    create table bad.nothing (id int);
    alter table bad.nothing enable row level security;
    create table bad."we""ird |<b>*x*\`" (id int);
    create view bad.past as select * from good.threads;
    create materialized view bad.copy as select * from good.threads;
    grant select on bad.past, bad.copy to anon;
    create table bad.partly (id int) partition by range (id);
    create table bad.partly_1 partition of bad.partly for values from (0) to (10);
    alter table bad.partly enable row level security;
    create policy own on bad.partly to authenticated using (id = 1);
    create schema hollow;
  `);
});
afterAll(() => database.close());

function check(spec: Record<string, unknown>, url = database.url()) {
  return ask(rls, { database: "STAGING", ...spec }, { databases }, { env: { STAGING: url } });
}

/** Of one query in the good schema. */
async function see(sight: Record<string, unknown>, url?: string) {
  const verdict = await check({ schemas: ["good"], closed: ["keys"], sees: [sight] }, url);
  return { ...verdict, said: verdict.evidence.at(-1)?.value };
}

const alice = { as: "authenticated", claims: { sub: ALICE } };

test("passes where every table is closed but to whom it may be open, and queries show it", async () => {
  const verdict = await check({
    schemas: ["good"],
    closed: ["keys"],
    sees: [
      { as: "anon", table: "threads", rows: "none" },
      { ...alice, table: "threads", rows: { only: { user_id: ALICE } } },
      { ...alice, table: "good.threads", rows: { count: 2 } },
      { ...alice, table: "threads", where: { title: "b" }, rows: "all" },
      { as: "anon", table: "articles", rows: { only: { draft: false } } },
      { as: "anon", table: "articles", where: { id: 2, draft: true }, rows: "none" },
      { as: "anon", table: "keys", rows: "denied" },
      { as: "anon", table: "keys", rows: "none" },
    ],
  });
  expect(verdict).toMatchObject({ outcome: "pass", reasonCode: "gate_passed" });
  expect(verdict.summary).toBe(
    "Every table of good has row security (6 of 6). Queries as a role that saw only what they should: 8.",
  );
  expect(verdict.evidence).toContainEqual({ label: "good.threads", value: "row security on, 1 policy" });
  expect(verdict.evidence).toContainEqual({
    label: "authenticated asks good.threads",
    value: "sees 2 rows of its own, of 4 in all",
  });
  expect(JSON.stringify(verdict)).not.toMatch(new RegExp(`${SECRET_ROW}|${ALICE}|authenticator:`));
});

describe("the tables", () => {
  it("are named where anybody may read them, with the SQL to run", async () => {
    const verdict = await check({ schemas: ["bad"] });
    expect(verdict).toMatchObject({ outcome: "fail", reasonCode: "row_security_missing" });
    const values = Object.fromEntries(verdict.evidence.map(({ label, value }) => [label, value]));
    expect(values).toEqual({
      "bad.plain": "no row security",
      "bad.open": 'row security on, 5 policies; open to everybody by "let all" and writing',
      "bad.nothing": "row security on, no policy, so that nobody but its owner sees a row",
      'bad."we""ird |<b>*x*`"': "no row security",
      "bad.past": "view without row security, read by anon",
      "bad.copy": "materialized view without row security, read by anon",
      "bad.partly": "row security on, 1 policy",
      "bad.partly_1": "no row security",
    });
    expect(verdict.summary).toContain("3 without row security: bad.partly_1, bad.plain, ");
    expect(verdict.summary).toContain(
      '2 policies are true for everybody: "let all" on bad.open (all commands), writing',
    );
    for (const statement of [
      'alter table "bad"."plain" enable row level security;',
      'alter table "bad"."we""ird |<b>*x*`" enable row level security;',
      'drop policy "let all" on "bad"."open";',
      'alter view "bad"."past" set (security_invoker = true);',
      'revoke select on "bad"."copy" from "anon";',
    ]) {
      expect(verdict.remedy).toContain(statement);
    }
  });

  it("may be open where the plan says so, by table or by policy", async () => {
    const spec = {
      schemas: ["bad"],
      tables: { exclude: ["plain", "bad.partly_1", 'we"ird |<b>*x*`'] },
      closed: ["nothing"],
      public: ["open.let all", "bad.open.writing", "past", "bad.copy"],
    };
    expect(await check(spec)).toMatchObject({ outcome: "pass" });
    expect(await check({ ...spec, public: spec.public.slice(1) })).toMatchObject({ outcome: "fail" });
    expect(await check({ ...spec, closed: ["nothing", "partly"] })).toMatchObject({
      outcome: "fail",
      summary: "1 listed as closed but with a policy for the web: bad.partly.",
    });
  });

  it("are not known where a schema is missing or empty", async () => {
    expect(await check({ schemas: ["hollow", "nowhere", 'x"; --'] })).toMatchObject({
      outcome: "hold",
      reasonCode: "no_data",
      summary: 'The schema hollow has no table to check. There is no schema nowhere. There is no schema "x""; --".',
    });
  });

  it("are open where a role of the web owns them, unless row security is forced", async () => {
    await database.run(`create schema owned; create table owned.t (id int); alter table owned.t enable row level security;
      create policy p on owned.t to authenticated using (id = 1); alter table owned.t owner to authenticated`);
    expect(await check({ schemas: ["owned"] })).toMatchObject({
      outcome: "fail",
      remedy: expect.stringContaining('alter table "owned"."t" force row level security;'),
    });
    await database.run("alter table owned.t force row level security");
    expect(await check({ schemas: ["owned"] })).toMatchObject({ outcome: "pass" });
  });

  it("count a policy that reaches anon through another role", async () => {
    const readers = await database.createRole();
    await database.run(`create schema given; create table given.t (id int); alter table given.t enable row level security;
      create policy p on given.t to ${readers.user} using (true)`);
    expect(await check({ schemas: ["given"] })).toMatchObject({ outcome: "pass" });
    await database.run(`alter role anon inherit; grant ${readers.user} to anon`);
    const inherited = await check({ schemas: ["given"] });
    await database.run(`alter role anon noinherit; revoke ${readers.user} from anon`);
    expect(inherited).toMatchObject({ outcome: "fail", reasonCode: "row_security_missing" });
  });
});

describe("a query", () => {
  it.each([
    [{ as: "anon", table: "articles", rows: "none" }, "row_security_leaks", "sees 1 row, expected none"],
    [
      { ...alice, table: "threads", rows: { only: { title: "b" } } },
      "row_security_leaks",
      "sees 1 row that are not its own, and 1 row that are",
    ],
    [{ ...alice, table: "threads", rows: { count: 1 } }, "row_security_leaks", "sees 2 rows, expected 1"],
    [{ as: "anon", table: "articles", rows: "denied" }, "row_security_leaks", "may query it and sees 1 row"],
    [{ as: "anon", table: "threads", rows: "denied" }, "gate_failed", "may query it and sees 0 rows"],
    [{ ...alice, table: "threads", rows: { count: 3 } }, "gate_failed", "sees 2 rows, expected 3"],
    [{ ...alice, table: "threads", rows: "all" }, "gate_failed", "sees 2 rows, expected all 4"],
    [{ as: "anon", table: "keys", rows: "all" }, "gate_failed", "may not query it"],
  ])("%j fails", async (sight, reasonCode, said) => {
    const verdict = await see(sight);
    expect(verdict).toMatchObject({ outcome: "fail", reasonCode });
    expect(verdict.said).toContain(said);
    expect(JSON.stringify(verdict)).not.toContain(SECRET_ROW);
  });

  it.each([
    [{ as: "anon", table: "empty", rows: "none" }, "no_data", "it proves nothing"],
    [
      { ...alice, table: "threads", where: { user_id: ALICE }, rows: { only: { user_id: ALICE } } },
      "no_data",
      "no row of anybody else",
    ],
    [{ as: "anon", table: "nowhere", rows: "none" }, "no_data", "there is no such table"],
    [{ as: "anon", table: 'threads"; drop table good.threads; --', rows: "none" }, "no_data", "no such table"],
    [{ ...alice, table: "threads", where: { nope: 1 }, rows: "none" }, "database_refused", "42703"],
    [{ ...alice, table: "threads", where: { user_id: "no-uuid" }, rows: "none" }, "database_refused", "22P02"],
    [{ as: "authenticated", claims: { sub: "no-uuid" }, table: "threads", rows: "none" }, "database_refused", "22P02"],
    [{ as: "no such role", table: "threads", rows: "none" }, "not_found", "has no role no such role"],
  ])("%j holds", async (sight, reasonCode, said) => {
    const verdict = await see(sight);
    expect(verdict).toMatchObject({ outcome: "hold", reasonCode });
    expect(verdict.said).toContain(said);
    expect(JSON.stringify(verdict)).not.toContain("no-uuid");
  });

  it("counts no further than it must", async () => {
    const verdict = await check({
      schemas: ["bad"],
      sees: [{ as: "anon", table: "plain", rows: { only: { owner: BOB } } }],
    });
    expect(verdict.evidence.at(-1)?.value).toContain("sees more than 10000 rows that are not its own");
    expect(verdict.outcome).toBe("fail");
  });

  it("can be made by a user without rights of its own, but what is hidden from it is not known", async () => {
    const url = database.url(AUTHENTICATOR);
    expect(await see({ as: "anon", table: "keys", rows: "denied" }, url)).toMatchObject({ outcome: "pass" });
    expect(await see({ ...alice, table: "threads", rows: { count: 2 } }, url)).toMatchObject({ outcome: "pass" });
    const blind = await see({ as: "anon", table: "threads", rows: "none" }, url);
    expect(blind).toMatchObject({ outcome: "hold", reasonCode: "credential_insufficient" });
    expect(blind.summary).toContain("anon asks good.threads: the database's user may not read it (42501)");
  });

  it("is not judged by a user from whom row security hides rows, nor by one who may not take the role", async () => {
    const reader = await database.createRole();
    await database.run(`grant usage on schema good to ${reader.user}; grant select on good.threads to ${reader.user}`);
    const plain = await see({ as: "anon", table: "threads", rows: "none" }, database.url(reader));
    expect(plain).toMatchObject({ outcome: "hold", reasonCode: "credential_insufficient" });
    expect(plain.remedy).toContain(`grant "anon" to "${reader.user}";`);
    await database.run(`grant anon to ${reader.user}`);
    const hidden = await see({ as: "anon", table: "threads", rows: "none" }, database.url(reader));
    expect(hidden).toMatchObject({ outcome: "hold", reasonCode: "credential_insufficient" });
    expect(hidden.said).toContain("row security hides rows from the database's user");
  });
});

test.each([
  ["a wrong password", () => database.url({ user: "postgres", password: "wr0ng-and-secret" }), "credential_rejected"],
  ["a database that is gone", () => database.url().replace(database.name, "gone"), "not_found"],
])("holds for %s and does not show it", async (_what, url, reasonCode) => {
  const verdict = await check({ schemas: ["good"] }, url());
  expect(verdict).toMatchObject({ outcome: "hold", reasonCode });
  expect(JSON.stringify(verdict)).not.toMatch(/wr0ng|superuser-of-the-tests|postgres:\/\//);
});

test("holds for a database that cannot be reached", async () => {
  const verdict = await check({ schemas: ["good"] }, `postgres://u:wr0ng-and-secret@127.0.0.1:${await unusedPort()}/x`);
  expect(verdict).toMatchObject({ outcome: "hold", reasonCode: "database_unreachable" });
  expect(JSON.stringify(verdict)).not.toContain("wr0ng");
});
