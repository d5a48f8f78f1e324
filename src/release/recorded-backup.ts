/**
 * What a release's record keeps of a backup: enough to find it, to check it and to open it years later, and no secret. The
 * step `backup` writes it as its details; whoever restores, migrates or asks how fresh it is reads it through the parser:
 * what is not wholly understood is no backup. Pure.
 */
import { z } from "zod";

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const size = z.number().int().nonnegative();
/** Milliseconds since the epoch. */
const instant = z.number().int().positive();
const name = z.string().min(1).max(400);

const file = z.strictObject({ size, sha256 }).readonly();

/** A file as a place has it. */
const storedFile = z
  .strictObject({
    /** What the store calls it: a key, a path, the number of an artifact. */
    id: name,
    /** As it lies there: an artifact has a few bytes more than what is in it. */
    size,
    /** What the store keeps of its bytes: as long as it is the same, so are they. */
    mark: name,
  })
  .readonly();

const place = z
  .strictObject({
    /** As the plan names it: `artifact`, `s3://acme-backups/staging`, `path:/mnt/backups`. */
    place: name,
    archive: storedFile,
    /** The list of tables. */
    tables: storedFile,
    /** When the store removes it; null where it keeps it. */
    expiresAt: instant.nullable(),
  })
  .readonly();

const dump = z
  .strictObject({
    kind: z.literal("dump"),
    version: z.literal(1),
    /** Without an ending: the files of a backup are named after it. */
    name,
    database: z
      .strictObject({
        /** Variable of its address: how a plan names it. */
        variable: name,
        /** Its name at the server. */
        name,
      })
      .readonly(),
    /** Moment of its snapshot, by the server's clock: what was committed before is in it. */
    takenAt: instant,
    /** Position in the write-ahead log just before that moment; null where the server did not tell. */
    lsn: z
      .string()
      .regex(/^[0-9A-F]+\/[0-9A-F]+$/)
      .nullable(),
    /** As `show server_version` has it. */
    server: name,
    /** Version of the `pg_dump` that wrote it: a `pg_restore` must be at least as new. */
    client: name,
    /** The archive of `pg_dump --format=custom`, compressed by zstd: what `age --decrypt` gives. */
    clear: file,
    /** What lies in the stores: the same, encrypted; equal to `clear` where the plan has it unencrypted. */
    stored: file,
    /** Recipients that the plan names, of the age format; null: unencrypted. */
    encryption: z
      .strictObject({ format: z.literal("age"), recipients: z.array(name).min(1).readonly() })
      .readonly()
      .nullable(),
    /** The list of tables with count and checksum of each, and of the roles, as it is stored beside the archive. */
    tables: file,
    /** Of all tables together, so that two backups can be compared without their lists. */
    counts: z.strictObject({ tables: size, rows: size, digest: sha256 }).readonly(),
    places: z.array(place).min(1).readonly(),
    proof: z
      .discriminatedUnion("how", [
        /** Fetched from a place, decrypted, unpacked and read by `pg_restore`; its rows are as many as were counted. */
        z.strictObject({ how: z.literal("read"), at: instant, place: name, tookMs: size }),
        /** Restored besides into a server of `server`; counts and checksums of all tables are equal. */
        z.strictObject({
          how: z.literal("restore"),
          at: instant,
          place: name,
          tookMs: size,
          server: name,
          /** Of a part of a database: what stood in for what it refers to and has not, and what was left out, in words. */
          notProven: z.array(z.string().min(1).max(1_000)).readonly().default([]),
        }),
      ])
      .readonly(),
    /** Newest migration that a step of this release knew of; null where none did. */
    migration: name.nullable(),
    /** What of the database is in it; null: all. Records of before do not say it. */
    selection: z
      .strictObject({ schemas: z.array(name).min(1).readonly().nullable(), exclude: z.array(name).readonly() })
      .readonly()
      .nullable()
      .or(z.literal("unknown"))
      .default("unknown"),
    /** What the database has and this backup has not, in words. */
    notInside: z.array(z.string().min(1).max(1_000)).readonly(),
  })
  .readonly();

/** What lies at the database's vendor: enough to find it there years later. Nothing of it was ever here. */
const managed = z
  .strictObject({
    kind: z.literal("managed"),
    version: z.literal(1),
    /** Key of its provider. */
    vendor: name,
    project: name,
    /** As the plan names it; null: the default one. */
    branch: name.nullable(),
    /** Variable of its address, where the plan names it. */
    database: name.nullable(),
    /** `schedule`: the vendor's own; nothing was made. */
    way: z.enum(["branch", "snapshot", "schedule"]),
    /** Null where the vendor gives it none. */
    id: name.nullable(),
    name: name.nullable(),
    /** The newest moment that it can be restored to. */
    takenAt: instant,
    lsn: z.string().max(40).nullable(),
    /** When the vendor deletes it; null where it does not say. */
    expiresAt: instant.nullable(),
    /** Every moment between these can be restored, as the vendor said then. */
    reach: z.strictObject({ from: instant, to: instant }).nullable(),
    /** When the vendor was asked for it and showed it as complete. */
    readBackAt: instant,
  })
  .readonly();

const recordedBackup = z.discriminatedUnion("kind", [dump, managed]);

export type RecordedBackup = z.infer<typeof recordedBackup>;
export type RecordedDump = z.infer<typeof dump>;
export type RecordedManagedBackup = z.infer<typeof managed>;
export type RecordedPlace = z.infer<typeof place>;

/** Null where it is anything else, has a word too many, or one that is not known: such a backup must not be relied on. */
export function parseRecordedBackup(details: unknown): RecordedBackup | null {
  const parsed = recordedBackup.safeParse(details);
  return parsed.success && (parsed.data.kind === "managed" || isSound(parsed.data)) ? parsed.data : null;
}

/** Variable of the database's address; null where the plan did not name it. */
export function databaseOf(backup: RecordedBackup): string | null {
  return backup.kind === "dump" ? backup.database.variable : backup.database;
}

/** The same, where only one with an archive will do. */
export function parseRecordedDump(details: unknown): RecordedDump | null {
  const backup = parseRecordedBackup(details);
  return backup?.kind === "dump" ? backup : null;
}

function isSound({ places, proof, encryption, clear, stored }: RecordedDump): boolean {
  const names = places.map((one) => one.place);
  if (new Set(names).size !== names.length || !names.includes(proof.place)) return false;
  // Unencrypted, both are the same file; encrypted, they cannot be.
  return (encryption === null) === (clear.sha256 === stored.sha256);
}
