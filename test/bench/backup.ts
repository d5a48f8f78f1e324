/**
 * A backup beside `pg_dump | zstd`, its proof beside `pg_restore`, and the memory of our process. One scratch server of this
 * machine has the database and takes both copies, in one run; needs PostgreSQL's programs and zstd.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import type { Secret } from "../../src/lib/secret.ts";
import type { DatabaseWork } from "../../src/providers/contract.ts";
import { hasProgram } from "../database/system-programs.ts";
import { openWork } from "../providers/postgres/open-work.ts";
import { backupRows, type Samples, type Took } from "./backup-rows.ts";
import type { BenchRow } from "./bench-row.ts";
import { bundleProgram } from "./bundle.ts";
import { processorTime, serverOf } from "./processor-time.ts";
import { type BackupPart, type BackupReport, DATABASE, SCRATCH, SERVER_PID } from "./programs/backup-order.ts";

const MAJOR = 15;
const SIZE = "100MB";
/** From here on a sample takes minutes, and what is the same each time no longer counts. */
const LARGE_MB = 500;
/** Measured, with their indexes. */
const ROWS_IN_A_MEGABYTE = 3_050;

/** Half of each text is never the same twice: an archive is a quarter of its database, as those of real ones are. */
const CONTENT = (rows: number) => `
  create table users as select i as id, md5(i::text) || '@example.test' as email, now() - i * interval '1 minute' as joined from generate_series(1, ${Math.ceil(rows / 4)}) i;
  alter table users add primary key (id); create unique index on users (email);
  create table messages as select i as id, 1 + (i::bigint * 7919) % ${Math.ceil(rows / 4)} as user_id, timestamptz '2026-01-01' + i * interval '1 second' as at,
    md5(i::text) || repeat(' and the same words again', 5) as body from generate_series(1, ${rows}) i;
  alter table messages add primary key (id); create index on messages (user_id);
  vacuum analyze`;

const TABLES = ["users", "messages"];

/** As a person would count and hash a table. */
const BARE_COUNT = (table: string) =>
  `select count(*), sum(hashtextextended(t::text, 0)::numeric) from public.${table} t`;

interface Bench {
  readonly work: DatabaseWork;
  readonly source: Secret;
  /** Database of the server itself. */
  readonly server: Secret;
  readonly program: string;
  /** Of the bare tools. */
  readonly archive: string;
  readonly serverPid: number;
}

