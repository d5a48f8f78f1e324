/**
 * What takes a release's change out of a branch: every path that it changed, back to what it was, where nobody has changed
 * it since. Pure. By trees and not by commits, so that a merge, a squash and many commits are the same.
 */
import type { SourceTree, TreeEntry } from "../../providers/contract.ts";

export interface Revert {
  /** By path; null takes it away. */
  readonly changes: ReadonlyMap<string, TreeEntry | null>;
  /** Paths that somebody changed since, sorted: nothing is reverted then. */
  readonly conflicts: readonly string[];
}

/** `before`: what production goes back to; `after`: the release; `now`: the branch. */
export function decideRevert(before: SourceTree, after: SourceTree, now: SourceTree): Revert {
  const changes = new Map<string, TreeEntry | null>();
  const conflicts = new Set<string>();
  for (const path of new Set([...before.keys(), ...after.keys()])) {
    const [old, released, current] = [before.get(path), after.get(path), now.get(path)];
    if (isSame(old, released) || isSame(current, old)) continue;
    if (isSame(current, released)) changes.set(path, old ?? null);
    else conflicts.add(path);
  }
  for (const path of misplacedIn(applyRevert(now, changes))) conflicts.add(path);
  return { changes, conflicts: [...conflicts].toSorted() };
}

export function applyRevert(tree: SourceTree, changes: Revert["changes"]): SourceTree {
  const result = new Map(tree);
  for (const [path, entry] of changes) {
    if (entry === null) result.delete(path);
    else result.set(path, entry);
  }
  return result;
}

export function isSameTree(one: SourceTree, other: SourceTree): boolean {
  return one.size === other.size && [...one].every(([path, entry]) => isSame(entry, other.get(path)));
}

/** Files that stand where another file needs a folder. */
function misplacedIn(tree: SourceTree): readonly string[] {
  return [...tree.keys()].flatMap((path) => {
    const parts = path.split("/");
    return parts.slice(1).flatMap((_, index) => {
      const folder = parts.slice(0, index + 1).join("/");
      return tree.has(folder) ? [folder] : [];
    });
  });
}

function isSame(one: TreeEntry | undefined, other: TreeEntry | undefined): boolean {
  return one?.sha === other?.sha && one?.mode === other?.mode;
}
