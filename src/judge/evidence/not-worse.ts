/** Whether it is shown that a metric is not, on average so far, as bad as so many times its baseline. */
import { logSumExp } from "./log-sum-exp.ts";
import { totalsOf } from "./settled-buckets.ts";
import type { WatchedMetric } from "./watched-metric.ts";

/** One in twenty releases that are that bad may be called not so bad, for now: they are watched on. */
const PASS_ALPHA = 0.05;

export function isNotWorse(metric: WatchedMetric): boolean {
  return passEvidence(metric) >= -Math.log(PASS_ALPHA);
}

/** ln of the evidence against "at least `passFactor` times the baseline" from the promotion on. */
export function passEvidence({ kind, boundary, buckets }: WatchedMetric): number {
  const totals = totalsOf(buckets);
  const terms = kind.passEffects.map((effect) => {
    const increment = kind.passIncrement(boundary, effect);
    let sum = effect.logWeight;
    if (kind.onsets === "maximum") return sum + increment.of(totals, totals.seconds);
    for (const { data, startSeconds, endSeconds } of buckets) sum += increment.of(data, endSeconds - startSeconds);
    return sum;
  });
  return logSumExp(terms);
}
