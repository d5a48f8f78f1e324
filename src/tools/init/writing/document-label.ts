import { basename, isAbsolute } from "node:path";

const LONGEST = 100;

/** How a plan names the document: as people do, and never where it lies on their machine. */
export function documentLabel(file: string): string {
  const name = isAbsolute(file) || file.startsWith("..") ? basename(file) : file.replace(/^\.\//, "");
  return name.replaceAll(/[\p{Cc}\p{Cf}\s#]+/gu, "-").slice(-LONGEST);
}
