/** Applies what is pending, under our lock, and reads back what became of it. Loaded when a step migrates. */
import { checkCheckedOut, checkCommandPlace } from "../../lib/command-fields.ts";
import { cutText } from "../../lib/cut-text.ts";
import { resolveInside } from "../../lib/inside-directory.ts";
import { hold, type Verdict } from "../../lib/verdict.ts";
import { readFile } from "node:fs/promises";
import type { DatabaseWriter } from "../../providers/contract.ts";
import {
  parseRecordedMigration,
  type RecordedMigrationRun,
  type RecordedTrial,
} from "../../release/recorded-migration.ts";
import type { StepEnd } from "../contract.ts";
import { checkBefore } from "./check-before.ts";
import { judgeAftermath, MOST_NAMES, readAftermath } from "./aftermath.ts";
import { withMigrationLock } from "./migration-lock.ts";
import { refuseReading } from "./observe-migrations.ts";
import { pointOf, readSchema } from "./point.ts";
import { type HistoryReading, readHistory, unreadable } from "./read-history.ts";
import { readLeftovers } from "./read-leftovers.ts";
import { refusedScript } from "./refused-undo.ts";
import { countRows } from "./row-counts.ts";
import type { MigrateContext } from "./run-tool.ts";
import type { MigrateSpec } from "./spec.ts";
import { tryPending } from "./try-pending.ts";
import { runTrial } from "./trial/run-trial.ts";
import type { Before } from "./before.ts";

export async function applyMigrations(spec: MigrateSpec, context: MigrateContext): Promise<StepEnd> {
  const startedAt = context.clock.now();
  const refused =
    (await checkCheckedOut(context.directory, context.release.commit)) ??
    (await checkCommandPlace(spec, context)) ??
    (await checkUndo(spec, context));
  if (refused !== null) return { verdict: refused, untouched: true };
  const tried = spec.trial === null ? null : await runTrial(spec, spec.trial, context);
  if (tried !== null && "verdict" in tried) return { verdict: tried.verdict, untouched: true };
  const url = context.secret(spec.database);
  const ended = await withMigrationLock(url, spec, context, (session) =>
    migrate(spec, session, context, { startedAt, trial: tried?.trial ?? null }),
  );
  return "locked" in ended ? { verdict: ended.locked, untouched: true } : ended;
}

/** A script of the package is looked into: its name says nothing of what it does. */
async function checkUndo(spec: MigrateSpec, context: MigrateContext): Promise<Verdict | null> {
  if (spec.undo === null) return null;
  const directory = (await resolveInside(context.directory, spec.directory)) ?? context.directory;
  const file = await resolveInside(directory, "package.json");
  const text = file === null ? null : await readFile(file, "utf8").catch(() => null);
  const why = refusedScript(spec.undo, text);
  if (why === null) return null;
  return hold(
    "plan_invalid",
    `\`${spec.undo}\` is no way back: ${why}.`,
    "Name a command that takes back this release's migrations alone, or leave undo out.",
  );
}

interface Begun {
  readonly startedAt: number;
  readonly trial: RecordedTrial | null;
}

async function migrate(
  spec: MigrateSpec,
  session: DatabaseWriter,
  context: MigrateContext,
  begun: Begun,
): Promise<StepEnd> {
  const { history } = spec;
  let reading: HistoryReading | null;
  try {
    reading = history === null ? null : await readHistory(history, context.directory, session, context.signal);
  } catch (error) {
    return { verdict: unreadable(error), untouched: true };
  }
  const inTheWay = reading === null ? null : refuseReading(reading, false);
  if (inTheWay !== null) return { verdict: inTheWay, untouched: true };
  const before = await readBefore(spec, reading, session, context);
  const refused = await checkBefore(spec, before, session);
  if (refused !== null) return { verdict: refused, untouched: true };
  const run = recordOf(spec, before, context, begun);
  // Nothing is pending where a run was broken off before it could look, or another one was faster: it is only looked.
  if (reading !== null && reading.history.pending.length === 0) return end(spec, before, run, session, context);
  const { verdict, ...told } = await tryPending(spec, before, session, context);
  const done = { ...run, tries: run.tries + told.tries, blockedBy: told.blockedBy };
  if (verdict === null) return end(spec, before, done, session, context);
  const details = recordFailure(done, before, told.applied, verdict, context.clock.now());
  return { verdict, details: { ...details }, ...(told.untouched ? { untouched: true as const } : {}) };
}

