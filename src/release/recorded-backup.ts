/**
 * What a release's record keeps of a backup: written by the step `backup` as its details, read by whoever asks how old the
 * newest one is, or restores it. By hand like the other payloads. Pure.
 */

/** What was done with the stored copy before it counted. `restore`: into a server of its own, and compared with the source. */
const PROOFS = ["restore", "read", "none"] as const;

export type BackupProof = (typeof PROOFS)[number];

/** One place where it lies. */
export interface BackupPlace {
  /** As the plan names the place: `artifact`, `s3`, `path`, or a vendor's key. */
  readonly kind: string;
  /** Where it is there, as who fetches it needs it: an artifact's id, `s3://acme-backups/…`, a path, a branch's id. */
  readonly at: string;
  /** Its size and hash, or its state at a vendor, were read back from there. */
  readonly readBack: boolean;
}

export interface RecordedBackup {
  /** Variable with the database's address: how a plan names it. */
  readonly database: string;
  /** Instant of the snapshot, by the server's own clock: what was committed before it is in the backup. */
  readonly takenAt: number;
  readonly proof: BackupProof;
  /** How long the proof's restore took; null where there was none. */
  readonly restoreMs: number | null;
  /** As stored, encrypted; null of a kind that a vendor keeps. */
  readonly bytes: number | null;
  readonly sha256: string | null;
  /** `15.18` */
  readonly serverVersion: string;
  /** Null where the server did not say. */
  readonly lsn: string | null;
  readonly newestMigration: string | null;
  readonly places: readonly BackupPlace[];
}

/** Null where it is not one, or not whole: half a record is no backup. */
export function parseRecordedBackup(details: unknown): RecordedBackup | null {
  const { database, takenAt, proof, restoreMs, bytes, sha256, serverVersion, lsn, newestMigration, places } =
    fieldsOf(details);
  const word = PROOFS.find((one) => one === proof);
  if (!isText(database) || !isNumber(takenAt) || word === undefined || !isText(serverVersion)) return null;
  if (!Array.isArray(places)) return null;
  const stored = places.map(readPlace);
  if (stored.includes(null)) return null;
  return {
    database,
    takenAt,
    proof: word,
    restoreMs: isNumber(restoreMs) ? restoreMs : null,
    bytes: isNumber(bytes) ? bytes : null,
    sha256: isText(sha256) ? sha256 : null,
    serverVersion,
    lsn: isText(lsn) ? lsn : null,
    newestMigration: isText(newestMigration) ? newestMigration : null,
    places: stored.filter((place) => place !== null),
  };
}

function readPlace(value: unknown): BackupPlace | null {
  const { kind, at, readBack } = fieldsOf(value);
  return isText(kind) && isText(at) && typeof readBack === "boolean" ? { kind, at, readBack } : null;
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}

function isText(value: unknown): value is string {
  return typeof value === "string" && value !== "";
}

function isNumber(value: unknown): value is number {
  return Number.isFinite(value) && Number(value) >= 0;
}
