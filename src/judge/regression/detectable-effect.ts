/** The smallest effect that a watch shows in 999 of 1,000 cases, from the traffic of its baseline: no watch sees everything. Pure. */
import type { MetricBucket } from "../../providers/contract.ts";
import { secondsToShow } from "../evidence/foresee-detection.ts";
import { evidenceKinds } from "../evidence/index.ts";
import { totalsOf } from "../evidence/settled-buckets.ts";
import type { WatchedMetric } from "../evidence/watched-metric.ts";
import type { Watched } from "./choose-margin.ts";
import type { EvidenceForm } from "./evidence-form.ts";

/** What is larger is an outage. */
const LARGEST = 10_000;
const HALVINGS = 40;
/** Standard normal quantile of 0.999: who is told that a watch shows something relies on it. */
const UNLUCKY = 3.09;

/** In times the baseline's own rate, for what begins at the promotion; null where nobody can tell, or no effect shows. */
export function detectableEffect(
  form: EvidenceForm,
  boundary: object,
  baseline: readonly MetricBucket[],
  { horizonSeconds, level }: Watched,
): number | null {
  const usual = usualBucket(form, baseline);
  if (usual === null || usual.errors === 0) return null;
  const { seconds, ...data } = usual;
  const watched: WatchedMetric = {
    kind: evidenceKinds[form.kind],
    boundary,
    buckets: [{ startSeconds: 0, endSeconds: seconds, data }],
    horizonSeconds,
  };
  const totals = totalsOf(watched.buckets);
  const count = horizonSeconds / seconds;
  const { shape = Number.POSITIVE_INFINITY }: { readonly shape?: number } = boundary;
  const errorsAt = (size: number) => errorsIn(watched.kind.worseBucket(boundary, totals, size));
  const isShown = (size: number) => {
    const unlucky = size * leastShare((errorsAt(size) ?? 0) * count, shape * count);
    const needed = secondsToShow({ watched, level }, unlucky, 0);
    return needed !== null && needed <= horizonSeconds;
  };
  const largest = largestPossible(errorsAt, form.counts.of === "events" ? Number.POSITIVE_INFINITY : usual.requests);
  if (!isShown(largest)) return null;
  let [low, high] = [1, largest];
  for (let halving = 0; halving < HALVINGS; halving += 1) {
    const middle = Math.sqrt(low * high);
    if (isShown(middle)) high = middle;
    else low = middle;
  }
  return (errorsAt(high) ?? 0) / usual.errors;
}

/**
 * By chance a watch counts fewer errors than expected: at least this share of them in 999 of 1,000 watches. Their sum is about
 * gamma with the squared coefficient of variation 1/expected + 1/steadiness; its quantile as in upper-rate.ts.
 */
function leastShare(expected: number, steadiness: number): number {
  if (expected <= 0) return 0;
  const shape = 1 / (1 / expected + 1 / steadiness);
  return Math.max(0, 1 - 1 / (9 * shape) - UNLUCKY / (3 * Math.sqrt(shape))) ** 3;
}

/** A share cannot be more than all. */
function largestPossible(errorsAt: (size: number) => number | null, most: number): number {
  const each = errorsAt(1) ?? 0;
  return each === 0 ? LARGEST : Math.min(LARGEST, Math.max(1, (most / each) * (1 - 1e-9)));
}

function errorsIn(bucket: object | null): number | null {
  const { errors }: { readonly errors?: number } = bucket ?? {};
  return errors ?? null;
}

/** An average bucket of the baseline. */
function usualBucket(form: EvidenceForm, baseline: readonly MetricBucket[]) {
  if (!form.isReplayable) return null;
  let [seconds, errors, requests, count] = [0, 0, 0, 0];
  for (const bucket of baseline) {
    const counts = form.bucketOf(bucket);
    if (counts?.errors === undefined) continue;
    seconds += (bucket.to - bucket.from) / 1_000;
    errors += counts.errors;
    requests += counts.requests ?? 0;
    count += 1;
  }
  return count === 0 ? null : { seconds: seconds / count, errors: errors / count, requests: requests / count };
}
