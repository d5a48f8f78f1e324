import type { Forge } from "../providers/contract.ts";
import type { ProductionRecord, ProductionStatus } from "../release/record.ts";
import type { CommandContext } from "./context.ts";
import type { Journal } from "./journal.ts";
import { readAgainOrKnown } from "./release-records.ts";
import { writeProductionStatus } from "./write-release-status.ts";

/**
 * The word on a rollback that was not made. What a person's rollback, or another run's, has written since is newer and stays.
 * Where the record cannot be read the word is written: without it a later run would carry out what was decided before.
 */
export async function writeUnlessRolledBack(
  context: CommandContext,
  journal: Journal,
  forge: Forge,
  record: ProductionRecord,
  status: ProductionStatus,
  evidence: string | null = null,
): Promise<void> {
  const now = await readAgainOrKnown(context, journal, forge, record);
  if (now.phase !== "rolled-back") await writeProductionStatus(context, forge, record, status, evidence);
}
