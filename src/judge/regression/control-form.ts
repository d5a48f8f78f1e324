/**
 * A control that serves the same minutes, in a rolling release: what both meet, such as a wave of visitors or a vendor's
 * trouble, is no evidence against the release, and how steady the level is from day to day need not be known. Pure.
 */
import type { MetricBucket } from "../../providers/contract.ts";
import type { Comparison } from "./comparison.ts";
import { type Counted, sumOf } from "./estimate-shape.ts";
import type { EvidenceForm } from "./evidence-form.ts";
import { countedIn, countsGood, looksForWorse, toleratedShare } from "./share-form.ts";

/** Errors come in clusters such as retries, which make both sides less steady than chance alone. */
const INDEPENDENT = 0.05;
const FEWEST_PAIRS = 30;
/** Where the past is too short to tell: clusters of about two. */
const UNKNOWN = 1;
/** Of the estimate's own error. */
const CAUTION = 2;

/** Null where such a control says nothing more than the past: then the past is compared with. `past`: as it is counted. */
export function controlForm(
  comparison: Comparison,
  past: EvidenceForm,
  {
    buckets,
    above,
    value,
  }: { readonly buckets: readonly MetricBucket[]; readonly above: number | null; readonly value: number | null },
): EvidenceForm | null {
  const own = acceptedTimes(comparison, past, buckets);
  if (own === null || (past.counts.of === "above" && value === null)) return null;
  const beta = clusteringOf(buckets.flatMap((bucket) => countedIn(bucket) ?? []));
  const isIndependent = beta < INDEPENDENT;
  return {
    kind: isIndependent ? "two-sample" : "tilted",
    counts: { of: "beside", above: above === null ? null : { limit: above, controlLimit: value ?? above } },
    boundaryAt: (margin) => ({ margin: Math.max(own, margin), ...(isIndependent ? {} : { beta }) }),
    bucketOf(bucket, beside) {
      const now = countedIn(bucket);
      const control = beside === undefined ? null : countedIn(beside);
      if (now === null || control === null) return null;
      return { ...now, controlErrors: control.errors, controlRequests: control.requests };
    },
    rate: past.rate,
    limit: past.limit,
    isReplayable: false,
    warnings: [],
  };
}

/**
 * Times the control's share that is accepted. Of a quantile it is the limit that grows: samples of the release above p99 and
 * a fifth are compared with those of the control above p99.
 */
function acceptedTimes(comparison: Comparison, past: EvidenceForm, buckets: readonly MetricBucket[]): number | null {
  if (past.counts.of === "above") return 1;
  if (past.counts.of !== "samples") return null;
  const isGood = countsGood(buckets);
  if (!looksForWorse(comparison, isGood)) return null;
  if (comparison.list === "regression") return 1;
  // What an amount means in times of nothing, nobody knows.
  return past.rate > 0 ? toleratedShare(comparison, isGood, past.rate) / past.rate : null;
}

/**
 * Variance over mean, less 1, from one bucket to the next: what drifts more slowly drifts on both sides. At the upper end of
 * what it may be.
 */
export function clusteringOf(counted: readonly Counted[]): number {
  const heard = counted.filter(({ requests }) => requests > 0);
  const total = sumOf(heard);
  const rate = total.errors / total.requests;
  const pairs = heard.length - 1;
  if (pairs < FEWEST_PAIRS || !(rate > 0)) return UNKNOWN;
  let sum = 0;
  for (let index = 1; index <= pairs; index += 1) {
    const [one, other] = [heard[index - 1], heard[index]];
    if (one === undefined || other === undefined) continue;
    const difference = other.errors / other.requests - one.errors / one.requests;
    sum += difference ** 2 / (rate * (1 / one.requests + 1 / other.requests));
  }
  return Math.max(0, (sum / pairs) * (1 + CAUTION / Math.sqrt(pairs)) - 1);
}
