/** The production records that a person's rollback goes by: read at once where they name the target, else behind its request. */
import { ProviderError } from "../lib/error.ts";
import type { Forge } from "../providers/contract.ts";
import type { ProductionPayload } from "../release/payload.ts";
import type { OwnRecord } from "../release/record.ts";
import type { CommandContext } from "./context.ts";
import type { ForgePatience } from "./forge-patience.ts";
import type { Journal } from "./journal.ts";
import { listProductionRecords } from "./release-records.ts";

export interface OurRecords {
  readonly records: readonly OwnRecord<ProductionPayload>[];
  /** Why the records could not be read; with an explicit target the rollback goes on without them. */
  readonly recordsTrouble: ProviderError | null;
}

/** Nobody has asked for them yet. */
export const NOT_READ: OurRecords = { records: [], recordsTrouble: null };

/** Reads them once, however often it is called. */
export function createRecordsReader(
  context: CommandContext,
  journal: Journal,
  known: OurRecords,
  { forge }: ForgePatience,
): () => Promise<OurRecords["records"]> {
  let reading: Promise<OurRecords> | undefined;
  return async () => {
    reading ??= known === NOT_READ ? readOurRecords(context, journal, forge) : Promise.resolve(known);
    const { records, recordsTrouble } = await reading;
    // Production is safe by then, so this may wait for a forge that was down before.
    return recordsTrouble === null ? records : (await readOurRecords(context, journal, forge)).records;
  };
}

export async function readOurRecords(
  context: CommandContext,
  journal: Journal,
  connect: () => Promise<Forge> = () => context.role("forge"),
): Promise<OurRecords> {
  try {
    const { records } = await listProductionRecords(context, journal, await connect());
    return { records, recordsTrouble: null };
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    return { records: [], recordsTrouble: error };
  }
}
