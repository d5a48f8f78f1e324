/** Compiles and bundles one of our programs as `dist/` is made, since that is what runs on a runner. */
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join, relative, resolve } from "node:path";

const root = resolve(import.meta.dirname, "../..");
/** Below node_modules, so that packages are found from there and nothing of it is ever committed. */
const cache = join(root, "node_modules/.cache/holdpoint-bench");
const require = createRequire(import.meta.url);

/** Path of the bundle of `test/bench/programs/NAME.ts`. Throws with the compiler's words where it does not build. */
export function bundleProgram(name: string): string {
  const source = join(root, "test/bench/programs", `${name}.ts`);
  const compiled = join(cache, "compiled");
  const bundled = join(cache, name);
  mkdirSync(compiled, { recursive: true });
  rmSync(bundled, { recursive: true, force: true });
  writeFileSync(join(cache, "package.json"), '{ "type": "module" }\n');
  const config = join(cache, `tsconfig.${name}.json`);
  const options = { rootDir: root, outDir: compiled, noEmit: false, noCheck: true };
  writeFileSync(
    config,
    JSON.stringify({ extends: join(root, "tsconfig.json"), compilerOptions: options, include: [source] }),
  );
  run(commandOf("typescript", "tsc"), ["-p", config]);
  const entry = join(compiled, dirname(relative(root, source)), `${basename(name)}.js`);
  run(commandOf("@vercel/ncc", "ncc"), [
    "build",
    entry,
    "--out",
    bundled,
    "--no-cache",
    "--no-source-map-register",
    "--target",
    "es2024",
    "--quiet",
  ]);
  return join(bundled, "index.js");
}

function commandOf(packageName: string, command: string): string {
  const manifest = require.resolve(`${packageName}/package.json`);
  const { bin } = JSON.parse(readFileSync(manifest, "utf8")) as { bin: Readonly<Record<string, string>> };
  const path = bin[command];
  if (path === undefined) throw new Error(`${packageName} has no command ${command}`);
  return join(dirname(manifest), path);
}

function run(script: string, args: readonly string[]): void {
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], { cwd: root, encoding: "utf8" });
  if (status !== 0) throw new Error(`${script} ended with ${status ?? "a signal"}: ${stdout}${stderr}`);
}
