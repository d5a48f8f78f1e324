/** `npm run test:mutation`: changes the sources one place at a time, and expects a test of the same folder to notice. */
import { spawnSync } from "node:child_process";
import { existsSync, globSync, readFileSync, rmSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { parseArgs } from "node:util";
import { z } from "zod";
import { installLocked } from "../install-locked.ts";
import { judgeMutants } from "./judge-mutants.ts";
import { type Mutant, readMutants, reportSchema } from "./read-mutants.ts";
import { renderMutants } from "./render-mutants.ts";

const HELP = `npm run test:mutation -- [options] [file or folder below src ...]

Changes each place of these sources (src/release, src/judge and src/engine), one at a time, and runs the tests of the same folder.

  --known   a change that the last run tried is not tried again where neither its file nor a test that it was shown to differs
  --tests   the tests to ask, as a pattern below the repository's root, in place of those of the same folder
  --help    this

Ends with 0 where at least 90 % of what could be noticed in each folder was, else with 1; with 2 on a mistake in the call.`;

const root = join(import.meta.dirname, "..", "..");
const report = join(root, "build/mutation/report.json");

const equivalents = z.array(
  z.strictObject({ file: z.string(), place: z.string(), from: z.string(), to: z.string(), reason: z.string().min(1) }),
);

process.exitCode = main();

function main(): number {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      known: { type: "boolean", default: false },
      tests: { type: "string" },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) {
    console.log(HELP);
    return 0;
  }
  const files = (positionals.length === 0 ? ["src/release", "src/judge", "src/engine"] : positionals).map(sourcesOf);
  if (files.includes(null)) {
    console.error(`${positionals.join(" ")}: expected files or folders below src that exist. See --help.`);
    return 2;
  }
  const sources = [...new Set(files.flatMap((some) => some ?? []))].toSorted();
  installLocked(import.meta.dirname, "mutation tests");
  const mutants: Mutant[] = [];
  for (const [folder, some] of Map.groupBy(sources, dirname)) {
    const status = runStryker(some, values.tests ?? testsOf(folder), values.known);
    if (status !== 0) return status;
    const found = readMutants(reportSchema.parse(JSON.parse(readFileSync(report, "utf8"))));
    // With `--known` the report has those of earlier runs as well.
    mutants.push(...found.filter(({ file }) => some.includes(file)));
  }
  const listed = equivalents.parse(JSON.parse(readFileSync(join(import.meta.dirname, "survivors.json"), "utf8")));
  const judged = judgeMutants(mutants, listed);
  console.log(renderMutants(judged));
  return judged.passed ? 0 : 1;
}

/** As `src/release/pin.ts`; null where there are none. */
function sourcesOf(argument: string): readonly string[] | null {
  const path = relative(root, join(root, argument));
  if (!path.startsWith("src/") || !existsSync(join(root, path))) return null;
  return path.endsWith(".ts") ? [path] : globSync(`${path}/**/*.ts`, { cwd: root });
}

/** Those that lie as the sources do, or, where there are none, those of the nearest folder around them. */
function testsOf(folder: string): string {
  const tests = join(folder.replace(/^src/, "test"), "*.test.ts");
  return globSync(tests, { cwd: root }).length > 0 || folder === "src" ? tests : testsOf(dirname(folder));
}

function runStryker(sources: readonly string[], tests: string, known: boolean): number {
  rmSync(report, { force: true });
  const { error, status } = spawnSync(
    process.execPath,
    [
      join(import.meta.dirname, "node_modules/@stryker-mutator/core/bin/stryker.js"),
      "run",
      "test/mutation/stryker.config.json",
      "--mutate",
      sources.join(","),
      ...(known ? ["--incremental"] : []),
    ],
    {
      cwd: root,
      stdio: "inherit",
      // A change that a property notices is nearly always noticed by its first cases, and each change asks them anew.
      env: { PROPERTY_RUNS: "0.05", ...process.env, MUTATION_TESTS: tests },
    },
  );
  if (error !== undefined) throw error;
  return status ?? 1;
}
