import { lstat, readdir } from "node:fs/promises";
import { join } from "node:path";
import { hold, type Verdict } from "../../lib/verdict.ts";
import { renderSize } from "./size.ts";

export interface BuiltFile {
  /** Below the folder, with `/` between its parts. */
  readonly path: string;
  readonly absolute: string;
  readonly bytes: number;
}

export interface Listing {
  readonly files: readonly BuiltFile[];
  /** Links, which are not followed: one inside the folder leads to what counts anyway, another one out of it. */
  readonly links: number;
}

const MAXIMUM_ENTRIES = 20_000;

/** Every regular file below `root`, sorted by path; a verdict where there are more than can be looked at. */
export async function listFiles(
  root: string,
  shown: string,
  signal?: AbortSignal,
  maximum: number = MAXIMUM_ENTRIES,
): Promise<Listing | Verdict> {
  const files: BuiltFile[] = [];
  let [links, seen] = [0, 0];
  const folders = [""];
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    signal?.throwIfAborted();
    const entries = await readdir(join(root, folder), { withFileTypes: true });
    seen += entries.length;
    if (seen > maximum) return tooMuch(`${shown} has more than ${maximum} files and folders`);
    for (const entry of entries) {
      const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
      if (entry.isSymbolicLink()) links += 1;
      else if (entry.isDirectory()) folders.push(path);
      else if (entry.isFile()) {
        const absolute = join(root, path);
        files.push({ path, absolute, bytes: (await lstat(absolute)).size });
      }
    }
  }
  return { files: files.toSorted((a, b) => (a.path < b.path ? -1 : 1)), links };
}

/** Files larger than this are no bundle, and would not be read in a sensible time. */
export const MAXIMUM_FILE_BYTES = 100e6;
const MAXIMUM_TOTAL_BYTES = 500e6;

/** A verdict where the counted files are more than can be measured. */
export function refuseTooMuch(files: readonly BuiltFile[]): Verdict | null {
  const large = files.find(({ bytes }) => bytes > MAXIMUM_FILE_BYTES);
  if (large !== undefined) {
    return tooMuch(
      `${large.path} has ${renderSize(large.bytes)}, more than the ${renderSize(MAXIMUM_FILE_BYTES)} of one file`,
    );
  }
  const total = files.reduce((sum, { bytes }) => sum + bytes, 0);
  if (total <= MAXIMUM_TOTAL_BYTES) return null;
  return tooMuch(
    `The files have ${renderSize(total)} together, more than the ${renderSize(MAXIMUM_TOTAL_BYTES)} of a folder`,
  );
}

function tooMuch(what: string): Verdict {
  return hold(
    "no_data",
    `${what} that can be measured here.`,
    "Set dir to the folder that a browser loads from, or leave out what does not belong with exclude.",
  );
}
