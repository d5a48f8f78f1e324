/** `*.sql` in one folder, applied in the order of their names. */
import { digestsOf, listFolder, readTexts } from "./read-files.ts";
import type { LocalMigration, MigrationFolder } from "./migration.ts";

/** What a tool makes of the files: which of them are its migrations, and what of their text it runs. */
export interface SqlFiles {
  isMigration(name: string, names: ReadonlySet<string>): boolean;
  /** Null where the tool itself refuses the file; it is judged as a whole then. */
  appliedPart(text: string): string | null;
  /** The tool's table may have checksums of the files. */
  readonly hasChecksums: boolean;
}

export async function readSqlFolder(location: MigrationFolder, rules: SqlFiles): Promise<readonly LocalMigration[]> {
  const { files } = await listFolder(location);
  const all = new Set(files);
  const names = files.filter((name) => name.endsWith(".sql") && rules.isMigration(name, all));
  const texts = await readTexts(location, names);
  return names.flatMap((name) => {
    const found = texts.get(name);
    if (found === undefined) return [];
    const kinds = rules.hasChecksums ? (["sha256", "sha1", "md5"] as const) : [];
    const checksums = kinds.flatMap((kind) => digestsOf(found.text, kind));
    const text = rules.appliedPart(found.text) ?? found.text;
    return [{ name, file: found.file, text, keys: keysOfFile(name), checksums }];
  });
}

/** Tools record a file by its whole name, by the name without its ending, or by the digits at its beginning. */
export function keysOfFile(name: string): string[] {
  const base = name.split("/").at(-1) ?? name;
  const stem = base.replace(/(?:\.up)?\.sql$/i, "");
  const [digits] = /^[vV]?\d+(?:\.\d+)*/.exec(stem) ?? [];
  return [`file:${base}`, `stem:${stem}`, ...(digits === undefined ? [] : [`version:${digits.replace(/^[vV]/, "")}`])];
}

/**
 * What stands between the first line that begins the part that is applied and the first one after it that begins the
 * part that is not. Null without both. Each is a line as the tool writes it and nothing looser: one that only we took
 * for the beginning of the undo part would hide from the judgement what the tool runs. Looked for one after the
 * other: a single pattern takes minutes for a file of a hundred thousand such lines.
 */
export function partBetween(text: string, up: RegExp, down: RegExp): string | null {
  const start = up.exec(text);
  if (start === null) return null;
  const from = start.index + start[0].length;
  const end = down.exec(text.slice(from));
  return end === null ? null : text.slice(0, from + end.index);
}
