/**
 * The steps of a release that was rolled back, the last first: those that can be are taken back, the others are named with
 * what they leave behind. It comes after production, may be lost, and a later run goes on with it.
 */
import { ProviderError, UsageError } from "../../lib/error.ts";
import type { Verdict } from "../../lib/verdict.ts";
import type { Plan, StepItem } from "../../plan/plan.ts";
import { decideUndo, type UndoChoice, type UndoWay } from "../../release/decide-undo.ts";
import type { ProductionPayload } from "../../release/payload.ts";
import { listSteps, type StepFact } from "../../release/step-history.ts";
import type { StepPayload } from "../../release/step-record.ts";
import type { Step } from "../../steps/contract.ts";
import type { CommandContext } from "../context.ts";
import type { ForgePatience } from "../forge-patience.ts";
import { bestEffort, type Journal } from "../journal.ts";
import { nullWhereSilent } from "../null-where-silent.ts";
import { loadWhole } from "../load-whole.ts";
import { findAgain, withReturned } from "./find-again.ts";
import { readStepPages } from "./step-book.ts";
import { itemOf, troubleOf, type Undoable, type Undoing, undoStep } from "./undo-step.ts";

export interface UndoOrder {
  /** Of the release that is out of production. */
  readonly payload: ProductionPayload;
  /** What production serves instead. */
  readonly to: string;
  readonly reason: string;
  readonly patience: ForgePatience;
}

const UNKNOWN = "what the release's steps left behind is not known";

/** Says what stays. What it gives takes back the rest. */
export async function prepareUndo(
  context: CommandContext,
  journal: Journal,
  { payload, to, reason, patience }: UndoOrder,
): Promise<() => Promise<void>> {
  const release = { id: payload.release, commit: payload.commit };
  let pages: readonly StepPayload[] = [];
  await bestEffort(journal, UNKNOWN, async () => {
    pages = await patience.spend((forge) => readWhole(() => readStepPages(context, journal, forge, release)));
  });
  const facts = listSteps(pages, release.id);
  if (facts.length === 0) return async () => undefined;
  const whole = { ...context, plan: await loadRest(context.plan, journal) };
  let undoing: Undoing = { context: whole, journal, release, facts, to, reason };
  await bestEffort(journal, UNKNOWN, async () => {
    undoing = { ...undoing, facts: await withReturned(undoing, pages) };
  });
  const undoable = await chooseAll(undoing);
  if (undoable.length > 0) {
    journal.note(`to be taken back, in this order: ${undoable.map(({ fact }) => `"${fact.title}"`).join(", ")}`);
  }
  return () => undoAll(undoing, undoable);
}

/**
 * GitHub may answer with what was true some time ago. A step of which nobody hears then stays, and what it stands on is taken
 * from under it; so that it is read once more, and nothing is ever taken out of the record.
 */
async function readWhole(read: () => Promise<readonly StepPayload[]>): Promise<readonly StepPayload[]> {
  const first = await read();
  if (first.length === 0) return first;
  const second = await nullWhereSilent(read);
  return second !== null && second.length > first.length ? second : first;
}

/** Says of each that stays why. What came before one of which nobody knows is not taken back either. */
async function chooseAll(undoing: Undoing): Promise<readonly Undoable[]> {
  const undoable: Undoable[] = [];
  let unclear: StepFact | null = null;
  for (const fact of undoing.facts.toReversed()) {
    const { found, choice } = await choose(undoing, fact);
    if (choice.do === "nothing") continue;
    if (choice.do === "leave") sayLeft(undoing, fact, choice.why);
    else if (unclear !== null) sayLeft(undoing, fact, cameAfter(unclear));
    else if (found !== null) undoable.push(found);
    if (choice.do === "leave" && choice.unclear === true) unclear = fact;
  }
  return undoable;
}

function cameAfter({ title }: StepFact): string {
  return `"${title}", which came after it, could not be taken back.`;
}

/** A person's rollback has read the steps' names alone; production is safe now, so there is time for the whole plan. */
async function loadRest(plan: Plan, journal: Journal): Promise<Plan> {
  try {
    return await loadWhole(plan);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    journal.note(`no step was taken back, because the plan has mistakes: ${error.message}`);
    return plan;
  }
}

interface Chosen {
  /** Null where the plan at hand does not have it. */
  readonly found: Undoable | null;
  readonly choice: UndoChoice;
}

