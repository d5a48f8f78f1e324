import { z } from "zod";
import { declareKind, type Increment } from "./contract.ts";
import { BETTER, type Effect, WORSE } from "./effects.ts";
import { errorsField, passRate, positiveField, releaseRequestsField, shareField } from "./fields.ts";
import { averageRequests, shareOf } from "./observation.ts";

interface Boundary {
  readonly rate: number;
  readonly shape: number;
}

interface Bucket {
  readonly errors: number;
  readonly requests: number;
}

/**
 * With m = p₀n and shape k: x·ln(r(k + m)/(k + rm)) − k·ln(1 + (r − 1)m/(k + m)), here with the ratio of the two sums
 * written once, so that a large k loses no digits. The mean is exactly 1 at the boundary, and at most 1 for a smaller
 * mean or a larger shape, since the generating function increases with mean and dispersion.
 */
export const negativeBinomial = declareKind<Boundary, Bucket>({
  description:
    "Failed requests against a share whose level varies from bucket to bucket, or with several errors at once.",
  boundary: z.strictObject({
    rate: shareField("Share of requests that may fail, on average over buckets."),
    shape: positiveField(
      "How steady the level is, from buckets before the release: 1/shape is the squared coefficient of variation of the rate from bucket to bucket.",
    ),
  }),
  bucket: z.strictObject({ errors: errorsField, requests: releaseRequestsField }),
  clustered: true,
  onsets: "average",
  effects: WORSE,
  passEffects: BETTER,
  assumesSteadyLevel: true,
  independent: false,
  increment,
  passIncrement: ({ rate, shape }, effect) => increment({ rate: passRate(rate), shape }, effect),
  passFactor: ({ rate }) => (rate === 0 ? 1 : passRate(rate) / rate),
  observe: ({ rate }, totals) => shareOf(totals, rate),
  worseBucket: ({ rate }, totals, size) => averageRequests(totals, size * rate),
});

function increment({ rate, shape }: Boundary, { size, logSize }: Effect): Increment<Bucket> {
  return {
    of({ errors, requests }) {
      // Errors whose requests have not arrived are no evidence.
      if (requests === 0) return 0;
      const mean = rate * requests;
      return errors * logSize - (errors + shape) * Math.log1p(((size - 1) * mean) / (shape + mean));
    },
  };
}
