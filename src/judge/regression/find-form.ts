/** Which form of evidence a comparison takes, by what its metric counts and what its vendor tells. Pure. */
import type { MetricBucket } from "../../providers/contract.ts";
import { aboveForm } from "./above-form.ts";
import type { Comparison } from "./comparison.ts";
import type { EvidenceForm, Unusable } from "./evidence-form.ts";
import { eventForm, eventsIn } from "./event-form.ts";
import { improvementForm } from "./improvement-form.ts";
import { ratioForm } from "./ratio-form.ts";
import { readingForm } from "./reading-form.ts";
import { countedIn, countsGood, looksForWorse, shareForm } from "./share-form.ts";

export interface BaselineReadings {
  readonly buckets: readonly MetricBucket[];
  /** Of a quantile that may rise: the limit, and the buckets that count what is above it. */
  readonly above: { readonly limit: number; readonly buckets: readonly MetricBucket[] } | null;
}

/** A quantile that may rise is counted above a limit; that of one that may fall, from its numbers alone. */
export function countsAbove({ series, direction }: Comparison): boolean {
  return series.kind === "quantile" && direction === "increases";
}

export function findForm(
  comparison: Comparison,
  { buckets, above }: BaselineReadings,
  promotedAt: number,
): EvidenceForm | Unusable {
  const { series } = comparison;
  switch (series.kind) {
    case "share": {
      if (!buckets.some((bucket) => countedIn(bucket) !== null)) {
        return comparison.list === "regression"
          ? { unusable: "Its vendor tells only a ratio, and not what it is counted from." }
          : ratioForm(comparison, buckets);
      }
      return looksForWorse(comparison, countsGood(buckets))
        ? shareForm(comparison, buckets)
        : improvementForm(comparison, buckets, promotedAt);
    }
    case "quantile":
      return above !== null && above.buckets.some((bucket) => countedIn(bucket) !== null)
        ? aboveForm(series.quantile, above.limit, above.buckets)
        : readingForm(comparison, buckets);
    case "events": {
      if (!buckets.some((bucket) => eventsIn(bucket) !== null))
        return { unusable: "Nobody counted the events of the baseline." };
      return comparison.direction === "increases"
        ? eventForm(comparison, buckets)
        : improvementForm(comparison, buckets, promotedAt);
    }
    case "level":
      return readingForm(comparison, buckets);
  }
}
