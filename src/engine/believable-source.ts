/** A source of metrics whose numbers can be what they are said to be: one that cannot is no number, whoever sent it. */
import { ProviderError } from "../lib/error.ts";
import type { Metric } from "../plan/plan.ts";
import type { MetricBucket, MetricReading, MetricSource } from "../providers/contract.ts";

/** A share that was added up from parts may be above the whole by as much as a sum of floating-point numbers is off. */
const ROUNDING = 1e-9;

/** Throws ProviderError in place of a share beyond 0 to 1, or of a negative time or count. */
export function believableSource(source: MetricSource, metric: Metric, vendor: string): MetricSource {
  const refuse = (trouble: string | null): void => {
    if (trouble === null) return;
    throw new ProviderError({
      reasonCode: "vendor_answer_unknown",
      vendor,
      message: `${vendor}'s answer for ${metric.name} cannot be right: ${trouble}.`,
      remedy: `Look at the metric at ${vendor}, and at what the site reports for it.`,
    });
  };
  const readBuckets = source.readBuckets?.bind(source);
  return {
    async read(window, scope) {
      const reading = await source.read(window, scope);
      refuse(troubleOf(reading, metric));
      return reading;
    },
    ...(source.pages && { pages: source.pages.bind(source) }),
    ...(readBuckets && {
      async readBuckets(request, scope) {
        const buckets = await readBuckets(request, scope);
        for (const bucket of buckets) refuse(troubleOf(bucket, metric) ?? badTroubleOf(bucket, metric));
        return buckets;
      },
    }),
  };
}

function troubleOf(
  { value, sampleCount }: Pick<MetricReading, "value" | "sampleCount">,
  { measure }: Metric,
): string | null {
  if (!Number.isFinite(sampleCount) || sampleCount < 0) return `it is made of ${sampleCount} samples`;
  if (value === null) return null;
  if (!Number.isFinite(value) || value < 0) return `it is ${value}`;
  return measure.unit === "ratio" && value > 1 + ROUNDING ? `it is a share of ${value}` : null;
}

/** Late data may reach one of two counts first, so only a complete bucket must add up. */
function badTroubleOf({ badCount, sampleCount, complete }: MetricBucket, { measure }: Metric): string | null {
  if (badCount === null) return null;
  if (!Number.isFinite(badCount) || badCount < 0) return `it counts ${badCount}`;
  const isPart = measure.series?.kind === "share" || measure.series?.kind === "quantile";
  return isPart && complete && badCount > sampleCount ? `it counts ${badCount} of ${sampleCount} samples` : null;
}
