/** What a plan says of a metric at Prometheus: a query alone, or a map that says what its number is. */
import { z } from "zod";
import { durationValue } from "../../lib/plan-values.ts";
import { specChoice } from "../../lib/spec-choice.ts";

const UNITS = ["percent", "ratio", "seconds", "milliseconds", "number"] as const;

export type PrometheusUnit = (typeof UNITS)[number];

/** What is asked, and what the answer is. */
export type Question =
  | {
      readonly kind: "value";
      readonly query: string;
      readonly unit: PrometheusUnit;
      readonly worse: "higher" | "lower";
    }
  | { readonly kind: "share"; readonly bad: string; readonly total: string }
  | { readonly kind: "count"; readonly count: string; readonly total: string | null }
  | {
      readonly kind: "quantile";
      readonly histogram: string;
      readonly quantile: number;
      readonly unit: "seconds" | "milliseconds";
    };

export interface PrometheusSpec {
  readonly question: Question;
  readonly settleMs: number;
  readonly resolutionMs: number;
  readonly tenant: string | null;
}

const LONGEST_QUERY = 4_000;
const WINDOW = "[{window}]";

const query = z.string().trim().min(1).max(LONGEST_QUERY);
const overWindow = query.refine(
  (text) => text.includes(WINDOW),
  `a query that counts over ${WINDOW}, such as sum(increase(http_requests_total${WINDOW}))`,
);
const durationWithDefault = (text: string) => durationValue.prefault(text);

const FORMS = "expected query, bad and total, count, or histogram and quantile";

const fields = z
  .strictObject({
    query: query
      .optional()
      .describe(
        "Query in PromQL that gives one number. `{window}` in it stands for the length of time that is looked at; without it, the metric is the mean over that time. `{commit}` and `{environment}` stand for the release's.",
      ),
    unit: z
      .enum(UNITS)
      .optional()
      .describe(
        "What the number of `query` is, or the limits of `histogram`. Default: `percent` where the query multiplies by 100, else `number`; of a histogram `seconds`.",
      ),
    worse: z.enum(["higher", "lower"]).optional().describe("Which way `query` gets worse. Default: `higher`."),
    bad: overWindow.optional().describe("Query that counts what failed in `[{window}]`, as a share of `total`."),
    total: overWindow
      .optional()
      .describe(
        "Query that counts everything in `[{window}]`: with it, that nothing failed is known and not only assumed.",
      ),
    count: overWindow.optional().describe("Query that counts events in `[{window}]`."),
    histogram: query
      .regex(/^[a-zA-Z_:][a-zA-Z0-9_:]*_bucket(?:\s*\{.*\})?$/s, {
        error: 'the series of a histogram, such as http_request_duration_seconds_bucket{job="web"}',
      })
      .optional()
      .describe("Series of a classic histogram, whose name ends in `_bucket`, with or without labels."),
    quantile: z.number().gt(0).lt(1).optional().describe("Quantile of the histogram, such as `0.99`."),
    settle: durationWithDefault("1m").describe(
      "How long after a moment Prometheus has everything of it; windows end this long before now.",
    ),
    resolution: durationWithDefault("2m").describe(
      "Shortest time over which counters are counted: at least twice the time between two scrapes.",
    ),
    tenant: z
      .string()
      .regex(/^[\w.!*'()-]+$/, "the name of a tenant")
      .optional()
      .describe("Tenant of a Mimir or Cortex that has several, sent as `X-Scope-OrgID`."),
  })
  .transform((written, context): PrometheusSpec => {
    const question = questionOf(written);
    if (typeof question === "string") {
      context.addIssue({ code: "custom", message: question });
      return z.NEVER;
    }
    const { settle: settleMs, resolution: resolutionMs, tenant = null } = written;
    return { question, settleMs, resolutionMs, tenant };
  });

type Fields = Partial<Record<"query" | "bad" | "total" | "count" | "histogram", string>> & {
  readonly unit?: PrometheusUnit | undefined;
  readonly worse?: "higher" | "lower" | undefined;
  readonly quantile?: number | undefined;
};

/** The question, or what is wrong about it. */
function questionOf(written: { readonly [Name in keyof Fields]: Fields[Name] | undefined }): Question | string {
  const { query: text, unit, worse, bad, total, count, histogram, quantile } = written;
  const named = [text, bad, count, histogram].filter((form) => form !== undefined).length;
  if (named !== 1) return FORMS;
  if (quantile !== undefined && histogram === undefined) return "quantile is of a histogram";
  if (worse !== undefined && text === undefined) return "worse is of a query: more failures are always worse";
  if (unit !== undefined && text === undefined && histogram === undefined) return "unit is of a query or a histogram";
  if (total !== undefined && bad === undefined && count === undefined) return "total goes with bad or count";
  if (text !== undefined) return { kind: "value", query: text, unit: unit ?? unitOf(text), worse: worse ?? "higher" };
  if (bad !== undefined)
    return total === undefined ? "bad is a part of total, which is missing" : { kind: "share", bad, total };
  if (count !== undefined) return { kind: "count", count, total: total ?? null };
  if (histogram === undefined || quantile === undefined) return "a histogram needs a quantile, such as quantile: 0.99";
  if (unit !== undefined && unit !== "seconds" && unit !== "milliseconds")
    return "a histogram's unit is seconds or milliseconds";
  return { kind: "quantile", histogram, quantile, unit: unit ?? "seconds" };
}

/** Nobody multiplies by 100 but to make a percentage. */
function unitOf(text: string): PrometheusUnit {
  return /(?:^|[^\w.])100(?:\.0*)?\s*\*|\*\s*100(?:\.0*)?(?![\w.])/.test(text) ? "percent" : "number";
}

/** `memory_usage: { prometheus: "100 * (1 - …)" }` */
export const prometheusSpec = specChoice<PrometheusSpec>(
  "a query in PromQL, or a map with query, bad and total, count or histogram",
  {
    string: query.transform((text) => fields.parse({ query: text })),
    object: fields,
  },
);

/** Factors to the units of readings: a share from 0 to 1, milliseconds, a bare number. */
const SCALES: Readonly<Record<PrometheusUnit, number>> = {
  percent: 0.01,
  ratio: 1,
  seconds: 1_000,
  milliseconds: 1,
  number: 1,
};

export function scaleOf(unit: PrometheusUnit): number {
  return SCALES[unit];
}

/** What each bucket of the histogram counted in the window, all of its series together. */
export function bucketsQuery({ histogram }: Question & { kind: "quantile" }): string {
  return `sum by (le) (increase(${histogram}[{window}]))`;
}

export function quantileQuery(question: Question & { kind: "quantile" }): string {
  return `histogram_quantile(${question.quantile}, ${bucketsQuery(question)})`;
}
