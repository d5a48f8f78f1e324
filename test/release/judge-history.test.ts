import { expect, it } from "vitest";
import { judgeHistory } from "../../src/release/judge-history.ts";
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
