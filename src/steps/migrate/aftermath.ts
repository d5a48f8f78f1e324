/** What the database shows after the tool ended well: read, and then judged. */
import { judgeCommand } from "../../lib/command-line.ts";
import { cutText } from "../../lib/cut-text.ts";
import { type Evidence, fail, hold, pass, type Verdict } from "../../lib/verdict.ts";
import type { DatabaseWriter } from "../../providers/contract.ts";
import type { RecordedMigrationRun, TrialSource } from "../../release/recorded-migration.ts";
import { packSchemaObjects } from "../../release/schema-objects.ts";
import type { StepEnd } from "../contract.ts";
import type { SchemaReading } from "../database/schema-hash.ts";
import type { Before } from "./before.ts";
import { checkData } from "./check-data.ts";
import { listed } from "./judge-run.ts";
import { pointOf, readWholeSchema } from "./point.ts";
import { type HistoryReading, readHistory } from "./read-history.ts";
import { type Leftovers, newLeftovers, readLeftovers } from "./read-leftovers.ts";
import { countRows, judgeCounts, type RowCount } from "./row-counts.ts";
import { type MigrateContext, runTool } from "./run-tool.ts";
import type { MigrateSpec } from "./spec.ts";

export interface Aftermath {
  readonly reading: HistoryReading | null;
  readonly schema: SchemaReading | null;
  readonly leftovers: Leftovers;
  readonly counts: readonly RowCount[];
  /** A sentence for each query that did not give what the plan says. */
  readonly data: readonly string[];
  /** Null where the plan has no script of its own. */
  readonly verified: Verdict | null;
}

export async function readAftermath(
  spec: MigrateSpec,
  session: DatabaseWriter,
  context: MigrateContext,
): Promise<Aftermath> {
  const { history } = spec;
  const { databaseWork, databases } = context.roles;
  const url = context.secret(spec.database);
  const reading = history === null ? null : await readHistory(history, context.directory, session, context.signal);
  const schema = await readWholeSchema(databaseWork, url, session.serverMajor, history);
  const leftovers = await readLeftovers(session);
  const counts = await countRows(session, [...spec.unchanged, ...spec.grows], spec.database);
  const data = await checkData(databases, url, spec.checks);
  return { reading, schema, leftovers, counts, data, verified: await verify(spec, session, context) };
}

async function verify(spec: MigrateSpec, session: DatabaseWriter, context: MigrateContext): Promise<Verdict | null> {
  if (spec.verify === null) return null;
  context.progress({ ratio: null, text: `runs ${spec.verify}` });
  const { result } = await runTool(spec, { line: spec.verify, url: context.secret(spec.database) }, session, context);
  return judgeCommand({ run: spec.verify, timeoutMs: spec.timeoutMs }, result);
}

/** Of the migrations that a record names. */
export const MOST_NAMES = 100;
const MOST_SENTENCES = 20;

/** Pure. */
export function judgeAftermath(
  spec: MigrateSpec,
  before: Before,
  run: RecordedMigrationRun,
  after: Aftermath,
  endedAt: number,
): StepEnd {
  const left = newLeftovers(before.leftovers, after.leftovers);
  const had = new Set(before.reading?.history.applied.map(({ name }) => name));
  const applied = [
    ...run.applied,
    ...(after.reading?.history.applied.map(({ name }) => name).filter((name) => !had.has(name)) ?? []),
  ];
  const unmet = [
    ...historyUnmet(after.reading),
    ...left.invalid.map(({ index, table }) => `the index ${index} on ${table} is not valid`),
    ...(before.counts === null ? [] : judgeCounts(spec, before.counts, after.counts)),
    ...after.data,
    ...(after.verified?.outcome === "fail" ? [`\`${spec.verify}\`: ${after.verified.summary}`] : []),
  ];
  const uncounted = before.counts === null && spec.unchanged.length + spec.grows.length > 0;
  const unknown = [
    ...(uncounted ? ["how many rows the named tables had before: a run that was broken off did not say"] : []),
    ...(after.verified?.outcome === "hold" ? [`\`${spec.verify}\`: ${after.verified.summary}`] : []),
  ];
  const objects = after.schema === null ? null : packSchemaObjects(after.schema.objects);
  const details: RecordedMigrationRun = {
    ...run,
    after: pointOf(after.reading, after.schema?.hash ?? null),
    ...(objects === null ? {} : { objects }),
    applied: applied.slice(-MOST_NAMES),
    endedAt,
    notValid: left.notValid.map(({ constraint }) => constraint),
    counts: comparedCounts(before.counts, after.counts),
    unmet: [...unmet, ...unknown].slice(0, MOST_SENTENCES).map((sentence) => cutText(sentence, 300)),
  };
  const evidence = evidenceOf(details, before, left);
  return { verdict: verdictOf(spec, details, { unmet, unknown, left, after }, evidence), details: { ...details } };
}

