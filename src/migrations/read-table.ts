/** Reading a tool's table: only what exists, and never text of a plan inside a statement. */
import { quoteIdentifier } from "../lib/quote-sql.ts";
import type { DatabaseRow } from "../providers/contract.ts";
import { MAXIMUM_MIGRATIONS } from "./read-files.ts";
import type { MigrationTable, TableSession } from "./migration.ts";
import { UnreadableMigrations } from "./unreadable-migrations.ts";

/** `"schema"."table"`, safe to stand in a statement. */
function quotedTable({ schema, table }: MigrationTable): string {
  return `${quoteIdentifier(schema)}.${quoteIdentifier(table)}`;
}

/** The columns that the table has; null where it does not exist. */
export async function readColumns(session: TableSession, table: MigrationTable): Promise<ReadonlySet<string> | null> {
  const { rows } = await session.query(
    "select a.attname::text as name from pg_catalog.pg_attribute a join pg_catalog.pg_class c on c.oid = a.attrelid join pg_catalog.pg_namespace n on n.oid = c.relnamespace where n.nspname = $1 and c.relname = $2 and a.attnum > 0 and not a.attisdropped",
    [table.schema, table.table],
  );
  return rows.length === 0 ? null : new Set(rows.map(({ name }) => String(name)));
}

/** Every row, with these expressions as text under their names. Bounded: it is somebody's table. */
export async function readRows(
  session: TableSession,
  table: MigrationTable,
  columns: Readonly<Record<string, string>>,
  order: string,
): Promise<readonly DatabaseRow[]> {
  const list = Object.entries(columns).map(([name, expression]) => `(${expression})::text as ${quoteIdentifier(name)}`);
  const { rows } = await session.query(
    `select ${list.join(", ")} from ${quotedTable(table)} order by ${order} limit ${2 * MAXIMUM_MIGRATIONS + 1}`,
  );
  if (rows.length <= 2 * MAXIMUM_MIGRATIONS) return rows;
  throw new UnreadableMigrations(
    `The table ${table.schema}.${table.table} has more than ${2 * MAXIMUM_MIGRATIONS} rows, so it was not compared.`,
    "Check table: it should name the table in which the tool keeps what it applied.",
  );
}

/** Says which columns are missing, where the table is not the tool's. */
export function requireColumns(columns: ReadonlySet<string>, table: MigrationTable, needed: readonly string[]): void {
  const missing = needed.filter((name) => !columns.has(name));
  if (missing.length === 0) return;
  throw new UnreadableMigrations(
    `The table ${table.schema}.${table.table} has no column ${missing.join(", ")}; it has ${[...columns].toSorted().join(", ")}.`,
    "Check table: it should name the table in which the tool keeps what it applied.",
  );
}
