/** One digest over everything that a build of `dist/` depends on, so that anybody can tell whether it is of these sources. */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";

/** Where the build leaves the digest, inside `dist/`. */
export const DIGEST_FILE = "sources.sha256";
/** Packages that only the build uses, and that decide what it writes. */
const BUILDERS = new Set(["node_modules/typescript", "node_modules/@vercel/ncc"]);

interface Lock {
  readonly packages: Readonly<Record<string, { readonly dev?: boolean; readonly version?: string }>>;
}

export function sourceDigest(root: string): string {
  const hash = createHash("sha256");
  for (const file of filesOf(root)) {
    hash
      .update(`${relative(root, file).split(sep).join("/")}\0`)
      .update(readFileSync(file))
      .update("\0");
  }
  const { packages } = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")) as Lock;
  for (const [path, { dev, version }] of Object.entries(packages)) {
    if (path !== "" && (dev !== true || BUILDERS.has(path))) hash.update(`${path} ${version}\n`);
  }
  return hash.digest("hex");
}

function filesOf(root: string): readonly string[] {
  const folders = ["src", "scripts/notices"].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name)),
  );
  return [...folders, join(root, "tsconfig.json"), join(root, "scripts/build.ts")].toSorted();
}
