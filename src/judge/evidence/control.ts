/** A control that serves beside the release: its counts, and what the release is compared with. */
import { z } from "zod";
import type { Observation, Totals } from "./contract.ts";
import { countField, errorsField, releaseRequestsField, requestsField } from "./fields.ts";
import { shareOf } from "./observation.ts";

export interface ControlledBucket {
  readonly errors: number;
  readonly requests: number;
  readonly controlErrors: number;
  readonly controlRequests: number;
}

export const controlFields = z.strictObject({
  errors: errorsField,
  requests: releaseRequestsField,
  controlErrors: countField("Failed requests of the control."),
  controlRequests: requestsField("Requests of the control."),
});

export function observeControl(_: object, totals: Totals): Observation {
  return shareOf(totals, totals.controlRequests === 0 ? 0 : totals.controlErrors / totals.controlRequests);
}

/** Null while the control has had no failure: then nobody knows how many more would be worse. */
export function worseThanControl(
  { margin }: { readonly margin: number },
  { requests, controlErrors, controlRequests, buckets }: Totals,
  size: number,
): ControlledBucket | null {
  if (controlErrors === 0 || controlRequests === 0) return null;
  return {
    errors: (size * margin * requests * (controlErrors / controlRequests)) / buckets,
    requests: requests / buckets,
    controlErrors: controlErrors / buckets,
    controlRequests: controlRequests / buckets,
  };
}
