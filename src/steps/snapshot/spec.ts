import { z } from "zod";
import { variableName } from "../../lib/plan-values.ts";
import { TABLE_NAME } from "../../release/parse-table-names.ts";
import { keepFields, refuseReadable } from "../backup/keep-fields.ts";

export interface SnapshotSpec {
  /** Variable with its address. */
  readonly database: string;
  readonly tables: readonly string[];
  /** Places, as the plan writes them. */
  readonly to: readonly string[];
  /** Recipients of the age format; null: unencrypted. */
  readonly recipients: readonly string[] | null;
  /** Variable with what opens an encrypted one; null: none is named. */
  readonly identity: string | null;
}

export const snapshotSpec = z
  .strictObject({
    database: variableName.describe(
      "Variable with the database's address. Its role must see every row of the tables. Not the address of a transaction pooler.",
    ),
    tables: z
      .array(z.string().regex(TABLE_NAME, 'expected a table, such as media, app.media or app."Media"'))
      .min(1, "expected at least one table")
      .refine((all) => new Set(all).size === all.length, "a table is here twice")
      .describe("The tables, with their schema where that is not `public`."),
    ...keepFields,
    identity: variableName
      .optional()
      .describe(
        "Name of the variable with the secret key (`AGE-SECRET-KEY-1…`) of one of the recipients. Nothing needs it but `rollback --undo`, which opens an encrypted snapshot where it is set.",
      ),
  })
  .superRefine(refuseReadable)
  .transform(({ encrypt: recipients = null, identity = null, ...rest }): SnapshotSpec => ({
    ...rest,
    recipients,
    identity,
  }))
  .describe("Rows of a few tables, of one moment, as lines of JSON.");
