import { isAbsolute, relative, sep } from "node:path";

/** Whether a path is `root` or lies below it. Both are real paths: no link is looked at. */
export function isBelow(root: string, path: string): boolean {
  const way = relative(root, path);
  return way !== ".." && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}
