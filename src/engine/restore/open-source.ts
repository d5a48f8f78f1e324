/** A recorded backup, found where it was stored. What our own record says of its hashes is all that counts. */
import { ProviderError } from "../../lib/error.ts";
import { parseBackupPlace } from "../../lib/backup-place.ts";
import type { Secret } from "../../lib/secret.ts";
import type { BackupStore } from "../../providers/contract.ts";
import type { RecordedDump, RecordedPlace } from "../../release/recorded-backup.ts";
import type { RestoreWish } from "../../release/restore-wish.ts";
import { archiveOf, openArchive, tablesOf } from "../../steps/backup/open-archive.ts";
import { parseTableList, type TableList } from "../../steps/backup/table-list.ts";
import type { CommandContext } from "../context.ts";
import type { RecordedArchive } from "./known-backups.ts";
import type { RestoreSource } from "./restore-order.ts";
import { secretOf } from "./secret-of.ts";

/** Throws ProviderError where no place has it as it was stored. */
export async function openSource(
  context: CommandContext,
  { details }: RecordedArchive,
  wish: Pick<RestoreWish, "identity" | "from">,
): Promise<RestoreSource> {
  const identity =
    wish.identity === null ? null : secretOf(context, wish.identity, "so the backup cannot be decrypted");
  const { place, store } = await findPlace(context, details, wish.from);
  let read = 0;
  const counted: BackupStore = {
    ...store,
    async *read(id) {
      for await (const chunk of store.read(id)) {
        read += chunk.length;
        yield chunk;
      }
    },
  };
  let list: Promise<TableList> | null = null;
  const tables = () => (list ??= readTables(store, details, place, identity));
  return {
    archive: details.clear.sha256,
    readRatio: () => Math.min(1, read / Math.max(1, details.stored.size)),
    open: () => {
      read = 0;
      return openArchive(counted, archiveOf(details, place), identity);
    },
    census: async () => (await tables()).census,
    roles: async () => (await tables()).catalog.roles,
  };
}

interface Found {
  readonly place: RecordedPlace;
  readonly store: BackupStore;
}

/** The one that was named, then the one that was proven; the others only where it is not there any more. */
async function findPlace(context: CommandContext, details: RecordedDump, from: string | null): Promise<Found> {
  const stores = await context.role("stores");
  const rank = ({ place, archive }: RecordedPlace) =>
    from === `${place}/${archive.id}` ? 0 : place === details.proof.place ? 1 : 2;
  const troubles: string[] = [];
  for (const place of details.places.toSorted((left, right) => rank(left) - rank(right))) {
    const parsed = parseBackupPlace(place.place);
    if (parsed === null) {
      troubles.push(`${place.place} is no place that can be read from here`);
      continue;
    }
    try {
      const store = await stores.open(parsed);
      const there = await store.look(place.archive.id);
      if (there?.size === place.archive.size && there.mark === place.archive.mark) return { place, store };
      troubles.push(`${place.place} has ${there === null ? "it no more" : "something else under its name"}`);
    } catch (error) {
      if (!(error instanceof ProviderError)) throw error;
      troubles.push(`${place.place}: ${error.message}`);
    }
  }
  throw new ProviderError({
    reasonCode: "backup_unknown",
    vendor: "Stores of backups",
    message: `The backup ${details.name} is not to be had: ${troubles.join("; ")}.`,
    remedy: "Look at the places that the record names, and give --from another backup where it is gone.",
  });
}

/** Small enough for memory: a line for each table. */
async function readTables(
  store: BackupStore,
  details: RecordedDump,
  place: RecordedPlace,
  identity: Secret | null,
): Promise<TableList> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of openArchive(store, tablesOf(details, place), identity)) chunks.push(chunk);
  const list = parseTableList(Buffer.concat(chunks).toString("utf8"));
  if (list !== null) return list;
  throw new ProviderError({
    reasonCode: "vendor_answer_unknown",
    vendor: "Stores of backups",
    message: `The list of tables beside the backup ${details.name} is not one that this version of Holdpoint knows.`,
    remedy: "Use the version of Holdpoint that made the backup, or one that is newer.",
  });
}
