import { quoteIdentifier } from "../lib/quote-sql.ts";
import { readColumns, readRows, requireColumns } from "./read-table.ts";
import type { MigrationTool } from "./migration.ts";
import { keysOfFile, readSqlFolder } from "./sql-folder.ts";
import { UnreadableMigrations } from "./unreadable-migrations.ts";

/** Files that take a migration back: some tools keep them beside. */
const UNDO = /[._](?:down|undo|rollback)\.sql$/i;

/** `*.sql` in one folder, each run as a whole in the order of their names, and recorded in a table that the plan names. */
export const folder: MigrationTool = {
  title: "The folder",
  defaultDirectory: "migrations",
  defaultTable: "public.schema_migrations(version)",
  createsTable: false,
  applyCommand: "the project's own migration command",
  lateRemedy: "They are older than an applied one: make sure that the project's migration command does not skip them.",
  unknownRemedy: "Merge the branch that has them, or restore their files from git.",
  editedRemedy: "Revert the change (git checkout the file as it was applied) and put it into a new file.",
  failedRemedy: "Run the project's own migration command again.",
  transactionOf: () => null,
  readLocal: (location) =>
    readSqlFolder(location, {
      isMigration: (name, names) => !isUndoOfAnother(name, names),
      // Whatever its comments say: nobody knows what runs it, and what runs a file without knowing them runs all of it.
      appliedPart: (text) => text,
      hasChecksums: true,
    }),
  async readRecorded(session, table) {
    const columns = await readColumns(session, table);
    if (columns === null) return null;
    const [name = "version", checksum] = table.columns;
    requireColumns(columns, table, [name, ...(checksum === undefined ? [] : [checksum])]);
    if (columns.has("dirty")) {
      throw new UnreadableMigrations(
        `The table ${table.schema}.${table.table} records only the newest version (it has a column "dirty"), so single migrations are not known.`,
        "Use a tool that records every migration, or check with a command gate.",
      );
    }
    const wanted = {
      name: quoteIdentifier(name),
      ...(checksum === undefined ? {} : { checksum: quoteIdentifier(checksum) }),
    };
    const rows = await readRows(session, table, wanted, quoteIdentifier(name));
    return rows.map((row) => ({
      name: String(row["name"]),
      keys: keysOfFile(String(row["name"])),
      checksum: readableDigest(row["checksum"] ?? null),
      state: "applied",
    }));
  },
};

/** Only beside the file that it takes back: alone, it is a migration like any other. */
function isUndoOfAnother(name: string, names: ReadonlySet<string>): boolean {
  const stem = name.replace(UNDO, "");
  return stem !== name && (names.has(`${stem}.sql`) || names.has(`${stem}.up.sql`));
}

/** Hexadecimal MD5, SHA-1 or SHA-256; of any other sort nothing can be said. */
function readableDigest(value: unknown): string | null {
  const text = String(value ?? "").toLowerCase();
  return /^(?:[0-9a-f]{32}|[0-9a-f]{40}|[0-9a-f]{64})$/.test(text) ? text : null;
}
