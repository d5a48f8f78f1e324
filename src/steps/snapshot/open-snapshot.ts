/** A stored snapshot, opened: its list, and the rows of each table as they are read. */
import type { Secret } from "../../lib/secret.ts";
import type { BackupStore } from "../../providers/contract.ts";
import type { RecordedSnapshot } from "../../release/recorded-snapshot.ts";
import { BackupDamage } from "../backup/backup-damage.ts";
import { collect, createMeasure } from "../backup/measured-stream.ts";
import { openArchive, type SealedFile } from "../backup/open-archive.ts";
import { type ListedSnapshot, parseSnapshotList, type SnapshotList } from "./snapshot-list.ts";

type Readable = Pick<BackupStore, "read">;

/** Throws ProviderError `backup_damaged` where it is not the one that was recorded, and what the store throws. */
export async function readSnapshotList(
  store: Readable,
  recorded: RecordedSnapshot,
  place: string,
): Promise<SnapshotList> {
  const at = recorded.places.find((one) => one.place === place);
  if (at === undefined) throw new BackupDamage(`${place} is none of its places`, "The snapshot");
  const measure = createMeasure();
  const text = (await collect(measure.pass(store.read(at.list.id)))).toString();
  const list = measure.result().sha256 === recorded.list.sha256 ? parseSnapshotList(text) : null;
  if (list === null || list.name !== recorded.name) {
    throw new BackupDamage("its list is not the one that was stored", `The snapshot in ${place}`);
  }
  return list;
}

/** Lines of JSON. Whether they were all right is known only at their end: throws ProviderError `backup_damaged` then. */
export function readSnapshotLines(
  store: Readable,
  list: SnapshotList,
  table: ListedSnapshot,
  place: string,
  identity: Secret | null,
): AsyncIterable<Uint8Array> {
  return openArchive(store, sealedOf(list, table, place), identity);
}

export function sealedOf(list: SnapshotList, table: ListedSnapshot, place: string): SealedFile {
  const at = table.places.find((one) => one.place === place);
  if (at === undefined) throw new BackupDamage(`${place} has no rows of ${table.table}`, "The snapshot");
  return { id: at.id, stored: table.stored, clear: table.clear, encrypted: list.encrypted };
}
