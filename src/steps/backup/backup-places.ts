/** A backup in several places at once: it counts where all of them have it, and each that has not is named. */
import { type BackupPlace, parseBackupPlace } from "../../lib/backup-place.ts";
import { ProviderError } from "../../lib/error.ts";
import type { Evidence } from "../../lib/verdict.ts";
import type { BackupReader, BackupStore, FileToStore, StoredFile } from "../../providers/contract.ts";
import { parseRecordedDump, type RecordedDump, type RecordedPlace } from "../../release/recorded-backup.ts";
import { collect } from "./measured-stream.ts";

export interface OpenPlace<Store = BackupStore> {
  /** As the plan names it. */
  readonly place: string;
  readonly store: Store;
}

/** Of the record beside an archive. */
export const LONGEST_RECORD = 1024 * 1024;

/** Stores that can be changed, or those that are only read: what opens them says which. */
export async function openPlaces<Store extends BackupReader>(
  stores: { open(place: BackupPlace): Promise<Store> },
  places: readonly string[],
): Promise<readonly OpenPlace<Store>[]> {
  const opened: OpenPlace<Store>[] = [];
  for (const place of places) {
    const parsed = parseBackupPlace(place);
    if (parsed === null) throw new Error(`no place: ${place}`);
    opened.push({ place, store: await stores.open(parsed) });
  }
  return opened;
}

/** What stands there of a backup that the record has, against what it says: a sentence for each place that differs. */
export async function findMissing(places: readonly OpenPlace[], backup: RecordedDump): Promise<readonly string[]> {
  const problems = await Promise.all(
    places.map(async ({ place, store }) => {
      const recorded = backup.places.find((one) => one.place === place);
      if (recorded === undefined) return [`${place} was not one of its places`];
      const [archive, tables] = [await store.look(recorded.archive.id), await store.look(recorded.tables.id)];
      return [
        ...differenceOf(place, "archive", recorded.archive, archive),
        ...differenceOf(place, "list of tables", recorded.tables, tables),
      ];
    }),
  );
  return problems.flat();
}

function differenceOf(
  place: string,
  what: string,
  recorded: RecordedPlace["archive"],
  found: StoredFile | null,
): readonly string[] {
  if (found === null) return [`${place} has no ${what} any more (${recorded.id})`];
  if (found.size === recorded.size && found.mark === recorded.mark) return [];
  return [
    `the ${what} in ${place} was changed (${recorded.id}: ${found.size} bytes instead of ${recorded.size}, or other ones)`,
  ];
}

/** A backup of this step that was finished and stands in every place, though no record says so: its run was killed right then. */
export async function findFinished(places: readonly OpenPlace[], prefix: string): Promise<RecordedDump | null> {
  const [first] = places;
  if (first === undefined) return null;
  const records = (await first.store.list(prefix)).filter(({ name }) => name.endsWith(".json"));
  for (const { id, size } of records) {
    if (size > LONGEST_RECORD) continue;
    const backup = parseRecordedDump(parseJson((await collect(first.store.read(id))).toString()));
    if (backup !== null && `${backup.name}.`.startsWith(prefix) && (await findMissing(places, backup)).length === 0) {
      return backup;
    }
  }
  return null;
}

/** What a run that was killed left of this step's; a store that removes nothing keeps it, and says so. */
export async function clearLeftovers(places: readonly OpenPlace[], prefix: string): Promise<readonly Evidence[]> {
  const told: Evidence[] = [];
  for (const { place, store } of places) {
    try {
      const broken = await store.endBrokenUploads(prefix);
      const left = await store.list(prefix);
      for (const { id } of left) await store.remove(id);
      const count = broken + left.length;
      if (count > 0) told.push({ label: place, value: `${count} files of a run that was cut off were removed` });
    } catch (error) {
      if (!(error instanceof ProviderError)) throw error;
      told.push({ label: place, value: `what a run that was cut off may have left stays: ${error.message}` });
    }
  }
  return told;
}

export interface PutResult {
  readonly stored: readonly { readonly place: string; readonly files: readonly StoredFile[] }[];
  readonly failed: readonly { readonly place: string; readonly error: ProviderError }[];
}

/** In every place, one after the other; where one fails the others are tried all the same. */
export async function putEverywhere(places: readonly OpenPlace[], files: readonly FileToStore[]): Promise<PutResult> {
  const stored: { place: string; files: StoredFile[] }[] = [];
  const failed: { place: string; error: ProviderError }[] = [];
  for (const { place, store } of places) {
    try {
      const kept: StoredFile[] = [];
      for (const file of files) kept.push(await store.put(file));
      stored.push({ place, files: kept });
    } catch (error) {
      if (!(error instanceof ProviderError)) throw error;
      failed.push({ place, error });
    }
  }
  return { stored, failed };
}

/** Null where it is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
