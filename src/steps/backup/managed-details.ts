/** What the record keeps of a backup that lies at the database's vendor. */
import { parseRecordedBackup, type RecordedManagedBackup } from "../../release/recorded-backup.ts";
import type { StepDetails } from "../contract.ts";

export type ManagedDetails = RecordedManagedBackup;

/** Null where it is anything else, or has a word that is not known: such a backup must not be relied on. */
export function parseManagedDetails(value: unknown): ManagedDetails | null {
  const backup = parseRecordedBackup(value);
  return backup?.kind === "managed" ? backup : null;
}

/** The same as what a step's end may carry. */
export function recordManaged({ reach, ...details }: ManagedDetails): StepDetails {
  return { ...details, reach: reach === null ? null : { ...reach } };
}
