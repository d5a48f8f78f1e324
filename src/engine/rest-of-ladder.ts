/** What of a ladder is left to do, or to say, beside the host's rung. A ladder of the host alone is none, and nothing of one is loaded. */
import type { ProductionRecord } from "../release/record.ts";
import type { RungWords } from "../release/rung-words.ts";
import type { CommandContext } from "./context.ts";
import type { Journal } from "./journal.ts";
import type { Leftover } from "./ladder/finish-ladder.ts";

/** For a release that is out of production. The words of its rungs, where one was taken; else null. */
export async function takeRestOfLadder(
  context: CommandContext,
  journal: Journal,
  leftover: Leftover,
): Promise<RungWords | null> {
  if (context.plan.rollback.ladder.length === 1) return null;
  const { finishLadder } = await import("./ladder/finish-ladder.ts");
  return finishLadder(context, journal, leftover);
}

/** For one that stays, before its record's last word: after that nobody comes back to it. */
export async function noteRungsLeft(
  context: CommandContext,
  journal: Journal,
  record: Pick<ProductionRecord, "payload" | "rungs">,
): Promise<void> {
  if (context.plan.rollback.ladder.length === 1) return;
  const { noteChangedRungs } = await import("./ladder/note-changed-rungs.ts");
  await noteChangedRungs(context, journal, record);
}

/** Rungs that were not so when the release was recorded, are now, and of which its record says nothing. */
export async function findUntoldRungs(
  context: CommandContext,
  record: Pick<ProductionRecord, "payload" | "rungs">,
): Promise<readonly string[]> {
  if (context.plan.rollback.ladder.length === 1) return [];
  const { findChangedRungs } = await import("./ladder/note-changed-rungs.ts");
  return (await findChangedRungs(context, record)).flatMap(({ key, before }) => (before === "otherwise" ? [key] : []));
}
