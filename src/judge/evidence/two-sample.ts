import { z } from "zod";
import { conditionalBinomial } from "./conditional-binomial.ts";
import { declareKind, type Increment } from "./contract.ts";
import { controlFields, type ControlledBucket, observeControl, worseThanControl } from "./control.ts";
import { BETTER, type Effect, WORSE } from "./effects.ts";
import { marginField, passMargin } from "./fields.ts";

interface Boundary {
  readonly margin: number;
}

export const twoSample = declareKind<Boundary, ControlledBucket>({
  description:
    "Failed requests against those of a control that serves at the same time, where requests fail independently.",
  boundary: z.strictObject({ margin: marginField }),
  bucket: controlFields,
  clustered: false,
  onsets: "average",
  effects: WORSE,
  passEffects: BETTER,
  assumesSteadyLevel: false,
  independent: false,
  increment,
  passIncrement: ({ margin }, effect) => increment({ margin: passMargin(margin) }, effect),
  passFactor: ({ margin }) => passMargin(margin),
  observe: observeControl,
  worseBucket: worseThanControl,
});

function increment({ margin }: Boundary, { size, logSize }: Effect): Increment<ControlledBucket> {
  return {
    of: ({ errors, requests, controlErrors, controlRequests }) =>
      conditionalBinomial(errors, requests, controlErrors, controlRequests, margin, size, logSize),
  };
}
