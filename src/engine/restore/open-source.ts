/** A recorded backup, found where it was stored. What our own record says of its hashes is all that counts. */
import { ProviderError } from "../../lib/error.ts";
import type { Secret } from "../../lib/secret.ts";
import type { BackupReader } from "../../providers/contract.ts";
import type { RecordedDump, RecordedPlace } from "../../release/recorded-backup.ts";
import type { RestoreWish } from "../../release/restore-wish.ts";
import { archiveOf, openArchive, tablesOf } from "../../steps/backup/open-archive.ts";
import { parseTableList, type TableList } from "../../steps/backup/table-list.ts";
import type { CommandContext } from "../context.ts";
import { findPlace } from "./find-place.ts";
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
  const { place, store } = await findPlace(context, {
    what: `The backup ${details.name}`,
    places: rank(details, wish.from),
    fileOf: ({ archive }) => archive,
  });
  let read = 0;
  const counted: BackupReader = {
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
    place: `${place.place}/${place.archive.id}`,
    readRatio: () => Math.min(1, read / Math.max(1, details.stored.size)),
    open: () => {
      read = 0;
      return openArchive(counted, archiveOf(details, place), identity);
    },
    census: async () => (await tables()).census,
    roles: async () => (await tables()).catalog.roles,
  };
}

/** The one that was named, then the one that was proven; the others only where it is not there any more. */
function rank({ places, proof }: RecordedDump, from: string | null): readonly RecordedPlace[] {
  const rankOf = ({ place, archive }: RecordedPlace) =>
    from === `${place}/${archive.id}` ? 0 : place === proof.place ? 1 : 2;
  return places.toSorted((left, right) => rankOf(left) - rankOf(right));
}

/** Small enough for memory: a line for each table. */
async function readTables(
  store: BackupReader,
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
