/** A writer, or a bot that may not change workflows, pushes a plan to a branch and opens a pull request into it. */
import { expect, it } from "vitest";
import type { ChecklistResult } from "../../src/checklist/report.ts";
import { worldsOfTests } from "../commands/checklist-probe.ts";
import { BASE, type ChecklistWorld, HEAD, planWith, PULL } from "../commands/checklist-world.ts";

const { open } = worldsOfTests();

const SENDS = "{ title: Sends, http: { path: /, headers: { x: { env: TEST_TOKEN } } } }";
const BRANCH = "d".repeat(40);

/** The world's plan is what the workflow of the event checks out. */
async function pullInto(base: string): Promise<ChecklistWorld> {
  return open({
    items: [SENDS],
    env: { TEST_TOKEN: "the-teams-own-secret" },
    github: {
      commits: [
        { sha: BASE, message: "base" },
        { sha: HEAD, parents: [BASE] },
        { sha: BRANCH, parents: [BASE], files: { ".github/holdpoint.yml": planWith([SENDS]) } },
      ],
      branches: { main: BASE, work: HEAD, x: BRANCH },
      pulls: [{ number: PULL, author: "mallory", head: { ref: "work", sha: HEAD }, base }],
    },
  });
}

/** Neither the branch's plan was read nor any item asked. */
function expectUntouched(at: ChecklistWorld, result: ChecklistResult): void {
  expect(result).toMatchObject({ decision: "hold", reasonCode: "plan_branch_not_listed" });
  expect(result.remedy).toContain("`plan-branches: x`");
  expect(result.checklist.items).toEqual([]);
  expect(at.events.filter(({ event }) => event === "gate")).toEqual([]);
  expect(at.calls().filter((call) => call.includes("/contents/"))).toEqual([]);
}

it("is asked nothing when a comment starts the run, and the commit's status says why", async () => {
  const at = await pullInto("x");
  expectUntouched(at, await at.onComment(at.github.createCommentAs("mallory", PULL, "/checklist")));
  expect(at.comments()).toEqual([]);
  expect(at.statuses()).toMatchObject([
    {
      sha: HEAD,
      context: "holdpoint/checklist (into x)",
      state: "pending",
      description: expect.stringContaining("plan-branches"),
    },
  ]);
});

it("is asked nothing in a run of the pull request, of a merge queue or of a push to the branch", async () => {
  const at = await pullInto("x");
  expectUntouched(at, await at.onEvent("pull_request", at.github.pullRequestEvent("opened", PULL)));
  const queued = at.github.queuePullAs("mallory", PULL, "e".repeat(40));
  at.checkOut("e".repeat(40));
  expectUntouched(at, await at.onEvent("merge_group", queued));
  at.checkOut(BRANCH);
  expectUntouched(at, await at.onPush("x", BRANCH));
  expect(at.statuses().map(({ context }) => context)).not.toContain("holdpoint/checklist");
});

it("is asked nothing where the run names the pull request by its number", async () => {
  const at = await pullInto("x");
  expectUntouched(at, await at.onEvent("workflow_dispatch", {}, "", { "pull-request": String(PULL) }));
});
