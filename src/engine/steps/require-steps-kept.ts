/** Whether the steps that a recorded release stands on are still there: a rollback may have taken them back, and not have said so. */
import { hold, type Verdict } from "../../lib/verdict.ts";
import type { Forge } from "../../providers/contract.ts";
import type { StepState } from "../../release/step-history.ts";
import type { CommandContext } from "../context.ts";
import type { Journal } from "../journal.ts";

const TAKEN_BACK: ReadonlySet<StepState> = new Set(["undoing", "undone", "left", "crossed"]);

/** Null where nobody has begun to take one back. Asked where the plan has any: what reads it loads only then. */
export async function requireStepsKept(
  context: CommandContext,
  journal: Journal,
  forge: Forge,
): Promise<Verdict | null> {
  const { readStepBook } = await import("./step-book.ts");
  const facts = await readStepBook(context, journal, forge, context.release);
  const gone = facts.flatMap(({ title, state }) => (TAKEN_BACK.has(state) ? [JSON.stringify(title)] : []));
  if (gone.length === 0) return null;
  const were = gone.length === 1 ? "was" : "were";
  return hold(
    "step_not_taken",
    `Of this release's steps ${gone.join(", ")} ${were} taken back after it was recorded, as a rollback of it does, so it is not promoted.`,
    "Nothing, where it was to be taken out. Else release the commit again with another release id (`release`), which takes its steps again.",
  );
}
