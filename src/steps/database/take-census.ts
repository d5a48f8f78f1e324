/**
 * Counts every table exactly and sums up the hashes of its rows, all at one moment. The sum says nothing about order, and a
 * restored copy has the same one on every version since 13; it finds damage and loss, and is no proof against who means harm.
 */
import type { Secret } from "../../lib/secret.ts";
import type { DatabaseRow, DatabaseWork, DatabaseWriter } from "../../providers/contract.ts";
import type { StepProgress } from "../contract.ts";
import type { Census, TableCensus } from "./census.ts";
import { hashOfRow } from "./hash-of-row.ts";
import { holdMoment, type Moment } from "./hold-moment.ts";
import { type ListedTable, listTables } from "./list-tables.ts";

export interface CensusOptions {
  /** Default: true. Without them only rows are counted, which takes a third of the time. */
  readonly checksums?: boolean;
  /** Only these, as SQL names them with their schema; null: all. */
  readonly tables?: readonly string[] | null;
  readonly progress?: (progress: StepProgress) => void;
}

/** So many small tables are asked about at once: thousands of tables must not be thousands of round trips. */
const TABLES_IN_A_BATCH = 250;
/** A table beyond this is asked about alone, so that the server's parallel workers share it. */
const BYTES_IN_A_BATCH = 8 * 1024 * 1024;
/** Beside the one that holds the moment. Each keeps a processor of the server busy. */
const MORE_SESSIONS = 1;
/** Below this one session is done before another is connected. */
const WORTH_ANOTHER = 64 * 1024 * 1024;

/** Throws ProviderError; a database that changes meanwhile is counted as it was. */
export function takeCensus(
  work: DatabaseWork,
  url: Secret,
  applicationName: string,
  options: CensusOptions = {},
): Promise<Census> {
  return holdMoment(work, url, applicationName, (moment) => takeCensusAt(moment, options));
}

/** At a moment that others see too: what `pg_dump --snapshot` writes meanwhile is exactly what is counted. */
export async function takeCensusAt(moment: Moment, options: CensusOptions = {}): Promise<Census> {
  const wanted = options.tables ?? null;
  const { tables, leftOut } = await listTables(moment.session, wanted === null ? null : new Set(wanted));
  const queue = batch(tables);
  const counted = await countAll(moment, queue, options);
  return {
    serverVersion: moment.session.serverVersion,
    at: moment.at,
    lsn: moment.lsn,
    tables: tables.map(({ table }) => {
      const found = counted.get(table);
      if (found === undefined) throw new Error(`${table} was listed and not counted`);
      return found;
    }),
    leftOut,
  };
}

type Batch = readonly ListedTable[];

/** The largest first, so that none of them is left for the end. */
export function batch(tables: readonly ListedTable[]): readonly Batch[] {
  const batches: Batch[] = [];
  let small: ListedTable[] = [];
  let bytes = 0;
  for (const table of tables.toSorted((first, second) => second.bytes - first.bytes)) {
    if (table.bytes > BYTES_IN_A_BATCH) {
      batches.push([table]);
      continue;
    }
    if (small.length === TABLES_IN_A_BATCH || bytes + table.bytes > BYTES_IN_A_BATCH) {
      batches.push(small);
      [small, bytes] = [[], 0];
    }
    small.push(table);
    bytes += table.bytes;
  }
  return small.length === 0 ? batches : [...batches, small];
}

async function countAll(
  moment: Moment,
  batches: readonly Batch[],
  { checksums = true, progress }: CensusOptions,
): Promise<ReadonlyMap<string, TableCensus>> {
  const queue = [...batches];
  const counted = new Map<string, TableCensus>();
  const total = sumBytes(batches.flat());
  let bytes = 0;
  const workOff = async (session: DatabaseWriter): Promise<void> => {
    await session.query("savepoint counted");
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      const rows = await countBatch(session, next, checksums).catch((error: unknown) => {
        // Nobody needs the rest.
        queue.length = 0;
        throw error;
      });
      for (const row of rows) counted.set(row.table, row);
      bytes += sumBytes(next);
      progress?.({ ratio: total === 0 ? 1 : bytes / total, text: describe(rows, counted.size, batches) });
    }
  };
  const more = total > WORTH_ANOTHER ? Math.min(MORE_SESSIONS, batches.length - 1) : 0;
  await everyEnd([workOff(moment.session), ...Array.from({ length: more }, () => joinIfRoom(moment, workOff))]);
  return counted;
}

/** Another session is only faster: where the server has no room for it, the first one does it all. */
async function joinIfRoom(moment: Moment, act: (session: DatabaseWriter) => Promise<void>): Promise<void> {
  let joined = false;
  await moment
    .join((session) => {
      joined = true;
      return act(session);
    })
    .catch((error: unknown) => {
      if (joined) throw error;
    });
}

/** The first error, but not before all have ended: a session that goes on must not be left behind. */
async function everyEnd(works: readonly Promise<void>[]): Promise<void> {
  const ends = await Promise.allSettled(works);
  const broken = ends.find((end) => end.status === "rejected");
  if (broken !== undefined) throw broken.reason;
}

async function countBatch(session: DatabaseWriter, tables: Batch, checksums: boolean): Promise<readonly TableCensus[]> {
  // Together they look worth parallel workers, whose start takes longer than to count thousands of small tables.
  if (tables.length > 1) await session.query("select set_config('max_parallel_workers_per_gather', '0', true)");
  const counting = tables.map((table, index) => countingOf(table, index, checksums));
  const { rows } = await session.query(counting.join(" union all "));
  // Gives the locks back: nobody who alters a table need wait for all the others, and a server has no room for thousands.
  await session.query("rollback to savepoint counted");
  return rows.map((row) => readCount(row, tables));
}

/** A sum of bigint is numeric and leaves nothing; the server adds it up in 128 bits. */
function countingOf({ table, columns }: ListedTable, index: number, checksums: boolean): string {
  const checksum = checksums ? `coalesce(pg_catalog.sum(${hashOfRow(columns)}), 0)::text` : "null::text";
  return `select ${index} as number, pg_catalog.count(*) as rows, ${checksum} as checksum from only ${table} t`;
}

function readCount(row: DatabaseRow, tables: Batch): TableCensus {
  const { number, rows, checksum } = row;
  const { table } = tables[Number(number)] ?? {};
  if (
    table === undefined ||
    typeof rows !== "number" ||
    typeof checksum === "number" ||
    typeof checksum === "boolean"
  ) {
    throw new Error("a count came back as something else");
  }
  return { table, rows, checksum: checksum ?? null };
}

function describe(rows: readonly TableCensus[], done: number, batches: readonly Batch[]): string {
  const [only] = rows;
  const of = `${done.toLocaleString("en")} of ${batches.flat().length.toLocaleString("en")} tables counted`;
  return rows.length === 1 && only !== undefined ? `${only.table}: ${only.rows.toLocaleString("en")} rows; ${of}` : of;
}

function sumBytes(tables: Batch): number {
  return tables.reduce((sum, { bytes }) => sum + bytes, 0);
}
