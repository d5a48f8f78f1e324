import { z } from "zod";
import { type DumpSpec, dumpSpec } from "./dump-spec.ts";
import { type ManagedSpec, managedSpec, namesManagedBackup } from "./managed-spec.ts";

export type BackupSpec = DumpSpec | ManagedSpec;

/** Which kind is meant is told by the vendor's name, so that mistakes are said of the kind that was meant. */
export const backupSpec: z.ZodType<BackupSpec> = z
  .unknown()
  .meta({
    // Only when a schema is written.
    get anyOf() {
      return [dumpSpec, managedSpec].map((form) => {
        const { $schema: _, ...schema } = z.toJSONSchema(form, { io: "input" });
        return schema;
      });
    },
  })
  .transform((value, context): BackupSpec => {
    const form: z.ZodType<BackupSpec> = namesManagedBackup(value) ? managedSpec : dumpSpec;
    const parsed = form.safeParse(value);
    if (parsed.success) return parsed.data;
    type Issue = Parameters<typeof context.addIssue>[0];
    for (const issue of parsed.error.issues) context.addIssue({ ...issue, input: value } as Issue);
    return z.NEVER;
  });
