// Runs after `npm ci` with whatever Node the machine has, and removes what nothing here reads: 67 MB of C headers that
// the pinned Node brings for building native addons, and 38 MB of source maps of Sentry's packages.
import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";

const installed = join(import.meta.dirname ?? ".", "..", "node_modules");

const runtimes = join(installed, "node", "node_modules");
for (const name of namesIn(runtimes)) {
  if (/^node-(bin-)?(linux|darwin|win)/.test(name)) {
    rmSync(join(runtimes, name, "include"), { recursive: true, force: true });
  }
}
for (const scope of ["@sentry", "sentry"]) {
  for (const name of namesIn(join(installed, scope), { recursive: true })) {
    if (name.endsWith(".map")) rmSync(join(installed, scope, name), { force: true });
  }
}

/** Another version of npm or of a package may lay its files elsewhere; then there is nothing to trim. */
function namesIn(folder, options = {}) {
  try {
    return readdirSync(folder, options);
  } catch {
    return [];
  }
}
