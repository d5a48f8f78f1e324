/** What the words about a comparison are made of, as a result holds it. */
import { z } from "zod";
import type { ComparedMetric } from "../../judge/regression/watch-comparison.ts";

const counts = z.discriminatedUnion("of", [
  z.object({ of: z.literal("samples") }),
  z.object({ of: z.literal("above"), limit: z.number(), allowed: z.number() }),
  z.object({ of: z.literal("readings"), limit: z.number(), side: z.enum(["above", "below"]) }),
  z.object({ of: z.literal("events"), perSecond: z.number() }),
  z.object({ of: z.literal("improvement") }),
  z.object({
    of: z.literal("beside"),
    above: z.object({ limit: z.number(), controlLimit: z.number() }).nullable(),
  }),
  z.object({ of: z.literal("ratios") }),
]);

export const toldComparisonSchema: z.ZodType<NonNullable<ComparedMetric["told"]>> = z.object({
  id: z.string(),
  list: z.enum(["regression", "rollback", "success"]),
  direction: z.enum(["increases", "drops"]),
  metric: z.string(),
  measure: z.object({ unit: z.enum(["ratio", "duration", "count", "number"]), minimumSamples: z.number() }),
  series: z.enum(["share", "quantile", "events", "level"]),
  counts,
  rate: z.number(),
  isReplayable: z.boolean(),
  margin: z.object({ factor: z.number(), from: z.enum(["history", "default"]) }),
  detectable: z.number().nullable(),
  horizonSeconds: z.number(),
  baseline: z.object({ name: z.string(), past: z.string(), value: z.number().nullable(), samples: z.number() }),
  samples: z.number(),
  settledSeconds: z.number(),
});
