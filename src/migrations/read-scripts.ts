/** Tools whose migrations are programs: their tables have a name of each, and nothing by which a change would show. */
import { quoteIdentifier } from "../lib/quote-sql.ts";
import type { MigrationTable, RecordedMigration, TableSession } from "./migration.ts";
import { readColumns, readRows, requireColumns } from "./read-table.ts";
import type { HistoryTool } from "./history-tool.ts";
import { readScriptFolder } from "./script-folder.ts";

const WORDS = {
  createsTable: true,
  unknownRemedy: "Merge the branch that has them, or restore their files from git.",
  editedRemedy: "Revert the change (git checkout the file as it was applied) and put it into a new file.",
} as const;

/** `knex_migrations` has the file's name with its ending, which differs where TypeScript was compiled before. */
export const knex: HistoryTool = {
  ...WORDS,
  title: "Knex",
  defaultDirectory: "migrations",
  defaultTable: "public.knex_migrations",
  applyCommand: "npx knex migrate:latest",
  lateRemedy: "They are older than an applied one; knex applies them all the same.",
  failedRemedy: "Run npx knex migrate:latest again.",
  transaction: "all",
  besides: { schemas: [], tables: ["knex_migrations_lock"] },
  readLocal: (folder) => readScriptFolder(folder, (file, stem) => [`file:${file}`, `stem:${stem}`]),
  readRecorded: (session, table) => readNames(session, table, "name", ["id", "name", "batch"], fileKeys),
};

/** `pgmigrations` has the name without its ending. */
export const nodePgMigrate: HistoryTool = {
  ...WORDS,
  title: "node-pg-migrate",
  defaultDirectory: "migrations",
  defaultTable: "public.pgmigrations",
  applyCommand: "npx node-pg-migrate up",
  lateRemedy: "node-pg-migrate up refuses them, being older than an applied one, unless it is given --no-check-order.",
  failedRemedy: "Run npx node-pg-migrate up again.",
  transaction: "all",
  besides: { schemas: [], tables: [] },
  readLocal: (folder) => readScriptFolder(folder, (_file, stem) => [`stem:${stem}`]),
  readRecorded: (session, table) => readNames(session, table, "name", ["id", "name"], (name) => [`stem:${name}`]),
};

/** `SequelizeMeta` has the file's name; nothing of it is in a transaction that the migration does not open itself. */
export const sequelize: HistoryTool = {
  ...WORDS,
  title: "Sequelize",
  defaultDirectory: "migrations",
  defaultTable: "public.SequelizeMeta",
  applyCommand: "npx sequelize-cli db:migrate",
  lateRemedy: "sequelize-cli applies them after newer ones; make sure that they do not depend on each other.",
  failedRemedy: "Run npx sequelize-cli db:migrate again.",
  transaction: "unknown",
  besides: { schemas: [], tables: [] },
  readLocal: (folder) => readScriptFolder(folder, (file, stem) => [`file:${file}`, `stem:${stem}`]),
  readRecorded: (session, table) => readNames(session, table, "name", ["name"], fileKeys),
};

/** `migrations` has the class, whose name ends in the instant with which the file's name begins. */
export const typeorm: HistoryTool = {
  ...WORDS,
  title: "TypeORM",
  defaultDirectory: "migrations",
  defaultTable: "public.migrations",
  applyCommand: "npx typeorm migration:run",
  lateRemedy: "TypeORM applies them after newer ones; make sure that they do not depend on each other.",
  failedRemedy: "Run npx typeorm migration:run again.",
  transaction: "unknown",
  besides: { schemas: [], tables: [] },
  readLocal: (folder) => readScriptFolder(folder, (_file, stem) => [`instant:${/^\d+/.exec(stem)?.[0] ?? stem}`]),
  readRecorded: (session, table) =>
    readNames(session, table, "name", ["timestamp", "name"], (name) => [`instant:${/\d+$/.exec(name)?.[0] ?? name}`]),
};

function fileKeys(name: string): readonly string[] {
  return [`file:${name}`, `stem:${name.replace(/\.[^.]+$/, "")}`];
}

async function readNames(
  session: TableSession,
  table: MigrationTable,
  column: string,
  needed: readonly string[],
  keysOf: (name: string) => readonly string[],
): Promise<readonly RecordedMigration[] | null> {
  const columns = await readColumns(session, table);
  if (columns === null) return null;
  requireColumns(columns, table, needed);
  const rows = await readRows(session, table, { name: quoteIdentifier(column) }, quoteIdentifier(column));
  return rows.map((row) => {
    const name = String(row["name"]);
    return { name: name.replace(/\.[cm]?[jt]s$/, ""), keys: keysOf(name), checksum: null, state: "applied" };
  });
}
