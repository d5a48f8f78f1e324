/** Two counts of what should be the same tables. Pure. */
import type { Census, TableCensus } from "./census.ts";

export interface CensusDifference {
  readonly table: string;
  /** `missing`: only in the first. `new`: only in the second. */
  readonly kind: "missing" | "new" | "rows" | "checksum";
  /** One sentence without a period. */
  readonly text: string;
}

/** Every difference, by name; none where the second holds what the first does. A checksum that one of them lacks is one. */
export function compareCensus(expected: Census, found: Census): readonly CensusDifference[] {
  const before = new Map(expected.tables.map((one) => [one.table, one]));
  const after = new Map(found.tables.map((one) => [one.table, one]));
  const names = [...new Set([...before.keys(), ...after.keys()])].toSorted();
  return names.flatMap((table) => {
    const difference = compareTable(before.get(table), after.get(table));
    return difference === null ? [] : [{ table, ...difference }];
  });
}

function compareTable(
  expected: TableCensus | undefined,
  found: TableCensus | undefined,
): Omit<CensusDifference, "table"> | null {
  if (expected === undefined) {
    if (found === undefined) return null;
    return { kind: "new", text: `${found.table} is new, with ${countRows(found.rows)}` };
  }
  const { table, rows } = expected;
  if (found === undefined) return { kind: "missing", text: `${table} is missing; it had ${countRows(rows)}` };
  if (found.rows !== rows) {
    const by = Math.abs(found.rows - rows);
    const more = found.rows > rows ? "more" : "fewer";
    return {
      kind: "rows",
      text: `${table} has ${countRows(found.rows)} instead of ${rows.toLocaleString("en")}, ${by.toLocaleString("en")} ${more}`,
    };
  }
  if (found.checksum === expected.checksum) return null;
  if (found.checksum === null || expected.checksum === null) {
    return { kind: "checksum", text: `${table} has a checksum on one side only, so its rows were not compared` };
  }
  return { kind: "checksum", text: `${table} has as many rows, ${rows.toLocaleString("en")}, with another content` };
}

function countRows(rows: number): string {
  return rows === 1 ? "1 row" : `${rows.toLocaleString("en")} rows`;
}
