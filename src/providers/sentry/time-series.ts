/** `events-timeseries/`: numbers in buckets of time, as Sentry cuts them. */
import { z } from "zod";
import type { MetricScope, MetricWindow } from "../contract.ts";
import type { SentryApi } from "./client.ts";
import type { SentrySpec } from "./spec.ts";

export interface SeriesRequest {
  readonly api: SentryApi;
  readonly spec: SentrySpec;
  readonly scope: MetricScope;
  readonly window: MetricWindow;
  readonly dataset: "spans" | "errors";
  readonly query: string;
  /** Aggregate functions; each bucket has one number of each. */
  readonly axes: readonly string[];
  readonly intervalMs: number;
  /** Numbers of the samples alone, without what Sentry extrapolates from them. It then says nothing of the sample rate. */
  readonly raw?: boolean;
}

export interface SeriesPoint extends MetricWindow {
  /** By axis; null where Sentry gave none. */
  readonly values: Readonly<Record<string, number | null>>;
  /** Rows behind the numbers, not extrapolated. Datasets that Sentry does not sample have no such number. */
  readonly samples: number | null;
  readonly sampleRatio: number | null;
  readonly incomplete: boolean;
}

export interface Series {
  readonly points: readonly SeriesPoint[];
  /** False where Sentry looked at a part of its data only. */
  readonly scannedAll: boolean;
}

const answerShape = z.object({
  timeSeries: z.array(
    z.object({
      yAxis: z.string().optional(),
      meta: z.object({ dataScanned: z.string().nullish() }).nullish(),
      values: z.array(
        z.object({
          timestamp: z.number(),
          value: z.number().nonnegative().nullable(),
          incomplete: z.boolean().optional(),
          sampleCount: z.number().nonnegative().nullish(),
          sampleRate: z.number().nullish(),
        }),
      ),
    }),
  ),
});

type AnsweredSeries = z.infer<typeof answerShape>["timeSeries"][number];

/** The site's own parameters of a reading: environment and window. */
export function windowQuery(spec: SentrySpec, scope: MetricScope, window: MetricWindow) {
  return {
    environment: spec.environment ?? scope.environment,
    start: new Date(window.from).toISOString(),
    end: new Date(window.to).toISOString(),
  };
}

/** Null where Sentry gives no series at all: that is no answer about the window, while one of zeros is. */
export async function readSeries(request: SeriesRequest): Promise<Series | null> {
  const { api, spec, scope, window, axes, intervalMs } = request;
  const { timeSeries } = await api.get(
    "events-timeseries/",
    {
      ...windowQuery(spec, scope, window),
      dataset: request.dataset,
      yAxis: axes,
      interval: intervalMs / 1_000,
      query: request.query,
      ...(request.raw === true ? { disableAggregateExtrapolation: 1 } : {}),
    },
    answerShape,
  );
  // An answer to one axis need not name it.
  const byAxis = new Map(timeSeries.map((series) => [axes.length === 1 ? axes[0] : series.yAxis, series]));
  const [first = ""] = axes;
  const leading = byAxis.get(first);
  if (leading === undefined) return null;
  const numbers = new Map(axes.map((axis) => [axis, valuesByTime(byAxis.get(axis))]));
  return {
    scannedAll: timeSeries.every(({ meta }) => (meta?.dataScanned ?? "full") === "full"),
    points: leading.values.map(({ timestamp, incomplete, sampleCount, sampleRate }) => ({
      from: timestamp,
      to: timestamp + intervalMs,
      values: Object.fromEntries(axes.map((axis) => [axis, numbers.get(axis)?.get(timestamp) ?? null])),
      samples: sampleCount ?? null,
      // Where there are no samples Sentry answers null or 0.
      sampleRatio: sampleRate !== null && sampleRate !== undefined && sampleRate > 0 ? Math.min(1, sampleRate) : null,
      incomplete: incomplete === true,
    })),
  };
}

function valuesByTime(series: AnsweredSeries | undefined): ReadonlyMap<number, number | null> {
  return new Map(series?.values.map(({ timestamp, value }) => [timestamp, value]));
}
