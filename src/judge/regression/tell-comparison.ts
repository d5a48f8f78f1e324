/** What is prepared, as far as words are made of it. Pure. */
import { lasting } from "../evidence/words.ts";
import { isHeard } from "./choose-baseline.ts";
import type { Prepared } from "./prepare-comparison.ts";
import type { ToldComparison } from "./told-comparison.ts";

export function tellComparison(prepared: Prepared): ToldComparison {
  const { comparison, form, margin, detectable, horizonSeconds, baseline } = prepared;
  const { id, list, direction, metric, series } = comparison;
  const { unit, minimumSamples } = metric.measure;
  const counted = baseline.readings.above?.buckets ?? baseline.readings.buckets;
  return {
    id,
    list,
    direction,
    metric: metric.name,
    measure: { unit, minimumSamples },
    series: series.kind,
    counts: form.counts,
    rate: form.rate,
    isReplayable: form.isReplayable,
    margin: { factor: margin.factor, from: margin.from },
    detectable,
    horizonSeconds,
    baseline: {
      name: nameBaseline(prepared),
      past: nameOfPast(baseline),
      value: baseline.value,
      samples: counted.reduce((sum, { sampleCount }) => sum + sampleCount, 0),
    },
  };
}

/** `what served before, in the 24 h before the promotion`. */
function nameBaseline({ baseline, form }: Prepared): string {
  if (form.counts.of === "beside") return BESIDE;
  return nameOfPast(baseline);
}

/** What goes on serving the other visitors of a rolling release. */
const BESIDE = "what serves beside it, in the same minutes";

function nameOfPast(baseline: Prepared["baseline"]): string {
  const { candidate } = baseline;
  if (candidate.kind === "same-hours") {
    const days = new Set(candidate.buckets.filter(isHeard).map(({ from }) => dayOf(candidate.windows, from)));
    return days.size === 1 ? "the same hours of a day before" : `the same hours of ${days.size} days before`;
  }
  const first = candidate.buckets.find(isHeard);
  const end = candidate.windows[0]?.to ?? 0;
  return `what served before, in the ${lasting((end - (first?.from ?? end)) / 1_000)} before the promotion`;
}

function dayOf(windows: Prepared["baseline"]["candidate"]["windows"], at: number): number {
  return windows.findIndex(({ from, to }) => at >= from && at < to);
}
