/** `npm run test:database`: installs a real PostgreSQL, then runs the tests that ask it. Arguments go to vitest. */
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { installDatabase } from "./install.ts";
import { findBinaries } from "./binaries.ts";

const root = join(import.meta.dirname, "..", "..");

const missing = prepare();
if (missing === null) {
  const result = spawnSync(
    process.execPath,
    [
      join(root, "node_modules", "vitest", "vitest.mjs"),
      "run",
      "--root",
      root,
      "--config",
      join(root, "test", "database", "vitest.config.ts"),
      ...process.argv.slice(2),
    ],
    { cwd: root, stdio: "inherit" },
  );
  if (result.error !== undefined) throw result.error;
  process.exitCode = result.status ?? 1;
} else {
  const line = "!".repeat(100);
  console.error(`${line}\nDATABASE TESTS DID NOT RUN: ${missing}\n${line}`);
  // On a laptop without a network the rest can still be tested; a CI that skips these would be green by accident.
  process.exitCode = isCi() ? 1 : 0;
}

/** Why there is no PostgreSQL to ask; null where there is one. */
function prepare(): string | null {
  try {
    installDatabase();
    findBinaries();
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function isCi(): boolean {
  return !["", "false", "0"].includes(process.env["CI"] ?? "");
}
