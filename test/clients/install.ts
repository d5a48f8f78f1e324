/**
 * Puts the vendors' own clients into `test/clients/node_modules`, as the lock file says, and nothing where they are there.
 * They are a package of their own because they weigh 900 MB, which neither a user nor the unit tests need.
 *
 * The overrides in package.json: `sandbox` and `sentry` name versions that exist where the wanted ones do not; the CLI's
 * native binaries (one optional package a platform, not all of them published everywhere, without which `npm ci` refuses
 * the lock) are a tiny package that has no binary, so that the CLI runs its JavaScript on every machine.
 */
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { installPatiently } from "../install-patiently.ts";

const directory = dirname(fileURLToPath(import.meta.url));

interface LockedPackage {
  readonly version?: string;
  readonly integrity?: string;
  /** Left out by npm where it is for another platform. */
  readonly optional?: boolean;
}

/** Installs with `npm ci` unless the installed tree is the locked one; prints which. Throws where npm fails. */
export function installClients(): void {
  const difference = findDifference();
  if (difference === null) {
    console.log("test clients: installed as locked");
    return;
  }
  console.log(`test clients: npm ci in test/clients (${difference}) …`);
  const startedAt = Date.now();
  // No install script runs: the clients work without (their binaries come as optional packages).
  installPatiently("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], { cwd: directory, stdio: "inherit" });
  console.log(`test clients: installed in ${Math.round((Date.now() - startedAt) / 1_000)} s`);
}

/** Path of a file inside an installed client: `clientFile("vercel/dist/vc.js")`. */
export function clientFile(path: string): string {
  return join(directory, "node_modules", path);
}

function findDifference(): string | null {
  const locked = readPackages(join(directory, "package-lock.json"));
  // npm writes down what it installed in this file, in the lock's own format.
  const installed = readPackages(join(directory, "node_modules", ".package-lock.json"));
  if (locked === null) throw new Error("test/clients/package-lock.json cannot be read");
  if (installed === null) return "nothing is installed";
  for (const [path, entry] of Object.entries(locked)) {
    if (path === "" || (entry.optional === true && installed[path] === undefined)) continue;
    const found = installed[path];
    if (found?.version !== entry.version || found?.integrity !== entry.integrity) return `${path} differs`;
  }
  for (const path of Object.keys(installed)) {
    if (locked[path] === undefined) return `${path} is not in the lock`;
  }
  return null;
}

function readPackages(file: string): Readonly<Record<string, LockedPackage>> | null {
  try {
    const parsed: { readonly packages?: Readonly<Record<string, LockedPackage>> } = JSON.parse(
      readFileSync(file, "utf8"),
    );
    return parsed.packages ?? null;
  } catch {
    return null;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) installClients();
