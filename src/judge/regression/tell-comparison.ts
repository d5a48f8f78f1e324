/** What is prepared, as far as words are made of it. Pure. */
import { lasting } from "../evidence/words.ts";
import { onceForEach } from "../../lib/once-for-each.ts";
import { isHeard, totalsOf } from "./bucket-totals.ts";
import type { Prepared } from "./prepare-comparison.ts";
import type { ToldComparison } from "./told-comparison.ts";

/** The same at every look. */
export const tellComparison = onceForEach((prepared: Prepared): ToldComparison => {
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
      samples: totalsOf(counted).samples,
    },
  };
});

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
    const heard = candidate.buckets.filter(isHeard);
    const days = candidate.windows.filter(({ from, to }) => heard.some((one) => one.from >= from && one.from < to));
    return days.length === 1 ? "the same hours of a day before" : `the same hours of ${days.length} days before`;
  }
  const { firstHeard: first } = totalsOf(candidate.buckets);
  const end = candidate.windows[0]?.to ?? 0;
  return `what served before, in the ${lasting((end - (first?.from ?? end)) / 1_000)} before the promotion`;
}
