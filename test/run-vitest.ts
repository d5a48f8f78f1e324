import { spawnSync } from "node:child_process";
import { join } from "node:path";

const root = join(import.meta.dirname, "..");

/** Runs the tests of a folder below `test/` by its own vitest.config.ts, with the arguments of this process; gives its exit code. */
export function runVitest(folder: string): number {
  const { error, status } = spawnSync(
    process.execPath,
    [
      join(root, "node_modules", "vitest", "vitest.mjs"),
      "run",
      "--root",
      root,
      "--config",
      join(root, "test", folder, "vitest.config.ts"),
      ...process.argv.slice(2),
    ],
    { cwd: root, stdio: "inherit" },
  );
  if (error !== undefined) throw error;
  return status ?? 1;
}
