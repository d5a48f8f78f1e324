import { z } from "zod";
import { declareKind, type Increment } from "./contract.ts";
import { BETTER, type Effect, WORSE } from "./effects.ts";
import { errorsField, passRate, releaseRequestsField, shareField } from "./fields.ts";
import { averageRequests, shareOf } from "./observation.ts";

interface Boundary {
  readonly rate: number;
}

interface Bucket {
  readonly errors: number;
  readonly requests: number;
}

/**
 * x·ln r − n·ln(1 + p₀(r − 1)). The size r is a ratio of odds, so the rate that it stands for is a share whatever r is.
 * Valid for any mixture of requests whose mean rate is at most p₀ (arithmetic and geometric mean).
 */
export const bernoulli = declareKind<Boundary, Bucket>({
  description: "Failed requests against a fixed share of failures, where requests fail independently.",
  boundary: z.strictObject({ rate: shareField("Share of requests that may fail.") }),
  bucket: z.strictObject({ errors: errorsField, requests: releaseRequestsField }),
  clustered: false,
  onsets: "average",
  effects: WORSE,
  passEffects: BETTER,
  assumesSteadyLevel: true,
  independent: true,
  increment,
  passIncrement: ({ rate }, effect) => increment({ rate: passRate(rate) }, effect),
  passFactor: ({ rate }) => (rate === 0 ? 1 : passRate(rate) / rate),
  observe: ({ rate }, totals) => shareOf(totals, rate),
  worseBucket: ({ rate }, totals, size) => averageRequests(totals, (size * rate) / (1 + (size - 1) * rate)),
});

function increment({ rate }: Boundary, { size, logSize }: Effect): Increment<Bucket> {
  const perRequest = Math.log1p(rate * (size - 1));
  return { of: ({ errors, requests }) => errors * logSize - requests * perRequest };
}
