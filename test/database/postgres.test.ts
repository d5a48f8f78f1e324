/** The provider of the role `databases` against a real PostgreSQL. */
import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, onTestFinished, test } from "vitest";
import pg from "pg";
import { caught, troubleOf, withSession } from "../providers/postgres/open-session.ts";
import { createDatabase, type TestDatabase } from "./database.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createDatabase();
  await database.run(`
    create table notes (id bigint primary key, owner text, body text);
    insert into notes values (1, 'alice', 'a'), (2, 'bob', null);
    alter table notes enable row level security;
    create policy own on notes for select to authenticated
      using (owner = current_setting('request.jwt.claims', true)::json ->> 'sub');
    grant select on notes to authenticated, service_role;
  `);
});
afterAll(() => database.close());

describe("a session", () => {
  it("gives values by their types, with parameters beside the text", async () => {
    const rows = await withSession(database.url(), async (session) => {
      const text = `select $1::text as "__proto__", 2::int8 as big, 9007199254740993::int8 as "too big", true as yes,
        1.5::float8 as half, 1.10::numeric as exact, null as nothing, '{1,2}'::int[] as list, date '2026-01-02' as day`;
      return (await session.query(text, ["x'; drop table notes --"])).rows;
    });
    expect(Object.entries(rows[0] ?? {})).toEqual([
      ["__proto__", "x'; drop table notes --"],
      ["big", 2],
      ["too big", "9007199254740993"],
      ["yes", true],
      ["half", 1.5],
      ["exact", "1.10"],
      ["nothing", null],
      ["list", "{1,2}"],
      ["day", "2026-01-02"],
    ]);
  });

  it("is read-only, has limits and a name, and leaves nothing behind on the connection", async () => {
    const settings = await withSession(database.url(), async (session) => {
      const { rows } = await session.query(
        `select name, setting from pg_settings where name in ('default_transaction_read_only', 'transaction_read_only',
         'statement_timeout', 'lock_timeout', 'application_name') order by name`,
      );
      return Object.fromEntries(rows.map(({ name, setting }) => [name, setting]));
    });
    expect(settings).toEqual({
      application_name: "holdpoint",
      default_transaction_read_only: "on",
      lock_timeout: "5000",
      statement_timeout: "120000",
      transaction_read_only: "on",
    });
    for (const statement of [
      "delete from notes",
      "create table t (id int)",
      "truncate notes",
      "create index on notes (owner)",
    ]) {
      const answer = await withSession(database.url(), (session) => session.attempt(statement));
      expect({ statement, answer }).toHaveProperty("answer.refusal");
    }
    expect(await database.run("select count(*)::int as count from notes")).toEqual([{ count: 2 }]);
  });

  it("takes one statement at a time: what follows a semicolon is refused", async () => {
    const answer = await withSession(database.url(), (session) =>
      session.attempt("select 1; commit; delete from notes"),
    );
    expect(answer).toMatchObject({ refusal: { sqlState: "42601" } });
  });

  it("goes on after a refusal, and throws it where nobody asked for it", async () => {
    const { error } = await caught(
      withSession(database.url(), async (session) => {
        expect(await session.attempt("select * from nowhere")).toMatchObject({ refusal: { sqlState: "42P01" } });
        expect((await session.query("select 1 as one")).rows).toEqual([{ one: 1 }]);
        await session.query("select * from nowhere");
      }),
    );
    expect(error).toMatchObject({ reasonCode: "database_refused" });
    expect(error.message).toContain('42P01: relation "nowhere" does not exist');
  });

  it("answers statements that are asked at once, one after the other", async () => {
    const answers = await withSession(database.url(), (session) =>
      Promise.all([1, 2, 3].map((value) => session.query("select $1::int as value", [value]))),
    );
    expect(answers.map(({ rows }) => rows[0]?.["value"])).toEqual([1, 2, 3]);
  });

  it("ends a statement by the server's own limit, and one that waits for a lock", async () => {
    const slow = await caught(
      withSession(database.url(), (session) => session.attempt("select pg_sleep(9)"), { statementTimeoutMs: 100 }),
    );
    expect(slow.error).toMatchObject({ reasonCode: "vendor_timeout", message: expect.stringContaining("57014") });
    const migration = new pg.Client(database.url());
    await migration.connect();
    onTestFinished(() => migration.end());
    await migration.query("begin; lock table notes");
    const locked = await caught(
      withSession(database.url(), (session) => session.query("select * from notes"), { statementTimeoutMs: 100 }),
    );
    expect(locked.error).toMatchObject({ reasonCode: "vendor_timeout" });
  });

  it.each([
    ["rows", "select generate_series(1, 200000)"],
    ["bytes", "select repeat('x', 64 * 1024 * 1024)"],
  ])("does not take an answer of too many %s", async (_what, statement) => {
    const { error } = await caught(withSession(database.url(), (session) => session.query(statement)));
    expect(error).toMatchObject({ reasonCode: "vendor_answer_unknown", message: expect.stringContaining("32 MiB") });
  });

  it("says that the server ended it", async () => {
    const { error } = await caught(
      withSession(database.url(), async (session) => {
        const { rows } = await session.query("select pg_backend_pid() as pid");
        await database.run(`select pg_terminate_backend(${rows[0]?.["pid"]})`);
        await session.query("select 1");
      }),
    );
    expect(error).toMatchObject({ reasonCode: "database_unreachable" });
  });

  it("is closed, whatever happens in it", async () => {
    await withSession(database.url(), (session) => session.query("select 1"));
    await expect(withSession(database.url(), () => Promise.reject(new Error("ours")))).rejects.toThrow("ours");
    const open = `select count(*)::int as count from pg_stat_activity where application_name = 'holdpoint'
      and datname = current_database()`;
    await expect.poll(() => database.run(open)).toEqual([{ count: 0 }]);
  });
});

