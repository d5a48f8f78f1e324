/** The trial of `migrate` on copies of a real database, with Knex: it calls a way back that does nothing a success. */
import pg from "pg";
import { afterEach, beforeEach, describe, expect, inject, it } from "vitest";
import { parseRecordedMigration } from "../../src/release/recorded-migration.ts";
import { Secret } from "../../src/lib/secret.ts";
import type { ManagedCopy, ManagedDatabases } from "../../src/providers/contract.ts";
import { connectTo, createWorld, knexFiles, NOTHING, TOOLS, type World } from "./migrate-world.ts";

const IDENTITY = "0123456789abcdef";
const COPY = `holdpoint_trial_${IDENTITY}`;
const BASE = `create table users (id int primary key, nick text); insert into users values (1, 'a'), (2, 'b')`;

let server: pg.Client;
let name = "";
let url = "";
let world: World;

beforeEach(async () => {
  const { port, password } = inject("postgres");
  name = `trial_${Math.random().toString(16).slice(2, 12)}`;
  const address = (database: string) => `postgres://postgres:${password}@127.0.0.1:${port}/${database}`;
  server = await connectTo(address("postgres"));
  await server.query(`create database ${name}`);
  url = address(name);
  await ask(BASE);
});
afterEach(async () => {
  world.close();
  await server.query(`drop database if exists ${name} with (force)`);
  await server.end();
});

