/**
 * Puts the rows of a snapshot back, in one transaction: until their count and checksum were seen to be those that were taken,
 * nothing of the table has changed for anybody, and whatever interrupts it leaves the table as it was.
 */
import { quoteIdentifier } from "../../lib/quote-sql.ts";
import { ProviderError } from "../../lib/error.ts";
import type { Secret } from "../../lib/secret.ts";
import type { DatabaseWork, DatabaseWriter } from "../../providers/contract.ts";
import { copyOfLines } from "./copy-of-lines.ts";
import {
  type CountedRows,
  copyRows,
  countRows,
  ownRows,
  readSnapshotTable,
  type SnapshotTable,
} from "./snapshot-table.ts";

export interface TableToRestore extends SnapshotTable, CountedRows {
  /** Its lines, whole. */
  readonly lines: AsyncIterable<Uint8Array>;
}

/** `replace`: what the table has now is lost. Another table: must not exist, and is made like it, without keys and indexes. */
export type Destination = "replace" | { readonly beside: string };

const LOCK_MS = 10_000;

/** The table that has the rows now. Throws ProviderError; then nothing was changed. */
export async function restoreTable(
  work: DatabaseWork,
  url: Secret,
  snapshot: TableToRestore,
  destination: Destination,
): Promise<string> {
  const limits = {
    connectTimeoutMs: 15_000,
    statementTimeoutMs: null,
    lockTimeoutMs: LOCK_MS,
    applicationName: "holdpoint restore",
  };
  return work.withWriter(url, limits, (session) =>
    session.transaction("isolation level read committed", async () => {
      await session.query("select set_config('search_path', '', true), set_config('row_security', 'off', true)");
      return destination === "replace"
        ? await replace(session, snapshot)
        : await putBeside(session, snapshot, destination.beside);
    }),
  );
}

/** What speaks against it, before anything is changed. Throws ProviderError `table_changed`. */
export async function refuseTable(
  session: DatabaseWriter,
  snapshot: SnapshotTable,
  now: SnapshotTable,
  destination: Destination,
): Promise<void> {
  refuseOtherColumns(snapshot, now);
  if (destination === "replace") await refuseReferenced(session, snapshot.table);
}

async function replace(session: DatabaseWriter, snapshot: TableToRestore): Promise<string> {
  const { table } = snapshot;
  await session.query(`lock table ${table} in access exclusive mode`);
  await refuseTable(session, snapshot, await readSnapshotTable(session, table), "replace");
  const awake = await silenceTriggers(session, table);
  await session.query(`truncate ${ownRows(snapshot, table)}`);
  await fill(session, snapshot, table);
  for (const trigger of awake) await session.query(`alter table ${table} ${trigger}`);
  await setSequences(session, snapshot);
  return table;
}

async function putBeside(session: DatabaseWriter, snapshot: TableToRestore, beside: string): Promise<string> {
  await refuseTable(session, snapshot, await readSnapshotTable(session, snapshot.table), { beside });
  const options = "including generated including storage";
  await session.query(`create table ${beside} (like ${snapshot.table} ${options})`);
  await closeToOthers(session, beside);
  await fill(session, snapshot, beside);
  return beside;
}

/** Default privileges may open a new table to visitors of the site, and it has no policies of its own. */
async function closeToOthers(session: DatabaseWriter, table: string): Promise<void> {
  await session.query(`alter table ${table} enable row level security`);
  const { rows } = await session.query(
    `select distinct case when a.grantee = 0 then 'public' else pg_catalog.quote_ident(r.rolname) end as role
     from pg_catalog.pg_class c cross join lateral pg_catalog.aclexplode(c.relacl) a
       left join pg_catalog.pg_roles r on r.oid = a.grantee
     where c.oid = $1::regclass and a.grantee <> c.relowner`,
    [table],
  );
  for (const row of rows) await session.query(`revoke all on ${table} from ${String(row["role"])}`);
}

