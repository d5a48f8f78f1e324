/** `npm run test:database`: installs a real PostgreSQL, then runs the tests that ask it. Arguments go to vitest. */
import { installDatabase } from "./install.ts";
import { runVitest } from "../run-vitest.ts";
import { findBinaries } from "./binaries.ts";

const missing = prepare();
if (missing === null) {
  process.exitCode = runVitest("database");
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
