/** This release's own backup of the database, as what a trial's copy is made from: what is tried on is what was stored. */
import { parseBackupPlace } from "../../../lib/backup-place.ts";
import { ProviderError } from "../../../lib/error.ts";
import type { Secret } from "../../../lib/secret.ts";
import { parseRecordedDump, type RecordedDump, type RecordedPlace } from "../../../release/recorded-backup.ts";
import { archiveOf, openArchive } from "../../backup/open-archive.ts";
import { restoreArchive } from "../../backup/restore-archive.ts";
import type { MigrateContext } from "../run-tool.ts";

export interface BackupChoice {
  readonly backup: RecordedDump;
  readonly identity: Secret | null;
}

/** The newest whole one of this stage of this release; else why there is none, a part of a sentence. */
export function chooseBackup(
  variable: string,
  identity: string | null,
  context: Pick<MigrateContext, "earlier" | "release" | "env" | "secret">,
): BackupChoice | string {
  const { stage } = context.release;
  const backup = context.earlier
    .flatMap((one) => (one.step === "backup" && one.stage === stage ? [parseRecordedDump(one.details)] : []))
    .findLast((one) => one?.database.variable === variable);
  if (backup === undefined || backup === null) return `no step before it in ${stage} stored a backup of ${variable}`;
  if (backup.selection === "unknown") return `the record of ${backup.name} does not say what is in it`;
  if (backup.selection !== null) return `the backup ${backup.name} is not of the whole database`;
  if (backup.encryption === null) return { backup, identity: null };
  if (identity === null) return `the backup ${backup.name} is encrypted, and the trial names no identity`;
  if ((context.env[identity] ?? "") === "") return `the backup ${backup.name} is encrypted, and ${identity} is not set`;
  return { backup, identity: context.secret(identity) };
}

/** A server with an empty database for each try. */
export interface EmptyServer {
  /** Drops what an earlier try left in it, and gives its address. */
  emptyDatabase(): Promise<Secret>;
  readonly major: number;
}

export type Filled =
  | { readonly url: Secret; readonly backup: string; readonly place: string }
  /** A part of a sentence. */
  | { readonly why: string };

/** From the first place that gives back what it took: its hash is known when all of it is restored. */
export async function fillFromBackup(
  { backup, identity }: BackupChoice,
  server: EmptyServer,
  context: MigrateContext,
): Promise<Filled> {
  const now = context.clock.now();
  const troubles: string[] = [];
  for (const place of backup.places) {
    try {
      if (place.expiresAt !== null && place.expiresAt <= now) throw gone(place, "its time there is over");
      context.progress({ ratio: null, text: `trial: restores the backup ${backup.name} from ${place.place}` });
      const url = await server.emptyDatabase();
      await restoreFrom(place, { backup, identity }, { url, major: server.major }, context);
      return { url, backup: backup.name, place: place.place };
    } catch (error) {
      if (!(error instanceof ProviderError)) throw error;
      troubles.push(error.message.replace(/\.$/, ""));
    }
  }
  return { why: `the backup ${backup.name} could not be restored: ${troubles.join("; ")}` };
}

async function restoreFrom(
  place: RecordedPlace,
  { backup, identity }: BackupChoice,
  { url, major }: { readonly url: Secret; readonly major: number },
  { roles: { databaseWork: work, storedBackups } }: MigrateContext,
): Promise<void> {
  const parsed = parseBackupPlace(place.place);
  if (parsed === null) throw gone(place, "it is no place that can be read from here");
  const store = await storedBackups.open(parsed);
  const there = await store.look(place.archive.id);
  if (there === null) throw gone(place, "it has it no more");
  const archive = openArchive(store, archiveOf(backup, place), identity);
  await restoreArchive(work, { url, serverMajor: major, atOnce: false }, archive);
}

function gone({ place }: RecordedPlace, why: string): ProviderError {
  return new ProviderError({
    reasonCode: "not_found",
    vendor: "Stores of backups",
    message: `${place}: ${why}.`,
    remedy: "Look at the places that the record names.",
  });
}
