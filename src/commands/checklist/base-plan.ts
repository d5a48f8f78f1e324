/** The base branch's plan is the one that counts; differences of the pull request's own plan are reported. */
import { UsageError } from "../../lib/error.ts";
import { cutText } from "../../lib/cut-text.ts";
import { findCheckout } from "../../lib/find-checkout.ts";
import { resolveInside } from "../../lib/inside-directory.ts";
import type { PlanChange } from "../../plan/compare/plan-change.ts";
import type { Plan } from "../../plan/plan.ts";
import type { PlanResult } from "../../plan/load.ts";
import { readPlanFile } from "../../plan/read-file.ts";
import type { Forge, PullRequest } from "../../providers/contract.ts";
import type { CommandContext } from "../../engine/context.ts";
import type { ChecklistRequest } from "../../checklist/request.ts";

/**
 * What lies here is the base branch's plan where the event tells the base branch, which the workflow then checks out, and
 * the default branch's in a comment's run. In every other case it is fetched. Throws UsageError where it has mistakes.
 */
export async function planOfBase(
  context: CommandContext,
  forge: Forge,
  { planFile, event }: ChecklistRequest,
  pull: PullRequest | null,
): Promise<Plan> {
  if (pull === null || (event?.kind === "comment" && pull.baseBranch === pull.defaultBranch)) return context.plan;
  // In full: a tag may have the name of a branch.
  const text = await forge.readFile(planFile, `refs/heads/${pull.baseBranch}`);
  if (text === null) {
    throw new UsageError("plan_missing", [
      { message: `The branch ${pull.baseBranch} has no plan at ${planFile}.`, remedy: "Merge one into it first." },
    ]);
  }
  const { extensions, parsePlan } = await import("../../engine/whole-plan.ts");
  const parsed = parsePlan(text, planFile, extensions);
  if ("problems" in parsed) throw new UsageError("plan_invalid", parsed.problems);
  return parsed.plan;
}

/** Characters of a message that quotes the pull request's own file. */
const QUOTED = 200;

export interface OwnPlan {
  /** Lines for the reviewer. */
  readonly notices: readonly string[];
  /** What it says otherwise than the base branch's. */
  readonly planChanges: readonly PlanChange[];
}

const SAME: OwnPlan = { notices: [], planChanges: [] };

/** For the reviewer, where the pull request changes the plan that it is checked by. */
export async function readOwnPlan(context: CommandContext, { planFile, event }: ChecklistRequest): Promise<OwnPlan> {
  if (event === null) return SAME;
  const checkout = await findCheckout(context.directory);
  if (checkout === null) return SAME;
  const path = await resolveInside(checkout.root, planFile);
  if (path === null) return told(`This pull request has no plan at ${planFile}; the base branch's was used.`);
  const parsed = await parseStrangersPlan(path, planFile);
  if ("problems" in parsed) {
    const [first] = parsed.problems;
    const where = first?.position === undefined ? "" : `, line ${first.position.line}`;
    // It quotes the file, whose words may be as long as the file.
    const what = cutText(first?.message ?? "unreadable", QUOTED);
    return told(`The plan of this pull request has mistakes (${planFile}${where}: ${what}).`);
  }
  if (parsed.plan.digest === context.plan.digest) return SAME;
  const [{ comparePlans }, { extensions }] = await Promise.all([
    import("../../plan/compare/compare-plans.ts"),
    import("../../engine/whole-plan.ts"),
  ]);
  const planChanges = comparePlans(context.plan, parsed.plan, extensions);
  return planChanges.length > 0
    ? { notices: [], planChanges }
    : told(`This pull request's plan (${planFile}) is written otherwise than the base branch's, and means the same.`);
}

function told(notice: string): OwnPlan {
  return { notices: [notice], planChanges: [] };
}

/** Without a throw, whatever the file is. */
async function parseStrangersPlan(path: string, planFile: string): Promise<PlanResult> {
  const { extensions, parsePlan } = await import("../../engine/whole-plan.ts");
  try {
    return parsePlan(await readPlanFile(path), planFile, extensions);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    return { problems: error.problems.map(({ message }) => ({ message })) };
  }
}
