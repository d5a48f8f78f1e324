/** Tables of a stored snapshot, put back one after the other: each wholly, or not at all. */
import type { Secret } from "../../lib/secret.ts";
import type { DatabaseWork, StoredBackups } from "../../providers/contract.ts";
import type { RecordedSnapshot } from "../../release/recorded-snapshot.ts";
import { openPlaces } from "../backup/backup-places.ts";
import { readSnapshotLines, readSnapshotList } from "./open-snapshot.ts";
import { type Destination, restoreTable } from "./restore-table.ts";
import type { ListedSnapshot } from "./snapshot-list.ts";

export interface SnapshotRestore {
  readonly work: DatabaseWork;
  readonly stores: StoredBackups;
  readonly url: Secret;
  readonly recorded: RecordedSnapshot;
  /** One of its places. */
  readonly place: string;
  /** Opens an encrypted one. */
  readonly identity: Secret | null;
  /** Where each table goes to; null: it is left as it is. */
  readonly destination: (table: ListedSnapshot) => Destination | null;
  /** Told of each table that has its rows. */
  readonly restored: (table: ListedSnapshot, into: string) => void;
}

/** Throws ProviderError; tables that were told of have their rows, the others are as they were. */
export async function restoreSnapshot(restore: SnapshotRestore): Promise<void> {
  const { stores, recorded, place, identity } = restore;
  const [opened] = await openPlaces(stores, [place]);
  if (opened === undefined) throw new Error("a place that was opened is none");
  const list = await readSnapshotList(opened.store, recorded, place);
  for (const table of list.tables) {
    const destination = restore.destination(table);
    if (destination === null) continue;
    const lines = readSnapshotLines(opened.store, list, table, place, identity);
    const into = await restoreTable(restore.work, restore.url, { ...table, lines }, destination);
    restore.restored(table, into);
  }
}
