import { z } from "zod";
import { type Census, LEFT_OUT_REASONS } from "./census.ts";

const table = z.string().min(1);

const census = z
  .strictObject({
    serverVersion: z.string().min(1),
    at: z.number().int().positive(),
    lsn: z.string().min(1).nullable(),
    tables: z
      .array(
        z
          .strictObject({
            table,
            rows: z.number().int().nonnegative(),
            checksum: z
              .string()
              .regex(/^-?\d+$/)
              .nullable(),
          })
          .readonly(),
      )
      .readonly(),
    leftOut: z.array(z.strictObject({ table, reason: z.enum(LEFT_OUT_REASONS) }).readonly()).readonly(),
  })
  .readonly();

/** Of JSON that was kept beside a backup; null where it is anything else, or has a word too many. */
export function parseCensus(value: unknown): Census | null {
  const parsed = census.safeParse(value);
  if (!parsed.success) return null;
  const names = parsed.data.tables.map((one) => one.table);
  return new Set(names).size === names.length ? parsed.data : null;
}
