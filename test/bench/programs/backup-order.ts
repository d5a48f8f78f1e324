/** What the benchmark of backups tells its program, by its environment: a process list shows no address. */
export const DATABASE = "DATABASE_URL";
/** Server for the proof. */
export const SCRATCH = "SCRATCH_URL";

/** `parts`: dump and proof alone. `step`: all of the step, encrypted, and proven by restore. */
export type BackupPart = "parts" | "step";

export interface BackupReport {
  /** The archive written, and every table counted at the same moment. */
  readonly dumpS: number;
  /** Fetched, restored, counted there, and compared. */
  readonly proofS: number;
  /** Of that, until `pg_restore` had ended. */
  readonly restoreS: number;
  /** Of all, where the whole step was asked for. */
  readonly stepS: number;
  /** Of this process, without PostgreSQL's programs. */
  readonly peakMb: number;
}
