/** Bad releases: how long until they are failed, beside the least that is possible and beside the rules that people use. */
import { ALPHA, type Cell, countsOf, watchOf } from "./false-alarms.ts";
import { trackEvidence } from "./evidence-tracker.ts";
import { binomialCounts, type Uniform } from "./random-counts.ts";
import { type Rule, RULES } from "./usual-rules.ts";

const HOUR = 3_600;
const POLL = 30;
const POLLS_PER_MINUTE = 2;
export const DETECTION_HORIZON = 24 * HOUR;

export interface Regression {
  readonly perSecond: number;
  readonly base: number;
  /** Rate over base. */
  readonly times: number;
  readonly onsetSeconds: number;
}

/** Medians in seconds since the onset; Infinity where half of the watches see nothing, null where half failed before it. */
export interface Detection {
  readonly boundSeconds: number;
  readonly evidence: number | null;
  readonly rules: Readonly<Record<Rule, number | null>>;
}

/** Requests until a test that knew both rates could be sure, over the traffic: ln(1/α)/KL. */
export function boundSeconds({ base, times, perSecond }: Regression): number {
  const worse = base * times;
  const divergence = worse * Math.log(times) + (1 - worse) * Math.log((1 - worse) / (1 - base));
  return -Math.log(ALPHA) / divergence / perSecond;
}

export function detect(regression: Regression, watches: number, uniform: Uniform): Detection {
  const { perSecond, base, times, onsetSeconds } = regression;
  const cell: Cell = {
    noise: "independent",
    evidence: "bernoulli",
    horizonSeconds: DETECTION_HORIZON,
    pollSeconds: POLL,
    perSecond,
    base,
  };
  const requests = perSecond * POLL;
  const [good, bad] = [countsOf(cell), binomialCounts(requests, base * times)];
  const tracker = trackEvidence(watchOf(cell, null));
  const onset = onsetSeconds / POLL;
  const length = DETECTION_HORIZON / POLL;
  const delays: Record<"evidence" | Rule, number[]> = {
    evidence: [],
    "2x over 15 min": [],
    "3 in a row over 2x": [],
    "more than 3 over 2x": [],
    "Mann-Whitney": [],
  };
  for (let watch = 0; watch < watches; watch += 1) {
    const failures = Float64Array.from({ length }, (_, index) => (index < onset ? good : bad)(uniform));
    const minutes = byMinute(failures);
    const before = byMinute(Float64Array.from({ length: 60 * POLLS_PER_MINUTE }, () => good(uniform)));
    const at = tracker.run(ALPHA, (index) => failures[index] ?? 0);
    delays.evidence.push(delayOf(at, onset));
    for (const [rule, decide] of Object.entries(RULES)) {
      delays[rule as Rule].push(
        delayOf(pollsOf(decide({ failures: minutes, before, requests: perSecond * 60, base })), onset),
      );
    }
  }
  const { evidence, ...rules } = delays;
  return {
    boundSeconds: boundSeconds(regression),
    evidence: medianOf(evidence),
    rules: Object.fromEntries(Object.entries(rules).map(([rule, all]) => [rule, medianOf(all)])) as Detection["rules"],
  };
}

/** The rules know minutes. */
function byMinute(polls: Float64Array): Float64Array {
  return Float64Array.from({ length: polls.length / POLLS_PER_MINUTE }, (_, minute) => {
    const from = minute * POLLS_PER_MINUTE;
    return polls.subarray(from, from + POLLS_PER_MINUTE).reduce((sum, failures) => sum + failures, 0);
  });
}

function pollsOf(minutes: number | null): number | null {
  return minutes === null ? null : minutes * POLLS_PER_MINUTE;
}

/** Seconds since the onset; less than 0 where it was failed before. */
function delayOf(buckets: number | null, onset: number): number {
  return buckets === null ? Number.POSITIVE_INFINITY : (buckets - onset) * POLL;
}

function medianOf(delays: readonly number[]): number | null {
  const sorted = delays.toSorted((one, other) => one - other);
  const median = sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
  return median <= 0 ? null : median;
}
