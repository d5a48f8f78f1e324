import { readColumns, readRows, requireColumns } from "./read-table.ts";
import type { MigrationTool } from "./migration.ts";
import { partBetween, readSqlFolder } from "./sql-folder.ts";

/** Lines as goose's own documentation writes them; it ends lines at \n alone. */
const UP = /(?<![^\n])--[ \t]*\+goose[ \t]+Up[ \t]*(?=\r?\n)/;
const DOWN = /(?<![^\n])--[ \t]*\+goose[ \t]+Down[ \t]*(?=\r?\n|$)/;

const NO_TRANSACTION = /(?<![^\n])--[ \t]*\+goose[ \t]+NO[ \t]+TRANSACTION[ \t]*(?=\r?\n|$)/;

/**
 * goose, with migrations in SQL: each file has what it does after `-- +goose Up`, and how to take that back after
 * `-- +goose Down`. Its table begins with a row of version 0, and versions before 3 added a row where one was undone.
 */
export const goose: MigrationTool = {
  title: "goose",
  defaultDirectory: "migrations",
  defaultTable: "public.goose_db_version",
  createsTable: true,
  applyCommand: "goose up",
  lateRemedy: "goose up refuses them, being older than an applied one: run goose up -allow-missing.",
  unknownRemedy: "Merge the branch that has them, or restore their files from git; goose status shows both.",
  editedRemedy: "Revert the change (git checkout the file as it was applied), and run goose create <name> sql.",
  failedRemedy: "Run goose up again.",
  transactionOf: (text) => (NO_TRANSACTION.test(text) ? "statement" : "file"),
  async readLocal(location) {
    const found = await readSqlFolder(location, {
      isMigration: (name) => /^\d+_/.test(name),
      appliedPart: (text) => partBetween(text, UP, DOWN),
      hasChecksums: false,
    });
    // By their numbers: 9_a.sql comes before 10_b.sql.
    return found
      .map((migration) => ({ migration, version: BigInt(/^\d+/.exec(migration.name)?.[0] ?? 0) }))
      .toSorted((one, other) => (one.version < other.version ? -1 : one.version > other.version ? 1 : 0))
      .map(({ migration, version }) => ({ ...migration, keys: [keyOf(String(version))] }));
  },
  async readRecorded(session, table) {
    const columns = await readColumns(session, table);
    if (columns === null) return null;
    requireColumns(columns, table, ["id", "version_id", "is_applied"]);
    const rows = await readRows(session, table, { version: "version_id", applied: "is_applied" }, "id");
    const newest = new Map(rows.map(({ version, applied }) => [String(version), applied === "true"]));
    return [...newest].flatMap(([version, applied]) =>
      version === "0" || !applied
        ? []
        : [{ name: version, keys: [keyOf(version)], checksum: null, state: "applied" as const }],
    );
  },
};

function keyOf(version: string): string {
  return `version:${version}`;
}
