/** Takes a snapshot: written to a file of this machine, counted, encrypted, stored everywhere, and read back from there. */
import { createHash } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fail, hold, pass } from "../../lib/verdict.ts";
import type { FileToStore } from "../../providers/contract.ts";
import type { RecordedSnapshot } from "../../release/recorded-snapshot.ts";
import { findWrongRecipient } from "../backup/age-format.ts";
import { backupName, stepPrefix } from "../backup/backup-name.ts";
import { clearLeftovers, type OpenPlace, openPlaces, putEverywhere, type PutResult } from "../backup/backup-places.ts";
import { readWhole } from "../backup/open-archive.ts";
import { type WrittenFile, writeSealed } from "../backup/write-sealed.ts";
import type { StepContext, StepEnd } from "../contract.ts";
import { holdMoment, type Moment } from "../database/hold-moment.ts";
import { summaryOf } from "./observe-snapshot.ts";
import { sealedOf } from "./open-snapshot.ts";
import type { SnapshotList } from "./snapshot-list.ts";
import { type CountedRows, copyLines, countRows, readSnapshotTable, type SnapshotTable } from "./snapshot-table.ts";
import type { SnapshotSpec } from "./spec.ts";

type Context = StepContext<"databaseWork" | "stores">;

interface TakenTable extends SnapshotTable, CountedRows {
  readonly file: WrittenFile;
  /** Lines that were written. */
  readonly lines: number;
}

interface Taken {
  readonly at: number;
  readonly server: string;
  readonly tables: readonly TakenTable[];
}

