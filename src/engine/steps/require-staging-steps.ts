/** Whether a release has left a step of staging behind: a job that is started alone must not go past it. */
import { hold, type Verdict } from "../../lib/verdict.ts";
import type { Forge } from "../../providers/contract.ts";
import type { CommandContext } from "../context.ts";
import type { Journal } from "../journal.ts";

/** Null where all of them are done by their record. What reads it loads only where the plan has any. */
export async function requireStagingSteps(
  context: CommandContext,
  journal: Journal,
  forge: Forge,
): Promise<Verdict | null> {
  const { staging } = context.plan.stages;
  const items = [...staging.before, ...staging.after];
  if (items.length === 0) return null;
  const { readStepBook, isDoneBy } = await import("./step-book.ts");
  const facts = await readStepBook(context, journal, forge, context.release);
  const done = new Set(facts.flatMap((fact) => (isDoneBy(context, fact) ? [fact.title] : [])));
  const missed = items.filter(({ title }) => !done.has(title)).map(({ title }) => JSON.stringify(title));
  if (missed.length === 0) return null;
  return hold(
    "step_not_taken",
    `Of staging's steps ${missed.join(", ")} ${missed.length === 1 ? "is" : "are"} not done for this release.`,
    "Run `deploy` for this release again: it goes on with them.",
  );
}
