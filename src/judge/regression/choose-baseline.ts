/** Which past a release is compared with. Pure. */
import type { MetricBucket, MetricWindow } from "../../providers/contract.ts";
import type { ComparedBaseline } from "./watch-comparison.ts";

export interface BaselineCandidate {
  readonly kind: ComparedBaseline["kind"];
  readonly windows: readonly MetricWindow[];
  readonly buckets: readonly MetricBucket[];
}

/** From so many buckets how steady a baseline is can be told. */
const ENOUGH_BUCKETS = 30;

/** A baseline that needs no other one beside it. */
export function isWholeBaseline(candidate: BaselineCandidate, minimumSamples: number): boolean {
  return heardIn(candidate) >= ENOUGH_BUCKETS && hasSamples(candidate, minimumSamples);
}

/**
 * The first that is whole, in the order of preference; else the one that has most, if it has the metric's minimum of
 * samples at all. One without failures is as good as any other.
 */
export function chooseBaseline(
  candidates: readonly BaselineCandidate[],
  minimumSamples: number,
): BaselineCandidate | null {
  const whole = candidates.find((candidate) => isWholeBaseline(candidate, minimumSamples));
  if (whole !== undefined) return whole;
  const usable = candidates.filter((candidate) => heardIn(candidate) > 0 && hasSamples(candidate, minimumSamples));
  const [best = null] = usable.toSorted((one, other) => heardIn(other) - heardIn(one));
  return best;
}

export function isHeard({ value, sampleCount, badCount }: MetricBucket): boolean {
  return value !== null || sampleCount > 0 || (badCount ?? 0) > 0;
}

function heardIn({ buckets }: BaselineCandidate): number {
  return buckets.filter(isHeard).length;
}

function hasSamples({ buckets }: BaselineCandidate, minimum: number): boolean {
  return buckets.reduce((sum, { sampleCount }) => sum + sampleCount, 0) >= minimum;
}
