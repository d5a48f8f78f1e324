/** How a release is taken back, in the plan language. */
import { z } from "zod";
import { logins } from "../lib/people-names.ts";
import type { PlanExtensions } from "./extensions.ts";
import { drillSchema } from "./drill-schema.ts";
import { incidentSchema } from "./incident-schema.ts";
import { ladderSchema, readRungs, rungSettings } from "./ladder-schema.ts";

export function rollbackSchema(extensions: PlanExtensions) {
  return z
    .strictObject({
      ladder: ladderSchema(extensions),
      to: z
        .enum(["verified", "previous"])
        .default("verified")
        .describe(
          "What a rollback goes back to: with `verified`, the previous deployment if it is judged good, else the one before it by the same rule; with `previous`, always the previous deployment.",
        ),
      steps: z
        .int()
        .min(0)
        .max(10)
        .default(1)
        .describe(
          "How many deployments further back than the previous one `verified` may go; never past a migration that was not judged additive.",
        ),
      by: logins
        .prefault([])
        .describe(
          "Logins of people who may roll back from a terminal: the rollbacks that they record count as if a workflow had recorded them.",
        ),
      incident: incidentSchema(),
      drill: drillSchema(),
      ...rungSettings(extensions),
    })
    .transform((written, context) => {
      const { ladder, to, steps, by, incident, drill } = written;
      const practised = drill === undefined ? {} : { drill };
      return { ladder, to, steps, by, incident, rungs: readRungs(written, extensions, context), ...practised };
    })
    .prefault({})
    .describe("How a release is undone.");
}
