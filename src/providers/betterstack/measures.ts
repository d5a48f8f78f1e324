/** What a spec measures: a count of events, a share among events, or a quantile of a field of theirs. */
import type { Measure } from "../contract.ts";
import type { BetterStackSpec } from "./spec.ts";

/** A 99th percentile of fewer than a hundred is the slowest event, not a percentile. */
const TAIL_SAMPLES = 1;
const FEWEST = 20;

export function measureOf({ among, value, quantile = 0.99, unit = "ms" }: Partial<BetterStackSpec>): Measure {
  // An event has a time, so that those before the release are told from its own.
  const ownFirstBucket = true;
  if (value !== undefined) {
    const minimumSamples = Math.max(FEWEST, Math.ceil(TAIL_SAMPLES / (1 - quantile) - 1e-9));
    const series = { kind: "quantile", quantile } as const;
    return { unit: unit === "number" ? "number" : "duration", minimumSamples, series, ownFirstBucket };
  }
  if (among !== undefined) return { unit: "ratio", minimumSamples: FEWEST, series: { kind: "share" }, ownFirstBucket };
  return { unit: "count", minimumSamples: 0, series: { kind: "events" }, ownFirstBucket };
}
