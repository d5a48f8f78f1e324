/** Finds the foreign engine and the linters in `.tools/`, or installs them there: pinned, nothing outside the checkout. */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { installPatiently } from "../install-patiently.ts";
import { type GoTool, installWithGo } from "../install-with-go.ts";

// Its container support is linked only with Docker's libraries; the host mode that we use needs none of it.
const ACT = { module: "github.com/nektos/act", version: "0.2.89", tags: "WITHOUT_DOCKER" };
const ACTIONLINT = { module: "github.com/rhysd/actionlint/cmd/actionlint", version: "1.7.12" };
const ZIZMOR_VERSION = "1.32.0";

export interface Tools {
  readonly act: string;
  readonly actionlint: string;
  readonly zizmor: string;
}

/** Nothing can be checked without the tools, so that their lack fails the run, on a laptop as in CI. */
export class ToolMissingError extends Error {
  override readonly name = "ToolMissingError";
}

export function installTools(root: string): Tools {
  const folder = join(root, ".tools");
  const bin = join(folder, "bin");
  mkdirSync(bin, { recursive: true });
  const tools: Tools = {
    act: join(bin, "act"),
    actionlint: join(bin, "actionlint"),
    zizmor: join(folder, "venv/bin/zizmor"),
  };
  if (!hasVersion(tools.act, ACT.version)) build(bin, ACT);
  if (!hasVersion(tools.actionlint, ACTIONLINT.version)) build(bin, ACTIONLINT);
  if (!hasVersion(tools.zizmor, ZIZMOR_VERSION)) installZizmor(join(folder, "venv"));
  installLanguageService(join(root, "test/workflows"));
  return tools;
}

function hasVersion(path: string, version: string): boolean {
  if (!existsSync(path)) return false;
  const { status, stdout } = spawnSync(path, ["--version"], { encoding: "utf8" });
  return status === 0 && stdout.includes(version);
}

function build(bin: string, tool: GoTool): void {
  orMissing(() => installWithGo(bin, tool));
}

function installZizmor(venv: string): void {
  if (spawnSync("python3", ["-m", "venv", "--help"]).status !== 0) {
    throw new ToolMissingError("Python 3 with venv is not installed; zizmor comes from PyPI. Install python3-venv.");
  }
  console.log(`installing zizmor ${ZIZMOR_VERSION}`);
  run("python3", ["-m", "venv", venv]);
  run(join(venv, "bin/pip"), ["install", "--quiet", "--disable-pip-version-check", `zizmor==${ZIZMOR_VERSION}`]);
}

function installLanguageService(folder: string): void {
  if (existsSync(join(folder, "node_modules/@actions/languageservice/package.json"))) return;
  console.log("installing GitHub's language service");
  run("npm", ["ci", "--no-audit", "--no-fund"], process.env, folder);
}

function run(command: string, args: readonly string[], env = process.env, cwd?: string): void {
  orMissing(() => installPatiently(command, args, { env, ...(cwd ? { cwd } : {}) }));
}

function orMissing(install: () => void): void {
  try {
    install();
  } catch (error) {
    throw new ToolMissingError(error instanceof Error ? error.message : String(error));
  }
}
