/** The rollback that a release itself decides on: recorded, made, proven, recorded again. Used by the watch and by who comes after it. */
import { ProviderError } from "../lib/error.ts";
import type { Verdict } from "../lib/verdict.ts";
import type { Forge, Host } from "../providers/contract.ts";
import { describeKnownGood } from "../release/choose-known-good.ts";
import { renderEvidenceUrl } from "../release/evidence-digest.ts";
import { holdRollback } from "../release/hold-rollback.ts";
import { type ProductionRecord, type ProductionStatus, renderProductionStatus } from "../release/record.ts";
import type { CommandResult } from "../release/result.ts";
import { describeWayBack } from "../release/way-back.ts";
import { deploymentUrl } from "../lib/deployment-url.ts";
import type { CommandContext } from "./context.ts";
import { readAgain, readProduction } from "./release-records.ts";
import { readServed } from "./read-served.ts";
import { createForgePatience, type ForgePatience } from "./forge-patience.ts";
import { tellOfRollback } from "./incident/tell-of-rollback.ts";
import { bestEffort, type Journal, type JournalEnd } from "./journal.ts";
import { requireAuthor } from "./require-author.ts";
import { performRollback } from "./roll-back-production.ts";
import { verifyRollback } from "./verify-rollback.ts";

/** A verdict to roll back is written down first, so that a run that dies here is finished by the next; but GitHub delays none. */
const RECORD_PATIENCE_MS = 800;

export interface RollbackOrder {
  readonly host: Host;
  readonly record: ProductionRecord;
  readonly reason: string;
  readonly code?: Verdict["reasonCode"];
}

/** Ends on `rolled-back` only when production was read back; everything else is said as it is. */
export async function rollBackRelease(
  context: CommandContext,
  journal: Journal,
  order: RollbackOrder,
): Promise<CommandResult> {
  const { host, record, reason } = order;
  const { knownGood, previous, candidate } = record.payload;
  const afterwards: Afterwards = { context, journal, order, patience: createForgePatience(context) };
  journal.candidate(candidate);
  if (knownGood?.judged === false || knownGood?.id !== previous?.id)
    journal.noteOnce(describeKnownGood(record.payload));
  const { wayBack } = record.payload;
  if (wayBack !== undefined && wayBack.differences.length > 0) journal.noteOnce(describeWayBack(wayBack));
  if (knownGood === null) return nothingToGoBackTo(afterwards);
  const held = holdRollback(record, reason);
  const left = held && (await leaveToPerson(afterwards, held));
  if (left !== null) return left;
  const intent = record.phase === "rolling-back" ? Promise.resolve() : recordIntent(afterwards, knownGood.id);
  await patiently(context, intent);
  if (record.phase !== "rolling-back") journal.step("rollback-decided", `decided to roll back ${candidate.id}`);
  const verdict = await withIncident(afterwards, () =>
    performRollback(context, journal, host, {
      to: knownGood.id,
      from: candidate.id,
      arriving: candidate.id,
      decidedAt: record.phase === "rolling-back" ? record.statusAt : null,
      reason,
      commit: knownGood.commit,
      known: null,
    }),
  );
  // A status that arrives late must not stand above the one that says how it ended.
  await afterwards.patience.spend(() => intent);
  if (verdict.outcome !== "pass") return notRolledBack(afterwards, verdict);
  await recordRolledBack(afterwards, knownGood.id, verdict.reasonCode === "already_done");
  await putBackRollout(context, journal, order);
  await verifyRollback(context, journal, knownGood);
  const end: JournalEnd = {
    decision: "rolled-back",
    reasonCode: order.code ?? "rolled_back",
    summary: `Production was rolled back to ${knownGood.id}: ${reason}`,
    remedy:
      "Find the cause from the evidence here, fix it and release a new commit with `unpin`: production stays pinned by the rollback until then.",
  };
  await tell(afterwards, end);
  return journal.finish(end);
}

/** What follows once production was read back: what helps people, and decides nothing. */
interface Afterwards {
  readonly context: CommandContext;
  readonly journal: Journal;
  readonly order: RollbackOrder;
  readonly patience: ForgePatience;
}

function recordRolledBack(
  { context, journal, order, patience }: Afterwards,
  to: string,
  already: boolean,
): Promise<void> {
  const { record, reason } = order;
  return patience.spend(async (forge) => {
    await bestEffort(journal, "the rollback's status was not written", async () => {
      // Somebody else may have made it, and written why.
      if (already && (await readAgain(context, journal, forge, record)).phase === "rolled-back") return;
      const out = { phase: "rolled-back", to, reason } as const;
      await writeProductionStatus(context, forge, record, out, journal.evidence());
    });
    await writeCommitStatus(context, journal, forge, "failure", `rolled back to ${to}: ${reason}`);
  });
}

