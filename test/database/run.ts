/** `npm run test:database`: installs a real PostgreSQL, then runs the tests that ask it. Arguments go to vitest. */
import { installLocked } from "../install-locked.ts";
import { runInstalled } from "../run-installed.ts";
import { findBinaries } from "./binaries.ts";

process.exitCode = runInstalled("database", () => {
  installLocked(import.meta.dirname, "database tests");
  findBinaries();
});
