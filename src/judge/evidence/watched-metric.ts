import type { EvidenceKind } from "./contract.ts";
import type { SettledBucket } from "./settled-buckets.ts";

/** What a watch knows of one metric. */
export interface WatchedMetric {
  readonly kind: EvidenceKind;
  readonly boundary: object;
  readonly buckets: readonly SettledBucket[];
  readonly horizonSeconds: number;
}

/** How its evidence went from bucket to bucket. */
export interface EvidenceCourse {
  /** ln E after so many buckets; 0 after none. */
  after(buckets: number): number;
  /** No less than that, and cheap. */
  atMost(buckets: number): number;
  /** The fewest buckets, and at least `atLeast`, after which ln E is at least `level`; null where it never is. */
  firstAt(level: number, atLeast: number): number | null;
  /** Index of the bucket with which a regression most likely began, as far as so many buckets tell. */
  likeliestOnset(buckets: number): number;
}