/** What rolls out loads only where something did. */
async function putBackRollout(
  context: CommandContext,
  journal: Journal,
  { host, record }: Pick<RollbackOrder, "host" | "record">,
): Promise<void> {
  if (record.payload.rollout === undefined) return;
  const { putBackSettings } = await import("./rollout/rollout-settings.ts");
  await putBackSettings(context, journal, host, record);
}

function tell({ context, journal, order, patience }: Afterwards, end: JournalEnd): Promise<void> {
  const { payload, createdAt: recordedAt } = order.record;
  const { knownGood: to } = payload;
  return tellOfRollback(context, journal, patience, { end, by: "watch", to, payload, recordedAt });
}

/** A host that fails in the middle leaves a release in production that should not be there: that is news, too. */
async function withIncident(afterwards: Afterwards, act: () => Promise<Verdict>): Promise<Verdict> {
  try {
    return await act();
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    const { reasonCode, message, remedy } = error;
    await tell(afterwards, { decision: "hold", reasonCode, summary: message, remedy });
    throw error;
  }
}

/** An intent that was not ours to carry out must not be carried out later, when the release may be there again. */
async function notRolledBack(afterwards: Afterwards, verdict: Verdict): Promise<CommandResult> {
  const { context, journal, order, patience } = afterwards;
  const { record } = order;
  const { reasonCode, summary, remedy } = verdict;
  if (reasonCode === "production_moved") {
    const reason = `${reasonCode}, ${summary}`;
    await patience.spend((forge) =>
      bestEffort(journal, "the record was not corrected", () =>
        writeProductionStatus(context, forge, record, { phase: "held", promotedAt: record.promotedAt, reason }),
      ),
    );
  }
  await tell(afterwards, { decision: "hold", reasonCode, summary, remedy });
  return journal.finishWith(verdict);
}

async function nothingToGoBackTo(afterwards: Afterwards): Promise<CommandResult> {
  const { context, journal, order, patience } = afterwards;
  const { host, record, reason } = order;
  const { candidate } = record.payload;
  await patience.spend((forge) =>
    bestEffort(journal, "the failed watch was not written", () =>
      writeProductionStatus(context, forge, record, { phase: "failed", reason: `no known good; ${reason}` }),
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
async function leaveToPerson(afterwards: Afterwards, verdict: Verdict): Promise<CommandResult | null> {
  const { context, journal, order, patience } = afterwards;
  const { record } = order;
  const production = await readProduction(context, order.host);
  if (production.project.productionDeploymentId !== record.payload.candidate.id) return null;
  journal.productionAfter(production, await readServed(context));
  const { reasonCode, summary, remedy } = verdict;
  const held = { phase: "held", promotedAt: record.promotedAt, reason: `${reasonCode}, ${order.reason}` } as const;
  await patience.spend(async (forge) => {
    const write = () => writeProductionStatus(context, forge, record, held, journal.evidence());
    await bestEffort(journal, "the record was not corrected", write);
    await writeCommitStatus(context, journal, forge, "failure", summary);
  });
  await tell(afterwards, { decision: "hold", reasonCode, summary, remedy });
  return journal.finishWith(verdict);
}

function recordIntent({ context, journal, order, patience }: Afterwards, to: string): Promise<void> {
  const { record, reason } = order;
  const { promotedAt } = record;
  return bestEffort(journal, "the decision to roll back was not written", async () =>
    writeProductionStatus(context, await patience.forge(), record, { phase: "rolling-back", promotedAt, to, reason }),
  );
}

/** Waits for the forge, but not long: production is broken meanwhile. */
async function patiently(context: CommandContext, work: Promise<void>): Promise<void> {
  const enough = new AbortController();
  const patience = context.clock.sleep(RECORD_PATIENCE_MS, enough.signal).catch(() => undefined);
  await Promise.race([work, patience]);
  enough.abort();
}

export function writeCommitStatus(
  context: CommandContext,
  journal: Journal,
  forge: Forge,
  state: "success" | "failure" | "pending",
  description: string,
): Promise<void> {
  return bestEffort(journal, "the commit status was not written", () =>
    forge.setCommitStatus(context.release.commit, {
      context: "holdpoint/release",
      state,
      description,
      ...(context.runUrl === null ? {} : { targetUrl: context.runUrl }),
    }),
  );
}

/** Throws where the status was written, but by a login whose records are not read back. */
export async function writeProductionStatus(
  context: CommandContext,
  forge: Forge,
  record: ProductionRecord,
  status: ProductionStatus,
  evidence: string | null = null,
): Promise<void> {
  const { creator } = await forge.createDeploymentStatus(record.forgeId, {
    ...renderProductionStatus(status),
    environmentUrl: deploymentUrl(context.plan.project.domains[0] ?? record.payload.candidate.url),
    ...(context.runUrl === null ? {} : { logUrl: renderEvidenceUrl(context.runUrl, evidence) }),
  });
  const { by } = context.plan.rollback;
  requireAuthor([...context.options.authors, ...(status.phase === "rolled-back" ? by : [])], creator);
}
