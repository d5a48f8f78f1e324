/**
 * Builds `dist/`, what runners and `npx` execute: tsc into `build/src`, then ncc into one entry and its chunks.
 * The same sources give the same bytes on every machine, so that a committed `dist/` can be checked by building it
 * again. tsc comes first because ncc's own TypeScript loader needs a compiler API that TypeScript 7 does not have.
 */
import { spawnSync } from "node:child_process";
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { renderStarters } from "./starters.ts";
import { dirname, join, resolve } from "node:path";
import { DIGEST_FILE, sourceDigest } from "./source-digest.ts";

const root = resolve(import.meta.dirname, "..");
const compiled = join(root, "build/src");
const bundled = join(root, "build/dist");
const dist = join(root, "dist");
const require = createRequire(import.meta.url);

/** `dist/` is loaded as ES modules also where no package.json of ours stands above it, as in a copied action. */
const WRITTEN: Readonly<Record<string, string>> = {
  "package.json": '{\n  "type": "module"\n}\n',
  ...renderStarters(JSON.parse(readFileSync(join(root, "package.json"), "utf8")).engines.node),
};

const startedAt = performance.now();
// Of what is built from here on: an edit that comes in the meantime makes the result older than the sources.
const digest = sourceDigest(root);
rmSync(join(root, "build"), { recursive: true, force: true });
// Several checkers each work out again the types that all of src shares: one takes little longer, and half the processor time.
run(binaryOf("typescript", "tsc"), ["-p", "tsconfig.json", "--checkers", "1"]);
bundle(join(compiled, "entry.js"), bundled);
addSqlParser(join(root, "build/sql-parser"));
for (const [name, text] of Object.entries({ ...WRITTEN, [DIGEST_FILE]: `${digest}\n` }))
  writeFileSync(join(bundled, name), text);
const changes = replaceFolder(bundled, dist);
chmodSync(join(dist, "cli.js"), 0o755);
const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
console.log(`dist: ${changes.written} files changed, ${changes.removed} removed, ${seconds} s`);

function bundle(entry: string, out: string): void {
  run(binaryOf("@vercel/ncc", "ncc"), [
    "build",
    entry,
    "--out",
    out,
    // ncc keeps webpack's cache in the folder for temporary files; a build must not depend on what ran before it.
    "--no-cache",
    "--no-source-map-register",
    "--target",
    "es2023",
    "--license",
    "LICENSES.txt",
    "--quiet",
  ]);
}

/**
 * PostgreSQL's parser reads its WebAssembly from the folder of its own script, and cannot stand in an ES module. So it
 * is bundled by itself, as CommonJS, and both files lie beside the entry: see parse-sql.ts.
 */
function addSqlParser(out: string): void {
  const script = require.resolve("libpg-query/wasm/index.cjs");
  bundle(script, out);
  const name = readdirSync(out).find((file) => file.startsWith("index."));
  if (name === undefined) throw new Error(`ncc wrote no script of ${script}`);
  copyFileSync(join(out, name), join(bundled, "libpg-query.cjs"));
  copyFileSync(join(dirname(script), "libpg-query.wasm"), join(bundled, "libpg-query.wasm"));
  const licenses = join(bundled, "LICENSES.txt");
  const notices = [licenses, join(out, "LICENSES.txt"), join(root, "scripts/notices/libpg-query.txt")];
  // The package names its own licence only; what is compiled into its WebAssembly has licences of its own.
  writeFileSync(licenses, `${notices.map((file) => readFileSync(file, "utf8").trimEnd()).join("\n\n")}\n`);
}

/** Path of a package's command, found as Node finds the package, so that no shell or PATH takes part. */
function binaryOf(packageName: string, command: string): string {
  const manifest = require.resolve(`${packageName}/package.json`);
  const { bin } = JSON.parse(readFileSync(manifest, "utf8")) as { bin: Readonly<Record<string, string>> };
  const path = bin[command];
  if (path === undefined) throw new Error(`${packageName} has no command ${command}`);
  return join(dirname(manifest), path);
}

function run(script: string, args: readonly string[]): void {
  // Files are read one after the other: which chunks webpack takes for copies depends on whose modules were read first.
  const env = { ...process.env, UV_THREADPOOL_SIZE: "1" };
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], {
    cwd: root,
    encoding: "utf8",
    env,
  });
  if (status === 0) return;
  process.stderr.write(`${stdout}${stderr}`);
  throw new Error(`${script} ended with ${status ?? "a signal"}`);
}

/** Makes `to` hold exactly the files of `from`; files that are the same already are not touched. */
function replaceFolder(from: string, to: string): { written: number; removed: number } {
  mkdirSync(to, { recursive: true });
  const wanted = filesOf(from);
  const removed = filesOf(to).filter((name) => !wanted.includes(name));
  for (const name of removed) rmSync(join(to, name));
  const written = wanted.filter((name) => {
    const target = join(to, name);
    const bytes = readFileSync(join(from, name));
    if (existsSync(target) && readFileSync(target).equals(bytes)) return false;
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, bytes);
    return true;
  });
  return { written: written.length, removed: removed.length };
}

function filesOf(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .toSorted();
}
