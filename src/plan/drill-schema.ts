/** `rollback.drill`, in the plan language. */
import { z } from "zod";
import { DOMAIN } from "./patterns.ts";

export function drillSchema() {
  return z
    .strictObject({
      project: z
        .string()
        .trim()
        .min(1)
        .max(100)
        .describe("Project at the host whose own production is practised on, by name or id; never the plan's own."),
      domains: z
        .array(z.string().regex(DOMAIN, { error: "expected a domain without scheme and path: staging.example.com" }))
        .min(1)
        .refine((domains) => new Set(domains).size === domains.length, { error: "a domain is named twice" })
        .describe("Every production domain of that project, none of them one of the plan's own."),
    })
    .optional()
    .describe(
      "Where `rollback --drill` practises: another project of the same team, with a production of its own. See [drills](rollback.md#drills).",
    );
}
