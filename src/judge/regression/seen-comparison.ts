/** What is known of one comparison at a look. */
import type { MetricBucket } from "../../providers/contract.ts";
import type { GivenBucket } from "../evidence/settled-buckets.ts";
import type { Prepared } from "./prepare-comparison.ts";

export interface SeenComparison {
  readonly prepared: Prepared;
  /** Settled buckets of the release. */
  readonly buckets: readonly MetricBucket[];
  /** The same minutes of what serves beside it; none where nothing does. */
  readonly controlBuckets: readonly MetricBucket[];
  /** The same as evidence counts them. */
  readonly given: readonly GivenBucket[];
  /** Why this says less than it seems to: what was known before the watch, and what its data add. */
  readonly warnings: readonly string[];
  /** End of what has settled, in seconds since the promotion. */
  readonly settledSeconds: number;
}
