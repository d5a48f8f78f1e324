import type { HistoryTool } from "./history-tool.ts";
import type { LocalMigration, RecordedMigration } from "./migration.ts";
import { readColumns, readRows, requireColumns } from "./read-table.ts";
import { readSqlFolder } from "./sql-folder.ts";

const FILE = /^(\d+)_.*\.up\.sql$/;

/**
 * golang-migrate: `<version>_<title>.up.sql` and `.down.sql`. Its table has one row, the newest version, and `dirty` while that
 * one is applied; after an error it stays so, and the tool refuses to go on until a person says what is there.
 */
export const golangMigrate: HistoryTool = {
  title: "golang-migrate",
  defaultDirectory: "migrations",
  defaultTable: "public.schema_migrations",
  createsTable: true,
  applyCommand: "migrate up",
  lateRemedy: "migrate up passes over them for ever, being older than the applied version: give them a newer one.",
  unknownRemedy: "Merge the branch that has it, or restore its files from git.",
  editedRemedy: "Revert the change (git checkout the file as it was applied) and put it into a new file.",
  failedRemedy:
    "Look which of its statements took effect, repair that by hand, and then say which version the database has: migrate force <version>.",
  transaction: "file",
  besides: { schemas: [], tables: [] },
  async readLocal(location) {
    const found = await readSqlFolder(location, {
      isMigration: (name) => FILE.test(name),
      appliedPart: (text) => text,
      hasChecksums: false,
    });
    return found
      .map((migration) => ({ ...migration, version: versionOf(migration) }))
      .toSorted((one, other) => (one.version < other.version ? -1 : one.version > other.version ? 1 : 0))
      .map(({ version, ...migration }) => ({ ...migration, keys: [keyOf(version)] }));
  },
  async readRecorded(session, table, _parser, local) {
    const columns = await readColumns(session, table);
    if (columns === null) return null;
    requireColumns(columns, table, ["version", "dirty"]);
    const [row] = await readRows(session, table, { version: "version", dirty: "dirty" }, "version desc");
    if (row === undefined) return [];
    return expand(BigInt(String(row["version"])), row["dirty"] === "true", local);
  },
};

/** Every file up to the version, which is all that its table says of them. */
function expand(newest: bigint, dirty: boolean, local: readonly LocalMigration[]): readonly RecordedMigration[] {
  const row = (version: bigint, name: string): RecordedMigration => ({
    name,
    keys: [keyOf(version)],
    checksum: null,
    state: dirty && version === newest ? "failed" : "applied",
  });
  const older = local.filter((migration) => versionOf(migration) < newest);
  const own = local.find((migration) => versionOf(migration) === newest);
  return [
    ...older.map((migration) => row(versionOf(migration), migration.name)),
    row(newest, own?.name ?? String(newest)),
  ];
}

function versionOf({ name }: Pick<LocalMigration, "name">): bigint {
  return BigInt(FILE.exec(name)?.[1] ?? 0);
}

function keyOf(version: bigint): string {
  return `version:${version}`;
}
