/** What a plan says in a vendor's own words: `flag: { vendor: … }`, exactly one of them. */
import { z, type ZodType } from "zod";
import type { FlagWords, PlannedFlag } from "../providers/contract.ts";

export function vendorWords(words: Readonly<Record<string, FlagWords>>): ZodType<PlannedFlag> {
  const vendors = Object.keys(words).join(", ");
  return z
    .strictObject(
      Object.fromEntries(
        Object.entries(words).map(([vendor, { spec, description }]) => [vendor, spec.optional().describe(description)]),
      ),
    )
    .transform((written, context): PlannedFlag => {
      const [named, ...others] = Object.entries(written).filter(([, spec]) => spec !== undefined);
      const [vendor = "", spec] = named ?? [];
      const of = words[vendor];
      if (of !== undefined && others.length === 0) {
        return { vendor, spec, name: of.nameOf(spec), told: of.explain(spec), settlesMs: of.settlesMs };
      }
      context.addIssue({ code: "custom", message: `expected exactly one of ${vendors}` });
      return z.NEVER;
    });
}
