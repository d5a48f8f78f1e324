import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { TreeEntry } from "../../src/providers/contract.ts";
import { applyRevert, decideRevert, isSameTree } from "../../src/rungs/revert/decide-revert.ts";

const blob = (sha: string, mode = "100644"): TreeEntry => ({ mode, type: "blob", sha });
const tree = (files: Readonly<Record<string, string>>) =>
  new Map(Object.entries(files).map(([path, sha]) => [path, blob(sha)]));

describe("a revert by trees", () => {
  it("sets back what the release changed, added and took away, and nothing else", () => {
    const before = tree({ kept: "1", changed: "1", gone: "1" });
    const after = tree({ kept: "1", changed: "2", added: "2" });
    const now = tree({ kept: "9", changed: "2", added: "2", newer: "3" });
    const { changes, conflicts } = decideRevert(before, after, now);
    expect(conflicts).toEqual([]);
    expect(Object.fromEntries(applyRevert(now, changes))).toEqual(
      Object.fromEntries(tree({ kept: "9", changed: "1", gone: "1", newer: "3" })),
    );
  });

  it("names every file that somebody changed since", () => {
    const before = tree({ a: "1", b: "1", c: "1" });
    const { conflicts } = decideRevert(before, tree({ a: "2", b: "2", c: "2" }), tree({ a: "3", b: "2" }));
    expect(conflicts).toEqual(["a", "c"]);
  });

  it("leaves alone what is as it was already", () => {
    const before = tree({ a: "1", b: "1" });
    const { changes, conflicts } = decideRevert(before, tree({ a: "2", b: "2" }), before);
    expect([changes.size, conflicts]).toEqual([0, []]);
  });

  it("knows a change of the mode alone", () => {
    const after = new Map([["run", blob("1", "100755")]]);
    const { changes } = decideRevert(tree({ run: "1" }), after, after);
    expect([...changes]).toEqual([["run", blob("1")]]);
  });

  it("puts no file where somebody has made a folder since, and none below a file", () => {
    const released = tree({ "docs/a": "2" });
    const since = tree({ "docs/a": "2", "docs/b": "3" });
    expect(decideRevert(tree({ docs: "1" }), released, since).conflicts).toEqual(["docs"]);
    expect(decideRevert(tree({ "lib/a": "1" }), tree({}), tree({ lib: "3" })).conflicts).toEqual(["lib"]);
  });

  it("of a branch that stands at the release is what was before it, whatever was changed", () => {
    const trees = fc.dictionary(fc.constantFrom("a", "b", "c/d", "c/e"), fc.constantFrom("1", "2", "3")).map(tree);
    fc.assert(
      fc.property(trees, trees, (before, after) => {
        const { changes, conflicts } = decideRevert(before, after, after);
        expect(conflicts).toEqual([]);
        expect(isSameTree(applyRevert(after, changes), before)).toBe(true);
      }),
    );
  });
});
