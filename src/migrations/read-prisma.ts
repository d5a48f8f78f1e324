import type { DatabaseRow } from "../providers/contract.ts";
import { digestsOf, listFolder, readTexts } from "./read-files.ts";
import { readColumns, readRows, requireColumns } from "./read-table.ts";
import type { MigrationTool, RecordedMigration } from "./migration.ts";
import { groupBy } from "../lib/group-by.ts";

/**
 * Prisma. `_prisma_migrations` has a row for every attempt: `finished_at` is written only when all went well, and
 * `rolled_back_at` by `prisma migrate resolve`, after which Prisma passes over the row. `checksum` is the SHA-256 of
 * migration.sql with either form of line ends.
 */
export const prisma: MigrationTool = {
  title: "Prisma",
  defaultDirectory: "prisma/migrations",
  defaultTable: "public._prisma_migrations",
  createsTable: true,
  applyCommand: "npx prisma migrate deploy",
  lateRemedy: "prisma migrate deploy applies them after newer ones; make sure that they do not depend on each other.",
  unknownRemedy:
    "Merge the branch that has them, or restore their folders from git; npx prisma migrate status shows both histories.",
  editedRemedy:
    "Revert the change (git checkout the file as it was applied) and put it into a new migration: npx prisma migrate dev.",
  failedRemedy:
    'Repair what it left behind, then run npx prisma migrate resolve --rolled-back "<name>" (or --applied) and npx prisma migrate deploy.',
  transactionOf: () => "query",
  async readLocal(folder) {
    const { folders } = await listFolder(folder);
    const texts = await readTexts(
      folder,
      folders.map((name) => `${name}/migration.sql`),
    );
    return folders.flatMap((name) => {
      const found = texts.get(`${name}/migration.sql`);
      if (found === undefined) return [];
      const digests = digestsOf(found.text, "sha256");
      return [{ name, ...found, keys: [`name:${name}`], checksums: digests.flatMap((hex) => [hex, unpadded(hex)]) }];
    });
  },
  async readRecorded(session, table) {
    const columns = await readColumns(session, table);
    if (columns === null) return null;
    requireColumns(columns, table, ["migration_name", "checksum", "finished_at", "rolled_back_at", "logs"]);
    const rows = await readRows(
      session,
      table,
      {
        name: "migration_name",
        checksum: "checksum",
        finished: "finished_at",
        rolled: "rolled_back_at",
        logs: "logs is not null and logs <> ''",
      },
      "started_at",
    );
    const counting = rows.filter(({ rolled }) => rolled === null);
    return [...groupBy(counting, ({ name }) => String(name))].map(([name, attempts]) => summarize(name, attempts));
  },
};

/** One that never ended stops Prisma, also where another attempt went well. */
function summarize(name: string, attempts: readonly DatabaseRow[]): RecordedMigration {
  const open = attempts.find(({ finished }) => finished === null);
  const row = open ?? attempts.at(-1);
  // Prisma writes the log when the attempt ends, so that none means that it was cut off, or still runs.
  const state = open === undefined ? "applied" : open["logs"] === "true" ? "failed" : "unfinished";
  return { name, keys: [`name:${name}`], checksum: String(row?.["checksum"] ?? ""), state };
}

/** Prisma 2 wrote each byte without its leading zero, and such rows are never rewritten. */
function unpadded(hex: string): string {
  return hex.replaceAll(/0(.)|(..)/g, "$1$2");
}
