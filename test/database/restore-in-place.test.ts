/** `restore --way in-place` where nobody may create a database: it takes and proves the backup that it begins with itself. */
import { readdirSync, writeFileSync } from "node:fs";
import pg from "pg";
import { afterEach, beforeEach, expect, it } from "vitest";
import type { ForgeDeployment } from "../../src/providers/contract.ts";
import { isBeforeRestore } from "../../src/release/restore-names.ts";
import { askRestore, recordOf, type Wishes } from "../engine/restore/open-restore.ts";
import { type BackupWorld, createBackupWorld } from "./backup-world.ts";
import { createDatabase, type TestDatabase } from "./database.ts";

const OURS = "github-actions[bot]";
/** No session of a superuser may stay in the database: its owner cannot end it. So it is made, and asked, from another one. */
let other: TestDatabase;
let world: BackupWorld;
let name: string;
let url: string;
let backup: ForgeDeployment;

beforeEach(async () => {
  other = await createDatabase();
  const owner = await other.createRole();
  name = `${other.name}_app`;
  await other.run(`create database ${name} owner ${owner.user}`);
  url = other.url(owner).replace(/[^/]+$/, name);
  await asOwner("create table orders (id int primary key); insert into orders select generate_series(1, 50)");
  world = await createBackupWorld({ DATABASE_URL: url });
  backup = recordOf(OURS, {}, { ...(await world.make(world.spec())) });
  await asOwner("insert into orders select generate_series(51, 57)");
});

afterEach(async () => {
  await other.run(`drop database ${name} with (force)`);
  await other.close();
  world.close();
});

async function asOwner(sql: string): Promise<readonly Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => undefined);
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

async function countOrders(): Promise<number> {
  return Number((await asOwner("select count(*) as n from orders"))[0]?.["n"]);
}

function ask(more: Wishes = {}) {
  const spec = { database: "DATABASE_URL", to: `path:${world.folder}/before`, prove: "read" };
  return askRestore({
    wish: { name, from: "latest", way: "in-place" },
    records: [backup],
    roles: world.roles,
    env: { DATABASE_URL: url },
    steps: [{ title: "Back up", step: "backup", spec }],
    ...more,
  });
}

