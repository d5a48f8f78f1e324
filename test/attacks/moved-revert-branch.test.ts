/** Everybody with push access can make a branch of the revert's name, or push to it. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { revertBranch } from "../../src/rungs/revert/render-revert.ts";
import { BRANCH, GOOD, openRevert, RELEASE, RELEASED } from "../rungs/open-revert.ts";

let revert: Awaited<ReturnType<typeof openRevert>>;
beforeEach(async () => {
  revert = await openRevert();
});
afterEach(() => revert.under.close());

describe("a branch of the revert's name that a stranger made", () => {
  it("is not believed where its one commit does something else than the revert", async () => {
    await revert.source.createBranch(BRANCH, RELEASED);
    const files = { "app.ts": "1", "old.ts": "1", "new/a.ts": null, "kept.ts": "stolen" };
    revert.under.github.push(BRANCH, "f".repeat(40), "Revert", "ben", files);
    expect(await revert.take()).toMatchObject({ is: "impossible", verdict: { reasonCode: "revert_left" } });
    expect(await revert.pulls()).toEqual([]);
  });

  it("is not moved, and no pull request is opened from it", async () => {
    revert.under.github.push(BRANCH, "f".repeat(40), "Revert", "ben", { "app.ts": "stolen" });
    expect(await revert.take()).toMatchObject({ is: "impossible", verdict: { reasonCode: "revert_left" } });
    expect(await revert.pulls()).toEqual([]);
    expect(revert.under.github.fileAt(BRANCH, "app.ts")).toBe("stolen");
  });

  it("is not believed where it was the revert and something was pushed on top", async () => {
    await revert.take();
    revert.under.github.push(BRANCH, "f".repeat(40), "More", "ben", { "app.ts": "stolen" });
    expect(await revert.take()).toMatchObject({ is: "impossible", verdict: { reasonCode: "revert_left" } });
  });

  it("is not believed where the revert stands on commits that the branch does not have", async () => {
    await revert.take();
    const made = revert.under.served.log.length;
    // A hidden change first, and the same revert on top of it.
    await revert.source.createBranch("hidden", RELEASED);
    revert.under.github.push("hidden", "e".repeat(40), "Hidden", "ben", { "later.ts": "stolen" });
    const parent = await revert.source.readCommit("e".repeat(40));
    const good = await revert.source.readTree((await revert.source.readCommit(GOOD))?.tree ?? "");
    if (parent === null || good === null) throw new Error("not seeded");
    const changes = new Map([
      ["app.ts", good.get("app.ts") ?? null],
      ["old.ts", good.get("old.ts") ?? null],
      ["new/a.ts", null],
    ]);
    const hidden = await revert.source.createCommit({ message: "Revert", parent, changes });
    const other = revertBranch({ ...RELEASE, id: "r9" });
    expect(await revert.source.createBranch(other, hidden)).toBe(true);
    expect(await revert.take({ id: "r9" })).toMatchObject({
      is: "impossible",
      verdict: { reasonCode: "revert_left" },
    });
    expect(revert.under.served.log.length).toBeGreaterThan(made);
    expect(await revert.pulls()).toHaveLength(1);
  });
});
