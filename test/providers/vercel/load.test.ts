import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { COMPILE_CACHE } from "../../compile-cache.ts";
import { connectToLoopback, route, TOKEN } from "./loopback-host.ts";

/** Sends one rollback and says which modules were loaded for it. */
const PROGRAM = `
import { registerHooks } from "node:module";
const loaded = [];
registerHooks({ load: (url, context, next) => { loaded.push(url); return next(url, context); } });
const { vercelHost } = await import(process.argv[1]);
const clock = { now: Date.now, sleep: async () => {} };
const env = { VERCEL_TOKEN: process.argv[3], VERCEL_API_URL: process.argv[2] };
const host = await vercelHost.connect({ project: "web", team: null, repository: null }, { env, clock, debug() {} });
await host.rollback("dpl_1", "");
const builtIn = process.moduleLoadList.filter((name) => name.includes("undici"));
console.log(JSON.stringify({ loaded, builtIn }));
`;

describe("a rollback", () => {
  it("loads nothing but what sends it: no zod, no file tree, no fetch", async () => {
    const { served } = await connectToLoopback([
      route("POST", "/v9/projects/:project/rollback/:deployment", () => ({ status: 201, body: {} })),
    ]);
    const index = join(import.meta.dirname, "../../../src/providers/vercel/index.ts");
    const args = ["--no-warnings", "--input-type=module", "-e", PROGRAM, index, served.origin, TOKEN];
    const { stdout } = await promisify(execFile)(process.execPath, args, {
      env: { PATH: process.env["PATH"], NODE_COMPILE_CACHE: COMPILE_CACHE },
    });
    const { loaded, builtIn } = JSON.parse(stdout) as { loaded: string[]; builtIn: string[] };
    expect(loaded.filter((url) => url.includes("node_modules"))).toEqual([]);
    expect(loaded.filter((url) => /(api|build|upload|follow|file-tree)\.ts$/.test(url))).toEqual([]);
    expect(builtIn).toEqual([]);
  });
});
