/**
 * Takes older backups of a step away once a newer one is stored and proven. Only what its own record beside it explains, byte for
 * byte as it was stored; whatever fails is said and never fails the backup.
 */
import { renderDuration } from "../../lib/duration.ts";
import { ProviderError } from "../../lib/error.ts";
import { renderInstant } from "../../lib/instant.ts";
import type { Evidence } from "../../lib/verdict.ts";
import type { BackupStore, StoredFile } from "../../providers/contract.ts";
import { parseRecordedDump, type RecordedDump, type RecordedPlace } from "../../release/recorded-backup.ts";
import type { WayBackSince } from "../../release/way-back-since.ts";
import { fileNames, namePrefix, timeInName } from "./backup-name.ts";
import { LONGEST_RECORD, type OpenPlace, parseJson } from "./backup-places.ts";
import { chooseOldBackups, type KeptBackup } from "./choose-old-backups.ts";
import { collect } from "./measured-stream.ts";

export interface Removal {
  readonly project: string;
  readonly made: RecordedDump;
  readonly keepMs: number;
  readonly now: number;
  readonly wayBack: WayBackSince;
  readonly progress: (text: string) => void;
}

/** One with what a place has of it. */
interface Found extends KeptBackup {
  readonly place: RecordedPlace;
  /** Id of its own record there. */
  readonly record: string;
}

type Listed = Omit<StoredFile, "mark">;

const NAMED = 10;
/** It was stored a while before this is asked, and a store counts by its own clock. */
const CUT_MS = 12 * 3_600_000;
const RECORD = ".json";

export async function removeOldBackups(places: readonly OpenPlace[], removal: Removal): Promise<readonly Evidence[]> {
  const { wayBack } = removal;
  const told: Evidence[] = [...keptForLess(removal)];
  // GitHub removes artifacts by itself, at the time that it was told when they were stored.
  const kept = places.filter(({ place }) => place !== "artifact");
  if (kept.length === 0) return told;
  if ("unknown" in wayBack) {
    const why = `whether the way back needs one of them is not known: ${wayBack.unknown}`;
    return [...told, { label: "older backups", value: `none was removed, since ${why}` }];
  }
  for (const one of kept) told.push(...(await removeIn(one, removal, wayBack.since)));
  return told;
}

/** A store that was asked for more than it gives says nothing but when it will remove it. */
function keptForLess({ made, keepMs, now }: Removal): readonly Evidence[] {
  return made.places.flatMap(({ place, expiresAt }) =>
    expiresAt === null || expiresAt >= now + keepMs - CUT_MS
      ? []
      : [
          {
            label: place,
            value: `keeps it until ${renderInstant(expiresAt)} only, not for ${renderDuration(keepMs)}: its own retention is shorter`,
          },
        ],
  );
}

async function removeIn({ place, store }: OpenPlace, removal: Removal, since: number | null): Promise<Evidence[]> {
  const { made, keepMs, now, progress } = removal;
  const removed: string[] = [];
  const told: Evidence[] = [];
  const stay = (value: string) => told.push({ label: place, value });
  try {
    const found = await readOwn(place, store, removal, since);
    for (const one of chooseOldBackups(found, { now, keepMs, made, since })) {
      progress(`removing ${one.name} from ${place}, which is older than ${renderDuration(keepMs)}`);
      const why = await removeOne(store, one);
      if (why === null) removed.push(one.name);
      else stay(`${one.name} stays, though it is older than ${renderDuration(keepMs)}: ${why}`);
    }
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    stay(`older backups stay: ${error.message}`);
  }
  if (removed.length > 0) {
    const more = removed.length > NAMED ? ` and ${removed.length - NAMED} more` : "";
    const names = removed.slice(0, NAMED).join(", ");
    stay(`removed, because older than ${renderDuration(keepMs)} and not needed by the way back: ${names}${more}`);
  }
  return told;
}

/**
 * Those of this step that are whole by their own record. Of what is not old yet only the newest from before `since` is read,
 * besides the new one: the others stay in any case.
 */
async function readOwn(
  place: string,
  store: BackupStore,
  { project, made, keepMs, now }: Removal,
  since: number | null,
): Promise<readonly Found[]> {
  const variable = made.database.variable;
  const listed = (await store.list(namePrefix({ project, variable }))).flatMap((file) => {
    const at = file.name.endsWith(RECORD) ? timeInName(file.name) : null;
    return at === null ? [] : [{ file, at }];
  });
  const found: Found[] = [];
  let hasLastBefore = since === null;
  for (const { file, at } of listed.toSorted((one, other) => other.at - one.at)) {
    const isOld = now - at > keepMs;
    const isBefore = since !== null && at < since;
    const isMade = file.name === `${made.name}${RECORD}`;
    if (!isMade && !isOld && (hasLastBefore || !isBefore)) continue;
    const own = await readRecord(place, store, file, made);
    if (own === null) continue;
    found.push(own);
    hasLastBefore ||= isBefore;
  }
  return found;
}

/** Null where it is not this step's, or does not say what it would if we had written it. */
async function readRecord(place: string, store: BackupStore, file: Listed, made: RecordedDump): Promise<Found | null> {
  if (file.size > LONGEST_RECORD) return null;
  const backup = parseRecordedDump(parseJson((await collect(store.read(file.id))).toString()));
  if (backup === null || `${backup.name}${RECORD}` !== file.name) return null;
  const { name, takenAt, database, selection, places } = backup;
  const kept = places.find((one) => one.place === place);
  // The name has its moment in whole seconds, and what is kept for how long must not be a matter of the words inside.
  if (kept === undefined || timeInName(file.name) !== Math.floor(takenAt / 1_000) * 1_000) return null;
  const isSameStep =
    database.variable === made.database.variable &&
    database.name === made.database.name &&
    JSON.stringify(selection) === JSON.stringify(made.selection);
  const names = fileNames(name, backup.encryption !== null);
  const before = file.id.slice(0, file.id.length - file.name.length);
  const hasOwnFiles = kept.archive.id === `${before}${names.archive}` && kept.tables.id === `${before}${names.tables}`;
  return isSameStep && hasOwnFiles ? { name, takenAt, place: kept, record: file.id } : null;
}

/** Null where all of it is gone, read back; else why something stays. Its record goes last, so that the next run goes on. */
async function removeOne(store: BackupStore, { place, record }: Found): Promise<string | null> {
  const files = [place.archive, place.tables];
  const seen = await Promise.all(files.map(({ id }) => store.look(id)));
  const other = files.find(({ size, mark }, index) => {
    const there = seen[index];
    return there != null && (there.size !== size || there.mark !== mark);
  });
  if (other !== undefined) return `${other.id} is not as it was stored`;
  for (const id of [...files.map((file) => file.id), record]) {
    try {
      await store.remove(id);
      if ((await store.look(id)) !== null) return `${id} was removed and is still there`;
    } catch (error) {
      if (!(error instanceof ProviderError)) throw error;
      return error.message;
    }
  }
  return null;
}
