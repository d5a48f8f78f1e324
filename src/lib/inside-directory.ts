import { realpath } from "node:fs/promises";
import { isAbsolute, relative, resolve, sep } from "node:path";

/**
 * The real path of a file or folder below `directory`; null where it does not exist or lies outside, also by way of a
 * link: a plan of a pull request must not point a gate that holds secrets at the runner's other files.
 */
export async function resolveInside(directory: string, path: string): Promise<string | null> {
  try {
    const [root, found] = await Promise.all([realpath(directory), realpath(resolve(directory, path))]);
    return isBelow(root, found) ? found : null;
  } catch {
    return null;
  }
}

/** Whether a path below `directory` exists and is, by way of a link, somewhere else. */
export async function leadsOutside(directory: string, path: string): Promise<boolean> {
  const found = await realpath(resolve(directory, path)).catch(() => null);
  return found !== null && !isBelow(await realpath(directory), found);
}

function isBelow(root: string, found: string): boolean {
  const way = relative(root, found);
  return way !== ".." && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}
