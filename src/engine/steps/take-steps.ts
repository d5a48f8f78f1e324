/** The door to a stage's steps. What takes them loads only where there are any. */
import type { Verdict } from "../../lib/verdict.ts";
import type { StepPlace } from "../../plan/plan-steps.ts";
import type { Forge } from "../../providers/contract.ts";
import type { CommandContext } from "../context.ts";
import type { Journal } from "../journal.ts";

/** Null where all of them are done; else the verdict that ends the command. `guard` is asked before each is applied. */
export async function takeSteps(
  context: CommandContext,
  journal: Journal,
  forge: Forge,
  place: StepPlace & { readonly guard?: () => Promise<Verdict | null> },
): Promise<Verdict | null> {
  if (context.plan.stages[place.stage][place.list].length === 0) return null;
  const { runSteps } = await import("./run-steps.ts");
  return runSteps(context, journal, forge, { guard: async () => null, ...place });
}