async function choose({ context, release }: Undoing, fact: StepFact): Promise<Chosen> {
  const item = itemOf(context, release, fact);
  const step = item === undefined ? undefined : (await context.steps())[item.step];
  const asked = context.options.undo?.includes(fact.title) === true;
  if (item === undefined || step === undefined) {
    return { found: null, choice: decideUndo({ fact, way: null, asked, trouble: null }) };
  }
  const trouble = await troubleOf(context, release, step, item);
  return { found: { fact, item, asked }, choice: decideUndo({ fact, way: wayOf(step, item, fact), asked, trouble }) };
}

function wayOf(step: Step, { spec }: StepItem, { details }: StepFact): UndoWay {
  return {
    has: step.undo?.has(spec, details) === true,
    losesData: step.undo?.losesData(spec, details) === true,
    tells: step.wordCounts?.(spec) !== true,
  };
}

function sayLeft({ journal }: Undoing, fact: StepFact, why: string): void {
  const leaves = fact.leaves ?? "";
  journal.note(`the step "${fact.title}" was not taken back${leaves === "" ? "" : `, and ${leaves}`}: ${why}`);
  keepLeft(journal, fact, why);
}

function sayAgain({ journal }: Undoing, fact: StepFact): void {
  const why = "A run that was at work on it did not know that it was taken back, and has done it since.";
  journal.note(`the step "${fact.title}" is there again: ${why} Run the command again, which takes it back`);
  keepLeft(journal, fact, why);
}

function keepLeft(journal: Journal, fact: StepFact, why: string): void {
  const leaves = fact.leaves ?? "";
  journal.stepResult({
    ...resultOf(fact),
    // What it did stands where it was taken.
    evidence: [],
    state: "left",
    summary: why,
    ...(leaves === "" ? {} : { leavesBehind: leaves }),
  });
}

function resultOf({ title, step, stage, startedAt, endedAt, plannedMs, verdict }: StepFact) {
  return { title, step, stage, startedAt, endedAt, plannedMs, evidence: verdict?.evidence ?? [] };
}

async function undoAll(undoing: Undoing, undoable: readonly Undoable[]): Promise<void> {
  const undone = await undoInOrder(undoing, undoable);
  // What took no time here left none for another run either.
  if (undone.length === 0) return;
  await bestEffort(undoing.journal, UNKNOWN, async () => {
    for (const { fact } of await findAgain(undoing, [...undone, ...undoneBefore(undoing)])) sayAgain(undoing, fact);
  });
}

/** By another run: whoever is at work on one of them knows as little of that. */
function undoneBefore({ context, release, facts }: Undoing): readonly Undoable[] {
  return facts.flatMap((fact) => {
    const item = fact.state === "undone" ? itemOf(context, release, fact) : undefined;
    return item === undefined ? [] : [{ fact, item, asked: false }];
  });
}

/** The first that cannot be taken back, or is there again, ends it: what came before it may be what it stands on. Those that were. */
async function undoInOrder(undoing: Undoing, undoable: readonly Undoable[]): Promise<readonly Undoable[]> {
  for (const [index, one] of undoable.entries()) {
    const undone = undoable.slice(0, index);
    const again = await cameBack(undoing, undone);
    if (again !== null) {
      for (const { fact } of undoable.slice(index))
        sayLeft(undoing, fact, `"${again.title}", which came after it, is there again.`);
      return undone;
    }
    const verdict = await attempt(undoing, one);
    if (verdict.outcome === "pass") {
      undoing.journal.step("step", `"${one.fact.title}" was taken back: ${verdict.summary}`);
      undoing.journal.stepResult({ ...resultOf(one.fact), state: "undone", summary: verdict.summary });
      continue;
    }
    sayLeft(undoing, one.fact, `${verdict.summary}${verdict.remedy === undefined ? "" : ` ${verdict.remedy}`}`);
    for (const { fact } of undoable.slice(index + 1)) {
      sayLeft(undoing, fact, cameAfter(one.fact));
    }
    return undone;
  }
  return undoable;
}

/** A way back takes its time, in which a run that knows nothing of it may do again what came after. Null where nobody can tell. */
async function cameBack(undoing: Undoing, undone: readonly Undoable[]): Promise<StepFact | null> {
  if (undone.length === 0) return null;
  try {
    const [again] = await findAgain(undoing, undone);
    return again?.fact ?? null;
  } catch (error) {
    if (error instanceof ProviderError || error instanceof UsageError) return null;
    throw error;
  }
}

type Left = Pick<Verdict, "outcome" | "summary" | "remedy">;

async function attempt(undoing: Undoing, one: Undoable): Promise<Left> {
  try {
    return await undoStep(undoing, one);
  } catch (error) {
    if (error instanceof ProviderError) return { outcome: "hold", summary: error.message, remedy: error.remedy };
    if (error instanceof UsageError) return { outcome: "hold", summary: error.message };
    throw error;
  }
}
