import { realpath } from "node:fs/promises";
import { isAbsolute, relative, resolve, sep } from "node:path";

/**
 * The real path of a file or folder below `directory`; null where it does not exist or lies outside, also by way of a
 * link: a plan of a pull request must not point a gate that holds secrets at the runner's other files.
 */
export async function resolveInside(directory: string, path: string): Promise<string | null> {
  try {
    const [root, found] = await Promise.all([realpath(directory), realpath(resolve(directory, path))]);
    const way = relative(root, found);
    return way === ".." || way.startsWith(`..${sep}`) || isAbsolute(way) ? null : found;
  } catch {
    return null;
  }
}
