/** Where something that was stored still is as it was stored. */
import { parseBackupPlace } from "../../lib/backup-place.ts";
import { ProviderError } from "../../lib/error.ts";
import type { BackupReader, StoredFile } from "../../providers/contract.ts";
import type { CommandContext } from "../context.ts";

interface Stored<Place> {
  /** `The backup acme…`, for people. */
  readonly what: string;
  /** The one that is preferred first. */
  readonly places: readonly Place[];
  readonly fileOf: (place: Place) => Pick<StoredFile, "id" | "size" | "mark">;
}

interface Found<Place> {
  readonly place: Place;
  readonly store: BackupReader;
}

/** Throws ProviderError where no place has it. */
export async function findPlace<Place extends { readonly place: string }>(
  context: CommandContext,
  { what, places, fileOf }: Stored<Place>,
): Promise<Found<Place>> {
  const stores = await context.role("storedBackups");
  const troubles: string[] = [];
  for (const place of places) {
    const parsed = parseBackupPlace(place.place);
    if (parsed === null) {
      troubles.push(`${place.place} is no place that can be read from here`);
      continue;
    }
    try {
      const store = await stores.open(parsed);
      const file = fileOf(place);
      const there = await store.look(file.id);
      if (there?.size === file.size && there.mark === file.mark) return { place, store };
      troubles.push(`${place.place} has ${there === null ? "it no more" : "something else under its name"}`);
    } catch (error) {
      if (!(error instanceof ProviderError)) throw error;
      troubles.push(`${place.place}: ${error.message}`);
    }
  }
  throw new ProviderError({
    reasonCode: "backup_unknown",
    vendor: "Stores of backups",
    message: `${what} is not to be had: ${troubles.join("; ")}.`,
    remedy: "Look at the places that the record names, and give --from another one where it is gone.",
  });
}
