import { z } from "zod";
import { durationValue, shareValue } from "../../lib/plan-values.ts";
import { type Field, type Filter, FilterMistake, parseField, parseFilter } from "./filter-syntax.ts";

const filterValue = z
  .string()
  .min(1)
  .max(2_000)
  .transform((text, context): Filter => parsed(text, context, parseFilter));

const fieldValue = z
  .string()
  .min(1)
  .max(200)
  .transform((text, context): Field => parsed(text, context, parseField));

const map = z.strictObject({
  where: filterValue
    .optional()
    .describe(
      "Which events are counted: `level = 'error' and http.status >= 500`. A field is a name or a path with dots; tests are `=`, `!=`, `<`, `<=`, `>`, `>=`, `in (…)`, `like '…%'`, `is null` and `not`. `{commit}` and `{environment}` in a text are the release's.",
    ),
  among: filterValue
    .optional()
    .describe(
      "Makes it a share: the events of `where` among these. Those of `where` count only if they are among these.",
    ),
  value: fieldValue
    .optional()
    .describe(
      "Makes it a quantile of this field's number: `duration_ms`. Only of the events of `where`, if there is one.",
    ),
  quantile: shareValue.optional().describe("Of `value`: `99%` (default), `75%` …"),
  unit: z
    .enum(["ms", "s", "number"])
    .optional()
    .describe("Of `value`: milliseconds (default), seconds, or a number without a unit."),
  release: fieldValue
    .optional()
    .describe(
      "Field that has the release's commit: events of other releases are left out. Default: all are looked at.",
    ),
  source: z
    .string()
    .regex(/^t\d+_[a-z0-9_]+$/, "team and source as in the names of its tables, such as t123456_web")
    .optional()
    .describe("Source of the events, as in the names of its tables. Default: BETTERSTACK_SOURCE."),
  settle: durationValue
    .prefault("1m")
    .describe("How long after a moment all events of it have arrived; a window ends this long before now."),
});

const DEFAULT_SETTLE_MS = 60_000;

/** `failures: { betterstack: "level = 'error'" }`, or a map. */
export const betterStackSpec = z
  .union([filterValue.transform((where) => ({ where, settle: DEFAULT_SETTLE_MS })), map], {
    error: "expected a filter such as \"level = 'error'\", or a map with where, among or value",
  })
  .superRefine((spec, context) => {
    for (const message of mistakesIn(spec)) context.addIssue({ code: "custom", message });
  })
  .describe("A filter of events, such as `level = 'error' and event = 'thread.create.failed'`, or a map.");

export type BetterStackSpec = z.infer<typeof map>;

function mistakesIn({ where, among, value, quantile, unit }: BetterStackSpec): readonly string[] {
  return [
    ...(where === undefined && value === undefined ? ["names neither where nor value: nothing would be counted"] : []),
    ...(among !== undefined && value !== undefined
      ? ["among makes it a share and value a quantile: only one of them"]
      : []),
    ...(among !== undefined && where === undefined ? ["among needs where: a share of which events?"] : []),
    ...(value === undefined && (quantile !== undefined || unit !== undefined)
      ? ["quantile and unit are of a value"]
      : []),
    ...(quantile === 0 || quantile === 1 ? ["quantile is between 0% and 100%"] : []),
  ];
}

function parsed<Result>(text: string, context: z.RefinementCtx, parse: (text: string) => Result): Result {
  try {
    return parse(text);
  } catch (error) {
    if (!(error instanceof FilterMistake)) throw error;
    context.addIssue({ code: "custom", message: `at character ${error.column + 1}: ${error.message}` });
    return z.NEVER;
  }
}
