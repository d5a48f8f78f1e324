/**
 * The program that end-to-end tests start. It is `dist/` where that was built from the sources as they are, as always in
 * CI; after an edit it is the edited sources, compiled and not bundled, since a bundle takes half a minute. So an edit is
 * seen without a build by hand, and only the tests of `dist/` itself ask for one.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import type { TestProject } from "vitest/node";
import { DIGEST_FILE, sourceDigest } from "../../scripts/source-digest.ts";
import { renderStarters } from "../../scripts/starters.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Folder with `cli.js` and `main.js`. */
    readonly program: string;
    /** Whether `dist/` was built from the sources as they are. */
    readonly distIsFresh: boolean;
  }
}

const root = resolve(import.meta.dirname, "../..");
const dist = join(root, "dist");
/** Inside node_modules, so that no tool of the repository looks at it and its packages are found from it. */
const cache = join(root, "node_modules/.cache/holdpoint");

export default function provideProgram(project: TestProject): void {
  const digest = sourceDigest(root);
  const stamp = join(dist, DIGEST_FILE);
  const fresh = existsSync(stamp) && readFileSync(stamp, "utf8").trim() === digest;
  project.provide("distIsFresh", fresh);
  project.provide("program", fresh ? dist : compileSources(digest));
}

function engines(): string {
  const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { engines: { node: string } };
  return manifest.engines.node;
}

function compileSources(digest: string): string {
  const program = join(cache, "program", digest);
  if (existsSync(join(program, "cli.js"))) return program;
  console.log("dist/ is older than src/: the end-to-end tests run the sources, compiled just now");
  // Earlier edits are of no use to anybody.
  rmSync(join(cache, "program"), { recursive: true, force: true });
  const making = `${program}-${process.pid}`;
  mkdirSync(making, { recursive: true });
  const require = createRequire(import.meta.url);
  const tsc = join(dirname(require.resolve("typescript/package.json")), "bin/tsc");
  // What is wrong with its types, `npm run check` says; a test of behaviour does not wait for that.
  const args = [tsc, "-p", "tsconfig.json", "--outDir", join(making, "src"), "--noCheck"];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: "utf8" });
  if (status !== 0) throw new Error(`src/ does not compile:\n${stdout}${stderr}`);
  writeFileSync(join(making, "package.json"), '{ "type": "module" }\n');
  writeFileSync(join(making, "index.js"), 'export * from "./src/entry.js";\n');
  for (const [name, starter] of Object.entries(renderStarters(engines()))) writeFileSync(join(making, name), starter);
  renameSync(making, program);
  return program;
}
