import { expect, it } from "vitest";
import type { CommitStatus } from "../../../../src/providers/contract.ts";
import { wordOf } from "../../../../src/providers/vercel/git/commit-word.ts";

function status(changes: Partial<CommitStatus> = {}): CommitStatus {
  return {
    context: "Vercel",
    state: "failure",
    description: "Deployment rate limited — retry in 24 hours",
    targetUrl: null,
    creator: "vercel[bot]",
    createdAt: 1,
    ...changes,
  };
}

it.each<[string, Partial<CommitStatus>, string | null]>([
  ["a rate limit", {}, "rate-limited"],
  ["an author without a seat", { description: "The commit's author must have access to the project" }, "blocked"],
  ["anything else that failed", { description: "Invalid vercel.json" }, "refused"],
  ["an error", { state: "error", description: "x" }, "refused"],
  ["an ignored build", { state: "success", description: "Canceled by Ignored Build Step" }, "ignored"],
  ["an unaffected project", { state: "success", description: "Skipped – Not affected" }, "unaffected"],
  ["a build that is done", { state: "success", description: "Deployment has completed" }, "other"],
  ["a build under way", { state: "pending", description: "rate limited" }, "other"],
  ["its own context where there are several projects", { context: "Vercel – web" }, "rate-limited"],
  ["another project's context", { context: "Vercel – docs" }, null],
  ["a status that somebody else wrote", { creator: "mallory" }, null],
])("reads %s", (_, changes, kind) => {
  expect(wordOf([status(changes)], "web")?.kind ?? null).toBe(kind);
});

it("the newest word counts, whatever a stranger wrote after it", () => {
  const statuses = [status({ creator: "mallory", state: "success" }), status({ state: "pending" }), status()];
  expect(wordOf(statuses, "web")?.kind).toBe("other");
});
