/** Whether a release's snapshot is where the record says, as it was stored. */
import { renderInstant } from "../../lib/instant.ts";
import { hold } from "../../lib/verdict.ts";
import { parseRecordedSnapshot, type RecordedSnapshot } from "../../release/recorded-snapshot.ts";
import { openPlaces } from "../backup/backup-places.ts";
import type { StepContext, StepObservation } from "../contract.ts";
import { readSnapshotList } from "./open-snapshot.ts";
import type { SnapshotSpec } from "./spec.ts";

type Context = StepContext<"databaseWork" | "stores">;

export async function observeSnapshot(_spec: SnapshotSpec, context: Context): Promise<StepObservation<null>> {
  // A run that was killed before its record was written left files that nobody knows: they are removed, and taken anew.
  if (context.recorded === null) return { is: "due", state: null };
  const recorded = parseRecordedSnapshot(context.recorded);
  if (recorded === null) return damaged("what the record says of it is not understood");
  const problem = await findDamage(recorded, context);
  return problem === null ? { is: "done", summary: summaryOf(recorded) } : damaged(problem);
}

/** A sentence without a period; null where every place has all of it, but for what its store has removed in its time. */
async function findDamage(recorded: RecordedSnapshot, context: Context): Promise<string | null> {
  const kept = recorded.places.filter(({ expiresAt }) => expiresAt === null || expiresAt > context.clock.now());
  const places = await openPlaces(
    context.roles.stores,
    kept.map(({ place }) => place),
  );
  for (const { place, store } of places) {
    const list = await readSnapshotList(store, recorded, place);
    for (const table of list.tables) {
      const at = table.places.find((one) => one.place === place);
      const found = at === undefined ? null : await store.look(at.id);
      if (found === null) return `${place} has no rows of ${table.table} any more`;
      if (found.size !== at?.size || found.mark !== at.mark)
        return `the rows of ${table.table} in ${place} were changed`;
    }
  }
  return null;
}

export function summaryOf({ tables, rows, takenAt, places }: RecordedSnapshot): string {
  const what = `${rows.toLocaleString("en")} rows of ${tables === 1 ? "1 table" : `${tables} tables`}`;
  return `${what}, as they were at ${renderInstant(takenAt)}, are in ${places.map(({ place }) => place).join(" and ")}.`;
}

function damaged(problem: string): StepObservation<null> {
  return {
    is: "impossible",
    verdict: hold(
      "backup_damaged",
      `This release took a snapshot, and it is not as it was stored: ${problem}.`,
      "Look who changed it, and whether another place has it. A new release takes a snapshot of its own moment.",
    ),
  };
}
