/** What of a ladder follows a rollback that a person asked for. */
import { DATABASE_RUNG } from "../plan/patterns.ts";
import type { Deployed, ProductionPayload } from "../release/payload.ts";
import type { RungWords } from "../release/rung-words.ts";
import type { CommandContext } from "./context.ts";
import type { Journal } from "./journal.ts";

/** By hand `host` comes first, whatever stands before it; after it what changes the repository. */
export async function takeRestByHand(
  context: CommandContext,
  journal: Journal,
  out: { readonly payload: ProductionPayload; readonly to: Deployed; readonly reason: string },
): Promise<void> {
  if (context.plan.rollback.ladder.length === 1) return;
  const { finishLadder } = await import("./ladder/finish-ladder.ts");
  // Its own words come from who takes it.
  const words: RungWords = context.options.restore === undefined ? {} : { [DATABASE_RUNG]: "done" };
  await finishLadder(context, journal, { ...out, words });
}
