/** Reading the files of a pull request as data: bounded in number and size, and nothing outside of the repository. */
import { createHash } from "node:crypto";
import type { Dirent } from "node:fs";
import { readdir, readFile, stat } from "node:fs/promises";
import { posix } from "node:path";
import { resolveInside } from "../lib/inside-directory.ts";
import type { MigrationFolder } from "./migration.ts";
import { UnreadableMigrations } from "./unreadable-migrations.ts";

/** More than any project has; what a base branch records of each must fit into one deployment's payload. */
export const MAXIMUM_MIGRATIONS = 2000;
const MAXIMUM_FILE_BYTES = 4 * 1024 * 1024;
const MAXIMUM_TOTAL_BYTES = 32 * 1024 * 1024;

/** The names in the folder, sorted as every tool sorts them: by their characters. */
export async function listFolder(folder: MigrationFolder): Promise<{ files: string[]; folders: string[] }> {
  const path = await resolveInside(folder.directory, folder.path);
  const entries = path === null ? null : await readdir(path, { withFileTypes: true }).catch(() => null);
  if (entries === null) {
    throw new UnreadableMigrations(
      `The folder ${folder.path} cannot be read, so the migrations are not known.`,
      "Check dir: it is relative to the repository, and the folder must be checked in.",
    );
  }
  if (entries.length > 2 * MAXIMUM_MIGRATIONS) throw tooMany(folder.path);
  const names = (isOfKind: (entry: Dirent) => boolean) =>
    entries
      .filter(isOfKind)
      .map(({ name }) => name)
      .toSorted();
  // A link is listed as a file, so that one that leads outside is refused aloud when it is read.
  return {
    files: names((entry) => entry.isFile() || entry.isSymbolicLink()),
    folders: names((entry) => entry.isDirectory()),
  };
}

/** The text of each file, by its path relative to the folder. */
export async function readTexts(
  folder: MigrationFolder,
  paths: readonly string[],
): Promise<ReadonlyMap<string, { readonly file: string; readonly text: string }>> {
  if (paths.length > MAXIMUM_MIGRATIONS) throw tooMany(folder.path);
  const texts = new Map<string, { file: string; text: string }>();
  let total = 0;
  for (const path of paths) {
    const file = posix.normalize(posix.join(folder.path, path));
    // One after the other, so that the bound on the sum holds before the next one is read.
    const text = await readText(folder.directory, file);
    total += text.length;
    if (total > MAXIMUM_TOTAL_BYTES) {
      throw new UnreadableMigrations(
        `The migrations in ${folder.path} are larger than ${megabytes(MAXIMUM_TOTAL_BYTES)} in total, so they were not read.`,
        "Keep data out of the migrations, or squash them.",
      );
    }
    texts.set(path, { file, text });
  }
  return texts;
}

async function readText(directory: string, file: string): Promise<string> {
  const path = await resolveInside(directory, file);
  const found = path === null ? null : await stat(path).catch(() => null);
  if (path === null || found === null || !found.isFile()) {
    throw new UnreadableMigrations(
      `The file ${file} cannot be read: it is missing, or lies outside of the repository.`,
      "Check the file in, as a file and not as a link.",
    );
  }
  if (found.size > MAXIMUM_FILE_BYTES) {
    throw new UnreadableMigrations(
      `The file ${file} has ${found.size} bytes, more than the ${megabytes(MAXIMUM_FILE_BYTES)} that are read.`,
      "Load data by some means other than a migration.",
    );
  }
  try {
    const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(await readFile(path));
    // PostgreSQL's parser ends at a zero byte; what stands after it would be judged by nobody.
    if (!text.includes("\0")) return text;
  } catch {
    // Said below, with the remedy.
  }
  throw new UnreadableMigrations(`The file ${file} is not UTF-8 text.`, "Save it as UTF-8.");
}

/**
 * Hexadecimal digests of the text as it is and with either form of line ends: a checkout on Windows changes them, and
 * the database has the digest of the machine that migrated.
 */
export function digestsOf(text: string, algorithm: "sha256" | "sha1" | "md5"): string[] {
  const unix = text.replaceAll("\r\n", "\n");
  const forms = new Set([text, unix, unix.replaceAll("\n", "\r\n")]);
  return [...forms].map((form) => createHash(algorithm).update(form).digest("hex"));
}

function tooMany(path: string): UnreadableMigrations {
  return new UnreadableMigrations(
    `The folder ${path} has more than ${MAXIMUM_MIGRATIONS} migrations, so they were not read.`,
    "Squash old migrations, or check dir.",
  );
}

function megabytes(bytes: number): string {
  return `${bytes / 1024 / 1024} MiB`;
}
