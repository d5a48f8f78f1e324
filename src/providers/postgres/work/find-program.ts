/** Programs of PostgreSQL on this machine, by version: several majors lie side by side on most. */
import { execFile } from "node:child_process";
import { readdir, realpath, stat } from "node:fs/promises";
import { basename, delimiter, join } from "node:path";
import type { PostgresProgram } from "../../contract.ts";
import { toolMissing } from "./tool-missing.ts";

export interface FoundProgram {
  readonly path: string;
  /** `15.18` */
  readonly version: string;
  readonly major: number;
}

/** Where packages put them: Debian's and PGDG's, Red Hat's, Homebrew's for both kinds of Mac, Postgres.app. */
const FOLDERS = [
  "/usr/lib/postgresql",
  "/usr",
  "/opt/homebrew/opt",
  "/usr/local/opt",
  "/home/linuxbrew/.linuxbrew/opt",
  "/Applications/Postgres.app/Contents/Versions",
];
const NAMES_OF_PACKAGES = /^(?:\d+(?:\.\d+)?|pgsql-\d+|postgresql(?:@\d+)?|libpq|latest)$/;
/** Debian's in /usr/bin only starts one of those that lie in the packages' folders, and takes a tenth of a second of Perl to do so. */
const WRAPPER = "pg_wrapper";
const VERSION_LIMIT_MS = 10_000;

/** Which of them can work with a server of this major, the nearest first. */
export const FITS: Readonly<Record<PostgresProgram, (major: number, serverMajor: number) => boolean>> = {
  // An older one refuses a newer server.
  pg_dump: (major, serverMajor) => major >= serverMajor,
  pg_dumpall: (major, serverMajor) => major >= serverMajor,
  // A newer one sends `transaction_timeout`, which servers before 17 do not know.
  pg_restore: (major, serverMajor) => major >= serverMajor && major >= 17 === serverMajor >= 17,
  psql: () => true,
};

type FindProgram = (program: PostgresProgram, serverMajor: number) => Promise<FoundProgram>;

/**
 * Throws ProviderError `tool_missing`. To ask all of them for their versions takes a quarter of a second, so that an answer is
 * remembered; where none fits they are asked again, since a step may have installed one.
 */
export function createProgramFinder(searchPath: string | undefined, list = listPrograms): FindProgram {
  const listed = new Map<PostgresProgram, readonly FoundProgram[]>();
  return async (program, serverMajor) => {
    const fitting = (found: readonly FoundProgram[]) =>
      chooseNearest(
        found.filter(({ major }) => FITS[program](major, serverMajor)),
        serverMajor,
      );
    const remembered = fitting(listed.get(program) ?? []);
    if (remembered !== null) return remembered;
    const found = await list(program, searchPath);
    listed.set(program, found);
    const chosen = fitting(found);
    if (chosen === null) throw toolMissing(program, serverMajor, found);
    return chosen;
  };
}

/** The one whose major is nearest to the server's, of several the newest version. */
export function chooseNearest(found: readonly FoundProgram[], major: number): FoundProgram | null {
  const distance = (program: FoundProgram) => Math.abs(program.major - major);
  const newer = (first: string, second: string) => second.localeCompare(first, "en", { numeric: true });
  const sorted = found.toSorted((first, second) => {
    return distance(first) - distance(second) || newer(first.version, second.version);
  });
  return sorted[0] ?? null;
}

/** Every version that this machine has, each once; a file with two names, as /bin and /usr/bin give it, is asked once. */
export async function listPrograms(program: string, searchPath: string | undefined): Promise<readonly FoundProgram[]> {
  const folders = [...(await packageFolders()), ...(searchPath ?? "").split(delimiter).filter((entry) => entry !== "")];
  const files = new Map<string, string>();
  for (const folder of folders) {
    const path = join(folder, program);
    const file = await realpath(path).catch(() => null);
    if (file !== null && basename(file) !== WRAPPER && !files.has(file)) files.set(file, path);
  }
  const found = await Promise.all([...files.values()].map(readVersion));
  const byVersion = new Map<string, FoundProgram>();
  for (const one of found) if (one !== null && !byVersion.has(one.version)) byVersion.set(one.version, one);
  return [...byVersion.values()];
}

async function packageFolders(): Promise<readonly string[]> {
  const lists = await Promise.all(
    FOLDERS.map(async (folder) => {
      const names = await readdir(folder).catch((): string[] => []);
      return names.filter((name) => NAMES_OF_PACKAGES.test(name)).map((name) => join(folder, name, "bin"));
    }),
  );
  return lists.flat();
}

/** Null where there is no such program, or it does not start here. */
async function readVersion(path: string): Promise<FoundProgram | null> {
  const there = await stat(path).then(
    (entry) => entry.isFile(),
    () => false,
  );
  if (!there) return null;
  const said = await new Promise<string>((resolve) => {
    execFile(path, ["--version"], { timeout: VERSION_LIMIT_MS, env: { LC_ALL: "C" } }, (error, stdout) => {
      resolve(error === null ? stdout : "");
    });
  });
  return parseVersion(path, said);
}

/** `pg_dump (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)`; a version before its release is `19beta1`. */
export function parseVersion(path: string, said: string): FoundProgram | null {
  const [, version, major] = /\(PostgreSQL\) ((\d+)(?:\.\d+|beta\d+|rc\d+|devel)?)/.exec(said) ?? [];
  return version === undefined ? null : { path, version, major: Number(major) };
}
