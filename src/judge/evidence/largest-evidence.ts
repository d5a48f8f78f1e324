/**
 * max over onsets s of ln ωs + ln Σk πk exp(l of the sums since s), for a baseline that all buckets share. Each onset has a
 * martingale of its own, so their weighted maximum keeps the bound (union), and nothing can be carried on from bucket to
 * bucket. To find the first look that decides among thousands, most onsets are passed over by an inequality.
 */
import type { Increment } from "./contract.ts";
import { logSumExp } from "./log-sum-exp.ts";
import { onsetMass } from "./onset-prior.ts";
import { totalsOf } from "./settled-buckets.ts";
import type { EvidenceCourse, WatchedMetric } from "./watched-metric.ts";

/** Onsets that are passed over together. */
const BLOCK = 16;

export function largestEvidence(metric: WatchedMetric): EvidenceCourse {
  const sums = sumUp(metric);
  const best = (count: number) => bestOnset(sums, count);
  const after = (count: number) => (count === 0 ? 0 : best(count).score);
  return {
    after,
    atMost: after,
    firstAt(level, atLeast) {
      for (let count = Math.max(1, atLeast); count <= metric.buckets.length; count += 1) {
        // Without a new error every ratio has only fallen.
        const isQuiet = sums.errors[count] === sums.errors[count - 1] && count > atLeast;
        if (!isQuiet && reaches(sums, count, level)) return count;
      }
      return null;
    },
    likeliestOnset: (count) => best(count).index,
  };
}

interface Sums {
  /** Before each bucket, and after the last. */
  readonly errors: Float64Array;
  readonly requests: Float64Array;
  /** ln of the belief in an onset with each bucket, and the largest of each block. */
  readonly logOnsets: Float64Array;
  readonly logOnsetsOfBlocks: Float64Array;
  /** Errors that the boundary expects of one request. */
  readonly expected: number;
  readonly ratios: readonly { readonly logWeight: number; readonly increment: Increment }[];
}

function sumUp({ kind, boundary, buckets, horizonSeconds }: WatchedMetric): Sums {
  const size = buckets.length;
  const sums = {
    errors: new Float64Array(size + 1),
    requests: new Float64Array(size + 1),
    logOnsets: new Float64Array(size),
    logOnsetsOfBlocks: new Float64Array(Math.ceil(size / BLOCK)).fill(Number.NEGATIVE_INFINITY),
  };
  buckets.forEach((bucket, index) => {
    const { errors, requests } = totalsOf([bucket]);
    sums.errors[index + 1] = (sums.errors[index] ?? 0) + errors;
    sums.requests[index + 1] = (sums.requests[index] ?? 0) + requests;
    const logOnset = Math.log(onsetMass(bucket.startSeconds, bucket.endSeconds, horizonSeconds));
    const block = Math.floor(index / BLOCK);
    sums.logOnsets[index] = logOnset;
    sums.logOnsetsOfBlocks[block] = Math.max(sums.logOnsetsOfBlocks[block] ?? logOnset, logOnset);
  });
  const one = { buckets: 1, seconds: 1, errors: 0, requests: 1, controlErrors: 0, controlRequests: 0, ratio: 0 };
  const perRequest = kind.worseBucket(boundary, one, 1);
  const ratios = kind.effects.map((effect) => ({
    logWeight: effect.logWeight,
    increment: kind.increment(boundary, effect),
  }));
  return { ...sums, ratios, expected: perRequest === null ? 0 : ((perRequest as { errors?: number }).errors ?? 0) };
}

/**
 * The likelihood ratio of x errors where m are expected is at most exp((x − m)²/m), and at most 1 for x ≤ m: the best r
 * gives x·ln(x/m) − x + m or less, and ln y ≤ y − 1. More errors and fewer expected only raise that, so the sums since the
 * first onset of a block, less the requests since its last, bound the whole block.
 */
function reaches(sums: Sums, count: number, level: number): boolean {
  const { errors, requests, logOnsets, logOnsetsOfBlocks, expected } = sums;
  const [allErrors = 0, allRequests = 0] = [errors[count], requests[count]];
  const isPassedOver = (from: number, last: number, logOnset: number) => {
    const seen = allErrors - (errors[from] ?? 0);
    const mean = expected * (allRequests - (requests[last] ?? 0));
    return (
      logOnset === Number.NEGATIVE_INFINITY ||
      (seen <= mean ? logOnset < level : (seen - mean) ** 2 < (level - logOnset) * mean)
    );
  };
  for (let from = 0; from < count; from += BLOCK) {
    const end = Math.min(from + BLOCK, count);
    if (isPassedOver(from, end - 1, logOnsetsOfBlocks[from / BLOCK] ?? 0)) continue;
    for (let index = from; index < end; index += 1) {
      if (isPassedOver(index, index, logOnsets[index] ?? 0)) continue;
      if (scoreOf(sums, index, count) >= level) return true;
    }
  }
  return false;
}

function bestOnset(sums: Sums, count: number): { index: number; score: number } {
  let best = { index: 0, score: Number.NEGATIVE_INFINITY };
  for (let index = 0; index < count; index += 1) {
    const score = scoreOf(sums, index, count);
    if (score > best.score) best = { index, score };
  }
  return best;
}

function scoreOf({ errors, requests, logOnsets, ratios }: Sums, index: number, count: number): number {
  const since = {
    errors: (errors[count] ?? 0) - (errors[index] ?? 0),
    requests: (requests[count] ?? 0) - (requests[index] ?? 0),
  };
  const terms = ratios.map(({ logWeight, increment }) => logWeight + increment.of(since, 0));
  return (logOnsets[index] ?? Number.NEGATIVE_INFINITY) + logSumExp(terms);
}
