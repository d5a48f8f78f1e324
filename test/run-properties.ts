/** `npm run test:properties`: every property with many more cases than `npm test` has time for. CI tries as many in its `npm test`. */
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const root = join(import.meta.dirname, "..");
const TIMES = "5";

const files = readdirSync(import.meta.dirname, { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".test.ts") && !name.includes("node_modules"))
  .filter((name) => readFileSync(join(import.meta.dirname, name), "utf8").includes('from "fast-check"'))
  .map((name) => join("test", name));
const vitest = join(root, "node_modules/vitest/vitest.mjs");
const { error, status } = spawnSync(process.execPath, [vitest, "run", ...files, ...process.argv.slice(2)], {
  cwd: root,
  stdio: "inherit",
  env: { ...process.env, PROPERTY_RUNS: process.env["PROPERTY_RUNS"] ?? TIMES },
});
if (error !== undefined) throw error;
process.exitCode = status ?? 1;
