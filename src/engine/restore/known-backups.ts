/** The backups that our own records name. What others wrote at the forge, and what lies in a store unrecorded, is none. */
import type { Forge } from "../../providers/contract.ts";
import type { KnownBackup } from "../../release/choose-backup.ts";
import { findOwnRecords, type RecordKind } from "../../release/own-records.ts";
import { parseRecordedDump, type RecordedDump } from "../../release/recorded-backup.ts";
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

export async function readKnownBackups(
  { options, plan }: CommandContext,
  journal: Journal,
  forge: Forge,
): Promise<readonly RecordedArchive[]> {
  const { project } = plan.project.host;
  const found = await findOwnRecords(STEP_RECORDS, { authors: options.authors, project }, LISTED, (limit) =>
    forge.listDeployments({ task: STEP_TASK, limit }),
  );
  return readable(journal, found).records.flatMap(({ payload }) => backupOf(payload, project));
}

/** Of a step that ended well; half a record is no backup. */
export function backupOf(payload: StepPayload, ownProject: string): readonly RecordedArchive[] {
  const { step, part, end, release, project = ownProject } = payload;
  if (step !== STEP || part !== "ended" || end === null || end.verdict.outcome !== "pass") return [];
  const details = parseRecordedDump(end.details);
  if (details === null) return [];
  const { proof, database, takenAt, clear, places } = details;
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
