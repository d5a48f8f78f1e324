/** Exact row counts of the tables that a plan names, and what they must be afterwards. */
import { quoteIdentifier } from "../../lib/quote-sql.ts";
import { ProviderError } from "../../lib/error.ts";
import type { DatabaseWriter } from "../../providers/contract.ts";

import type { MigrateSpec } from "./spec.ts";

export interface RowCount {
  readonly table: string;
  /** Null where the table does not exist. */
  readonly rows: number | null;
}

/** PostgreSQL, appendix A: undefined_table, invalid_schema_name. */
const NO_TABLE = new Set(["42P01", "3F000"]);

/** Throws ProviderError where the role may not read one. */
export async function countRows(
  session: Pick<DatabaseWriter, "query" | "attempt">,
  tables: readonly string[],
  variable: string,
): Promise<readonly RowCount[]> {
  const counts: RowCount[] = [];
  for (const table of tables) {
    const answer = await session.attempt(`select count(*)::int8 as rows from ${qualified(table)}`);
    if (!("refusal" in answer)) {
      counts.push({ table, rows: Number(answer.rows[0]?.["rows"]) });
      continue;
    }
    const { sqlState, message } = answer.refusal;
    if (!NO_TABLE.has(sqlState)) {
      throw new ProviderError({
        reasonCode: "database_refused",
        vendor: "PostgreSQL",
        message: `The rows of ${table} in ${variable} could not be counted: ${sqlState}: ${message}`,
        remedy: "The role that migrates must be able to read the tables that unchanged and grows name.",
      });
    }
    counts.push({ table, rows: null });
  }
  return counts;
}

function qualified(table: string): string {
  const [first = "", second] = table.split(".");
  return second === undefined
    ? `${quoteIdentifier("public")}.${quoteIdentifier(first)}`
    : `${quoteIdentifier(first)}.${quoteIdentifier(second)}`;
}

/** A sentence for each table that is not as the plan says. Pure. */
export function judgeCounts(
  { unchanged, grows }: Pick<MigrateSpec, "unchanged" | "grows">,
  before: readonly RowCount[],
  after: readonly RowCount[],
): readonly string[] {
  const rowsOf = (counts: readonly RowCount[], name: string) =>
    counts.find(({ table }) => table === name)?.rows ?? null;
  return [...unchanged, ...grows].flatMap((table) => {
    const [had, has] = [rowsOf(before, table), rowsOf(after, table)];
    if (has === null) return [`${table} does not exist afterwards`];
    if (unchanged.includes(table)) {
      if (had === null) return [`${table} did not exist before, so that it cannot be unchanged`];
      return had === has ? [] : [`${table} had ${rows(had)} and has ${rows(has)} now`];
    }
    return has >= (had ?? 0) ? [] : [`${table} had ${rows(had ?? 0)} and has only ${rows(has)} now`];
  });
}

function rows(count: number): string {
  return `${count.toLocaleString("en")} ${count === 1 ? "row" : "rows"}`;
}