it("takes a proven backup of what is there, records and names it, and only then restores", async () => {
  const payloads: unknown[] = [];
  const dry = await ask({ dryRun: true });
  expect(dry.result.notes.join("\n")).toContain('the plan\'s step "Back up" backs up DATABASE_URL, all of it');
  expect(dry.result.notes.join("\n")).toContain("57 rows now, 50 in the backup: 7 would be gone");
  expect(await countOrders()).toBe(57);
  const { result } = await ask({ payloads });
  expect(result).toMatchObject({ decision: "proceed", reasonCode: "restored" });
  expect(result.summary).toMatch(/What was there before is the backup web\.database-url\.[\w.]+ in path:\S+\/before\//);
  expect(await countOrders()).toBe(50);
  const recorded = payloads.find((one) => isBeforeRestore((one as { release?: string }).release ?? ""));
  expect(recorded).toMatchObject({ step: "backup", part: "ended", end: { details: { proof: { how: "read" } } } });
  expect(payloads.at(-1)).toMatchObject({
    phase: "restored",
    way: "in-place",
    end: "restored",
    kept: null,
    from: { release: "r1", place: expect.stringContaining("/kept/") },
    backedUpAs: [expect.stringContaining("/before/")],
  });
  const fresh = { ...backup, id: 3, createdAt: 3, payload: recorded } as ForgeDeployment;
  const { release } = recorded as { release: string };
  const back = await ask({ records: [fresh, backup], wish: { name, from: release, way: "in-place" } });
  expect(back.result).toMatchObject({ decision: "proceed", reasonCode: "restored" });
  expect(await countOrders()).toBe(57);
});

it("changes nothing where the plan has no backup of this database, and says what is missing", async () => {
  const { result } = await ask({ steps: [] });
  expect(result).toMatchObject({ decision: "hold", reasonCode: "fresh_backup_missing" });
  expect(result.remedy).toContain("database: DATABASE_URL");
  expect(await countOrders()).toBe(57);
});

it("changes nothing where the backup cannot be stored, and lets everybody in again", async () => {
  writeFileSync(`${world.folder}/file`, "no folder");
  const spec = { database: "DATABASE_URL", to: `path:${world.folder}/file/below` };
  const { result } = await ask({ steps: [{ title: "Back up", step: "backup", spec }] });
  expect(result.decision).toBe("hold");
  expect(await countOrders()).toBe(57);
  const [row] = await other.run(
    `select datacl::text as acl, shobj_description(oid, 'pg_database') as comment from pg_database where datname = '${name}'`,
  );
  expect(row?.["comment"]).toBeNull();
  expect(String(row?.["acl"])).toMatch(/[{,]=Tc\//);
});

it("drops the schemas of the backup, and nothing outside of them, not even what depends on them", async () => {
  await asOwner(`create schema app; create table app.media (id int primary key); insert into app.media values (1), (2);
    create type app.state as enum ('on'); create table app.states (state app.state)`);
  const details = await world.make(world.spec({ schemas: ["app"], prove: "read" }), { identity: "fedcba9876543210" });
  const records = [recordOf(OURS, { release: "r2" }, { ...details })];
  await asOwner(`insert into app.media values (3); create table app.newer (id int); insert into app.newer values (1);
    create view app.on_it as select * from app.media`);
  const wish = { name, from: "r2", way: "drop-schemas" as const };
  const plain = await ask({ records, wish: { ...wish, way: "in-place" } });
  expect(plain.result.decision).toBe("hold");
  await asOwner("create view outside as select id from app.media; create table other (state app.state, n int)");
  const held = await ask({ records, wish });
  expect(held.result).toMatchObject({ decision: "hold", reasonCode: "restore_reaches_out" });
  expect(held.result.summary).toContain("view public.outside");
  expect(held.result.summary).toContain("column state of table public.other");
  expect(await asOwner("select count(*)::int as n from outside")).toEqual([{ n: 3 }]);
  await asOwner("drop view outside; alter table other drop column state");
  const dry = await ask({ records, wish, dryRun: true });
  const notes = dry.result.notes.join("\n");
  expect(notes).toContain("app.newer: is not in the backup, and would be gone with 1 rows");
  expect(notes).toContain("public.orders: is not in the backup, and stays as it is");
  expect(notes).toContain("Dropped with all that is in them, and restored in the same transaction: the schema app.");
  const { result } = await ask({ records, wish });
  expect(result).toMatchObject({ decision: "proceed", reasonCode: "restored" });
  expect(result.summary).toContain("What was there before is the backup");
  expect(await asOwner("select count(*)::int as n from app.media")).toEqual([{ n: 2 }]);
  expect(
    await asOwner("select to_regclass('app.newer')::text as newer, to_regclass('app.on_it')::text as seen"),
  ).toEqual([{ newer: null, seen: null }]);
  expect(await countOrders()).toBe(57);
});

it("drops and restores public for a database's owner, who is no superuser", async () => {
  await asOwner("create view on_it as select * from orders; create table newer (id int)");
  const { result } = await ask({ wish: { name, from: "latest", way: "drop-schemas" } });
  expect(result).toMatchObject({ decision: "proceed", reasonCode: "restored" });
  expect(await countOrders()).toBe(50);
  expect(
    await asOwner(`select pg_get_userbyid(nspowner) as owner, has_schema_privilege('anon', oid, 'usage') as open,
      to_regclass('public.newer')::text as newer from pg_namespace where nspname = 'public'`),
  ).toEqual([{ owner: "pg_database_owner", open: true, newer: null }]);
});

it("drops no schema where its backup does not come whole, or the plan's backup leaves out what is in it", async () => {
  await asOwner(
    "create schema app; create table app.media (id int primary key); insert into app.media values (1), (2)",
  );
  const details = await world.make(world.spec({ schemas: ["app"], prove: "read" }), { identity: "fedcba9876543210" });
  const records = [recordOf(OURS, { release: "r2" }, { ...details })];
  await asOwner("create table app.newer (id int); insert into app.media values (3)");
  const wish = { name, from: "r2", way: "drop-schemas" as const };
  const spec = { database: "DATABASE_URL", to: `path:${world.folder}/before`, exclude: ["app.newer"] };
  const left = await ask({ records, wish, steps: [{ title: "Back up", step: "backup", spec }] });
  expect(left.result).toMatchObject({ decision: "hold", reasonCode: "fresh_backup_missing" });
  const stored = details.places.map(({ archive }) => archive.id);
  const { open } = world.roles.storedBackups;
  const storedBackups = {
    open: async (place: Parameters<typeof open>[0]) => {
      const store = await open(place);
      return {
        ...store,
        async *read(id: string) {
          let sent = 0;
          for await (const chunk of store.read(id)) {
            if (stored.includes(id) && (sent += chunk.length) > 0) {
              yield chunk.subarray(0, chunk.length - 40);
              throw new Error("the store went away");
            }
            yield chunk;
          }
        },
      };
    },
  };
  await expect(ask({ records, wish, roles: { ...world.roles, storedBackups } })).rejects.toThrow("the store went away");
  expect(await asOwner("select count(*)::int as n, to_regclass('app.newer')::text as newer from app.media")).toEqual([
    { n: 3, newer: "app.newer" },
  ]);
});

it("says where the backup lies also where GitHub takes no record", async () => {
  const { result } = await ask({ forgeIsDown: true });
  expect(result).toMatchObject({ decision: "proceed", reasonCode: "restored" });
  expect(result.notes.join(" ")).toContain("is not recorded at GitHub");
  expect(readdirSync(`${world.folder}/before`).filter((file) => file.endsWith(".json"))).toHaveLength(1);
  expect(await countOrders()).toBe(50);
});
