/**
 * What a restore writes about a database into that database's comment: how far it is. A run that is killed leaves it, the
 * next one reads it. People's own comment stands before it and stays. Pure.
 */
import { fieldsOf, isText } from "../lib/fields.ts";

/** In the order in which a restore beside goes through them; from `switched` on they are of databases that are, or were, in use. */
export const RESTORE_PHASES = [
  /** Empty, and ours. */
  "created",
  /** `pg_restore` was started; whether it came to its end is not known. */
  "restoring",
  "restored",
  /** Counts and checksums equal the backup's. */
  "compared",
  /** Owner, rights and settings are those of the database in use. */
  "ready",
  /** Sessions are being kept out of the database in use. */
  "switching",
  /** It has the name. */
  "switched",
  /** A fresh session has seen it under the name. */
  "verified",
  /** Sessions are being kept out of it, because what was before is to come back. */
  "switching-back",
  /** It had the name before a restore. */
  "kept",
  /** It was kept, and has its name again. */
  "back",
  /** It was restored, and was taken out again. */
  "taken-out",
  /** A restore over its own tables was begun. */
  "in-place",
] as const;

export type RestorePhase = (typeof RESTORE_PHASES)[number];

export interface RestoreMark {
  readonly identity: string;
  readonly phase: RestorePhase;
  /** Name of the database that is restored. */
  readonly of: string;
  /** SHA-256 of the backup's archive, in clear. */
  readonly archive: string;
  /** When this phase began. */
  readonly at: number;
  /** How many restores of this backup came before, by wish. */
  readonly nth: number;
  /** Name under which the database in use is, or is to be, put aside; null before that is decided. */
  readonly kept: string | null;
  /** The run in the forge's pages. */
  readonly run: string | null;
  /** Of a restore in place: who might connect before, to be put back; an empty name is everybody. Null of every other. */
  readonly connectors: readonly string[] | null;
  /** Of a restore in place: the backup of what was there before, once it is proven; null of every other, and before that. */
  readonly fresh: MarkedBackup | null;
}

/** Enough to find it, and to tell whether the database is still what was backed up. */
export interface MarkedBackup {
  readonly name: string;
  readonly takenAt: number;
  /** Of all its tables, their rows and checksums. */
  readonly digest: string;
  /** Where it lies, as `--from` names it. */
  readonly places: readonly string[];
}

export interface DatabaseComment {
  /** What people wrote; empty where they wrote nothing. */
  readonly text: string;
  /** `unreadable`: it begins as ours, and is not whole. */
  readonly mark: RestoreMark | "unreadable" | null;
}

const LEAD = "holdpoint restore: ";

export function parseDatabaseComment(comment: string | null): DatabaseComment {
  const lines = (comment ?? "").split("\n");
  const index = lines.findLastIndex((line) => line.startsWith(LEAD));
  if (index < 0) return { text: comment ?? "", mark: null };
  const text = lines.toSpliced(index, 1).join("\n");
  return { text, mark: parseMark((lines[index] ?? "").slice(LEAD.length)) ?? "unreadable" };
}

/** Null where nothing is to be said, so that the comment goes. */
export function renderDatabaseComment({ text, mark }: { readonly text: string; readonly mark: RestoreMark | null }) {
  const line = mark === null ? [] : [`${LEAD}${JSON.stringify(mark)}`];
  const whole = [...(text === "" ? [] : [text]), ...line].join("\n");
  return whole === "" ? null : whole;
}

function parseMark(text: string): RestoreMark | null {
  const fields = fieldsOf(parseJson(text));
  const { identity, of, archive, at, nth, kept, run, connectors } = fields;
  const phase = RESTORE_PHASES.find((one) => one === fields["phase"]);
  if (phase === undefined || !isHex(identity, 16) || !isHex(archive, 64) || typeof of !== "string") return null;
  if (!isCount(at) || !isCount(nth) || !isTextOrNull(kept) || !isTextOrNull(run)) return null;
  if (connectors !== null && !isTexts(connectors)) return null;
  // A mark of before backups were taken here has no word of one.
  const fresh = readFresh(fields["fresh"] ?? null);
  return fresh === undefined ? null : { identity, phase, of, archive, at, nth, kept, run, connectors, fresh };
}

/** Undefined where it is not whole: null says that there is none yet. */
function readFresh(value: unknown): MarkedBackup | null | undefined {
  if (value === null) return null;
  const { name, takenAt, digest, places } = fieldsOf(value);
  const isWhole = isText(name) && isCount(takenAt) && isHex(digest, 64) && isTexts(places);
  return isWhole ? { name, takenAt, digest, places } : undefined;
}

function isHex(value: unknown, length: number): value is string {
  return typeof value === "string" && value.length === length && /^[0-9a-f]+$/.test(value);
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((one) => typeof one === "string");
}

function isTextOrNull(value: unknown): value is string | null {
  return value === null || typeof value === "string";
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
