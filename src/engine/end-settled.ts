/** How any command ends on a release whose rollback was decided or made before. */
import { isAuthor } from "../lib/authors.ts";
import type { Forge, Host } from "../providers/contract.ts";
import type { Deployed } from "../release/payload.ts";
import { decideSettled, type Settled } from "../release/decide-settled.ts";
import { type ProductionRecord, saysRollingBack } from "../release/record.ts";
import type { CommandResult } from "../release/result.ts";
import { isRollingOut, type ProductionState } from "../release/world.ts";
import type { CommandContext } from "./context.ts";
import { finishRolledBack } from "./finish-rolled-back.ts";
import { createForgePatience } from "./forge-patience.ts";
import { tellOfRollback } from "./incident/tell-of-rollback.ts";
import { bestEffort, type Journal, type JournalEnd } from "./journal.ts";
import { nullWhereSilent } from "./null-where-silent.ts";
import { putBackSettings } from "./put-back-settings.ts";
import { restoreAutoAssign } from "./record-production.ts";
import { undoAround } from "./steps/undo-around.ts";
import { readAgainOrKnown, readProduction } from "./release-records.ts";
import { withinTime } from "./ladder/within-time.ts";
import { readServed } from "./read-served.ts";
import { noteRungsLeft, takeRestOfLadder } from "./rest-of-ladder.ts";
import { rollBackRelease } from "./roll-back-release.ts";
import { writeProductionStatus } from "./write-release-status.ts";

/** For the record to be read once more: production is broken meanwhile. */
const READ_MS = 800;

export interface SettledRelease {
  readonly host: Host;
  readonly forge: Forge;
  readonly record: ProductionRecord;
  readonly production: ProductionState;
}

export async function endSettled(
  context: CommandContext,
  journal: Journal,
  { host, forge, record, production }: SettledRelease,
  settled: Settled,
): Promise<CommandResult> {
  if (settled.kind === "finish-rollback") {
    const again = await endedMeanwhile(context, journal, { host, forge, record, production });
    if (again !== null) return again;
    // A run that decided to roll back died before the end: that comes first, whatever this run was started for.
    return rollBackRelease(context, journal, { host, record, reason: record.reason ?? "rollback_decided" });
  }
  journal.productionAfter(production, await readServed(context));
  if (settled.kind === "in-production-again") {
    const { verdict, since } = settled;
    // A promote that was withdrawn, and sent all the same: nobody comes to its end, which would have switched it off again.
    if (since === null && isRollingOut(production, record.payload.candidate.id)) {
      await bestEffort(journal, "automatic assignment of production domains was not put back", () =>
        restoreAutoAssign(context, journal, host, record),
      );
      const now = await nullWhereSilent(() => readProduction(context, host));
      journal.productionAfter(now, now === null ? null : await readServed(context));
    }
    if (since !== null) {
      await noteRungsLeft(context, journal, record);
      const reason = `${verdict.reasonCode}, promoted again after a rollback was decided`;
      await bestEffort(journal, "the record was not corrected", () =>
        writeProductionStatus(context, forge, record, { phase: "held", promotedAt: since, reason }),
      );
    }
    return journal.finishWith(verdict);
  }
  const { byHost, to, reason } = settled;
  await putBackSettings(context, journal, host, { release: record, production });
  if (byHost) {
    journal.note(`the host says that production was rolled back to ${to}, and the record now says so too`);
    await bestEffort(journal, "the rollback's status was not written", () =>
      writeProductionStatus(context, forge, record, { phase: "rolled-back", to, reason }),
    );
  }
  const end: JournalEnd = {
    decision: "rolled-back",
    reasonCode: "already_rolled_back",
    summary: `This release was rolled back to ${to}: ${reason}.`,
    remedy: "Fix the cause and release a new commit; to try the same commit again, use another release id (`release`).",
  };
  // The run that rolled back may have died before it told anybody, and of a rollback at the host nobody was told.
  const { payload, createdAt } = record;
  const back = [payload.knownGood, payload.previous].find((known) => known?.id === to) ?? { id: to, commit: null };
  await finishRungs(context, journal, { forge, record }, { to: back, reason });
  const patience = createForgePatience(context);
  const order = { end, by: byHost ? "host" : "before", to: back, payload, recordedAt: createdAt } as const;
  // The run that rolled back may also have died before the steps were taken back.
  await undoAround(context, journal, { payload, to: back.id, reason, patience }, () =>
    tellOfRollback(context, journal, patience, order),
  );
  const served = production.project.productionDeploymentId;
  return finishRolledBack(journal, end, { out: payload.candidate.id, served });
}

/**
 * The run that decided it may be alive, and have ended it while production was read here: what is there since then is somebody's
 * word. A forge that is slow keeps no rollback waiting. Null where it is still to be made.
 */
async function endedMeanwhile(
  context: CommandContext,
  journal: Journal,
  { host, forge, record }: SettledRelease,
): Promise<CommandResult | null> {
  const read = () => readAgainOrKnown(context, journal, forge, record);
  const now = await withinTime(context.clock, READ_MS, record, read);
  if (now.phase === "rolling-back") return null;
  const production = await readProduction(context, host);
  const settled = decideSettled(production, now);
  return settled && endSettled(context, journal, { host, forge, record: now, production }, settled);
}

/** Where the run that rolled back died before the end of the ladder, or nobody of ours did. */
async function finishRungs(
  context: CommandContext,
  journal: Journal,
  { forge, record }: Pick<SettledRelease, "forge" | "record">,
  { to, reason }: { readonly to: Deployed; readonly reason: string },
): Promise<void> {
  const { payload, accepted } = record;
  if (context.plan.rollback.ladder.length === 1) return;
  const resumed = await wasDecided(context, journal, forge, record);
  const rungs = await takeRestOfLadder(context, journal, { payload, to, reason, words: record.rungs ?? {}, resumed });
  if (rungs === null) return;
  await bestEffort(journal, "what came of the rungs was not written", () =>
    writeProductionStatus(context, forge, record, { phase: "rolled-back", to: to.id, reason, rungs, accepted }),
  );
}

/** Did a run of ours decide to roll it back, whatever came of that? It may have died on a rung, or still be at it. */
async function wasDecided(
  { options }: CommandContext,
  journal: Journal,
  forge: Forge,
  { forgeId }: ProductionRecord,
): Promise<boolean> {
  let decided = true;
  await bestEffort(journal, "whether a run had begun to roll back is not known", async () => {
    const statuses = await forge.listDeploymentStatuses(forgeId);
    decided = statuses.some((status) => isAuthor(status.creator, options.authors) && saysRollingBack(status));
  });
  return decided;
}
