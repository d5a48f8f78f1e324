/** Which past a release is compared with. Pure. */
import type { MetricBucket, MetricWindow } from "../../providers/contract.ts";
import { totalsOf } from "./bucket-totals.ts";
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
  const { heard, samples } = totalsOf(candidate.buckets);
  return heard >= ENOUGH_BUCKETS && samples >= minimumSamples;
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
  const heardIn = ({ buckets }: BaselineCandidate) => totalsOf(buckets).heard;
  const usable = candidates.filter(
    (candidate) => heardIn(candidate) > 0 && totalsOf(candidate.buckets).samples >= minimumSamples,
  );
  const [best = null] = usable.toSorted((one, other) => heardIn(other) - heardIn(one));
  return best;
}