async function fill(session: DatabaseWriter, snapshot: TableToRestore, into: string): Promise<void> {
  await session.copyIn(copyRows(into, snapshot), copyOfLines(snapshot.lines, snapshot.columns));
  const found = await countRows(session, snapshot, into);
  if (found.rows === snapshot.rows && found.checksum === snapshot.checksum) return;
  const what =
    found.rows === snapshot.rows
      ? "another content than was taken"
      : `${found.rows.toLocaleString("en")} rows, and ${snapshot.rows.toLocaleString("en")} were taken`;
  throw trouble(
    "rows_differ",
    `The snapshot of ${snapshot.table} gave ${what}, so nothing was changed.`,
    "Use another copy of the snapshot, or a backup.",
  );
}

/** A column that is missing, new or of another type: these rows are not this table's any more. */
function refuseOtherColumns(snapshot: SnapshotTable, now: SnapshotTable): void {
  const before = new Map(snapshot.columns.map(({ name, type }) => [name, type]));
  const after = new Map(now.columns.map(({ name, type }) => [name, type]));
  const differing = [...new Set([...before.keys(), ...after.keys()])].filter(
    (name) => before.get(name) !== after.get(name),
  );
  if (differing.length === 0) return;
  throw trouble(
    "table_changed",
    `${snapshot.table} has other columns than its snapshot: ${differing.join(", ")}.`,
    "Take the migration back first, or put the rows into a table of their own by hand.",
  );
}

/** Emptying it would take their rows along, or be refused by PostgreSQL in words about TRUNCATE. */
async function refuseReferenced(session: DatabaseWriter, table: string): Promise<void> {
  const { rows } = await session.query(
    `select distinct c.conrelid::regclass::text as by from pg_catalog.pg_constraint c
     where c.contype = 'f' and c.confrelid = $1::regclass and c.conrelid <> c.confrelid order by 1`,
    [table],
  );
  if (rows.length === 0) return;
  const names = rows.map((row) => String(row["by"])).join(", ");
  throw trouble(
    "table_changed",
    `${names} refer to ${table}, so that its rows cannot be replaced.`,
    "Put the rows beside it, and repair from there; or restore a backup of the whole database.",
  );
}

/** How each trigger that fires now is woken again, and as what; the team's own triggers must not see old rows as new ones. */
async function silenceTriggers(session: DatabaseWriter, table: string): Promise<readonly string[]> {
  const { rows } = await session.query(
    `select tgname as name, tgenabled::text as state from pg_catalog.pg_trigger
     where tgrelid = $1::regclass and not tgisinternal and tgenabled <> 'D' order by 1`,
    [table],
  );
  const ways: Readonly<Record<string, string>> = { O: "enable", R: "enable replica", A: "enable always" };
  for (const row of rows)
    await session.query(`alter table ${table} disable trigger ${quoteIdentifier(String(row["name"]))}`);
  return rows.map((row) => `${ways[String(row["state"])] ?? "enable"} trigger ${quoteIdentifier(String(row["name"]))}`);
}

/** At least as far as the rows are; never back, since numbers that were given out stay given out. */
async function setSequences(session: DatabaseWriter, snapshot: SnapshotTable): Promise<void> {
  const { table, columns } = snapshot;
  for (const { name } of columns) {
    const owned = await session.query("select pg_catalog.pg_get_serial_sequence($1, $2) as name", [table, name]);
    const sequence = owned.rows[0]?.["name"];
    if (typeof sequence !== "string") continue;
    await session.query(
      `select pg_catalog.setval($1::regclass, greatest(m.most, pg_catalog.pg_sequence_last_value($1::regclass)))
       from (select pg_catalog.max(t.${quoteIdentifier(name)})::bigint as most from ${ownRows(snapshot, table)} t) m where m.most is not null`,
      [sequence],
    );
  }
}

function trouble(reasonCode: "rows_differ" | "table_changed", message: string, remedy: string): Error {
  return new ProviderError({ reasonCode, vendor: "PostgreSQL", message, remedy });
}
