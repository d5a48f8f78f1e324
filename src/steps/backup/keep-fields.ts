/** Where something of a database is kept and who can open it, as every step that keeps it is told. */
import { z } from "zod";
import { isSharedPlace, parseBackupPlace, PLACES_EXPECTED } from "../../lib/backup-place.ts";
import { specChoice } from "../../lib/spec-choice.ts";

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

export const keepFields = {
  to: list(place, `${PLACES_EXPECTED}, or a list of them`).describe(
    "Where it is kept: `artifact` (of the workflow's run; GitHub removes it after the repository's retention), `s3://bucket/prefix` of any S3-compatible store, `path:/folder` of this machine. One place, or a list: it counts when all of them have it.",
  ),
  encrypt: encrypt
    .optional()
    .describe(
      `Who can open it. A place that others can read, and that is every place but \`path:\`, takes no backup without it. \`${UNENCRYPTED}\` says that it stays readable.`,
    ),
};

interface Kept {
  readonly to: readonly string[];
  readonly encrypt?: readonly string[] | null | undefined;
}

/** What others can read says whether they may. */
export function refuseReadable({ to, encrypt: recipients }: Kept, context: z.core.$RefinementCtx<Kept>): void {
  const shared = to.filter((text) => {
    const parsed = parseBackupPlace(text);
    return parsed !== null && isSharedPlace(parsed);
  });
  if (recipients !== undefined || shared.length === 0) return;
  context.addIssue({
    code: "custom",
    path: ["encrypt"],
    message: `expected who can open it, encrypt: { to: age1… }, since others can read ${shared.join(" and ")}`,
  });
}
