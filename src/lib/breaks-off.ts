/** Does what a vendor counted end before the window that was asked for? Blind is not healthy. Pure. */
/** A time; both ends are instants. */
interface Span {
  readonly from: number;
  readonly to: number;
}

export interface CountedBucket extends Span {
  readonly samples: number;
}

/** Buckets that must be filled before a break in the data says anything. */
const STEADY_BUCKETS = 3;
/** Share of filled buckets from which traffic counts as steady. */
const STEADY_RATIO = 0.9;
/** Steady arrivals of which this many are expected are all missing with a chance of e^-14, one in a million. */
const EXPECTED_MISSING = 14;

/** Steady requests, then none: the pipeline stopped, or the site did. Either way the rest of the window is unknown. */
export function breaksOff(buckets: readonly CountedBucket[], window: Span): boolean {
  const first = buckets.findIndex((bucket) => bucket.samples > 0);
  const last = buckets.findLastIndex((bucket) => bucket.samples > 0);
  const [firstBucket, lastBucket] = [buckets[first], buckets[last]];
  if (firstBucket === undefined || lastBucket === undefined) return false;
  const seen = buckets.slice(first, last + 1);
  const filled = seen.filter((bucket) => bucket.samples > 0).length;
  if (seen.length < STEADY_BUCKETS || filled / seen.length < STEADY_RATIO) return false;
  const samples = seen.reduce((sum, bucket) => sum + bucket.samples, 0);
  const perMs = samples / (lastBucket.to - Math.max(window.from, firstBucket.from));
  return perMs * (window.to - lastBucket.to) >= EXPECTED_MISSING;
}
