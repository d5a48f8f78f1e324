/** Up, down and up again on a copy, judged by schema and data: five of six tools call a missing way back a success. */
import { judgeCommand } from "../../../lib/command-line.ts";
import { ProviderError } from "../../../lib/error.ts";
import type { Secret } from "../../../lib/secret.ts";
import { fail, hold, type Verdict } from "../../../lib/verdict.ts";
import type { DatabaseWriter } from "../../../providers/contract.ts";
import type { RecordedTrial, TrialSource } from "../../../release/recorded-migration.ts";
import { readSchemaObjects } from "../../database/schema-hash.ts";
import { takeCensus } from "../../database/take-census.ts";
import { listed } from "../judge-run.ts";
import { WATCHING } from "../migration-lock.ts";
import { scopeOf } from "../point.ts";
import { type HistoryReading, readHistory, unreadable } from "../read-history.ts";
import { type MigrateContext, runTool } from "../run-tool.ts";
import type { MigrateSpec } from "../spec.ts";
import { withBranchCopy } from "./branch-trial.ts";
import { withTemplateCopy } from "./copy-database.ts";
import { withScratchCopy } from "./restore-to-scratch.ts";
import { judgeWayBack, type TrialMoment } from "./judge-trial.ts";

export type TrialEnd = { readonly trial: RecordedTrial } | { readonly verdict: Verdict };

/** The copy is gone at its end, whatever happened; one that a killed run left is dropped before the next is made. */
export async function runTrial(
  spec: MigrateSpec,
  trial: NonNullable<MigrateSpec["trial"]>,
  context: MigrateContext,
): Promise<TrialEnd> {
  const { from, identity } = trial;
  const onScratch = () =>
    withScratchCopy({ variable: spec.database, identity }, context, (copy, source) =>
      tryOn(copy, spec, trial, { copy: "scratch", source }, context),
    );
  if (from === "scratch") return onScratch();
  if (typeof from !== "string") {
    return withBranchCopy(from, spec.database, context, (copy) =>
      tryOn(copy, spec, trial, { copy: "branch" }, context),
    );
  }
  const tried = await withTemplateCopy(spec.database, context, (copy) =>
    tryOn(copy, spec, trial, { copy: "template" }, context),
  );
  if (from === "template" || !("verdict" in tried) || tried.verdict.reasonCode !== "trial_impossible") return tried;
  try {
    return await onScratch();
  } catch (error) {
    // Where this machine cannot hold a server, what stood in the way of the other copy is what a person can change.
    if (error instanceof ProviderError && error.reasonCode === "tool_missing") return tried;
    throw error;
  }
}

/** What is asked of one copy, whoever made it. */
interface Trial {
  readonly spec: MigrateSpec;
  readonly copy: Secret;
  readonly session: DatabaseWriter;
  readonly context: MigrateContext;
}

interface Made {
  readonly copy: RecordedTrial["copy"];
  readonly source?: TrialSource;
}

async function tryOn(
  copy: Secret,
  spec: MigrateSpec,
  { reversible }: NonNullable<MigrateSpec["trial"]>,
  made: Made,
  context: MigrateContext,
): Promise<TrialEnd> {
  const limits = { ...WATCHING, applicationName: `holdpoint trial ${context.identity}` };
  return context.roles.databaseWork.withWriter(copy, limits, async (session) => {
    const trial = { spec, copy, session, context };
    const had = await readCopy(trial);
    if (had !== null && "outcome" in had) return { verdict: had };
    const pending = had?.history.pending.length ?? 1;
    const before = await readMoment(trial, spec.undo !== null);
    const failedUp = await run(trial, spec.run, "applies");
    if (failedUp !== null) return { verdict: failedUp };
    const up = await readMoment(trial, false);
    if (spec.undo === null) return ended(made, "not_tried", []);
    const failedDown = await takeBack(trial, spec.undo, had, pending);
    if (failedDown !== null) return reversible ? { verdict: failedDown } : ended(made, "differs", [failedDown.summary]);
    const way = judgeWayBack(before, up, await readMoment(trial, true), ownTables(spec));
    if (reversible && !way.restored) return { verdict: irreversible(spec.undo, way.down, way.loses) };
    const failedAgain = way.down === "missing" ? null : await again(trial, up);
    return failedAgain === null ? ended(made, way.down, way.loses) : { verdict: failedAgain };
  });
}

