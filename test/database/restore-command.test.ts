/** The command `restore` from a record of the step `backup` to a database in use: encrypted, stored, fetched, restored. */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { generateX25519Identity, identityToRecipient } from "age-encryption";
import { afterEach, beforeEach, expect, it } from "vitest";
import type { RecordedDump } from "../../src/release/recorded-backup.ts";
import { askRestore, recordOf, type Wishes } from "../engine/restore/open-restore.ts";
import { type BackupWorld, createBackupWorld } from "./backup-world.ts";
import { createDatabase, type TestDatabase } from "./database.ts";
import { connectTo } from "./restore-bench.ts";

let database: TestDatabase;
let world: BackupWorld;
let backup: RecordedDump;
let identity: string;

beforeEach(async () => {
  database = await createDatabase();
  await database.run("create table orders (id int primary key); insert into orders select generate_series(1, 50)");
  world = await createBackupWorld({ DATABASE_URL: database.url() });
  identity = await generateX25519Identity();
  backup = await world.make(world.spec({ encrypt: { to: await identityToRecipient(identity) } }));
  await database.run("insert into orders select generate_series(51, 57)");
});

afterEach(async () => {
  const server = await connectTo(database, "postgres");
  const { rows } = await server.query<{ datname: string }>("select datname from pg_database where datname like $1", [
    `${database.name}\\_%`,
  ]);
  for (const { datname } of rows) await server.query(`drop database "${datname}" with (force)`);
  await server.end();
  await database.close();
  world.close();
});

function ask(wish: Wishes["wish"] = {}, more: Wishes = {}) {
  return askRestore({
    wish: { name: database.name, identity: "BACKUP_IDENTITY", from: "latest", ...wish },
    records: [recordOf("github-actions[bot]", {}, { ...backup })],
    roles: world.roles,
    env: { DATABASE_URL: database.url(), BACKUP_IDENTITY: identity },
    ...more,
  });
}

async function countOrders(): Promise<number> {
  const client = await connectTo(database, database.name);
  const { rows } = await client.query<{ n: string }>("select count(*) as n from orders");
  await client.end();
  return Number(rows[0]?.n);
}

it("a dry run says what would be lost, in rows and minutes, and changes nothing", async () => {
  const { result } = await ask({}, { dryRun: true });
  expect(result).toMatchObject({ decision: "proceed", reasonCode: "dry_run" });
  const notes = result.notes.join("\n");
  expect(notes).toContain("public.orders: 57 rows now, 50 in the backup: 7 would be gone.");
  expect(notes).toContain("Connected now, and to be cut off: postgres from 127.0.0.1");
  expect(await countOrders()).toBe(57);
});

it("restores the encrypted backup that the record names, and says what it kept", async () => {
  const payloads: unknown[] = [];
  const { result } = await ask({}, { payloads });
  expect(result).toMatchObject({ decision: "proceed", reasonCode: "restored" });
  expect(await countOrders()).toBe(50);
  const back = await ask({ intent: "switch-back" }, { payloads });
  expect(payloads).toMatchObject([
    { end: "restored", from: { sha256: backup.clear.sha256 }, kept: expect.stringContaining("_before_") },
    { end: "restore_switched_back", from: null, kept: expect.stringContaining("_taken_out_") },
  ]);
  expect(back.result.reasonCode).toBe("restore_switched_back");
  expect(await countOrders()).toBe(57);
  expect(JSON.stringify([result, back.result])).not.toContain(identity);
});

it("does not switch to an archive whose bytes were changed where it lies", async () => {
  const folder = join(world.folder, "kept");
  const name = readdirSync(folder).find((file) => readFileSync(join(folder, file)).length === backup.stored.size);
  const file = join(folder, name ?? "");
  const bytes = readFileSync(file);
  bytes[bytes.length - 40] = (bytes[bytes.length - 40] ?? 0) ^ 1;
  writeFileSync(file, bytes);
  await expect(ask()).rejects.toMatchObject({ name: "ProviderError" });
  expect(await countOrders()).toBe(57);
});

it("opens nothing without the identity, and nothing with another's", async () => {
  await expect(ask({ identity: null })).rejects.toMatchObject({ reasonCode: "secret_missing" });
  const env = { DATABASE_URL: database.url(), BACKUP_IDENTITY: await generateX25519Identity() };
  await expect(ask({}, { env })).rejects.toMatchObject({ name: "ProviderError" });
  expect(await countOrders()).toBe(57);
});

it("is not made in place where it can be made beside", async () => {
  const { result } = await ask({ way: "in-place" });
  expect(result).toMatchObject({ decision: "hold", reasonCode: "restore_blocked" });
  expect(await countOrders()).toBe(57);
});
