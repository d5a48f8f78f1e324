/** What follows a rollback that a release decided on, however it ended: the record, the settings, the people. */
import type { Verdict } from "../lib/verdict.ts";
import type { Host } from "../providers/contract.ts";
import type { ProductionRecord } from "../release/record.ts";
import type { ProductionState } from "../release/world.ts";
import type { CommandResult } from "../release/result.ts";
import type { CommandContext } from "./context.ts";
import type { ForgePatience } from "./forge-patience.ts";
import { tellOfRollback } from "./incident/tell-of-rollback.ts";
import { bestEffort, type Journal, type JournalEnd } from "./journal.ts";
import type { ReleaseLadder } from "./ladder/release-ladder.ts";
import { readServed } from "./read-served.ts";
import { writeUnlessRolledBack } from "./write-unless-rolled-back.ts";
import { readAgain, readProduction } from "./release-records.ts";
import { writeCommitStatus, writeProductionStatus } from "./write-release-status.ts";

export interface RollbackOrder {
  readonly host: Host;
  readonly record: ProductionRecord;
  readonly reason: string;
  readonly code?: Verdict["reasonCode"];
  /** When the verdict was there, where time has passed since then. */
  readonly decidedAt?: number;
}

/** What follows once production was read back: what helps people, and decides nothing. */
export interface Afterwards {
  readonly context: CommandContext;
  readonly journal: Journal;
  readonly order: RollbackOrder;
  readonly patience: ForgePatience;
  /** Null where the host's rung is the only one. */
  readonly ladder: ReleaseLadder | null;
}

export function recordRolledBack(
  { context, journal, order, patience, ladder }: Afterwards,
  to: string,
  already: boolean,
): Promise<void> {
  const { record, reason } = order;
  return patience.spend(async (forge) => {
    await bestEffort(journal, "the rollback's status was not written", async () => {
      // Somebody else may have made it, and written why.
      if (already && (await readAgain(context, journal, forge, record)).phase === "rolled-back") return;
      const out = { phase: "rolled-back", to, reason, ...rungsOf(ladder) } as const;
      await writeProductionStatus(context, forge, record, out, journal.evidence());
    });
    await writeCommitStatus(context, journal, forge, "failure", `rolled back to ${to}: ${reason}`);
  });
}

function rungsOf(ladder: ReleaseLadder | null): Pick<ProductionRecord, "rungs"> {
  return ladder === null ? {} : { rungs: ladder.words() };
}

export function tell({ context, journal, order, patience }: Afterwards, end: JournalEnd): Promise<void> {
  const { payload, createdAt: recordedAt } = order.record;
  const { knownGood: to } = payload;
  return tellOfRollback(context, journal, patience, { end, by: "watch", to, payload, recordedAt });
}

/** An intent that was not ours to carry out must not be carried out later, when the release may be there again. */
export async function notRolledBack(afterwards: Afterwards, verdict: Verdict): Promise<CommandResult> {
  const { context, journal, order, patience, ladder } = afterwards;
  const { record } = order;
  const { reasonCode, summary, remedy } = verdict;
  if (reasonCode === "production_moved") {
    const reason = `${reasonCode}, ${summary}`;
    await patience.spend((forge) =>
      bestEffort(journal, "the record was not corrected", () =>
        writeUnlessRolledBack(context, journal, forge, record, {
          phase: "held",
          promotedAt: broughtBackAt(journal.production(), record) ?? record.promotedAt,
          reason,
          ...rungsOf(ladder),
        }),
      ),
    );
  }
  await tell(afterwards, { decision: "hold", reasonCode, summary, remedy });
  return journal.finishWith(verdict);
}

/** When somebody asked for it again, by the host: what was seen before says nothing of it, should it be watched again. */
function broughtBackAt(production: ProductionState | null, { payload, promotedAt }: ProductionRecord): number | null {
  const { id } = payload.candidate;
  const request = production?.project.aliasRequest;
  if (production?.project.productionDeploymentId !== id || request?.toDeploymentId !== id) return null;
  return request.requestedAt > (promotedAt ?? 0) ? request.requestedAt : null;
}

export async function nothingToGoBackTo(afterwards: Afterwards): Promise<CommandResult> {
  const { context, journal, order, patience, ladder } = afterwards;
  const { host, record, reason } = order;
  const { candidate } = record.payload;
  await patience.spend((forge) =>
    bestEffort(journal, "the failed watch was not written", () =>
      writeUnlessRolledBack(context, journal, forge, record, {
        phase: "failed",
        reason: `no known good; ${reason}`,
        ...rungsOf(ladder),
      }),
    ),
  );
  const production = await readProduction(context, host);
  journal.productionAfter(production, await readServed(context));
  const end: JournalEnd = {
    decision: "failed",
    reasonCode: "no_known_good",
    summary: `A rollback is due (${reason}), but nothing was in production before, so there is nothing to go back to from ${candidate.id}.`,
    remedy: "Deploy a fix, or dispatch a rollback with an explicit target (`to`).",
  };
  await tell(afterwards, end);
  return journal.finish(end);
}

/** Null where production is not the release's any more: then it is not left to anybody. */
export async function leaveToPerson(afterwards: Afterwards, verdict: Verdict): Promise<CommandResult | null> {
  const { context, journal, order, patience, ladder } = afterwards;
  const { record } = order;
  const production = await readProduction(context, order.host);
  if (production.project.productionDeploymentId !== record.payload.candidate.id) return null;
  journal.productionAfter(production, await readServed(context));
  const { reasonCode, summary, remedy } = verdict;
  const why = `${reasonCode}, ${order.reason}`;
  const held = { phase: "held", promotedAt: record.promotedAt, reason: why, ...rungsOf(ladder) } as const;
  await patience.spend(async (forge) => {
    const write = () => writeUnlessRolledBack(context, journal, forge, record, held, journal.evidence());
    await bestEffort(journal, "the record was not corrected", write);
    await writeCommitStatus(context, journal, forge, "failure", summary);
  });
  await tell(afterwards, { decision: "hold", reasonCode, summary, remedy });
  return journal.finishWith(verdict);
}
