/** Whether a recorded backup still lies where it was stored. */
import { type BackupPlace, parseBackupPlace } from "../../lib/backup-place.ts";
import { renderInstant } from "../../lib/instant.ts";
import type { BackupReader, StoredBackups } from "../../providers/contract.ts";
import type { RecordedBackup, RecordedPlace } from "../../release/recorded-backup.ts";
import type { BackupsSpec } from "./spec.ts";

/** What speaks against its places, a part of a sentence each. */
export async function missingFrom(
  { from }: BackupsSpec,
  backup: RecordedBackup,
  now: number,
  stores: StoredBackups,
): Promise<readonly string[]> {
  if (backup.kind === "managed") {
    const expired = backup.expiresAt !== null && backup.expiresAt <= now;
    const elsewhere = from.length > 0 ? ["its host keeps it, and not the places that are named"] : [];
    return expired ? [`its host removed it at ${renderInstant(backup.expiresAt ?? now)}`] : elsewhere;
  }
  const lying = backup.places.filter(({ expiresAt }) => expiresAt === null || expiresAt > now);
  if (lying.length === 0) return ["every place has removed it by now"];
  const missing: string[] = [];
  for (const name of from) {
    const place = parseBackupPlace(name);
    const recorded = lying.find((one) => isSamePlace(one.place, place));
    if (place === null || recorded === undefined) missing.push(`it was not stored in ${name}`);
    else missing.push(...(await changedIn(await stores.open(place), name, recorded)));
  }
  return missing;
}

async function changedIn(
  store: BackupReader,
  name: string,
  { archive, tables }: RecordedPlace,
): Promise<readonly string[]> {
  for (const file of [archive, tables]) {
    const found = await store.look(file.id);
    if (found === null) return [`${name} does not have ${file.id} any more`];
    if (found.mark !== file.mark || found.size !== file.size) return [`${file.id} in ${name} is not what was stored`];
  }
  return [];
}

/** Written with and without a slash at its end. */
function isSamePlace(recorded: string, place: BackupPlace | null): boolean {
  return place !== null && JSON.stringify(parseBackupPlace(recorded)) === JSON.stringify(place);
}
