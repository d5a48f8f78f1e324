/**
 * Everything that the other suites install, one after the other: `.ci/run` fetches it while the machine works
 * on something else. A suite finds what is installed, and installs by itself what is not.
 */
import { join, resolve } from "node:path";
import { installClients } from "./clients/install.ts";
import { installGoTools } from "./database/go-tools.ts";
import { installLocked } from "./install-locked.ts";
import { installPackages } from "./render/tools.ts";
import { installTools } from "./workflows/install-tools.ts";

const installers = {
  "contract tests": installClients,
  "database tests": () => {
    installLocked(join(import.meta.dirname, "database"), "database tests");
    installGoTools();
  },
  "oldest Node": () => installLocked(join(import.meta.dirname, "oldest-node"), "oldest Node"),
  "render tests": installPackages,
  "workflow tests": () => installTools(resolve(import.meta.dirname, "..")),
};

for (const [suite, install] of Object.entries(installers)) {
  try {
    install();
    console.log(`what the ${suite} need is installed`);
  } catch (error) {
    console.log(`what the ${suite} need is not installed: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 1;
  }
}
