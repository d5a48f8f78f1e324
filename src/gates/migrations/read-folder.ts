import { digestsOf, listFolder, readTexts } from "./read-files.ts";
import { quoted, readColumns, readRows, requireColumns } from "./read-table.ts";
import { type MigrationTool, UnreadableMigrations } from "./migration.ts";

/** Files that take a migration back: other tools keep them beside. */
const UNDO = /[._](?:down|undo|rollback)\.sql$/i;
/** The lines that dbmate and goose begin the two parts of a file with: what it does, and how to take that back. */
const PARTS = [
  { up: /^--[^\S\n]*migrate:up\b/im, down: /^--[^\S\n]*migrate:down\b/im },
  { up: /^--[^\S\n]*\+goose[^\S\n]+up\b/im, down: /^--[^\S\n]*\+goose[^\S\n]+down\b/im },
];

/** `*.sql` in one folder, applied in the order of their names and recorded in a table that the plan names. */
export const folder: MigrationTool = {
  title: "The folder",
  defaultDirectory: "migrations",
  defaultTable: "public.schema_migrations(version)",
  createsTable: false,
  applyCommand: "the project's own migration command",
  lateRemedy: "They are older than an applied one: see that the project's migration command does not pass over them.",
  unknownRemedy: "Merge the branch that has them, or restore their files from git.",
  editedRemedy: "Take the change back (git checkout the file as it was applied) and put it into a new file.",
  failedRemedy: "Run the project's own migration command again.",
  async readLocal(location) {
    const { files } = await listFolder(location);
    const names = files.filter((name) => name.endsWith(".sql") && !UNDO.test(name));
    const texts = await readTexts(location, names);
    return names.flatMap((name) => {
      const found = texts.get(name);
      if (found === undefined) return [];
      const checksums = (["sha256", "sha1", "md5"] as const).flatMap((kind) => digestsOf(found.text, kind));
      return [{ name, file: found.file, text: withoutUndoPart(found.text), keys: keysOf(name), checksums }];
    });
  },
  async readRecorded(session, table) {
    const columns = await readColumns(session, table);
    if (columns === null) return null;
    const [name = "version", checksum] = table.columns;
    requireColumns(columns, table, [name, ...(checksum === undefined ? [] : [checksum])]);
    if (columns.has("dirty")) {
      throw new UnreadableMigrations(
        `The table ${table.schema}.${table.table} has the newest version alone (it has a column "dirty"), so nothing is known about each migration.`,
        "Use a tool that records every migration, or ask with a command gate.",
      );
    }
    const wanted = { name: quoted(name), ...(checksum === undefined ? {} : { checksum: quoted(checksum) }) };
    const rows = await readRows(session, table, wanted, quoted(name));
    return rows.map((row) => ({
      name: String(row["name"]),
      keys: keysOf(String(row["name"])),
      checksum: readableDigest(row["checksum"] ?? null),
      state: "applied",
    }));
  },
};

/**
 * Only with the line above that starts the other part: a file without one is run as a whole, and must be judged as a
 * whole. Looked for one after the other: a single pattern takes minutes for a file of a hundred thousand such lines.
 */
function withoutUndoPart(text: string): string {
  for (const { up, down } of PARTS) {
    const start = up.exec(text);
    if (start === null) continue;
    const from = `${text}\n`.indexOf("\n", start.index) + 1;
    const end = down.exec(text.slice(from));
    if (end !== null) return text.slice(0, from + end.index);
  }
  return text;
}

/** Tools record a file by its whole name, by the name without its ending, or by the digits at its beginning. */
function keysOf(name: string): string[] {
  const base = name.split("/").at(-1) ?? name;
  const stem = base.replace(/(?:\.up)?\.sql$/i, "");
  const [digits] = /^[vV]?\d+(?:\.\d+)*/.exec(stem) ?? [];
  return [`file:${base}`, `stem:${stem}`, ...(digits === undefined ? [] : [`version:${digits.replace(/^[vV]/, "")}`])];
}

/** Hexadecimal MD5, SHA-1 or SHA-256; of any other sort nothing can be said. */
function readableDigest(value: unknown): string | null {
  const text = String(value ?? "").toLowerCase();
  return /^(?:[0-9a-f]{32}|[0-9a-f]{40}|[0-9a-f]{64})$/.test(text) ? text : null;
}
