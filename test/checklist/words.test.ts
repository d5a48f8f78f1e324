import { describe, expect, it } from "vitest";
import { mistakeInOverride, parseCommentCommand, renderOverrideCommand } from "../../src/checklist/comment-command.ts";
import { parseChecklistEvent } from "../../src/checklist/event.ts";
import { judgeChecklist } from "../../src/checklist/judge-checklist.ts";
import { MEASUREMENTS, newestMeasurements } from "../../src/checklist/measurements.ts";
import { findOwnRecords } from "../../src/release/own-records.ts";
import { fail, hold, pass } from "../../src/lib/verdict.ts";

describe("a comment", () => {
  const titles = ["Window", "Window: night", "Bundle within budget"];
  const read = (body: string) => parseCommentCommand(body, titles);

  it("asks again, or overrides an item with a reason", () => {
    expect(read("/checklist")).toEqual({ kind: "check" });
    expect(read("/override window @abc1234: the site is down")).toEqual({
      kind: "override",
      item: "Window",
      commit: "abc1234",
      reason: "the site is down",
    });
    expect(read("/override Bundle  within budget  @abc1234 :   hotfix now \nand more below")).toMatchObject({
      item: "Bundle within budget",
      commit: "abc1234",
      reason: "hotfix now",
    });
  });

  it("may leave out the commit, or name none, which is for whoever judges it to refuse", () => {
    expect(read("/override Window: the site is down")).toMatchObject({ commit: null, reason: "the site is down" });
    expect(read("/override Window @: the site is down")).toMatchObject({ commit: "" });
    expect(read("/override Window @main: the site is down")).toMatchObject({ commit: "main" });
    expect(read("/override Window: @abc1234: the site is down")).toMatchObject({ commit: null });
  });

  it("gives no reason where it is too short, or still what is shown in its place", () => {
    for (const reason of ["", " ", "ok", "<reason>", " <reason> "]) {
      expect(read(`/override Window @abc1234:${reason}`)).toMatchObject({ kind: "override", reason: "" });
    }
  });

  it("keeps of a reason what a status holds, however long it is", () => {
    const command = read(`/override Window @abc1234: ${"long ".repeat(12_000)}`);
    expect(command?.kind === "override" && command.reason.length).toBeLessThanOrEqual(140);
  });

  it("means the longest title that fits", () => {
    expect(read("/override Window: night: the site is down")).toMatchObject({ item: "Window: night" });
    expect(read("/override Window: night @abc1234: the site is down")).toMatchObject({
      item: "Window: night",
      commit: "abc1234",
    });
  });

  it("overrides nothing without a known title or a colon", () => {
    for (const body of [
      "/override",
      "/override Window",
      "/override Window @abc1234",
      "/override Window abc1234: because of it",
      "/override Windows @abc1234: because of it",
      "/override Nope @abc1234: because of it",
    ]) {
      expect(read(body)).toMatchObject({ kind: "unclear" });
    }
    const many = Array.from({ length: 300 }, (_, n) => `${n} ${"x".repeat(90)}`);
    const unclear = parseCommentCommand("/override Nope: because of it", many);
    expect(unclear).toMatchObject({ kind: "unclear", notice: expect.stringContaining("and 295 more") });
    expect(parseCommentCommand("/override Window: the site is down", [])).toMatchObject({ kind: "unclear" });
  });

  it("is none of ours otherwise", () => {
    for (const body of [
      "",
      "looks good",
      "> /checklist",
      "/checklists",
      "please /override Window: now now",
      "/overrideWindow: now now",
    ]) {
      expect(read(body)).toBeNull();
    }
  });
});

describe("an override", () => {
  const HEAD = "abc1234def5678abc1234def5678abc1234def56";
  const mistake = (commit: string | null, reason = "the site is down") =>
    mistakeInOverride({ kind: "override", item: "Window", commit, reason }, HEAD);

  it("counts for the commit that it names, by seven digits or more", () => {
    for (const commit of [HEAD, HEAD.slice(0, 7), HEAD.slice(0, 12).toUpperCase()]) expect(mistake(commit)).toBeNull();
  });

  it("counts for no other commit, and says what to look at and to write", () => {
    const line = `write \`/override Window @${HEAD}: <reason>\``;
    for (const [commit, why] of [
      [null, "did not say for which commit"],
      ["", "did not say for which commit"],
      ["abc123", "is not a commit"],
      ["main", "is not a commit"],
      ["abc1234.*", "is not a commit"],
      [`${HEAD}0`, "is not a commit"],
      ["abc1235", "named the commit abc1235"],
      ["bc1234d", "named the commit bc1234d"],
    ] as const) {
      expect(mistake(commit)).toContain(why);
      expect(mistake(commit)).toContain("at abc1234def56 now: look at that");
      expect(mistake(commit)).toContain(line);
    }
  });

  it("counts with a reason only", () => {
    expect(mistake(HEAD, "")).toContain("gave no reason");
  });

  it("is written as it is shown", () => {
    const titles = ["Window", "Window: night", "In  the\twindow"];
    for (const title of titles) {
      const body = `${renderOverrideCommand(title, HEAD)} the site is down`;
      expect(parseCommentCommand(body, titles)).toMatchObject({ item: title, commit: HEAD });
    }
  });
});

