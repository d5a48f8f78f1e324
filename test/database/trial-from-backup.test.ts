/** The trial of `migrate` on this release's own backup: fetched, checked, decrypted and restored, or a dump that says why. */
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { Secret } from "../../src/lib/secret.ts";
import type { RecordedDump } from "../../src/release/recorded-backup.ts";
import { parseRecordedMigration } from "../../src/release/recorded-migration.ts";
import { createPassingKey } from "../../src/steps/backup/age-format.ts";
import { detailsOf } from "../../src/steps/backup/record-dump.ts";
import type { MigrateContext } from "../../src/steps/migrate/run-tool.ts";
import { type BackupWorld, createBackupWorld } from "./backup-world.ts";
import { createDatabase, type TestDatabase } from "./database.ts";
import { createWorld, knexFiles, TOOLS, type World } from "./migrate-world.ts";

const URL_NAME = "STAGING_DATABASE_URL";
const TRIAL = { from: "scratch", identity: "BACKUP_KEY" };

let database: TestDatabase;
let backups: BackupWorld;
let world: World;
let key: { readonly identity: string; readonly recipient: string };

beforeAll(async () => {
  database = await createDatabase();
  await database.run(`create table users (id int primary key, nick text); insert into users values (1, 'a'), (2, 'b');
    create role reader_of_trials nologin; alter table users enable row level security;
    create policy seen on users to reader_of_trials using (true)`);
  backups = await createBackupWorld({ [URL_NAME]: database.url() });
  key = await createPassingKey();
});
afterEach(() => world.close());
afterAll(async () => {
  backups.close();
  await database.run("drop policy seen on users; drop role reader_of_trials");
  await database.close();
});

const make = (changes: object = {}) => backups.make(backups.spec({ database: URL_NAME, ...changes }));

/** As the release's record has it when `migrate` begins. */
async function tryWith(backup: RecordedDump | null, env: Record<string, string> = {}) {
  // Each applies one more, so that there is something to be tried.
  const name = `${Date.now()}_next`;
  const table = `t${Math.random().toString(16).slice(2, 10)}`;
  const applied = (await database.run("select to_regclass('knex_migrations') is not null as there"))[0]?.["there"];
  const had = applied === true ? await database.run("select name from knex_migrations order by id") : [];
  const old = Object.fromEntries(
    had.map((row) => [String(row["name"]).replace(".js", ""), ["select 1", "select 1"] as const]),
  );
  world = await createWorld(
    database.url(),
    knexFiles({ ...old, [name]: [`create table ${table} (id int)`, `drop table ${table}`] }),
  );
  const times = { startedAt: 0, endedAt: 1 };
  const earlier: MigrateContext["earlier"] =
    backup === null
      ? []
      : [{ title: "Back up", step: "backup", stage: "staging", ...times, details: detailsOf(backup) }];
  const secret = (asked: string) => new Secret(asked, asked === "BACKUP_KEY" ? (env[asked] ?? "") : database.url());
  const more = { earlier, env: { ...process.env, ...env }, secret };
  const end = await world.apply({ ...TOOLS.knex, trial: TRIAL }, more);
  expect(end.verdict).toMatchObject({ outcome: "pass" });
  const trial = parseRecordedMigration(end.details)?.trial;
  expect(trial).toMatchObject({ copy: "scratch", down: "loses" });
  return { source: trial?.source, evidence: JSON.stringify(end.verdict.evidence), lines: world.lines.join("\n") };
}

it("is made on the backup that the release stored, opened by the identity that the plan names", async () => {
  const backup = await make({ encrypt: { to: key.recipient } });
  const { source, evidence, lines } = await tryWith(backup, { BACKUP_KEY: key.identity });
  expect(source).toEqual({ backup: backup.name, place: backup.places[0]?.place, why: null });
  expect(evidence).toContain(`made from this release's backup ${backup.name}`);
  expect(lines).toContain(`made from the backup ${backup.name} in path:`);
  expect(lines).not.toContain(key.identity);
});

it("leaves migrations by which the next backup says what it is of", async () => {
  const table = { schema: "public", table: "knex_migrations", columns: [] };
  const of = (tool: string) => async (variable: string) => {
    return variable === URL_NAME ? { database: variable, tool, dir: "migrations", table } : null;
  };
  const spec = backups.spec({ database: URL_NAME });
  const [newest] = await database.run("select name from knex_migrations order by id desc limit 1");
  expect(await backups.make(spec, { historyOf: of("knex") })).toMatchObject({
    // The table has the name of the file; a migration is known by it without its ending.
    migration: String(newest?.["name"]).replace(/\.js$/, ""),
  });
  // The table of another tool: what cannot be read is not known, and the backup is one all the same.
  expect(await backups.make(spec, { historyOf: of("golang-migrate") })).toMatchObject({ migration: null });
});

it("is made on a dump where the backup cannot be opened, and says why", async () => {
  const backup = await make({ encrypt: { to: key.recipient } });
  const other = await createPassingKey();
  expect((await tryWith(backup)).source?.why).toMatch(/BACKUP_KEY is not set$/);
  world.close();
  const wrong = await tryWith(backup, { BACKUP_KEY: other.identity });
  expect(wrong.source?.why).toContain("not encrypted for the identity");
  expect(wrong.evidence).toContain("made from a dump of that moment (the backup ");
});

it("is made on a dump where the backup is damaged in every place, and on the one that is whole", async () => {
  const places = [`path:${backups.folder}/one`, `path:${backups.folder}/two`];
  const backup = await make({ to: places });
  const [first = "", second = ""] = backup.places.map(({ archive }) => archive.id);
  const bytes = readFileSync(first);
  // Of the last bytes, so that all of it is restored by the time when that is noticed.
  writeFileSync(first, Buffer.concat([bytes, Buffer.from("more")]));
  expect((await tryWith(backup)).source).toEqual({ backup: backup.name, place: places[1], why: null });
  world.close();
  rmSync(second);
  const { source } = await tryWith(backup);
  expect(source).toMatchObject({ backup: null, place: null });
  expect(source?.why).toContain("is damaged");
  expect(source?.why).toContain(`${places[1]}: it has it no more`);
});
