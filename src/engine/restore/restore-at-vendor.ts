/**
 * A managed database put back by its own vendor. It is asked at most once: a run that was killed after it asked is gone on
 * with where the vendor shows what was asked for, and is left to a person where it does not.
 */
import { ProviderError } from "../../lib/error.ts";
import { renderInstant } from "../../lib/instant.ts";
import { fail, hold, pass, type Verdict } from "../../lib/verdict.ts";
import type {
  Following,
  ManagedDatabase,
  ManagedDatabases,
  ManagedPlace,
  ManagedRestore,
  RestoreTarget,
} from "../../providers/contract.ts";
import type { RestoreFacts } from "../../release/restore-record.ts";

export interface VendorRestore {
  readonly databases: ManagedDatabases;
  readonly place: ManagedPlace;
  readonly target: RestoreTarget;
  /** Names what was there before, where the vendor keeps it; the same in every run of one restore. */
  readonly keepAs: string;
  /** An earlier run was about to ask, and how that ended stands nowhere. */
  readonly begun: boolean;
  /** Told what the vendor calls what was there before. */
  readonly facts?: (known: Pick<RestoreFacts, "kept">) => void;
}

/** Nothing is asked for before `aboutToAsk` has resolved: it writes down where a later run reads `begun`. */
export async function restoreAtVendor(
  order: VendorRestore,
  following: Following,
  aboutToAsk: () => Promise<void>,
): Promise<Verdict> {
  const { begun, databases, keepAs, place, target } = order;
  const database = databases.open(place);
  const found = await database.findRestore(keepAs);
  if (found === null && begun && !databases.abilities.restoreLeavesTrace) return unknown(place);
  if (found === null) {
    const trouble = await judgeReach(database, target);
    if (trouble !== null) return trouble;
    await aboutToAsk();
  }
  const asked = found ?? (await ask(order, database));
  if (asked === null) return unknown(place);
  return restored(order, await database.followRestore(asked, following));
}

/** Null where the answer was lost and the vendor does not tell what became of it. */
async function ask(order: VendorRestore, database: ManagedDatabase): Promise<ManagedRestore | null> {
  const { databases, keepAs, target } = order;
  try {
    return await database.restore(target, keepAs);
  } catch (error) {
    if (!(error instanceof ProviderError) || error.status !== null) throw error;
    const found = await database.findRestore(keepAs);
    if (found !== null || !databases.abilities.restoreLeavesTrace) return found;
    throw error;
  }
}

/** A moment that the vendor does not have is a no, and nothing is asked for; null: it can be restored. */
async function judgeReach(database: ManagedDatabase, target: RestoreTarget): Promise<Verdict | null> {
  if (target.kind !== "moment") return null;
  const { reach, told } = await database.readBackups();
  if (reach !== null && reach.from <= target.at && target.at <= reach.to) return null;
  const from = reach === null ? "nothing" : `${renderInstant(reach.from)} to ${renderInstant(reach.to)}`;
  return fail(
    "managed_backup_missing",
    `${renderInstant(target.at)} cannot be restored at the vendor: it has ${from} (${told}).`,
    "Choose a moment inside, or restore a backup beside.",
  );
}

function unknown({ project }: ManagedPlace): Verdict {
  return hold(
    "vendor_restore_unknown",
    `A restore of the project ${project} may have been asked for, and its vendor does not tell.`,
    "Look at the project in the vendor's dashboard: whether it was restored, and to which moment. Nothing is asked for a second time.",
  );
}

function restored({ place, target, facts }: VendorRestore, { keptAs }: ManagedRestore): Verdict {
  facts?.({ kept: keptAs });
  const to = target.kind === "moment" ? renderInstant(target.at) : `the ${target.way} ${target.id}`;
  const kept =
    keptAs === null ? "Nothing of what was there before was kept." : `What was there before is kept as ${keptAs}.`;
  return pass("restored_at_vendor", `The project ${place.project} was put back to ${to}. ${kept}`, [
    { label: "put back to", value: to },
    { label: "kept", value: keptAs ?? "nothing" },
  ]);
}
