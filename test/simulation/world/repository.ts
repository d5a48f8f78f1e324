/** The repository at the forge: its commits, the branch that releases come from, and whatever else somebody pushes. */
import type { SourceCommit, SourcePullRequest, SourceTree, TreeEntry } from "../../../src/providers/contract.ts";
import { digestOf } from "../../../src/lib/digest.ts";
import type { LadderTruth } from "../scenario/ladder.ts";
import type { By, Log } from "./log.ts";

export const MAIN = "main";

export interface RepositoryServer {
  branch(name: string): string | null;
  commit(sha: string): SourceCommit | null;
  tree(sha: string): SourceTree | null;
  isIn(branch: string, sha: string): boolean;
  createCommit(parent: SourceCommit, changes: ReadonlyMap<string, TreeEntry | null>): string;
  createBranch(name: string, sha: string, by: By): boolean;
  pull(branch: string): SourcePullRequest | null;
  createPull(branch: string, into: string, by: By): SourcePullRequest;
  /** By hand. */
  closePulls(): void;
}

const entry = (content: string): TreeEntry => ({ mode: "100644", type: "blob", sha: content });
const files = (contents: Readonly<Record<string, string>>): SourceTree =>
  new Map(Object.entries(contents).map(([path, content]) => [path, entry(content)]));

export function createRepository(
  log: Log,
  { conflict, moved }: LadderTruth["source"],
  commitOf: (name: string) => string,
): RepositoryServer {
  const trees = new Map<string, SourceTree>();
  const commits = new Map<string, SourceCommit>();
  const branches = new Map<string, string>();
  const pulls: (SourcePullRequest & { readonly branch: string })[] = [];

  function add(sha: string, tree: SourceTree, parents: readonly string[]): void {
    const id = `tree-${digestOf(JSON.stringify([...tree].toSorted()), 12)}`;
    trees.set(id, tree);
    commits.set(sha, { sha, tree: id, parents });
  }

  // Each release changes the same file, and adds one of its own.
  const history = ["K0", "A", "K1", "C", "D"];
  for (const [index, name] of history.entries()) {
    const own = Object.fromEntries(history.slice(0, index + 1).map((one) => [`${one}.ts`, one]));
    const parent = history[index - 1];
    add(commitOf(name), files({ "app.ts": name, ...own }), parent === undefined ? [] : [commitOf(parent)]);
  }
  const grown = { "K0.ts": "K0", "A.ts": "A", "K1.ts": "K1", "C.ts": "C" };
  const top = { ...grown, "app.ts": conflict ? "someone" : "C", ...(moved ? { "other.ts": "other" } : {}) };
  const head = conflict || moved ? "e".repeat(40) : commitOf("C");
  if (head !== commitOf("C")) add(head, files(top), [commitOf("C")]);
  branches.set(MAIN, head);

  function isAbove(sha: string, wanted: string): boolean {
    return sha === wanted || (commits.get(sha)?.parents ?? []).some((parent) => isAbove(parent, wanted));
  }

  return {
    branch: (name) => branches.get(name) ?? null,
    commit: (sha) => commits.get(sha) ?? null,
    tree: (sha) => trees.get(sha) ?? null,
    isIn: (branch, sha) => isAbove(branches.get(branch) ?? "", sha),
    createCommit(parent, changes) {
      const tree = new Map(trees.get(parent.tree));
      for (const [path, changed] of changes) {
        if (changed === null) tree.delete(path);
        else tree.set(path, changed);
      }
      const sha = digestOf(`${parent.sha} ${JSON.stringify([...tree].toSorted())} ${commits.size}`, 40);
      add(sha, tree, [parent.sha]);
      return sha;
    },
    createBranch(name, sha, by) {
      if (branches.has(name)) return false;
      branches.set(name, sha);
      const made = commits.get(sha);
      const paths = [...(trees.get(made?.tree ?? "") ?? [])].map(([path, { sha: content }]) => `${path}=${content}`);
      log.add({ kind: "branch", by, name, files: paths.toSorted() });
      return true;
    },
    pull: (branch) => pulls.findLast((one) => one.branch === branch) ?? null,
    createPull(branch, into, by) {
      const number = pulls.length + 1;
      const made = { number, url: `https://forge.example.test/pull/${number}`, state: "open", branch } as const;
      pulls.push(made);
      log.add({ kind: "pull", by, branch, into });
      return made;
    },
    closePulls() {
      for (const [index, pull] of pulls.entries()) pulls[index] = { ...pull, state: "closed" };
    },
  };
}
