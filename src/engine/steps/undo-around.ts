/** The door to the way back of a release's steps. What takes it loads only where the release had any. */
import type { CommandContext } from "../context.ts";
import type { Journal } from "../journal.ts";
import type { UndoOrder } from "./undo-steps.ts";

/** Production is back. What stays is known before people are told; taking back the rest may take longer than they wait. */
export async function undoAround(
  context: CommandContext,
  journal: Journal,
  order: UndoOrder,
  tell: () => Promise<void>,
): Promise<void> {
  if (order.payload.steps === undefined) return tell();
  const { prepareUndo } = await import("./undo-steps.ts");
  const undo = await prepareUndo(context, journal, order);
  await tell();
  await undo();
}
