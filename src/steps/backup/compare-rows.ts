/** Whether an archive has the rows that were counted at its own moment. Pure. */
import type { Census } from "../database/census.ts";
import { parseQualifiedName } from "./count-copied-rows.ts";

/** A sentence without a period for each table that differs; none where the archive has them all. */
export function compareRows(census: Census, archive: ReadonlyMap<string, number>): readonly string[] {
  const counted = new Map(
    census.tables.map(({ table, rows }) => [parseQualifiedName(table) ?? table, { table, rows }]),
  );
  // A dump has what an extension marks of its tables, and of the others nothing.
  const elsewhere = new Set(census.leftOut.map(({ table }) => parseQualifiedName(table) ?? table));
  const differing = [...counted].flatMap(([name, { table, rows }]) => {
    const found = archive.get(name);
    if (found === rows) return [];
    if (found === undefined) return [`${table} is not in the archive; ${rowsOf(rows)} were counted`];
    return [`${table} has ${rowsOf(found)} in the archive; ${rows.toLocaleString("en")} were counted`];
  });
  const unknown = [...archive.keys()].filter((name) => !counted.has(name) && !elsewhere.has(name));
  return [...differing, ...unknown.map((name) => `${plain(name)} is in the archive, and was not counted`)];
}

function rowsOf(count: number): string {
  return count === 1 ? "1 row" : `${count.toLocaleString("en")} rows`;
}

function plain(name: string): string {
  return (JSON.parse(name) as readonly string[]).join(".");
}
