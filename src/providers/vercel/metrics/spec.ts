import { z } from "zod";
import { durationValue } from "../../../lib/plan-values.ts";

/** What a Vercel metric can measure; a metric of one of these names needs no `measure`. */
export const VERCEL_MEASURES = [
  "error_rate",
  "error_count",
  "request_count",
  "function_error_rate",
  "p75_latency",
  "p90_latency",
  "p95_latency",
  "p99_latency",
  "lcp",
  "inp",
  "cls",
  "fcp",
  "ttfb",
] as const;

export type VercelMeasure = (typeof VERCEL_MEASURES)[number];

/** `error_rate: { vercel: { … } }` */
export const vercelMetricSpec = z.strictObject({
  measure: z
    .enum(VERCEL_MEASURES)
    .optional()
    .describe("What is measured, for a metric with a name of its own. Default: what its name says."),
  path: z
    .string()
    .regex(/^\/[^*]*\*?$/, "a path such as /api/threads, or its beginning with a * at the end: /api/*")
    .optional()
    .describe("Only requests to this path; with a `*` at its end, to all paths that begin so."),
  route: z.string().min(1).optional().describe("Only requests to this route, as Vercel names it: `/blog/[slug]`."),
  deployment: z
    .enum(["release", "any"])
    .default("release")
    .describe("Whose requests: those that the release's own deployment answered, or those of the whole environment."),
  settle: durationValue
    .prefault("3m")
    .describe(
      "How long after a moment Vercel's data about it is complete, which Vercel does not document; windows end this long before now.",
    ),
});

export type VercelMetricSpec = z.infer<typeof vercelMetricSpec>;
