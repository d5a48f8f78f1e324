/** `events/`: one row of numbers over a window. */
import { z } from "zod";
import { ProviderError } from "../../lib/error.ts";
import type { MetricScope, MetricWindow } from "../contract.ts";
import type { SentryApi } from "./client.ts";
import type { SentrySpec } from "./spec.ts";
import { windowQuery } from "./time-series.ts";

/** Everything that a reading depends on. */
export interface ReadingRequest {
  readonly api: SentryApi;
  readonly spec: SentrySpec;
  readonly scope: MetricScope;
  readonly window: MetricWindow;
}

const tableShape = z.object({
  data: z.array(z.record(z.string(), z.unknown())),
  meta: z
    .object({
      units: z.record(z.string(), z.string().nullable()).nullish(),
      dataScanned: z.string().nullish(),
    })
    .nullish(),
});
const UNIT_MS: Readonly<Record<string, number>> = {
  nanosecond: 1e-6,
  microsecond: 1e-3,
  millisecond: 1,
  second: 1_000,
  minute: 60_000,
};

export interface Table {
  readonly row: Readonly<Record<string, unknown>>;
  readonly units: Readonly<Record<string, string | null>>;
  readonly complete: boolean;
}

export async function readTable(
  { api, spec, scope, window }: ReadingRequest,
  dataset: "spans" | "errors",
  fields: readonly string[],
  query: string,
  raw: boolean,
): Promise<Table> {
  const answer = await api.get(
    "events/",
    {
      ...windowQuery(spec, scope, window),
      dataset,
      field: fields,
      query,
      per_page: 1,
      ...(raw ? { disableAggregateExtrapolation: 1 } : {}),
    },
    tableShape,
  );
  return {
    row: answer.data[0] ?? {},
    units: answer.meta?.units ?? {},
    complete: (answer.meta?.dataScanned ?? "full") === "full",
  };
}

/** Durations in milliseconds; a rate's "percentage" is a share already. */
export function unitOf(field: string, units: Table["units"]): number {
  const unit = units[field] ?? null;
  if (!field.includes("duration") || unit === null) return 1;
  const factor = UNIT_MS[unit];
  if (factor !== undefined) return factor;
  throw new ProviderError({
    reasonCode: "vendor_answer_unknown",
    vendor: "Sentry",
    message: `Sentry's answer to GET events/ gives ${field} in a unit that is not known, ${JSON.stringify(unit)}.`,
    remedy:
      "If you host Sentry yourself, check that `project.addresses.sentry` in the plan is the address of Sentry itself, and that its version is still supported.",
  });
}

export function numberIn(row: Readonly<Record<string, unknown>>, field: string): number | null {
  const value = row[field] ?? null;
  if (value === null) return null;
  if (typeof value === "number" && Number.isFinite(value)) return value;
  throw new ProviderError({
    reasonCode: "vendor_answer_unknown",
    vendor: "Sentry",
    message: `Sentry's answer to GET events/ has no number for ${field}, but ${JSON.stringify(value)}.`,
    remedy:
      "If you host Sentry yourself, check that `project.addresses.sentry` in the plan is the address of Sentry itself, and that its version is still supported.",
  });
}
