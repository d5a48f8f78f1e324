import { z } from "zod";
import { declareKind, type Increment } from "./contract.ts";
import { type Effect, STAKES } from "./effects.ts";
import { passRate, shareField } from "./fields.ts";

interface Boundary {
  readonly ratio: number;
}

interface Bucket {
  readonly ratio: number;
}

/**
 * ln(1 + c(y/m₀ − 1)): a bet at fair odds that the ratio lies above m₀, whose capital does not grow where the mean does
 * not, whatever the distribution is. That it lies below twice m₀ is the bet on 1 − y.
 */
export const betting = declareKind<Boundary, Bucket>({
  description:
    "A bare ratio of each bucket, without the counts behind it. Of one that must not fall, 1 less the ratio.",
  boundary: z.strictObject({
    ratio: z.number().gt(0).max(1).describe("Mean of the ratio up to which the release counts as no worse."),
  }),
  bucket: z.strictObject({ ratio: shareField("The ratio in this bucket.") }),
  clustered: true,
  onsets: "average",
  effects: STAKES,
  passEffects: STAKES,
  assumesSteadyLevel: true,
  independent: false,
  increment,
  passIncrement({ ratio }, effect) {
    const limit = passRate(ratio);
    if (limit === 1) return { of: () => 0 };
    const { of } = increment({ ratio: 1 - limit }, effect);
    return { of: (bucket, seconds) => of({ ratio: 1 - bucket.ratio }, seconds) };
  },
  passFactor: ({ ratio }) => passRate(ratio) / ratio,
  observe: ({ ratio: baseline }, { ratio, buckets }) => ({
    failed: null,
    requests: null,
    rate: ratio / buckets,
    baseline,
  }),
  worseBucket: () => null,
});

function increment({ ratio: mean }: Boundary, { size: stake }: Effect): Increment<Bucket> {
  return { of: ({ ratio }) => Math.log1p(stake * (ratio / mean - 1)) };
}
