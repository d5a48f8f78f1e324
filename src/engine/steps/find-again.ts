/**
 * Steps that were taken back, looked at once more when all of them are: a run that was at work on one did not know of that,
 * and may have done it since.
 */
import { isAtWork, isTakenBackOnce, listSteps, type StepFact } from "../../release/step-history.ts";
import type { StepPayload } from "../../release/step-record.ts";
import { readStepPages } from "./step-book.ts";
import { itemOf, openFor, troubleOf, type Undoable, type Undoing } from "./undo-step.ts";

/** Those that are there again. Throws ProviderError, and UsageError where something is not set. */
export async function findAgain(undoing: Undoing, undone: readonly Undoable[]): Promise<readonly Undoable[]> {
  const { context, journal, release } = undoing;
  const forge = await context.role("forge");
  const pages = await readStepPages(context, journal, forge, release);
  const facts = listSteps(pages, release.id);
  const found: Undoable[] = [];
  for (const one of undone) {
    const { identity } = one.fact;
    const now = facts.find((fact) => fact.identity === identity);
    const isQuiet = now?.state === "undone" && !isAtWork(pages, identity);
    if (!isQuiet && (await isThere(undoing, one, now))) found.push(one);
  }
  return found;
}

/** Of those that were taken back before: done by a run that did not know of it, and died before it could say so. */
export async function withReturned(undoing: Undoing, pages: readonly StepPayload[]): Promise<readonly StepFact[]> {
  const { context, release, facts } = undoing;
  const now: StepFact[] = [];
  for (const fact of facts) {
    const item = fact.state === "undone" && isAtWork(pages, fact.identity) ? itemOf(context, release, fact) : undefined;
    const step = item === undefined ? undefined : (await context.steps())[item.step];
    if (item === undefined || step === undefined) {
      now.push(fact);
      continue;
    }
    const isBack =
      step.wordCounts?.(item.spec) === true
        ? isTakenBackOnce(pages, fact.identity)
        : (await troubleOf(context, release, step, item)) === null &&
          (await isThere(undoing, { fact, item, asked: false }, fact));
    now.push(isBack ? { ...fact, state: "crossed" } : fact);
  }
  return now;
}

/** By the world where it tells, and else by what was written last. */
async function isThere(undoing: Undoing, one: Undoable, now: StepFact | undefined): Promise<boolean> {
  const { step, spec, context } = await openFor(undoing, one);
  if (step.wordCounts?.(spec) === true) return now !== undefined && now.state !== "undone" && now.state !== "undoing";
  return (await step.observe(spec, context)).is === "done";
}
