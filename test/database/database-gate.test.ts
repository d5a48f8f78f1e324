/** The gate `database` against a real PostgreSQL: what a role may do is asked of the server itself. */
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { database as gate } from "../../src/gates/database/index.ts";
import { systemClock } from "../../src/lib/clock.ts";
import type { Verdict } from "../../src/lib/verdict.ts";
import type { Databases } from "../../src/providers/contract.ts";
import { postgres } from "../../src/providers/postgres/index.ts";
import { ask } from "../gates/gate-context.ts";
import { isCi } from "../run-installed.ts";
import { createDatabase, type TestDatabase } from "./database.ts";
import { startPgbouncer } from "./pgbouncer.ts";
import { hasProgram } from "./system-programs.ts";

interface Role {
  readonly user: string;
  readonly password: string;
}

let database: TestDatabase;
let databases: Databases;
let owner: Role;
let reader: Role;
beforeAll(async () => {
  database = await createDatabase();
  owner = await database.createRole();
  reader = await database.createRole();
  await database.run(`
    create schema app authorization ${owner.user};
    create table app.notes (id serial primary key, text text);
    create table app.secrets (id int);
    alter table app.notes owner to ${owner.user};
    alter table app.secrets owner to ${owner.user};
    alter table app.secrets enable row level security;
    create extension pg_stat_statements schema app;
    grant usage on schema app to ${reader.user};
    grant select on app.notes to ${reader.user};
  `);
  databases = await postgres.connect(
    { project: "", team: null, repository: null },
    { env: {}, clock: systemClock, random: Math.random, debug: () => {} },
  );
});
afterAll(() => database.close());

function check(as: Role | undefined, spec: object, query = ""): Promise<Verdict> {
  const env = { DB: database.url(as, query) };
  return ask(gate, { database: "DB", schemas: ["app"], ...spec }, { databases }, { env, clock: systemClock });
}

describe("rights", () => {
  test("of the owner are enough to dump and to migrate", async () => {
    const verdict = await check(owner, { can: ["dump", "migrate"], superuser: "refuse", role: owner.user });
    expect(verdict).toMatchObject({ outcome: "pass" });
  });

  test("of who only reads end at a table, a sequence, and what others own", async () => {
    const read = await check(reader, { can: ["read"] });
    expect(read).toMatchObject({ outcome: "fail", reasonCode: "database_rights_missing" });
    expect(read.summary).toContain("may not read app.secrets.");
    await database.run(`grant select on app.secrets to ${reader.user}`);
    expect((await check(reader, { can: ["read"] })).outcome).toBe("pass");
    const dump = await check(reader, { can: ["dump"] });
    expect(dump.summary).toContain("sequences app.notes_id_seq");
    expect(dump.summary).toContain("row security, of app.secrets");
    const migrate = await check(reader, { can: ["migrate"] });
    expect(migrate.summary).toContain("may create nothing in app");
    expect(migrate.summary).toContain("does not own, so it cannot change, app.notes");
  });

  test("of an owner end where row security is forced, and pg_read_all_data does not lift it", async () => {
    await database.run("alter table app.secrets force row level security");
    const forced = await check(owner, { can: ["dump"] });
    expect(forced.summary).toContain("row security, of app.secrets");
    const everything = await database.createRole("in role pg_read_all_data");
    expect((await check(everything, { can: ["dump"] })).summary).toContain("row security, of app.secrets");
    const bypassing = await database.createRole("bypassrls in role pg_read_all_data");
    expect((await check(bypassing, { can: ["dump"] })).outcome).toBe("pass");
    await database.run("alter table app.secrets no force row level security");
  });

  test("of a superuser are enough, where the plan does not refuse one", async () => {
    expect((await check(undefined, { can: ["dump", "migrate"] })).outcome).toBe("pass");
    expect((await check(undefined, { superuser: "refuse" })).summary).toContain("is a superuser");
  });
});

describe("load", () => {
  test("counts the room that the tightest limit leaves", async () => {
    await database.run(`alter role ${reader.user} connection limit 3`);
    const verdict = await check(reader, { can: ["read"], connections: 3 });
    expect(verdict.summary).toContain("2 connections are left (1 are used of what the role allows)");
    expect((await check(undefined, { connections: 5 })).outcome).toBe("pass");
  });

  test("finds the transaction that has been open for longest", async () => {
    const idle = new pg.Client(database.url());
    await idle.connect();
    try {
      await idle.query("begin; select 1");
      await idle.query("select pg_sleep(0.05)");
      const verdict = await check(undefined, { "longest-transaction": "1ms" });
      expect(verdict).toMatchObject({ outcome: "fail", reasonCode: "database_unfit" });
      expect(verdict.summary).toContain("idle in transaction");
      const blind = await check(owner, { "longest-transaction": "1ms" });
      expect(blind).toMatchObject({ outcome: "hold", reasonCode: "credential_insufficient" });
    } finally {
      await idle.end();
    }
  });

  test("finds a slot that holds back what nobody reads", async () => {
    const slot = `slot_${database.name}`;
    await database.run(`select pg_create_physical_replication_slot('${slot}', true)`);
    try {
      await database.run("select pg_switch_wal(); create table grown as select generate_series(1, 10000)");
      const verdict = await check(undefined, { "slot-retention": "1 B" });
      expect(verdict.summary).toContain(`The replication slot ${slot}, which nobody reads, holds back`);
    } finally {
      await database.run(`select pg_drop_replication_slot('${slot}')`);
    }
  });

  test("sees sessions that begin read-only", async () => {
    await database.run(`alter role ${owner.user} set default_transaction_read_only = on`);
    expect((await check(owner, { can: ["migrate"] })).summary).toContain("begin read-only");
    await database.run(`alter role ${owner.user} reset default_transaction_read_only`);
  });
});

// run.ts has said so in large letters, and fails in CI.
describe.runIf(isCi() || hasProgram("pgbouncer"))("a pooler", () => {
  test.each([
    ["transaction", "hold"],
    ["session", "pass"],
  ] as const)("that gives a connection for a %s: %s", async (mode, outcome) => {
    const bouncer = await startPgbouncer({ port: database.port, mode, users: { [owner.user]: owner.password } });
    try {
      const url = new URL(database.url(owner));
      url.port = String(bouncer.port);
      const asked = (can: string) =>
        ask(
          gate,
          { database: "DB", schemas: ["app"], can: [can] },
          { databases },
          { env: { DB: url.href }, clock: systemClock },
        );
      expect(await asked("dump")).toMatchObject({ outcome });
      expect((await asked("read")).outcome).toBe("pass");
    } finally {
      await bouncer.stop();
    }
  });
});

describe("the line", () => {
  test("shows the certificate that the server has, trusted or not", async () => {
    const verdict = await check(owner, {}, "?sslmode=require");
    expect(verdict.evidence.find(({ label }) => label === "certificate")?.value).toContain("until ");
    const trusted = await check(owner, { tls: "trusted" }, "?sslmode=require");
    expect(trusted).toMatchObject({ outcome: "fail", reasonCode: "database_unfit" });
    expect((await check(owner, { tls: "trusted" })).summary).toContain("is not encrypted");
  });
});
