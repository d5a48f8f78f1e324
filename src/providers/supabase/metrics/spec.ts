import { z } from "zod";

/** As the Management API names them. */
const SERVICES = ["auth", "db", "pooler", "realtime", "rest", "storage"] as const;

/** `memory_usage: { supabase: { … } }` */
export const supabaseMetricSpec = z.strictObject({
  project: z
    .string()
    .regex(/^[a-z]{20}$/, "a project's reference: twenty lower-case letters, as in its address")
    .describe("Reference of the project, twenty lower-case letters."),
  services: z
    .array(z.enum(SERVICES))
    .min(1)
    .optional()
    .describe("Services whose health is asked for, such as `[db, auth, rest]`: for `unhealthy_services` alone."),
});

export type SupabaseMetricSpec = z.infer<typeof supabaseMetricSpec>;
