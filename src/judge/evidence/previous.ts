import { z } from "zod";
import { conditionalBinomial } from "./conditional-binomial.ts";
import { declareKind, type Increment } from "./contract.ts";
import { BETTER, type Effect, WORSE } from "./effects.ts";
import { countField, errorsField, marginField, passMargin, positiveField, releaseRequestsField } from "./fields.ts";
import { averageRequests, shareOf } from "./observation.ts";

interface Boundary {
  readonly margin: number;
  readonly baselineErrors: number;
  readonly baselineRequests: number;
}

interface Bucket {
  readonly errors: number;
  readonly requests: number;
}

/**
 * Exact without knowing the baseline's rate: it was read back until exactly `baselineErrors` were found, or one more is
 * counted than a fixed window had. The baseline is shared by all buckets, so the ratio is one of sums since the onset.
 */
export const previous = declareKind<Boundary, Bucket>({
  description: "Failed requests against those of the deployment before, which is over.",
  boundary: z.strictObject({
    margin: marginField,
    baselineErrors: countField(
      "Failed requests of the baseline, read back until exactly so many were found; of a fixed window, one more than it had.",
    ),
    baselineRequests: positiveField("Requests of the baseline."),
  }),
  bucket: z.strictObject({ errors: errorsField, requests: releaseRequestsField }),
  clustered: false,
  onsets: "maximum",
  effects: WORSE,
  passEffects: BETTER,
  assumesSteadyLevel: true,
  independent: false,
  useless: ({ baselineErrors }) =>
    baselineErrors === 0
      ? "The baseline has no failed request, so nothing can be compared with it: of a fixed window, one more is counted than it had."
      : null,
  increment,
  passIncrement: (boundary, effect) => increment({ ...boundary, margin: passMargin(boundary.margin) }, effect),
  passFactor: ({ margin }) => passMargin(margin),
  observe: ({ baselineErrors, baselineRequests }, totals) => shareOf(totals, baselineErrors / baselineRequests),
  worseBucket: ({ margin, baselineErrors, baselineRequests }, totals, size) =>
    averageRequests(totals, size * margin * (baselineErrors / baselineRequests)),
});

function increment(boundary: Boundary, { size, logSize }: Effect): Increment<Bucket> {
  const { margin, baselineErrors, baselineRequests } = boundary;
  return {
    of: ({ errors, requests }) =>
      conditionalBinomial(errors, requests, baselineErrors, baselineRequests, margin, size, logSize),
  };
}
