/** What the stage's `setup` installs for its steps: once for a list of them, and only where one is not known to be done. */
import type { Verdict } from "../../lib/verdict.ts";
import type { StepPlace } from "../../plan/plan-steps.ts";
import type { CommandContext } from "../context.ts";
import type { Journal } from "../journal.ts";
import { prepareStage } from "../stage-setup.ts";

/** What it returns gives null where nothing is in the way of a step, the same however often it is asked. */
export function prepareForSteps(
  context: CommandContext,
  journal: Journal,
  stage: StepPlace["stage"],
): () => Promise<Verdict | null> {
  const { setup } = context.plan.stages[stage];
  // There may be no deployment yet, and what is asked of one is a gate's matter.
  const target = { url: "", deploymentId: "", commit: context.release.commit, stage, bypass: null };
  let pending: Promise<Verdict | null> | null = null;
  const prepare = async () => {
    if (setup === null) return null;
    const verdict = await prepareStage(context, journal, setup, target);
    return verdict.outcome === "pass" ? null : verdict;
  };
  return () => (pending ??= prepare());
}
