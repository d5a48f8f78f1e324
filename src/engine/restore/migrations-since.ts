/** Which migrations releases applied to a database after a backup of it was taken, by our own records. */
import type { Forge } from "../../providers/contract.ts";
import type { KnownBackup } from "../../release/choose-backup.ts";
import { parseRecordedMigration } from "../../release/recorded-migration.ts";
import type { CommandContext } from "../context.ts";
import type { Journal } from "../journal.ts";
import { readEndedSteps } from "./read-ended-steps.ts";

const STEP = "migrate";

/** In the order in which they were applied. */
export async function readMigrationsSince(
  context: CommandContext,
  journal: Journal,
  forge: Forge,
  { project, variable, takenAt }: Pick<KnownBackup, "project" | "variable" | "takenAt">,
): Promise<readonly string[]> {
  const newestFirst = (await readEndedSteps(context, journal, forge, STEP)).flatMap((step) => {
    const run = step.project === project ? parseRecordedMigration(step.details) : null;
    return run !== null && run.database === variable && run.endedAt > takenAt ? [run] : [];
  });
  return [...new Set(newestFirst.toReversed().flatMap(({ applied }) => applied))];
}
