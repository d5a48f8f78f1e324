/** Can Sentry see this release in this window, and all of the window? Asked beside every number: blind is not healthy. */
import { breaksOff } from "../../lib/breaks-off.ts";
import type { MetricScope, MetricWindow } from "../contract.ts";
import type { SentryApi } from "./client.ts";
import { requestTerms } from "./search.ts";
import type { SentrySpec } from "./spec.ts";
import { readSeries } from "./time-series.ts";

const COUNT = "count()";

export interface Coverage {
  /** Requests of the release that Sentry received in the window: samples, not extrapolated. */
  readonly requests: number;
  /** False where the vendor says that data is partial, or where steady data breaks off before the window ends. */
  readonly complete: boolean;
}

export interface Bucket {
  readonly from: number;
  readonly to: number;
  readonly samples: number;
  readonly incomplete: boolean;
}

export async function readCoverage(
  api: SentryApi,
  spec: SentrySpec,
  scope: MetricScope,
  window: MetricWindow,
): Promise<Coverage> {
  const query = requestTerms(spec, scope);
  const intervalMs = intervalOf(window);
  const series = await readSeries({
    api,
    spec,
    scope,
    window,
    query,
    intervalMs,
    dataset: "spans",
    axes: [COUNT],
    raw: true,
  });
  // No series at all is no answer about the window; one of zeros is.
  if (series === null) return { requests: 0, complete: false };
  const buckets = series.points.map(({ from, to, samples, values, incomplete }) => ({
    from,
    to,
    incomplete,
    samples: samples ?? values[COUNT] ?? 0,
  }));
  return {
    requests: buckets.reduce((sum, bucket) => sum + bucket.samples, 0),
    complete: series.scannedAll && isWhole(buckets, window) && !breaksOff(buckets, window),
  };
}

/** Few enough buckets for a two-day window. */
function intervalOf(window: MetricWindow): number {
  const hours = (window.to - window.from) / 3_600_000;
  return hours <= 4 ? 60_000 : hours <= 24 ? 300_000 : 3_600_000;
}

/** The bucket around the window's end is left out: Sentry calls it incomplete for the part that lies behind the window. */
function isWhole(buckets: readonly Bucket[], window: MetricWindow): boolean {
  return buckets.every((bucket) => !bucket.incomplete || bucket.to > window.to);
}