/** Without a session that stays: it would keep the database from being copied. */
async function ask(sql: string): Promise<readonly Record<string, unknown>[]> {
  const client = await connectTo(url);
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

async function copies(): Promise<number> {
  // Other files try things out on the same server.
  const { rows } = await server.query<{ count: number }>(
    "select count(*)::int as count from pg_database where datname like $1",
    [`holdpoint%${IDENTITY}%`],
  );
  return rows[0]?.count ?? -1;
}

async function tryOut(up: string, down: string | null, trial: unknown = { from: "template" }) {
  world = await createWorld(url, knexFiles({ "1_first": [up, down] }));
  const end = await world.apply({ ...TOOLS.knex, trial }, { identity: IDENTITY });
  return { end, trial: parseRecordedMigration(end.details)?.trial };
}

/** A vendor whose branches are databases of the same server: what it answers is tested with its emulator. */
function vendorOf(source: string): ManagedDatabases {
  const address = (database: string) => new Secret("BRANCH", url.replace(new RegExp(`${source}$`), database));
  const copyOf = (id: string): ManagedCopy => ({
    way: "branch",
    id,
    name: id,
    createdAt: Date.now(),
    dataAt: null,
    lsn: null,
    expiresAt: null,
    state: "ready",
    operations: [],
    url: null,
  });
  const unasked = () => Promise.reject(new Error("it is not asked for"));
  const nameOf = (wished: string) => wished.replaceAll("-", "_");
  return {
    abilities: { ...NOTHING, copies: ["branch"] },
    open: () => ({
      findCopy: async (wished) => {
        const sql = "select 1 from pg_database where datname = $1";
        return (await server.query(sql, [nameOf(wished)])).rows.length === 0 ? null : copyOf(nameOf(wished));
      },
      createCopy: async (wish) => {
        await server.query(`create database ${nameOf(wish.name)} template ${source}`);
        return copyOf(nameOf(wish.name));
      },
      followCopy: async (copy) => copy,
      addressOf: async ({ id }) => address(id),
      deleteCopy: async ({ id }) => void (await server.query(`drop database if exists ${id} with (force)`)),
      readBackups: unasked,
      restore: unasked,
      findRestore: unasked,
      followRestore: unasked,
    }),
  };
}

describe("a trial on a branch at the vendor", () => {
  const neon = { project: "floral-king-961888" };

  it("shows what the way back loses, leaves the database as it was meanwhile, and no branch", async () => {
    // Of a run that was killed: whatever was tried on it is there still.
    await server.query(`create database ${COPY}`);
    world = await createWorld(
      url,
      knexFiles({ "1_first": ["alter table users add mail text", "alter table users drop mail"] }),
    );
    const roles = { ...world.roles, managedDatabases: vendorOf(name) };
    const end = await world.apply({ ...TOOLS.knex, trial: { neon } }, { identity: IDENTITY, roles });
    expect(end.verdict).toMatchObject({ outcome: "pass" });
    expect(parseRecordedMigration(end.details)?.trial).toEqual({
      copy: "branch",
      down: "loses",
      loses: ["column public.users.mail"],
    });
    expect(await copies()).toBe(0);
  });

  it("leaves the database alone where it fails there, and ends the branch", async () => {
    world = await createWorld(url, knexFiles({ "1_first": ["alter table nobody add mail text", null] }));
    const roles = { ...world.roles, managedDatabases: vendorOf(name) };
    const end = await world.apply({ ...TOOLS.knex, trial: { neon } }, { identity: IDENTITY, roles });
    expect(end.verdict).toMatchObject({ outcome: "fail", reasonCode: "trial_failed" });
    expect(await ask("select to_regclass('knex_migrations')::text as name")).toEqual([{ name: null }]);
    expect(await copies()).toBe(0);
  });
});

describe("a trial", () => {
  it("shows that a way back restores everything, and leaves no copy", async () => {
    // What a run left that was killed.
    await server.query(`create database ${COPY}`);
    const { end, trial } = await tryOut("create index users_nick on users (nick)", "drop index users_nick");
    expect(end.verdict).toMatchObject({ outcome: "pass" });
    expect(trial).toEqual({ copy: "template", down: "restores", loses: [] });
    expect(await copies()).toBe(0);
    expect(await ask("select to_regclass('users_nick')::text as name")).toEqual([{ name: "users_nick" }]);
  });

  it("shows what a way back loses: a new column goes with all that is in it", async () => {
    const { trial } = await tryOut("alter table users add mail text", "alter table users drop mail");
    expect(trial).toEqual({ copy: "template", down: "loses", loses: ["column public.users.mail"] });
  });

  it("shows that a dropped column comes back at the end, and empty", async () => {
    const { trial } = await tryOut(
      "alter table users drop nick; alter table users add age int",
      "alter table users drop age; alter table users add nick text",
    );
    expect(trial).toMatchObject({ down: "loses", loses: ["column public.users.age", "values in public.users"] });
  });

  it("shows that there is no way back, which the tool calls a success", async () => {
    const { end, trial } = await tryOut("create table tags (id int)", null);
    expect(end.verdict).toMatchObject({ outcome: "pass" });
    expect(trial).toEqual({ copy: "template", down: "missing", loses: [] });
    expect(JSON.stringify(end.verdict.evidence)).toContain("there is no way back");
  });

  it("fails where the plan asks for a way back and there is none, and leaves the database alone", async () => {
    const { end } = await tryOut("create table tags (id int)", null, { from: "template", reversible: true });
    expect(end).toMatchObject({ verdict: { outcome: "fail", reasonCode: "trial_failed" }, untouched: true });
    expect(end.verdict.summary).toContain("ended well and took nothing back");
    expect(await ask("select to_regclass('tags')::text as name")).toEqual([{ name: null }]);
    expect(await copies()).toBe(0);
  });

  it("fails where the migration fails on the copy, and leaves the database alone", async () => {
    const { end } = await tryOut("insert into users values (3, 'c'); alter table users add check (id < 3)", "select 1");
    expect(end).toMatchObject({ verdict: { outcome: "fail", reasonCode: "trial_failed" }, untouched: true });
    expect(end.verdict.summary).toContain("so the database itself was left alone");
    expect(await ask("select count(*)::int as count from users")).toEqual([{ count: 2 }]);
    expect(await copies()).toBe(0);
  });

  it("names who is connected, and copies into a server of its own where it may", async () => {
    const visitor = await connectTo(url, "the application");
    const { end } = await tryOut("create index users_nick on users (nick)", "drop index users_nick");
    expect(end).toMatchObject({ verdict: { outcome: "hold", reasonCode: "trial_impossible" }, untouched: true });
    expect(JSON.stringify(end.verdict.evidence)).toContain("the application");
    world.close();
    const other = await tryOut("create index users_nick on users (nick)", "drop index users_nick", true);
    expect(other.end.verdict).toMatchObject({ outcome: "pass" });
    expect(other.trial).toEqual({
      copy: "scratch",
      source: { backup: null, place: null, why: expect.stringContaining("no step before it") as string },
      down: "restores",
      loses: [],
    });
    await visitor.end();
  });

  it("refuses a copy that would act outside of itself", async () => {
    await ask("create extension postgres_fdw; create server elsewhere foreign data wrapper postgres_fdw");
    const { end } = await tryOut("create table tags (id int)", "drop table tags");
    expect(end).toMatchObject({ verdict: { outcome: "hold", reasonCode: "trial_impossible" }, untouched: true });
    expect(end.verdict.summary).toContain("the extension postgres_fdw, the foreign server elsewhere");
  });
});