describe("as another role", () => {
  it("sees what the claims allow, also after a refusal, and is itself again afterwards", async () => {
    await withSession(database.url({ user: "authenticator", password: "authenticator" }), async (session) => {
      const seen = await session.asRole("authenticated", { sub: "alice", odd: `'\\"` }, async (alice) => {
        expect(await alice.attempt("delete from notes")).toHaveProperty("refusal");
        const { rows } = await alice.query(
          "select current_user::text as me, id, current_setting('request.jwt.claim.sub') as sub from notes",
        );
        return rows;
      });
      expect(seen).toEqual([{ me: "authenticated", id: 1, sub: "alice" }]);
      expect(await session.asRole("anon", {}, (anon) => anon.attempt("select * from notes"))).toMatchObject({
        refusal: { sqlState: "42501" },
      });
      const after = await session.query(
        "select current_user::text as me, current_setting('request.jwt.claims', true) as claims",
      );
      expect(after.rows).toEqual([{ me: "authenticator", claims: "" }]);
    });
  });

  it("keeps two that are asked at once apart", async () => {
    const seen = await withSession(database.url(), (session) =>
      Promise.all(
        ["alice", "bob"].map((sub) =>
          session.asRole("authenticated", { sub }, async (role) => [
            ...(await role.query("select id from notes")).rows,
            ...(await role.query("select owner from notes")).rows,
          ]),
        ),
      ),
    );
    expect(seen).toEqual([
      [{ id: 1 }, { owner: "alice" }],
      [{ id: 2 }, { owner: "bob" }],
    ]);
  });

  it("says which right is missing, and which role", async () => {
    const plain = await database.createRole();
    const ask = (role: string) =>
      caught(
        withSession(database.url(plain), (session) => session.asRole(role, {}, (taken) => taken.query("select 1"))),
      );
    const { error, shown } = await ask("anon");
    expect(error).toMatchObject({ reasonCode: "credential_insufficient" });
    expect(error.remedy).toContain(`grant "anon" to "${plain.user}";`);
    expect(shown).not.toContain(plain.password);
    expect((await ask('x"; drop table notes; --')).error).toMatchObject({ reasonCode: "not_found" });
  });
});

