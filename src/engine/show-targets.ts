/** What a person may name as a rollback's target, read for whoever has to choose. It decides nothing. */
import { ProviderError } from "../lib/error.ts";
import type { Host } from "../providers/contract.ts";
import { listTargets } from "../release/list-targets.ts";
import type { ProductionState } from "../release/world.ts";
import type { CommandContext } from "./context.ts";
import { bestEffort, type Journal } from "./journal.ts";
import { listProductionRecords, readRecord } from "./release-records.ts";

/** Each record's status costs a request at the forge. */
const SHOWN = 8;

export interface ShownTargets {
  readonly host: Pick<Host, "listServed">;
  readonly production: ProductionState;
  /** Where a rollback goes by itself; null = nowhere. */
  readonly to: string | null;
}

export async function showTargets(
  context: CommandContext,
  journal: Journal,
  { host, production, to }: ShownTargets,
): Promise<void> {
  await bestEffort(journal, "what else there is to go back to was not read", async () => {
    const now = context.clock.now();
    const [served, { listed, records }] = await Promise.all([
      host.listServed({ limit: SHOWN, since: now }),
      readStatuses(context, journal).catch((error: unknown) => nothingRead(journal, error)),
    ]);
    const current = production.project.productionDeploymentId;
    const known = { served: served.slice(0, SHOWN + 1), current, listed, records, to, now };
    journal.targets(listTargets(known).slice(0, SHOWN));
  });
}

async function readStatuses(context: CommandContext, journal: Journal) {
  const forge = await context.role("forge");
  const { records: listed } = await listProductionRecords(context, journal, forge);
  const read = listed.slice(0, SHOWN).map((own) => readRecord(context, journal, forge, own));
  return { listed, records: await Promise.all(read) };
}

/** The host's own list is enough to name one. */
function nothingRead(journal: Journal, error: unknown) {
  if (!(error instanceof ProviderError)) throw error;
  journal.note(`how these deployments did was not read: ${error.message}`);
  return { listed: [], records: [] };
}
