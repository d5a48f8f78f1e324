/** The snapshots of tables that our own records name, as backups are known by them. */
import type { Forge } from "../../providers/contract.ts";
import type { Choosable } from "../../release/choose-backup.ts";
import { parseRecordedSnapshot, type RecordedSnapshot } from "../../release/recorded-snapshot.ts";
import type { CommandContext } from "../context.ts";
import type { Journal } from "../journal.ts";
import { readEndedSteps } from "./read-ended-steps.ts";

const STEP = "snapshot";

export interface KnownSnapshot extends Choosable {
  /** Of its release. */
  readonly commit: string;
  readonly details: RecordedSnapshot;
}

/** Newest first. */
export async function readKnownSnapshots(
  context: CommandContext,
  journal: Journal,
  forge: Forge,
): Promise<readonly KnownSnapshot[]> {
  const ended = await readEndedSteps(context, journal, forge, STEP);
  return ended.flatMap(({ release, commit, project, details: stored }) => {
    const details = parseRecordedSnapshot(stored);
    if (details === null) return [];
    const { database, takenAt, places } = details;
    return [
      {
        release,
        commit,
        project,
        variable: database.variable,
        database: database.name,
        takenAt,
        // The step ends well only after it has read every file back.
        proof: "read" as const,
        places: places.map(placeOf),
        details,
      },
    ];
  });
}

/** As `--from` names it. */
export function placeOf({ place, list }: RecordedSnapshot["places"][number]): string {
  return `${place}/${list.id}`;
}
