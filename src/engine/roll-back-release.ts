/** The rollback that a release itself decides on: recorded, made, proven, recorded again. Used by the watch and by who comes after it. */
import { ProviderError } from "../lib/error.ts";
import type { Forge } from "../providers/contract.ts";
import { hold, pass, type Verdict } from "../lib/verdict.ts";
import { describeKnownGood } from "../release/choose-known-good.ts";
import { holdRollback } from "../release/hold-rollback.ts";
import type { KnownGood } from "../release/payload.ts";
import type { ProductionStatus } from "../release/record.ts";
import type { CommandResult } from "../release/result.ts";
import { describeWayBack } from "../release/way-back.ts";
import type { CommandContext } from "./context.ts";
import {
  type Afterwards,
  leaveToPerson,
  nothingToGoBackTo,
  notRolledBack,
  recordRolledBack,
  type RollbackOrder,
  tell,
} from "./follow-rollback.ts";
import { finishRolledBack } from "./finish-rolled-back.ts";
import { createForgePatience } from "./forge-patience.ts";
import { bestEffort, type Journal, type JournalEnd } from "./journal.ts";
import type { ReleaseLadder } from "./ladder/release-ladder.ts";
import { putBackRollout } from "./put-back-rollout.ts";
import { undoAround } from "./steps/undo-around.ts";
import { performRollback } from "./roll-back-production.ts";
import type { RungTaken } from "./ladder/take-rung.ts";
import { verifyRollback } from "./verify-rollback.ts";
import { writeProductionStatus } from "./write-release-status.ts";
import { writeUnlessRolledBack } from "./write-unless-rolled-back.ts";

/** A verdict to roll back is written down first, so that a run that dies here is finished by the next; but GitHub delays none. */
const RECORD_PATIENCE_MS = 800;

/** Ends on `rolled-back` only when production was read back; everything else is said as it is. */
export async function rollBackRelease(
  context: CommandContext,
  journal: Journal,
  order: RollbackOrder,
): Promise<CommandResult> {
  const { record, decidedAt = context.clock.now() } = order;
  const { knownGood, previous, candidate } = record.payload;
  const patience = createForgePatience(context);
  const afterwards: Afterwards = { context, journal, order, patience, ladder: null };
  journal.candidate(candidate);
  if (knownGood?.judged === false || knownGood?.id !== previous?.id)
    journal.noteOnce(describeKnownGood(record.payload));
  const { wayBack } = record.payload;
  if (wayBack !== undefined && wayBack.differences.length > 0) journal.noteOnce(describeWayBack(wayBack));
  if (knownGood === null) return withoutKnownGood(afterwards);
  const held = holdRollback(record, order.reason);
  const left = held && (await withoutHost(afterwards, held));
  if (left !== null) return left;
  const intent = record.phase === "rolling-back" ? Promise.resolve(true) : recordIntent(afterwards, knownGood.id);
  await patiently(context, intent, decidedAt + RECORD_PATIENCE_MS);
  if (record.phase !== "rolling-back") journal.step("rollback-decided", `decided to roll back ${candidate.id}`);
  const climbing: Climbing = { ...afterwards, ladder: await openLadder(afterwards, "follows"), intent };
  const helped = (await climbing.ladder?.beforeHost()) ?? null;
  if (helped === null) return goBack(climbing, knownGood);
  await patience.spend(() => intent);
  return endMitigated(climbing, helped);
}

/** What comes before the host's rung did not end it: production goes back. */
async function goBack(climbing: Climbing, knownGood: KnownGood): Promise<CommandResult> {
  const { context, journal, order, patience, ladder, intent } = climbing;
  const { reason } = order;
  const asked = await askHost(climbing, knownGood);
  // A status that arrives late must not stand above the one that says how it ended.
  await patience.spend(() => intent);
  const verdict = asked.outcome === "pass" ? asked : await insteadOf(climbing, knownGood, asked);
  if (verdict.outcome !== "pass" && verdict.reasonCode !== "production_moved")
    await leaveIntent(climbing, knownGood.id);
  if (verdict.outcome !== "pass") return notRolledBack(climbing, verdict);
  // After the record's last word no later run would look for what the one that decided this left behind.
  if (order.record.phase === "rolling-back") await ladder?.lookBehind();
  await recordRolledBack(climbing, knownGood.id, verdict.reasonCode === "already_done");
  await putBackRollout(journal, order.host, order.record);
  await ladder?.hostIsDone();
  const gates = await verifyRollback(context, journal, knownGood);
  const wentOn = await ladder?.afterHost(gates, (after) => verifyRollback(context, journal, knownGood, after));
  if (wentOn === true) await recordRolledBack(climbing, knownGood.id, false);
  const end: JournalEnd = {
    decision: "rolled-back",
    reasonCode: order.code ?? "rolled_back",
    summary: `Production was rolled back to ${knownGood.id}: ${reason}`,
    remedy:
      "Find the cause from the evidence here, fix it and release a new commit with `unpin`: production stays pinned by the rollback until then.",
  };
  const { payload } = order.record;
  await undoAround(context, journal, { payload, to: knownGood.id, reason, patience }, () => tell(climbing, end));
  return finishRolledBack(journal, end, { out: payload.candidate.id, served: knownGood.id });
}

