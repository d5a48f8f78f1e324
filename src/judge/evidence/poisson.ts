import { z } from "zod";
import { declareKind, type Increment } from "./contract.ts";
import { BETTER, type Effect, WORSE } from "./effects.ts";
import { countField, PASS_FACTOR, requestsField } from "./fields.ts";

interface Boundary {
  readonly perSecond: number;
}

interface Bucket {
  readonly errors: number;
}

/** x·ln r − λt(r − 1). */
export const poisson = declareKind<Boundary, Bucket>({
  description: "Failures per time, where nobody counts the requests. A bucket lasts from the end of the bucket before.",
  boundary: z.strictObject({ perSecond: requestsField("Failures in a second that may happen.") }),
  bucket: z.strictObject({ errors: countField("Failures of the release.") }),
  clustered: true,
  onsets: "average",
  effects: WORSE,
  passEffects: BETTER,
  assumesSteadyLevel: true,
  independent: true,
  increment,
  passIncrement: ({ perSecond }, effect) => increment({ perSecond: PASS_FACTOR * perSecond }, effect),
  passFactor: () => PASS_FACTOR,
  observe: ({ perSecond }, { errors, seconds }) => ({
    failed: errors,
    requests: null,
    rate: errors / seconds,
    baseline: perSecond,
  }),
  worseBucket: ({ perSecond }, { seconds, buckets }, size) => ({ errors: (size * perSecond * seconds) / buckets }),
});

function increment({ perSecond }: Boundary, { size, logSize }: Effect): Increment<Bucket> {
  const eachSecond = perSecond * (size - 1);
  return { of: ({ errors }, seconds) => errors * logSize - seconds * eachSecond };
}
