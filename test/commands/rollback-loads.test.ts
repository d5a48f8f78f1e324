import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { join } from "node:path";
import { expect, it } from "vitest";
import { COMPILE_CACHE } from "../compile-cache.ts";

/** Loads what stands before a rollback's first request, and says what of it is not ours. */
const PROGRAM = `
import { registerHooks } from "node:module";
const loaded = [];
registerHooks({ load: (url, context, next) => { loaded.push(url); return next(url, context); } });
const src = process.argv[1];
await import(src + "/cli.ts");
const { prepare } = await import(src + "/commands/prepare.ts");
const { createSession } = await import(src + "/engine/session.ts");
const { commands } = await import(src + "/commands/index.ts");
await import(src + "/plan/load-for-rollback.ts");
const builtIn = process.moduleLoadList.filter((name) => name.includes("undici"));
console.log(JSON.stringify({ loaded, builtIn, ready: [prepare, createSession, commands.rollback].length }));
`;

it("what stands before a rollback's first request is our own code and yaml: no zod, no Octokit, no fetch, no gate", async () => {
  const source = join(import.meta.dirname, "../../src");
  const args = ["--no-warnings", "--input-type=module", "-e", PROGRAM, source];
  const { stdout } = await promisify(execFile)(process.execPath, args, {
    env: { PATH: process.env["PATH"], NODE_COMPILE_CACHE: COMPILE_CACHE },
  });
  const { loaded, builtIn, ready } = JSON.parse(stdout) as { loaded: string[]; builtIn: string[]; ready: number };
  expect(ready).toBe(3);
  expect(loaded.filter((url) => url.includes("/commands/rollback.ts"))).toHaveLength(1);
  const packages = loaded.flatMap((url) => /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(url)?.[1] ?? []);
  expect([...new Set(packages)]).toEqual(["yaml"]);
  expect(loaded.filter((url) => /\/src\/(?:gates|sandbox)\//.test(url))).toEqual([]);
  expect(builtIn).toEqual([]);
});
