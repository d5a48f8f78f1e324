/** `dist/` on the oldest Node that package.json promises, as somebody with that Node starts it. */
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const root = resolve(import.meta.dirname, "../..");
const NODE = join(import.meta.dirname, "node_modules/node/bin/node");
const folder = mkdtempSync(join(tmpdir(), "holdpoint-oldest-node-"));

const PLAN = `version: 1
name: web
project: { vercel: { project: web }, domains: [app.example.com] }
checklist:
  - { title: Passes, command: "node passes.mjs" }
  - { title: Bundle, bundle: { dir: built, max: 10 kB } }
  - { title: Coverage, coverage: { file: coverage.json, lines: 50% } }
stages:
  staging: { verify: [{ title: Home, http: { path: / } }] }
  production: {}
`;

beforeAll(() => {
  cpSync(join(root, "dist"), join(folder, "dist"), { recursive: true });
  writeFileSync(join(folder, "plan.yml"), PLAN);
  writeFileSync(join(folder, "failing.yml"), PLAN.replace("node passes.mjs", "exit 1"));
  writeFileSync(join(folder, "passes.mjs"), "console.log(process.version)");
  mkdirSync(join(folder, "built"));
  writeFileSync(join(folder, "built/app.js"), "export const app = 1;\n");
  const full = { total: 4, covered: 4, skipped: 0, pct: 100 };
  const total = { lines: full, statements: full, functions: full, branches: full };
  writeFileSync(join(folder, "coverage.json"), JSON.stringify({ total }));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function run(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const { status, stdout, stderr } = spawnSync(NODE, args, {
    cwd: folder,
    encoding: "utf8",
    env: { PATH: process.env["PATH"] ?? "", HOME: folder, ...env },
  });
  return { status, stdout, stderr };
}

const cli = (...args: readonly string[]) => run(["dist/cli.js", ...args]);

it("is the version that package.json promises, to the last number", () => {
  const { engines } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { engines: { node: string } };
  expect(`>=${run(["-p", "process.versions.node"]).stdout.trim()}`).toBe(engines.node);
});

describe("on the oldest Node", () => {
  it("says its version and its help", () => {
    expect(cli("--version")).toMatchObject({ status: 0, stderr: "" });
    expect(cli("rollback", "--help")).toMatchObject({ status: 0, stderr: "" });
  });

  it("explains a plan", () => {
    const { status, stdout, stderr } = cli("explain", "--plan", "plan.yml");
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(stdout).toContain("Promote exactly that build");
  });

  it.each([
    ["that goes well", [], 0, "proceed (watched)"],
    ["that is rolled back", ["--fault", "error-rate=8%", "--at", "3m"], 4, "ROLLED BACK, production serves"],
    ["that holds", ["--fault", "sentry-down"], 3, "HOLD"],
    ["of a checklist", ["--checklist"], 0, "This commit may ship"],
  ])("rehearses a release %s", (_, args, status, words) => {
    const run = cli("rehearse", ...args);
    expect({ status: run.status, stderr: run.stderr }).toEqual({ status, stderr: "" });
    expect(run.stdout).toContain(words);
  });

  it("asks a checklist's code items, and fails where one says no", () => {
    const passed = cli("checklist", "--only", "code", "--plan", "plan.yml");
    expect({ status: passed.status, stderr: passed.stderr }).toEqual({ status: 0, stderr: "" });
    const failed = cli("checklist", "--only", "code", "--plan", "failing.yml");
    expect(failed.status).toBe(1);
    expect(failed.stdout).toContain("exit code 1");
  });

  it("ends with 2 on a mistake of the call, and says what was meant", () => {
    const { status, stderr } = cli("deploy", "--plna", "plan.yml");
    expect(status).toBe(2);
    expect(stderr).toContain("Did you mean --plan?");
  });

  it("runs as an action", () => {
    const { status, stdout } = run(["dist/main.js"], { INPUT_COMMAND: "deplioy" });
    expect(status).toBe(1);
    expect(stdout).toContain("Did you mean deploy?");
  });

  it("loads every chunk of the bundle", () => {
    const program = `
      const { readdirSync } = await import("node:fs");
      for (const name of readdirSync("dist")) if (/index\\.js$/.test(name)) await import("./dist/" + name);
      console.log("loaded");
    `;
    writeFileSync(join(folder, "load.mjs"), program);
    expect(run(["load.mjs"])).toEqual({ status: 0, stdout: "loaded\n", stderr: "" });
  });
});
