/**
 * The way back of a database that loses nothing: the newest release's migrations, taken back by the team's own command where
 * that was proven on a copy, begun only on the schema that the release left, and judged by the one on record before them.
 */
import { ProviderError, UsageError } from "../../lib/error.ts";
import { hold, pass, type Verdict } from "../../lib/verdict.ts";
import type { Forge } from "../../providers/contract.ts";
import { decideDown, type DownChoice } from "../../release/decide-down.ts";
import type { RestoreWish } from "../../release/restore-wish.ts";
import type { StepFact } from "../../release/step-history.ts";
import type { ReleaseIdentity } from "../../release/world.ts";
import type { CommandContext } from "../context.ts";
import type { Journal } from "../journal.ts";
import { loadWhole } from "../load-whole.ts";
import { listProductionRecords } from "../release-records.ts";
import { prepareStage } from "../stage-setup.ts";
import { readStepBook } from "../steps/step-book.ts";
import { foreseeUndo, itemOf, troubleOf, type Undoable, undoStep } from "../steps/undo-step.ts";
import { LIMITS, type RestoreOrder } from "./restore-order.ts";

export async function restoreByDown(
  context: CommandContext,
  journal: Journal,
  { variable }: RestoreWish,
  order: RestoreOrder,
): Promise<Verdict> {
  const forge = await context.role("forge");
  const release = await newestRelease(context, journal, forge);
  if (release === null) return noRelease();
  order.facts({ commit: release.commit });
  const facts = await readStepBook(context, journal, forge, release);
  const choice = decideDown({ release: release.id, variable, facts });
  if (choice.do === "refuse") return choice.verdict;
  if (choice.do === "nothing") return pass("already_done", choice.why);
  const whole = { ...context, plan: await loadWhole(context.plan) };
  const undoable: Undoable[] = [];
  for (const fact of choice.facts) {
    const found = await findUndoable(whole, release, fact);
    if ("outcome" in found) return found;
    undoable.push(found);
  }
  // Whether the schema is as before is read by it at the end; without it nothing is begun.
  await order.work.withWriter(order.url, LIMITS, ({ serverMajor }) => order.work.findProgram("pg_dump", serverMajor));
  const reason = context.options.reason ?? "";
  const undoing = { context: whole, journal, release, facts, to: null, reason };
  // The last that was applied says how the release left the schema.
  const [last] = undoable;
  const against = last === undefined ? null : await attempt(() => foreseeUndo(undoing, last));
  if (against !== null) return against;
  sayBefore(journal, release, choice);
  if (context.options.dryRun) {
    return pass("dry_run", `Nothing was changed: what the way down of ${order.database} would do stands above.`);
  }
  const unprepared = last === undefined ? null : await prepare(whole, journal, release, last);
  if (unprepared !== null) return unprepared;
  for (const one of undoable) {
    const verdict = await attempt(() => undoStep(undoing, one));
    if (verdict.outcome !== "pass") return verdict;
    order.step(`"${one.fact.title}" was taken back: ${verdict.summary}`);
  }
  return pass(
    "schema_restored",
    `The migrations of the release ${release.id} are taken back, and the schema of ${order.database} is the one that was on record before them.`,
  );
}

async function newestRelease(context: CommandContext, journal: Journal, forge: Forge): Promise<ReleaseIdentity | null> {
  const { records } = await listProductionRecords(context, journal, forge);
  const [newest] = records;
  return newest === undefined ? null : { id: newest.payload.release, commit: newest.payload.commit };
}

async function findUndoable(
  context: CommandContext,
  release: ReleaseIdentity,
  fact: StepFact,
): Promise<Undoable | Verdict> {
  const item = itemOf(context, release, fact);
  const step = item === undefined ? undefined : (await context.steps())[item.step];
  if (item === undefined || step === undefined) {
    return impossible(fact, "the plan at hand is not the one that it was taken by");
  }
  if (step.undo?.has(item.spec, fact.details) !== true) return impossible(fact, "the plan has no `undo` for it");
  const trouble = await troubleOf(context, release, step, item);
  return trouble === null ? { fact, item, asked: true } : impossible(fact, trouble.replace(/\.$/, ""));
}

/** Installs what the team's own tool needs, by the plan's `setup` of the stage; null where nothing is in the way then. */
async function prepare(
  context: CommandContext,
  journal: Journal,
  { commit }: ReleaseIdentity,
  { fact: { stage } }: Undoable,
): Promise<Verdict | null> {
  const { setup } = context.plan.stages[stage];
  if (setup === null) return null;
  const target = { url: "", deploymentId: "", commit, stage, bypass: null };
  const verdict = await prepareStage(context, journal, setup, target);
  return verdict.outcome === "pass" ? null : verdict;
}

function sayBefore(
  journal: Journal,
  { id }: ReleaseIdentity,
  { facts, applied }: Extract<DownChoice, { do: "undo" }>,
): void {
  const titles = facts.map(({ title }) => `"${title}"`).join(", ");
  const names = applied.length === 0 ? "what it applied" : applied.join(", ");
  journal.note(
    `Of the release ${id} ${titles} would be taken back by the team's own command: ${names}. On a copy that brought schema and data back, so nothing is lost. While production serves that release, it meets the schema of before.`,
  );
}

/** What was done until then stands in the steps' records, and the next run goes on there. */
async function attempt<Said extends Verdict | null>(act: () => Promise<Said>): Promise<Said | Verdict> {
  try {
    return await act();
  } catch (error) {
    if (error instanceof ProviderError) return hold(error.reasonCode, error.message, error.remedy);
    if (!(error instanceof UsageError)) throw error;
    const { reasonCode, problems } = error;
    return hold(reasonCode, problems.map(({ message }) => message).join(" "), problems[0]?.remedy ?? "");
  }
}

function impossible({ title }: StepFact, why: string): Verdict {
  return hold(
    "step_left",
    `The step "${title}" cannot be taken back from here: ${why}.`,
    "Check out the release's own commit, with its plan and what the step needs, and run this again. Nothing was changed.",
  );
}

function noRelease(): Verdict {
  return hold(
    "down_unproven",
    "No record of ours names a release in production, so it is not known which migrations would be taken back.",
    "Restore a backup, or take the migration back by hand.",
  );
}
