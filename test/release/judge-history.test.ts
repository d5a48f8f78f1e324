import { expect, it } from "vitest";
import { judgeHistory } from "../../src/release/judge-history.ts";
import { expectTold } from "../expect-told.ts";
import { COMMIT } from "./facts.ts";

const LIVE = { id: "dpl_live", commit: "a".repeat(40) };

it.each([
  ["ahead", null],
  ["identical", null],
  ["behind", "newer_release_active"],
  ["diverged", "history_diverged"],
] as const)("a commit that is %s of what is live gives %s", (relation, code) => {
  expect(judgeHistory(LIVE, COMMIT, relation)?.reasonCode ?? null).toBe(code);
});

it("where the live commit, or how the two stand, is not known, it holds", () => {
  expect(judgeHistory({ ...LIVE, commit: null }, COMMIT, "ahead")?.reasonCode).toBe("history_unknown");
  expect(judgeHistory(LIVE, COMMIT, null)?.reasonCode).toBe("history_unknown");
});

it("names what production serves, and which of the two commits it is about", () => {
  expectTold(judgeHistory({ ...LIVE, commit: null }, COMMIT, null), ["dpl_live", COMMIT.slice(0, 12)]);
  for (const relation of ["behind", "diverged"] as const) {
    const held = judgeHistory(LIVE, COMMIT, relation);
    expectTold(held, ["dpl_live", "a".repeat(12)]);
    // Twelve digits name a commit, and forty fill a line.
    expect(held?.summary).not.toContain("a".repeat(13));
  }
  expect(judgeHistory(LIVE, COMMIT, null)?.summary).not.toContain(COMMIT.slice(0, 13));
});
