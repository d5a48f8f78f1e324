import { z } from "zod";
import { declareKind, type Increment } from "./contract.ts";
import { controlFields, type ControlledBucket, observeControl, worseThanControl } from "./control.ts";
import { BETTER, type Effect, WORSE } from "./effects.ts";
import { marginField, passMargin, requestsField } from "./fields.ts";
import { bestTilt, type Tilt } from "./tilt.ts";
import { twoSample } from "./two-sample.ts";

interface Boundary {
  readonly margin: number;
  readonly beta: number;
}

/** s·xc − t(s)·xb, whose mean is exactly 1 where both sides are negative binomial with this dispersion, and at most 1 below it. */
export const tilted = declareKind<Boundary, ControlledBucket>({
  description: "Failed requests against a control's, where errors come in clusters such as retries.",
  boundary: z.strictObject({
    margin: marginField,
    beta: requestsField("Variance over mean of the errors in a bucket before the release, less 1."),
  }),
  bucket: controlFields,
  clustered: true,
  onsets: "average",
  effects: WORSE,
  passEffects: BETTER,
  assumesSteadyLevel: false,
  independent: false,
  increment,
  passIncrement: ({ margin, beta }, effect) => increment({ margin: passMargin(margin), beta }, effect),
  passFactor: ({ margin }) => passMargin(margin),
  observe: observeControl,
  worseBucket: worseThanControl,
});

function increment({ margin, beta }: Boundary, effect: Effect): Increment<ControlledBucket> {
  if (beta === 0) return twoSample.increment({ margin }, effect);
  let last: Tilt | null = null;
  return {
    of({ errors, requests, controlErrors, controlRequests }) {
      // Traffic is split much as it was in the bucket before, so that the search ends soon.
      last = bestTilt((margin * requests) / controlRequests, beta, effect.logSize, last);
      return last.s * errors - last.t * controlErrors;
    },
  };
}
