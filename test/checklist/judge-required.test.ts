import { describe, expect, it } from "vitest";
import { judgeRequired, type ReleasedPullRequest } from "../../src/checklist/judge-required.ts";

const COMMIT = "c".repeat(40);

function pull(number: number, state: "success" | "failure" | "pending" | "error" | null): ReleasedPullRequest {
  const current = state === null ? null : { state, description: `${state} of ${number}` };
  return {
    number,
    headCommit: String(number).repeat(40),
    open: false,
    context: "holdpoint/checklist",
    statuses: 1,
    current,
  };
}

describe("judgeRequired", () => {
  it("passes where every checklist passed", () => {
    expect(judgeRequired(COMMIT, [pull(4, "success")])).toMatchObject({
      outcome: "pass",
      summary: "The checklist of #4 passed.",
    });
    expect(judgeRequired(COMMIT, [pull(4, "success"), pull(5, "success")]).summary).toBe(
      "The checklists of #4, #5 passed.",
    );
  });

  it.each([
    ["pending", "hold", "checklist_open", "The checklist of #4: pending of 4"],
    ["error", "hold", "checklist_open", "The checklist of #4: error of 4"],
    ["failure", "fail", "checklist_failed", "The checklist of #4: failure of 4"],
    [
      null,
      "hold",
      "checklist_missing",
      `#4 has no status \`holdpoint/checklist\` by Holdpoint on its head ${"4".repeat(40)}.`,
    ],
  ] as const)("of one that is %s says %s", (state, outcome, reasonCode, summary) => {
    const verdict = judgeRequired(COMMIT, [pull(3, "success"), pull(4, state)]);
    expect(verdict).toMatchObject({ outcome, reasonCode, summary });
    expect(verdict.remedy).toContain("A merged pull request is not checked again");
  });

  it("believes no success where a withdrawal could not have been written", () => {
    expect(judgeRequired(COMMIT, [{ ...pull(4, "success"), statuses: 999 }]).outcome).toBe("pass");
    const full = judgeRequired(COMMIT, [{ ...pull(4, "success"), statuses: 1_000 }]);
    expect(full).toMatchObject({ outcome: "hold", reasonCode: "checklist_full" });
    expect(judgeRequired(COMMIT, [{ ...pull(4, "failure"), statuses: 1_000 }]).outcome).toBe("fail");
  });

  it("says a no before what is open", () => {
    expect(judgeRequired(COMMIT, [pull(3, "pending"), pull(4, "failure")])).toMatchObject({ outcome: "fail" });
  });

  it("sends to the pull request while it is open", () => {
    expect(judgeRequired(COMMIT, [{ ...pull(4, "pending"), open: true }]).remedy).toContain("Let its checklist pass");
  });

  it("holds a commit that came without a pull request", () => {
    expect(judgeRequired(COMMIT, [])).toMatchObject({
      outcome: "hold",
      reasonCode: "checklist_missing",
      summary: `${COMMIT} came without a pull request, so it has no checklist.`,
    });
  });
});
