import { expect, it } from "vitest";
import { judgePlanBranch } from "../../src/checklist/judge-plan-branch.ts";
import { parsePlanBranches } from "../../src/checklist/parse-plan-branches.ts";

it("lets the plan of the default branch count, and of the branches that are listed", () => {
  expect(judgePlanBranch({ baseBranch: "main", defaultBranch: "main" }, [])).toBeNull();
  expect(judgePlanBranch({ baseBranch: "next", defaultBranch: "main" }, ["release/2.x", "next"])).toBeNull();
});

it.each([
  ["another branch", { baseBranch: "x", defaultBranch: "main" }, ["next"]],
  ["a name in other letters", { baseBranch: "Main", defaultBranch: "main" }, ["NEXT"]],
  ["any branch where the default one is not known", { baseBranch: "main", defaultBranch: null }, []],
])("holds for %s, and says where to name it", (_, branch, listed) => {
  const verdict = judgePlanBranch(branch, listed);
  expect(verdict).toMatchObject({ outcome: "hold", reasonCode: "plan_branch_not_listed" });
  expect(verdict?.remedy).toContain(`\`plan-branches: ${branch.baseBranch}\``);
});

it("reads names with commas, spaces or lines between them", () => {
  expect(parsePlanBranches(" next,release/2.x\n  hotfix next").names).toEqual(["next", "release/2.x", "hotfix"]);
  expect(parsePlanBranches(undefined)).toEqual({ names: [], problems: [] });
});

it.each(["release/*", "refs/heads/next", "v?", "[ab]", "next/"])("refuses %s, which is no name of a branch", (text) => {
  const { problems } = parsePlanBranches(`main, ${text}`);
  expect(problems.map(({ message }) => message)).toEqual([expect.stringContaining(`"${text}"`)]);
});
