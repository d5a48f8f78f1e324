/**
 * What a release's record keeps of a snapshot of tables: enough to find it and to know that it is whole. Which columns and
 * checksums each table has, stands in a list beside the rows. The step `snapshot` writes it as its details. Pure.
 */
import { z } from "zod";

const name = z.string().min(1).max(400);
const count = z.number().int().nonnegative();

const place = z
  .strictObject({
    /** As the plan names it. */
    place: name,
    /** Of the list: what the store calls it, and what it keeps of its bytes. */
    list: z.strictObject({ id: name, size: count, mark: name }).readonly(),
    /** When the store removes it; null where it keeps it. */
    expiresAt: z.number().int().positive().nullable(),
  })
  .readonly();

const snapshot = z
  .strictObject({
    kind: z.literal("snapshot"),
    version: z.literal(1),
    /** Its files are named after it. */
    name,
    database: z.strictObject({ variable: name, name }).readonly(),
    /** The moment that all tables were read at, by the server's clock. */
    takenAt: z.number().int().positive(),
    server: name,
    encrypted: z.boolean(),
    tables: count,
    rows: count,
    /** The list, as it is stored. */
    list: z.strictObject({ size: count, sha256: z.string().regex(/^[0-9a-f]{64}$/) }).readonly(),
    places: z.array(place).min(1).readonly(),
  })
  .readonly();

export type RecordedSnapshot = z.infer<typeof snapshot>;

/** Null where it is anything else, or has a word that is not known: rows that are not wholly understood are not put back. */
export function parseRecordedSnapshot(details: unknown): RecordedSnapshot | null {
  const parsed = snapshot.safeParse(details);
  return parsed.success ? parsed.data : null;
}
