/** Tells the team's monitor that a look came and how it went, so that one that does not come is missed. */
import type { CommandResult } from "../../release/result.ts";
import type { CommandContext } from "../context.ts";
import { bestEffort, type Journal } from "../journal.ts";
import type { CheckIn } from "../../providers/contract.ts";

/** Time limit of the look's job in watch.yml. */
const LONGEST_MS = 15 * 60_000;
/** Where the plan has no watch, looks still compare what production serves with the record. */
const WITHOUT_WATCH_MS = 6 * 3_600_000;

/** A look whose monitor does not answer goes on, with a note. */
export async function withCheckIn(
  context: CommandContext,
  journal: Journal,
  look: () => Promise<CommandResult>,
): Promise<CommandResult> {
  const { name, stages } = context.plan;
  const silenceMs = stages.production.watch?.silenceMs ?? WITHOUT_WATCH_MS;
  let checkIn: CheckIn | null = null;
  await bestEffort(journal, "the monitor of scheduled looks was not told", async () => {
    checkIn = (await context.role("monitor")).begin({ name, silenceMs, longestMs: LONGEST_MS });
  });
  const end = (went: "well" | "wrong") =>
    bestEffort(journal, "the monitor of scheduled looks was not told", async () => checkIn?.end(went));
  let result: CommandResult;
  try {
    result = await look();
  } catch (error) {
    await end("wrong");
    throw error;
  }
  // What it found is told elsewhere; the monitor is about whether it could look.
  await end(result.decision === "hold" || result.decision === "failed" ? "wrong" : "well");
  return result;
}
