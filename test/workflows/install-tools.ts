/** Finds the foreign engine and the linters in `.tools/`, or installs them there: pinned, nothing outside the checkout. */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { installPatiently } from "../install-patiently.ts";

const ACT = { module: "github.com/nektos/act", version: "0.2.89" };
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
  if (!hasVersion(tools.act, ACT.version)) {
    // Its container support is linked only with Docker's libraries; the host mode that we use needs none of it.
    installWithGo(bin, ACT, ["-tags", "WITHOUT_DOCKER"]);
  }
  if (!hasVersion(tools.actionlint, ACTIONLINT.version)) installWithGo(bin, ACTIONLINT, []);
  if (!hasVersion(tools.zizmor, ZIZMOR_VERSION)) installZizmor(join(folder, "venv"));
  installLanguageService(join(root, "test/workflows"));
  return tools;
}

function hasVersion(path: string, version: string): boolean {
  if (!existsSync(path)) return false;
  const { status, stdout } = spawnSync(path, ["--version"], { encoding: "utf8" });
  return status === 0 && stdout.includes(version);
}

function installWithGo(bin: string, tool: { module: string; version: string }, flags: readonly string[]): void {
  if (spawnSync("go", ["version"]).error !== undefined) {
    throw new ToolMissingError(`Go is not installed; it builds ${tool.module}. Install Go 1.25 or newer.`);
  }
  console.log(`building ${tool.module} ${tool.version}`);
  run("go", ["install", ...flags, `${tool.module}@v${tool.version}`], { ...process.env, GOBIN: bin });
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
  try {
    installPatiently(command, args, { env, ...(cwd ? { cwd } : {}) });
  } catch (error) {
    throw new ToolMissingError(error instanceof Error ? error.message : String(error));
  }
}
