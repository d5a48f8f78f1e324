import { z } from "zod";

/** What a Sentry metric can measure; a metric of one of these names needs no `measure`. */
export const SENTRY_MEASURES = [
  "error_rate",
  "p50_latency",
  "p75_latency",
  "p90_latency",
  "p95_latency",
  "p99_latency",
  "request_count",
  "error_count",
  "new_issues",
  "crash_free_sessions",
  "count",
  "lcp",
  "inp",
  "cls",
  "fcp",
  "ttfb",
] as const;

export type SentryMeasure = (typeof SENTRY_MEASURES)[number];

const slug = z
  .string()
  .regex(/^[a-z0-9_-]+$/, "a slug: lower-case letters, digits, hyphens and underscores, as in the project's address");

/** `error_rate: { sentry: { … } }` */
export const sentrySpec = z.strictObject({
  project: slug.describe("Slug of the project that the site reports to."),
  org: slug.optional().describe("Slug of the organization. Default: SENTRY_ORG."),
  environment: z
    .string()
    .min(1)
    .optional()
    .describe("Sentry environment to look at. Default: the one being watched, such as `production`."),
  release: z
    .string()
    .regex(/^(?:any|[^{}]*\{commit\}[^{}]*)$/, "a text with {commit} in it once, such as web@{commit}, or any")
    .default("{commit}")
    .describe("Name of the release as the site reports it, with `{commit}` in it; `any` looks at all releases."),
  query: z
    .string()
    .min(1)
    .max(1_000)
    .optional()
    .describe('More search terms in Sentry\'s own language, such as `transaction:"POST /api/threads"`.'),
  measure: z
    .enum(SENTRY_MEASURES)
    .optional()
    .describe(
      "What is measured, for a metric with a name of its own; `count` counts the spans that match `query`, others are the known metrics.",
    ),
  settle: z
    .string()
    .regex(/^\d+(?:\.\d+)?\s*(?:ms|s|m|h|d)$/, "a duration such as 90s or 2m")
    .default("2m")
    .describe("How long after a moment Sentry's data about it is complete; windows end this long before now."),
});

export type SentrySpec = z.infer<typeof sentrySpec>;
