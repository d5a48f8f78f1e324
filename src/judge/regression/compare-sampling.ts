/**
 * Whether a vendor that keeps only some of what happens keeps the same of the release as of what served before. A share does
 * not depend on how many are kept, as long as what is kept does not depend on how it ended; a number of events does. Pure.
 */
import { onceForEach } from "../../lib/once-for-each.ts";
import type { MetricBucket } from "../../providers/contract.ts";
import { percent } from "../evidence/words.ts";
import type { Comparison } from "./comparison.ts";

export type Sampling =
  | { readonly kind: "comparable"; readonly warnings: readonly string[] }
  /** Whole sentences. */
  | { readonly kind: "changed"; readonly why: string };

/** Rates are told as averages of what was kept: what differs by less than this is the same. */
const SAME_EVENTS = 1.1;
const SAME_RATE = 1.25;
/** How much more of the bad ones than of all is kept; of few bad ones that is chance. */
const SAME_WEIGHT = 1.5;
const FEWEST_BAD = 3;

interface Kept {
  /** Share of all that was kept, and of what speaks against the release; null where nobody says. */
  readonly all: number | null;
  readonly bad: number | null;
}

export function compareSampling(
  { series }: Comparison,
  before: readonly MetricBucket[],
  since: readonly MetricBucket[],
): Sampling {
  const [past, present] = [keptOf(before), keptOf(since)];
  if (series.kind === "events") {
    return differ(past.bad, present.bad, SAME_EVENTS)
      ? {
          kind: "changed",
          why: `Of these events ${kept(present.bad)} of the release are kept, and ${kept(past.bad)} of those before, so their numbers cannot be compared.`,
        }
      : { kind: "comparable", warnings: [] };
  }
  if (past.all === null || present.all === null) return { kind: "comparable", warnings: [] };
  const [weightBefore, weight] = [(past.bad ?? past.all) / past.all, (present.bad ?? present.all) / present.all];
  if (differ(weightBefore, weight, SAME_WEIGHT)) {
    return {
      kind: "changed",
      why: `Whether a sample is kept depends on how it ended, and not as before: ${kept(present.bad)} of what is counted against the release are kept and ${kept(present.all)} of all, and ${kept(past.bad ?? past.all)} and ${kept(past.all)} of those before, so the shares cannot be compared.`,
    };
  }
  return {
    kind: "comparable",
    warnings: differ(past.all, present.all, SAME_RATE)
      ? [
          `The sample rate changed with the release: ${kept(present.all)} of its samples are kept, and ${kept(past.all)} of those before. A share of them stays the same, if what is kept is chosen by chance.`,
        ]
      : [],
  };
}

function differ(one: number | null, other: number | null, factor: number): boolean {
  return one !== null && other !== null && Math.max(one, other) > factor * Math.min(one, other);
}

function kept(ratio: number | null): string {
  return ratio === null ? "an unknown share" : percent(ratio);
}

/** What was kept, over what that stands for. */
const keptOf = onceForEach((buckets: readonly MetricBucket[]): Kept => {
  const [all, bad] = [createShare(0), createShare(FEWEST_BAD)];
  for (const { sampleCount, sampleRatio, value, badCount, badSampleRatio } of buckets) {
    all.add(sampleCount, sampleRatio);
    // An estimated number of events stands for itself.
    bad.add(badCount ?? (value ?? 0) * (badSampleRatio ?? 0), badSampleRatio);
  }
  return { all: all.ratio(), bad: bad.ratio() };
});

function createShare(fewest: number) {
  let [kept, happened] = [0, 0];
  return {
    add(count: number, ratio: number | undefined) {
      if (ratio === undefined || !(ratio > 0)) return;
      kept += count;
      happened += count / ratio;
    },
    ratio: () => (happened > 0 && kept >= fewest ? kept / happened : null),
  };
}
