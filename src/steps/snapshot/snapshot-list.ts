/** The list beside the rows of a snapshot: what each table had, and where its rows lie. */
import { z } from "zod";

const name = z.string().min(1);
const size = z.number().int().nonnegative();
const file = z.strictObject({ size, sha256: z.string().regex(/^[0-9a-f]{64}$/) }).readonly();

const table = z
  .strictObject({
    /** As SQL names it, with its schema. */
    table: name,
    partitioned: z.boolean(),
    columns: z.array(z.strictObject({ name, type: name }).readonly()).readonly(),
    rows: size,
    checksum: z.string().regex(/^-?\d+$/),
    /** Lines of JSON, compressed by zstd. */
    clear: file,
    /** The same, encrypted; equal to `clear` where it is not. */
    stored: file,
    /** What each place calls it, and what it keeps of its bytes. */
    places: z.array(z.strictObject({ place: name, id: name, size, mark: name }).readonly()).readonly(),
  })
  .readonly();

const list = z
  .strictObject({ version: z.literal(1), name, encrypted: z.boolean(), tables: z.array(table).min(1).readonly() })
  .readonly();

export type SnapshotList = z.infer<typeof list>;
export type ListedSnapshot = z.infer<typeof table>;

/** Null where it is not one that this version wrote. */
export function parseSnapshotList(text: string): SnapshotList | null {
  try {
    const parsed = list.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
