/** Files of the repository in front of us, as text of a bounded size; nothing outside its folder is read. */
import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { resolveInside } from "../../../lib/inside-directory.ts";
import type { RepositoryFiles } from "../../../providers/contract.ts";

/** Nothing that is looked for is longer. */
const MAXIMUM_BYTES = 512 * 1024;

export function readFilesOf(directory: string): RepositoryFiles {
  return {
    async read(path) {
      const inside = await resolveInside(directory, path);
      const found = inside === null ? null : await stat(inside).catch(() => null);
      if (inside === null || found === null || !found.isFile() || found.size > MAXIMUM_BYTES) return null;
      return readFile(inside, "utf8").catch(() => null);
    },
    async list(path) {
      return (await readdir(join(directory, path)).catch(() => [])).toSorted();
    },
  };
}
