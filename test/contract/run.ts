/** `npm run test:contract`: installs the vendors' own clients, then runs the tests that point them at the emulators. */
import { spawnSync } from "node:child_process";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { installClients } from "../clients/install.ts";

const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..");

installClients();
const result = spawnSync(
  process.execPath,
  [
    join(root, "node_modules", "vitest", "vitest.mjs"),
    "run",
    "--root",
    root,
    "--config",
    join(root, "test", "contract", "vitest.config.ts"),
    ...process.argv.slice(2),
  ],
  { cwd: root, stdio: "inherit" },
);
if (result.error !== undefined) throw result.error;
process.exitCode = result.status ?? 1;
