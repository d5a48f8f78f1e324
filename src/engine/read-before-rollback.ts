/** What a manual rollback reads before it decides: production, what was named, and the records where they name the target. */
import type { Host, HostDeployment } from "../providers/contract.ts";
import { releaseBehind } from "../release/choose-rollback.ts";
import type { ProductionRecord } from "../release/record.ts";
import { type ProductionState, productionShows } from "../release/world.ts";
import type { CommandContext } from "./context.ts";
import type { Journal } from "./journal.ts";
import { NOT_READ, type OurRecords, readOurRecords } from "./our-records.ts";
import { readProduction, readRecord } from "./release-records.ts";

/** What one round of reads, all side by side, found before the request is sent. */
export interface BeforeRollback {
  readonly production: ProductionState;
  readonly productionAt: number;
  readonly tookMs: number;
  /** The deployment given with `to`, null where none was given or it does not exist. */
  readonly given: HostDeployment | null;
  readonly own: OurRecords;
}

/** The records are only needed before the request where they name the target. */
export async function readBeforeRollback(
  context: CommandContext,
  journal: Journal,
  host: Host,
): Promise<BeforeRollback> {
  const { to } = context.options;
  const askedAt = context.clock.now();
  const [{ production, productionAt }, given, named] = await Promise.all([
    readProduction(context, host).then((production) => ({ production, productionAt: context.clock.now() })),
    to === null ? null : host.readDeployment(to.replace(/^https?:\/\//, "").replace(/\/$/, "")),
    to === null ? readOurRecords(context, journal) : NOT_READ,
  ]);
  // Production stands there already: nothing is lost by asking who may be about to change that.
  const isThere = given !== null && productionShows(production, given.id);
  const own = isThere ? await readOurRecords(context, journal) : named;
  return { production, productionAt, tookMs: productionAt - askedAt, given, own };
}

/** Whether production stands on what it was rolled back to is in the newest release's status, where it may be so at all. */
export async function readBehind(
  context: CommandContext,
  journal: Journal,
  { production, own }: BeforeRollback,
): Promise<ProductionRecord | null> {
  const behind = releaseBehind(production, own.records);
  return behind && readRecord(context, journal, await context.role("forge"), behind);
}
