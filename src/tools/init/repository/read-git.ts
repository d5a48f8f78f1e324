/** What Git's own files say of a checkout. Git is not run: nothing of a checkout that may be a stranger's is executed. */
import { readFile, stat } from "node:fs/promises";
import { dirname, join, relative, resolve } from "node:path";

export interface GitFacts {
  /** The repository's folder. */
  readonly root: string;
  /** Where we stand, relative to it; `.` is its root. */
  readonly folder: string;
  /** Null where no branch is checked out. */
  readonly branch: string | null;
  /** Branch that releases come from. */
  readonly mainBranch: string;
  /** `owner/name` at GitHub, by the remote's name. */
  readonly remotes: Readonly<Record<string, string>>;
}

const REMOTE = /^\s*\[remote "([^"]+)"\]\s*$/;
const URL_LINE = /^\s*url\s*=\s*(.+?)\s*$/;
/** Of any address of a host that runs GitHub. */
const ADDRESS =
  /^(?:https?:\/\/(?:[^@/]+@)?|ssh:\/\/(?:[^@/]+@)?|git:\/\/|(?:[\w.-]+@))([\w.-]*github[\w.-]*)(?::\d+)?[:/]([\w.-]+)\/([\w.-]+?)(?:\.git)?\/?$/i;

/** Null where the folder is in no checkout. */
export async function readGit(directory: string): Promise<GitFacts | null> {
  const start = resolve(directory);
  for (let root = start; ; root = dirname(root)) {
    if ((await stat(join(root, ".git")).catch(() => null)) !== null) return readCheckout(root, start);
    if (dirname(root) === root) return null;
  }
}

async function readCheckout(root: string, start: string): Promise<GitFacts> {
  const read = (path: string) => readFile(path, "utf8").catch(() => null);
  // A work tree beside the first has a file in place of the folder, which says where its own state lies.
  const link = /^gitdir:\s*(.+?)\s*$/m.exec((await read(join(root, ".git"))) ?? "")?.[1];
  const own = link === undefined ? join(root, ".git") : resolve(root, link);
  const common = resolve(own, (await read(join(own, "commondir")))?.trim() ?? ".");
  const branch = branchOf((await read(join(own, "HEAD"))) ?? "", "refs/heads/");
  const remotes = parseRemotes((await read(join(common, "config"))) ?? "");
  const told = branchOf((await read(join(common, "refs/remotes/origin/HEAD"))) ?? "", "refs/remotes/origin/");
  return { root, folder: relative(root, start) || ".", branch, mainBranch: told ?? usualMain(branch), remotes };
}

function branchOf(head: string, prefix: string): string | null {
  const ref = /^ref:\s*(\S+)\s*$/.exec(head)?.[1];
  return ref?.startsWith(prefix) === true ? ref.slice(prefix.length) : null;
}

/** Somebody who works on a branch of their own does not release from it. */
function usualMain(branch: string | null): string {
  return branch === "master" || branch === "trunk" ? branch : "main";
}

export function parseRemotes(config: string): Readonly<Record<string, string>> {
  const found: Record<string, string> = {};
  let remote: string | null = null;
  for (const line of config.split(/\r?\n/)) {
    if (/^\s*\[/.test(line)) remote = REMOTE.exec(line)?.[1] ?? null;
    const url = URL_LINE.exec(line)?.[1];
    const match = url === undefined || remote === null ? null : ADDRESS.exec(url);
    if (match !== null && remote !== null) found[remote] ??= `${match[2]}/${match[3]}`;
  }
  return found;
}
