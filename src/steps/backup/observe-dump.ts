/** Whether this release is backed up: the record says so, and each place still has what was stored there. */
import { hold } from "../../lib/verdict.ts";
import { parseRecordedDump, type RecordedDump } from "../../release/recorded-backup.ts";
import type { StepContext, StepObservation } from "../contract.ts";
import { stepPrefix } from "./backup-name.ts";
import { findFinished, findMissing, openPlaces } from "./backup-places.ts";
import type { DumpSpec } from "./dump-spec.ts";
import { detailsOf, evidenceOf, summaryOf } from "./record-dump.ts";

export type DumpContext = StepContext<"databaseWork" | "stores">;

export async function observeDump(spec: DumpSpec, context: DumpContext): Promise<StepObservation<null>> {
  const recorded = parseRecordedDump(context.recorded);
  if (context.recorded !== null && recorded === null) return notUnderstood();
  if (recorded === null && context.begun === null) return { is: "due", state: null };
  const places = await openPlaces(context.roles.stores, spec.to);
  if (recorded === null) {
    const found = await findFinished(places, prefixOf(spec, context));
    return found === null ? { is: "due", state: null } : done(found);
  }
  const gone = recorded.places.filter(({ expiresAt }) => expiresAt !== null && expiresAt <= context.clock.now());
  const missing = await findMissing(
    places.filter(({ place }) => !gone.some((one) => one.place === place)),
    recorded,
  );
  return missing.length === 0 ? done(recorded) : damaged(missing);
}

function done(backup: RecordedDump): StepObservation<null> {
  return { is: "done", summary: summaryOf(backup), evidence: evidenceOf(backup), details: detailsOf(backup) };
}

function notUnderstood(): StepObservation<null> {
  return {
    is: "impossible",
    verdict: hold(
      "backup_damaged",
      "What the record says of this release's backup is not understood.",
      "Use the version of Holdpoint that wrote it, or start a new release, so that the state before it is backed up again.",
    ),
  };
}

function damaged(missing: readonly string[]): StepObservation<null> {
  return {
    is: "impossible",
    verdict: hold(
      "backup_damaged",
      `This release was backed up, and the backup is not as it was stored: ${missing[0] ?? ""}.`,
      "Look who changed it, and whether another place has it. A new release backs up the state of its own moment.",
      missing.map((value) => ({ label: "missing", value })),
    ),
  };
}

/** What the names of this step's files begin with. */
export function prefixOf({ database }: DumpSpec, { release, identity }: DumpContext): string {
  return stepPrefix({ project: release.project, variable: database, identity });
}
