/**
 * The record of a database that was restored: a GitHub Deployment whose payload says all of it. People read it, and the next
 * restore of the same database says it; nothing is decided by it, so it may be missing. Pure.
 */
import { cutText } from "../lib/cut-text.ts";
import { renderDuration } from "../lib/duration.ts";
import { type Fields, fieldsOf, isNumber, isText } from "../lib/fields.ts";
import { renderInstant } from "../lib/instant.ts";
import type { RecordKind } from "./own-records.ts";
import { parsePayload } from "./payload.ts";

export const RESTORE_TASK = "holdpoint:restored";

/** Ends of a command `restore` after which something else is in the database than before. */
export const RESTORED_BY = [
  "restored",
  "restored_beside",
  "tables_restored",
  "restored_at_vendor",
  "restore_switched_back",
  "schema_restored",
] as const;

export type RestoredBy = (typeof RESTORED_BY)[number];

export interface RestoredFrom {
  readonly name: string;
  readonly release: string;
  readonly takenAt: number;
  /** Of the archive, or of the snapshot's list, as our own record has it. */
  readonly sha256: string;
  /** Where it was read from, as `--from` names it. */
  readonly place: string;
}

/** What is known of a restore only while it is made. */
export interface RestoreFacts {
  /** Null where nothing of ours was restored. */
  readonly from: RestoredFrom | null;
  /** What was in use before is called so now; null where none of it was kept. */
  readonly kept: string | null;
  /** The backup of what was there before, as `--from` names it. */
  readonly backedUpAs: readonly string[];
  /** Of the backup's release, for a record that stands beside a commit. */
  readonly commit: string | null;
}

export interface RestorePayload extends Omit<RestoreFacts, "commit"> {
  readonly holdpoint: 1;
  readonly phase: "restored";
  /** The host's project. */
  readonly project: string;
  /** Variable of the database's address. */
  readonly variable: string;
  readonly database: string;
  readonly by: string;
  readonly reason: string;
  readonly way: string;
  readonly end: RestoredBy;
  /** Tables whose rows were put back; none: all of it. */
  readonly tables: readonly string[];
  /** The moment that a vendor was asked for. */
  readonly toTime: number | null;
  readonly startedAt: number;
  readonly endedAt: number;
  readonly runUrl: string | null;
}

export const RESTORE_RECORDS: RecordKind<RestorePayload> = {
  task: RESTORE_TASK,
  noun: "a record of a restore",
  parse: parseRestorePayload,
};

const LONGEST_STATUS = 140;

/** Null where it is not one of ours, or not whole. */
export function parseRestorePayload(stored: unknown): RestorePayload | null {
  const fields = parsePayload(stored);
  const { holdpoint, phase, project, variable, database, by, reason, way, startedAt, endedAt } = fields;
  const end = RESTORED_BY.find((one) => one === fields["end"]);
  if (holdpoint !== 1 || phase !== "restored" || end === undefined) return null;
  if (!isText(project) || !isText(variable) || !isText(database) || !isText(by)) return null;
  if (!isText(reason) || !isText(way) || !isNumber(startedAt) || !isNumber(endedAt)) return null;
  const from = fields["from"] === null ? null : readFrom(fieldsOf(fields["from"]));
  const [tables, backedUpAs] = [readTexts(fields["tables"]), readTexts(fields["backedUpAs"])];
  if (from === undefined || tables === null || backedUpAs === null) return null;
  const known = { project, variable, database, by, reason, way, end, from, tables, backedUpAs, startedAt, endedAt };
  return {
    holdpoint,
    phase,
    ...known,
    kept: isText(fields["kept"]) ? fields["kept"] : null,
    toTime: isNumber(fields["toTime"]) ? fields["toTime"] : null,
    runUrl: isText(fields["runUrl"]) ? fields["runUrl"] : null,
  };
}

/** Undefined where it is not whole. */
function readFrom({ name, release, takenAt, sha256, place }: Fields): RestoredFrom | undefined {
  const isWhole = isText(name) && isText(release) && isNumber(takenAt) && isText(sha256) && isText(place);
  return isWhole ? { name, release, takenAt, sha256, place } : undefined;
}

function readTexts(value: unknown): readonly string[] | null {
  return Array.isArray(value) && value.every(isText) ? value : null;
}

/** A run that was killed right after its restore finds it done, and records it; one that comes later records nothing anew. */
export function isSameRestore(one: RestorePayload, other: RestorePayload): boolean {
  const facts = ({ variable, database, way, end, from, tables, toTime }: RestorePayload) =>
    JSON.stringify([variable, database, way, end, from?.sha256 ?? null, tables, toTime]);
  return facts(one) === facts(other);
}

/** `app was restored beside from web.app.… (2026-11-22T09:00:00Z) in 2m; kept: app_before_…` */
export function renderRestoreStatus(payload: RestorePayload): string {
  const { database, kept, startedAt, endedAt } = payload;
  const rest = kept === null ? "" : `; kept as ${kept}`;
  return cutText(`${database} ${whatOf(payload)} in ${renderDuration(endedAt - startedAt)}${rest}`, LONGEST_STATUS);
}

/** One sentence for whoever restores the same database next. */
export function describeRestoreRecord(payload: RestorePayload): string {
  const { database, endedAt, startedAt, by, reason, kept, backedUpAs } = payload;
  const rest = [
    ...(kept === null ? [] : [`what it was before is kept as ${kept}`]),
    ...(backedUpAs.length === 0 ? [] : [`what was there before is backed up as ${backedUpAs.join(" and ")}`]),
  ];
  return `${database} ${whatOf(payload)} before, at ${renderInstant(endedAt)}, by ${by} (${reason}), in ${renderDuration(endedAt - startedAt)}${rest.map((one) => `; ${one}`).join("")}.`;
}

function whatOf({ end, from, tables, toTime }: RestorePayload): string {
  const source = from === null ? "" : ` from the backup of ${renderInstant(from.takenAt)}`;
  switch (end) {
    case "restored":
      return `was restored${source}`;
    case "restored_beside":
      return `was restored into a database beside${source}`;
    case "tables_restored":
      return `got rows of ${tables.join(", ")} back${source}`;
    case "restored_at_vendor":
      return `was put back by its vendor${toTime === null ? "" : ` to ${renderInstant(toTime)}`}`;
    case "restore_switched_back":
      return "was switched back to what it was before a restore";
    case "schema_restored":
      return "had its release's migrations taken back";
  }
}
