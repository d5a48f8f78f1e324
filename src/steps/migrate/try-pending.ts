/** Starts the tool, and again where a lock was in the way and nothing of the try is left. */
import { hold, type Verdict } from "../../lib/verdict.ts";
import { leavesTransaction } from "../../migrations/leaves-transaction.ts";
import type { DatabaseWriter } from "../../providers/contract.ts";
import type { Before } from "./before.ts";
import { causeOf, refuseRetry } from "./decide-retry.ts";
import { judgeFailedRun } from "./judge-run.ts";
import { readSchema } from "./point.ts";
import { readHistory, readProgress } from "./read-history.ts";
import { type Leftovers, newLeftovers, readDeadlocks, readLeftovers } from "./read-leftovers.ts";
import { type MigrateContext, runTool, type ToolRun } from "./run-tool.ts";
import type { MigrateSpec } from "./spec.ts";

export interface Tried {
  /** Null: the command ended well. */
  readonly verdict: Verdict | null;
  readonly tries: number;
  readonly blockedBy: readonly string[];
  /** Of a command that failed: what is applied all the same. */
  readonly applied: readonly string[];
  /** Nothing changed. */
  readonly untouched: boolean;
}

const FIRST_DELAY_MS = 1_000;
const LONGEST_DELAY_MS = 60_000;

export async function tryPending(
  spec: MigrateSpec,
  before: Before,
  session: DatabaseWriter,
  context: MigrateContext,
): Promise<Tried> {
  const blockedBy = new Set<string>();
  for (let tries = 1; ; tries += 1) {
    const deadlocks = await readDeadlocks(session);
    const progress = (asked: DatabaseWriter) => progressOf(spec, before, asked);
    const command = { line: spec.run, url: context.secret(spec.database), progress };
    const run = await runTool(spec, command, session, context);
    for (const blocker of run.sightings.blockedBy) blockedBy.add(blocker);
    const so = { tries, blockedBy: [...blockedBy], applied: [] };
    if (run.overtaken) return { ...so, verdict: overtaken(spec), untouched: false };
    if (run.result.exitCode === 0) return { ...so, verdict: null, untouched: false };
    const newDeadlocks = (await readDeadlocks(session)) - deadlocks;
    const cause = causeOf(run.result, run.sightings, { lockTimeoutMs: spec.lockTimeoutMs, newDeadlocks });
    const after = await lookAfter(spec, before, session, context);
    if (cause === null || after.refusal !== null || tries >= spec.tries) {
      const failed = {
        ...so,
        ...after,
        result: run.result,
        cause,
        pending: before.reading?.history.pending.length ?? 0,
      };
      const untouched =
        after.refusal === null &&
        after.applied?.length === 0 &&
        after.sameSchema === true &&
        after.invalid.length === 0;
      return { ...so, verdict: judgeFailedRun(spec, failed), applied: after.applied ?? [], untouched };
    }
    await pause(run, tries, context);
  }
}

/** With jitter, so that two who stand in each other's way do not meet again. */
async function pause({ sightings }: ToolRun, tries: number, context: MigrateContext): Promise<void> {
  const backoff = Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** (tries - 1));
  const [blocker] = sightings.blockedBy;
  const by = blocker === undefined ? "" : `, held by ${blocker}`;
  context.progress({ ratio: null, text: `try ${tries} ended at a lock${by}; the next one follows` });
  await context.clock.sleep(backoff * (0.5 + context.random() / 2), context.signal);
}

interface AfterFailure {
  readonly refusal: string | null;
  readonly applied: readonly string[] | null;
  readonly sameSchema: boolean | null;
  readonly invalid: Leftovers["invalid"];
}

async function lookAfter(
  spec: MigrateSpec,
  before: Before,
  session: DatabaseWriter,
  context: MigrateContext,
): Promise<AfterFailure> {
  const url = context.secret(spec.database);
  const schema = await readSchema(context.roles.databaseWork, url, session.serverMajor, spec.history);
  const sameSchema = schema === null || before.schema === null ? null : schema === before.schema;
  const { invalid } = newLeftovers(before.leftovers, await readLeftovers(session));
  const { reading } = before;
  if (spec.history === null || reading === null) {
    const state = { transaction: null, leaves: null, broken: false, sameHistory: true, sameSchema };
    return { refusal: refuseRetry(state), applied: null, sameSchema, invalid };
  }
  const now = await readHistory(spec.history, context.directory, session, context.signal);
  const had = new Set(reading.history.applied.map(({ name }) => name));
  const applied = now.history.applied.map(({ name }) => name).filter((name) => !had.has(name));
  const leaves = reading.history.pending.map(({ text }) => leavesTransaction(text)).find((why) => why !== null) ?? null;
  const broken = now.history.broken.length > 0;
  const sameHistory = now.recorded.length === reading.recorded.length && applied.length === 0;
  const state = { transaction: now.tool.transaction, leaves, broken, sameHistory, sameSchema };
  return { refusal: refuseRetry(state), applied, sameSchema, invalid };
}

async function progressOf(spec: MigrateSpec, { reading }: Before, session: DatabaseWriter) {
  if (spec.history === null || reading === null) return null;
  const total = reading.history.pending.length;
  if (reading.tool.transaction === "all") return { ratio: null, text: `${counted(total)}, all in one transaction` };
  const names = await readProgress(spec.history, reading.local, session);
  if (names === null) return null;
  const pending = new Set(reading.history.pending.map(({ name }) => name));
  const done = names.filter((name) => pending.has(name)).length;
  return { ratio: total === 0 ? null : done / total, text: `${done} of ${counted(total)} applied` };
}

function counted(count: number): string {
  return `${count} ${count === 1 ? "migration" : "migrations"}`;
}

function overtaken(spec: MigrateSpec): Verdict {
  return hold(
    "migration_locked",
    `The session that held the lock on the database of ${spec.database} broke, another run took the lock, and this one's sessions were ended.`,
    "Let the other run end, and run this again: it reads how far the database is.",
  );
}
