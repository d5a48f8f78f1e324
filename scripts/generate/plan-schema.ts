/** The JSON Schema that editors check a plan with. */
import { z } from "zod";
import type { PlanExtensions } from "../../src/plan/extensions.ts";
import { planSchema } from "../../src/plan/schema.ts";

export const PLAN_SCHEMA_ID = "urn:holdpoint:plan:1";

/** Of what a person writes (the input side); what it cannot say, such as metrics that fit, the loader checks. */
export function renderPlanSchema(extensions: PlanExtensions): string {
  const { $schema, ...schema } = z.toJSONSchema(planSchema(extensions), { io: "input" });
  return `${JSON.stringify({ $schema, $id: PLAN_SCHEMA_ID, ...schema }, null, 2)}\n`;
}
