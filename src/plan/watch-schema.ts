/** The watch, as the plan writes it. What a schema cannot say (metrics and conditions that fit together) is in read-watch.ts. */
import { z } from "zod";
import { durationValue } from "../lib/plan-values.ts";
import { METRIC_NAME } from "./condition-syntax.ts";
import type { PlanExtensions } from "./extensions.ts";
import { metricSchema } from "./gate-schema.ts";
import { regressionSchema } from "./regression-schema.ts";

export const DEFAULT_EVERY_MS = 60_000;
export const DEFAULT_PROBE_EVERY_MS = 10_000;
/** A watch is no load test. */
const SHORTEST_PROBE_MS = 5_000;
const DEFAULT_SILENCE = "6h";

const endOfWatch = {
  ends: z
    .enum(["at-time", "when-shown"])
    .default("at-time")
    .describe(
      "When a good watch ends. `at-time`: after `for`. `when-shown`: as soon as the evidence excludes a regression, every rollback condition is clear over a whole window and every success condition is met; what shows only later is not seen.",
    ),
  "on-hold": z
    .enum(["wait", "stop", "rollback"])
    .default("wait")
    .describe(
      "What happens while something cannot be judged. `wait`: watch to the end, then hold. `stop`: hold as soon as a vendor has given no usable answer for five checks. `rollback`: watch to the end, and if that is a hold, roll back.",
    ),
  observe: z
    .boolean()
    .default(false)
    .describe(
      "Judge and report, but roll nothing back: where a rollback would be due, the watch ends with `hold` and says so. Looks by a schedule then judge every production deployment, whoever made it.",
    ),
};

/** Defaults that depend on the length of the watch are in read-watch.ts. */
export function watchSchema(extensions: PlanExtensions) {
  const conditions = z.array(z.string());
  return z
    .strictObject({
      for: durationValue.describe("How long to watch production after the promote: `30m`, `48h`."),
      every: durationValue
        .optional()
        .describe("Interval between checks; at most `for`. Default: 1m, or `for` if that is shorter."),
      "warm-up": durationValue
        .optional()
        .describe(
          "How long after the promote latencies and resources (memory, hit rates) are not judged yet, because caches are cold: `2m`. Errors and health checks are judged from the promote on. Default: no warm-up.",
        ),
      "probe-every": durationValue
        .refine((ms) => ms >= SHORTEST_PROBE_MS, "too often: expected at least 5s")
        .optional()
        .describe(
          "How often the `http` gates that only read are asked between two checks, so that a total outage is found within seconds. Default: 10s, or `every` if that is shorter.",
        ),
      silence: durationValue
        .prefault(DEFAULT_SILENCE)
        .describe(
          "Longest time between two scheduled looks at a watch that is longer than its job. A longer one is reported, and health checks then hold at the end. GitHub's own schedule comes hours late.",
        ),
      metrics: z
        .record(
          z.string().regex(METRIC_NAME, { error: 'expected a name of small letters, digits and "_"' }),
          metricSchema(extensions.metricProviders),
        )
        .default({})
        .describe(
          "Metrics by name, each with its provider. `health_check_failures` (failed HTTP probes of `verify` during the watch) is built in.",
        ),
      rollback_conditions: conditions
        .min(1)
        .optional()
        .describe(
          "Conditions that roll the release back as soon as one is met: `error_rate > 5% over 15m`. A watch that only observes may leave them out where it has metrics, which are then compared with what was there before.",
        ),
      success: conditions
        .default([])
        .describe(
          "Conditions that must be met when the watch ends; otherwise the release holds for a person to decide. Nothing is rolled back.",
        ),
      regression: regressionSchema().optional(),
      ...endOfWatch,
    })
    .describe("What is observed after the promote, and what triggers a rollback. Default: no watch.");
}
