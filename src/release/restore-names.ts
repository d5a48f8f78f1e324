/** Names of the databases of a restore. The same in every run of it, whatever was killed. Pure but for the hash. */
import { createHash } from "node:crypto";

/** PostgreSQL cuts longer names silently, and two that are cut alike are one. */
const MOST_BYTES = 63;

/** 16 hex digits: of this backup for this database, and of the `nth` restore of it. */
export function restoreIdentity(database: string, archive: string, nth: number): string {
  return createHash("sha256")
    .update(JSON.stringify(["holdpoint restore", database, archive, nth]))
    .digest("hex")
    .slice(0, 16);
}

/** Where the backup is restored beside the database in use. */
export function copyName(database: string, identity: string): string {
  return withEnding(database, `_hp_${identity}`);
}

/** What the database in use is called once it is put aside: people see when that was. */
export function keptName(database: string, identity: string, at: number): string {
  return withEnding(database, `_before_${stamp(at)}_${identity.slice(0, 6)}`);
}

/** What a restored database is called once it was taken out again, to the millisecond: it may be put back and taken out anew. */
export function takenOutName(database: string, identity: string, at: number): string {
  const milliseconds = String(at % 1_000).padStart(3, "0");
  return withEnding(database, `_taken_out_${stamp(at)}_${milliseconds}_${identity.slice(0, 6)}`);
}

/** What a table of a snapshot is called that is put beside the one in use: people see of when its rows are. */
export function tableBesideName(table: string, takenAt: number): string {
  return withEnding(table, `_at_${stamp(takenAt)}`);
}

const BEFORE_RESTORE = "before-restore-";

/** As which the backup is recorded that a restore in place took of what was there. */
export function releaseBeforeRestore(identity: string): string {
  return `${BEFORE_RESTORE}${identity}`;
}

export function isBeforeRestore(release: string): boolean {
  return release.startsWith(BEFORE_RESTORE);
}

function withEnding(database: string, ending: string): string {
  let begin = database;
  while (Buffer.byteLength(begin) + Buffer.byteLength(ending) > MOST_BYTES) begin = [...begin].slice(0, -1).join("");
  return `${begin}${ending}`;
}

/** `20261122_085501`, in UTC. */
function stamp(at: number): string {
  return new Date(at).toISOString().slice(0, 19).replaceAll(/[-:]/g, "").replace("T", "_");
}
