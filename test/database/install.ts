/**
 * Puts PostgreSQL and what else only these tests need into `test/database/node_modules`, as the lock file says, and
 * does nothing where that was done. A package of its own: 80 MB that neither a user nor the unit tests need.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { installPatiently } from "../install-patiently.ts";

const directory = import.meta.dirname;
const lock = join(directory, "package-lock.json");
/** A copy of the lock that was installed; `npm ci` removes it together with everything else. */
const installed = join(directory, "node_modules", ".holdpoint-installed-lock.json");

/** Installs with `npm ci` unless the locked packages are there; prints which. Throws where npm fails. */
export function installDatabase(): void {
  const wanted = readFileSync(lock, "utf8");
  if (readOrNull(installed) === wanted) {
    console.log("database tests: installed as locked");
    return;
  }
  console.log("database tests: npm ci in test/database …");
  const startedAt = Date.now();
  installPatiently("npm", ["ci", "--no-audit", "--no-fund"], {
    cwd: directory,
    stdio: "inherit",
    shell: process.platform === "win32",
  });
  writeFileSync(installed, wanted);
  console.log(`database tests: installed in ${Math.round((Date.now() - startedAt) / 1_000)} s`);
}

function readOrNull(file: string): string | null {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return null;
  }
}
