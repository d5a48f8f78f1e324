import { realpath } from "node:fs/promises";
import { resolve } from "node:path";
import { isBelow } from "./is-below.ts";

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
