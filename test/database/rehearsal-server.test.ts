/** The PostgreSQL that a rehearsal starts: what is in it, who is told of its work, and that nothing of it is left. */
import { execFile, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { createInterface } from "node:readline";
import { join } from "node:path";
import { promisify } from "node:util";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { findPrograms, type PostgresPrograms } from "../../src/sandbox/postgres/find-programs.ts";
import { BLOCKER, type DatabaseSandbox, startDatabases } from "../../src/sandbox/postgres/start-databases.ts";

const WISHES = {
  variables: ["STAGING_DATABASE_URL", "PRODUCTION_DATABASE_URL"],
  applied: ["0001", "0002"],
  tables: ["media", "archive.items"],
};
let programs: PostgresPrograms;
let databases: DatabaseSandbox;
let busy = 0;
let mostBusy = 0;

beforeAll(async () => {
  const found = await findPrograms(process.env, import.meta.dirname);
  if ("missing" in found) throw new Error(`${found.missing} ${found.remedy}`);
  programs = found;
  databases = await startDatabases(programs, WISHES, {
    begin: () => {
      busy += 1;
      mostBusy = Math.max(mostBusy, busy);
    },
    end: () => {
      busy -= 1;
    },
  });
});
afterAll(() => databases.close());

test("each variable leads to a database of its own, of somebody who is no superuser", async () => {
  const client = new pg.Client(databases.environment["PRODUCTION_DATABASE_URL"]);
  await client.connect();
  const { rows } = await client.query(
    "select current_database() as name, rolsuper, (select count(*)::int from media) as media, (select count(*)::int from archive.items) as items from pg_roles where rolname = current_user",
  );
  expect(rows).toEqual([{ name: "production", rolsuper: false, media: 120_000, items: 1_000 }]);
  await client.end();
});

test("its work is told of as long as a client waits for an answer, whichever program asks", async () => {
  mostBusy = 0;
  const url = databases.environment["STAGING_DATABASE_URL"] ?? "";
  const dumped = promisify(execFile)(join(programs.client, "pg_dump"), ["-f", "/dev/null", url]);
  await expect(dumped).resolves.toBeDefined();
  expect(mostBusy).toBe(1);
  await expect.poll(() => busy).toBe(0);
});

test("somebody's report keeps a table from being changed, by a name that people can look for", async () => {
  await databases.holdLock("STAGING_DATABASE_URL", "media");
  const refused = databases.query("STAGING_DATABASE_URL", "set lock_timeout = '50ms'; alter table media add x int");
  await expect(refused).rejects.toMatchObject({ code: "55P03" });
  const [blocker] = await databases.query(
    "STAGING_DATABASE_URL",
    "select application_name from pg_stat_activity where pid in (select pid from pg_locks where relation = 'media'::regclass)",
  );
  expect(blocker).toEqual({ application_name: BLOCKER });
});

test("a rehearsal that is killed leaves neither a server nor a folder", async () => {
  const script = `
    const { startServer } = await import(${JSON.stringify(join(import.meta.dirname, "../../src/sandbox/postgres/server.ts"))});
    const server = await startServer(${JSON.stringify(programs)});
    const [row] = await server.query("postgres", "select current_setting('data_directory') as folder");
    console.log(JSON.stringify({ port: server.port, folder: row.folder }));
    setInterval(() => undefined, 1000);
  `;
  const child = spawn(process.execPath, ["--input-type=module", "-e", script], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const { value: line } = (await createInterface(child.stdout)[Symbol.asyncIterator]().next()) as { value: string };
  const { port, folder } = JSON.parse(line) as { port: number; folder: string };
  child.kill("SIGKILL");
  await expect.poll(() => existsSync(folder)).toBe(false);
  await expect(new pg.Client({ host: "127.0.0.1", port }).connect()).rejects.toMatchObject({ code: "ECONNREFUSED" });
});