/** A host that fails in the middle leaves a release in production that should not be there: that is news, too. */
async function askHost(climbing: Climbing, knownGood: KnownGood): Promise<Verdict> {
  const { context, journal, order } = climbing;
  const { host, record, reason } = order;
  try {
    return await performRollback(context, journal, host, {
      to: knownGood.id,
      from: record.payload.candidate.id,
      arriving: record.payload.candidate.id,
      decided: record.phase === "rolling-back" ? { writtenAt: record.statusAt, promotedAt: record.promotedAt } : null,
      reason,
      commit: knownGood.commit,
      known: null,
    });
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    const { reasonCode, message, remedy } = error;
    const instead = await insteadOf(climbing, knownGood, hold(reasonCode, message, remedy));
    if (instead.outcome === "pass") return instead;
    await leaveIntent(climbing, knownGood.id);
    await tell(climbing, { decision: "hold", reasonCode, summary: message, remedy });
    throw error;
  }
}

/** What else there is where the host would not, or could not. Somebody else's deployment is nobody's to change. */
async function insteadOf({ ladder }: Climbing, knownGood: KnownGood, refused: Verdict): Promise<Verdict> {
  if (refused.reasonCode === "production_moved") await ladder?.lookBehind();
  if (ladder === null || refused.reasonCode === "production_moved") return refused;
  if (await ladder.insteadOfHost()) return pass("rolled_back", `Production serves ${knownGood.id} again.`);
  await ladder.giveUp();
  return refused;
}

/** A ladder of the host alone is no ladder, and nothing of one is loaded. */
async function openLadder(
  { context, journal, order, patience }: Afterwards,
  host: "follows" | "waits",
): Promise<ReleaseLadder | null> {
  if (context.plan.rollback.ladder.length === 1) return null;
  const { openReleaseLadder } = await import("./ladder/release-ladder.ts");
  return openReleaseLadder(context, journal, { ...order, forge: patience.forge, hostFollows: host === "follows" });
}

interface Climbing extends Afterwards {
  /** The decision's status on its way into the record. */
  readonly intent: Promise<boolean>;
}

/** A person must decide about the host's rung; the others may help without. Null where production is somebody else's by now. */
async function withoutHost(afterwards: Afterwards, held: Verdict): Promise<CommandResult | null> {
  const ladder = await openLadder(afterwards, "waits");
  const helped = (await ladder?.beforeHost()) ?? null;
  if (helped !== null) return endMitigated({ ...afterwards, ladder }, helped);
  await ladder?.insteadOfHost();
  return leaveToPerson({ ...afterwards, ladder }, held);
}

/** There is no deployment to go back to; what a rung does with this one may help all the same. */
async function withoutKnownGood(afterwards: Afterwards): Promise<CommandResult> {
  const ladder = await openLadder(afterwards, "waits");
  const helped = (await ladder?.beforeHost()) ?? null;
  if (helped !== null) return endMitigated({ ...afterwards, ladder }, helped);
  await ladder?.insteadOfHost();
  return nothingToGoBackTo({ ...afterwards, ladder });
}

/** The release stays, with what made it fail switched off; whether it may stay so, a person decides. */
async function endMitigated(afterwards: Afterwards, helped: RungTaken): Promise<CommandResult> {
  const { context, journal, order, patience, ladder } = afterwards;
  const { endMitigation } = await import("./ladder/end-mitigation.ts");
  const end = await endMitigation(context, journal, { ...order, patience, helped, rungs: ladder?.words() ?? {} });
  await tell(afterwards, end);
  return journal.finish(end);
}

function recordIntent({ context, journal, order, patience }: Afterwards, to: string): Promise<boolean> {
  const { record } = order;
  return bestEffort(journal, "the decision to roll back was not written", async () =>
    writeProductionStatus(context, await patience.forge(), record, intentOf(order, to)),
  );
}

/** The host did not get there: whoever comes next goes on, and must find the decision that the forge took no word of before. */
async function leaveIntent({ context, journal, order, patience, intent }: Climbing, to: string): Promise<void> {
  if (await intent) return;
  const write = (forge: Forge) => writeUnlessRolledBack(context, journal, forge, order.record, intentOf(order, to));
  await patience.spend((forge) => bestEffort(journal, "the decision to roll back was not written", () => write(forge)));
}

function intentOf({ record: { promotedAt }, reason }: RollbackOrder, to: string): ProductionStatus {
  return { phase: "rolling-back", promotedAt, to, reason };
}

/** Waits for the forge, but not long: production is broken meanwhile. */
async function patiently({ clock }: CommandContext, work: Promise<unknown>, until: number): Promise<void> {
  const enough = new AbortController();
  const patience = clock.sleep(Math.max(0, until - clock.now()), enough.signal).catch(() => undefined);
  await Promise.race([work, patience]);
  enough.abort();
}
