/** The rollback that the watch of a release has decided on, unless another run has made it since this one last asked the record. */
import type { Forge } from "../providers/contract.ts";
import { decideSettled } from "../release/decide-settled.ts";
import type { CommandResult } from "../release/result.ts";
import type { CommandContext } from "./context.ts";
import { endSettled } from "./end-settled.ts";
import type { RollbackOrder } from "./follow-rollback.ts";
import type { Journal } from "./journal.ts";
import { withinTime } from "./ladder/within-time.ts";
import { readAgainOrKnown, readProduction } from "./release-records.ts";
import { rollBackRelease } from "./roll-back-release.ts";

/** For the record to be read once more, of what the decision may wait for the forge in all: production is broken meanwhile. */
const READ_MS = 400;

/** What was read of the record counts for so long: another run's rollback and a person's promote after it take longer. */
const FRESH_MS = 30_000;

/** `readAt`: when the record was read. */
export async function rollBackWatched(
  context: CommandContext,
  journal: Journal,
  forge: Forge,
  order: Omit<RollbackOrder, "decidedAt">,
  readAt = -Infinity,
): Promise<CommandResult> {
  const { host, record } = order;
  const decidedAt = context.clock.now();
  const read = () => readAgainOrKnown(context, journal, forge, record);
  const isFresh = decidedAt - readAt < FRESH_MS;
  const now = isFresh ? record : await withinTime(context.clock, READ_MS, record, read);
  if (now.phase === "rolled-back") {
    // What production serves since then may be somebody's wish, and what was seen before says nothing of it.
    const production = await readProduction(context, host);
    const settled = decideSettled(production, now);
    if (settled !== null) return endSettled(context, journal, { host, forge, record: now, production }, settled);
  }
  return rollBackRelease(context, journal, { ...order, decidedAt });
}
