/** `regression` of a watch, in the plan language. */
import { z } from "zod";
import { shareValue } from "../lib/plan-values.ts";

/** One good release in a thousand. */
export const DEFAULT_FALSE_ALARMS = 0.001;
/** Beyond it nobody would believe a rollback. */
const MOST_FALSE_ALARMS = 0.05;

export function regressionSchema() {
  const settings = z.strictObject({
    metrics: z
      .array(z.string())
      .min(1)
      .optional()
      .describe(
        "Metrics that are compared with what was there before. Default: every declared share and quantile without a relative rollback condition of its own, where there is something to compare with.",
      ),
    false_alarms: shareValue
      .refine((share) => share > 0 && share <= MOST_FALSE_ALARMS, "expected more than 0% and at most 5%")
      .optional()
      .describe(
        "Share of good releases that may be rolled back, over these metrics and all relative rollback conditions, however long the watch is and however often it looks. Default: `0.1%`.",
      ),
  });
  return z
    .union([z.literal(false), settings])
    .describe(
      "Rolls back where the release is shown to be worse than what was there before. On by default; `false` turns it off.",
    );
}
