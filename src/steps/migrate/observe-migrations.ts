/** How far the database is, for this release. */
import { checkCheckedOut } from "../../lib/command-fields.ts";
import { fail, hold, type Verdict } from "../../lib/verdict.ts";
import { parseRecordedMigration, type RecordedMigrationRun } from "../../release/recorded-migration.ts";
import type { StepObservation } from "../contract.ts";
import { pointOf } from "./point.ts";
import { type HistoryReading, readHistory, unreadable } from "./read-history.ts";
import type { MigrateContext } from "./run-tool.ts";
import type { MigrateSpec } from "./spec.ts";

export interface MigrateState {
  /** Names of what is to be applied; null where no history is read. */
  readonly pending: readonly string[] | null;
}

const LIMITS = { connectTimeoutMs: 15_000, statementTimeoutMs: 30_000 };

export async function observeMigrations(
  spec: MigrateSpec,
  context: MigrateContext,
): Promise<StepObservation<MigrateState>> {
  const run = parseRecordedMigration(context.recorded);
  const unmet = run?.unmet ?? [];
  const { history } = spec;
  if (history === null) {
    if (run === null || unmet.length > 0) return { is: "due", state: { pending: null } };
    return { is: "done", summary: "The migration command ended well, by the record." };
  }
  // The folder of another commit would make its migrations this release's.
  const elsewhere = await checkCheckedOut(context.directory, context.release.commit);
  if (elsewhere !== null) return { is: "impossible", verdict: elsewhere };
  const url = context.secret(spec.database);
  try {
    const reading = await context.roles.databases.withSession(url, LIMITS, (session) =>
      readHistory(history, context.directory, session, context.signal),
    );
    const { pending, applied } = reading.history;
    const refused = refuseReading(reading, context.begun !== null && context.recorded === null);
    if (refused !== null) return { is: "impossible", verdict: refused };
    const names = pending.map(({ name }) => name);
    // Applied by a run that was broken off before it could look, or that found something wrong: it is looked again.
    const unseen = context.begun !== null && context.recorded === null;
    if (names.length > 0 || unseen || unmet.length > 0) return { is: "due", state: { pending: names } };
    return {
      is: "done",
      summary: `All ${applied.length} migrations are applied${newestOf(reading)}.`,
      evidence: reading.verdict.evidence,
      // Nothing of it is this release's, so that a rollback leaves it alone.
      ...(run === null ? { details: { ...nothingApplied(spec, reading, context.clock.now()) } } : {}),
    };
  } catch (error) {
    return { is: "impossible", verdict: unreadable(error) };
  }
}

function nothingApplied(spec: MigrateSpec, reading: HistoryReading, at: number): RecordedMigrationRun {
  const point = pointOf(reading, null);
  return {
    database: spec.database,
    tool: spec.history?.tool ?? "none",
    before: point,
    after: point,
    applied: [],
    startedAt: at,
    endedAt: at,
    tries: 0,
    blockedBy: [],
    notValid: [],
    counts: [],
    trial: null,
    unmet: [],
  };
}

function newestOf({ history }: HistoryReading): string {
  const newest = history.applied.at(-1);
  return newest === undefined ? "" : `, the newest is ${newest.name}`;
}

/** What nobody may migrate on; null where nothing is in the way. `brokenOff`: an earlier run of this step has no end. */
export function refuseReading(reading: HistoryReading, brokenOff: boolean): Verdict | null {
  const { history, tool, verdict } = reading;
  if (history.broken.length > 0) {
    const names = history.broken.map(({ name, state }) => `${name} (${state})`).join(", ");
    return hold(
      "migration_unfinished",
      `By ${tool.title}'s own table a migration was begun and did not end well: ${names}.`,
      tool.failedRemedy,
      verdict.evidence,
    );
  }
  if (verdict.outcome === "fail" && (history.edited.length > 0 || history.unknown.length > 0)) {
    return fail(verdict.reasonCode, verdict.summary, verdict.remedy ?? "", verdict.evidence);
  }
  if (brokenOff && tool.transaction === "unknown" && history.pending.length > 0) {
    return hold(
      "migration_unfinished",
      `An earlier run of ${tool.title} was broken off, and nothing undoes half of a migration there: ${history.pending[0]?.name} may be applied in part.`,
      "Look which of its statements took effect and take them back by hand, then release this commit anew.",
      verdict.evidence,
    );
  }
  return null;
}
