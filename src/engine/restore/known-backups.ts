/** The backups that our own records name. What others wrote at the forge, and what lies in a store unrecorded, is none. */
import type { Forge } from "../../providers/contract.ts";
import type { KnownBackup } from "../../release/choose-backup.ts";
import { parseRecordedBackup, type RecordedDump, type RecordedManagedBackup } from "../../release/recorded-backup.ts";
import type { CommandContext } from "../context.ts";
import type { Journal } from "../journal.ts";
import { type EndedStep, readEndedSteps } from "./read-ended-steps.ts";

const STEP = "backup";

export interface RecordedArchive extends KnownBackup {
  /** Of its release. */
  readonly commit: string;
  readonly details: RecordedDump;
}

/** What a database's vendor keeps, and where that is. */
export interface RecordedAtVendor extends Pick<KnownBackup, "release" | "project" | "variable" | "takenAt"> {
  readonly details: RecordedManagedBackup;
}

/** Newest first. */
export interface KnownBackups {
  readonly archives: readonly RecordedArchive[];
  readonly managed: readonly RecordedAtVendor[];
}

export async function readKnownBackups(context: CommandContext, journal: Journal, forge: Forge): Promise<KnownBackups> {
  const { project } = context.plan.project.host;
  const backups = (await readEndedSteps(context, journal, forge, STEP)).flatMap(backupOf);
  return {
    archives: backups.flatMap((one) => ("archive" in one ? [one] : [])),
    managed: backups.flatMap((one) => ("archive" in one ? [] : [one])).filter((one) => one.project === project),
  };
}

/** Half a record is no backup. */
function backupOf({
  release,
  commit,
  project,
  details: stored,
}: EndedStep): readonly (RecordedArchive | RecordedAtVendor)[] {
  const details = parseRecordedBackup(stored);
  if (details === null) return [];
  const { takenAt } = details;
  if (details.kind === "managed") {
    const { database: variable } = details;
    return variable === null ? [] : [{ release, project, variable, takenAt, details }];
  }
  const { database, proof, clear, places } = details;
  return [
    {
      release,
      commit,
      project,
      variable: database.variable,
      database: database.name,
      takenAt,
      archive: clear.sha256,
      proof: proof.how,
      restoreMs: proof.how === "restore" ? proof.tookMs : null,
      places: places.map((one) => `${one.place}/${one.archive.id}`),
      details,
    },
  ];
}
