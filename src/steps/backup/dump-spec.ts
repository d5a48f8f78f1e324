import { z } from "zod";
import { isSharedPlace, parseBackupPlace, PLACES_EXPECTED } from "../../lib/backup-place.ts";
import { variableName } from "../../lib/plan-values.ts";
import { specChoice } from "../../lib/spec-choice.ts";

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
}

/** Long enough that nobody writes it by a slip. */
export const UNENCRYPTED = "nobody-so-that-whoever-can-read-the-places-reads-the-data";

const place = z.string().refine((text) => parseBackupPlace(text) !== null, `expected ${PLACES_EXPECTED}`);
const recipient = z
  .string()
  .regex(/^age1[02-9ac-hj-np-z]{58,}$/, "expected a recipient of the age format, age1…, as age-keygen prints it");

const list = (one: z.ZodType<string>, expected: string) =>
  specChoice<readonly string[]>(expected, {
    string: one.transform((text) => [text]),
    array: z
      .array(one)
      .min(1, `expected ${expected}`)
      .refine((all) => new Set(all).size === all.length, "one of them is here twice"),
  });

const encrypt = specChoice<readonly string[] | null>(`a map such as { to: age1… }, or ${UNENCRYPTED}`, {
  string: z.literal(UNENCRYPTED, `expected a map such as { to: age1… }, or ${UNENCRYPTED}`).transform(() => null),
  object: z
    .strictObject({
      to: list(recipient, "a recipient of the age format (age1…), or a list of them").describe(
        "Public keys (`age1…`, from `age-keygen`). Whoever has the secret key of one of them can open the backup with `age`; this program never needs it for a backup.",
      ),
    })
    .transform(({ to }) => to),
});

export const dumpSpec = z
  .strictObject({
    database: variableName.describe(
      "Variable with the database's address. Its role must see every row: the tables' owner, or one with BYPASSRLS. Not the address of a transaction pooler.",
    ),
    to: list(place, `${PLACES_EXPECTED}, or a list of them`).describe(
      "Where it is kept: `s3://bucket/prefix` of any S3-compatible store, `path:/folder` of this machine. One place, or a list: it counts when all of them have it.",
    ),
    encrypt: encrypt
      .optional()
      .describe(
        `Who can open it. A place that others can read, and that is every place but \`path:\`, takes no backup without it. \`${UNENCRYPTED}\` says that it stays readable.`,
      ),
    prove: z
      .enum(["read", "restore"])
      .default("read")
      .describe(
        "`read`: it is fetched, decrypted, unpacked and read by `pg_restore`, and its rows are counted. `restore`: it is restored into a server of its own, whose counts and checksums are compared with the database's.",
      ),
    scratch: variableName
      .optional()
      .describe(
        "Variable with the address of a server for `prove: restore`, where a database is created and dropped again. Default: a server is started on this machine, which needs PostgreSQL's server programs.",
      ),
    schemas: z.array(z.string().min(1)).min(1).optional().describe("Only these schemas. Default: all of the database."),
    exclude: z
      .array(z.string().regex(/^[^.]+\..+$/, "expected a table with its schema, such as public.audit_log"))
      .default([])
      .describe("Tables that are left out, with their schema: `public.audit_log`."),
  })
  .superRefine(({ to, encrypt: recipients, prove, scratch }, context) => {
    const shared = to.filter((text) => {
      const parsed = parseBackupPlace(text);
      return parsed !== null && isSharedPlace(parsed);
    });
    if (recipients === undefined && shared.length > 0) {
      context.addIssue({
        code: "custom",
        path: ["encrypt"],
        message: `expected who can open it, encrypt: { to: age1… }, since others can read ${shared.join(" and ")}`,
      });
    }
    if (scratch !== undefined && prove !== "restore") {
      context.addIssue({ code: "custom", path: ["scratch"], message: "has a use only with prove: restore" });
    }
  })
  .transform(({ encrypt: recipients = null, scratch = null, schemas = null, ...rest }): DumpSpec => ({
    kind: "dump",
    ...rest,
    recipients,
    scratch,
    schemas,
  }))
  .describe("An archive of `pg_dump`, of one moment, that is opened and read before it counts.");

export function explainDump({ database, to, recipients, prove, schemas, exclude }: DumpSpec): string {
  const what = schemas === null ? "all of it" : `the schemas ${schemas.join(", ")}`;
  const without = exclude.length === 0 ? "" : ` without ${exclude.join(", ")}`;
  const keys =
    recipients === null
      ? "not encrypted"
      : `encrypted for ${recipients.length === 1 ? "1 key" : `${recipients.length} keys`}`;
  const proof = prove === "restore" ? "restored once and compared" : "read whole and counted";
  return `backs up ${database}, ${what}${without}, to ${to.join(" and ")}, ${keys}, ${proof}`;
}
