import { quoteIdentifier } from "../lib/quote-sql.ts";
import { readColumns, readRows, requireColumns } from "./read-table.ts";
import type { MigrationTool } from "./migration.ts";
import { keysOfFile, partBetween, readSqlFolder } from "./sql-folder.ts";

/**
 * A marker as dbmate's own documentation writes it. `^` with the flag m would also begin a line after a lone carriage
 * return, where dbmate sees none.
 */
const UP = /(?<![^\n])--[ \t]*migrate:up(?:[ \t]+transaction:(?:true|false))?[ \t]*(?=\r?\n)/;
const DOWN = /(?<![^\n])--[ \t]*migrate:down(?:[ \t]+transaction:(?:true|false))?[ \t]*(?=\r?\n|$)/;

/** dbmate: each file has what it does after `-- migrate:up`, and how to take that back after `-- migrate:down`. */
export const dbmate: MigrationTool = {
  title: "dbmate",
  defaultDirectory: "db/migrations",
  defaultTable: "public.schema_migrations",
  createsTable: true,
  applyCommand: "dbmate up",
  lateRemedy: "dbmate up applies them after newer ones; make sure that they do not depend on each other.",
  unknownRemedy: "Merge the branch that has them, or restore their files from git.",
  editedRemedy: "Revert the change (git checkout the file as it was applied), and run dbmate new <name>.",
  failedRemedy: "Run dbmate up again.",
  transactionOf: (text) => (UP.exec(text)?.[0].includes("transaction:false") === true ? "query" : "file"),
  readLocal: (location) =>
    readSqlFolder(location, {
      isMigration: (name) => /^\d/.test(name),
      appliedPart: (text) => partBetween(text, UP, DOWN),
      hasChecksums: false,
    }),
  async readRecorded(session, table) {
    const columns = await readColumns(session, table);
    if (columns === null) return null;
    requireColumns(columns, table, ["version"]);
    const rows = await readRows(session, table, { name: quoteIdentifier("version") }, quoteIdentifier("version"));
    return rows.map(({ name }) => ({
      name: String(name),
      keys: keysOfFile(String(name)),
      checksum: null,
      state: "applied",
    }));
  },
};
