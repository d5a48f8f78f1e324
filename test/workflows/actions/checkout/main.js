const { execFileSync } = require("node:child_process");
const { appendFileSync, mkdirSync, readdirSync, rmSync } = require("node:fs");
const { join, resolve, sep } = require("node:path");

const input = (name) => process.env[`INPUT_${name.toUpperCase()}`] ?? "";
const workspace = process.env.GITHUB_WORKSPACE;
const folder = resolve(workspace, input("path"));
if (folder !== workspace && !folder.startsWith(workspace + sep)) throw new Error(`${folder} is outside the workspace`);
if (input("persist-credentials") !== "false") throw new Error("the token would stay in the folder");
const sparse = input("sparse-checkout");
if (sparse !== "" && input("sparse-checkout-cone-mode") !== "false") throw new Error("a pattern of a file is no cone");

// As GitHub's does: what stood in the folder goes, only the wanted commit comes.
mkdirSync(folder, { recursive: true });
for (const name of readdirSync(folder)) rmSync(join(folder, name), { recursive: true, force: true });
const git = (...args) => execFileSync("git", args, { cwd: folder, encoding: "utf8" }).trim();
git("init", "--quiet", "--initial-branch=main");
if (sparse !== "") git("sparse-checkout", "set", "--no-cone", ...sparse.split("\n"));
git("fetch", "--quiet", "--depth=1", `file://${process.env.STAND_IN_REPOSITORY}`, input("ref"));
git("checkout", "--quiet", "--detach", "FETCH_HEAD");
appendFileSync(process.env.GITHUB_OUTPUT, `commit=${git("rev-parse", "HEAD")}\n`);