/** So that another run goes on from here, and a rollback knows what is to be taken back. */
function recordFailure(
  run: RecordedMigrationRun,
  before: Before,
  applied: readonly string[],
  verdict: Verdict,
  endedAt: number,
): RecordedMigrationRun {
  const { count, newest } = pointOf(before.reading, null);
  return {
    ...run,
    after: { count: count === null ? null : count + applied.length, newest: applied.at(-1) ?? newest, schema: null },
    applied: [...run.applied, ...applied].slice(-MOST_NAMES),
    endedAt,
    counts:
      before.counts?.flatMap(({ table, rows }) => (rows === null ? [] : [{ table, before: rows, after: rows }])) ?? [],
    unmet: [cutText(verdict.summary, 500)],
  };
}

/** What the release began with. Null where a run was killed before it could say so: then no later one knows either. */
function countsOf({ before, counts }: RecordedMigrationRun): Before["counts"] {
  return before.count === null ? null : counts.map(({ table, before: rows }) => ({ table, rows }));
}

/** Where an earlier run began that did not live to say so. */
const UNKNOWN = { count: null, newest: null, schema: null };

async function readBefore(
  spec: MigrateSpec,
  reading: HistoryReading | null,
  session: DatabaseWriter,
  context: MigrateContext,
): Promise<Before> {
  context.progress({ ratio: null, text: "reads schema and rows as they are before" });
  const url = context.secret(spec.database);
  const schema = await readSchema(context.roles.databaseWork, url, session.serverMajor, spec.history);
  const recorded = appliedBefore(spec, context);
  const counts = await countRows(session, [...spec.unchanged, ...spec.grows], spec.database);
  // A run that was broken off may have applied some of it: what is counted now is no "before" then, unless all or nothing
  // is applied and nothing is.
  const all = reading?.tool.transaction === "all" && reading.history.pending.length > 0;
  const counted = context.begun === null || context.recorded !== null || all;
  return {
    reading,
    point: recorded?.before ?? (counted ? pointOf(reading, schema) : UNKNOWN),
    schema,
    leftovers: await readLeftovers(session),
    counts: recorded === null ? (counted ? counts : null) : countsOf(recorded),
  };
}

/** An earlier run of this release that applied something, or may have; of one that did not, now is the beginning. */
function appliedBefore({ history }: MigrateSpec, { recorded }: MigrateContext): RecordedMigrationRun | null {
  const run = parseRecordedMigration(recorded);
  if (run === null) return null;
  const mayHave = run.applied.length > 0 || (history !== null && run.before.count === null);
  return mayHave ? run : null;
}

function recordOf(spec: MigrateSpec, before: Before, context: MigrateContext, begun: Begun): RecordedMigrationRun {
  const recorded = appliedBefore(spec, context);
  return {
    database: spec.database,
    tool: spec.history?.tool ?? "none",
    before: before.point,
    after: before.point,
    applied: recorded?.applied ?? [],
    startedAt: begun.startedAt,
    endedAt: begun.startedAt,
    tries: recorded?.tries ?? 0,
    blockedBy: recorded?.blockedBy ?? [],
    notValid: [],
    counts: [],
    trial: begun.trial ?? recorded?.trial ?? null,
    unmet: [],
  };
}

async function end(
  spec: MigrateSpec,
  before: Before,
  run: RecordedMigrationRun,
  session: DatabaseWriter,
  context: MigrateContext,
): Promise<StepEnd> {
  context.progress({ ratio: null, text: "reads back what became of it" });
  const aftermath = await readAftermath(spec, session, context);
  return judgeAftermath(spec, before, run, aftermath, context.clock.now());
}
