import { describe, expect, it } from "vitest";
import type { ForgeCommit } from "../../../src/providers/contract.ts";
import { mentionedIn, renderCommits } from "../../../src/report/incident/commits-out.ts";

const commit = (index: number, author: string | null, isBot = false): ForgeCommit => ({
  sha: String(index).padStart(40, "0"),
  subject: `Change ${index}`,
  author,
  isBot,
});
const render = (commits: readonly ForgeCommit[], told: readonly string[] = [], total = commits.length) =>
  renderCommits({
    range: { commits, total, url: "https://github.com/a/b/compare/x...y" },
    isOut: true,
    told: new Set(told),
  });

describe("the commits that were taken out", () => {
  it("call each author once whom GitHub knows, and name programs and those who were told before", () => {
    const text = render(
      [commit(1, "alice"), commit(2, "Alice"), commit(3, "renovate[bot]", true), commit(4, null), commit(5, "bob")],
      ["bob"],
    );
    expect(text.split("\n")[0]).toMatch(/^\*\*Who was in it:\*\* 5 commits .*, by @alice, `renovate\[bot\]`, `bob`\.$/);
    expect(mentionedIn(text)).toEqual(new Set(["alice"]));
  });

  it("call nobody by what is no login", () => {
    expect(mentionedIn(render([commit(1, "acme/everyone"), commit(2, "x y"), commit(3, "-a")]))).toEqual(new Set());
  });

  it("are the newest of a long list, with a count of the others, and call twenty people at most", () => {
    const many = Array.from({ length: 100 }, (_, index) => commit(index + 1, `person${index + 1}`));
    const text = render(many, [], 320);
    expect(text).toContain("320 commits were taken out");
    expect(text).toContain("Change 100");
    expect(text).not.toContain("Change 70,");
    expect(text).toContain("- and 290 more");
    expect(mentionedIn(text).size).toBe(20);
    expect(text).toContain(", 60 more.");
  });

  it("are none where both builds are of one commit", () => {
    expect(render([])).toContain("no commit lies between the two builds");
  });
});