export async function takeSnapshot(spec: SnapshotSpec, context: Context): Promise<StepEnd> {
  const wrong = spec.recipients === null ? null : await findWrongRecipient(spec.recipients);
  if (wrong !== null) {
    const remedy = "Copy the public key as age-keygen prints it.";
    return { verdict: hold("usage", `${wrong} is no recipient of the age format.`, remedy), untouched: true };
  }
  const places = await openPlaces(context.roles.stores, spec.to);
  const folder = await mkdtemp(join(tmpdir(), "holdpoint-snapshot-"));
  try {
    const taken = await writeTables(spec, context, folder);
    const short = taken.tables.find(({ rows, lines }) => rows !== lines);
    if (short !== undefined) return { verdict: differs(short), untouched: true };
    return await store(spec, context, taken, { places, folder });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function writeTables(spec: SnapshotSpec, context: Context, folder: string): Promise<Taken> {
  const url = context.secret(spec.database);
  return holdMoment(context.roles.databaseWork, url, "holdpoint snapshot", async (moment) => {
    const tables: TakenTable[] = [];
    for (const [index, name] of spec.tables.entries()) {
      const table = await writeTable(spec, context, moment, { name, path: join(folder, `${index + 1}`) });
      tables.push(table);
      const text = `${table.table}: ${table.rows.toLocaleString("en")} rows`;
      context.progress({ ratio: tables.length / spec.tables.length, text });
    }
    return { at: moment.at, server: moment.session.serverVersion, tables };
  });
}

async function writeTable(
  spec: SnapshotSpec,
  context: Context,
  { session }: Moment,
  { name, path }: { readonly name: string; readonly path: string },
): Promise<TakenTable> {
  const table = await readSnapshotTable(session, name);
  const counted = await countRows(session, table, table.table);
  let lines = 0;
  async function* countLines(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    for await (const chunk of source) {
      for (const byte of chunk) if (byte === 0x0a) lines += 1;
      yield chunk;
    }
  }
  const source = countLines(session.copyOut(copyLines(table)));
  const file = await writeSealed(path, source, spec.recipients, context.signal);
  return { ...table, ...counted, file, lines };
}

interface Means {
  readonly places: readonly OpenPlace[];
  readonly folder: string;
}

async function store(spec: SnapshotSpec, context: Context, taken: Taken, { places, folder }: Means): Promise<StepEnd> {
  const parts = { project: context.release.project, variable: spec.database, identity: context.identity };
  const name = backupName(parts, taken.at);
  const leftovers = await clearLeftovers(places, stepPrefix(parts));
  const encrypted = spec.recipients !== null;
  const files = taken.tables.map(({ file }, index): FileToStore => {
    const ending = `${index + 1}.jsonl.zst${encrypted ? ".age" : ""}`;
    return { name: `${name}.${ending}`, path: file.path, ...file.stored, keepMs: null };
  });
  const rows = await putEverywhere(places, files);
  if (rows.failed.length > 0) return { verdict: notEverywhere(rows) };
  const list = listOf(name, encrypted, taken, rows);
  for (const { place, store: at } of places) {
    context.progress({ ratio: null, text: `reading it back from ${place}` });
    for (const table of list.tables) await readWhole(at, sealedOf(list, table, place));
  }
  const written = await writeList(list, folder);
  const lists = await putEverywhere(places, [{ name: `${name}.json`, keepMs: null, ...written }]);
  if (lists.failed.length > 0) return { verdict: notEverywhere(lists) };
  const details = detailsOf(spec, context, taken, { name, list: written, lists });
  const evidence = list.tables.map((table) => ({
    label: table.table,
    value: `${table.rows.toLocaleString("en")} rows, checksum ${table.checksum}`,
  }));
  return {
    verdict: pass("step_done", summaryOf(details), [...evidence, ...leftovers]),
    details: { ...details },
  };
}

function listOf(name: string, encrypted: boolean, taken: Taken, { stored }: PutResult): SnapshotList {
  const tables = taken.tables.map(({ table, partitioned, columns, rows, checksum, file }, index) => ({
    table,
    partitioned,
    columns,
    rows,
    checksum,
    clear: file.clear,
    stored: file.stored,
    places: stored.map(({ place, files }) => {
      const kept = files[index];
      if (kept === undefined) throw new Error(`${place} took fewer files than it was given`);
      return { place, id: kept.id, size: kept.size, mark: kept.mark };
    }),
  }));
  return { version: 1, name, encrypted, tables };
}

interface WrittenList {
  readonly path: string;
  readonly size: number;
  readonly sha256: string;
}

async function writeList(list: SnapshotList, folder: string): Promise<WrittenList> {
  const path = join(folder, "list");
  const bytes = Buffer.from(`${JSON.stringify(list)}\n`);
  await writeFile(path, bytes, { flag: "wx", mode: 0o600 });
  return { path, size: bytes.length, sha256: createHash("sha256").update(bytes).digest("hex") };
}

function detailsOf(
  spec: SnapshotSpec,
  context: Context,
  taken: Taken,
  { name, list, lists }: { readonly name: string; readonly list: WrittenList; readonly lists: PutResult },
): RecordedSnapshot {
  return {
    kind: "snapshot",
    version: 1,
    name,
    database: {
      variable: spec.database,
      name: context.roles.databaseWork.describe(context.secret(spec.database)).database,
    },
    takenAt: taken.at,
    server: taken.server,
    encrypted: spec.recipients !== null,
    tables: taken.tables.length,
    rows: taken.tables.reduce((sum, { rows }) => sum + rows, 0),
    list: { size: list.size, sha256: list.sha256 },
    places: lists.stored.map(({ place, files: [file] }) => {
      if (file === undefined) throw new Error(`${place} took fewer files than it was given`);
      return { place, list: { id: file.id, size: file.size, mark: file.mark }, expiresAt: file.expiresAt };
    }),
  };
}

function differs({ table, rows, lines }: TakenTable) {
  return fail(
    "backup_differs",
    `${table} has ${rows.toLocaleString("en")} rows, and ${lines.toLocaleString("en")} were written at the same moment.`,
    "Do not go on without them. Look whether a pooler stands before the database, and run this again.",
  );
}

function notEverywhere({ stored, failed }: PutResult) {
  const [first] = failed;
  if (first === undefined) throw new Error("nothing failed");
  const where = failed.map(({ place }) => place).join(" and ");
  const kept = stored.length === 0 ? "" : ` (${stored.map(({ place }) => place).join(" and ")} took it)`;
  return hold(
    first.error.reasonCode,
    `${where} did not take the snapshot${kept}: ${first.error.message}`,
    first.error.remedy,
  );
}