describe("an event", () => {
  it("is refused where it would run a stranger's code beside a secret", () => {
    for (const name of ["pull_request_target", "workflow_run"]) {
      expect(parseChecklistEvent(name, {})).toContain("on behalf of pull requests from anywhere");
    }
  });

  it("is refused where it is another one, or without what GitHub sends", () => {
    for (const name of ["", "schedule", "pull_request", "issue_comment", "merge_group", "push"]) {
      expect(typeof parseChecklistEvent(name, null)).toBe("string");
    }
    expect(parseChecklistEvent("issue_comment", { issue: { number: 1 }, action: "created" })).toContain("on an issue");
    expect(typeof parseChecklistEvent("push", { ref: "refs/tags/v1", after: "a".repeat(40) })).toBe("string");
    expect(typeof parseChecklistEvent("push", { ref: "refs/heads/main", after: "0".repeat(40) })).toBe("string");
    expect(parseChecklistEvent("merge_group", { action: "destroyed" })).toContain("does not ask");
  });

  it("of a push names all commits that it brought", () => {
    const commits = [{ id: "b".repeat(40) }, { id: "a".repeat(40) }, null];
    expect(parseChecklistEvent("push", { ref: "refs/heads/main", after: "a".repeat(40), commits })).toEqual({
      kind: "push",
      branch: "main",
      commit: "a".repeat(40),
      beforeCommit: null,
      defaultBranch: null,
      commits: ["b".repeat(40), "a".repeat(40)],
    });
  });

  it("of a merge queue names the pull request of its commit, even for a base branch with slashes", () => {
    const group = {
      head_sha: "a".repeat(40),
      head_ref: `refs/heads/gh-readonly-queue/release/1.x/pr-12-${"b".repeat(40)}`,
      base_sha: "b".repeat(40),
      base_ref: "refs/heads/release/1.x",
    };
    const repository = { default_branch: "main" };
    expect(parseChecklistEvent("merge_group", { action: "checks_requested", merge_group: group, repository })).toEqual({
      kind: "merge-group",
      commit: "a".repeat(40),
      baseBranch: "release/1.x",
      defaultBranch: "main",
      pullRequest: 12,
    });
  });
});

describe("the whole", () => {
  const of = (...verdicts: readonly ReturnType<typeof pass>[]) =>
    judgeChecklist(verdicts.map((verdict, index) => ({ title: `Item ${index + 1}`, verdict })));
  const yes = pass("gate_passed", "yes");
  const no = fail("gate_failed", "no", "fix it");
  const open = hold("no_data", "unknown", "look");

  it("passes where every item does", () => {
    expect(of(yes, yes)).toMatchObject({
      outcome: "pass",
      reasonCode: "checklist_passed",
      summary: "All 2 items passed.",
    });
  });

  it("is the worst of its items, and names what is missing", () => {
    expect(of(yes, open)).toMatchObject({
      outcome: "hold",
      reasonCode: "no_data",
      summary: "1 of 2 passed; open: Item 2.",
      remedy: "look",
    });
    expect(of(open, no)).toMatchObject({
      outcome: "fail",
      reasonCode: "gate_failed",
      summary: "0 of 2 passed; failed: Item 2; open: Item 1.",
    });
    expect(of(...Array.from({ length: 9 }, () => no)).summary).toBe(
      "0 of 9 passed; failed: Item 1, Item 2, Item 3, Item 4, Item 5 and 4 more.",
    );
  });

  it("holds where there is nothing", () => {
    expect(of()).toMatchObject({ outcome: "hold", reasonCode: "no_data" });
  });
});

describe("what was measured", () => {
  /** As it is read at GitHub: what others wrote is sorted out before. */
  const read = async (payloads: readonly unknown[], wishes: { task?: string; creator?: string } = {}) => {
    const deployments = payloads.map((payload) => ({
      id: 1,
      environment: "checklist",
      task: MEASUREMENTS.task,
      sha: "a".repeat(40),
      payload,
      creator: "bot",
      createdAt: 0,
      ...wishes,
    }));
    const found = await findOwnRecords(MEASUREMENTS, { authors: ["Bot"] }, 100, async () => deployments);
    return newestMeasurements(found.records, "p.yml", "main");
  };
  const good = {
    holdpoint: 1,
    phase: "measurements",
    plan: "p.yml",
    branch: "main",
    commit: "a",
    items: { Size: { gzip: 3 } },
  };

  it("is the newest of this plan and branch", async () => {
    const others = [
      { ...good, plan: "q.yml" },
      { ...good, branch: "dev" },
      { ...good, items: { Size: { gzip: 9 } } },
      good,
    ];
    expect((await read(others))?.items).toEqual({ Size: { gzip: 9 } });
  });

  it("is read where GitHub gives the payload back as text", async () => {
    expect((await read([JSON.stringify(good)]))?.items).toEqual({ Size: { gzip: 3 } });
  });

  it("is nothing that only looks like it", async () => {
    const wrong = [null, "text", {}, { ...good, holdpoint: 2 }, { ...good, items: null }, { ...good, branch: 7 }];
    expect(await read(wrong)).toBeNull();
    expect(await read([good], { task: "deploy" })).toBeNull();
    expect(await read([good], { creator: "mallory" })).toBeNull();
    const odd = { ...good, items: { Size: { gzip: "3" }, Other: { names: ["a"] } } };
    expect((await read([odd]))?.items).toEqual({ Other: { names: ["a"] } });
  });
});
