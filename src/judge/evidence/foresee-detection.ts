/** How long a regression that begins now would take to show, at the traffic so far: no watch sees everything. */
import type { JudgedMetric } from "./decision.ts";
import { logSumExp } from "./log-sum-exp.ts";
import { onsetMass } from "./onset-prior.ts";
import { totalsOf } from "./settled-buckets.ts";

/** Times the boundary: what people ask about. */
const SIZES = [2, 5, 20] as const;

export interface Foreseen {
  /** The smallest of the sizes that would show before the watch ends, and after how long. */
  readonly shown: { readonly size: number; readonly seconds: number } | null;
  /** The largest that would not. */
  readonly notShown: number | null;
}

/** Null where nobody can say what a worse release would look like. */
export function foreseeDetection(metric: JudgedMetric, now: number): Foreseen | null {
  const times = SIZES.map((size) => ({ size, seconds: secondsToShow(metric, size, now) }));
  if (times.some(({ seconds }) => seconds === null)) return null;
  const left = metric.watched.horizonSeconds - now;
  const [shown = null] = times.flatMap(({ size, seconds }) =>
    seconds === null || seconds > left ? [] : [{ size, seconds }],
  );
  const notShown = times.findLast(({ seconds }) => seconds !== null && seconds > left)?.size ?? null;
  return { shown, notShown };
}

/**
 * How long a regression of this size, in times the boundary, takes to show if it begins now; infinite where it does not.
 * What an average bucket of such a release adds is what its mean adds, since increments are linear in the errors.
 */
export function secondsToShow(
  { watched, level }: Pick<JudgedMetric, "watched" | "level">,
  size: number,
  now: number,
): number | null {
  const { kind, boundary, buckets, horizonSeconds } = watched;
  const totals = totalsOf(buckets);
  if (totals.buckets === 0) return null;
  const each = totals.seconds / totals.buckets;
  const worse = kind.worseBucket(boundary, totals, size);
  if (worse === null) return null;
  const needed = level - Math.log(onsetMass(now, now + each, horizonSeconds));
  const evidenceOf = (count: number) =>
    logSumExp(
      kind.effects.map((effect) => {
        const increment = kind.increment(boundary, effect);
        const one = kind.onsets === "average";
        return (
          effect.logWeight + (one ? count * increment.of(worse, each) : increment.of(multiplied(worse, count), each))
        );
      }),
    );
  const most = Math.ceil(horizonSeconds / each);
  if (!(evidenceOf(most) >= needed)) return Number.POSITIVE_INFINITY;
  let [low, high] = [0, most];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (evidenceOf(middle) >= needed) high = middle;
    else low = middle;
  }
  return high * each;
}

function multiplied(bucket: object, count: number): object {
  return Object.fromEntries(Object.entries(bucket).map(([field, value]) => [field, Number(value) * count]));
}
