import type { ProductionRecord } from "../release/record.ts";
import type { CommandContext } from "./context.ts";
import type { Journal } from "./journal.ts";

/** Before a record's last word: after it nobody comes back to this. A ladder of the host alone leaves nothing changed. */
export async function noteRungsLeft(
  context: CommandContext,
  journal: Journal,
  record: Pick<ProductionRecord, "payload" | "rungs">,
): Promise<void> {
  if (context.plan.rollback.ladder.length === 1) return;
  const { noteChangedRungs } = await import("./ladder/note-changed-rungs.ts");
  await noteChangedRungs(context, journal, record);
}
