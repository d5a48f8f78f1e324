/** A tool's table as a plan writes it. */
import type { MigrationTable } from "./migration.ts";

const NAME = String.raw`[A-Za-z_][A-Za-z0-9_$]*`;

export const TABLE_PATTERN = new RegExp(String.raw`^(?:(${NAME})\.)?(${NAME})(?:\((${NAME})(?:,\s*(${NAME}))?\))?$`);
export const TABLE_EXPECTED =
  "expected a table such as app.schema_migrations, or with its columns, app.migrations(name, checksum)";

/** Of a text that TABLE_PATTERN accepts. */
export function parseMigrationTable(text: string): MigrationTable {
  const [, schema = "public", table = "", name, checksum] = TABLE_PATTERN.exec(text) ?? [];
  return { schema, table, columns: [name, checksum].filter((column) => column !== undefined) };
}
