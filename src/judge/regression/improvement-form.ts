/**
 * Fewer bad ones, or less traffic, than before: the evidence that the baseline was worse, bucket against bucket. The two
 * sides of the conditional test are exchanged: what was before is judged, and the release is its control. Pure.
 */
import type { MetricBucket } from "../../providers/contract.ts";
import type { Comparison } from "./comparison.ts";
import { type Counted, estimateShape, sumOf } from "./estimate-shape.ts";
import type { EvidenceForm, Unusable } from "./evidence-form.ts";
import { eventsIn, toleratedEvents } from "./event-form.ts";
import { countedIn, countsGood, toleratedShare } from "./share-form.ts";

const DAY_MS = 86_400_000;
/** Errors are never so independent that their clusters may be left out. */
const LEAST_CLUSTERED = 0.05;

export function improvementForm(
  comparison: Comparison,
  buckets: readonly MetricBucket[],
  promotedAt: number,
): EvidenceForm | Unusable {
  const isShare = comparison.series.kind === "share";
  const counts = isShare ? countedIn : eventsIn;
  const counted = buckets.flatMap((bucket) => counts(bucket) ?? []);
  const total = sumOf(counted);
  const rate = total.errors / total.requests;
  const accepted = isShare ? toleratedShare(comparison, countsGood(buckets), rate) : toleratedEvents(comparison, rate);
  if (!(accepted > 0)) return { unusable: "What was there before is so low already that it cannot drop by that much." };
  const { clustering } = estimateShape(counted);
  const beside = pairing(buckets, promotedAt, counts);
  return {
    kind: "tilted",
    counts: { of: "improvement" },
    boundaryAt: (margin) => ({
      margin: Math.max(rate / accepted, margin),
      beta: Math.max(LEAST_CLUSTERED, clustering),
    }),
    bucketOf(bucket) {
      const now = counts(bucket);
      const before = beside(bucket);
      if (now === null || before === null) return null;
      return { ...before, controlErrors: now.errors, controlRequests: now.requests };
    },
    rate,
    limit: null,
    isReplayable: false,
    warnings: ["How much this level changes by itself from day to day is not known."],
  };
}

/**
 * The bucket of the baseline that stands beside one of the release: the same time of day, each used once (the first day
 * of a watch beside the day before it, the second beside the third day before). A baseline of less than a day has no
 * such hours, and is gone through in order.
 */
function pairing(
  buckets: readonly MetricBucket[],
  promotedAt: number,
  counts: (bucket: MetricBucket) => Counted | null,
) {
  const byStart = new Map(buckets.map((bucket) => [bucket.from, bucket]));
  const first = buckets[0];
  const isShort = first === undefined || promotedAt - first.from < DAY_MS;
  return ({ from, to }: MetricBucket): Counted | null => {
    const day = Math.max(0, Math.floor((from - promotedAt) / DAY_MS));
    const index = Math.max(0, Math.floor((from - promotedAt) / (to - from)));
    const before = isShort ? buckets[index] : byStart.get(from - (2 * day + 1) * DAY_MS);
    return before === undefined ? null : counts(before);
  };
}
