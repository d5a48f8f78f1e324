import { posix } from "node:path";
import { z } from "zod";
import { listFolder, readTexts, digestsOf } from "./read-files.ts";
import { readColumns, readRows, requireColumns } from "./read-table.ts";
import type { LocalMigration, MigrationFolder, MigrationTool } from "./migration.ts";
import { UnreadableMigrations } from "./unreadable-migrations.ts";

const JOURNAL = "meta/_journal.json";

const journalSchema = z.object({
  entries: z.array(z.object({ when: z.number(), tag: z.string().regex(/^[^/\\]+$/) })),
});

/**
 * Drizzle. `drizzle.__drizzle_migrations` has `hash`, the SHA-256 of the file's text, and `created_at`, the journal's
 * `when`. Since drizzle-orm 1 it has `name` too, and each migration is a folder named after its second; rows from before
 * keep their `created_at` with its milliseconds.
 */
export const drizzle: MigrationTool = {
  title: "Drizzle",
  defaultDirectory: "drizzle",
  defaultTable: "drizzle.__drizzle_migrations",
  createsTable: true,
  applyCommand: "npx drizzle-kit migrate",
  lateRemedy:
    "drizzle-kit migrate (before version 1) skips a migration that is not newer than the last applied one, so it would never be applied: delete it with its journal entry and snapshot, and run npx drizzle-kit generate on the newest base branch.",
  unknownRemedy:
    "Merge the branch that has them, or restore their files and journal entries; npx drizzle-kit migrate knows nothing of them otherwise.",
  editedRemedy:
    "Revert the change (git checkout the file as it was applied) and put it into a new migration: npx drizzle-kit generate.",
  failedRemedy: "Run npx drizzle-kit migrate again.",
  transactionOf: () => "set",
  async readLocal(folder) {
    const { folders } = await listFolder(folder);
    return folders.includes("meta") ? readJournal(folder) : readFolders(folder, folders);
  },
  async readRecorded(session, table) {
    const columns = await readColumns(session, table);
    if (columns === null) return null;
    requireColumns(columns, table, ["hash", "created_at"]);
    const wanted = { hash: "hash", created: "created_at", ...(columns.has("name") ? { name: "name" } : {}) };
    const rows = await readRows(session, table, wanted, "created_at");
    return rows.map(({ hash, created, name }) => {
      const named = typeof name === "string" && name !== "" ? [`name:${name}`] : [];
      const when = Number(created);
      return {
        name:
          typeof name === "string" && name !== "" ? name : `the one of ${when} (hash ${String(hash).slice(0, 12)}…)`,
        keys: [...named, `when:${when}`, `second:${Math.floor(when / 1000)}`, `hash:${String(hash)}`],
        checksum: String(hash),
        state: "applied",
      };
    });
  },
};

async function readJournal(folder: MigrationFolder): Promise<readonly LocalMigration[]> {
  const journal = (await readTexts(folder, [JOURNAL])).get(JOURNAL);
  const parsed = journalSchema.safeParse(parseJson(journal?.text ?? ""));
  if (!parsed.success) {
    throw new UnreadableMigrations(
      `The journal ${posix.join(folder.path, JOURNAL)} is not one that drizzle-kit writes.`,
      "Restore it from git; a merge conflict is the usual cause.",
    );
  }
  const { entries } = parsed.data;
  const texts = await readTexts(
    folder,
    entries.map(({ tag }) => `${tag}.sql`),
  );
  // By the journal's own order: drizzle applies them so, whatever the files are called.
  return entries.flatMap(({ tag, when }) => {
    const found = texts.get(`${tag}.sql`);
    if (found === undefined) return [];
    const hashes = digestsOf(found.text, "sha256");
    const keys = [`name:${tag}`, `when:${when}`, ...hashes.map((hash) => `hash:${hash}`)];
    return [{ name: tag, ...found, at: when, keys, checksums: hashes }];
  });
}

async function readFolders(folder: MigrationFolder, names: readonly string[]): Promise<readonly LocalMigration[]> {
  const migrations = names.filter((name) => /^\d{14}_/.test(name));
  const texts = await readTexts(
    folder,
    migrations.map((name) => `${name}/migration.sql`),
  );
  return migrations.flatMap((name) => {
    const found = texts.get(`${name}/migration.sql`);
    if (found === undefined) return [];
    const hashes = digestsOf(found.text, "sha256");
    const [, year, month, day, hour, minute, second] = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)_/.exec(name) ?? [];
    const at = Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second));
    const keys = [`name:${name}`, `second:${at / 1000}`, ...hashes.map((hash) => `hash:${hash}`)];
    return [{ name, ...found, keys, checksums: hashes }];
  });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
