/** `restore --tables` from a record of the step `snapshot` to tables of a database in use. */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { systemClock } from "../../src/lib/clock.ts";
import { Secret } from "../../src/lib/secret.ts";
import { parseTableNames } from "../../src/release/parse-table-names.ts";
import { createPassingKey } from "../../src/steps/backup/age-format.ts";
import type { StepDetails } from "../../src/steps/contract.ts";
import { snapshot } from "../../src/steps/snapshot/index.ts";
import { askRestore, recordOf, type Wishes } from "../engine/restore/open-restore.ts";
import { type BackupWorld, createBackupWorld } from "./backup-world.ts";
import { createDatabase, type TestDatabase } from "./database.ts";

const OURS = "github-actions[bot]";
const { recipient, identity } = await createPassingKey();

let database: TestDatabase;
let world: BackupWorld;
let details: StepDetails;

beforeEach(async () => {
  database = await createDatabase();
  await database.run(`
    create table users (id int primary key, name text); insert into users select i, 'user ' || i from generate_series(1, 40) i;
    create schema app; create table app."Media" (id int primary key, bytes bytea, owner int references users (id));
    insert into app."Media" select i, decode(md5(i::text), 'hex'), i from generate_series(1, 30) i`);
  world = await createBackupWorld({ DATABASE_URL: database.url() });
  const { verdict, details: kept } = await snapshot.apply(
    snapshot.spec.parse({
      database: "DATABASE_URL",
      tables: ["users", 'app."Media"'],
      to: `path:${world.folder}`,
      encrypt: { to: recipient },
    }),
    null,
    {
      roles: world.roles,
      release: { id: "r1", commit: "c0ffee", project: "web", stage: "production", runUrl: null },
      title: "Keep rows",
      identity: "0123456789abcdef",
      clock: systemClock,
      random: Math.random,
      signal: new AbortController().signal,
      directory: world.folder,
      env: {},
      secret: (name) => new Secret(name, database.url()),
      output: () => undefined,
      progress: () => undefined,
      begun: null,
      recorded: null,
      earlier: [],
    },
  );
  if (verdict.outcome !== "pass") throw new Error(verdict.summary);
  details = JSON.parse(JSON.stringify(kept)) as StepDetails;
  await database.run(`delete from app."Media" where id > 10; update users set name = 'gone' where id < 5`);
});

afterEach(async () => {
  await database.close();
  world.close();
});

function ask(tables: string, wish: Wishes["wish"] = {}, more: Wishes = {}) {
  return askRestore({
    wish: {
      name: database.name,
      identity: "KEY",
      from: "latest",
      tables: parseTableNames([tables]).tables,
      ...wish,
    },
    records: [recordOf(OURS, { step: "snapshot" }, { ...details })],
    roles: world.roles,
    env: { DATABASE_URL: database.url(), KEY: identity },
    ...more,
  });
}

/** Tables of the team's and ours, each with its rows. */
async function tables(): Promise<readonly string[]> {
  const rows = await database.run(`
    select format('%I.%I', schemaname, tablename) as name, (xpath('//n/text()',
      query_to_xml(format('select count(*) as n from %I.%I', schemaname, tablename), false, true, '')))[1]::text as n
    from pg_tables where schemaname in ('public', 'app') order by 1`);
  return rows.map((row) => `${String(row["name"])} ${String(row["n"])}`.replace(/_at_\d{8}_\d{6}/, "_at_T"));
}

it("puts rows of an encrypted snapshot beside, says so before, and does it once", async () => {
  const before = await tables();
  const dry = await ask('users,app."Media"', {}, { dryRun: true });
  expect(dry.result).toMatchObject({ decision: "proceed", reasonCode: "dry_run" });
  const notes = dry.result.notes.join("\n");
  expect(notes).toContain('app."Media": 10 rows now, 30 in the snapshot');
  expect(notes).toContain("public.users: 40 rows now, 40 in the snapshot; changed rows");
  expect(await tables()).toEqual(before);
  const { result, connected } = await ask('app."Media"');
  expect(result).toMatchObject({ decision: "proceed", reasonCode: "tables_restored" });
  expect(connected).not.toContain("stores");
  expect(await tables()).toEqual(['app."Media" 10', 'app."Media_at_T" 30', "public.users 40"].toSorted());
  expect((await ask('app."Media"')).result.reasonCode).toBe("already_done");
  expect(JSON.stringify([dry.result, result])).not.toContain(identity);
  const [{ name = "" } = {}] = await database.run(
    "select tablename as name from pg_tables where tablename like '%\\_at\\_%'",
  );
  await database.run(`delete from app."${String(name)}" where id = 3`);
  expect((await ask('app."Media"')).result).toMatchObject({ decision: "hold", reasonCode: "restore_foreign" });
});

it("replaces rows only after a fresh backup, and never those that others refer to", async () => {
  const wish = { way: "in-place" as const, withoutFresh: "no time" };
  expect((await ask('app."Media"', wish)).result).toMatchObject({
    decision: "hold",
    reasonCode: "fresh_backup_missing",
  });
  await expect(ask("users", wish)).rejects.toMatchObject({ reasonCode: "table_changed" });
  expect(await tables()).toEqual(['app."Media" 10', "public.users 40"]);
  const fresh = { database: { variable: "DATABASE_URL", name: database.name }, takenAt: Date.now() - 60_000 };
  const records = [recordOf(OURS, { step: "snapshot" }, { ...details }), recordOf(OURS, {}, fresh)];
  const { result } = await ask('app."Media"', { way: "in-place" }, { records });
  expect(result).toMatchObject({ decision: "proceed", reasonCode: "tables_restored" });
  expect(await tables()).toEqual(['app."Media" 30', "public.users 40"]);
});

it("changes nothing for a table that the snapshot lacks, another project's snapshot, or bytes that were changed", async () => {
  const before = await tables();
  expect((await ask('app."Media",orders')).result).toMatchObject({ reasonCode: "snapshot_lacks_table" });
  const foreign = [recordOf(OURS, { step: "snapshot", project: "shop" }, { ...details })];
  expect((await ask("users", {}, { records: foreign })).result).toMatchObject({ reasonCode: "backup_unknown" });
  const name = readdirSync(world.folder).find((file) => file.endsWith("2.jsonl.zst.age")) ?? "";
  const file = join(world.folder, name);
  const bytes = readFileSync(file);
  bytes[bytes.length - 20] = (bytes[bytes.length - 20] ?? 0) ^ 1;
  writeFileSync(file, bytes);
  await expect(ask('app."Media"')).rejects.toMatchObject({ reasonCode: "backup_damaged" });
  expect(await tables()).toEqual(before);
});
