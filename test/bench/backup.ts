/**
 * A backup beside `pg_dump | zstd`, its proof beside `pg_restore`, and the memory of our process. One scratch server of this
 * machine has the database and takes both copies, in one run; needs PostgreSQL's programs and zstd.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import type { Secret } from "../../src/lib/secret.ts";
import type { DatabaseWork } from "../../src/providers/contract.ts";
import { hasProgram } from "../database/system-programs.ts";
import { openWork } from "../providers/postgres/open-work.ts";
import { benchRow, type BenchRow } from "./bench-row.ts";
import { bundleProgram } from "./bundle.ts";
import { type BackupPart, type BackupReport, DATABASE, SCRATCH } from "./programs/backup-order.ts";

const MAJOR = 15;
/** Of a person who has no time for a gigabyte: megabytes of the database. */
const SIZE_VARIABLE = "BENCH_DATABASE_MB";
const SIZE_MB = 1_000;
const SAMPLES = 3;
/** Measured, with their indexes. */
const ROWS_IN_A_MEGABYTE = 3_050;
const MEMORY_MB = 150;
const TIMES = 1.2;

/** Half of each text is never the same twice: an archive is a quarter of its database, as those of real ones are. */
const CONTENT = (rows: number) => `
  create table users as select i as id, md5(i::text) || '@example.test' as email, now() - i * interval '1 minute' as joined from generate_series(1, ${Math.ceil(rows / 4)}) i;
  alter table users add primary key (id); create unique index on users (email);
  create table messages as select i as id, 1 + (i::bigint * 7919) % ${Math.ceil(rows / 4)} as user_id, timestamptz '2026-01-01' + i * interval '1 second' as at,
    md5(i::text) || repeat(' and the same words again', 5) as body from generate_series(1, ${rows}) i;
  alter table messages add primary key (id); create index on messages (user_id);
  vacuum analyze`;

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
}

interface Samples {
  readonly bareDump: number[];
  readonly bareCount: number[];
  readonly bareRestore: number[];
  readonly ours: BackupReport[];
}

export async function benchBackup(): Promise<readonly BenchRow[]> {
  const megabytes = sizeFrom(process.env[SIZE_VARIABLE]);
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
    const samples = await takeSamples(bench);
    // Once, since a key that is a moment old opens it as well as any, and nothing of it is compared with a time.
    const step = await runOurs(bench, "step");
    return rowsOf(samples, step, size);
  } finally {
    await scratch.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** In turn, so that what else the machine does meets both; the first of the bare tools fills the page cache and is not counted. */
async function takeSamples(bench: Bench): Promise<Samples> {
  const samples: Samples = { bareDump: [], bareCount: [], bareRestore: [], ours: [] };
  await dumpBare(bench);
  for (let sample = 0; sample < SAMPLES; sample += 1) {
    samples.bareDump.push(await seconds(() => dumpBare(bench)));
    samples.bareCount.push(await seconds(() => ask(bench.source, ["users", "messages"].map(BARE_COUNT))));
    samples.bareRestore.push(await restoreBare(bench));
    samples.ours.push(await runOurs(bench, "parts"));
  }
  return samples;
}

function rowsOf(
  { bareDump, bareCount, bareRestore, ours }: Samples,
  step: BackupReport,
  size: number,
): readonly BenchRow[] {
  const budget = { kind: "share", atMost: TIMES } as const;
  const memory = [...ours, step].map(({ peakMb }) => peakMb);
  return [
    benchRow({
      name: `${size} MB dumped, packed and counted`,
      ours: ours.map(({ dumpS }) => dumpS),
      peer: bareDump,
      peerName: "pg_dump | zstd",
      unit: "s",
      budget,
      note: "every row is counted and hashed at the same moment, beside the dump",
    }),
    benchRow({
      name: "the same",
      ours: ours.map(({ dumpS }) => dumpS),
      peer: bareDump.map((took, sample) => took + (bareCount[sample] ?? Number.NaN)),
      peerName: "pg_dump | zstd, then counted",
      unit: "s",
      budget,
    }),
    benchRow({
      name: `${size} MB restored`,
      ours: ours.map(({ restoreS }) => restoreS),
      peer: bareRestore,
      peerName: "zstd | pg_restore",
      unit: "s",
      budget,
    }),
    benchRow({
      name: `${size} MB restored and compared`,
      ours: ours.map(({ proofS }) => proofS),
      peer: bareRestore,
      peerName: "zstd | pg_restore",
      unit: "s",
      budget,
      note: "every row is counted and hashed once more, after the restore",
    }),
    benchRow({
      name: "most memory of a backup",
      // The worst of them, encrypted or not: an average would hide it.
      ours: [Math.max(...memory)],
      peer: [MEMORY_MB],
      peerName: "the budget itself",
      unit: "MB",
      budget: { kind: "limit", atMost: MEMORY_MB },
    }),
  ];
}

function sizeFrom(given: string | undefined): number {
  if (given === undefined || given === "") return SIZE_MB;
  const size = Number(given);
  if (!Number.isInteger(size) || size < 1) throw new Error(`${SIZE_VARIABLE} is no number of megabytes: ${given}`);
  return size;
}

/** What a person types, at its own level 3; bash, since a failure of the first would be hidden by the second. */
async function dumpBare({ work, source, archive }: Bench): Promise<void> {
  const { path } = await work.findProgram("pg_dump", MAJOR);
  await shell(work, source, '"$1" --format=custom --compress=0 | zstd -q -f -3 -o "$2"', [path, archive]);
}

/** With the step's own options, by which it is twice as fast as without; seconds of the restore alone. */
async function restoreBare({ work, server, archive }: Bench): Promise<number> {
  const { path } = await work.findProgram("pg_restore", MAJOR);
  const copy = work.otherDatabase(server, "bench_copy");
  const options = "--dbname=bench_copy --single-transaction --exit-on-error --no-owner --no-acl";
  await ask(server, ["create database bench_copy"]);
  const took = await seconds(() => shell(work, copy, `zstd -q -d -c "$2" | "$1" -w ${options}`, [path, archive]));
  await ask(server, ["drop database bench_copy"]);
  return took;
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
async function runOurs({ program, source, server }: Bench, part: BackupPart): Promise<BackupReport> {
  const env = { PATH: process.env["PATH"], [DATABASE]: source.reveal(), [SCRATCH]: server.reveal() };
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

async function seconds(act: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await act();
  return (performance.now() - startedAt) / 1_000;
}