function historyUnmet(reading: HistoryReading | null): readonly string[] {
  if (reading === null || reading.verdict.outcome === "pass") return [];
  return [reading.verdict.summary.replace(/\.$/, "")];
}

interface Found {
  readonly unmet: readonly string[];
  readonly unknown: readonly string[];
  readonly left: Leftovers;
  readonly after: Aftermath;
}

function verdictOf(
  spec: MigrateSpec,
  details: RecordedMigrationRun,
  { unmet, unknown, left, after }: Found,
  evidence: readonly Evidence[],
): Verdict {
  const stands = `The migration's command ended well, and what it did stands in the database of ${spec.database}`;
  const history = after.reading?.verdict;
  if (unmet.length > 0) {
    const more = unmet.length > 1 ? `, and ${unmet.length - 1} more` : "";
    const drop = left.invalid.map(
      ({ index }) =>
        `drop index concurrently ${index}, and build it again when no transaction is open for longer than lock-timeout`,
    );
    const remedies = [
      ...(history === undefined || history.outcome === "pass" ? [] : [history.remedy ?? ""]),
      ...drop.map((text) => `${text}.`),
      "Repair what is named, or take the migration back; then run this again, which looks anew.",
    ];
    const code = history?.outcome === "fail" ? history.reasonCode : "data_unexpected";
    return fail(code, `${stands}, but ${unmet[0]}${more}.`, remedies.join(" "), evidence);
  }
  if (unknown.length > 0) {
    return hold(
      "result_unknown",
      `${stands}, but it is not known ${unknown[0]}.`,
      "Compare it by hand: the counts of the release's backup stand in its record. Then release this commit anew.",
      evidence,
    );
  }
  const count = details.applied.length;
  const open = details.notValid.length === 0 ? "" : `; ${listed(details.notValid)} not validated yet`;
  const what =
    after.reading === null
      ? "The migration command ended well"
      : `${count} ${count === 1 ? "migration" : "migrations"} applied`;
  return pass("step_done", `${what}, and all that the plan asks of the database was read back${open}.`, evidence);
}

function comparedCounts(
  before: readonly RowCount[] | null,
  after: readonly RowCount[],
): RecordedMigrationRun["counts"] {
  return after.flatMap(({ table, rows }) => {
    const had = before?.find((one) => one.table === table)?.rows ?? null;
    return had === null || rows === null ? [] : [{ table, before: had, after: rows }];
  });
}

function evidenceOf(details: RecordedMigrationRun, before: Before, left: Leftovers): Evidence[] {
  const list = (label: string, values: readonly string[]): Evidence[] =>
    values.length === 0 ? [] : [{ label, value: values.join("\n") }];
  const old = before.leftovers.invalid.map(({ index, table }) => `${index} on ${table}`);
  return [
    ...list("applied", details.applied.length === 0 ? [] : [listed(details.applied)]),
    ...(details.tries > 1 ? [{ label: "tries", value: String(details.tries) }] : []),
    ...list("held the locks", details.blockedBy),
    { label: "schema", value: schemaSaid(details.before.schema, details.after.schema) },
    ...list(
      "rows",
      details.counts.map(({ table, before: had, after: has }) => `${table}: ${had} before, ${has} after`),
    ),
    ...list("not as it should be", details.unmet),
    ...list(
      "constraints that are not validated",
      left.notValid.map(({ constraint, validate }) => `${constraint}; check it later: ${validate}`),
    ),
    ...list("indexes that were not valid before either", old),
    ...(details.trial === null ? [] : [{ label: "trial", value: trialSaid(details.trial) }]),
  ];
}

function schemaSaid(before: string | null, after: string | null): string {
  if (after === null) return "not read: this machine has no pg_dump for the server's version";
  if (before === null) return `${short(after)} after; what it was before is not known`;
  return before === after ? `${short(after)}, as before` : `${short(before)} before, ${short(after)} after`;
}

function short(hash: string): string {
  return hash.slice(0, 12);
}

export function trialSaid({ copy, source, down, loses }: NonNullable<RecordedMigrationRun["trial"]>): string {
  const scratch = `on a copy in a server of its own${source === undefined ? "" : sourceSaid(source)}`;
  const where = { template: "on a copy", scratch, branch: "on a branch" }[copy];
  const said = {
    restores: "the way back restores schema and data, and loses nothing",
    loses: `the way back restores the schema and loses ${listed(loses)}`,
    differs: `the way back leaves another schema than before${loses.length === 0 ? "" : ` and loses ${listed(loses)}`}`,
    missing: "there is no way back: the command took nothing back",
    not_tried: "the plan names no way back",
  }[down];
  return `${where}: ${said}`;
}

function sourceSaid({ backup, place, why }: TrialSource): string {
  if (backup !== null) return `, made from this release's backup ${backup} in ${place}`;
  return `, made from a dump of that moment${why === null ? "" : ` (${why})`}`;
}
