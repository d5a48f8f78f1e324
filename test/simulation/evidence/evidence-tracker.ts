/**
 * The evidence of a watch whose buckets have all the same length and traffic, carried on in plain numbers from tables: a
 * second implementation, some hundred times as fast as judging each look anew. A test holds it to the judge's answers.
 */
import type { EvidenceKind } from "../../../src/judge/evidence/contract.ts";
import { evidenceKinds } from "../../../src/judge/evidence/index.ts";
import { onsetMass, onsetMassAfter } from "../../../src/judge/evidence/onset-prior.ts";
import type { MetricEvidence } from "../../../src/judge/evidence/watch-evidence.ts";

export interface TrackedWatch {
  readonly kind: MetricEvidence["kind"];
  readonly boundary: object;
  readonly horizonSeconds: number;
  readonly bucketSeconds: number;
  /** What a bucket with so many failures says. */
  bucketOf(failures: number): object;
  /** Those of the release, where the number stands for two counts. */
  failuresOf?(number: number): number;
}

export interface Tracker {
  /** The number of buckets after which the evidence is enough, or null. `failures` are asked bucket by bucket. */
  run(alpha: number, failures: (bucket: number) => number): number | null;
  /** E after the last run. */
  value(): number;
}

const FAILURES_TO_DECIDE = 3;

interface Beliefs {
  readonly onsets: Float64Array;
  readonly later: Float64Array;
}

const beliefs = new Map<string, Beliefs>();

/** In the onsets, and in what has not started; the same for all watches of a cell. */
function beliefsOf(horizonSeconds: number, bucketSeconds: number): Beliefs {
  const key = `${horizonSeconds}/${bucketSeconds}`;
  const known = beliefs.get(key);
  if (known !== undefined) return known;
  const ends = Array.from(
    { length: Math.round(horizonSeconds / bucketSeconds) },
    (_, index) => bucketSeconds * (index + 1),
  );
  const made = {
    onsets: Float64Array.from(ends, (end) => onsetMass(end - bucketSeconds, end, horizonSeconds)),
    later: Float64Array.from(ends, (end) => onsetMassAfter(end, horizonSeconds)),
  };
  beliefs.set(key, made);
  return made;
}

export function trackEvidence(watch: TrackedWatch): Tracker {
  const { kind: name, boundary, horizonSeconds, bucketSeconds } = watch;
  const kind: EvidenceKind = evidenceKinds[name];
  const { onsets, later } = beliefsOf(horizonSeconds, bucketSeconds);
  const count = onsets.length;
  const weights = kind.effects.map(({ logWeight }) => Math.exp(logWeight));
  const increments = kind.effects.map((effect) => kind.increment(boundary, effect));
  const ratios = new Map<number, Float64Array>();
  const ratiosOf = (failures: number) => {
    const known = ratios.get(failures);
    if (known !== undefined) return known;
    const bucket = watch.bucketOf(failures);
    const made = Float64Array.from(increments, (increment) => Math.exp(increment.of(bucket, bucketSeconds)));
    ratios.set(failures, made);
    return made;
  };
  const sums = new Float64Array(weights.length);
  let value = 1;
  return {
    value: () => value,
    run(alpha, failures) {
      sums.fill(0);
      let seen = 0;
      for (let index = 0; index < count; index += 1) {
        const failed = failures(index);
        const ratio = ratiosOf(failed);
        seen += watch.failuresOf?.(failed) ?? failed;
        const onset = onsets[index] as number;
        value = later[index] as number;
        for (let which = 0; which < sums.length; which += 1) {
          const sum = ((sums[which] as number) + onset) * (ratio[which] as number);
          sums[which] = sum;
          value += (weights[which] as number) * sum;
        }
        if (value * alpha >= 1 && (seen >= FAILURES_TO_DECIDE || name === "betting")) return index + 1;
      }
      return null;
    },
  };
}
