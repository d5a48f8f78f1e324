/**
 * What a release's record keeps of a migration: written by the step `migrate` as its details, read by whoever asks which
 * schema a version of the code meets, or whether the way back was tried. By hand like the other payloads. Pure.
 */
import { fieldsOf, isNumber } from "../lib/fields.ts";

/** What taking the migrations back did on a copy of the database. */
const DOWNS = ["restores", "loses", "differs", "missing", "not_tried"] as const;

/**
 * `restores`: schema and data were as before, and nothing that the new version could have written went away. `loses`: the
 * schema was as before, data was not or would not be. `differs`: the schema was another one. `missing`: nothing was taken back.
 */
export type TriedDown = (typeof DOWNS)[number];

/** What a copy in a server of its own was made from: this release's backup, or a dump of that moment. */
export type TrialSource = {
  /** Name of the backup; null: a dump. */
  readonly backup: string | null;
  /** Where it was fetched from. */
  readonly place: string | null;
  /** Why it was no backup, a part of a sentence. */
  readonly why: string | null;
};

export type RecordedTrial = {
  /** How the copy was made. */
  readonly copy: "template" | "scratch" | "branch";
  /** Of `scratch`; records of before have none. */
  readonly source?: TrialSource;
  readonly down: TriedDown;
  /** What is lost by it, as people name it: `column public.users.nick`, `table public.tags`. */
  readonly loses: readonly string[];
};

/** How far a database's schema is, at one moment. */
export type SchemaPoint = {
  /** Applied migrations; null where no tool's history is read. */
  readonly count: number | null;
  /** The newest of them; null where there is none. */
  readonly newest: string | null;
  /** SHA-256 of what `pg_dump` says of the schema; null where it was not asked. */
  readonly schema: string | null;
};

export type RecordedMigrationRun = {
  /** Variable with the database's address: how a plan names it. */
  readonly database: string;
  /** Word of the tool in the plan. */
  readonly tool: string;
  readonly before: SchemaPoint;
  readonly after: SchemaPoint;
  /** Names of those that this run applied, in their order; of very many the last ones. */
  readonly applied: readonly string[];
  readonly startedAt: number;
  readonly endedAt: number;
  /** How often the command was started. */
  readonly tries: number;
  /** Who held what it waited for: `pid 4711, app, reporting, since 12:03:10: select …` */
  readonly blockedBy: readonly string[];
  /** Constraints that are not valid now, and were not there or valid before: `public.users: users_email_check`. */
  readonly notValid: readonly string[];
  readonly counts: readonly { readonly table: string; readonly before: number; readonly after: number }[];
  readonly trial: RecordedTrial | null;
  /** What was not as it should be at its end, a sentence each; none: all was. */
  readonly unmet: readonly string[];
  /** The schema at its end object by object, packed, so that what is changed later can be named; none where it was not read, or has very many. */
  readonly objects?: string;
};

/** Null where it is not one, or not whole. */
export function parseRecordedMigration(details: unknown): RecordedMigrationRun | null {
  const fields = fieldsOf(details);
  const { database, tool, startedAt, endedAt, tries } = fields;
  if (!isText(database) || !isText(tool) || !isNumber(startedAt) || !isNumber(endedAt) || !isNumber(tries)) return null;
  const [before, after] = [readPoint(fields["before"]), readPoint(fields["after"])];
  const lists = ["applied", "blockedBy", "notValid", "unmet"].map((name) => readTexts(fields[name]));
  const [applied, blockedBy, notValid, unmet] = lists;
  const counts = readCounts(fields["counts"]);
  const trial = fields["trial"] === null ? null : readTrial(fields["trial"]);
  if (before === null || after === null || counts === null || trial === undefined) return null;
  if (applied == null || blockedBy == null || notValid == null || unmet == null) return null;
  const run = { database, tool, before, after, applied, startedAt, endedAt, tries, blockedBy, notValid, counts, trial };
  const { objects } = fields;
  if (objects !== undefined && !isText(objects)) return null;
  return { ...run, unmet, ...(objects === undefined ? {} : { objects }) };
}

function readPoint(value: unknown): SchemaPoint | null {
  const { count, newest, schema } = fieldsOf(value);
  if (count !== null && !isNumber(count)) return null;
  if (newest !== null && !isText(newest)) return null;
  return schema === null || isText(schema) ? { count, newest, schema } : null;
}

/** Undefined where it is none: null says that there was no trial. */
function readTrial(value: unknown): RecordedTrial | undefined {
  const fields = fieldsOf(value);
  const copy = (["template", "scratch", "branch"] as const).find((one) => one === fields["copy"]);
  const down = DOWNS.find((one) => one === fields["down"]);
  const loses = readTexts(fields["loses"]);
  const source = fields["source"] === undefined ? null : readSource(fields["source"]);
  if (copy === undefined || down === undefined || loses === null || source === undefined) return undefined;
  return { copy, down, loses, ...(source === null ? {} : { source }) };
}

/** Undefined where it is none. */
function readSource(value: unknown): TrialSource | undefined {
  const { backup, place, why } = fieldsOf(value);
  const given = [backup, place, why].every((one) => one === null || isText(one));
  return given ? ({ backup, place, why } as TrialSource) : undefined;
}

function readCounts(value: unknown): RecordedMigrationRun["counts"] | null {
  if (!Array.isArray(value)) return null;
  const counts = value.map((one) => {
    const { table, before, after } = fieldsOf(one);
    return isText(table) && isNumber(before) && isNumber(after) ? { table, before, after } : null;
  });
  return counts.every((one) => one !== null) ? counts : null;
}

function readTexts(value: unknown): readonly string[] | null {
  return Array.isArray(value) && value.every(isText) ? value : null;
}

function isText(value: unknown): value is string {
  return typeof value === "string" && value !== "";
}
