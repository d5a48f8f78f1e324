/** Pull requests of a consumer's repository: commits beside main, at the refs under which GitHub offers them. */
import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Workspace } from "./workspace.ts";

/** Commits the files on top of main, or of the pull request's last commit; main stays checked out. The commit. */
export function pushToPullRequest(
  { consumer }: Workspace,
  number: number,
  files: Readonly<Record<string, string>>,
): string {
  const ref = `refs/pull/${number}/head`;
  const known = git(consumer, "for-each-ref", "--format=%(refname)", ref) !== "";
  git(consumer, "checkout", "--quiet", "--detach", known ? ref : "main");
  const commit = commitFiles(consumer, files, `Change of #${number}`);
  git(consumer, "update-ref", ref, commit);
  git(consumer, "checkout", "--quiet", "main");
  return commit;
}

/** Commits the files on main. */
export function pushToMain({ consumer }: Workspace, files: Readonly<Record<string, string>>): string {
  return commitFiles(consumer, files, "Change of main");
}

function commitFiles(repository: string, files: Readonly<Record<string, string>>, message: string): string {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(repository, name)), { recursive: true });
    writeFileSync(join(repository, name), text);
    git(repository, "add", "--force", name);
  }
  git(repository, "commit", "--quiet", "--message", message);
  return git(repository, "rev-parse", "HEAD");
}

function git(cwd: string, ...args: string[]): string {
  const identity = ["-c", "user.name=Alice", "-c", "user.email=alice@example.com", "-c", "commit.gpgsign=false"];
  const { status, stdout, stderr } = spawnSync("git", [...identity, ...args], { cwd, encoding: "utf8" });
  if (status !== 0) throw new Error(`git ${args.join(" ")}: ${stderr}`);
  return stdout.trim();
}
