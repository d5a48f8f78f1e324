// Runs after `npm ci` with whatever Node the machine has. The pinned Node brings 67 MB of C headers, for building native
// addons, which nothing here does.
import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";

const packages = join(import.meta.dirname ?? ".", "..", "node_modules", "node", "node_modules");
let names = [];
try {
  names = readdirSync(packages);
} catch {
  // Another version of npm or of the package may lay them elsewhere; then there is nothing to trim.
}
for (const name of names) {
  if (/^node-(bin-)?(linux|darwin|win)/.test(name))
    rmSync(join(packages, name, "include"), { recursive: true, force: true });
}