describe("a session that cannot be had", () => {
  it("does not show a wrong password", async () => {
    const password = `wrong-${randomBytes(4).toString("hex")}`;
    for (const user of ["postgres", "nobody-of-that-name"]) {
      const { error, shown } = await troubleOf(database.url({ user, password }));
      expect(error).toMatchObject({ reasonCode: "credential_rejected", message: expect.stringContaining("28P01") });
      expect(shown).not.toContain(password);
    }
  });

  it("says that a password is asked for, and takes none from elsewhere", async () => {
    process.env["PGPASSWORD"] = "superuser-of-the-tests";
    onTestFinished(() => void delete process.env["PGPASSWORD"]);
    const { error } = await troubleOf(`postgres://postgres@127.0.0.1:${database.port}/${database.name}`);
    expect(error).toMatchObject({ reasonCode: "credential_rejected", message: expect.stringContaining("has none") });
  });

  it("names a database that does not exist, and one without a free connection", async () => {
    const other = database.url().replace(database.name, "gone");
    expect((await troubleOf(other)).error).toMatchObject({ reasonCode: "not_found" });
    const single = await database.createRole("connection limit 1");
    await withSession(database.url(single), async (session) => {
      await session.query("select 1");
      const full = await troubleOf(database.url(single));
      expect(full.error).toMatchObject({
        reasonCode: "database_unreachable",
        message: expect.stringContaining("53300"),
      });
    });
  });
});

describe("under TLS", () => {
  const ssl = "select ssl from pg_stat_ssl where pid = pg_backend_pid()";

  it.each(["?sslmode=require", "?sslmode=no-verify", "?sslmode=require&channel_binding=require"])(
    "a session with %s is encrypted",
    async (query) => {
      const url = database.url(undefined, query);
      expect((await withSession(url, (session) => session.query(ssl))).rows).toEqual([{ ssl: true }]);
    },
  );

  it("a session with sslmode=disable is not", async () => {
    const url = database.url(undefined, "?sslmode=disable");
    expect((await withSession(url, (session) => session.query(ssl))).rows).toEqual([{ ssl: false }]);
  });

  it("a certificate that nobody vouches for ends a session with sslmode=verify-full", async () => {
    const { error } = await troubleOf(database.url(undefined, "?sslmode=verify-full"));
    expect(error).toMatchObject({
      reasonCode: "database_unreachable",
      message: expect.stringContaining("certificate"),
    });
  });

  it("the authority whose certificate stands below the address vouches for the server, and for its name", async () => {
    const authority = readFileSync(join(import.meta.dirname, "../providers/certificates/ca.pem"), "utf8");
    const url = database.url(undefined, `\n${authority}`);
    const named = url.replace("127.0.0.1", "localhost");
    expect((await withSession(named, (session) => session.query(ssl))).rows).toEqual([{ ssl: true }]);
    expect((await troubleOf(url)).error.message).toContain("the certificate is for another name");
    const byAuthority = database.url(undefined, `?sslmode=verify-ca\n${authority}`);
    expect((await withSession(byAuthority, (session) => session.query(ssl))).rows).toEqual([{ ssl: true }]);
  });

  it("an answer that is too large is cut, too", async () => {
    const url = database.url(undefined, "?sslmode=require");
    const { error } = await caught(
      withSession(url, (session) => session.query("select repeat('x', 128 * 1024 * 1024)")),
    );
    expect(error).toMatchObject({ reasonCode: "vendor_answer_unknown" });
  });
});

test("variables of the environment change nothing", async () => {
  const set = {
    PGHOST: "no-such-host.invalid",
    PGPORT: "1",
    PGUSER: "nobody",
    PGDATABASE: "nowhere",
    PGOPTIONS: "-c no_such_setting=1",
    PGREPLICATION: "database",
    PGSSLMODE: "verify-full",
    PGSSLNEGOTIATION: "direct",
    PGAPPNAME: "not-us",
  };
  Object.assign(process.env, set);
  onTestFinished(() => {
    for (const name of Object.keys(set)) delete process.env[name];
  });
  const { rows } = await withSession(database.url(), (session) =>
    session.query("select current_database()::text as name, current_setting('application_name') as application"),
  );
  expect(rows).toEqual([{ name: database.name, application: "holdpoint" }]);
});
