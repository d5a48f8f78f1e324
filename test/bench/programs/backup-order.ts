/** What the benchmark of backups tells its program, by its environment: a process list shows no address. */
export const DATABASE = "DATABASE_URL";
/** Server for the proof. */
export const SCRATCH = "SCRATCH_URL";
/** First process of the server that has both. */
export const SERVER_PID = "SERVER_PID";

/** `parts`: dump and proof alone. `step`: all of the step, encrypted, and proven by restore. */
export type BackupPart = "parts" | "step";

export interface BackupReport {
  /** The archive written, and every table counted at the same moment. */
  readonly dumpS: number;
  /** Likewise, in processor time, with that of PostgreSQL's programs and the server. */
  readonly dumpCpuS: number;
  readonly archiveMb: number;
  /** Fetched, restored, counted there, and compared. */
  readonly proofS: number;
  readonly proofCpuS: number;
  /** Of that, from the start of `pg_restore` to its end. */
  readonly restoreS: number;
  readonly restoreCpuS: number;
  /** Of all, where the whole step was asked for. */
  readonly stepS: number;
  /** Of this process, without PostgreSQL's programs. */
  readonly peakMb: number;
}
