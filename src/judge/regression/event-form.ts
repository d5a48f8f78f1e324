/** Events in time, such as errors of a queue. Pure. */
import type { MetricBucket } from "../../providers/contract.ts";
import type { Comparison } from "./comparison.ts";
import { type Counted, estimateShape, sumOf } from "./estimate-shape.ts";
import type { EvidenceForm } from "./evidence-form.ts";
import { toleratedValue } from "./tolerated-value.ts";
import { upperRate } from "./upper-rate.ts";

/** Variance over mean, less 1, up to which events come one by one. */
const HARDLY_CLUSTERED = 0.2;

/** Events against the milliseconds of their bucket, of which there are more than events; null where nobody counted. */
export function eventsIn({ value, from, to, ...counts }: MetricBucket): Counted | null {
  const { badCount } = counts.trials ?? counts;
  // Where nobody reported anything, no events are no number.
  if (value === null || badCount === null || !(badCount >= 0) || !(to > from)) return null;
  return { errors: Math.round(badCount), requests: to - from };
}

/** Events in a millisecond that are accepted where the baseline has so many. */
export function toleratedEvents(comparison: Comparison, perMs: number): number {
  const { amount, direction } = comparison;
  if (amount.kind === "relative") return toleratedValue(comparison, perMs);
  return toleratedValue({ direction, amount: { kind: "absolute", value: amount.value / comparison.perMs } }, perMs);
}

export function eventForm(comparison: Comparison, buckets: readonly MetricBucket[]): EvidenceForm {
  const counted = buckets.flatMap((bucket) => eventsIn(bucket) ?? []);
  const total = sumOf(counted);
  const { shape, clustering, wandering, isKnown } = estimateShape(counted);
  const upper = upperRate(total, wandering);
  const rate = total.errors / total.requests;
  const perMsAt = (margin: number) => Math.max(toleratedEvents(comparison, upper), margin * upper);
  const common = {
    counts: { of: "events", perSecond: rate * 1_000 },
    rate,
    limit: null,
    isReplayable: true,
    warnings: isKnown ? [] : ["The baseline is too short to tell how steady it is, so that was assumed."],
  } as const;
  if (isKnown && clustering < HARDLY_CLUSTERED) {
    return {
      ...common,
      kind: "poisson",
      boundaryAt: (margin) => ({ perSecond: perMsAt(margin) * 1_000 }),
      bucketOf: (bucket) => {
        const events = eventsIn(bucket);
        return events === null ? null : { errors: events.errors };
      },
    };
  }
  return {
    ...common,
    kind: "negative-binomial",
    boundaryAt: (margin) => ({ rate: Math.min(1, perMsAt(margin)), shape }),
    bucketOf: eventsIn,
  };
}
