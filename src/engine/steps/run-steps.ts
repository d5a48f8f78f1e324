/** The steps of one list of a stage, in their order; the first that is not done ends it. */
import type { Verdict } from "../../lib/verdict.ts";
import type { StepPlace } from "../../plan/plan-steps.ts";
import type { Forge } from "../../providers/contract.ts";
import type { StepFact } from "../../release/step-history.ts";
import type { DoneStep } from "../../steps/contract.ts";
import type { CommandContext } from "../context.ts";
import type { Journal } from "../journal.ts";
import { prepareForSteps } from "./prepare-for-steps.ts";
import { runStep } from "./run-step.ts";
import { isDoneBy, readStepBook } from "./step-book.ts";

export async function runSteps(
  context: CommandContext,
  journal: Journal,
  forge: Forge,
  { stage, list, guard }: StepPlace & { readonly guard: () => Promise<Verdict | null> },
): Promise<Verdict | null> {
  const items = context.plan.stages[stage][list];
  const facts = await readStepBook(context, journal, forge, context.release);
  const prepare = prepareForSteps(context, journal, stage);
  const titles = new Set(items.map(({ title }) => title));
  let earlier = facts.flatMap((fact) => (isDoneBy(context, fact) && !titles.has(fact.title) ? [doneStep(fact)] : []));
  for (const [index, item] of items.entries()) {
    journal.progress(`step ${index + 1} of ${items.length}: "${item.title}"`);
    const { verdict, done } = await runStep({ context, journal, forge, stage, item, facts, earlier, prepare, guard });
    if (done === null) return { ...verdict, summary: `Step "${item.title}": ${verdict.summary}` };
    earlier = [...earlier, done];
  }
  return null;
}

function doneStep({ title, step, stage, startedAt, endedAt, details }: StepFact): DoneStep {
  return { title, step, stage, startedAt, endedAt: endedAt ?? startedAt, details: details ?? {} };
}
