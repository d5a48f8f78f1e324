/** The evidence of one metric, bucket by bucket. */
import { largestEvidence } from "./largest-evidence.ts";
import { logAddExp, logSumExp } from "./log-sum-exp.ts";
import { onsetMass, onsetMassAfter } from "./onset-prior.ts";
import type { EvidenceCourse, WatchedMetric } from "./watched-metric.ts";

export function courseOfEvidence(metric: WatchedMetric): EvidenceCourse {
  return metric.kind.onsets === "average" ? averageEvidence(metric) : largestEvidence(metric);
}

/**
 * E = R + Σs ωs Σk πk exp(Σi≥s li(rk)), the average over onsets s and effects k, with what has not started yet in R. For
 * each effect the sum over onsets is carried on from bucket to bucket: A ← l + ln(eᴬ + ω).
 */
function averageEvidence(metric: WatchedMetric): EvidenceCourse {
  const { kind, boundary, buckets, horizonSeconds } = metric;
  const increments = kind.effects.map((effect) => ({ ...effect, increment: kind.increment(boundary, effect) }));
  const width = increments.length + 1;
  /** After each bucket: ln of what each effect and what has not started adds to E, and the largest of these. */
  const terms = new Float64Array(width * (buckets.length + 1));
  const largest = new Float64Array(buckets.length + 1);
  const sums = new Float64Array(increments.length).fill(Number.NEGATIVE_INFINITY);
  buckets.forEach(({ startSeconds, endSeconds, data }, index) => {
    const logOnset = Math.log(onsetMass(startSeconds, endSeconds, horizonSeconds));
    const row = width * (index + 1);
    let most = Math.log(onsetMassAfter(endSeconds, horizonSeconds));
    terms[row] = most;
    increments.forEach(({ increment, logWeight }, which) => {
      const started = logAddExp(sums[which] ?? Number.NEGATIVE_INFINITY, logOnset);
      const sum = started + increment.of(data, endSeconds - startSeconds);
      sums[which] = sum;
      const term = logWeight + sum;
      terms[row + which + 1] = term;
      if (term > most) most = term;
    });
    largest[index + 1] = most;
  });
  const after = (count: number) => (count === 0 ? 0 : logSumExp(terms.subarray(width * count, width * (count + 1))));
  const atMost = (count: number) => (largest[count] ?? 0) + Math.log(width);
  return {
    after,
    atMost,
    firstAt(level, atLeast) {
      for (let count = atLeast; count <= buckets.length; count += 1) {
        if (atMost(count) >= level && after(count) >= level) return count;
      }
      return null;
    },
    likeliestOnset: (count) => likeliestOnset(metric, count),
  };
}

/** The onset with the largest share in the sum, found backwards: what follows an onset is what was added up so far. */
function likeliestOnset({ kind, boundary, buckets, horizonSeconds }: WatchedMetric, count: number): number {
  const since = kind.effects.map((effect) => ({ increment: kind.increment(boundary, effect), term: effect.logWeight }));
  let best = { index: 0, score: Number.NEGATIVE_INFINITY };
  for (let index = count - 1; index >= 0; index -= 1) {
    const bucket = buckets[index];
    if (bucket === undefined) continue;
    const { startSeconds, endSeconds, data } = bucket;
    for (const one of since) one.term += one.increment.of(data, endSeconds - startSeconds);
    const logOnset = Math.log(onsetMass(startSeconds, endSeconds, horizonSeconds));
    const score = logOnset + logSumExp(since.map(({ term }) => term));
    if (score > best.score) best = { index, score };
  }
  return best.index;
}
