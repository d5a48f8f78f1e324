/** A source of metrics whose numbers can be what they are said to be: one that cannot is no number, whoever sent it. */
import { ProviderError } from "../lib/error.ts";
import type { Metric } from "../plan/plan.ts";
import type { MetricReading, MetricSource } from "../providers/contract.ts";

/** A share that was added up from parts may be above the whole by as much as a sum of floating-point numbers is off. */
const ROUNDING = 1e-9;

/** Throws ProviderError in place of a share beyond 0 to 1, or of a negative time or count. */
export function believableSource(source: MetricSource, metric: Metric, vendor: string): MetricSource {
  return {
    async read(window, scope) {
      const reading = await source.read(window, scope);
      const trouble = troubleOf(reading, metric);
      if (trouble === null) return reading;
      throw new ProviderError({
        reasonCode: "vendor_answer_unknown",
        vendor,
        message: `${vendor}'s answer for ${metric.name} cannot be right: ${trouble}.`,
        remedy: `Look at the metric at ${vendor}, and at what the site reports for it.`,
      });
    },
  };
}

function troubleOf({ value, sampleCount }: MetricReading, { measure }: Metric): string | null {
  if (!Number.isFinite(sampleCount) || sampleCount < 0) return `it is made of ${sampleCount} samples`;
  if (value === null) return null;
  if (!Number.isFinite(value) || value < 0) return `it is ${value}`;
  return measure.unit === "ratio" && value > 1 + ROUNDING ? `it is a share of ${value}` : null;
}
