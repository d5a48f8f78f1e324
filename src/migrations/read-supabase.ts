import { posix } from "node:path";
import { digestOf } from "../lib/digest.ts";
import { listFolder, readTexts } from "./read-files.ts";
import { readColumns, readRows, requireColumns } from "./read-table.ts";
import type { SqlReader } from "./parse-sql.ts";
import type { LocalMigration, MigrationTool } from "./migration.ts";

const FILE = /^(\d+)_.*\.sql$/;

/**
 * Supabase. `supabase_migrations.schema_migrations` has `version`, the digits before the file's name, and `statements`,
 * the file split at its semicolons (or in one piece, where the dashboard applied it). The splitting is undone by
 * comparing the words of the SQL alone: comments, white space and semicolons do not count.
 */
export const supabase: MigrationTool = {
  title: "Supabase",
  defaultDirectory: "supabase/migrations",
  defaultTable: "supabase_migrations.schema_migrations",
  createsTable: true,
  applyCommand: "supabase db push",
  lateRemedy: "supabase db push refuses them, being older than an applied one: run supabase db push --include-all.",
  unknownRemedy:
    "Merge the branch that has them, or fetch them: supabase migration fetch. If they were reverted manually: supabase migration repair --status reverted <version>.",
  editedRemedy:
    "Revert the change (git checkout the file as it was applied) and put it into a new migration: supabase migration new <name>.",
  failedRemedy: "Run supabase db push again.",
  transactionOf: () => "file",
  async readLocal(folder, parser) {
    const { files } = await listFolder(folder);
    const names = files.filter((name) => FILE.test(name));
    const texts = await readTexts(folder, names);
    const migrations = names.flatMap((name) => {
      const found = texts.get(name);
      return found === undefined ? [] : [{ name, ...found }];
    });
    return Promise.all(migrations.map((migration) => localMigration(migration, parser.reading(migration.file))));
  },
  async readRecorded(session, table, parser) {
    const columns = await readColumns(session, table);
    if (columns === null) return null;
    requireColumns(columns, table, ["version"]);
    const wanted = {
      version: "version",
      ...(columns.has("name") ? { name: "name" } : {}),
      ...(columns.has("statements") ? { statements: "pg_catalog.array_to_json(statements)" } : {}),
    };
    const rows = await readRows(session, table, wanted, "version");
    const reader = parser.reading(`the table ${table.schema}.${table.table}`);
    return Promise.all(
      rows.map(async ({ version, name, statements }) => ({
        name: typeof name === "string" && name !== "" ? `${version}_${name}` : String(version),
        keys: [`version:${version}`],
        checksum: typeof statements === "string" ? await checksumOf(joined(statements), reader) : null,
        state: "applied" as const,
      })),
    );
  },
};

async function localMigration(
  migration: { readonly name: string; readonly file: string; readonly text: string },
  reader: SqlReader,
): Promise<LocalMigration> {
  const [, version = ""] = FILE.exec(posix.basename(migration.name)) ?? [];
  const checksum = await checksumOf(migration.text, reader);
  return { ...migration, keys: [`version:${version}`], checksums: checksum === null ? [] : [checksum] };
}

/** Null for what cannot be read as SQL, or is empty: that is not compared. */
async function checksumOf(text: string, reader: SqlReader): Promise<string | null> {
  const words = await reader.words(text);
  return words === null || words.length === 0 ? null : digestOf(words.join("\n"), 64);
}

function joined(statements: string): string {
  const list: unknown = JSON.parse(statements);
  return Array.isArray(list) ? list.map((one) => String(one)).join("\n;\n") : "";
}
