/** Since when backups may be needed by the way back, by our own records of production. */
import { ProviderError } from "../../lib/error.ts";
import type { Forge } from "../../providers/contract.ts";
import { type WayBackSince, wayBackSince } from "../../release/way-back-since.ts";
import type { CommandContext } from "../context.ts";
import type { Journal } from "../journal.ts";
import { listProductionRecords } from "../release-records.ts";

/** Where the forge does not answer nobody can tell: that is no reason to end a step. */
export async function readWayBackSince(context: CommandContext, journal: Journal, forge: Forge): Promise<WayBackSince> {
  const { plan, release } = context;
  try {
    const { records, whole: isWhole } = await listProductionRecords(context, journal, forge);
    const builds = records.map(({ deployment: { createdAt }, payload }) => ({ ...payload, createdAt }));
    return wayBackSince({ records: builds, isWhole, release: release.id, steps: plan.rollback.steps });
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    return { unknown: error.message.replace(/\.$/, "") };
  }
}
