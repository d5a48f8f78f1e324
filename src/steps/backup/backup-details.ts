/**
 * What the record keeps of a backup: enough to find it, to check it and to open it years later, and no secret. Whoever
 * restores, migrates or asks for a fresh backup reads it through the parser: what is not wholly understood is no backup.
 */
import { z } from "zod";
import type { StepDetails } from "../contract.ts";

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

const dumpDetails = z
  .strictObject({
    kind: z.literal("dump"),
    version: z.literal(1),
    /** Without an ending: the files of a backup are named after it. */
    name,
    database: z
      .strictObject({
        /** Variable of its address. */
        variable: name,
        /** Its name at the server. */
        name,
      })
      .readonly(),
    /** Moment of its snapshot by the server's clock: all of the archive and all counts are of this one moment. */
    takenAt: instant,
    /** `pg_current_wal_lsn()` in that snapshot; null at a replica. */
    lsn: z
      .string()
      .regex(/^[0-9A-F]+\/[0-9A-F]+$/)
      .nullable(),
    /** As `show server_version` has it. */
    server: name,
    /** Version of the `pg_dump` that wrote it: a `pg_restore` must be at least as new. */
    client: name,
    /** Newest migration that a step of this release knew of; null where none did. */
    migration: name.nullable(),
    /** The archive of `pg_dump --format=custom`, compressed by zstd: what `age --decrypt` gives. */
    clear: file,
    /** What lies in the stores: the same, encrypted; equal to `clear` where the plan has it unencrypted. */
    stored: file,
    /** Recipients that the plan names, of the age format; null: unencrypted. */
    encryption: z.strictObject({ format: z.literal("age"), recipients: z.array(name).min(1).readonly() }).nullable(),
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
        z.strictObject({ how: z.literal("restore"), at: instant, place: name, tookMs: size, server: name }),
      ])
      .readonly(),
    /** What the database has and this backup has not, in words. */
    notInside: z.array(z.string().min(1).max(1_000)).readonly(),
  })
  .readonly();

export type DumpDetails = z.infer<typeof dumpDetails>;
export type BackupPlace = z.infer<typeof place>;
export type BackupProof = DumpDetails["proof"];

/** Null where it is anything else, has a word too many, or one that is not known: such a backup must not be relied on. */
export function parseDumpDetails(value: unknown): DumpDetails | null {
  const parsed = dumpDetails.safeParse(value);
  if (!parsed.success) return null;
  const { places, proof, encryption, clear, stored } = parsed.data;
  const names = places.map((one) => one.place);
  if (new Set(names).size !== names.length || !names.includes(proof.place)) return null;
  // Unencrypted, both are the same file; encrypted, they cannot be.
  return (encryption === null) === (clear.sha256 === stored.sha256) ? parsed.data : null;
}

/** The same as what a step's end may carry. */
export function recordDetails(details: DumpDetails): StepDetails {
  return { ...details, encryption: details.encryption === null ? null : { ...details.encryption } };
}
