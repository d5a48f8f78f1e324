/**
 * The steps of a release that was rolled back, the last first: those that can be are taken back, the others are named with
 * what they leave behind. It comes after production, may be lost, and a later run goes on with it.
 */
import { ProviderError, UsageError } from "../../lib/error.ts";
import { findCheckout } from "../../lib/find-checkout.ts";
import type { Verdict } from "../../lib/verdict.ts";
import type { Plan, StepItem } from "../../plan/plan.ts";
import { planSteps } from "../../plan/plan-steps.ts";
import { decideUndo } from "../../release/decide-undo.ts";
import type { ProductionPayload } from "../../release/payload.ts";
import type { StepFact } from "../../release/step-history.ts";
import type { ReleaseIdentity } from "../../release/world.ts";
import type { Step } from "../../steps/contract.ts";
import type { CommandContext } from "../context.ts";
import type { ForgePatience } from "../forge-patience.ts";
import { bestEffort, type Journal } from "../journal.ts";
import { readStepBook, stepIdentity, writeStep } from "./step-book.ts";

export interface UndoOrder {
  /** Of the release that is out of production. */
  readonly payload: ProductionPayload;
  readonly reason: string;
  readonly patience: ForgePatience;
}

interface Undoable {
  readonly fact: StepFact;
  readonly item: StepItem;
}

interface Undoing {
  readonly context: CommandContext;
  readonly journal: Journal;
  readonly release: ReleaseIdentity;
  readonly facts: readonly StepFact[];
  readonly reason: string;
}

/** Says what stays. What it gives takes back the rest. */
export async function prepareUndo(
  context: CommandContext,
  journal: Journal,
  { payload, reason, patience }: UndoOrder,
): Promise<() => Promise<void>> {
  const release = { id: payload.release, commit: payload.commit };
  let facts: readonly StepFact[] = [];
  await bestEffort(journal, "what the release's steps left behind is not known", async () => {
    facts = await patience.spend((forge) => readStepBook(context, journal, forge, release));
  });
  if (facts.length === 0) return async () => undefined;
  const whole = { ...context, plan: await loadWhole(context.plan, journal) };
  const undoing: Undoing = { context: whole, journal, release, facts, reason };
  const undoable: Undoable[] = [];
  for (const fact of facts.toReversed()) {
    const found = await choose(undoing, fact);
    if (found !== null) undoable.push(found);
  }
  if (undoable.length > 0) {
    journal.note(`to be taken back, in this order: ${undoable.map(({ fact }) => `"${fact.title}"`).join(", ")}`);
  }
  return () => undoAll(undoing, undoable);
}

/** A person's rollback has read the steps' names alone; production is safe now, so there is time for the whole plan. */
async function loadWhole(plan: Plan, journal: Journal): Promise<Plan> {
  if (planSteps(plan).every(({ item }) => item.spec !== undefined)) return plan;
  try {
    const { extensions, loadPlan } = await import("../whole-plan.ts");
    return await loadPlan(plan.file, extensions);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    journal.note(`no step was taken back, because the plan has mistakes: ${error.message}`);
    return plan;
  }
}

/** Null where it is not taken back; what it leaves behind is said then. */
async function choose(undoing: Undoing, fact: StepFact): Promise<Undoable | null> {
  const { context, release } = undoing;
  const item = planSteps(context.plan).find(
    (one) => one.item.spec !== undefined && stepIdentity(context, release, one.stage, one.item) === fact.identity,
  )?.item;
  const step = item === undefined ? undefined : (await context.steps())[item.step];
  const choice = decideUndo({
    fact,
    way: item === undefined || step === undefined ? null : wayOf(step, item, fact),
    asked: context.options.undo?.includes(fact.title) === true,
    trouble: item === undefined || step === undefined ? null : await troubleOf(context, release, step, item),
  });
  if (choice.do === "undo" && item !== undefined) return { fact, item };
  if (choice.do === "leave") sayLeft(undoing, fact, choice.why);
  return null;
}

function wayOf(step: Step, { spec }: StepItem, { details }: StepFact) {
  return { has: step.undo?.has(spec, details) === true, losesData: step.undo?.losesData(spec, details) === true };
}

/** What the run of a rollback is not given, as a sentence. */
async function troubleOf(
  { env, directory }: CommandContext,
  { commit }: ReleaseIdentity,
  step: Step,
  { spec }: StepItem,
): Promise<string | null> {
  const missing = (step.secrets?.(spec) ?? []).filter((name) => (env[name] ?? "") === "");
  if (missing.length > 0) return `${missing.join(", ")} ${missing.length === 1 ? "is" : "are"} not set here.`;
  if (step.kind !== "code" || (await findCheckout(directory))?.commit === commit) return null;
  return `It runs code of the repository, and only in a checkout of ${commit.slice(0, 12)}.`;
}

function sayLeft({ journal }: Undoing, fact: StepFact, why: string): void {
  const leaves = fact.leaves ?? "";
  journal.note(`the step "${fact.title}" was not taken back${leaves === "" ? "" : `, and ${leaves}`}: ${why}`);
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

/** The first that cannot be taken back ends it: what came before it may be what it stands on. */
async function undoAll(undoing: Undoing, undoable: readonly Undoable[]): Promise<void> {
  for (const [index, one] of undoable.entries()) {
    const verdict = await attempt(undoing, one);
    if (verdict.outcome === "pass") {
      undoing.journal.step("step", `"${one.fact.title}" was taken back: ${verdict.summary}`);
      undoing.journal.stepResult({ ...resultOf(one.fact), state: "undone", summary: verdict.summary });
      continue;
    }
    sayLeft(undoing, one.fact, `${verdict.summary}${verdict.remedy === undefined ? "" : ` ${verdict.remedy}`}`);
    for (const { fact } of undoable.slice(index + 1)) {
      sayLeft(undoing, fact, `"${one.fact.title}", which came after it, could not be taken back.`);
    }
    return;
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

async function undoStep(
  { context, journal, release, facts, reason }: Undoing,
  { fact, item }: Undoable,
): Promise<Verdict> {
  const forge = await context.role("forge");
  const {
    step,
    spec,
    context: given,
    mask,
  } = await context.openStep(item, {
    release,
    stage: fact.stage,
    identity: fact.identity,
    begun: fact.state === "done" ? null : { at: fact.startedAt, runUrl: fact.runUrl },
    recorded: fact.details,
    earlier: facts.flatMap((other) =>
      other.state === "done" && other.startedAt < fact.startedAt
        ? [{ ...other, endedAt: other.endedAt ?? other.startedAt, details: other.details ?? {} }]
        : [],
    ),
    progress: ({ text }) => journal.progress(`taking back "${item.title}": ${text}`),
  });
  if (step.undo === undefined) throw new Error(`the step ${step.key} has no way back`);
  const page = { release, planDigest: fact.planDigest, stage: fact.stage, item, identity: fact.identity, mask };
  const asked = context.options.undo?.includes(fact.title) === true;
  const word = asked ? ({ said: "undo", reason } as const) : null;
  const startedAt = context.clock.now();
  const { leaves } = fact;
  await writeStep(context, journal, forge, page, { part: "undoing", leaves, word });
  const verdict = await step.undo.apply(spec, given);
  const end = { verdict, details: fact.details, untouched: false, startedAt };
  await bestEffort(journal, "the end of a step's way back was not written", () =>
    writeStep(context, journal, forge, page, { part: "undone", end, leaves, word }),
  );
  return verdict;
}
