import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { printable } from "../../src/report/printable.ts";
import { serveHttp } from "../providers/loopback.ts";
import { COMPILE_CACHE } from "../compile-cache.ts";

const CLI = resolve(import.meta.dirname, "../../src/cli.ts");

/** The terminal's edge from its sources, in a folder of its own with this plan. */
function startCli(args: readonly string[], plan: string, env: Readonly<Record<string, string>> = {}) {
  const folder = mkdtempSync(join(tmpdir(), "holdpoint-printable-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(join(folder, "plan.yml"), plan);
  writeFileSync(join(folder, "run.mjs"), `import { cli } from ${JSON.stringify(CLI)};\nawait cli();\n`);
  const child = spawn(process.execPath, ["run.mjs", ...args, "--plan", "plan.yml"], {
    cwd: folder,
    env: { PATH: process.env["PATH"] ?? "", NODE_COMPILE_CACHE: COMPILE_CACHE, ...env },
  });
  let output = "";
  for (const pipe of [child.stdout, child.stderr]) pipe.on("data", (chunk: Buffer) => (output += chunk.toString()));
  const ended = new Promise<{ code: number | null; output: string }>((done) => {
    child.once("close", (code) => done({ code, output }));
  });
  return { child, ended };
}

const plan = (title: string, more = "") =>
  [
    "version: 1",
    "name: web",
    "project: { vercel: { project: web }, domains: [app.example.com] }",
    "stages:",
    `  staging: { verify: [{ title: "${title}", http: { path: / } }] }`,
    "  production: {}",
    more,
  ].join("\n");

describe("printable", () => {
  it.each([
    ["a colour", "\u001b[31mred\u001b[0m", "red"],
    ["a title of the window", "\u001b]0;owned\u0007text", "text"],
    ["a link", "\u001b]8;;https://evil.example\u0007text\u001b]8;;\u0007", "text"],
    ["one-byte sequences", "a\u009b2Jb", "ab"],
    ["a bell, a backspace and a carriage return", "a\u0007b\u0008c\rd", "a b c d"],
    ["a direction turned round", "fail\u202essap", "failssap"],
    ["line breaks, which stay", "one\ntwo", "one\ntwo"],
    ["letters of everybody", "naïve 日本 🚀", "naïve 日本 🚀"],
  ])("makes %s harmless and keeps the text", (_what, text, shown) => {
    expect(printable(text)).toBe(shown);
  });

  it("keeps a plan's escape sequences from the terminal, in what explain shows", async () => {
    const { code, output } = await startCli(["explain"], plan("\\e]0;owned\\aHealth\\e[2J")).ended;
    expect({ code, output }).toEqual({ code: 0, output: expect.stringContaining("Health") });
    expect(output).not.toMatch(/[^\P{Cc}\n]/u);
  });

  it("keeps them from the terminal, in the mistakes of a plan", async () => {
    const { code, output } = await startCli(["explain"], plan("Health", '"\\e[2Jowned": 1')).ended;
    expect({ code, output }).toEqual({ code: 2, output: expect.stringContaining("owned") });
    expect(output).not.toMatch(/[^\P{Cc}\n]/u);
  });
});

it("ends an interrupted command as a hold: something may have been changed already", async () => {
  const reached = Promise.withResolvers<void>();
  const vendor = await serveHttp(() => reached.resolve());
  onTestFinished(() => vendor.close());
  const { child, ended } = startCli(["rollback", "--reason", "test", "--to", "dpl_1"], plan("Health"), {
    GITHUB_REPOSITORY: "acme/web",
    GITHUB_TOKEN: "token0of0tests",
    GITHUB_API_URL: vendor.origin,
    VERCEL_TOKEN: "token0of0tests",
    VERCEL_API_URL: vendor.origin,
  });
  await reached.promise;
  child.kill("SIGINT");
  expect(await ended).toEqual({ code: 3, output: expect.stringContaining("Interrupted (SIGINT)") });
});
