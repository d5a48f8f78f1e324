/** Which tables of a snapshot's list are put back: those that were named, all of them, or none. Pure. */
import { renderInstant } from "../lib/instant.ts";
import { hold, type Verdict } from "../lib/verdict.ts";
import { isSameTable, parseTableName, renderTableName, type TableName } from "./parse-table-names.ts";

/** `others`: places of the other snapshots of the same database, newest first. */
export interface SnapshotInQuestion {
  readonly takenAt: number;
  readonly others: readonly string[];
}

const NAMED = 5;

export function chooseTables<Listed extends { readonly table: string }>(
  listed: readonly Listed[],
  wanted: readonly TableName[],
  { takenAt, others }: SnapshotInQuestion,
): { readonly tables: readonly Listed[] } | { readonly refusal: Verdict } {
  const read = listed.map((entry) => ({ entry, name: parseTableName(entry.table) }));
  const has = (name: TableName | null, one: TableName) => name !== null && isSameTable(name, one);
  const missing = wanted.filter((one) => !read.some(({ name }) => has(name, one)));
  if (missing.length === 0) {
    return { tables: read.flatMap(({ entry, name }) => (wanted.some((one) => has(name, one)) ? [entry] : [])) };
  }
  const there = listed.map(({ table }) => table).join(", ");
  const elsewhere = others.length === 0 ? "" : ` Other snapshots of it: ${others.slice(0, NAMED).join(", ")}.`;
  return {
    refusal: hold(
      "snapshot_lacks_table",
      `The snapshot of ${renderInstant(takenAt)} has no ${missing.map(renderTableName).join(", ")}: it has ${there}.`,
      `Name tables that it has, or give --from another snapshot.${elsewhere} What none has, a backup has: restore one with --without-switch, and copy the rows from there.`,
    ),
  };
}
