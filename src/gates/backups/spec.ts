import { z } from "zod";
import { parseBackupPlace, PLACES_EXPECTED } from "../../lib/backup-place.ts";
import { durationUpTo, variableName } from "../../lib/plan-values.ts";

/** What was done with a copy before it counted; each is more than the one before. */
export const PROOFS = ["stored", "read", "restore"] as const;

export interface BackupsSpec {
  readonly database: string;
  readonly within: number;
  readonly proven: (typeof PROOFS)[number];
  /** Places as the plan writes them; the stores are asked whether it still lies there. */
  readonly from: readonly string[];
  readonly project?: string | undefined;
}

export const SAYS: Readonly<Record<BackupsSpec["proven"], string>> = {
  stored: "stored",
  read: "read to its end",
  restore: "restored once",
};

export const backupsSpec = z.strictObject({
  database: variableName.describe("Variable of the database's address, as the step `backup` names it."),
  within: durationUpTo("1000d")
    .prefault("24h")
    .describe("Maximum age of the newest backup, by the moment that it shows."),
  proven: z
    .enum(PROOFS)
    .default("read")
    .describe(
      "What must have been done with it. `restore`: restored elsewhere, and compared. `read`: fetched from a place and read to its end. `stored`: its place says that it is there; a backup that the database's host keeps can show no more.",
    ),
  from: z
    .array(z.string().refine((text) => parseBackupPlace(text) !== null, `expected ${PLACES_EXPECTED}`))
    .default([])
    .describe("Places where it must still lie, unchanged, as the step's `to` writes them: each is asked."),
  project: z
    .string()
    .min(1)
    .optional()
    .describe(
      "Project at the host, as named in the plan. Default: the records of any project of the repository count.",
    ),
}) satisfies z.ZodType<BackupsSpec>;
