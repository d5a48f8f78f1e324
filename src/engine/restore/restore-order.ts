/** What a restore is given: the server, the backup, and what a person asked for. Nothing here is read from a plan. */
import type { Clock } from "../../lib/clock.ts";
import type { Secret } from "../../lib/secret.ts";
import type { Verdict } from "../../lib/verdict.ts";
import type { DatabaseWork, WriterLimits } from "../../providers/contract.ts";
import type { RestoreIntent } from "../../release/decide-restore.ts";
import type { RestoreFacts } from "../../release/restore-record.ts";
import type { RecordedDump } from "../../release/recorded-backup.ts";
import type { Census } from "../../steps/database/census.ts";

/** The backup itself. Its hashes were compared with the record's before anything of it is used. */
export interface RestoreSource {
  /** SHA-256 of the archive in clear, by our own record. */
  readonly archive: string;
  /** Where it is read from, as `--from` names it. */
  readonly place: string;
  /** How much of the stored archive was read, 0–1. */
  readRatio(): number;
  /** What `pg_restore` takes. Fails at its end where it is not what the record says. */
  open(): AsyncIterable<Uint8Array>;
  /** The list of tables that was stored beside it. */
  census(): Promise<Census>;
  /** Roles that own something in it, or have rights; none where that was not kept. */
  roles(): Promise<readonly string[]>;
}

/** When the restore began, and in which run: the same in every run of it, and for no other restore. */
export interface RestoreBeginning {
  readonly identity: string;
  readonly at: number;
  readonly run: string | null;
}

export interface FreshBackups {
  /** What would be done, in one line. */
  readonly explanation: string;
  /** One that an earlier run of this restore finished is found, and none is taken. */
  take(beginning: RestoreBeginning): Promise<RecordedDump | Verdict>;
  /** Of the database as it is now, as the backup's own digest is made. */
  digestNow(): Promise<string | Verdict>;
}

export interface RestoreOrder {
  /** Its sessions end with the command. */
  readonly work: DatabaseWork;
  /** Its sessions do not: whoever was kept out is let in again also where somebody ends the command. */
  readonly steady: DatabaseWork;
  /** Address of the database in use. */
  readonly url: Secret;
  /** Its name, as a person typed it and as the address has it. */
  readonly database: string;
  readonly intent: RestoreIntent;
  /** Null where nothing is restored: to switch back. */
  readonly source: RestoreSource | null;
  /** Takes the backup that a restore in place begins with; null where nothing is replaced. */
  readonly fresh: FreshBackups | null;
  /** Of a restore in place: schemas that are dropped in the same transaction, by their plain names; null: none. */
  readonly drop: readonly string[] | null;
  /** A restore of the same backup that was done before is made once more. */
  readonly again: boolean;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** The run in the forge's pages. */
  readonly run: string | null;
  /** What its record says of it, told as soon as it is known. */
  readonly facts: (known: Partial<RestoreFacts>) => void;
  readonly progress: (text: string) => void;
  /** Something is done that can be read back. */
  readonly step: (text: string) => void;
  /** Told before each change of the server, in tests: killed there, the next run must go on. */
  readonly before?: (statement: string) => void;
}

export const LIMITS: WriterLimits = {
  connectTimeoutMs: 15_000,
  statementTimeoutMs: 60_000,
  lockTimeoutMs: 10_000,
  applicationName: "holdpoint restore",
};
