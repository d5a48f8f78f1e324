/** What was counted, beside what it is compared with. */
import type { Observation, Totals } from "./contract.ts";

export function shareOf({ errors, requests }: Totals, baseline: number): Observation {
  return { failed: errors, requests, rate: requests === 0 ? 0 : errors / requests, baseline };
}

/** A bucket of the average traffic at this rate; null without traffic. */
export function averageRequests(
  { requests, buckets }: Totals,
  rate: number,
): { readonly errors: number; readonly requests: number } | null {
  if (requests === 0) return null;
  return { errors: (rate * requests) / buckets, requests: requests / buckets };
}
