/** Takes a release's migrations back with the team's own command, one after the other, and reads that they are. */
import { checkCheckedOut, checkCommandPlace } from "../../lib/command-fields.ts";
import { judgeCommand } from "../../lib/command-line.ts";
import { fail, hold, pass, type Verdict } from "../../lib/verdict.ts";
import type { DatabaseWriter } from "../../providers/contract.ts";
import { parseRecordedMigration, type RecordedMigrationRun } from "../../release/recorded-migration.ts";
import { listed } from "./judge-run.ts";
import { withMigrationLock } from "./migration-lock.ts";
import { readSchema } from "./point.ts";
import { type HistoryReading, type HistorySpec, readHistory, unreadable } from "./read-history.ts";
import { type MigrateContext, runTool } from "./run-tool.ts";
import type { MigrateSpec } from "./spec.ts";

export async function undoMigrations(spec: MigrateSpec, context: MigrateContext): Promise<Verdict> {
  const run = parseRecordedMigration(context.recorded);
  // A run that was killed did not say where it began, and the one after it could not.
  const begins = run !== null && (spec.history === null || run.before.count !== null);
  if (spec.undo === null || run === null || !begins) {
    return hold(
      "step_left",
      "It is not known how far the migrations would have to be taken back: the record says nothing of their end.",
      "Look in the tool's own history, and take back by hand what this release applied.",
    );
  }
  if (spec.history !== null && run.applied.length === 0) return undone("This release applied nothing");
  const refused =
    (await checkCheckedOut(context.directory, context.release.commit)) ?? (await checkCommandPlace(spec, context));
  if (refused !== null) return refused;
  const undo = spec.undo;
  const ended = await withMigrationLock(context.secret(spec.database), spec, context, (session) =>
    spec.history === null
      ? undoBlind(spec, undo, run, session, context)
      : undoByHistory(spec, spec.history, undo, run, session, context),
  );
  return "locked" in ended ? ended.locked : ended;
}

async function undoByHistory(
  spec: MigrateSpec,
  history: HistorySpec,
  undo: string,
  run: RecordedMigrationRun,
  session: DatabaseWriter,
  context: MigrateContext,
): Promise<Verdict> {
  const own = new Set(run.applied);
  const read = () => readHistory(history, context.directory, session, context.signal);
  try {
    let left = ownApplied(await read(), own);
    const above = left.above;
    if (above.length > 0) return newerAbove(above);
    for (let turn = 0; left.own.length > 0 && turn < own.size; turn += 1) {
      context.progress({ ratio: 1 - left.own.length / own.size, text: `takes back ${left.own.at(-1)}` });
      const { result } = await runTool(spec, { line: undo, url: context.secret(spec.database) }, session, context);
      const said = judgeCommand({ run: undo, timeoutMs: spec.timeoutMs }, result);
      if (said.outcome !== "pass") return said;
      const now = ownApplied(await read(), own);
      if (now.beyond < left.beyond) return tooFar(undo, run);
      // By its own word it took something back, and its history says that it did not: it would not do so next time.
      if (now.own.length === left.own.length) return nothingTaken(undo, left.own);
      left = now;
    }
    if (left.own.length > 0) return nothingTaken(undo, left.own);
    return await judgeSchema(spec, undo, run, session, context);
  } catch (error) {
    return unreadable(error);
  }
}

interface OwnApplied {
  /** Of this release, applied now, in their order. */
  readonly own: readonly string[];
  /** Of others, applied after one of ours. */
  readonly above: readonly string[];
  /** How many others are applied. */
  readonly beyond: number;
}

function ownApplied({ history }: HistoryReading, names: ReadonlySet<string>): OwnApplied {
  const applied = history.applied.map(({ name }) => name);
  const own = applied.filter((name) => names.has(name));
  const first = applied.findIndex((name) => names.has(name));
  const others = applied.filter((name) => !names.has(name));
  const above = first < 0 ? [] : [...applied.slice(first).filter((name) => !names.has(name)), ...history.unknown];
  return { own, above, beyond: others.length };
}

/** Of a tool without a history that is read: by the schema alone. */
async function undoBlind(
  spec: MigrateSpec,
  undo: string,
  run: RecordedMigrationRun,
  session: DatabaseWriter,
  context: MigrateContext,
): Promise<Verdict> {
  const url = context.secret(spec.database);
  const now = await readSchema(context.roles.databaseWork, url, session.serverMajor, null);
  const { schema: before } = run.before;
  if (now !== null && now === before) return undone("The schema is as it was before the release");
  if (now === null || now !== run.after.schema) {
    return hold(
      "step_left",
      "The schema is neither as it was before the release nor as the release left it, so nothing was taken back.",
      "Look what changed it since, and take the migration back by hand.",
    );
  }
  const { result } = await runTool(spec, { line: undo, url }, session, context);
  const said = judgeCommand({ run: undo, timeoutMs: spec.timeoutMs }, result);
  return said.outcome === "pass" ? judgeSchema(spec, undo, run, session, context) : said;
}

async function judgeSchema(
  spec: MigrateSpec,
  undo: string,
  run: RecordedMigrationRun,
  session: DatabaseWriter,
  context: MigrateContext,
): Promise<Verdict> {
  const url = context.secret(spec.database);
  const schema = await readSchema(context.roles.databaseWork, url, session.serverMajor, spec.history);
  if (schema !== null && schema === run.before.schema) return undone("History and schema are as before the release");
  if (schema === null || run.before.schema === null) {
    return hold(
      "step_left",
      "The migrations are taken back by the tool's history; whether the schema is as before was not read.",
      "Install pg_dump in the server's major version, or compare the schema by hand.",
    );
  }
  return fail(
    "data_unexpected",
    `\`${undo}\` ended well and the tool's history is as before, but the schema is not: the way back is missing in part.`,
    "Compare the schema with the commit before, and repair it by hand; most tools take a missing way back for a success.",
  );
}

function undone(summary: string): Verdict {
  return pass("step_undone", `${summary}.`);
}

function newerAbove(above: readonly string[]): Verdict {
  return hold(
    "step_left",
    `Migrations of others are applied above this release's: ${listed(above)}. They would be taken back first, so nothing was.`,
    "Decide with their authors whether they may go, and take them back by hand.",
  );
}

function tooFar(undo: string, run: RecordedMigrationRun): Verdict {
  return fail(
    "data_unexpected",
    `\`${undo}\` took back migrations from before this release, the newest of which was ${run.before.newest ?? "none"}.`,
    "Apply them again with the tool, and name a command that takes back the newest migration or batch alone.",
  );
}

function nothingTaken(undo: string, left: readonly string[]): Verdict {
  return hold(
    "step_left",
    `\`${undo}\` ended well and took nothing back: ${listed(left)} are still applied.`,
    "Run the tool's own way back by hand and look what it says.",
  );
}
