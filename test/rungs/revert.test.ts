/** The revert of a release against the emulated GitHub: what it proposes, once, and what it leaves to a person. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { revertBranch } from "../../src/rungs/revert/render-revert.ts";
import { ADMIN_TOKEN } from "../sandbox/github/serve-github.ts";
import { BRANCH, openRevert, RELEASE } from "./open-revert.ts";

let revert: Awaited<ReturnType<typeof openRevert>>;
beforeEach(async () => {
  revert = await openRevert();
});
afterEach(() => revert.under.close());

const filesAt = (branch: string) =>
  Object.fromEntries(
    ["app.ts", "old.ts", "kept.ts", "new/a.ts", "later.ts"].map((path) => [
      path,
      revert.under.github.fileAt(branch, path),
    ]),
  );

describe("the revert of a release", () => {
  it("proposes what production serves, of several commits and on top of what came later", async () => {
    revert.under.github.push("main", "d".repeat(40), "Later", "ada", { "later.ts": "4" });
    expect(await revert.take()).toMatchObject({ is: "done", summary: expect.stringContaining("/pull/") });
    expect(filesAt(BRANCH)).toEqual({
      "app.ts": "1",
      "old.ts": "1",
      "kept.ts": "1",
      "new/a.ts": undefined,
      "later.ts": "4",
    });
    const [pull, ...others] = await revert.pulls();
    expect(others).toEqual([]);
    expect(pull).toMatchObject({ head: { ref: BRANCH }, base: { ref: "main" } });
    // Nobody is mentioned and nothing is a heading: it is a line of code.
    expect(pull?.body).toContain("\n    error rate 8 %, @everybody # Look\n");
  });

  it("is proposed once, however often it is taken", async () => {
    await revert.take();
    const writes = revert.writes();
    expect((await revert.take()).is).toBe("done");
    expect(revert.writes()).toBe(writes);
    expect(await revert.pulls()).toHaveLength(1);
  });

  it("goes on where a run died between the branch and the pull request", async () => {
    revert.under.fault({ kind: "status", status: 403, route: "POST /repos/:owner/:repo/pulls" });
    await expect(revert.take()).rejects.toMatchObject({ reasonCode: "credential_insufficient" });
    revert.under.clearFaults();
    expect((await revert.take()).is).toBe("done");
    expect(await revert.pulls()).toHaveLength(1);
  });

  it("is not opened again once a person closed it", async () => {
    await revert.take();
    const [pull] = await revert.pulls();
    await revert.under.ask("PATCH", `/repos/acme/site/issues/${pull?.number}`, { state: "closed" }, ADMIN_TOKEN);
    expect(await revert.take()).toMatchObject({ is: "done", summary: expect.stringContaining("closed") });
    expect(await revert.pulls()).toHaveLength(1);
  });

  it("names the files that somebody changed since, and writes nothing", async () => {
    revert.under.github.push("main", "d".repeat(40), "Fix", "ada", { "app.ts": "4" });
    const found = await revert.take();
    expect(found).toMatchObject({ is: "impossible", verdict: { outcome: "hold", reasonCode: "revert_left" } });
    expect(found.is === "impossible" && found.verdict.evidence[0]?.value).toBe("app.ts");
    expect(revert.writes()).toBe(0);
  });

  it("has nothing to do where a person reverted it already", async () => {
    revert.under.github.push("main", "d".repeat(40), "Revert", "ada", {
      "app.ts": "1",
      "old.ts": "1",
      "new/a.ts": null,
    });
    expect(await revert.take()).toMatchObject({
      is: "done",
      summary: expect.stringContaining("nothing of the release"),
    });
    expect(await revert.pulls()).toEqual([]);
  });

  it.each([
    ["of the known-good deployment", { knownGood: { id: "dpl_1", commit: null } }],
    ["that GitHub does not know", { knownGood: { id: "dpl_1", commit: "e".repeat(40) } }],
    ["to go back to at all", { knownGood: null }],
  ])("is impossible without a commit %s", async (_, release) => {
    expect(await revert.take(release)).toMatchObject({
      is: "impossible",
      verdict: { reasonCode: "commit_unknown" },
    });
  });

  it("is impossible with a token that may not write", async () => {
    await expect(revert.take({}, await revert.connect("nobody's"))).rejects.toMatchObject({
      reasonCode: "credential_rejected",
    });
  });

  it("has another name for another release and another project", () => {
    const names = [
      RELEASE,
      { ...RELEASE, project: "docs" },
      { ...RELEASE, id: "r..1" },
      { ...RELEASE, id: "r.1" },
      { ...RELEASE, id: "x.lock" },
    ].map(revertBranch);
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(name).toMatch(/^holdpoint\/revert-[A-Za-z0-9-]+$/);
  });
});
