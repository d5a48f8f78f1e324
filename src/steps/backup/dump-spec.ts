import { z } from "zod";
import { renderDuration } from "../../lib/duration.ts";
import { durationUpTo, variableName } from "../../lib/plan-values.ts";
import { keepFields, refuseReadable } from "./keep-fields.ts";

export interface DumpSpec {
  readonly kind: "dump";
  /** Variable with its address. */
  readonly database: string;
  /** Places, as the plan writes them. */
  readonly to: readonly string[];
  /** Recipients of the age format; null: unencrypted. */
  readonly recipients: readonly string[] | null;
  readonly prove: "read" | "restore";
  /** Variable with the address of a server for the proof; null: one is started on this machine. */
  readonly scratch: string | null;
  readonly schemas: readonly string[] | null;
  readonly exclude: readonly string[];
  /** How long it is kept; null: as long as its places keep it. */
  readonly keepMs: number | null;
}

const DAY_MS = 86_400_000;

export const dumpSpec = z
  .strictObject({
    database: variableName.describe(
      "Variable with the database's address. Its role must see every row: the tables' owner, or one with BYPASSRLS. Not the address of a transaction pooler.",
    ),
    ...keepFields,
    prove: z
      .enum(["read", "restore"])
      .default("read")
      .describe(
        "`read`: it is fetched, decrypted, unpacked and read by `pg_restore`, and its rows are counted. `restore`: it is restored into a server of its own, whose counts and checksums are compared with the database's. Where it is of a part of the database, what it refers to and has not stands in there or is left out; the record names each, and says that it is not proven.",
      ),
    scratch: variableName
      .optional()
      .describe(
        "Variable with the address of a server for `prove: restore`, where a database is created and dropped again. Default: a server is started on this machine, which needs PostgreSQL's server programs.",
      ),
    schemas: z
      .array(z.string().min(1))
      .min(1)
      .optional()
      .describe(
        "Only these schemas. Default: all of the database. What their tables cannot be restored without (a function that a check calls, a collation) must be in one of them, or in an extension.",
      ),
    exclude: z
      .array(z.string().regex(/^[^.]+\..+$/, "expected a table with its schema, such as public.audit_log"))
      .default([])
      .describe("Tables that are left out, with their schema: `public.audit_log`."),
    "keep-for": durationUpTo("3650d")
      .refine((ms) => ms >= DAY_MS, "expected at least 1d")
      .optional()
      .describe(
        "How long a backup of this step is kept. Once a newer one is stored and proven, older ones are removed from `s3:` and `path:`: never the newest, never one that the way back may need, and only what Holdpoint stored and nobody changed. Of an `artifact` it is the retention that GitHub is asked for, which cuts it to the repository's own. Default: nothing is removed.",
      ),
  })
  .superRefine(refuseReadable)
  .superRefine(({ prove, scratch }, context) => {
    if (scratch !== undefined && prove !== "restore") {
      context.addIssue({ code: "custom", path: ["scratch"], message: "has a use only with prove: restore" });
    }
  })
  .transform(({ encrypt: recipients = null, scratch = null, schemas = null, ...given }): DumpSpec => {
    const { "keep-for": keepMs = null, ...rest } = given;
    return { kind: "dump", ...rest, keepMs, recipients, scratch, schemas };
  })
  .describe("An archive of `pg_dump`, of one moment, that is opened and read before it counts.");

export function explainDump({ database, to, recipients, prove, schemas, exclude, keepMs }: DumpSpec): string {
  const what = schemas === null ? "all of it" : `the schemas ${schemas.join(", ")}`;
  const without = exclude.length === 0 ? "" : ` without ${exclude.join(", ")}`;
  const keys =
    recipients === null
      ? "not encrypted"
      : `encrypted for ${recipients.length === 1 ? "1 key" : `${recipients.length} keys`}`;
  const proof = prove === "restore" ? "restored once and compared" : "read whole and counted";
  const kept = keepMs === null ? "" : `, kept for ${renderDuration(keepMs)}`;
  return `backs up ${database}, ${what}${without}, to ${to.join(" and ")}, ${keys}, ${proof}${kept}`;
}
