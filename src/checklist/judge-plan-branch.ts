/**
 * Whether the plan of a base branch counts. Pure. Whoever can push to a branch writes its plan, and a plan says what is
 * asked, who may sign off, and where the secrets that it names are sent.
 */
import { hold, type Verdict } from "../lib/verdict.ts";

export interface PlanBranch {
  readonly baseBranch: string;
  /** Null where the event does not say it; then only a listed branch counts. */
  readonly defaultBranch: string | null;
}

/** Null where it counts. `listed` are the names in the workflow's input, which stands on the default branch. */
export function judgePlanBranch({ baseBranch, defaultBranch }: PlanBranch, listed: readonly string[]): Verdict | null {
  if (baseBranch === defaultBranch || listed.includes(baseBranch)) return null;
  const other =
    defaultBranch === null ? "the default branch, as far as is known," : `the default branch (${defaultBranch})`;
  return hold(
    "plan_branch_not_listed",
    `The plan of ${baseBranch} does not count: it is neither ${other} nor named in plan-branches.`,
    `If ${baseBranch} is as protected as the default branch, name it in the workflow that calls checklist.yml, on the default branch: \`plan-branches: ${baseBranch}\`. Otherwise change the pull request's base branch.`,
  );
}
