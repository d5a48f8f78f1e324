/** What a database has of tables that are to be put back, all at one moment, and whether they can be. */
import type { DatabaseWriter } from "../../providers/contract.ts";
import type { TableOutlook } from "../../release/describe-table-restore.ts";
import { parseTableName } from "../../release/parse-table-names.ts";
import { tableBesideName } from "../../release/restore-names.ts";
import type { RestoreWay } from "../../release/restore-wish.ts";
import { holdMoment } from "../../steps/database/hold-moment.ts";
import { type Destination, refuseTable } from "../../steps/snapshot/restore-table.ts";
import type { ListedSnapshot } from "../../steps/snapshot/snapshot-list.ts";
import { countRows, readSnapshotTable, type SnapshotTable } from "../../steps/snapshot/snapshot-table.ts";
import { LIMITS, type RestoreOrder } from "./restore-order.ts";

export interface TableSeen extends TableOutlook {
  readonly listed: ListedSnapshot;
  readonly destination: Destination;
  /** Something else has the name of the table beside. */
  readonly foreign: boolean;
}

/** Throws ProviderError `table_changed` where one is not any more what its snapshot was taken of. */
export function observeTables(
  { work, url, progress }: RestoreOrder,
  tables: readonly ListedSnapshot[],
  { takenAt, way }: { readonly takenAt: number; readonly way: RestoreWay },
): Promise<readonly TableSeen[]> {
  return holdMoment(work, url, LIMITS.applicationName, async ({ session }) => {
    const seen: TableSeen[] = [];
    for (const listed of tables) {
      progress(`counting ${listed.table}`);
      const destination = way === "in-place" ? "replace" : { beside: await besideOf(session, listed, takenAt) };
      seen.push(await observeTable(session, listed, destination));
    }
    return seen;
  });
}

/** As SQL names it. */
async function besideOf(session: DatabaseWriter, { table }: ListedSnapshot, takenAt: number): Promise<string> {
  const name = parseTableName(table);
  if (name === null) throw new Error("a snapshot's list has a table that is none");
  const parts = [name.schema, tableBesideName(name.table, takenAt)];
  const { rows } = await session.query("select pg_catalog.format('%I.%I', $1::text, $2::text) as name", parts);
  return String(rows[0]?.["name"]);
}

async function observeTable(
  session: DatabaseWriter,
  listed: ListedSnapshot,
  destination: Destination,
): Promise<TableSeen> {
  const { table } = listed;
  const now = await readSnapshotTable(session, table);
  await refuseTable(session, listed, now, destination);
  const counted = await countRows(session, now, table);
  const same = counted.rows === listed.rows && counted.checksum === listed.checksum;
  const outlook = { listed, destination, table, rowsNow: counted.rows, rowsThen: listed.rows, same };
  if (destination === "replace") return { ...outlook, into: table, done: same, foreign: false };
  const there = await readBeside(session, listed, destination.beside);
  return { ...outlook, into: destination.beside, done: there === "equal", foreign: there === "other" };
}

/** `equal`: an earlier run put it there. */
async function readBeside(
  session: DatabaseWriter,
  listed: ListedSnapshot,
  beside: string,
): Promise<"nothing" | "equal" | "other"> {
  const { rows } = await session.query(
    "select relkind::text as kind from pg_catalog.pg_class where oid = pg_catalog.to_regclass($1)",
    [beside],
  );
  const [found] = rows;
  if (found === undefined) return "nothing";
  if (found["kind"] !== "r") return "other";
  const there = await readSnapshotTable(session, beside);
  if (columnsOf(there) !== columnsOf(listed)) return "other";
  const counted = await countRows(session, listed, beside);
  return counted.rows === listed.rows && counted.checksum === listed.checksum ? "equal" : "other";
}

function columnsOf({ columns }: SnapshotTable): string {
  return JSON.stringify(columns.map(({ name, type }) => [name, type]));
}
