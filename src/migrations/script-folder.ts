/** Files of programs (JavaScript, TypeScript), one a migration, applied in the order of their names. */
import { posix } from "node:path";
import type { LocalMigration, MigrationFolder } from "./migration.ts";
import { listFolder, readTexts } from "./read-files.ts";

const SCRIPT = /\.(?:[cm]?[jt]s|sql)$/;
const NO_SCRIPT = /\.(?:d\.[cm]?ts|map|test\.[cm]?[jt]s|spec\.[cm]?[jt]s)$/;

/** `keysOf` gets the name without its ending. Their text is not judged; it shows what leaves its transaction. */
export async function readScriptFolder(
  location: MigrationFolder,
  keysOf: (file: string, stem: string) => readonly string[],
): Promise<readonly LocalMigration[]> {
  const { files } = await listFolder(location);
  const names = files.filter((name) => SCRIPT.test(name) && !NO_SCRIPT.test(name) && !name.startsWith("."));
  const texts = await readTexts(location, names);
  return names.flatMap((name) => {
    const found = texts.get(name);
    if (found === undefined) return [];
    const stem = posix.parse(name).name;
    return [{ name: stem, ...found, keys: keysOf(name, stem), checksums: [] }];
  });
}
