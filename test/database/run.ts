/** `npm run test:database`: installs a real PostgreSQL, then runs the tests that ask it. Arguments go to vitest. */
import { installLocked } from "../install-locked.ts";
import { installGoTools } from "./go-tools.ts";
import { installMoto } from "./moto.ts";
import { findSystemPrograms } from "./system-programs.ts";
import { runInstalled } from "../run-installed.ts";
import { findBinaries, NEWEST } from "./binaries.ts";
import { chooseTemporaryFolder } from "../temporary-folder.ts";

process.exitCode = runInstalled("database", () => {
  installLocked(import.meta.dirname, "database tests");
  findBinaries();
  findBinaries(NEWEST);
  findSystemPrograms();
  installMoto();
  installGoTools();
  process.env["TMPDIR"] = chooseTemporaryFolder();
});