export async function benchBackup({
  size: given = SIZE,
}: {
  readonly size?: string | undefined;
}): Promise<readonly BenchRow[]> {
  const megabytes = megabytesOf(given);
  if (!hasProgram("zstd")) throw new Error("this machine has no zstd, which the backup is measured against");
  const program = bundleProgram("backup-ours");
  const work = await openWork();
  const scratch = await work.startScratch(MAJOR);
  const folder = mkdtempSync(join(tmpdir(), "holdpoint-bench-"));
  try {
    const source = work.otherDatabase(scratch.url, "bench_source");
    await ask(scratch.url, ["create database bench_source"]);
    await ask(source, CONTENT(megabytes * ROWS_IN_A_MEGABYTE).split(";"));
    const [row] = await ask(source, ["select pg_database_size(current_database())::float8 / 1e6 as size"]);
    const size = Math.round(Number(row?.["size"]));
    const bench = { work, source, server: scratch.url, program, archive: join(folder, "archive.zst") };
    const serverPid = await serverOfSessions(scratch.url);
    const samples = await takeSamples({ ...bench, serverPid }, megabytes < LARGE_MB ? 3 : 1);
    // Once, since a key that is a moment old opens it as well as any, and nothing of it is compared with a time.
    const step = await runOurs({ ...bench, serverPid }, "step");
    return backupRows(samples, step, size);
  } finally {
    await scratch.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** In turn, so that what else the machine does meets both; the first of the bare tools fills the page cache and is not counted. */
async function takeSamples(bench: Bench, count: number): Promise<Samples> {
  const [bareDump, bareCount, ours]: [Took[], Took[], BackupReport[]] = [[], [], []];
  const [bareRestore, bareProof]: [Took[], Took[]] = [[], []];
  await dumpBare(bench);
  const bareMb = statSync(bench.archive).size / 1e6;
  for (let sample = 0; sample < count; sample += 1) {
    bareDump.push(await took(bench, () => dumpBare(bench)));
    bareCount.push(await took(bench, () => ask(bench.source, TABLES.map(BARE_COUNT))));
    const { restored, counted } = await restoreBare(bench);
    bareRestore.push(restored);
    bareProof.push({ wallS: restored.wallS + counted.wallS, cpuS: restored.cpuS + counted.cpuS });
    ours.push(await runOurs(bench, "parts"));
  }
  return { bareDump, bareCount, bareRestore, bareProof, bareMb, ours };
}

function megabytesOf(given: string): number {
  const [, count, unit] = /^(\d+) ?([MG])B$/.exec(given) ?? [];
  const size = Number(count) * (unit === "G" ? 1_000 : 1);
  if (!Number.isInteger(size) || size < 1) throw new Error(`--size is none, such as 100MB or 1GB: ${given}`);
  return size;
}

async function serverOfSessions(url: Secret): Promise<number> {
  const client = new pg.Client(url.reveal());
  await client.connect();
  try {
    const { rows } = await client.query<{ readonly pid: number }>("select pg_backend_pid() as pid");
    return serverOf(rows[0]?.pid ?? Number.NaN);
  } finally {
    await client.end();
  }
}

/** What a person types, at its own level 3; bash, since a failure of the first would be hidden by the second. */
async function dumpBare({ work, source, archive }: Bench): Promise<void> {
  const { path } = await work.findProgram("pg_dump", MAJOR);
  await shell(work, source, '"$1" --format=custom --compress=0 | zstd -q -f -3 -o "$2"', [path, archive]);
}

/** With the step's own options, by which it is twice as fast as without; and of counting there what a person then would. */
async function restoreBare(bench: Bench): Promise<{ readonly restored: Took; readonly counted: Took }> {
  const { work, server, archive } = bench;
  const { path } = await work.findProgram("pg_restore", MAJOR);
  const copy = work.otherDatabase(server, "bench_copy");
  const options = "--dbname=bench_copy --single-transaction --exit-on-error --no-owner --no-acl";
  await ask(server, ["create database bench_copy"]);
  const restored = await took(bench, () =>
    shell(work, copy, `zstd -q -d -c "$2" | "$1" -w ${options}`, [path, archive]),
  );
  const counted = await took(bench, () => ask(copy, TABLES.map(BARE_COUNT)));
  await ask(server, ["drop database bench_copy"]);
  return { restored, counted };
}

function shell(work: DatabaseWork, url: Secret, line: string, args: readonly string[]): Promise<void> {
  return work.withClientEnvironment(url, {}, async (variables) => {
    const script = `set -euo pipefail; ${line}`;
    const env = { PATH: process.env["PATH"], LC_ALL: "C", ...variables };
    const child = spawn("bash", ["-c", script, "bash", ...args], { env, stdio: ["ignore", "ignore", "inherit"] });
    const [code]: readonly unknown[] = await once(child, "exit");
    if (code !== 0) throw new Error(`${line} ended with ${String(code ?? "a signal")}`);
  });
}

/** In a process of its own that loads what the step loads, and nothing of the benchmark. */
async function runOurs({ program, source, server, serverPid }: Bench, part: BackupPart): Promise<BackupReport> {
  const env = {
    PATH: process.env["PATH"],
    [DATABASE]: source.reveal(),
    [SCRATCH]: server.reveal(),
    [SERVER_PID]: String(serverPid),
  };
  const child = spawn(process.execPath, [program, part], { env, stdio: ["ignore", "pipe", "inherit"] });
  let said = "";
  child.stdout.on("data", (chunk: Buffer) => (said += chunk.toString()));
  const [code]: readonly unknown[] = await once(child, "close");
  if (code !== 0) throw new Error(`the backup ended with ${String(code ?? "a signal")}`);
  return JSON.parse(said.trim().split("\n").at(-1) ?? "") as BackupReport;
}

/** One after the other, since several in one message are one transaction; rows of the last. */
async function ask(url: Secret, statements: readonly string[]): Promise<readonly Record<string, unknown>[]> {
  const client = new pg.Client(url.reveal());
  await client.connect();
  try {
    let rows: readonly Record<string, unknown>[] = [];
    for (const statement of statements) {
      ({ rows } = await client.query<Record<string, unknown>>(statement));
    }
    return rows;
  } finally {
    await client.end();
  }
}

async function took({ serverPid }: Bench, act: () => Promise<unknown>): Promise<Took> {
  const [startedAt, cpuS] = [performance.now(), processorTime(serverPid)];
  await act();
  return { wallS: (performance.now() - startedAt) / 1_000, cpuS: processorTime(serverPid) - cpuS };
}
