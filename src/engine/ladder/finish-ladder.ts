/** What of a ladder is left for a release that is out of production already: only what changes the repository. */
import { UsageError } from "../../lib/error.ts";
import { HOST_RUNG } from "../../plan/patterns.ts";
import type { Plan } from "../../plan/plan.ts";
import type { Deployed, ProductionPayload } from "../../release/payload.ts";
import type { RungWords } from "../../release/rung-words.ts";
import type { CommandContext } from "../context.ts";
import type { Journal } from "../journal.ts";
import { createLadder } from "./climb-ladder.ts";
import { rungRelease } from "./rung-release.ts";

export interface Leftover {
  readonly payload: ProductionPayload;
  /** What production went back to. */
  readonly to: Deployed;
  readonly reason: string;
  /** What the record says of rungs that were taken before. */
  readonly words: RungWords;
  /** A run decided to roll back, and nobody knows how far it came. */
  readonly resumed: boolean;
}

/** Their words, where one was taken; null where none was. */
export async function finishLadder(
  context: CommandContext,
  journal: Journal,
  { payload, to, reason, words, resumed }: Leftover,
): Promise<RungWords | null> {
  const specs = await loadSpecs(context.plan, journal);
  if (specs === null) return null;
  const ladder = await createLadder(context, journal, {
    release: rungRelease(context, payload, { knownGood: to, reason }),
    specs,
    words,
    resumed,
    // Nothing that changes the repository alone must be recorded before it begins.
    forge: () => Promise.reject(new Error("nothing is recorded")),
    begin: () => Promise.reject(new Error("nothing is recorded")),
  });
  await ladder.lookBehind();
  await ladder.finish("right");
  const now = ladder.words();
  return Object.keys(now).some((key) => now[key] !== words[key]) ? now : null;
}

/** A person's rollback has read the rungs' words alone; production is safe now, so there is time for the whole plan. */
async function loadSpecs({ file, rollback }: Plan, journal: Journal): Promise<Plan["rollback"]["rungs"] | null> {
  const isWhole = rollback.ladder.every((key) => key === HOST_RUNG || Object.hasOwn(rollback.rungs, key));
  if (isWhole) return rollback.rungs;
  try {
    const { extensions, loadPlan } = await import("../whole-plan.ts");
    return (await loadPlan(file, extensions)).rollback.rungs;
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    journal.note(`the rest of the rollback's ladder was not taken, because the plan has mistakes: ${error.message}`);
    return null;
  }
}