function ended(made: Made, down: RecordedTrial["down"], loses: readonly string[]): TrialEnd {
  return { trial: { ...made, down, loses: loses.slice(0, 50) } };
}

/** Null where no history is read. */
async function readCopy({ spec, session, context }: Trial): Promise<HistoryReading | Verdict | null> {
  if (spec.history === null) return null;
  try {
    return await readHistory(spec.history, context.directory, session, context.signal);
  } catch (error) {
    return unreadable(error);
  }
}

async function readMoment({ spec, copy, session, context }: Trial, counted: boolean): Promise<TrialMoment> {
  const { databaseWork: work } = context.roles;
  const { rows } = await session.query(
    `select n.nspname || '.' || c.relname || '.' || a.attname as name
     from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
     where a.attnum > 0 and not a.attisdropped and c.relkind in ('r', 'p')
       and n.nspname not in ('pg_catalog', 'information_schema') and n.nspname not like 'pg\\_%'`,
  );
  const own = ownTables(spec);
  const columns = rows.map((row) => String(row["name"])).filter((name) => !own(name.slice(0, name.lastIndexOf("."))));
  return {
    schema: (await readSchemaObjects(work, copy, session.serverMajor, scopeOf(spec.history))).hash,
    columns: new Set(columns),
    census: counted ? await takeCensus(work, copy, `holdpoint trial ${context.identity}`) : null,
  };
}

/** Names are compared without quotes: a census has them where SQL needs them. */
function ownTables({ history }: MigrateSpec): (table: string) => boolean {
  const { schemas, tables } = scopeOf(history);
  const names = new Set(tables.map(({ schema, table }) => `${schema}.${table}`));
  return (quoted) => {
    const table = quoted.replaceAll('"', "");
    return names.has(table) || schemas.some((schema) => table.startsWith(`${schema}.`));
  };
}

/** Null where it ended well. */
async function run({ spec, copy, session, context }: Trial, line: string, doing: string): Promise<Verdict | null> {
  context.progress({ ratio: null, text: `trial: ${doing}` });
  const { result } = await runTool(spec, { line, url: copy }, session, context);
  const said = judgeCommand({ run: line, timeoutMs: spec.timeoutMs }, result);
  if (said.outcome === "pass") return null;
  const summary = `On a copy of the database \`${line}\` did not end well, so the database itself was left alone. ${said.summary}`;
  return said.outcome === "hold"
    ? hold(said.reasonCode, summary, said.remedy ?? "", said.evidence)
    : fail("trial_failed", summary, said.remedy ?? "", said.evidence);
}

/** One after the other, until all that was applied is back, or the command takes nothing back any more. */
async function takeBack(trial: Trial, undo: string, had: HistoryReading | null, most: number): Promise<Verdict | null> {
  let left = Infinity;
  for (let turn = 0; turn < most; turn += 1) {
    const failed = await run(trial, undo, "takes back");
    if (failed !== null) return failed;
    const now = await readCopy(trial);
    if (now === null || "outcome" in now) return now;
    const applied = now.history.applied.length - (had?.history.applied.length ?? 0);
    if (applied <= 0 || applied >= left) return null;
    left = applied;
  }
  return null;
}

async function again(trial: Trial, up: TrialMoment): Promise<Verdict | null> {
  const failed = await run(trial, trial.spec.run, "applies again");
  if (failed !== null) return failed;
  const now = await readMoment(trial, false);
  if (now.schema === up.schema) return null;
  return fail(
    "trial_failed",
    "On a copy of the database, applied again after they were taken back, the migrations gave another schema than at first.",
    "Look what the way back leaves behind, or leaves out, that the migrations then find.",
  );
}

function irreversible(undo: string, down: RecordedTrial["down"], loses: readonly string[]): Verdict {
  const how = {
    missing: "took nothing back",
    differs: "left another schema than before",
    loses: "brought the schema back, but not the data",
    restores: "restored everything",
    not_tried: "was not tried",
  }[down];
  const lost = loses.length === 0 ? "" : `: ${listed(loses)}`;
  return fail(
    "trial_failed",
    `On a copy of the database \`${undo}\` ended well and ${how}${lost}.`,
    "Write the way back of these migrations, or drop reversible from trial: it is recorded then what a rollback would lose.",
  );
}
