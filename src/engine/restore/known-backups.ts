/** The backups that our own records name. What others wrote at the forge, and what lies in a store unrecorded, is none. */
import type { Forge } from "../../providers/contract.ts";
import type { KnownBackup } from "../../release/choose-backup.ts";
import { findOwnRecords, type RecordKind } from "../../release/own-records.ts";
import { parseRecordedBackup, type RecordedDump, type RecordedManagedBackup } from "../../release/recorded-backup.ts";
import { parseStepPayload, STEP_TASK, type StepPayload } from "../../release/step-record.ts";
import type { CommandContext } from "../context.ts";
import type { Journal } from "../journal.ts";
import { readable } from "../release-records.ts";

/** Step records of all releases; the newest are what a restore is about. */
const LISTED = 500;
const STEP = "backup";
const STEP_RECORDS: RecordKind<StepPayload> = { task: STEP_TASK, noun: "a step's record", parse: parseStepPayload };

export interface RecordedArchive extends KnownBackup {
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

export async function readKnownBackups(
  { options, plan }: CommandContext,
  journal: Journal,
  forge: Forge,
): Promise<KnownBackups> {
  const { project } = plan.project.host;
  const found = await findOwnRecords(STEP_RECORDS, { authors: options.authors, project }, LISTED, (limit) =>
    forge.listDeployments({ task: STEP_TASK, limit }),
  );
  const backups = readable(journal, found).records.flatMap(({ payload }) => backupOf(payload, project));
  return {
    archives: backups.flatMap((one) => ("archive" in one ? [one] : [])),
    managed: backups.flatMap((one) => ("archive" in one ? [] : [one])).filter((one) => one.project === project),
  };
}

/** Of a step that ended well; half a record is no backup. */
function backupOf(payload: StepPayload, ownProject: string): readonly (RecordedArchive | RecordedAtVendor)[] {
  const { step, part, end, release, project = ownProject } = payload;
  if (step !== STEP || part !== "ended" || end === null || end.verdict.outcome !== "pass") return [];
  const details = parseRecordedBackup(end.details);
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
