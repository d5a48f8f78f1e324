/**
 * Puts what only one suite needs into a `node_modules` beside it, as its lock file says, and does nothing where that was
 * done. A package of its own: neither a user nor the unit tests need what weighs so much.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { installPatiently } from "./install-patiently.ts";

/** Installs with `npm ci` unless the locked packages are there; prints which. Throws where npm fails. */
export function installLocked(directory: string, suite: string): void {
  const wanted = readFileSync(join(directory, "package-lock.json"), "utf8");
  // A copy of the lock that was installed; `npm ci` removes it together with everything else.
  const installed = join(directory, "node_modules", ".holdpoint-installed-lock.json");
  if (readOrNull(installed) === wanted) {
    console.log(`${suite}: installed as locked`);
    return;
  }
  console.log(`${suite}: npm ci in ${directory} …`);
  const startedAt = Date.now();
  installPatiently("npm", ["ci", "--no-audit", "--no-fund"], {
    cwd: directory,
    stdio: "inherit",
    shell: process.platform === "win32",
  });
  writeFileSync(installed, wanted);
  console.log(`${suite}: installed in ${Math.round((Date.now() - startedAt) / 1_000)} s`);
}

function readOrNull(file: string): string | null {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return null;
  }
}
