/** What the record keeps of a backup that lies at the database's vendor: enough to find it there years later, and no secret. */
import { z } from "zod";
import type { StepDetails } from "../contract.ts";

const instant = z.number().int().positive();
const name = z.string().min(1).max(400);

const managedDetails = z
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

export type ManagedDetails = z.infer<typeof managedDetails>;

/** Null where it is anything else, has a word too many, or one that is not known. */
export function parseManagedDetails(value: unknown): ManagedDetails | null {
  const parsed = managedDetails.safeParse(value);
  return parsed.success ? parsed.data : null;
}

/** The same as what a step's end may carry. */
export function recordManaged(details: ManagedDetails): StepDetails {
  return { ...details, reach: details.reach === null ? null : { ...details.reach } };
}
