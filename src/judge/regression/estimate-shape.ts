/** How steady a baseline is from bucket to bucket. Pure. */
export interface Counted {
  readonly errors: number;
  readonly requests: number;
}

export interface Steadiness {
  /** k of the negative binomial: 1/k is the squared coefficient of variation of the rate. */
  readonly shape: number;
  /** Variance over mean of the errors in a bucket, less 1. */
  readonly clustering: number;
  /** The same of the errors in all of it, as far as blocks of buckets tell: how much less its mean is known. */
  readonly wandering: number;
  /** There were buckets enough to tell. */
  readonly isKnown: boolean;
}

const FEWEST_BUCKETS = 30;
/** Nobody's rate is steadier than 30 %, whatever a quiet week says. */
const STEADIEST = 11;
/** Where nothing is known: a rate that varies by 50 %. */
const UNKNOWN = 4;
/** What wanders more slowly shows when the past is judged as if it were a watch. */
const LONGEST_BLOCK = 32;
/** Rates rarely vary as gently as a gamma distribution: rare large values are more frequent than it says. */
const CAUTION = 0.6;
/** Nearly all errors in one bucket. */
const LEAST_STEADY = 0.01;

/**
 * cv² = max(0, Σ(x − np)² − Σnp(1 − p)) / Σ(np)², by moments; clusters such as retries make it larger where traffic is
 * low, so the quieter half of the buckets is asked too, and the less steady of the two answers counts.
 */
export function estimateShape(buckets: readonly Counted[]): Steadiness {
  const heard = buckets.filter(({ requests }) => requests > 0);
  const clustering = perBucket(heard, variationOf(heard));
  if (heard.length < FEWEST_BUCKETS) return { shape: UNKNOWN, clustering, wandering: clustering, isKnown: false };
  const quieter = heard
    .toSorted((one, other) => one.requests - other.requests)
    .slice(0, Math.max(FEWEST_BUCKETS, Math.floor(heard.length / 2)));
  const slow = Math.max(variationOf(heard), slowVariationOf(heard));
  const shape = Math.max(LEAST_STEADY, Math.min(STEADIEST, CAUTION / Math.max(slow, variationOf(quieter))));
  return { shape, clustering, wandering: perBucket(heard, slow), isKnown: true };
}

/**
 * A level that wanders says the same for many buckets, and each of them counts as evidence of its own. Were they independent,
 * the squared variation of a block of b of them would be a b-th of one's; where it is more, each is worth that much less.
 */
function slowVariationOf(buckets: readonly Counted[]): number {
  let variation = 0;
  for (let length = 2; length <= LONGEST_BLOCK && buckets.length / length >= FEWEST_BUCKETS; length *= 2) {
    variation = Math.max(variation, length * variationOf(blocksOf(buckets, length)));
  }
  return variation;
}

function blocksOf(buckets: readonly Counted[], length: number): readonly Counted[] {
  return Array.from({ length: Math.floor(buckets.length / length) }, (_, index) =>
    sumOf(buckets.slice(index * length, (index + 1) * length)),
  );
}

function perBucket(buckets: readonly Counted[], variation: number): number {
  return buckets.length === 0 ? 0 : variation * (sumOf(buckets).errors / buckets.length);
}

function variationOf(buckets: readonly Counted[]): number {
  const { errors, requests } = sumOf(buckets);
  if (errors === 0) return 0;
  const rate = errors / requests;
  let excess = 0;
  let scale = 0;
  for (const bucket of buckets) {
    const expected = bucket.requests * rate;
    // Events may be more than what they are counted against; then they are no share of it.
    excess += (bucket.errors - expected) ** 2 - expected * Math.max(0, 1 - rate);
    scale += expected ** 2;
  }
  return Math.max(0, excess) / scale;
}

export function sumOf(buckets: readonly Counted[]): Counted {
  let errors = 0;
  let requests = 0;
  for (const bucket of buckets) {
    errors += bucket.errors;
    requests += bucket.requests;
  }
  return { errors, requests };
}
